"""The earlier visits that a visit follows: a card with a picker for each."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from c21desk.domain.visits import EarlierVisit, Visit
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.language import Texts
from c21desk.ui.parts_field import PartCard, PartsField
from c21desk.ui.picker import ReferenceField
from c21desk.ui.theme import GAP_S
from c21desk.ui.widgets import button


@dataclass(frozen=True)
class Link:
    """A link to an earlier visit."""

    id: uuid.UUID = field(default_factory=uuid.uuid4)
    earlier_id: uuid.UUID | None = None


def store_earlier(visit: Visit, links: Sequence[Link]) -> None:
    """Put values into a visit's links."""
    known = {link.id: link for link in visit.earlier}
    kept = []
    for link in links:
        record = known.get(link.id) or EarlierVisit(id=link.id, visit_id=visit.id)
        record.earlier_id = link.earlier_id
        kept.append(record)
    visit.earlier[:] = kept


class _Card(PartCard):
    def __init__(self, context: Context, texts: Texts, link: Link) -> None:
        super().__init__()
        self._id = link.id
        self.picker = ReferenceField(context.desk.visits, context.icons)
        self.picker.label(N_("Earlier visit"))
        self.remove = button(context, texts, N_("Remove this visit"), lambda: None, look="link")
        self.picker.set_value(link.earlier_id)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_S)
        box.addWidget(self.picker, 1)
        box.addWidget(self.remove)
        self.first = self.picker
        self.picker.edited.connect(self.edited)

    def value(self) -> Link:
        """What the card says. Raises UserError for a name that is no visit."""
        return Link(self._id, self.picker.value())


class EarlierField(PartsField):
    """All earlier visits; an empty card is none."""

    ADD = N_("Add an earlier visit")

    def card(self, part: Link | None) -> PartCard:
        return _Card(self.context, self.texts, part or Link())

    def part(self, value: Any) -> Link:
        return value if isinstance(value, Link) else Link(value.id, value.earlier_id)

    def is_filled(self, part: Link) -> bool:
        return part.earlier_id is not None
