"""One change for everything that is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, plural
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.fields import Field
from c21desk.ui.language import Translated, spoken
from c21desk.ui.theme import GAP_L, GAP_M
from c21desk.ui.widgets import dialog_button, plain_label


class Change(NamedTuple):
    """Something that may be changed: its name (a msgid), the field for the value, and what does it.

    ``carry_out`` gives how many were changed. ``clears`` is true where an empty field is a value too.
    """

    text: str
    field: Field
    carry_out: Callable[[Any], int]
    clears: bool = False


class ChangeDialog(Translated, QDialog):
    """Asks what to change in ``n`` people and to which value, and does it as one undo step."""

    def __init__(self, context: Context, n: int, changes: Sequence[Change], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._n, self._changes = context, n, changes
        self.texts.put(self.setWindowTitle, N_("Edit the selected people"))
        self.heading = plain_label("heading", wrap=True)
        self.what = QComboBox()
        self.texts.name(self.what, N_("What to change"))
        self.values = QStackedWidget()
        for change in changes:
            change.field.label(change.text)
            self.values.addWidget(change.field)
        self.what.currentIndexChanged.connect(self.values.setCurrentIndex)
        self.problem = plain_label("error", wrap=True)
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        dialog_button(buttons, self.texts, N_("Change all"), roles.AcceptRole)
        dialog_button(buttons, self.texts, N_("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self.carry_out)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP_M)
        for widget in (self.heading, self.what, self.values, self.problem, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(460)
        self._name()
        self.what.setFocus()

    def _name(self) -> None:
        self.heading.setText(str(plural("{n} person is selected", "{n} people are selected", self._n)))
        chosen = max(self.what.currentIndex(), 0)
        self.what.clear()
        self.what.addItems([spoken(change.text) for change in self._changes])
        self.what.setCurrentIndex(chosen)

    def retranslate(self) -> None:
        """Name the choices in the new language."""
        self._name()

    def carry_out(self) -> None:
        """Change all; what cannot be understood is told here."""
        change = self._changes[self.what.currentIndex()]
        try:
            value = change.field.value()
            if value is None and not change.clears:
                raise UserError(Message(N_("Choose a value first.")))
            count = None if self.in_worker(change, value) else change.carry_out(value)
        except UserError as error:
            self.problem.setText(error.message.text())
            change.field.setFocus()
            return
        if count is not None:
            self._tell(count)
        self.accept()

    def in_worker(self, change: Change, value: Any) -> bool:
        """Whether the change is left to the worker, which tells of it later; never by default."""
        return False

    def _tell(self, count: int) -> None:
        self._context.say(plural("{n} person changed", "{n} people changed", count), SUCCESS, undo=count > 0)
