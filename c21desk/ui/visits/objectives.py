"""What a visit should bring, per theme: a card for each objective."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QVBoxLayout

from c21desk.domain.localized import LocalizedText
from c21desk.domain.visits import Objective, Visit
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.formats import local_text
from c21desk.ui.forms import Form
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.parts_field import PartCard, PartsField
from c21desk.ui.picker import ReferenceField
from c21desk.ui.theme import GAP_M
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
    for aim in aims:
        objective = known.get(aim.id) or Objective(id=aim.id, visit_id=visit.id)
        objective.theme_id, objective.text = aim.theme_id, aim.text
        kept.append(objective)
    visit.objectives[:] = kept


class _Card(PartCard):
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
        self.first = self.text
        self.form.edited.connect(self.edited)

    def value(self) -> Aim:
        """What the card says."""
        return Aim(self._id, self.theme.value(), self.text.value())


class ObjectivesField(PartsField):
    """All objectives of a visit; an empty card is none."""

    ADD = N_("Add an objective")

    def card(self, part: Aim | None) -> PartCard:
        return _Card(self.context, part or Aim())

    def part(self, value: Objective | Aim) -> Aim:
        return value if isinstance(value, Aim) else Aim(value.id, value.theme_id, value.text)

    def is_filled(self, part: Aim) -> bool:
        return bool(part.text)
