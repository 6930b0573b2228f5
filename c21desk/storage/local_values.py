"""What a file remembers beside its content: saved filters, column mappings, pairs that are no duplicates.

These values are in no undo step, in no journal, and never travel to another file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from c21desk.storage.store import Store


class LocalValues:
    """Texts by key. Keys are paths such as ``filter/people/Harbour``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str) -> str | None:
        """The value of a key, or None."""
        with self._store.view() as view:
            found: str | None = view.value("SELECT value FROM local_value WHERE key = ?", [key])
        return found

    def items(self, prefix: str = "") -> dict[str, str]:
        """All values whose key begins with ``prefix``, in the order of their keys."""
        found: dict[str, str] = {}
        with self._store.view() as view:
            statement = "SELECT key, value FROM local_value WHERE key >= ? ORDER BY key"
            for key, value in view.rows(statement, [prefix]):
                if not key.startswith(prefix):
                    break
                found[key] = value
        return found

    def set(self, key: str, value: str | None) -> None:
        """Keep a value, or forget it (None), at once and for good.

        Raises StoreBusyError while another thread writes; not for use inside ``store.write``.
        """
        from c21desk.storage import driver  # with SQLAlchemy, which a start does without

        with self._store.exclusively() as connection, driver.writing(connection):
            connection.exec_driver_sql("DELETE FROM local_value WHERE key = ?", (key,))
            if value is not None:
                connection.exec_driver_sql("INSERT INTO local_value (key, value) VALUES (?, ?)", (key, value))
