"""Asks for a plan's name, and for a new one also what it is for and by which rule set."""

from __future__ import annotations

import uuid

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import LANGUAGES, N_, catalog, message
from c21desk.ui.context import Context
from c21desk.ui.fields import ChoiceField
from c21desk.ui.formats import local_text
from c21desk.ui.language import Translated
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.visits.seating.labels import RULE
from c21desk.ui.widgets import dialog_button, label, plain_label

_NAME = N_("Seating plan")


class PlanDialog(Translated, QDialog):
    """Name, programme item and rule set. With ``name`` only that is asked for."""

    def __init__(
        self, context: Context, visit_id: uuid.UUID, parent: QWidget, name: LocalizedText | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._visit = context, visit_id
        self._items = context.desk.lists.programme.items(visit_id)
        self._proposed = LocalizedText()
        self.texts.put(
            self.setWindowTitle, N_("New seating plan") if name is None else N_("Rename seating plan")
        )
        self.setMinimumWidth(460)
        items = {"": N_("The whole visit")} | {str(i.id): local_text(i.title) or "–" for i in self._items}
        self.item = ChoiceField(items)
        self.rule = ChoiceField(RULE)
        self.name = LocalizedField()
        self.problem = plain_label("error", wrap=True)
        self.problem.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_M)
        grid.setVerticalSpacing(GAP_S)
        grid.setColumnStretch(1, 1)
        lines = [(N_("For"), self.item), (N_("Rule set"), self.rule)] if name is None else []
        for row, (text, field) in enumerate([*lines, (N_("Name"), self.name)]):
            words = label(self.texts, text, "label")
            words.setBuddy(field.main)
            field.label(text)
            grid.addWidget(words, row, 0)
            grid.addWidget(field, row, 1)
        buttons = QDialogButtonBox()
        action = N_("Make the plan") if name is None else N_("Rename")
        dialog_button(buttons, self.texts, action, QDialogButtonBox.ButtonRole.AcceptRole)
        dialog_button(buttons, self.texts, N_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_M)
        box.addLayout(grid)
        box.addWidget(self.problem)
        box.addWidget(buttons)
        self.item.edited.connect(self._item_changed)
        if name is None:
            if self._items:
                self.item.set_value(str(self._likely()))
            self._item_changed()
            self.item.setFocus()
        else:
            self.name.set_value(name)
            self.name.setFocus()

    def _likely(self) -> uuid.UUID:
        """The first item that has participants and no plan yet, else the first."""
        planned = {row.item_id for row in self._context.desk.lists.seating.of_visit(self._visit)}
        free = [i for i in self._items if i.participants and i.id not in planned]
        return (free or self._items)[0].id

    def _item_changed(self) -> None:
        """Propose name and rule set for the item."""
        item_id = self.item_id()
        self.rule.set_value(self._context.desk.seating.usual_rule(item_id))
        title = next((i.title for i in self._items if i.id == item_id), LocalizedText())
        if not title:
            for code in LANGUAGES:
                title = title.with_(catalog(code).text_key, catalog(code).gettext(_NAME))
        if self.name.value() in (LocalizedText(), self._proposed):
            self.name.set_value(title)
            self._proposed = title

    def item_id(self) -> uuid.UUID | None:
        """The programme item chosen."""
        return uuid.UUID(self.item.value()) if self.item.value() else None

    def accept(self) -> None:
        """Close, unless the name is missing."""
        if self.name.value():
            super().accept()
            return
        needed = message(N_("A seating plan needs a name in at least one language."))
        self.problem.setText(needed.text())
        self.problem.show()
        self.name.setFocus()
