"""What a file remembers beside its content: saved filters, column mappings, pairs that are no duplicates.

These values are in no undo step, in no journal, and never travel to another file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from c21desk.storage import driver, tables

if TYPE_CHECKING:
    from c21desk.storage.store import Store

_v = tables.local_value.c


class LocalValues:
    """Texts by key. Keys are paths such as ``filter/people/Harbour``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str) -> str | None:
        """The value of a key, or None."""
        with self._store.reading() as connection:
            return connection.scalar(select(_v.value).where(_v.key == key))

    def items(self, prefix: str = "") -> dict[str, str]:
        """All values whose key begins with ``prefix``, in the order of their keys."""
        statement = select(_v.key, _v.value).where(_v.key >= prefix).order_by(_v.key)
        found: dict[str, str] = {}
        with self._store.reading() as connection:
            for key, value in connection.execute(statement):
                if not key.startswith(prefix):
                    break
                found[key] = value
        return found

    def set(self, key: str, value: str | None) -> None:
        """Keep a value, or forget it (None), at once and for good.

        Raises StoreBusyError while another thread writes; not for use inside ``store.write``.
        """
        with self._store._exclusively() as connection, driver.writing(connection):
            if value is None:
                connection.execute(delete(tables.local_value).where(_v.key == key))
            else:
                put = insert(tables.local_value).values(key=key, value=value)
                connection.execute(put.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
