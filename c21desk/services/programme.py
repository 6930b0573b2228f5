"""The programme of a visit: its items in order, each with venue and participants."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection

from sqlalchemy import select

from c21desk.domain.base import copy_fields
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Direction
from c21desk.domain.places import Place
from c21desk.domain.programme import ItemVehicle, Participant, ProgrammeItem, participant_id
from c21desk.domain.times import CHINA, FINLAND, from_local, zone
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, NP_, message
from c21desk.services.records import RecordService, require
from c21desk.services.rows.programme import ItemList, ItemRow

LONGEST_ITEM = dt.timedelta(days=31)
_EPOCH = dt.datetime.fromtimestamp(0, dt.UTC)


class Programme(ItemList, RecordService[ProgrammeItem, ItemRow]):
    """Programme items."""

    RECORD = ProgrammeItem
    PARTS = ("participants", "vehicles")
    ADD_LABEL = N_("Add programme item")
    EDIT_LABEL = N_("Edit programme item")
    DELETE_LABELS = NP_("Delete programme item", "Delete {n} programme items")

    def new_for(self, visit_id: uuid.UUID) -> ProgrammeItem:
        """A fresh item that follows the last one of the visit, an hour long; else 9:00 on the first day."""
        item = self.new()
        item.visit_id = visit_id
        with self.store.read() as session:
            visit = session.get(Visit, visit_id)
            place = session.get(Place, visit.place_id) if visit and visit.place_id else None
        default_zone = CHINA if visit and visit.direction == Direction.OUTBOUND else FINLAND
        item.zone = (place.zone if place else "") or default_zone
        timed = [row for row in self.items(visit_id) if row.end]
        if timed:
            last = max(timed, key=lambda row: row.end or _EPOCH)
            item.start, item.zone = last.end, last.zone
        elif visit and visit.start:
            item.start = from_local(visit.start, dt.time(9), item.zone)
        if item.start:
            item.end = item.start + dt.timedelta(hours=1)
        return item

    def duplicate(self, item_id: uuid.UUID) -> ProgrammeItem:
        """A copy of an item, not stored yet, that begins where the item ends."""
        source = self.get(item_id)
        copy = self.new()
        copy_fields(source, copy)
        if source.start and source.end:
            copy.start, copy.end = source.end, source.end + (source.end - source.start)
        set_participants(copy, [(p.person_id, p.role) for p in source.participants if p.person_id])
        copy.vehicles[:] = [ItemVehicle(vehicle_id=v.vehicle_id) for v in source.vehicles]
        copy.calendar_uid = ""
        return copy

    def set_attendance(self, item_id: uuid.UUID, person_id: uuid.UUID, attendance: str) -> None:
        """Note whether a participant came. One undo step."""
        with self.store.write(message(N_("Note who came"))) as session:
            participant = session.get(Participant, participant_id(item_id, person_id))
            if participant is None:  # put in by an import, under an id of its own
                participant = session.scalars(
                    select(Participant).where(
                        Participant.item_id == item_id, Participant.person_id == person_id
                    )
                ).first()
            if participant is not None:
                participant.attendance = attendance

    def move(
        self, item_id: uuid.UUID, start: dt.datetime, end: dt.datetime | None, track: str | None = None
    ) -> None:
        """Give an item another time, and another track unless that is None. The zone stays the venue's.
        One undo step.

        Raises UserError where the times break a rule or the item does not exist (any more).
        """
        item = self.get(item_id)
        item.start, item.end = start, end
        item.track = item.track if track is None else track
        self.check(item)
        with self.store.write(message(N_("Move programme item"))) as session:
            self.save_in(session, item)

    def copy(
        self, item_id: uuid.UUID, start: dt.datetime, end: dt.datetime | None, track: str | None = None
    ) -> uuid.UUID:
        """Store a copy of an item at another time, and return its id. One undo step.

        Raises UserError as :meth:`move` does.
        """
        item = self.duplicate(item_id)
        item.start, item.end = start, end
        item.track = item.track if track is None else track
        self.check(item)
        with self.store.write(message(N_("Copy programme item"))) as session:
            self.save_in(session, item)
        return item.id

    def check(self, record: ProgrammeItem) -> None:
        require(
            record.title, message(N_("A programme item needs a title in at least one language.")), "title"
        )
        zone(record.zone)
        if record.start and record.end:
            if record.end < record.start:
                raise UserError(message(N_("The item ends before it starts. Check the two times.")), "end")
            if record.end - record.start > LONGEST_ITEM:
                raise UserError(message(N_("The item lasts more than a month. Check the dates.")), "end")
        elif record.end:
            raise UserError(message(N_("Say when the item starts.")), "start")


def set_participants(item: ProgrammeItem, people: Collection[tuple[uuid.UUID, str]]) -> None:
    """Make these people, each with a role, the participants of an item; others leave it."""
    known = {p.person_id: p for p in item.participants}
    kept = []
    for person_id, role in people:
        participant = known.get(person_id) or Participant(
            id=participant_id(item.id, person_id), person_id=person_id
        )
        participant.role = role
        kept.append(participant)
    item.participants[:] = kept
