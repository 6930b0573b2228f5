"""The contact that is looked at, or several: what is known of it, and the choice of what happens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from c21desk.i18n import N_, _, listed, plural
from c21desk.services.contacts import PlannedContact, Step
from c21desk.ui.contacts.plan_model import steps_of, to_check
from c21desk.ui.context import Context
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, area, label, plain_label, scroll


class ContactPanel(Translated, QWidget):
    """Shows the selected contacts and lets the user decide on all of them at once."""

    chosen = Signal(object)
    """The :class:`Step` chosen for the selected contacts."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._contacts: Sequence[PlannedContact] = ()
        self.name = plain_label("heading", wrap=True)
        self.detail = plain_label(wrap=True, selectable=True)
        self.place = plain_label("hint", wrap=True)
        self.why = Note(context, "info")
        self.buttons = {step: QRadioButton() for step in (Step.CREATE, Step.MATCH, Step.SKIP)}
        self._group = QButtonGroup(self)
        for step, choice in self.buttons.items():
            self._group.addButton(choice)
            choice.clicked.connect(lambda _on=False, step=step: self.chosen.emit(step))
        self.texts.put(self.buttons[Step.CREATE].setText, N_("Add as a new person"))
        self.texts.put(self.buttons[Step.SKIP].setText, N_("Leave out"))
        self.heading = label(self.texts, N_("What happens"), "label")
        self.keys = label(
            self.texts, N_("In the list: Space changes the choice, Delete leaves out."), "hint", wrap=True
        )
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_S)
        parts: tuple[QWidget, ...] = (self.name, self.detail, self.place, self.why)
        for widget in parts:
            box.addWidget(widget)
        box.addSpacing(GAP_M)
        for widget in (self.heading, *self.buttons.values(), self.keys):
            box.addWidget(widget)
        box.addStretch(1)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(scroll(content))
        area("header", holder, self)
        self.setMinimumWidth(400)
        self.show_contacts(())

    def show_contacts(self, contacts: Sequence[PlannedContact]) -> None:
        """Show these contacts."""
        self._contacts = contacts
        one = contacts[0] if len(contacts) == 1 else None
        n = len(contacts)
        several = str(plural("{n} contact selected", "{n} contacts selected", n))
        self.name.setText(one.name if one else several)
        self.detail.setText(one.detail if one else "")
        self.detail.setVisible(bool(one and one.detail))
        self.place.setText(str(one.where) if one else "")
        self.place.setVisible(one is not None)
        self._show_why(one)
        offered = {step for contact in contacts for step in steps_of(contact)}
        decided = {contact.decision for contact in contacts}
        match_text = _("The same person as {name}: fill in what is missing")
        self.buttons[Step.MATCH].setText(
            match_text.format(name=one.match_name)
            if one
            else _("The same as the person found: fill in what is missing")
        )
        self._group.setExclusive(False)
        for step, choice in self.buttons.items():
            choice.setVisible(step in offered)
            choice.setChecked(decided == {step})
        self._group.setExclusive(True)
        for part in (self.heading, self.keys):
            part.setVisible(bool(contacts))

    def _show_why(self, one: PlannedContact | None) -> None:
        if one is None or not one.match_name:
            self.why.show_text("")
            return
        sentence = (
            _("Perhaps {name}: {reasons}. Please check.")
            if to_check(one)
            else _("Taken for {name}: {reasons}.")
        )
        reasons = listed(one.why) or _("same contact card")
        text = sentence.format(name=one.match_name, reasons=reasons)
        self.why.show_text(text, "warning" if to_check(one) else "info")

    def retranslate(self) -> None:
        """Say reasons and choices in the new language."""
        self.show_contacts(self._contacts)
