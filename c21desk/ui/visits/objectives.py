"""What a visit should bring, per theme: a card for each objective."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.visits import Objective, Visit
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.fields import Field
from c21desk.ui.formats import local_text
from c21desk.ui.forms import Form
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.picker import ReferenceField
from c21desk.ui.tab_order import controls_in, keep_inside
from c21desk.ui.theme import GAP_M, GAP_S
from c21desk.ui.widgets import area, button


@dataclass(frozen=True)
class Aim:
    """An objective's values."""

    id: uuid.UUID = field(default_factory=uuid.uuid4)
    theme_id: uuid.UUID | None = None
    text: LocalizedText = field(default_factory=LocalizedText)

    def __str__(self) -> str:
        return local_text(self.text)


def store_aims(visit: Visit, aims: Sequence[Aim]) -> None:
    """Put values into a visit's objectives."""
    known = {o.id: o for o in visit.objectives}
    kept = []
    for number, aim in enumerate(aims, 1):
        objective = known.get(aim.id) or Objective(id=aim.id, visit_id=visit.id)
        objective.theme_id, objective.text, objective.list_order = aim.theme_id, aim.text, number
        kept.append(objective)
    visit.objectives[:] = kept


class _Card(QWidget):
    def __init__(self, context: Context, aim: Aim) -> None:
        super().__init__()
        self._id = aim.id
        self.form = Form(label_width=96)
        self.text = LocalizedField(lines=2)
        self.theme = ReferenceField(context.desk.themes, context.icons)
        self.remove = button(context, self.form.texts, N_("Remove this objective"), lambda: None, look="link")
        self.form.add("text", N_("Objective"), self.text)
        self.form.add("theme_id", N_("Theme"), self.theme, self.remove)
        self.text.set_value(aim.text)
        self.theme.set_value(aim.theme_id)
        box = QVBoxLayout()
        box.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_M)
        box.addWidget(self.form)
        area("card", box, self)

    def shown(self) -> Aim | None:
        """What the card says; None where that cannot be understood."""
        try:
            return self.aim()
        except UserError:
            return None

    def aim(self) -> Aim:
        """What the card says."""
        return Aim(self._id, self.theme.value(), self.text.value())


class ObjectivesField(Field):
    """All objectives of a visit."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards: list[_Card] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(GAP_S)
        self.add_button = button(context, self.texts, N_("Add an objective"), self._add, icon="plus")
        self.add_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.main = self.add_button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addLayout(self._box)
        layout.addWidget(self.add_button)

    def label(self, text: object) -> None:
        """The cards' own fields have names; the button says what it does."""

    def _append(self, aim: Aim) -> _Card:
        card = _Card(self._context, aim)
        card.form.edited.connect(self.edited)
        card.remove.clicked.connect(lambda: self._remove(card))
        self._box.addWidget(card)
        self.cards.append(card)
        keep_inside(self, controls_in(*self.cards, self.add_button))
        return card

    def _add(self) -> None:
        self._append(Aim()).text.setFocus()
        self.edited.emit()

    def _remove(self, card: _Card) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self.add_button.setFocus()
        self.edited.emit()

    def value(self) -> tuple[Aim, ...]:
        """The objectives; an empty card is none."""
        return tuple(aim for card in self.cards if (aim := card.aim()).text)

    def set_value(self, value: Sequence[Objective] | tuple[Aim, ...]) -> None:
        """Show objectives. Cards that say the same already stay, and with them the focus."""
        aims = tuple(
            part if isinstance(part, Aim) else Aim(part.id, part.theme_id, part.text) for part in value
        )
        if aims == tuple(card.shown() for card in self.cards):
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for aim in aims:
            self._append(aim)
