"""One change for all selected people."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, plural
from c21desk.ui import labels
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.fields import ChoiceField, Field, TextField
from c21desk.ui.language import Translated, spoken
from c21desk.ui.people.languages import LanguagesField
from c21desk.ui.people.tags import TagsField
from c21desk.ui.picker import ReferenceField
from c21desk.ui.theme import GAP_L, GAP_M
from c21desk.ui.widgets import dialog_button, plain_label

if TYPE_CHECKING:
    from c21desk.services.bulk_edit import BulkEdit

Change = Callable[["BulkEdit", Sequence[uuid.UUID], Any], int]
_MANY = 300
"""People for whom a change takes so long that it is shown at work."""


class BulkEditDialog(Translated, QDialog):
    """Asks what to change and to which value, and does it as one undo step."""

    def __init__(self, context: Context, people: Sequence[uuid.UUID], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._people = context, list(people)
        desk = context.desk
        known = desk.lists.people.tag_names

        def fixed(column: str) -> Change:
            return lambda edit, people, value: edit.set_field(people, column, value)

        self._choices: list[tuple[str, Field, Change]] = [
            (
                N_("Put into a group"),
                TagsField(known),
                lambda edit, people, value: edit.put_into_groups(people, value),
            ),
            (
                N_("Take out of a group"),
                TagsField(known),
                lambda edit, people, value: edit.take_out_of_groups(people, value),
            ),
            (
                N_("Organisation of the present post"),
                ReferenceField(desk.organisations, context.icons),
                lambda edit, people, value: edit.set_organisation(people, value),
            ),
            (N_("Languages"), LanguagesField(), fixed("languages")),
            (N_("Interpreter"), ChoiceField(labels.INTERPRETING), fixed("interpreting")),
            (N_("Home place"), ReferenceField(desk.places, context.icons), fixed("home_place_id")),
            (N_("Order of names"), ChoiceField(labels.NAME_ORDER), fixed("name_order")),
            (N_("Form of address"), TextField(), fixed("honorific")),
        ]
        self.texts.put(self.setWindowTitle, N_("Edit the selected people"))
        self.heading = plain_label("heading", wrap=True)
        self.what = QComboBox()
        self.texts.name(self.what, N_("What to change"))
        self.values = QStackedWidget()
        for text, field, _change in self._choices:
            field.label(text)
            self.values.addWidget(field)
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
        n = len(self._people)
        self.heading.setText(str(plural("{n} person is selected", "{n} people are selected", n)))
        chosen = max(self.what.currentIndex(), 0)
        self.what.clear()
        self.what.addItems([spoken(text) for text, _field, _change in self._choices])
        self.what.setCurrentIndex(chosen)

    def retranslate(self) -> None:
        """Name the choices in the new language."""
        self._name()

    def carry_out(self) -> None:
        """Change all; what cannot be understood is told here."""
        _text, field, change = self._choices[self.what.currentIndex()]
        try:
            value = field.value()
            if value is None:
                raise UserError(Message(N_("Choose a value first.")))
            if len(self._people) > _MANY and value not in ([], ()):  # no group named is told here, at once
                self._work(change, value)
                return
            count = change(self._context.desk.bulk_edit, self._people, value)
        except UserError as error:
            self.problem.setText(error.message.text())
            field.setFocus()
            return
        self._tell(count)
        self.accept()

    def _tell(self, count: int) -> None:
        self._context.say(plural("{n} person changed", "{n} people changed", count), SUCCESS, undo=count > 0)

    def _work(self, change: Change, value: Any) -> None:
        """Change many people in the worker, with the window free and the way to stop it in sight."""
        edit, people = self._context.desk.bulk_edit, self._people
        n = len(people)
        self._context.work(
            plural("Edit {n} person", "Edit {n} people", n),
            lambda progress: change(edit.watched(progress), people, value),
            self._tell,
        )
        self.accept()
