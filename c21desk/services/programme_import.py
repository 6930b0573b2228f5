"""Programmes from outside: read, plan, let the user decide, take them into a visit as one undo step."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from c21desk.domain.delegations import Delegation, Member
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Direction, ItemKind, ItemStatus, ParticipantRole, Side
from c21desk.domain.localized import LocalizedText
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Channel, Person
from c21desk.domain.places import Place
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.same_person import folded
from c21desk.domain.times import CHINA, FINLAND, local, zone
from c21desk.domain.visits import Visit
from c21desk.exchange.programme.reader import read_programme
from c21desk.exchange.programme.records import ProgrammeReading
from c21desk.i18n import N_, message
from c21desk.services.imports.matching import OrganisationIndex
from c21desk.services.imports.plan import Decision, UnsureRow
from c21desk.services.programme import set_participants
from c21desk.services.programme_plan import (
    Existing,
    Known,
    KnownPerson,
    PlannedItem,
    ProgrammePlan,
    ProgrammeResult,
    VisitFacts,
    settle_plan,
    venue_names,
)
from c21desk.services.visits import Visits
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from c21desk.storage.journal import WriteSession

IMPORT_LABEL = N_("Import programme")


class ProgrammeImports:
    """Reads programmes and takes them into a visit."""

    def __init__(self, store: Store, visits: Visits) -> None:
        self._store = store
        self._visits = visits

    def plan(
        self,
        source: Path | str | bytes,
        visit: uuid.UUID | str | None,
        day: dt.date | None = None,
        zone_name: str = "",
        language: str = "en",
    ) -> ProgrammePlan:
        """Understand a file or a pasted text for a visit (id or title); nothing is stored.

        ``day`` is the first day where the source names none, ``zone_name`` the zone where it names none.
        Raises UserError where the source cannot be read, and for a zone that does not exist.
        """
        if zone_name:
            zone(zone_name)
        visit_id = self._existing(visit)
        with self._store.reading() as connection:
            facts = _facts(connection, visit_id, visit if isinstance(visit, str) else "")
        days = (facts.start, facts.end or facts.start) if facts.start else None
        plan = self._planned(read_programme(source, days), facts, day, zone_name, language)
        if days is None and plan.reading.kind == "icalendar" and (days := _days_of(plan.rows)):
            # The visit will take these days: what is repeated on them is taken at once, not the next time.
            plan = self._planned(read_programme(source, days), facts, day, zone_name, language)
        return plan

    def _planned(
        self, reading: ProgrammeReading, facts: VisitFacts, day: dt.date | None, zone_name: str, language: str
    ) -> ProgrammePlan:
        with self._store.reading() as connection:
            known = _known(connection, reading, facts.id)
        plan = ProgrammePlan(reading, facts, known, day, zone_name, language)
        settle_plan(plan)
        return plan

    def _existing(self, visit: uuid.UUID | str | None) -> uuid.UUID | None:
        if not isinstance(visit, str):
            return visit
        if not visit.strip():
            raise UserError(message(N_("Give the visit a name.")), "title")
        try:
            wanted = uuid.UUID(visit)
        except ValueError:
            found = self._visits.by_title(visit)
        else:
            self._visits.get(wanted)
            return wanted
        if len(found) > 1:
            told = N_("{n} visits are called “{title}”. Use the id of the one you mean.")
            raise UserError(message(told, n=len(found), title=visit))
        return found[0].id if found else None

    def apply(self, plan: ProgrammePlan, *, new_venues: bool = False) -> ProgrammeResult:
        """Do what the plan says, as one undo step; a visit that does not exist yet is made.

        ``new_venues`` makes organisations of venues that are not in the file; else they stay in the note.
        """
        result = ProgrammeResult(read=plan.reading.read, rejected=[*plan.reading.rejected, *plan.repeated])
        result.visit_id = plan.visit.id
        wanted = [row for row in plan.rows if row.decision != Decision.SKIP]
        if not any(row.decision == Decision.CREATE or row.changes for row in wanted):
            result.matched = len(wanted)
            return result
        with self._store.write(message(IMPORT_LABEL)) as session:
            visit = session.get(Visit, plan.visit.id) if plan.visit.id else None
            if visit is None:
                if plan.visit.id:
                    raise UserError(message(N_("This visit no longer exists. Someone has deleted it.")))
                title = LocalizedText().with_(plan.language, plan.visit.title.strip())
                visit = Visit(title=title)
                session.add(visit)
            result.visit_id = visit.id
            self._items(session, plan, wanted, visit, result, new_venues=new_venues)
            _take_days(visit, wanted)
        return result

    def _items(
        self,
        session: WriteSession,
        plan: ProgrammePlan,
        rows: list[PlannedItem],
        visit: Visit,
        result: ProgrammeResult,
        *,
        new_venues: bool,
    ) -> None:
        places = OrganisationIndex(session.connection(), ()) if new_venues else None
        made: dict[str, Organisation] = {}
        for row in rows:
            existing = session.get(ProgrammeItem, row.match_id) if row.match_id else None
            if row.decision == Decision.MATCH and existing is not None:
                result.matched += 1
                if row.changes:
                    _change(existing, row)
                    result.unsure.append(
                        UnsureRow(row.where, row.title.best(plan.language), tuple(row.reasons))
                    )
                continue
            venue_id, note = row.venue_id, row.note
            if row.venue and venue_id is None and places is not None:
                key = folded(row.venue)
                if key not in made:
                    name = LocalizedText().with_(
                        "zh" if not row.venue.isascii() and _han(row.venue) else plan.language, row.venue
                    )
                    seat = places.seat(name)
                    made[key] = Organisation(
                        name=name, kind=seat.kind, place_id=seat.place_id or visit.place_id
                    )
                    session.add(made[key])
                venue_id = made[key].id
            elif row.venue and (venue_id is None or row.venue_more):
                note = "\n".join(filter(None, (str(message(N_("Venue: {text}"), text=row.venue)), note)))
            item = ProgrammeItem(
                visit_id=visit.id,
                start=row.start,
                end=row.end,
                zone=row.zone,
                kind=row.kind or ItemKind.MEETING,
                track=row.track,
                title=row.title,
                venue_id=venue_id,
                note=note,
                status=ItemStatus.CANCELLED if row.cancelled else ItemStatus.PLANNED,
                calendar_uid=row.uid,
            )
            set_participants(item, [(person, ParticipantRole.ATTENDEE) for person in row.people])
            session.add(item)
            result.created += 1
            result.guessed_ends += row.end_guessed
            if row.reasons:
                result.unsure.append(UnsureRow(row.where, row.title.best(plan.language), tuple(row.reasons)))


def _han(text: str) -> bool:
    from c21desk.domain.names import has_han

    return has_han(text)


def _change(item: ProgrammeItem, row: PlannedItem) -> None:
    """Take the newer time, title and state of an event that is in the programme already."""
    if row.start is not None:
        item.start, item.end, item.zone = row.start, row.end, row.zone
    title = item.title
    for key in ("fi", "en", "zh", "sv"):
        if row.title.get(key):
            title = title.with_(key, row.title.get(key))
    item.title = title
    if row.cancelled:
        item.status = ItemStatus.CANCELLED


def _days_of(rows: list[PlannedItem]) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the items; None where they have none, or span more than a year."""
    days = [local(m, row.zone).date() for row in rows for m in (row.start,) if m]
    days += [row.day for row in rows if row.day and row.start is None]
    if not days or max(days) - min(days) > dt.timedelta(days=365):
        return None
    return min(days), max(days)


