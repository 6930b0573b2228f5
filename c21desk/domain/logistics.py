"""How the people of a visit travel, ride and sleep."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped, relationship

from c21desk.domain.base import Record, date, localized, moment, number, owner, reference, text
from c21desk.domain.kinds import JourneyKind, JourneyLeg, RoomWish
from c21desk.domain.localized import LocalizedText

_TRAVELLER = uuid.UUID("3a2f9d54-0d3c-5b7e-9a4e-6f0f5b1f3c02")
_OCCUPANT = uuid.UUID("8b0a2c1e-7a55-5d6f-8c11-2e9d0d4a7b03")


def traveller_id(journey_id: uuid.UUID, person_id: uuid.UUID) -> uuid.UUID:
    """The id of a traveller: the same wherever the same person is put on the same journey."""
    return uuid.uuid5(_TRAVELLER, f"{journey_id}/{person_id}")


def occupant_id(room_id: uuid.UUID, person_id: uuid.UUID) -> uuid.UUID:
    """The id of an occupant: the same wherever the same person is put into the same room."""
    return uuid.uuid5(_OCCUPANT, f"{room_id}/{person_id}")


class Traveller(Record):
    """A person who travels on a journey."""

    __tablename__ = "traveller"
    __wire__ = "traveller"
    __owner__ = "journey_id"

    journey_id: Mapped[uuid.UUID] = owner("journey")
    person_id: Mapped[uuid.UUID | None] = reference("person", to="person")
    note: Mapped[str] = text("note")


class Journey(Record):
    """A flight or another journey that some of the people make together.

    ``departs`` and ``arrives`` are moments (UTC), shown in the zones of the two ends.
    """

    __tablename__ = "journey"
    __wire__ = "journey"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    leg: Mapped[str] = text("leg", default=JourneyLeg.ARRIVAL)
    kind: Mapped[str] = text("kind", default=JourneyKind.FLIGHT)
    number: Mapped[str] = text("number")
    """As on the ticket, such as "AY 88"."""
    origin: Mapped[str] = text("origin")
    destination: Mapped[str] = text("destination")
    departs: Mapped[dt.datetime | None] = moment("departs", index=True)
    departs_zone: Mapped[str] = text("departs-zone")
    arrives: Mapped[dt.datetime | None] = moment("arrives")
    arrives_zone: Mapped[str] = text("arrives-zone")
    greeter_id: Mapped[uuid.UUID | None] = reference("greeter", index=False, to="person")
    vehicle_id: Mapped[uuid.UUID | None] = reference("vehicle", index=False)
    note: Mapped[str] = text("note")

    travellers: Mapped[list[Traveller]] = relationship(
        primaryjoin="Journey.id == foreign(Traveller.journey_id)",
        order_by="Traveller.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )


class Vehicle(Record):
    """A car or a bus of the visit. ``seats`` are those for passengers."""

    __tablename__ = "vehicle"
    __wire__ = "vehicle"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    name: Mapped[LocalizedText] = localized("name")
    plate: Mapped[str] = text("plate")
    seats: Mapped[int | None] = number("seats")
    driver_id: Mapped[uuid.UUID | None] = reference("driver", index=False, to="person")
    phone: Mapped[str] = text("phone")
    note: Mapped[str] = text("note")
    list_order: Mapped[int | None] = number("list-order")
    """Place in the motorcade, from 1."""


class Occupant(Record):
    """A person who sleeps in a room."""

    __tablename__ = "occupant"
    __wire__ = "occupant"
    __owner__ = "room_id"

    room_id: Mapped[uuid.UUID] = owner("room")
    person_id: Mapped[uuid.UUID | None] = reference("person", to="person")


class Room(Record):
    """A hotel room of the visit, from the day of arrival to the day of leaving."""

    __tablename__ = "room"
    __wire__ = "room"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    venue_id: Mapped[uuid.UUID | None] = reference("venue")
    number: Mapped[str] = text("number")
    kind: Mapped[str] = text("kind", default=RoomWish.SINGLE)
    arrival: Mapped[dt.date | None] = date("arrival")
    departure: Mapped[dt.date | None] = date("departure")
    note: Mapped[str] = text("note")

    occupants: Mapped[list[Occupant]] = relationship(
        primaryjoin="Room.id == foreign(Occupant.room_id)",
        order_by="Occupant.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )


_TRAVEL_TIME = uuid.UUID("51d0c1a4-4a30-5a3c-8f8e-0c7a1b9d4e04")


def travel_time_id(venue_id: uuid.UUID, other_id: uuid.UUID) -> uuid.UUID:
    """The id of the time between two venues, whichever is named first."""
    first, second = sorted((venue_id, other_id))
    return uuid.uuid5(_TRAVEL_TIME, f"{first}/{second}")


class TravelTime(Record):
    """How many minutes it takes between two venues, where somebody knows better than the map."""

    __tablename__ = "travel_time"
    __wire__ = "travel-time"

    venue_id: Mapped[uuid.UUID | None] = reference("venue")
    other_id: Mapped[uuid.UUID | None] = reference("other-venue")
    minutes: Mapped[int | None] = number("minutes")
    note: Mapped[str] = text("note")
