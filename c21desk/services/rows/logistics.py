"""How people travel, ride and sleep, and who is invited to what, as rows."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import (
    Choice,
    Column,
    day_of,
    id_of,
    localized_of,
    localized_sql,
    moment_of,
    named,
)
from c21desk.services.rows.of_visits import Linked, VisitPartList, id_or_none, person_names
from c21desk.storage.connections import View, marks


@dataclass(frozen=True)
class JourneyRow:
    """A line of the list of journeys. ``departs`` and ``arrives`` are UTC; show them in their zones."""

    id: uuid.UUID
    leg: str
    kind: str
    number: str
    origin: str
    destination: str
    departs: dt.datetime | None
    departs_zone: str
    arrives: dt.datetime | None
    arrives_zone: str
    greeter: LocalizedText
    vehicle: LocalizedText
    travellers: tuple[LocalizedText, ...]


@dataclass(frozen=True)
class VehicleRow:
    """A line of the list of vehicles. ``passengers`` are the members who usually ride in it."""

    id: uuid.UUID
    name: LocalizedText
    plate: str
    seats: int | None
    driver: LocalizedText
    phone: str
    passengers: tuple[LocalizedText, ...]


@dataclass(frozen=True)
class RoomRow:
    """A line of the rooming list."""

    id: uuid.UUID
    number: str
    kind: str
    venue: LocalizedText
    arrival: dt.date | None
    departure: dt.date | None
    occupants: tuple[LocalizedText, ...]
    note: str


@dataclass(frozen=True)
class InvitationRow:
    """A line of a guest list. ``party`` is how many come with the guest."""

    id: uuid.UUID
    person: LocalizedText
    person_id: uuid.UUID | None
    item: LocalizedText
    item_id: uuid.UUID | None
    answer: str
    sent: dt.date | None
    answered: dt.date | None
    party: int | None
    note: str


def _people_in(
    view: View, table: str, owner: str, ids: Sequence[bytes]
) -> dict[bytes, tuple[LocalizedText, ...]]:
    """The names of the people whom the rows of ``table`` put into each of the records ``ids``."""
    rows = view.rows(
        f"SELECT {owner} AS owner, person_id FROM {table} WHERE {owner} IN ({marks(ids)}) ORDER BY n",  # noqa: S608
        ids,
    )
    names = person_names(view, [r["person_id"] for r in rows])
    found: dict[bytes, tuple[LocalizedText, ...]] = dict.fromkeys(ids, ())
    for r in rows:
        name = named(names, r["person_id"])
        if name:
            found[r["owner"]] += (name,)
    return found


class JourneyList(VisitPartList[JourneyRow]):
    """Journeys, as rows."""

    TABLE = "journey"
    IN_ORDER = "departs IS NULL, departs"
    COLUMNS = (
        Column("leg", N_("Part of the travel")),
        Column("number", N_("Number")),
        Column("origin", N_("From where")),
        Column("departs", N_("Leaves at")),
        Column("destination", N_("To where")),
        Column("arrives", N_("Arrives at")),
        Column("travellers", N_("Travellers")),
        Column("greeter", N_("Met by")),
        Column("vehicle", N_("Vehicle")),
    )

    def _load(self, view: View, keys: list[int]) -> dict[int, JourneyRow]:
        rows = view.rows(f"SELECT * FROM journey WHERE n IN ({marks(keys)})", keys)  # noqa: S608
        linked = Linked(view, rows, greeter_id="person", vehicle_id="vehicle")
        travellers = _people_in(view, "traveller", "journey_id", [r["id"] for r in rows])
        return {
            r["n"]: JourneyRow(
                id_of(r["id"]),
                r["leg"],
                r["kind"],
                r["number"],
                r["origin"],
                r["destination"],
                moment_of(r["departs"]),
                r["departs_zone"],
                moment_of(r["arrives"]),
                r["arrives_zone"],
                linked.of(r, "greeter_id"),
                linked.of(r, "vehicle_id"),
                travellers[r["id"]],
            )
            for r in rows
        }


class VehicleList(VisitPartList[VehicleRow]):
    """Vehicles, as rows."""

    TABLE = "vehicle"
    IN_ORDER = "list_order IS NULL, list_order"
    COLUMNS = (
        Column("name", N_("Vehicle")),
        Column("plate", N_("Number plate")),
        Column("seats", N_("Seats")),
        Column("driver", N_("Driver")),
        Column("phone", N_("Phone")),
        Column("passengers", N_("Passengers")),
    )

    def choice(self, row: VehicleRow) -> Choice:
        return Choice(row.id, row.name)

    def _load(self, view: View, keys: list[int]) -> dict[int, VehicleRow]:
        rows = view.rows(
            f"SELECT n, id, plate, seats, driver_id, phone, {localized_sql('name')} "  # noqa: S608
            f"FROM vehicle WHERE n IN ({marks(keys)})",
            keys,
        )
        linked = Linked(view, rows, driver_id="person")
        passengers = _people_in(view, "member", "vehicle_id", [r["id"] for r in rows])
        return {
            r["n"]: VehicleRow(
                id_of(r["id"]),
                localized_of(r, "name"),
                r["plate"],
                r["seats"],
                linked.of(r, "driver_id"),
                r["phone"],
                passengers[r["id"]],
            )
            for r in rows
        }


class RoomList(VisitPartList[RoomRow]):
    """Rooms, as rows."""

    TABLE = "room"
    IN_ORDER = "venue_id, number"
    COLUMNS = (
        Column("venue", N_("Hotel")),
        Column("number", N_("Number")),
        Column("kind", N_("Kind")),
        Column("occupants", N_("Guests in the room")),
        Column("arrival", N_("Arrival")),
        Column("departure", N_("Departure")),
    )

    def _load(self, view: View, keys: list[int]) -> dict[int, RoomRow]:
        rows = view.rows(f"SELECT * FROM room WHERE n IN ({marks(keys)})", keys)  # noqa: S608
        linked = Linked(view, rows, venue_id="organisation")
        occupants = _people_in(view, "occupant", "room_id", [r["id"] for r in rows])
        return {
            r["n"]: RoomRow(
                id_of(r["id"]),
                r["number"],
                r["kind"],
                linked.of(r, "venue_id"),
                day_of(r["arrival"]),
                day_of(r["departure"]),
                occupants[r["id"]],
                r["note"],
            )
            for r in rows
        }


class InvitationList(VisitPartList[InvitationRow]):
    """Invitations, as rows."""

    TABLE = "invitation"
    COLUMNS = (
        Column("person", N_("Guest")),
        Column("item", N_("Programme item")),
        Column("answer", N_("Answer")),
        Column("party", N_("Persons with the guest")),
        Column("sent", N_("Sent on")),
        Column("answered", N_("Answered on")),
    )

    def of_item(self, item_id: uuid.UUID) -> list[InvitationRow]:
        """The guest list of one programme item."""
        return self._those("item_id = ?", item_id.bytes)

    def _load(self, view: View, keys: list[int]) -> dict[int, InvitationRow]:
        rows = view.rows(f"SELECT * FROM invitation WHERE n IN ({marks(keys)})", keys)  # noqa: S608
        linked = Linked(view, rows, person_id="person", item_id="programme_item")
        return {
            r["n"]: InvitationRow(
                id_of(r["id"]),
                linked.of(r, "person_id"),
                id_or_none(r["person_id"]),
                linked.of(r, "item_id"),
                id_or_none(r["item_id"]),
                r["answer"],
                day_of(r["sent"]),
                day_of(r["answered"]),
                r["party"],
                r["note"],
            )
            for r in rows
        }
