"""The quick look for damage after a file was opened. It needs no SQLAlchemy, as the opening does not."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from c21desk.domain.errors import UserError

if TYPE_CHECKING:
    from c21desk.storage.store import Store


def damage(store: Store) -> list[str]:
    """Faults of the file's pages alone: quick enough to run beside the window after every opening."""
    try:
        with store.view() as view:  # of an encrypted file, each page is proved as it is read
            return [f"database: {row[0]}" for row in view.rows("PRAGMA quick_check") if row[0] != "ok"]
    except UserError as fault:  # so damaged that it cannot be read
        return [f"database: {fault}"]


class Inspection:
    """A look for damage in one thread, which another may break off at any time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._stopped = threading.Event()
        self._thread = 0
        self._over = threading.Event()
        self._over.set()

    def run(self) -> list[str] | None:
        """Faults of the file's pages, [] where it is sound; None where the look was broken off."""
        with self._guard:
            if self._stopped.is_set():
                return None
            self._thread = threading.get_ident()
            self._over.clear()
        try:
            found = damage(self._store)
        except dbapi2.DatabaseError:
            if not self._stopped.is_set():
                raise
            found = []
        finally:
            self._over.set()
        return None if self._stopped.is_set() else found

    def stop(self) -> None:
        """Break the look off; when this returns, it touches the file no more."""
        with self._guard:
            self._stopped.set()
        while not self._over.wait(0.002):  # again, where its next statement had not begun yet
            self._store.interrupt(self._thread)
