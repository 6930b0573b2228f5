"""The store: one data file, one door for reads and one for writes.

Each thread that uses the store has a connection of its own (the window's and the worker's, in
practice). A write is one transaction and one undo step. While one thread writes, the others read on;
a second write from the window is refused with a sentence instead of freezing it.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.orm import Session

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, message
from c21desk.storage import driver, keys, migrations, search_index, tables, undoing
from c21desk.storage.clock import HybridClock
from c21desk.storage.faults import damaged, explained
from c21desk.storage.journal import EDIT, Recorder, WriteSession
from c21desk.storage.local_values import LocalValues
from c21desk.storage.lock import DatabaseLock, refuse_unsafe_folder

SEED_ORIGIN = uuid.UUID("5eed0c21-0000-5000-8000-000000000000")
"""The origin of the reference data that every file starts with: the same everywhere."""

Seed = tuple[int, Callable[[WriteSession], None]]
"""The stamp of the reference data, alike in every file, and the function that writes them."""

Listener = Callable[[frozenset[str]], None]


class StoreBusyError(UserError):
    """Another thread is writing."""


@dataclass(frozen=True)
class Undone:
    """What an undo or redo did: the step's name, and the fields that keep a newer value."""

    label: Message
    skipped: tuple[undoing.Skipped, ...]


