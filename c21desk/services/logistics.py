"""Journeys, vehicles and rooms of a visit."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from sqlalchemy import select

from c21desk.domain.delegations import Delegation, Member
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Direction, ItemKind, JourneyLeg
from c21desk.domain.logistics import (
    Journey,
    Occupant,
    Room,
    Traveller,
    Vehicle,
    occupant_id,
    traveller_id,
)
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.rooming import propose_rooms
from c21desk.domain.times import CHINA, FINLAND, zone
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, NP_, message, plural
from c21desk.services.members import Sleeper, sleepers
from c21desk.services.records import RecordService, require
from c21desk.services.rows.logistics import (
    JourneyList,
    JourneyRow,
    RoomList,
    RoomRow,
    VehicleList,
    VehicleRow,
)
from c21desk.storage.journal import WriteSession


class Journeys(JourneyList, RecordService[Journey, JourneyRow]):
    """Flights and other journeys, each with those who travel."""

    RECORD = Journey
    PARTS = ("travellers",)
    ADD_LABEL = N_("Add journey")
    EDIT_LABEL = N_("Edit journey")
    DELETE_LABELS = NP_("Delete journey", "Delete {n} journeys")

    def new_for(self, visit_id: uuid.UUID, leg: str = JourneyLeg.ARRIVAL) -> Journey:
        """A fresh journey of a visit, between the zones that its direction tells."""
        journey = self.new()
        journey.visit_id, journey.leg = visit_id, leg
        with self.store.read() as session:
            visit = session.get(Visit, visit_id)
        outbound = visit is not None and visit.direction == Direction.OUTBOUND
        to_china = outbound == (leg != JourneyLeg.DEPARTURE)
        journey.departs_zone, journey.arrives_zone = (FINLAND, CHINA) if to_china else (CHINA, FINLAND)
        return journey

    def check(self, record: Journey) -> None:
        if not (record.number.strip() or record.origin.strip() or record.destination.strip()):
            raise UserError(message(N_("Write the number of the journey, or from where to where.")), "number")
        for field in ("departs_zone", "arrives_zone"):
            if getattr(record, field):
                zone(getattr(record, field))
        if record.departs and record.arrives and record.arrives < record.departs:
            raise UserError(
                message(N_("The journey arrives before it leaves. Check times and time zones.")), "arrives"
            )


class Vehicles(VehicleList, RecordService[Vehicle, VehicleRow]):
    """Cars and buses."""

    RECORD = Vehicle
    ADD_LABEL = N_("Add vehicle")
    EDIT_LABEL = N_("Edit vehicle")
    DELETE_LABELS = NP_("Delete vehicle", "Delete {n} vehicles")

    def new_for(self, visit_id: uuid.UUID) -> Vehicle:
        """A fresh vehicle of a visit, the last of the motorcade."""
        vehicle = self.new()
        vehicle.visit_id = visit_id
        with self.store.read() as session:
            places = session.scalars(select(Vehicle.list_order).where(Vehicle.visit_id == visit_id))
            vehicle.list_order = max((p for p in places if p), default=0) + 1
        return vehicle

    def check(self, record: Vehicle) -> None:
        require(record.name, message(N_("A vehicle needs a name, such as “Car 1”.")), "name")
        if record.seats is not None and not 1 <= record.seats <= 200:
            raise UserError(message(N_("A vehicle has between 1 and 200 seats.")), "seats")

    def passengers(self, vehicle_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
        """The people who usually ride in a vehicle."""
        with self.store.read() as session:
            riding = session.scalars(select(Member.person_id).where(Member.vehicle_id == vehicle_id))
            return tuple(person for person in dict.fromkeys(riding) if person is not None)

    def save_with(self, record: Vehicle, people: Collection[uuid.UUID]) -> None:
        """Store a vehicle, and make these members of the visit's delegations those who usually ride in it.

        One undo step. Raises UserError and StaleRecordError like :meth:`save`.
        """
        self.check(record)
        with self.store.write(message(self.EDIT_LABEL if record.rev else self.ADD_LABEL)) as session:
            stored = self.save_in(session, record)
            for member in session.scalars(
                select(Member)
                .join(Delegation, Delegation.id == Member.delegation_id)
                .where(Delegation.visit_id == record.visit_id)
            ):
                if member.person_id in people:
                    member.vehicle_id = record.id
                elif member.vehicle_id == record.id:
                    member.vehicle_id = None
            session.flush()
            self._take_revisions(record, stored)

    def before_delete(self, session: WriteSession, record: Vehicle) -> None:
        for member in session.scalars(select(Member).where(Member.vehicle_id == record.id)):
            member.vehicle_id = None
        for journey in session.scalars(select(Journey).where(Journey.vehicle_id == record.id)):
            journey.vehicle_id = None


class Rooms(RoomList, RecordService[Room, RoomRow]):
    """Hotel rooms, each with those who sleep there."""

    RECORD = Room
    PARTS = ("occupants",)
    ADD_LABEL = N_("Add room")
    EDIT_LABEL = N_("Edit room")
    DELETE_LABELS = NP_("Delete room", "Delete {n} rooms")

    def new_for(self, visit_id: uuid.UUID) -> Room:
        """A fresh room for all nights of a visit."""
        room = self.new()
        room.visit_id = visit_id
        with self.store.read() as session:
            visit = session.get(Visit, visit_id)
        if visit is not None:
            room.arrival, room.departure = visit.start, visit.end
        return room

    def check(self, record: Room) -> None:
        if record.arrival and record.departure and record.departure < record.arrival:
            raise UserError(
                message(N_("The guests leave the room before they arrive. Check the two dates.")), "departure"
            )

    def without_room(self, visit_id: uuid.UUID) -> list[Sleeper]:
        """The guests of a visit for whom no room is booked, in rank order."""
        with self.store.read() as session:
            return sleepers(session, visit_id)

    def propose(self, visit_id: uuid.UUID) -> int:
        """Add rooms for the guests who have none, as one undo step; returns how many rooms.

        Companions share a room unless one of them wishes for a single; everybody else gets the room wished
        for, a single where nothing is known. The hotel is that of the rooms that are there, else the venue of
        the first accommodation in the programme.
        """
        waiting = self.without_room(visit_id)
        proposed = propose_rooms([one.wish for one in waiting])
        if not proposed:
            return 0
        with self.store.write(plural("Propose room", "Propose {n} rooms", len(proposed))) as session:
            visit = session.get(Visit, visit_id)
            hotel = session.scalars(
                select(Room.venue_id).where(Room.visit_id == visit_id, Room.venue_id.is_not(None))
            ).first() or session.scalars(
                select(ProgrammeItem.venue_id)
                .where(ProgrammeItem.visit_id == visit_id, ProgrammeItem.kind == ItemKind.ACCOMMODATION)
                .order_by(ProgrammeItem.start)
            ).first()  # fmt: skip
            for one in proposed:
                room = Room(
                    visit_id=visit_id,
                    venue_id=hotel,
                    kind=one.kind,
                    arrival=one.arrival or (visit.start if visit else None),
                    departure=one.departure or (visit.end if visit else None),
                )
                set_occupants(room, one.people)
                session.add(room)
        return len(proposed)


def set_travellers(journey: Journey, people: Collection[uuid.UUID]) -> None:
    """Make these people those who travel on a journey."""
    known = {t.person_id: t for t in journey.travellers}
    journey.travellers[:] = [
        known.get(person) or Traveller(id=traveller_id(journey.id, person), person_id=person)
        for person in people
    ]


def set_occupants(room: Room, people: Collection[uuid.UUID]) -> None:
    """Make these people those who sleep in a room."""
    known = {o.person_id: o for o in room.occupants}
    room.occupants[:] = [
        known.get(person) or Occupant(id=occupant_id(room.id, person), person_id=person) for person in people
    ]
