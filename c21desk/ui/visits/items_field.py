"""Choosing one of the programme items of the visit that is open."""

from __future__ import annotations

import uuid

from c21desk.domain.times import local
from c21desk.i18n import N_, _
from c21desk.services.rows.programme import ItemRow
from c21desk.ui.context import Context
from c21desk.ui.fields import ChoiceField
from c21desk.ui.formats import clock_text, local_text, moment_text, weekday_text


def item_text(item: ItemRow) -> str:
    """When an item begins, and what it is."""
    title = local_text(item.title)
    if item.start is None:
        return title
    wall = local(item.start, item.zone)
    return f"{moment_text(weekday_text(wall.date()), clock_text(wall))}  {title}"


class ItemField(ChoiceField):
    """A programme item of a visit, or none."""

    def __init__(self, context: Context) -> None:
        super().__init__({"": N_("None")})
        self._context = context
        self._visit: uuid.UUID | None = None
        self.combo.setSizeAdjustPolicy(self.combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(36)

    def show_visit(self, visit_id: uuid.UUID | None) -> None:
        """Offer the items of this visit."""
        self._visit = visit_id
        chosen = self.combo.currentData()
        self.combo.clear()
        self.combo.addItem(_("None"), "")
        if visit_id is not None:
            for item in self._context.desk.lists.programme.items(visit_id):
                self.combo.addItem(item_text(item), str(item.id))
        self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)))

    def value(self) -> uuid.UUID | None:  # type: ignore[override]
        """The item's id, or None."""
        chosen = str(self.combo.currentData() or "")
        return uuid.UUID(chosen) if chosen else None

    def set_value(self, value: uuid.UUID | None) -> None:  # type: ignore[override]
        """Choose an item; one of another visit is added by its name."""
        wanted = "" if value is None else str(value)
        if self.combo.findData(wanted) < 0:
            name = local_text(self._context.desk.lists.programme.label(value))
            self.combo.addItem(name or wanted, wanted)
        self.combo.setCurrentIndex(self.combo.findData(wanted))

    def retranslate(self) -> None:
        """Write the items in the new language."""
        self.show_visit(self._visit)