class Store:
    """An open data file. Make one with :meth:`create` or :meth:`open`."""

    def __init__(self, path: Path, key: bytes | None, lock: DatabaseLock, author: str) -> None:
        self.path = path
        self.author = author
        self.encrypted = key is not None
        self._key = key
        self._lock = lock
        self._engines: dict[int, Engine] = {}
        self._open_connections: dict[int, Connection] = {}
        self._writer = threading.Lock()
        self._writing_thread = 0
        self._owner_thread = threading.get_ident()
        self._listeners: list[Listener] = []
        self._clock = HybridClock()
        self.local_values = LocalValues(self)
        self.database_id = uuid.UUID(int=0)
        self.origin = 0

    # Making, opening, closing.

    @classmethod
    def create(
        cls, path: Path, passphrase: str | None = None, author: str = "", seed: Seed | None = None
    ) -> tuple[Store, str]:
        """Make a new file. Returns the store and the recovery code ("" for a plain file).

        ``seed`` gives the stamp of the reference data and the function that writes them. The file is
        made under another name and takes its own when it is whole: a creation that fails, or is cut
        off, leaves no half file behind. Raises UserError where a file of that name exists, the folder
        is unsafe or cannot be written, or the passphrase is too short.
        """
        path = path.resolve()
        for taken in (path, keys.path_for(path)):
            if taken.exists():
                raise UserError(message(N_("“{name}” already exists. Choose another name."), name=taken.name))
        if not path.parent.is_dir():
            raise UserError(
                message(
                    N_("There is no folder “{folder}”. Make it, or choose another."), folder=str(path.parent)
                )
            )
        refuse_unsafe_folder(path)
        database_id = uuid.uuid4()
        key: bytes | None = None
        code = ""
        if passphrase is not None:
            import os

            key, code = os.urandom(keys.KEY_BYTES), keys.new_recovery_code()
            slots = (
                keys.wrap(key, passphrase, keys.PASSPHRASE, database_id),
                keys.wrap(key, code, keys.RECOVERY, database_id),
            )
        lock = DatabaseLock(path)
        draft = path.with_name(f".{path.name}.draft")
        with explained(path):
            lock.acquire()
            store = cls(draft, key, lock, author)
            try:
                _remove(draft)
                store._initialise(database_id, seed)
                store._disconnect()  # writes all into the one file
                if key is not None:
                    keys.write(keys.path_for(path), keys.KeyFile(database_id, slots))
                draft.replace(path)
                store.path = path
                store._load()
            except BaseException:
                store.close()
                _remove(draft)
                keys.path_for(path).unlink(missing_ok=True)
                raise
        return store, code

    @classmethod
    def open(cls, path: Path, passphrase: str | None = None, author: str = "") -> Store:
        """Open an existing file; a file of an older version is backed up and brought forward.

        Raises UserError: no such file, not ours, newer, in use, in an unsafe folder, a passphrase that
        is missing or does not fit, or a damaged key file.
        """
        path = path.resolve()  # one file has one lock, whatever links lead to it
        if not path.is_file():
            raise UserError(
                message(N_("There is no file “{name}” here. Check the name and the folder."), name=path.name)
            )
        refuse_unsafe_folder(path)
        key: bytes | None = None
        key_path = keys.path_for(path)
        if key_path.exists():
            if passphrase is None:
                raise UserError(
                    message(N_("“{name}” is encrypted. Type its passphrase."), name=path.name), "passphrase"
                )
            with explained(key_path):
                key = keys.unwrap(keys.read(key_path), passphrase)
        elif not is_plain(path):
            raise UserError(
                message(
                    N_(
                        "“{name}” is not a c21desk file, or its key file “{key}” is missing. Put both into one folder."
                    ),
                    name=path.name,
                    key=key_path.name,
                )
            )
        lock = DatabaseLock(path)
        with explained(path):
            lock.acquire()
            store = cls(path, key, lock, author)
            try:
                store._check_and_load()
            except BaseException:
                store.close()
                raise
        return store

    def _initialise(self, database_id: uuid.UUID, seed: Seed | None) -> None:
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

    def _check_and_load(self) -> None:
        connection = self._connection()
        with connection.begin():
            migrations.refuse_foreign(connection, self.path)
            old = migrations.version(connection) < migrations.SCHEMA
        if old:
            self._bring_forward(connection)
        self._load()

    def _bring_forward(self, connection: Connection) -> None:
        backup_to(connection, self.path.with_suffix(f".before-{migrations.SCHEMA}.c21"), self._key)
        connection.info["begin"] = "BEGIN IMMEDIATE"
        with connection.begin(), driver.writing(connection):
            migrations.upgrade(connection)

    def _load(self) -> None:
        with self.reading() as connection:
            rows = connection.execute(select(tables.meta.c.key, tables.meta.c.value)).all()
            facts: dict[str, str] = {key: value for key, value in rows}  # noqa: C416 - rows are typed pairs
            try:
                self.database_id = uuid.UUID(facts["database"])
                self.origin = int(facts["origin"])
            except (KeyError, ValueError) as fault:
                raise damaged(self.path) from fault
            self._clock.saw(connection.scalar(select(func.max(tables.transaction.c.stamp))) or 0)

    def close(self) -> None:
        """Close every connection and give the lock back. The store cannot be used afterwards."""
        self._disconnect()
        self._lock.release()

    def _disconnect(self) -> None:
        for connection in self._open_connections.values():
            connection.close()
        for engine in self._engines.values():
            engine.dispose()
        self._open_connections.clear()
        self._engines.clear()

    def hand_over(self) -> None:
        """Make the calling thread the window's: its writes are refused, not delayed, while another writes."""
        self._owner_thread = threading.get_ident()

    # Reading.

    def _connection(self) -> Connection:
        thread = threading.get_ident()
        if thread not in self._open_connections:
            engine = driver.engine(self.path, self._key)
            self._engines[thread] = engine
            self._open_connections[thread] = engine.connect()
        return self._open_connections[thread]

    def interrupt(self, thread: int) -> None:
        """Break off the statement that another thread's connection is at, if any; it fails there."""
        connection = self._open_connections.get(thread)
        driver_connection = connection.connection.driver_connection if connection is not None else None
        if driver_connection is not None:
            driver_connection.interrupt()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection with one consistent view, for statements that select columns.

        Raises RuntimeError inside a write: its own session is the only right view there.
        """
        connection = self._connection()
        if connection.in_transaction():
            raise RuntimeError("a read inside a write: use the write's own session")
        connection.info["begin"] = "BEGIN"
        with explained(self.path), connection.begin() as transaction:
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
        """The single door for writes: one transaction, one undo step called ``label``.

        Nothing is recorded where nothing changed. Raises StoreBusyError while another thread writes
        and UserError for faults of the disk; in every case the file is as before.
        """
        with self._exclusively() as connection:
            recorder = self._recorder(connection, self.origin)
            with WriteSession(connection, recorder) as session:
                yield session
                session.flush()
            self._finish(connection, recorder, label, EDIT)
        self._tell(recorder)

    @contextmanager
    def _exclusively(self) -> Iterator[Connection]:
        thread = threading.get_ident()
        if self._writing_thread == thread:
            raise RuntimeError("a write inside a write")
        window = thread == self._owner_thread
        if not self._writer.acquire(blocking=not window):
            raise StoreBusyError(
                message(N_("A longer task is writing to the file. Wait until it has finished."))
            )
        try:
            self._writing_thread = thread
            connection = self._connection()
            connection.info["begin"] = "BEGIN IMMEDIATE"
            with explained(self.path), connection.begin():
                yield connection
        finally:
            self._writing_thread = 0
            self._writer.release()

    def _recorder(self, connection: Connection, origin: int, stamp: int | None = None) -> Recorder:
        last = connection.scalar(
            select(func.max(tables.transaction.c.last)).where(tables.transaction.c.origin == origin)
        )
        arrival = connection.scalar(select(func.max(tables.transaction.c.arrival))) or 0
        return Recorder(origin, (last or 0) + 1, self._clock.tick() if stamp is None else stamp, arrival + 1)

    def _finish(
        self,
        connection: Connection,
        recorder: Recorder,
        label: Message,
        kind: int,
        retracts: int | None = None,
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
                    author=self.author,
                    label=undoing.label_to_json(label),
                    kind=kind,
                    retracts=retracts,
                    alive=1,
                )
            )
            search_index.refresh(connection)

    # Undo and redo.

    def undo_label(self) -> Message | None:
        """Name of the step that undo would take back, or None."""
        with self.reading() as connection:
            step = undoing.to_undo(connection, self.origin)
        return step.label if step else None

    def redo_label(self) -> Message | None:
        """Name of the step that redo would bring back, or None."""
        with self.reading() as connection:
            step = undoing.to_redo(connection, self.origin)
        return step.label if step else None

    def undo(self) -> Undone | None:
        """Take back the latest edit of this file's own; None where there is none."""
        return self._take_back(undoing.to_undo)

    def redo(self) -> Undone | None:
        """Bring back what the latest undo took; None where there is nothing."""
        return self._take_back(undoing.to_redo)

    def _take_back(self, choose: Callable[[Connection, int], undoing.Step | None]) -> Undone | None:
        with self._exclusively() as connection:
            step = choose(connection, self.origin)
            if step is None:
                return None
            recorder = self._recorder(connection, self.origin)
            kind = connection.scalar(
                select(tables.transaction.c.kind).where(tables.transaction.c.arrival == step.arrival)
            )
            with driver.writing(connection):
                skipped = undoing.retract(connection, step, recorder)
            self._finish(
                connection,
                recorder,
                step.label,
                undoing.KIND_OF_TAKING_BACK[kind or EDIT],
                retracts=step.arrival,
            )
        self._tell(recorder)
        return Undone(step.label, tuple(skipped))

    # Telling those who show data.

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the names of changed tables after every commit, in the thread that
        wrote. Returns the function that ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, recorder: Recorder) -> None:
        if recorder.tables:
            for listener in tuple(self._listeners):
                listener(frozenset(recorder.tables))


def is_plain(path: Path) -> bool:
    """Whether the file begins as an unencrypted SQLite database does."""
    with explained(path), path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def backup_to(connection: Connection, target: Path, key: bytes | None) -> None:
    """Copy the open file to ``target``, encrypted with the same key.

    Raises UserError where the copy cannot be written.
    """
    with explained(target):
        target.unlink(missing_ok=True)
        copy = driver.connect(target, key)
        try:
            source = connection.connection.driver_connection
            assert source is not None
            source.backup(copy)
        finally:
            copy.close()


def _remove(path: Path) -> None:
    """Delete a database with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
