"""What seating rules work with: who is to sit, the places of a layout, and who sits where for which reason.

Lengths have no unit: a seat's card is :data:`CARD` wide and high, x grows to the right of the drawing and y
downwards. The door, the audience or the camera is below, so whoever faces it faces down.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from c21desk.domain.kinds import MemberRole, SeatingConvention, Side
from c21desk.i18n import Message

CARD = (1.75, 1.35)
"""Width and height of the card that stands for a seat."""
ACROSS, DOWN = 1.9, 1.5
"""Distance of neighbours side by side, and one above the other."""

GUESTS, HOSTS = "guests", "hosts"
GUEST_HELP, HOST_HELP = "guest-help", "host-help"
DRIVERS = "drivers"
"""The queues in which people wait for a seat, each in rank order."""

PRINCIPALS = (GUESTS, HOSTS)
HELP = (GUEST_HELP, HOST_HELP)


@dataclass(frozen=True)
class Sitter:
    """Somebody to be seated. ``place`` is the place in the rank order of the own side, from 1;
    ``companion`` is whom this person accompanies, as a spouse does."""

    key: uuid.UUID
    side: str = Side.GUEST
    place: int = 1
    role: str = MemberRole.MEMBER
    companion: uuid.UUID | None = None
    sex: str = ""

    @property
    def queue(self) -> str:
        """The queue in which the person waits."""
        guest = self.side == Side.GUEST
        if self.role == MemberRole.INTERPRETER:
            return GUEST_HELP if guest else HOST_HELP
        if self.role == MemberRole.DRIVER:
            return DRIVERS
        return GUESTS if guest else HOSTS


@dataclass(frozen=True)
class Chair:
    """A place of a layout. ``takes`` names the queues whose next person it is for, the first that has one;
    ``open`` says that anyone left over may have it, ``head`` that it is the place of a host
    or a chief guest, which no companion takes. ``beside`` are the neighbours, the outer one first.
    ``label`` is what people call the place, ``reason`` (a msgid, perhaps with ``{n}`` for the person's
    place in rank order) why its person sits there. ``facing`` is the direction of the sitter's eyes."""

    place: str
    x: float
    y: float
    takes: tuple[str, ...]
    label: Message
    reason: str
    side: str = ""
    facing: tuple[int, int] = (0, 1)
    beside: tuple[str, ...] = ()
    open: bool = False
    head: bool = False


@dataclass(frozen=True)
class Piece:
    """Something drawn that is no seat. ``kind`` is table, round, door, flag, car or camera; the box is
    given by its middle, width and height."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    side: str = ""


@dataclass(frozen=True)
class Layout:
    """Chairs in the order in which the rule fills them, and what stands between them."""

    chairs: tuple[Chair, ...]
    pieces: tuple[Piece, ...] = ()

    def chair(self, place: str) -> Chair | None:
        """The chair of that name."""
        return next((chair for chair in self.chairs if chair.place == place), None)

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of all that is drawn."""
        boxes = [(c.x, c.y, *CARD) for c in self.chairs] + [
            (p.x, p.y, p.width, p.height) for p in self.pieces
        ]
        left = min((x - w / 2 for x, _y, w, _h in boxes), default=0.0)
        top = min((y - h / 2 for _x, y, _w, h in boxes), default=0.0)
        right = max((x + w / 2 for x, _y, w, _h in boxes), default=1.0)
        bottom = max((y + h / 2 for _x, y, _w, h in boxes), default=1.0)
        return left, top, right - left, bottom - top


@dataclass(frozen=True)
class Shape:
    """A rule set's choices by name, stored as "name=value" lines; what is not chosen is fitted."""

    values: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Shape:
        """The choices in stored lines; lines that are none are passed over."""
        pairs = (line.partition("=") for line in text.splitlines())
        return cls(
            {name.strip(): value.strip() for name, _sign, value in pairs if name.strip() and value.strip()}
        )

    def written(self) -> str:
        """The choices as they are stored."""
        return "\n".join(f"{name}={value}" for name, value in sorted(self.values.items()) if value)

    def with_(self, **values: str) -> Shape:
        """The choices with some changed; "" takes a choice back."""
        return Shape({k: v for k, v in {**self.values, **values}.items() if v})

    def number(self, name: str, fitted: int, least: int = 1, most: int = 60) -> int:
        """A chosen number within its limits, else the fitted one."""
        chosen = self.values.get(name, "")
        return max(least, min(most, int(chosen) if chosen.isascii() and chosen.isdigit() else fitted))

    def choice(self, name: str, default: str) -> str:
        """A chosen word, else the usual one."""
        return self.values.get(name, default)


@dataclass(frozen=True)
class Wanted:
    """What a layout is made for: the people, the choices, the convention, and places that must stay."""

    sitters: tuple[Sitter, ...]
    shape: Shape = field(default_factory=Shape)
    convention: str = SeatingConvention.RIGHT
    keep: frozenset[str] = frozenset()

    @property
    def honour(self) -> int:
        """1 where the right hand ranks higher, -1 where the left does."""
        return -1 if self.convention == SeatingConvention.LEFT else 1

    def count(self, *queues: str) -> int:
        """How many people wait in these queues."""
        return sum(s.queue in queues for s in self.sitters)

    def highest(self, prefix: str) -> int:
        """The highest number of a place that must stay and begins with ``prefix``."""
        numbers = [p.removeprefix(prefix) for p in self.keep if p.startswith(prefix)]
        return max((int(n) for n in numbers if n.isascii() and n.isdigit()), default=0)

    def tables(self, fitted: int) -> int:
        """How many tables (or cars) there are: as chosen, else as fitted and as places need that must stay."""
        kept = [p.partition(":")[0] for p in self.keep]
        return max(
            self.shape.number("tables", fitted, most=40),
            0 if "tables" in self.shape.values else max((int(k) for k in kept if k.isdigit()), default=0),
        )


@dataclass(frozen=True)
class Seated:
    """A person on a place, and why."""

    key: uuid.UUID
    reason: Message
    locked: bool = False


@dataclass(frozen=True)
class Arrangement:
    """A layout with the people in it. ``unseated`` says of everybody without a seat why."""

    layout: Layout
    seated: Mapping[str, Seated]
    unseated: tuple[tuple[uuid.UUID, Message], ...] = ()


def in_rank_order(sitters: Iterable[Sitter]) -> list[Sitter]:
    """By rank place; the head of a side first where two have the same one."""
    roles = {MemberRole.HEAD: 0, MemberRole.DEPUTY: 1}
    return sorted(sitters, key=lambda s: (s.place, roles.get(MemberRole(s.role), 2), s.key.bytes))
