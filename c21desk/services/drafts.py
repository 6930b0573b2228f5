"""Changes that are typed but not saved, kept in the data file in case the program does not end as it should.

They lie in the file itself, so that an encrypted one keeps them secret; they are in no undo step and
travel nowhere.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from c21desk.storage.store import Store

_PREFIX = "draft/"


class Draft(NamedTuple):
    """The draft of one record. ``text`` is what the window wrote; it alone understands it."""

    kind: str
    """Table name of the record."""
    id: uuid.UUID
    text: str


class Drafts:
    """The drafts of the open file. For the window's thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, str] | None = None

    def _known(self) -> dict[str, str]:
        if self._kept is None:
            self._kept = self._store.local_values.items(_PREFIX)
        return self._kept

    def all(self) -> list[Draft]:
        """Every draft that the file holds."""
        found = []
        for key, text in self._known().items():
            _prefix, kind, record_id = key.split("/")
            found.append(Draft(kind, uuid.UUID(record_id), text))
        return found

    def get(self, kind: str, record_id: uuid.UUID) -> Draft | None:
        """The draft of a record, if there is one."""
        text = self._known().get(_key(kind, record_id))
        return None if text is None else Draft(kind, record_id, text)

    def keep(self, draft: Draft) -> None:
        """Keep a draft in place of the record's former one.

        Raises StoreBusyError while a longer task writes, and UserError for faults of the disk.
        """
        key = _key(draft.kind, draft.id)
        if self._known().get(key) != draft.text:
            self._store.local_values.set(key, draft.text)
            self._known()[key] = draft.text

    def drop(self, kind: str, record_id: uuid.UUID) -> None:
        """Forget a record's draft, if there is one. Raises as :meth:`keep` does."""
        key = _key(kind, record_id)
        if key in self._known():
            self._store.local_values.set(key, None)
            del self._known()[key]


def _key(kind: str, record_id: uuid.UUID) -> str:
    return f"{_PREFIX}{kind}/{record_id.hex}"
