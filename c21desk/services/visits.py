"""Visits: the list, one visit, and what is still missing before its pack is printed."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from c21desk.domain.delegations import Delegation, Member
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Marking, Side, VisitStatus
from c21desk.domain.localized import LocalizedText
from c21desk.domain.places import Place
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, NP_, Message, message
from c21desk.services.lists import Choice, Column, counts, localized_columns, localized_of, names_of
from c21desk.services.records import RecordService, require
from c21desk.storage.journal import WriteSession

LONGEST_VISIT = dt.timedelta(days=365)


@dataclass(frozen=True)
class VisitRow:
    """A line of the list of visits."""

    id: uuid.UUID
    title: LocalizedText
    direction: str
    status: str
    start: dt.date | None
    end: dt.date | None
    place: LocalizedText


@dataclass(frozen=True)
class Gap:
    """Something that a complete visit has and this one lacks; ``field`` is where to mend it."""

    what: Message
    field: str


@dataclass(frozen=True)
class Overview:
    """A visit at a glance. ``ready`` is the share of what a pack needs that is there, in per cent."""

    visit: Visit
    place: LocalizedText
    days_until: int | None
    guests: int
    hosts: int
    items: int
    missing: tuple[Gap, ...]
    ready: int


class Visits(RecordService[Visit, VisitRow]):
    """Visits with their objectives."""

    RECORD = Visit
    PARTS = ("objectives",)
    COLUMNS = (
        Column("title", N_("Visit"), sortable=True),
        Column("direction", N_("Direction")),
        Column("status", N_("Status"), sortable=True),
        Column("start", N_("From"), sortable=True),
        Column("end", N_("Until")),
        Column("place", N_("Place")),
    )
    SORT_COLUMNS = {"start": "start", "status": "status"}  # noqa: RUF012 - never changed
    FILTERS = ("status", "direction")
    ADD_LABEL = N_("Add visit")
    EDIT_LABEL = N_("Edit visit")
    DELETE_LABELS = NP_("Delete visit", "Delete {n} visits")

    def _load(self, connection: Connection, keys: list[int]) -> dict[int, VisitRow]:
        t = self.table
        columns = (t.c.n, t.c.id, t.c.direction, t.c.status, t.c.start, t.c.end, t.c.place_id)
        rows = (
            connection.execute(select(*columns, *localized_columns(t, "title")).where(t.c.n.in_(keys)))
            .mappings()
            .all()
        )
        places = names_of(connection, Place, [r["place_id"] for r in rows])
        return {
            r["n"]: VisitRow(
                r["id"],
                localized_of(r, "title"),
                r["direction"],
                r["status"],
                r["start"],
                r["end"],
                places.get(r["place_id"], LocalizedText()),
            )
            for r in rows
        }

    def choice(self, row: VisitRow) -> Choice:
        return Choice(row.id, row.title, row.place)

    def check(self, record: Visit) -> None:
        require(record.title, message(N_("A visit needs a title in at least one language.")), "title")
        if record.start and record.end:
            if record.end < record.start:
                raise UserError(message(N_("The visit ends before it starts. Check the two dates.")), "end")
            if record.end - record.start > LONGEST_VISIT:
                raise UserError(message(N_("The visit lasts more than a year. Check the dates.")), "end")
        if record.marking == Marking.SECRET and not record.marking_ground.strip():
            raise UserError(
                message(N_("Secrecy needs a legal ground. Write the section of the law.")), "marking_ground"
            )
        record.objectives[:] = [o for o in record.objectives if o.text]
        for place, objective in enumerate(record.objectives, 1):
            objective.list_order = place

    def before_delete(self, session: WriteSession, record: Visit) -> None:
        # The programme belongs to the visit; delegations stay, for people may look for them later.
        from sqlalchemy.orm import selectinload

        for item in session.scalars(
            select(ProgrammeItem)
            .where(ProgrammeItem.visit_id == record.id)
            .options(selectinload(ProgrammeItem.participants))
        ):
            session.delete(item)
        for delegation in session.scalars(select(Delegation).where(Delegation.visit_id == record.id)):
            delegation.visit_id = None

    def by_title(self, title: str) -> list[VisitRow]:
        """Visits called exactly so, in any language."""
        t = self.table
        wanted = title.strip()
        if not wanted:
            return []
        with self.store.reading() as connection:
            keys = connection.scalars(
                select(t.c.n).where(
                    (t.c.title_fi == wanted)
                    | (t.c.title_en == wanted)
                    | (t.c.title_zh == wanted)
                    | (t.c.title_sv == wanted)
                )
            ).all()
        return self.rows(keys)

    def current(self, today: dt.date, limit: int = 8) -> list[VisitRow]:
        """Visits that go on or lie ahead, the nearest first; cancelled ones are left out."""
        t = self.table
        with self.store.reading() as connection:
            keys = connection.scalars(
                select(t.c.n)
                .where(func.coalesce(t.c.end, t.c.start) >= today, t.c.status != VisitStatus.CANCELLED)
                .order_by(t.c.start)
                .limit(limit)
            ).all()
        return self.rows(keys)

    def recent(self, today: dt.date, limit: int = 8) -> list[VisitRow]:
        """Visits that are over or have no dates yet, the latest first."""
        t = self.table
        with self.store.reading() as connection:
            keys = connection.scalars(
                select(t.c.n)
                .where(func.coalesce(t.c.end, t.c.start, dt.date.min) < today)
                .order_by(t.c.start.is_(None).desc(), t.c.start.desc())
                .limit(limit)
            ).all()
        return self.rows(keys)

    def overview(self, visit_id: uuid.UUID, today: dt.date) -> Overview:
        """The visit at a glance, with what is missing. Raises UserError where it does not exist."""
        visit = self.get(visit_id)
        d, m, p = Delegation.__table__, Member.__table__, ProgrammeItem.__table__
        with self.store.reading() as connection:
            sides = counts(
                connection,
                select(d.c.side, func.count(m.c.n))
                .join(m, m.c.delegation_id == d.c.id)
                .where(d.c.visit_id == visit_id)
                .group_by(d.c.side),
            )
            items = connection.scalar(select(func.count()).where(p.c.visit_id == visit_id)) or 0
            places = names_of(connection, Place, [visit.place_id])
        guests, hosts = sides.get(Side.GUEST, 0), sides.get(Side.HOST, 0)
        wanted = [
            (bool(visit.start and visit.end), N_("First and last day"), "start"),
            (visit.place_id is not None, N_("Place"), "place_id"),
            (not visit.title.missing(), N_("Title in all three languages"), "title"),
            (
                bool(visit.purpose) and not visit.purpose.missing(),
                N_("Purpose in all three languages"),
                "purpose",
            ),
            (bool(visit.contact), N_("Contact person during the visit"), "contact"),
            (guests > 0, N_("Guests"), "guests"),
            (hosts > 0, N_("Hosts"), "hosts"),
            (items > 0, N_("Programme"), "programme"),
        ]
        missing = tuple(Gap(message(msgid), field) for there, msgid, field in wanted if not there)
        return Overview(
            visit,
            places.get(visit.place_id, LocalizedText()) if visit.place_id else LocalizedText(),
            (visit.start - today).days if visit.start else None,
            guests,
            hosts,
            items,
            missing,
            round(100 * (len(wanted) - len(missing)) / len(wanted)),
        )
