"""The store: one data file, one door for reads and one for writes.

Each thread that uses the store has a connection of its own (the window's and the worker's, in
practice). A write is one transaction and one undo step. While one thread writes, the others read on;
a second write from the window is refused with a sentence instead of freezing it.

This module opens a file and reads it in plain SQL, without SQLAlchemy: that is all that the first
page needs. What needs the mapped classes is behind the same door in :mod:`c21desk.storage.sessions`,
which loads with its first use.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, message
from c21desk.storage import connections, header, keys, steps
from c21desk.storage.attachments import Attachments
from c21desk.storage.clock import HybridClock
from c21desk.storage.connections import View
from c21desk.storage.faults import damaged, explained
from c21desk.storage.local_values import LocalValues
from c21desk.storage.lock import DatabaseLock, refuse_unsafe_folder
from c21desk.storage.steps import Undone

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from c21desk.storage.journal import WriteSession
    from c21desk.storage.sessions import Seed, Sessions

Listener = Callable[[frozenset[str]], None]


class Store:
    """An open data file. Make one with :meth:`create` or :meth:`open`."""

    def __init__(self, path: Path, key: bytes | None, lock: DatabaseLock, author: str) -> None:
        self.path = path
        self.author = author
        self.encrypted = key is not None
        self._key = key
        self._lock = lock
        self._connections: dict[int, dbapi2.Connection] = {}
        self._owner_thread = threading.get_ident()
        self._listeners: list[Listener] = []
        self.clock = HybridClock()
        self.local_values = LocalValues(self)
        self.attachments = Attachments(self)
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
                store._sessions.initialise(database_id, seed)
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

    def _check_and_load(self) -> None:
        with self.view() as view:
            header.refuse_foreign(view, self.path)
            old = header.version(view) < header.SCHEMA
        if old:
            self._back_up(self.path.with_suffix(f".before-{header.SCHEMA}.c21"))
            self._sessions.bring_forward()
        self._load()

    def _back_up(self, target: Path) -> None:
        """Copy the file, and the key file beside it: without that nobody could open an encrypted copy."""
        if self._key is not None:
            with explained(target):
                keys.write(keys.path_for(target), keys.read(keys.path_for(self.path)))
        backup_to(self.connection(), target, self._key)

    def _load(self) -> None:
        with self.view() as view:
            facts = {row["key"]: row["value"] for row in view.rows("SELECT key, value FROM meta")}
            try:
                self.database_id = uuid.UUID(facts["database"])
                self.origin = int(facts["origin"])
            except (KeyError, ValueError) as fault:
                raise damaged(self.path) from fault
            self.clock.saw(view.value("SELECT max(stamp) FROM journal_txn") or 0)

    def close(self) -> None:
        """Close every connection and give the lock back. The store cannot be used afterwards."""
        if self.origin and self._connections:
            with suppress(
                dbapi2.DatabaseError
            ):  # a file on a full or a read-only disk is closed all the same
                self.attachments.collect()
        self._disconnect()
        self._lock.release()

    def remove(self) -> None:
        """Delete the closed file with its key file and its lock."""
        _remove(self.path)
        keys.path_for(self.path).unlink(missing_ok=True)
        self._lock.remove()

    def _disconnect(self) -> None:
        if "_sessions" in self.__dict__:
            self._sessions.disconnect()
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()

    def hand_over(self) -> None:
        """Make the calling thread the window's: its writes are refused, not delayed, while another writes."""
        self._owner_thread = threading.get_ident()

    @property
    def in_window(self) -> bool:
        """Whether the calling thread is the window's."""
        return self._owner_thread == threading.get_ident()

    @cached_property
    def _sessions(self) -> Sessions:
        """All that needs SQLAlchemy and the mapped classes; loaded with its first use."""
        from c21desk.storage.sessions import Sessions

        return Sessions(self)

    # Reading.

    def connection(self) -> dbapi2.Connection:
        """The calling thread's own connection, for the storage layer."""
        thread = threading.get_ident()
        if thread not in self._connections:
            self._connections[thread] = connections.connect(self.path, self._key)
        return self._connections[thread]

    def interrupt(self, thread: int) -> None:
        """Break off the statement that another thread's connection is at, if any; it fails there."""
        connection = self._connections.get(thread)
        if connection is not None:
            connection.interrupt()

    @contextmanager
    def view(self) -> Iterator[View]:
        """One consistent view for plain SELECT statements: how lists are read.

        Raises RuntimeError inside a write: its own session is the only right view there.
        """
        connection = self.connection()
        if connection.in_transaction:
            raise RuntimeError("a read inside a write: use the write's own session")
        with explained(self.path):
            connection.execute("BEGIN")
            try:
                yield View(connection)
            finally:
                connection.rollback()

    def reading(self) -> AbstractContextManager[Connection]:
        """The same for statements over the mapped tables: an SQLAlchemy connection."""
        return self._sessions.reading()

    def read(self) -> AbstractContextManager[Session]:
        """The same for mapped records: a session; what it loads is detached at the end."""
        return self._sessions.read()

    # Writing.

    def write(self, label: Message) -> AbstractContextManager[WriteSession]:
        """The single door for writes: one transaction, one undo step called ``label``.

        Nothing is recorded where nothing changed. Raises StoreBusyError while another thread writes
        and UserError for faults of the disk; in every case the file is as before.
        """
        return self._sessions.write(label)

    def exclusively(self) -> AbstractContextManager[Connection]:
        """The writer's connection in a transaction that no journal watches: for storage's own repairs."""
        return self._sessions.exclusively()

    # Undo and redo.

    def undo_label(self) -> Message | None:
        """Name of the step that undo would take back, or None."""
        with self.view() as view:
            step = steps.to_undo(view, self.origin)
        return step.label if step else None

    def redo_label(self) -> Message | None:
        """Name of the step that redo would bring back, or None."""
        with self.view() as view:
            step = steps.to_redo(view, self.origin)
        return step.label if step else None

    def undo_size(self) -> int:
        """How many operations undo would take back."""
        with self.view() as view:
            return steps.size(view, steps.to_undo(view, self.origin))

    def redo_size(self) -> int:
        """How many operations redo would bring back."""
        with self.view() as view:
            return steps.size(view, steps.to_redo(view, self.origin))

    def undo(self, progress: Callable[[float], None] = lambda _share: None) -> Undone | None:
        """Take back the latest edit of this file's own; None where there is none. ``progress`` is called
        with the share that is done, and may raise to leave the file as it was."""
        return self._sessions.take_back(steps.to_undo, progress)

    def redo(self, progress: Callable[[float], None] = lambda _share: None) -> Undone | None:
        """Bring back what the latest undo took; None where there is nothing. ``progress`` as of
        :meth:`undo`."""
        return self._sessions.take_back(steps.to_redo, progress)

    # Records that were merged (:mod:`c21desk.storage.aliases`; merging is ``merge_into`` of a write).

    def unmerge(self, record: uuid.UUID) -> Undone | None:
        """Take the latest merge of a record into another back, at any later time, as a step of its own.

        Both are as before with what was changed of each since; fields that were changed after the merge
        keep their newer values and are named. None where the record is not merged.
        """
        return self._sessions.unmerge(record, message(N_("Take a merge back")))

    def shown_as(self, record: uuid.UUID) -> uuid.UUID:
        """The record that a record is shown as: itself, or the one that it was merged into."""
        with self.view() as view:
            found = view.value("SELECT shown_as FROM alias WHERE record = ?", [record.bytes])
        return record if found is None else uuid.UUID(bytes=found)

    def merged_into(self, record: uuid.UUID) -> list[uuid.UUID]:
        """The records that were merged into one, directly or through others, in the order of their ids."""
        with self.view() as view:
            rows = view.rows("SELECT record FROM alias WHERE shown_as = ? ORDER BY record", [record.bytes])
            return [uuid.UUID(bytes=row["record"]) for row in rows]

    # Telling those who show data.

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the names of changed tables after every commit, in the thread that
        wrote. Returns the function that ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, tables: frozenset[str]) -> None:
        """Name the tables that a commit has changed to those who show them."""
        if tables:
            for listener in tuple(self._listeners):
                listener(tables)


def is_plain(path: Path) -> bool:
    """Whether the file begins as an unencrypted SQLite database does."""
    with explained(path), path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def backup_to(source: dbapi2.Connection, target: Path, key: bytes | None) -> None:
    """Copy the open file to ``target``, encrypted with the same key.

    Raises UserError where the copy cannot be written.
    """
    with explained(target):
        target.unlink(missing_ok=True)
        copy = connections.connect(target, key)
        try:
            source.backup(copy)
        finally:
            copy.close()


def _remove(path: Path) -> None:
    """Delete a database with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
