"""What the rules look at: one visit with all that belongs to it, frozen at one moment.

A service fills it (:mod:`c21desk.services.checks`); tests build it by hand. Ids are those of the records;
names are as they are shown. Moments are UTC.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from c21desk.domain.calendar import CHINA, FINLAND, Calendar
from c21desk.domain.kinds import (
    Direction,
    GiftDirection,
    ItemKind,
    ItemStatus,
    MemberRole,
    ParticipantRole,
    Side,
    VisitStatus,
)
from c21desk.domain.localized import LocalizedText
from c21desk.domain.rules.finding import Thing
from c21desk.domain.rules.limits import Limits
from c21desk.domain.times import local

NOTHING = LocalizedText()


class Place(NamedTuple):
    """A place. ``country`` is "FI", "CN" or "" where it is not known; ``gift_limit`` is in cents."""

    id: uuid.UUID
    name: LocalizedText = NOTHING
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    gift_limit: int | None = None


class Venue(NamedTuple):
    """An organisation as the place of a programme item, with the coordinates of its own or of its town's."""

    id: uuid.UUID
    name: LocalizedText = NOTHING
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    opening_hours: str = ""


class Person(NamedTuple):
    """A person. ``level`` is that of the post held on the first day of the visit; None is unknown."""

    id: uuid.UUID
    name: LocalizedText = NOTHING
    sex: str = ""
    birth_date: dt.date | None = None
    birth_place: str = ""
    passport_number: str = ""
    passport_issued: dt.date | None = None
    passport_expires: dt.date | None = None
    nationality: str = ""
    languages: tuple[str, ...] = ()
    interpreting: str = ""
    level: int | None = None

    @property
    def thing(self) -> Thing:
        """The person as something that a finding is about."""
        return Thing("person", self.id, self.name)


class Member(NamedTuple):
    """A membership of a delegation. ``title``, ``organisation`` and ``level`` are as at the visit."""

    person_id: uuid.UUID
    side: str
    delegation_id: uuid.UUID
    role: str = MemberRole.MEMBER
    title: LocalizedText = NOTHING
    organisation: LocalizedText = NOTHING
    level: int | None = None
    joins: dt.date | None = None
    leaves: dt.date | None = None
    companion_id: uuid.UUID | None = None
    vehicle_id: uuid.UUID | None = None
    papers: str = ""


class Delegation(NamedTuple):
    """A delegation; the letterhead is that of its organisation."""

    id: uuid.UUID
    side: str
    name: LocalizedText = NOTHING
    country: str = ""
    letterhead: LocalizedText = NOTHING
    address: LocalizedText = NOTHING
    phone: str = ""
    email: str = ""


class Part(NamedTuple):
    """Somebody's part in a programme item."""

    person_id: uuid.UUID
    role: str = ParticipantRole.ATTENDEE
    vehicle_id: uuid.UUID | None = None


class Item(NamedTuple):
    """A programme item."""

    id: uuid.UUID
    title: LocalizedText = NOTHING
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    zone: str = "Europe/Helsinki"
    kind: str = ItemKind.MEETING
    venue_id: uuid.UUID | None = None
    status: str = ItemStatus.PLANNED
    transport: LocalizedText = NOTHING
    parts: tuple[Part, ...] = ()
    vehicles: tuple[uuid.UUID, ...] = ()
    texts: tuple[LocalizedText, ...] = ()
    """What the pack prints beside the title."""

    @property
    def thing(self) -> Thing:
        """The item as something that a finding is about."""
        return Thing("programme_item", self.id, self.title)

    @property
    def day(self) -> dt.date:
        """The day on which it begins, where it is; only of an item with a time."""
        assert self.start is not None
        return local(self.start, self.zone).date()

    @property
    def people(self) -> frozenset[uuid.UUID]:
        """All who take part."""
        return frozenset(p.person_id for p in self.parts)

    @property
    def interpreters(self) -> frozenset[uuid.UUID]:
        """Those who take part as interpreters."""
        return frozenset(p.person_id for p in self.parts if p.role == ParticipantRole.INTERPRETER)


