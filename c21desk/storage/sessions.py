"""The store's half that needs SQLAlchemy: reads of mapped tables and records, and every write.

It is reached through :class:`c21desk.storage.store.Store` only, which loads it with the first use.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.orm import Session

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, message
from c21desk.storage import attachments, driver, migrations, search_index, steps, tables, undoing
from c21desk.storage.connections import View, view_of
from c21desk.storage.faults import explained
from c21desk.storage.journal import Recorder, WriteSession
from c21desk.storage.steps import EDIT, Skipped, Step, Undone, label_to_json
from c21desk.storage.store import Store

SEED_ORIGIN = uuid.UUID("5eed0c21-0000-5000-8000-000000000000")
"""The origin of the reference data that every file starts with: the same everywhere."""

Seed = tuple[int, Callable[[WriteSession], None]]
"""The stamp of the reference data, alike in every file, and the function that writes them."""

_ROWS = 0.7
"""The share of taking a step back that is done when the rows stand; the rest is the search index."""


class StoreBusyError(UserError):
    """Another thread is writing."""


class Sessions:
    """SQLAlchemy over the connections of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._engines: dict[int, Engine] = {}
        self._open: dict[int, Connection] = {}
        self._writer = threading.Lock()
        self._writing_thread = 0

    def _connection(self) -> Connection:
        thread = threading.get_ident()
        if thread not in self._open:
            engine = driver.engine(self._store.connection())
            self._engines[thread] = engine
            self._open[thread] = engine.connect()
        return self._open[thread]

    def disconnect(self) -> None:
        """Close every connection."""
        for connection in self._open.values():
            connection.close()
        for engine in self._engines.values():
            engine.dispose()
        self._open.clear()
        self._engines.clear()

    # Making a file, bringing it forward.

    def initialise(self, database_id: uuid.UUID, seed: Seed | None) -> None:
        """Make schema, facts and reference data in an empty file."""
        connection = self._connection()
        connection.info["begin"] = "BEGIN IMMEDIATE"
        with connection.begin():
            with driver.writing(connection):
                migrations.create(connection)
                connection.execute(
                    insert(tables.origin),
                    [{"n": 1, "uuid": SEED_ORIGIN.bytes}, {"n": 2, "uuid": uuid.uuid4().bytes}],
                )
                connection.execute(
                    insert(tables.meta),
                    [{"key": "database", "value": str(database_id)}, {"key": "origin", "value": "2"}],
                )
            if seed is not None:
                stamp, plant = seed
                recorder = self._recorder(connection, 1, stamp)
                with WriteSession(connection, recorder) as session:
                    plant(session)
                    session.flush()
                self._finish(connection, recorder, message(N_("Reference data")), EDIT)

    def bring_forward(self) -> None:
        """Migrate the schema to this program's version."""
        connection = self._connection()
        connection.info["begin"] = "BEGIN IMMEDIATE"
        with connection.begin(), driver.writing(connection):
            migrations.upgrade(connection)

    # Reading.

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection with one consistent view, for statements that select columns.

        Raises RuntimeError inside a write: its own session is the only right view there.
        """
        if self._store.connection().in_transaction:
            raise RuntimeError("a read inside a write: use the write's own session")
        connection = self._connection()
        connection.info["begin"] = "BEGIN"
        with explained(self._store.path), connection.begin() as transaction:
            yield connection
            transaction.rollback()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session with one consistent view; what it loads is detached at the end."""
        with (
            self.reading() as connection,
            Session(connection, autoflush=False, join_transaction_mode="rollback_only") as session,
        ):
            yield session
            session.expunge_all()

    # Writing.

    @contextmanager
    def write(self, label: Message) -> Iterator[WriteSession]:
        """One transaction, one undo step called ``label``."""
        with self.exclusively() as connection:
            recorder = self._recorder(connection, self._store.origin)
            with WriteSession(connection, recorder) as session:
                yield session
                session.flush()
            self._finish(connection, recorder, label, EDIT)
        self._store.tell(frozenset(recorder.tables))

    @contextmanager
    def exclusively(self) -> Iterator[Connection]:
        """The connection in a transaction while no other thread writes. Raises StoreBusyError in the
        window's thread where one does; others wait."""
        thread = threading.get_ident()
        if self._writing_thread == thread:
            raise RuntimeError("a write inside a write")
        if not self._writer.acquire(blocking=not self._store.in_window):
            raise StoreBusyError(
                message(N_("A longer task is writing to the file. Wait until it has finished."))
            )
        try:
            self._writing_thread = thread
            connection = self._connection()
            connection.info["begin"] = "BEGIN IMMEDIATE"
            with explained(self._store.path), connection.begin():
                yield connection
        finally:
            self._writing_thread = 0
            self._writer.release()

    def _recorder(self, connection: Connection, origin: int, stamp: int | None = None) -> Recorder:
        last = connection.scalar(
            select(func.max(tables.transaction.c.last)).where(tables.transaction.c.origin == origin)
        )
        arrival = connection.scalar(select(func.max(tables.transaction.c.arrival))) or 0
        stamp = self._store.clock.tick() if stamp is None else stamp
        return Recorder(origin, (last or 0) + 1, stamp, arrival + 1)

    def _finish(
        self,
        connection: Connection,
        recorder: Recorder,
        label: Message,
        kind: int,
        retracts: int | None = None,
        progress: Callable[[float], None] = lambda _share: None,
    ) -> None:
        if recorder.empty:
            return
        with driver.writing(connection):
            connection.execute(
                insert(tables.transaction).values(
                    arrival=recorder.arrival,
                    origin=recorder.origin,
                    first=recorder.first,
                    last=recorder.next_seq - 1,
                    stamp=recorder.stamp,
                    author=self._store.author,
                    label=label_to_json(label),
                    kind=kind,
                    retracts=retracts,
                    alive=1,
                )
            )
            if recorder.attachments:
                attachments.hold(connection, recorder.attachments)
            search_index.refresh(connection, progress)

    def take_back(
        self,
        choose: Callable[[View, int], Step | None],
        progress: Callable[[float], None] = lambda _share: None,
    ) -> Undone | None:
        """Take back the step that ``choose`` names for this file's origin; None where it names none.
        ``progress`` is called with the share that is done; what it raises leaves the file as it was."""
        with self.exclusively() as connection:
            step = choose(view_of(connection), self._store.origin)
            if step is None:
                return None
            kind = connection.scalar(
                select(tables.transaction.c.kind).where(tables.transaction.c.arrival == step.arrival)
            )
            taking = undoing.KIND_OF_TAKING_BACK[kind or EDIT]
            recorder, skipped = self._retract(connection, step, step.label, taking, progress)
        self._store.tell(frozenset(recorder.tables))
        return Undone(step.label, tuple(skipped))

    def unmerge(self, record: uuid.UUID, label: Message) -> Undone | None:
        """Take back the latest merge of a record into another, as an edit of its own called ``label``."""
        with self.exclusively() as connection:
            merges = undoing.merges(connection, record.bytes)
            if not merges:
                return None
            merge = steps.step(view_of(connection), merges[0])
            assert merge is not None
            recorder, skipped = self._retract(connection, merge, label, EDIT)
        self._store.tell(frozenset(recorder.tables))
        return Undone(label, tuple(skipped))

    def _retract(
        self,
        connection: Connection,
        step: Step,
        label: Message,
        kind: int,
        progress: Callable[[float], None] = lambda _share: None,
    ) -> tuple[Recorder, list[Skipped]]:
        recorder = self._recorder(connection, self._store.origin)
        with driver.writing(connection):
            skipped = undoing.retract(connection, step, recorder, lambda share: progress(share * _ROWS))
        self._finish(
            connection,
            recorder,
            label,
            kind,
            retracts=step.arrival,
            progress=lambda share: progress(_ROWS + share * (1 - _ROWS)),
        )
        return recorder, skipped
