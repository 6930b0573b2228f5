"""Undo and redo, with words for what stays as it is."""

from __future__ import annotations

from typing import NamedTuple

from c21desk.i18n import Message
from c21desk.storage.steps import Undone
from c21desk.storage.store import Store


class UndoResult(NamedTuple):
    """What was undone or redone; ``skipped`` names the fields that keep a newer value."""

    label: Message
    skipped: tuple[Message, ...]


class History:
    """The undo stack of the open file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def undo_label(self) -> Message | None:
        """Name of the step that undo takes back, or None."""
        return self._store.undo_label()

    def redo_label(self) -> Message | None:
        """Name of the step that redo brings back, or None."""
        return self._store.redo_label()

    def undo(self) -> UndoResult | None:
        """Take back the latest step; None where there is none."""
        return _told(self._store.undo())

    def redo(self) -> UndoResult | None:
        """Bring back the latest undone step; None where there is none."""
        return _told(self._store.redo())


def _told(undone: Undone | None) -> UndoResult | None:
    if undone is None:
        return None
    from c21desk.domain.model import BY_WIRE
    from c21desk.services.fields import field_name

    named = [field_name(BY_WIRE[s.entity], s.field) for s in undone.skipped if s.entity in BY_WIRE]
    skipped = tuple(
        name for n, name in enumerate(named) if name not in named[:n]
    )  # one text, three languages
    return UndoResult(undone.label, skipped)
