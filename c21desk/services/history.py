"""Undo and redo, with words for what stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from c21desk.i18n import Message
from c21desk.storage.steps import Undone
from c21desk.storage.store import Store

Progress = Callable[[float], None]
_LONG = 2_000
"""Operations that are taken back in about half a second."""


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

    def is_long(self, *, redo: bool = False) -> bool:
        """Whether undo (or redo) takes so long that nobody should wait for it without being told."""
        return (self._store.redo_size() if redo else self._store.undo_size()) > _LONG

    def undo(self, progress: Progress = lambda _share: None) -> UndoResult | None:
        """Take back the latest step; None where there is none. ``progress`` is called with the share that is
        done; what it raises ends the work, and the file is as before."""
        return _told(self._store.undo(progress))

    def redo(self, progress: Progress = lambda _share: None) -> UndoResult | None:
        """Bring back the latest undone step; None where there is none. ``progress`` as of :meth:`undo`."""
        return _told(self._store.redo(progress))


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
