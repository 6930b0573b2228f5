"""What the import of a programme would do: shown to the user, corrected, and only then done."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import dataclass, field

from c21desk.domain.kinds import ItemStatus
from c21desk.domain.localized import LocalizedText
from c21desk.domain.same_person import folded
from c21desk.domain.times import zone
from c21desk.exchange.programme.days import Anchors, settle
from c21desk.exchange.programme.records import ProgrammeReading, ProgrammeRow
from c21desk.exchange.programme.words import WHOLE_DELEGATION
from c21desk.exchange.records import Rejected
from c21desk.i18n import N_, Message, message
from c21desk.services.imports.plan import Decision, UnsureRow

LONGEST_ITEM = dt.timedelta(days=31)


@dataclass(frozen=True)
class VisitFacts:
    """The visit that the programme is for: ``id`` is None for one that is to be made. ``zone`` is that of its
    place, else of the country that it goes to."""

    id: uuid.UUID | None
    title: str
    start: dt.date | None
    end: dt.date | None
    zone: str


@dataclass(frozen=True)
class Existing:
    """An item that is in the visit's programme already."""

    id: uuid.UUID
    start: dt.datetime | None
    end: dt.datetime | None
    zone: str
    title: LocalizedText
    uid: str
    track: str
    status: str


@dataclass(frozen=True)
class KnownPerson:
    """A member of one of the visit's delegations."""

    id: uuid.UUID
    han: str
    family: str
    given: str
    mails: frozenset[str]
    guest: bool

    def named_in(self, text: str) -> bool:
        """Whether the text holds the whole name, in either order."""
        if self.han and len(self.han) > 1 and self.han in text:
            return True
        if not (self.family and self.given):
            return False
        both = (f"{self.given} {self.family}", f"{self.family} {self.given}", f"{self.family}, {self.given}")
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I) for name in both)


@dataclass(frozen=True)
class Known:
    """What is in the file already that the programme may mean."""

    items: list[Existing]
    venues: dict[str, uuid.UUID]
    zones: dict[uuid.UUID, str]
    people: list[KnownPerson]


@dataclass
class PlannedItem:
    """One item of the source and what becomes of it. ``start`` and ``end`` are UTC, shown in ``zone``.

    ``changes``: the item is in the programme already and takes another time, title or state from the source.
    ``venue_more``: the venue's text says more than the name of the organisation found for it.
    """

    source: ProgrammeRow
    title: LocalizedText
    day: dt.date | None
    start: dt.datetime | None
    end: dt.datetime | None
    end_guessed: bool
    zone: str
    kind: str
    track: str
    venue: str
    venue_id: uuid.UUID | None
    venue_more: bool
    people: list[uuid.UUID]
    note: str
    uid: str
    cancelled: bool
    decision: Decision
    match_id: uuid.UUID | None
    changes: bool
    reasons: list[Message]

    @property
    def where(self) -> Message:
        """The item's place in the source."""
        return self.source.where.message


@dataclass
class ProgrammePlan:
    """All items of one source for one visit. Nothing is stored yet; :func:`settle_plan` makes ``rows``."""

    reading: ProgrammeReading
    visit: VisitFacts
    known: Known
    day: dt.date | None
    zone: str
    language: str
    rows: list[PlannedItem] = field(default_factory=list)
    repeated: list[Rejected] = field(default_factory=list)

    @property
    def zone_taken(self) -> str:
        """The zone of items of which the source does not state one and whose venue is not known."""
        return self.zone or self.visit.zone


@dataclass
class ProgrammeResult:
    """What an import did."""

    read: int = 0
    created: int = 0
    matched: int = 0
    guessed_ends: int = 0
    unsure: list[UnsureRow] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    visit_id: uuid.UUID | None = None


def settle_plan(plan: ProgrammePlan) -> None:
    """Work out days, moments and matches anew, after the day or the zone was changed."""
    reading, visit = plan.reading, plan.visit
    anchors = Anchors(reading.first, reading.named, plan.day, visit.start, visit.end)
    days = settle([row.day for row in reading.rows], anchors)
    skipped = {id(r.source) for r in plan.rows if r.decision == Decision.SKIP}
    plan.rows, plan.repeated = [], []
    seen: dict[tuple[object, ...], ProgrammeRow] = {}
    taken: set[uuid.UUID] = set()
    for row in reading.rows:
        day, why = days.get(row.day, (None, ()))
        item = _planned(plan, row, day, why)
        key = (item.start, item.day, item.track, *(folded(t) for t in item.title.values()))
        if key in seen and not row.uid:
            told = N_("The same item stands in {where}.")
            plan.repeated.append(Rejected(row.where, message(told, where=seen[key].where.message)))
            continue
        seen.setdefault(key, row)
        _match(plan, item, taken)
        if id(row) in skipped:
            item.decision = Decision.SKIP
        plan.rows.append(item)