class Vehicle(NamedTuple):
    """A vehicle; ``seats`` are those of passengers."""

    id: uuid.UUID
    name: LocalizedText = NOTHING
    seats: int | None = None

    @property
    def thing(self) -> Thing:
        """The vehicle as something that a finding is about."""
        return Thing("vehicle", self.id, self.name)


class Journey(NamedTuple):
    """A flight or the like."""

    id: uuid.UUID
    name: str = ""
    leg: str = ""
    departs: dt.datetime | None = None
    arrives: dt.datetime | None = None
    greeter_id: uuid.UUID | None = None
    vehicle_id: uuid.UUID | None = None
    travellers: frozenset[uuid.UUID] = frozenset()

    @property
    def thing(self) -> Thing:
        """The journey as something that a finding is about."""
        return Thing("journey", self.id, same(self.name))


class Room(NamedTuple):
    """A hotel room."""

    id: uuid.UUID
    name: str = ""
    kind: str = ""
    arrival: dt.date | None = None
    departure: dt.date | None = None
    occupants: tuple[uuid.UUID, ...] = ()

    @property
    def thing(self) -> Thing:
        """The room as something that a finding is about."""
        return Thing("room", self.id, same(self.name))


class Gift(NamedTuple):
    """A gift. ``value`` is in hundredths of the currency's unit; ``person_id`` is the other side's person."""

    id: uuid.UUID
    title: LocalizedText = NOTHING
    direction: str = GiftDirection.GIVEN
    person_id: uuid.UUID | None = None
    value: int | None = None
    currency: str = "EUR"
    declared: dt.date | None = None
    day: dt.date | None = None
    note: str = ""

    @property
    def thing(self) -> Thing:
        """The gift as something that a finding is about."""
        return Thing("gift", self.id, self.title)


class Invitation(NamedTuple):
    """An answer to an invitation."""

    id: uuid.UUID
    item_id: uuid.UUID
    person_id: uuid.UUID
    answer: str = ""


class Plan(NamedTuple):
    """A seating plan: who sits at which place."""

    id: uuid.UUID
    item_id: uuid.UUID
    name: LocalizedText = NOTHING
    seats: tuple[tuple[str, uuid.UUID], ...] = ()

    @property
    def thing(self) -> Thing:
        """The plan as something that a finding is about."""
        return Thing("seating_plan", self.id, self.name)


@dataclass(frozen=True)
class OtherVisit:
    """Another visit, for the triage of a request. ``parties`` are ids of Chinese places and of the organisation
    that asked, ``cities`` the Finnish places with their names, ``themes`` the ids of its objectives' themes."""

    id: uuid.UUID
    title: LocalizedText = NOTHING
    start: dt.date | None = None
    end: dt.date | None = None
    requested: dt.date | None = None
    requester_id: uuid.UUID | None = None
    parties: frozenset[uuid.UUID] = frozenset()
    cities: Mapping[uuid.UUID, LocalizedText] = field(default_factory=dict)
    themes: frozenset[uuid.UUID] = frozenset()

    @property
    def thing(self) -> Thing:
        """The visit as something that a finding is about."""
        return Thing("visit", self.id, self.title)


def same(text: str) -> LocalizedText:
    """A text that is written alike in all languages."""
    return LocalizedText(text, text, text)


