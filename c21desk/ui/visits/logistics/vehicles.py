"""The vehicles of a visit, with who usually rides in each."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from c21desk.domain.logistics import Vehicle
from c21desk.i18n import N_, _, listed
from c21desk.services.desk import Desk
from c21desk.services.logistics import Vehicles
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import LinesField, NumberField, TextField
from c21desk.ui.formats import local_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.parts_pane import PartKind, Rows
from c21desk.ui.visits.ticks import TicksField
from c21desk.ui.widgets import Note


class WithPassengers:
    """Vehicles as the form has them: each with ``passengers``, who are stored with the members."""

    def __init__(self, vehicles: Vehicles) -> None:
        self._vehicles = vehicles

    def new_for(self, visit_id: uuid.UUID) -> Vehicle:
        """A fresh vehicle without passengers."""
        return self._with(self._vehicles.new_for(visit_id), ())

    def get(self, record_id: uuid.UUID) -> Vehicle:
        """A vehicle with its passengers. Raises UserError where it does not exist."""
        return self._with(self._vehicles.get(record_id), self._vehicles.passengers(record_id))

    def save(self, record: Vehicle) -> None:
        """Store both as one undo step."""
        people: Any = record
        self._vehicles.save_with(record, people.passengers)

    def delete(self, ids: Collection[uuid.UUID]) -> int:
        """Delete vehicles; their passengers then ride in none."""
        return self._vehicles.delete(ids)

    @staticmethod
    def _with(record: Vehicle, people: tuple[uuid.UUID, ...]) -> Vehicle:
        record.passengers = people  # type: ignore[attr-defined]
        return record


def _service(desk: Desk) -> WithPassengers:
    return WithPassengers(desk.vehicles)


def seats_text(people: int, seats: int | None) -> str:
    """How many of the seats are taken, and whether that is too many; "" where the seats are not known."""
    if seats is None:
        return ""
    if people > seats:
        return _("{people} of {seats} – too full").format(people=people, seats=seats)
    return _("{people} of {seats}").format(people=people, seats=seats)


class VehicleEditor(Editor[Vehicle]):
    """What the vehicle is, who drives it, and who rides in it."""

    new_heading = N_("New vehicle")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _service(context.desk))
        form = self.form
        self.passengers = TicksField(context)
        self.full = Note(context, "warning")
        form.add("name", N_("Name"), LocalizedField())
        form.add("plate", N_("Number plate"), TextField())
        form.add("seats", N_("Seats for passengers"), NumberField(0, 999))
        form.add("driver_id", N_("Driver"), ReferenceField(context.desk.people, context.icons))
        form.add("phone", N_("Driver's phone"), TextField())
        form.add("list_order", N_("Place in the motorcade"), NumberField(1, 99))
        form.section(N_("Passengers"))
        form.add_wide(self.full)
        form.add_full("passengers", N_("Who usually rides in it"), self.passengers)
        form.section(N_("Other"))
        form.add("note", N_("Note"), LinesField())
        self.full.hide()
        form.edited.connect(self._show_full)

    def name_of(self, record: Vehicle) -> str:
        """The name in the window's language."""
        return local_text(record.name)

    def open(self, record: Vehicle, *, new: bool = False) -> None:
        """Show a vehicle with the people of its visit."""
        self.passengers.show_visit(record.visit_id)
        super().open(record, new=new)
        self._show_full()

    def _show_full(self) -> None:
        people, seats = len(self.passengers.ticked()), self.form.fields["seats"].value()
        self.full.show_text(
            _("{people} people for {seats} seats: this vehicle is too full.").format(
                people=people, seats=seats
            )
            if seats is not None and people > seats
            else ""
        )

    def retranslate(self) -> None:
        """Say whether it is too full in the new language."""
        super().retranslate()
        self._show_full()


def _rows(context: Context, visit_id: uuid.UUID) -> Rows:
    return [
        (
            row.id,
            (
                local_text(row.name),
                row.plate,
                seats_text(len(row.passengers), row.seats),
                local_text(row.driver),
                row.phone,
                listed(map(local_text, row.passengers)),
            ),
        )
        for row in context.desk.lists.vehicles.of_visit(visit_id)
    ]


VEHICLES = PartKind(
    N_("Vehicles"),
    (
        N_("Vehicle"),
        N_("Number plate"),
        N_("Seats taken"),
        N_("Driver"),
        N_("Phone"),
        N_("Passengers"),
    ),
    _rows,
    _service,
    VehicleEditor,
    frozenset({"vehicle", "member", "person"}),
    N_("New vehicle"),
    N_("No vehicles yet. Add cars and buses with their seats, drivers and passengers."),
    spared=(5, 4, 1, 3),
)
