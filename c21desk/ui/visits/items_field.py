"""Choosing one of the programme items, or of the vehicles, of the visit that is open."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from c21desk.domain.localized import LocalizedText
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


class OfVisitField(ChoiceField):
    """One of the records of a visit, or none."""

    def __init__(self, context: Context) -> None:
        super().__init__({"": N_("None")})
        self._context = context
        self._visit: uuid.UUID | None = None
        self.combo.setSizeAdjustPolicy(self.combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(36)

    def _offered(self, visit_id: uuid.UUID) -> Iterable[tuple[uuid.UUID, str]]:
        """The records to choose from, with what they are called."""
        raise NotImplementedError

    def _label(self, record_id: uuid.UUID) -> LocalizedText:
        """What a record of another visit is called."""
        raise NotImplementedError

    def show_visit(self, visit_id: uuid.UUID | None) -> None:
        """Offer the records of this visit."""
        self._visit = visit_id
        chosen = self.combo.currentData()
        self.combo.clear()
        self.combo.addItem(_("None"), "")
        if visit_id is not None:
            for record_id, text in self._offered(visit_id):
                self.combo.addItem(text, str(record_id))
        self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)))

    def value(self) -> uuid.UUID | None:  # type: ignore[override]
        """The record's id, or None."""
        chosen = str(self.combo.currentData() or "")
        return uuid.UUID(chosen) if chosen else None

    def set_value(self, value: uuid.UUID | None) -> None:  # type: ignore[override]
        """Choose a record; one of another visit is added by its name."""
        wanted = "" if value is None else str(value)
        if value is not None and self.combo.findData(wanted) < 0:
            self.combo.addItem(local_text(self._label(value)) or wanted, wanted)
        self.combo.setCurrentIndex(self.combo.findData(wanted))

    def retranslate(self) -> None:
        """Write the records in the new language."""
        self.show_visit(self._visit)


class ItemField(OfVisitField):
    """A programme item of a visit, or none."""

    def _offered(self, visit_id: uuid.UUID) -> Iterable[tuple[uuid.UUID, str]]:
        return ((item.id, item_text(item)) for item in self._context.desk.lists.programme.items(visit_id))

    def _label(self, record_id: uuid.UUID) -> LocalizedText:
        return self._context.desk.lists.programme.label(record_id)


class VehicleField(OfVisitField):
    """A vehicle of a visit, or none."""

    def _offered(self, visit_id: uuid.UUID) -> Iterable[tuple[uuid.UUID, str]]:
        vehicles = self._context.desk.lists.vehicles.of_visit(visit_id)
        return ((vehicle.id, local_text(vehicle.name)) for vehicle in vehicles)

    def _label(self, record_id: uuid.UUID) -> LocalizedText:
        return self._context.desk.lists.vehicles.label(record_id)