@dataclass(frozen=True)
class Snapshot:
    """A visit for the rules. ``today`` is the day of the check; ``ours`` is the place whose rules bind us."""

    id: uuid.UUID
    today: dt.date
    calendar: Calendar
    limits: Limits
    title: LocalizedText = NOTHING
    direction: str = Direction.INBOUND
    status: str = VisitStatus.IDEA
    start: dt.date | None = None
    end: dt.date | None = None
    place: Place | None = None
    partner: Place | None = None
    ours: Place | None = None
    purpose: LocalizedText = NOTHING
    payer: LocalizedText = NOTHING
    inviter_id: uuid.UUID | None = None
    countries: int | None = None
    trip_start: dt.date | None = None
    trip_end: dt.date | None = None
    people: Mapping[uuid.UUID, Person] = field(default_factory=dict)
    delegations: tuple[Delegation, ...] = ()
    members: tuple[Member, ...] = ()
    items: tuple[Item, ...] = ()
    venues: Mapping[uuid.UUID, Venue] = field(default_factory=dict)
    vehicles: Mapping[uuid.UUID, Vehicle] = field(default_factory=dict)
    journeys: tuple[Journey, ...] = ()
    rooms: tuple[Room, ...] = ()
    gifts: tuple[Gift, ...] = ()
    earlier_gifts: tuple[Gift, ...] = ()
    """Gifts of other visits to or from the same people."""
    invitations: tuple[Invitation, ...] = ()
    plans: tuple[Plan, ...] = ()
    travel_minutes: Mapping[frozenset[uuid.UUID], int] = field(default_factory=dict)
    requested: dt.date | None = None
    requester_id: uuid.UUID | None = None
    parties: frozenset[uuid.UUID] = frozenset()
    cities: Mapping[uuid.UUID, LocalizedText] = field(default_factory=dict)
    themes: frozenset[uuid.UUID] = frozenset()
    others: tuple[OtherVisit, ...] = ()
    """Other visits, as long as this one is an idea."""
    elsewhere: tuple[Item, ...] = ()
    """Items of other visits in the same days with the same people or venues."""

    @property
    def thing(self) -> Thing:
        """The visit as something that a finding is about."""
        return Thing("visit", self.id, self.title)

    @property
    def inbound(self) -> bool:
        """Whether guests come from China to us."""
        return self.direction == Direction.INBOUND

    @property
    def chinese_side(self) -> str:
        """The side that comes from China."""
        return Side.GUEST if self.inbound else Side.HOST

    @cached_property
    def member_of(self) -> Mapping[uuid.UUID, Member]:
        """Memberships by person."""
        return {m.person_id: m for m in self.members}

    @cached_property
    def live(self) -> tuple[Item, ...]:
        """Items that are not cancelled and have a beginning and an end, by time."""
        timed = [i for i in self.items if i.start and i.end and i.status != ItemStatus.CANCELLED]
        return tuple(sorted(timed, key=lambda i: (i.start, i.end, i.id)))

    @cached_property
    def planned(self) -> tuple[Item, ...]:
        """Items that are not cancelled."""
        return tuple(i for i in self.items if i.status != ItemStatus.CANCELLED)

    @cached_property
    def clashes(self) -> tuple[tuple[Item, Item], ...]:
        """Pairs of items that overlap, the earlier first; the second may be of another visit.

        A hotel's item is where people sleep, not where they are: it overlaps with nothing.
        """
        own = {i.id for i in self.live}
        both = [
            i for i in (*self.live, *self.elsewhere) if i.kind != ItemKind.ACCOMMODATION and i.start and i.end
        ]
        both.sort(key=lambda i: (i.start, i.end, i.id))
        pairs = []
        for number, one in enumerate(both):
            assert one.end is not None
            for other in both[number + 1 :]:
                assert other.start is not None
                if other.start >= one.end:
                    break
                if own & {one.id, other.id}:
                    pairs.append((one, other))
        return tuple(pairs)

    def named(self, ids: Iterator[uuid.UUID] | frozenset[uuid.UUID]) -> list[Person]:
        """The people of these ids that are known, always in the same order."""
        return [self.people[i] for i in sorted(ids) if i in self.people]

    def side_of(self, person_id: uuid.UUID) -> str:
        """The side of a person; whoever is in no delegation stands with the hosts."""
        member = self.member_of.get(person_id)
        return member.side if member else Side.HOST

    def level_of(self, person_id: uuid.UUID) -> int | None:
        """The rank level of a person at this visit."""
        member = self.member_of.get(person_id)
        if member and member.level is not None:
            return member.level
        person = self.people.get(person_id)
        return person.level if person else None

    def country_of(self, item: Item) -> str:
        """The country in which an item takes place."""
        venue = self.venues.get(item.venue_id) if item.venue_id else None
        return (venue.country if venue else "") or {"Europe/Helsinki": FINLAND, "Asia/Shanghai": CHINA}.get(
            item.zone, ""
        )

    def days(self) -> list[dt.date]:
        """The days of the visit; none where they are not known."""
        if self.start is None or self.end is None or self.end < self.start:
            return []
        return [self.start + dt.timedelta(days=n) for n in range((self.end - self.start).days + 1)]