def _planned(
    plan: ProgrammePlan, row: ProgrammeRow, day: dt.date | None, why: tuple[Message, ...]
) -> PlannedItem:
    reasons = [*why, *row.unsure]
    venue_id, more = _venue(plan.known, row.venue)
    zone_name = (
        row.zone or plan.zone or (plan.known.zones.get(venue_id, "") if venue_id else "") or plan.visit.zone
    )
    # A moment of the whole world is shown as clocks at the visit show it.
    shown = plan.zone_taken if zone_name == "UTC" else zone_name
    note = row.note
    start = end = None
    if day is not None and row.start is not None:
        wall = dt.datetime.combine(day, row.start) + dt.timedelta(days=row.shift)
        start = _moment(wall, zone_name, reasons)
        if row.end is not None:
            last = dt.datetime.combine(wall.date() + dt.timedelta(days=row.lasts), row.end)
            end = _moment(last, zone_name, [])
            if end < start:
                end, told = None, message(N_("The item ends before it starts; the end was left out."))
                reasons.append(told)
            elif end - start > LONGEST_ITEM:
                end = None
                reasons.append(message(N_("The item lasts more than a month; the end was left out.")))
        if plan.visit.start and not plan.visit.start <= wall.date() <= (plan.visit.end or plan.visit.start):
            reasons.append(message(N_("The item is not within the days of the visit.")))
    elif row.start is not None or row.day_text:
        note = "\n".join(filter(None, (note, _as_written(row, day))))
    if row.end_guessed and end is not None:
        note = "\n".join(
            filter(None, (note, str(message(N_("The end was taken from the next item’s start.")))))
        )
    return PlannedItem(
        source=row, title=row.title, day=day, start=start, end=end, end_guessed=row.end_guessed and end is not None,
        zone=shown, kind=row.kind, track=row.track, venue=row.venue, venue_id=venue_id, venue_more=more,
        people=_participants(plan.known, row), note=_with_people(note, row), uid=row.uid, cancelled=row.cancelled,
        decision=Decision.CREATE, match_id=None, changes=False, reasons=list(dict.fromkeys(reasons)),
    )  # fmt: skip


def _as_written(row: ProgrammeRow, day: dt.date | None) -> str:
    """Day and time as the source has them, for an item that cannot be given a moment."""
    told = [day.isoformat() if day else row.day_text]
    if row.start is not None:
        told.append("–".join(t.strftime("%H:%M") for t in (row.start, row.end) if t))
    text = " ".join(t for t in told if t)
    return str(message(N_("Time in the programme: {text}"), text=text)) if text else ""


def _with_people(note: str, row: ProgrammeRow) -> str:
    """The note with the people whom only a calendar's attendees name."""
    missing = [name for name in row.people if name not in note]
    if not missing:
        return note
    return "\n".join(filter(None, (note, str(message(N_("Participants: {names}"), names=tuple(missing))))))


def _moment(wall: dt.datetime, zone_name: str, reasons: list[Message]) -> dt.datetime:
    """The moment at which clocks show this time; what a change of the clocks makes doubtful is said."""
    there = wall.replace(tzinfo=zone(zone_name))
    moment = there.astimezone(dt.UTC)
    if moment.astimezone(zone(zone_name)).replace(tzinfo=None) != wall:
        reasons.append(
            message(
                N_("Clocks go forward that night and this time does not exist; it was taken an hour later.")
            )
        )
    elif there.utcoffset() != there.replace(fold=1).utcoffset():
        reasons.append(
            message(N_("Clocks go back that night and this time comes twice; the first was taken."))
        )
    return moment


def venue_names(text: str) -> list[str]:
    """The names under which a venue may be in the file: "City Hall, room 3" is also the City Hall."""
    if not text:
        return []
    heads = [
        text.split(sign)[0].strip() for sign in (",", "，", ";", "(", "（", " - ", " – ") if sign in text
    ]
    return list(dict.fromkeys([text, *(h for h in heads if h)]))


def _venue(known: Known, text: str) -> tuple[uuid.UUID | None, bool]:
    for name in venue_names(text):
        if name in known.venues:
            return known.venues[name], name != text
    return None, False


def _participants(known: Known, row: ProgrammeRow) -> list[uuid.UUID]:
    text = "\n".join((*row.title.values(), row.note, *row.people))
    mails = {p.casefold() for p in row.people if "@" in p}
    whole = any(WHOLE_DELEGATION.fullmatch(p.strip(" .")) for p in row.people)
    return [p.id for p in known.people if (whole and p.guest) or mails & p.mails or p.named_in(text)]


def _match(plan: ProgrammePlan, item: PlannedItem, taken: set[uuid.UUID]) -> None:
    """Find the item of the programme that this one is, and whether the source has something newer."""
    free = [e for e in plan.known.items if e.id not in taken]
    found = next((e for e in free if item.uid and item.uid in {e.uid, str(e.id)}), None)
    if found is None:
        titles = {folded(t) for t in item.title.values()}
        same = [
            e for e in free
            if e.start == item.start and titles & {folded(t) for t in e.title.values()} and not (e.uid and item.uid)
        ]  # fmt: skip
        found = next((e for e in same if e.track == item.track), same[0] if same else None)
    if found is None:
        return
    taken.add(found.id)
    item.decision, item.match_id = Decision.MATCH, found.id
    if item.uid and item.uid in {found.uid, str(found.id)} and item.start is not None:
        moved = (found.start, found.end) != (item.start, item.end)
        renamed = any(
            item.title.get(k) and item.title.get(k) != found.title.get(k) for k in ("fi", "en", "zh")
        )
        off = item.cancelled and found.status != ItemStatus.CANCELLED
        item.changes = moved or renamed or off
        if item.changes:
            item.reasons.append(
                message(
                    N_("The event was in the programme with another time, title or state, which was changed.")
                )
            )