def _take_days(visit: Visit, rows: list[PlannedItem]) -> None:
    """A visit without days takes them from its items."""
    days = _days_of(rows)
    if visit.start is None and visit.end is None and days:
        visit.start, visit.end = days


def _facts(connection: Connection, visit_id: uuid.UUID | None, title: str) -> VisitFacts:
    if visit_id is None:
        return VisitFacts(None, title, None, None, FINLAND)
    v, p = Visit.__table__.c, Place.__table__.c
    row = connection.execute(
        select(v.start, v.end, v.direction, v.place_id).where(v.id == visit_id)
    ).one_or_none()
    if row is None:
        raise UserError(message(N_("This visit no longer exists. Someone has deleted it.")))
    place = connection.execute(select(p.zone).where(p.id == row.place_id)).scalar() if row.place_id else ""
    usual = place or (CHINA if row.direction == Direction.OUTBOUND else FINLAND)
    return VisitFacts(visit_id, title, row.start, row.end, usual)


def _known(connection: Connection, reading: ProgrammeReading, visit_id: uuid.UUID | None) -> Known:
    """What is in the file already that the programme may mean: items, venues, people of the visit."""
    names = {n for row in reading.rows for n in venue_names(row.venue)}
    organisations = OrganisationIndex(connection, names)
    venues = {n: found for n in names if (found := organisations.find(n))}
    zones: dict[uuid.UUID, str] = {}
    o, p = Organisation.__table__.c, Place.__table__.c
    if venues:
        statement = select(o.id, p.zone).join_from(
            Organisation.__table__, Place.__table__, o.place_id == p.id
        )
        zones = {r.id: r.zone for r in connection.execute(statement.where(o.id.in_(list(venues.values()))))}
    if visit_id is None:
        return Known([], venues, zones, [])
    t = ProgrammeItem.__table__.c
    items = [
        Existing(
            r.id, r.start, r.end, r.zone, LocalizedText(r.title_fi, r.title_en, r.title_zh, r.title_sv),
            r.calendar_uid, r.track, r.status,
        )
        for r in connection.execute(select(ProgrammeItem.__table__).where(t.visit_id == visit_id))
    ]  # fmt: skip
    return Known(items, venues, zones, _people(connection, visit_id))


def _people(connection: Connection, visit_id: uuid.UUID) -> list[KnownPerson]:
    d, m, p, c = (r.__table__.c for r in (Delegation, Member, Person, Channel))
    statement = (
        select(p.id, p.family_han, p.given_han, p.family_latin, p.given_latin, d.side)
        .join_from(Member.__table__, Delegation.__table__, m.delegation_id == d.id)
        .join(Person.__table__, m.person_id == p.id)
        .where(d.visit_id == visit_id)
    )
    found = {r.id: r for r in connection.execute(statement)}
    mails: dict[uuid.UUID, set[str]] = {}
    for start in range(0, len(found), 500):
        some = list(found)[start : start + 500]
        for r in connection.execute(
            select(c.person_id, c.value).where(c.person_id.in_(some), c.kind == "email")
        ):
            mails.setdefault(r.person_id, set()).add(r.value.casefold())
    return [
        KnownPerson(
            key, r.family_han + r.given_han, r.family_latin, r.given_latin,
            frozenset(mails.get(key, ())), guest=r.side == Side.GUEST,
        )
        for key, r in found.items()
    ]  # fmt: skip
