"""Everything that a pack is made from, as plain frozen values.

The services fill it; nothing here knows of the database. One snapshot serves packs in all languages,
and may be handed to another thread or process. A text is a :class:`LocalizedText`, or a plain string
where it is the same in every language (a name, a number).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from c21desk.domain.localized import LocalizedText
from c21desk.domain.seating import Layout
from c21desk.i18n import Message

Words = LocalizedText | str

HEAD, DEPUTY, MEMBER, INTERPRETER = "head", "deputy", "member", "interpreter"
SPOUSE, DRIVER, MEDIA = "spouse", "driver", "media"
GUEST, HOST = "guest", "host"
MEETING_KINDS = frozenset({"meeting", "talks", "courtesy-call", "signing", "site-visit"})
"""Kinds of programme items that get a page of their own."""

NOTHING = LocalizedText()


# Blocks: what longer texts consist of


@dataclass(frozen=True)
class TextBlock:
    """Paragraphs, one a line."""

    text: Words


@dataclass(frozen=True)
class Subheading:
    """A heading within a longer text."""

    text: Words


@dataclass(frozen=True)
class Bullets:
    """A list; ``numbered`` where the order matters."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True)
class ExtraTable:
    """A table of words. ``shares`` are relative widths of the columns (equal when empty);
    ``row_headers`` says that the first cell of a row names it."""

    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    caption: Words = NOTHING
    shares: tuple[float, ...] = ()
    row_headers: bool = True


@dataclass(frozen=True)
class Photo:
    """A picture in any format that Pillow reads. ``alt`` says what it shows to who does not see it;
    ``share`` is its width as a share of the column."""

    data: bytes
    alt: Words
    caption: Words = NOTHING
    credit: str = ""
    share: float = 1.0


Block = TextBlock | Subheading | Bullets | ExtraTable | Photo
Body = tuple[Block, ...]


# People


@dataclass(frozen=True)
class Member:
    """A person as a member of a delegation.

    ``latin`` is the name as this person writes it in Latin script, ``say_it`` how a reader of a
    language may say it aloud, ``rank`` the place in rank order from 1. ``reason`` is why the place was
    set by hand, and None where it follows the rule.
    """

    key: str
    latin: str = ""
    han: str = ""
    pinyin: str = ""
    say_it: Words = NOTHING
    title: Words = NOTHING
    organisation: Words = NOTHING
    role: str = MEMBER
    rank: int = 0
    reason: Message | None = None
    portrait: bytes | None = None
    biography: Words = NOTHING

    @property
    def name(self) -> str:
        """The name for a list: Latin, else Han."""
        return self.latin or self.han


@dataclass(frozen=True)
class Delegation:
    """One side; ``members`` in rank order, ``ours`` where it is the side that the pack is made by."""

    side: str
    name: Words
    members: tuple[Member, ...] = ()
    ours: bool = False


# Programme


@dataclass(frozen=True)
class Venue:
    """Where something takes place; ``chinese_address`` is what a driver in China reads."""

    name: Words
    address: Words = NOTHING
    chinese_address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ProgrammeItem:
    """One thing in the programme. ``start`` and ``end`` are aware moments, shown in ``zone``; naive ones
    raise ValueError, for they would be read by the clock of the computer.

    Texts with several points hold one a line. ``background`` is a text or blocks.
    """

    key: str
    title: Words
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    zone: str = "Europe/Helsinki"
    kind: str = "meeting"
    track: str = ""
    venue: Venue | None = None
    host: Words = NOTHING
    guests: tuple[Member, ...] = ()
    hosts: tuple[Member, ...] = ()
    interpreters: tuple[Member, ...] = ()
    transport: Words = NOTHING
    objectives: Words = NOTHING
    points: Words = NOTHING
    avoid: Words = NOTHING
    their_wishes: Words = NOTHING
    our_answer: Words = NOTHING
    background: Words = NOTHING
    blocks: Body = ()

    def __post_init__(self) -> None:
        if any(moment and moment.tzinfo is None for moment in (self.start, self.end)):
            raise ValueError("a programme item needs aware moments")


# Seating


@dataclass(frozen=True)
class PlannedSeat:
    """Who sits on a place of a seating plan."""

    place: str
    side: str
    member: Member


@dataclass(frozen=True)
class SeatingPlan:
    """A seating plan: its rule set, the layout that is drawn, and who sits where, in reading order.

    ``waiting`` are the names of those who take part and have no seat.
    """

    name: Words
    rule: str
    convention: str
    layout: Layout
    seats: tuple[PlannedSeat, ...] = ()
    waiting: tuple[str, ...] = ()


# The rest


@dataclass(frozen=True)
class Objective:
    """What a visit should bring for one theme (or in general)."""

    text: Words
    theme: Words = NOTHING


@dataclass(frozen=True)
class Contact:
    """A number to call."""

    label: Words
    number: str


@dataclass(frozen=True)
class Phrase:
    """Something worth saying aloud in Chinese: characters, pinyin, and what it means."""

    han: str
    pinyin: str
    meaning: Words


@dataclass(frozen=True)
class Practical:
    """What a traveller needs at hand. Without phrases or protocol the pack prints its own."""

    emergency: tuple[Contact, ...] = ()
    offices: tuple[Venue, ...] = ()
    venues: tuple[Venue, ...] = ()
    contact: Words = NOTHING
    notes: Words = NOTHING
    phrases: tuple[Phrase, ...] = ()
    protocol: tuple[Words, ...] = ()


@dataclass(frozen=True)
class PartnerPlace:
    """The other city: name, pinyin, facts as (what, value), and blocks about the relationship."""

    name: Words
    pinyin: str = ""
    facts: tuple[tuple[Words, Words], ...] = ()
    blocks: Body = ()


@dataclass(frozen=True)
class Snapshot:
    """A visit as a pack shows it. ``start`` and ``end`` are its first and last day."""

    title: Words
    start: dt.date | None = None
    end: dt.date | None = None
    places: tuple[Words, ...] = ()
    status: str = ""
    marking: str = ""
    marking_ground: str = ""
    case_number: str = ""
    issuer: Words = NOTHING
    edition: Words = NOTHING
    delegations: tuple[Delegation, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    purpose: Words = NOTHING
    outcome_wanted: Words = NOTHING
    objectives: tuple[Objective, ...] = ()
    practical: Practical = field(default_factory=Practical)
    partner: PartnerPlace | None = None
    seating: tuple[SeatingPlan, ...] = ()

    def members(self) -> Iterator[Member]:
        """Everyone of both delegations, each in its rank order."""
        for delegation in self.delegations:
            yield from delegation.members

    def meetings(self) -> list[ProgrammeItem]:
        """The items that get a page of their own, in the order of the programme."""
        return [item for item in self.programme_in_order() if item.kind in MEETING_KINDS]

    def programme_in_order(self) -> list[ProgrammeItem]:
        """The items by start; those without a time last."""
        latest = dt.datetime.max.replace(tzinfo=dt.UTC)
        return sorted(self.programme, key=lambda item: (item.start or latest, item.track))
