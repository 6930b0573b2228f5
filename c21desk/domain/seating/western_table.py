"""A dinner at a Western table: hosts in the middle of the long sides, or at the two ends.

Source: product.md, "Seating" (Western table). Places of honour are on the right of host and deputy host
first, then on their left ("以右为尊"), and men and women alternate where that is wanted ("男女应当交叉排列", retold
at ntsffz.com/read/389/109170_2.html). The order guest 1 at the host's right, guest 2 at the deputy host's
right, 3 and 4 at their left, and that the sides alternate further out, are usual practice [U].
"""

from __future__ import annotations

from c21desk.domain.kinds import Side
from c21desk.domain.seating.model import (
    ACROSS,
    DOWN,
    GUESTS,
    HELP,
    HOSTS,
    Chair,
    Layout,
    Piece,
    Wanted,
)
from c21desk.domain.seating.places import door_below
from c21desk.i18n import N_, message

_HOST = N_("Host: at the place farthest from the door, facing it.")
_DEPUTY = N_("Deputy host: opposite the host.")
_GUEST = {
    ("host", 1): N_("Guest number {n}: on the host's right."),
    ("host", -1): N_("Guest number {n}: on the host's left."),
    ("deputy", 1): N_("Guest number {n}: on the deputy host's right."),
    ("deputy", -1): N_("Guest number {n}: on the deputy host's left."),
}
_FURTHER = N_("Number {n} of the own side: guests and hosts alternate away from the hosts.")
_HELP_BEHIND = N_("Interpreter: behind host and chief guest.")
_SEAT = N_("Seat {number}")
_BEHIND = N_("Behind, seat {number}")


def layout(wanted: Wanted) -> Layout:
    """Choices: ``seats`` in all, ``hosts`` middle or ends, ``interpreters`` behind or beside, ``pairs``,
    ``mixed`` yes or no."""
    beside = wanted.shape.choice("interpreters", "beside") == "beside"
    people = wanted.count(GUESTS, HOSTS, *(HELP if beside else ()))
    fitted = max(people, wanted.highest("1:"), 4)
    seats = wanted.shape.number("seats", fitted + fitted % 2, least=2, most=60)
    ends = wanted.shape.choice("hosts", "middle") == "ends"
    spots = _at_ends(seats, wanted.honour) if ends else _in_middle(seats, wanted.honour)
    chairs = []
    takes: tuple[str, ...]
    by_spot = {(x, y): n for n, (x, y, _of, _hand, _out) in enumerate(spots, 1)}
    for number, (x, y, of, hand, out) in enumerate(spots, 1):
        if number == 1:
            takes, reason = (HOSTS,), _HOST
        elif number == 2:
            takes, reason = (HOSTS,), _DEPUTY
        elif out == 1:
            takes, reason = (GUESTS,), _GUEST[of, hand]
        else:
            takes = (HOSTS, GUESTS) if out % 2 == 0 else (GUESTS, HOSTS)
            reason = _FURTHER
        side = Side.HOST if takes == (HOSTS,) else Side.GUEST if takes == (GUESTS,) else ""
        chairs.append(
            Chair(
                f"1:{number}", x, y, takes, message(_SEAT, number=number), reason, side,
                _facing(x, y, ends), _neighbours(x, y, by_spot, ends), True, number <= 3)
        )  # fmt: skip
    top = min(c.y for c in chairs)
    helpers = 0 if beside else max(wanted.count(*HELP), wanted.highest("1:b"))
    for number in range(1, helpers + 1):
        x = wanted.honour * (number - 1 - (helpers - 1) / 2) * ACROSS
        label = message(_BEHIND, number=number)
        chairs.append(Chair(f"1:b{number}", x, top - 1.5, HELP, label, _HELP_BEHIND))
    return Layout(tuple(chairs), (_board(chairs, ends), door_below(chairs)))


Spot = tuple[float, float, str, int, int]
"""x, y, whose neighbour ("host" or "deputy"), on which hand (1 right), how many seats away."""


def _in_middle(seats: int, honour: int) -> list[Spot]:
    spots: list[Spot] = [(0, -1.65, "host", 0, 0), (0, 1.65, "deputy", 0, 0)]
    for out in range(1, seats):
        for hand in (honour, -honour):
            # The host faces down, so the right hand is on the left of the drawing; the deputy faces up.
            spots.append((-hand * out * ACROSS, -1.65, "host", hand, out))
            spots.append((hand * out * ACROSS, 1.65, "deputy", hand, out))
    return spots[:seats]


def _at_ends(seats: int, honour: int) -> list[Spot]:
    rows = max(1, -(-(seats - 2) // 2))
    height = (rows - 1) * DOWN
    end = height / 2 + DOWN
    spots: list[Spot] = [(0, -end, "host", 0, 0), (0, end, "deputy", 0, 0)]
    for n in range(-(-rows // 2)):
        up, down = -height / 2 + n * DOWN, height / 2 - n * DOWN
        for hand in (honour, -honour):
            spots.append((-hand * 2.0, up, "host", hand, n + 1))
            if down > up:
                spots.append((hand * 2.0, down, "deputy", hand, n + 1))
    return spots[:seats]


def _facing(x: float, y: float, ends: bool) -> tuple[int, int]:
    if ends and x:
        return (1 if x < 0 else -1, 0)
    return (0, 1 if y < 0 else -1)


def _neighbours(x: float, y: float, by_spot: dict[tuple[float, float], int], ends: bool) -> tuple[str, ...]:
    if ends and not x:
        near = sorted(by_spot, key=lambda s: abs(s[1] - y) + abs(s[0]) / 100)[1:3]
        return tuple(f"1:{by_spot[s]}" for s in near)
    found = [
        n
        for (sx, sy), n in by_spot.items()
        if (sx == x and 0 < abs(sy - y) < DOWN * 1.5 if ends else sy == y and 0 < abs(sx - x) < ACROSS * 1.5)
    ]
    return tuple(f"1:{n}" for n in sorted(found, reverse=True))


def _board(chairs: list[Chair], ends: bool) -> Piece:
    seats = [c for c in chairs if not c.place.startswith("1:b")]
    if ends:
        length = max(c.y for c in seats) - min(c.y for c in seats)
        return Piece("table", 0, 0, 1.7, max(length - 1.5, 1.0))
    left, right = min(c.x for c in seats), max(c.x for c in seats)
    return Piece("table", (left + right) / 2, 0, right - left + ACROSS, 1.7)
