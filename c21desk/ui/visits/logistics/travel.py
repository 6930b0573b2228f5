"""The journeys of a visit: flights, trains, ships and drives."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from c21desk.domain.errors import UserError
from c21desk.domain.logistics import Journey
from c21desk.domain.times import from_local, local
from c21desk.i18n import N_, _, listed, message
from c21desk.services.logistics import set_travellers
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, LinesField, TextField
from c21desk.ui.formats import clock_text, local_text, moment_text, weekday_text
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.items_field import VehicleField
from c21desk.ui.visits.moments import MomentField, Wall
from c21desk.ui.visits.parts_pane import PartKind, Rows
from c21desk.ui.visits.ticks import TicksField
from c21desk.ui.zones import ZoneField


class JourneyEditor(Editor[Journey]):
    """From where to where, when on the clocks of each end, and who travels."""

    new_heading = N_("New journey")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.journeys)
        form, icons = self.form, context.icons
        self.zones = {end: ZoneField(empty=True) for end in ("departs", "arrives")}
        self.vehicle = VehicleField(context)
        self.travellers = TicksField(context)
        form.add_pair(
            N_("Part and kind"),
            ("leg", N_("Part of the travel"), ChoiceField(labels.JOURNEY_LEG)),
            ("kind", N_("Kind of journey"), ChoiceField(labels.JOURNEY_KIND)),
        )
        form.add("number", N_("Number"), TextField(placeholder=N_("As on the ticket, such as AY 88")))
        form.add("origin", N_("From where"), TextField())
        form.add("departs_zone", N_("Time zone there"), self.zones["departs"])
        form.add(
            "departs", N_("Leaves at"), MomentField(icons, lambda: self.zones["departs"].value() or "UTC")
        )
        form.add("destination", N_("To where"), TextField())
        form.add("arrives_zone", N_("Time zone at the end"), self.zones["arrives"])
        form.add(
            "arrives", N_("Arrives at"), MomentField(icons, lambda: self.zones["arrives"].value() or "UTC")
        )
        form.add("greeter_id", N_("Met by"), ReferenceField(context.desk.people, icons))
        form.add("vehicle_id", N_("Vehicle"), self.vehicle)
        form.section(N_("Travellers"))
        form.add_full("travellers", N_("Travellers"), self.travellers)
        form.section(N_("Other"))
        form.add("note", N_("Note"), LinesField())

    def name_of(self, record: Journey) -> str:
        """The number, or from where to where."""
        way = " – ".join(part for part in (record.origin, record.destination) if part)
        return record.number or way

    def open(self, record: Journey, *, new: bool = False) -> None:
        """Show a journey; its zones first, for its times are shown in them."""
        self.zones["departs"].set_value(record.departs_zone)
        self.zones["arrives"].set_value(record.arrives_zone)
        self.vehicle.show_visit(record.visit_id)
        self.travellers.show_visit(record.visit_id)
        super().open(record, new=new)

    def store(self, record: Journey, values: dict[str, Any]) -> None:
        """Put the form's values into the journey, its times as moments."""
        people = values.pop("travellers")
        for name in ("departs", "arrives"):
            wall: Wall | None = values[name]
            zone = values[f"{name}_zone"]
            try:
                if wall is not None and not zone:
                    raise UserError(
                        message(N_("Choose the time zone in which the time is given.")), f"{name}_zone"
                    )
                values[name] = None if wall is None else from_local(*wall, zone)
            except UserError as error:
                raise UserError(
                    error.message, error.field if error.field.endswith("_zone") else name
                ) from error
        super().store(record, values)
        set_travellers(record, people)


def _when(moment: dt.datetime | None, zone: str) -> str:
    if moment is None:
        return ""
    wall = local(moment, zone or "UTC")
    return moment_text(weekday_text(wall.date()), clock_text(wall))


def _rows(context: Context, visit_id: uuid.UUID) -> Rows:
    return [
        (
            row.id,
            (
                _(labels.JOURNEY_LEG.get(row.leg, row.leg)),
                row.number or _(labels.JOURNEY_KIND.get(row.kind, row.kind)),
                row.origin,
                _when(row.departs, row.departs_zone),
                row.destination,
                _when(row.arrives, row.arrives_zone),
                listed(map(local_text, row.travellers)),
                local_text(row.greeter),
                local_text(row.vehicle),
            ),
        )
        for row in context.desk.lists.journeys.of_visit(visit_id)
    ]


JOURNEYS = PartKind(
    N_("Journeys"),
    (
        N_("Part of the travel"),
        N_("Number"),
        N_("From where"),
        N_("Leaves at"),
        N_("To where"),
        N_("Arrives at"),
        N_("Travellers"),
        N_("Met by"),
        N_("Vehicle"),
    ),
    _rows,
    lambda desk: desk.journeys,
    JourneyEditor,
    frozenset({"journey", "traveller", "vehicle", "person"}),
    N_("New journey"),
    N_(
        "No journeys yet. Add the flights and trains by which the guests come and leave, with who travels on each."
    ),
    main=1,
    spared=(8, 7, 6, 2, 4, 0),
)
