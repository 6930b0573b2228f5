"""The programme of a visit: its items in order, each with venue and participants."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from c21desk.domain.base import copy_fields
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Direction
from c21desk.domain.localized import LocalizedText
from c21desk.domain.organisations import Organisation
from c21desk.domain.places import Place
from c21desk.domain.programme import Participant, ProgrammeItem, participant_id
from c21desk.domain.times import CHINA, FINLAND, from_local, zone
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, NP_, message
from c21desk.services.lists import Column, counts, localized_columns, localized_of, names_of
from c21desk.services.records import RecordService, require

LONGEST_ITEM = dt.timedelta(days=31)
_EPOCH = dt.datetime.fromtimestamp(0, dt.UTC)


@dataclass(frozen=True)
class ItemRow:
    """A line of a visit's programme. ``start`` and ``end`` are UTC; show them in ``zone``."""

    id: uuid.UUID
    start: dt.datetime | None
    end: dt.datetime | None
    zone: str
    kind: str
    track: str
    title: LocalizedText
    venue: LocalizedText
    participants: int


class Programme(RecordService[ProgrammeItem, ItemRow]):
    """Programme items."""

    RECORD = ProgrammeItem
    PARTS = ("participants",)
    COLUMNS = (
        Column("start", N_("Starts"), sortable=True),
        Column("end", N_("Ends")),
        Column("title", N_("Programme item")),
        Column("kind", N_("Kind")),
        Column("venue", N_("Venue")),
        Column("participants", N_("Participants")),
    )
    SORT_COLUMNS = {"start": "start"}  # noqa: RUF012 - never changed
    ADD_LABEL = N_("Add programme item")
    EDIT_LABEL = N_("Edit programme item")
    DELETE_LABELS = NP_("Delete programme item", "Delete {n} programme items")

    def items(self, visit_id: uuid.UUID) -> list[ItemRow]:
        """The items of a visit by time; items without a time come last."""
        t = self.table
        statement = (
            select(t.c.n)
            .where(t.c.visit_id == visit_id)
            .order_by(t.c.start.is_(None), t.c.start, t.c.end, t.c.n)
        )
        with self.store.reading() as connection:
            keys = list(connection.scalars(statement))
            found = self._load(connection, keys)
        return [found[key] for key in keys]

    def _load(self, connection: Connection, keys: list[int]) -> dict[int, ItemRow]:
        t, p = self.table, Participant.__table__
        columns = (t.c.n, t.c.id, t.c.start, t.c.end, t.c.zone, t.c.kind, t.c.track, t.c.venue_id)
        rows = (
            connection.execute(select(*columns, *localized_columns(t, "title")).where(t.c.n.in_(keys)))
            .mappings()
            .all()
        )
        venues = names_of(connection, Organisation, [r["venue_id"] for r in rows])
        participants = counts(
            connection,
            select(p.c.item_id, func.count())
            .where(p.c.item_id.in_([r["id"] for r in rows]))
            .group_by(p.c.item_id),
        )
        return {
            r["n"]: ItemRow(
                r["id"],
                r["start"],
                r["end"],
                r["zone"],
                r["kind"],
                r["track"],
                localized_of(r, "title"),
                venues.get(r["venue_id"], LocalizedText()),
                participants.get(r["id"], 0),
            )
            for r in rows
        }

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
        return copy

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
