"""A note, gift, promise or the like in a window of its own: for one that belongs to no visit."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from c21desk.ui.context import Context
from c21desk.ui.language import Translated
from c21desk.ui.visits.parts_pane import PartKind

_KINDS = {
    "task": ("tasks", "TASKS"),
    "commitment": ("commitments", "COMMITMENTS"),
    "gift": ("gifts", "GIFTS"),
    "note": ("notes", "NOTES"),
    "outcome": ("outcomes", "OUTCOMES"),
    "document": ("documents", "DOCUMENTS"),
}
"""By table: the module and the kind in it."""


def kind_of(table: str) -> PartKind:
    """How the records of a table are shown."""
    module, name = _KINDS[table]
    found: PartKind = getattr(import_module(f"c21desk.ui.visits.follow_up.{module}"), name)
    return found


class PartDialog(Translated, QDialog):
    """The editor of one record; it is saved when the window closes."""

    def __init__(self, context: Context, table: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.kind = kind_of(table)
        self.texts.put(self.setWindowTitle, self.kind.name)
        self.editor = self.kind.editor(context)
        self.editor.left.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.editor)
        self.resize(620, 620)

    def edit(self, record_id: uuid.UUID) -> None:
        """Show a record that is stored. Raises UserError where it does not exist."""
        self.editor.open(self.kind.service(self.context.desk).get(record_id))
        self._show()

    def add(self, fill: Callable[[Any], None]) -> None:
        """Begin a new record; ``fill`` sets what is known of it."""
        record = self.kind.service(self.context.desk).new_for(None)
        fill(record)
        self.editor.open(record, new=True)
        self._show()

    def _show(self) -> None:
        self.editor.begin()
        self.exec()
        self.deleteLater()

    def reject(self) -> None:
        """Esc and the window's cross save, too; what cannot be saved stays open."""
        if self.editor.save():
            super().reject()
