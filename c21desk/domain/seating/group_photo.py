"""A group photo, seen by the photographer.

Source: product.md, "Seating": the host in the centre, guest 1 on the host's right, the sides alternate. So
also "合影一般由主人居中, 按礼宾次序, 以主人右首为上, 主客双方间隔排列" (retold at 82k.org/html/163/163892/57477945_1.html);
"前高后低, 中央高于两侧" gives the rows. That the ends of a row are kept for the host's side is not done here [U].
"""

from __future__ import annotations

from c21desk.domain.kinds import Side
from c21desk.domain.seating.model import (
    ACROSS,
    DOWN,
    GUEST_HELP,
    GUESTS,
    HOST_HELP,
    HOSTS,
    Chair,
    Layout,
    Piece,
    Wanted,
)
from c21desk.domain.seating.places import outwards
from c21desk.i18n import N_, message

_HOST = N_("Host: in the centre of the first row.")
_CHIEF = {
    1: N_("Chief guest: on the host's right."),
    -1: N_("Chief guest: on the host's left (domestic convention)."),
}
_SECOND = {
    1: N_("Guest number {n}: on the host's left."),
    -1: N_("Guest number {n}: on the host's right (domestic convention)."),
}
_FURTHER = N_("Number {n} of the own side: rows by rank from the centre, guests and hosts in turn.")
_STAND = N_("Row {row}, place {number} from the centre")
_WIDEST, _USUAL = 9, 8


def layout(wanted: Wanted) -> Layout:
    """Choice: ``seats`` in a row. Whoever does not fit stands in a further row behind."""
    people = max(wanted.count(GUESTS, HOSTS, GUEST_HELP, HOST_HELP), 1)
    fitted = people if people <= _WIDEST else -(-people // -(-people // _USUAL))
    kept = max((wanted.highest(f"{row}:") for row in range(1, 21)), default=0)
    width = wanted.shape.number("seats", max(fitted, kept), least=2, most=40)
    rows = max(wanted.tables(1), -(-people // width))
    chairs = []
    for row in range(1, rows + 1):
        for number, out in enumerate(outwards(width, wanted.honour), 1):
            # All face down: the right hand is on the left of the drawing.
            x, y = -out * ACROSS, -(row - 1) * DOWN
            takes, reason = _due(row, number, out, wanted.honour)
            side = Side.HOST if takes == (HOSTS,) else Side.GUEST if takes == (GUESTS,) else ""
            beside = tuple(f"{row}:{_number(out + step, width, wanted.honour)}" for step in _steps(out))
            label = message(_STAND, row=row, number=number)
            head = row == 1 and number <= 2
            chairs.append(
                Chair(f"{row}:{number}", x, y, takes, label, reason, side, (0, 1), beside, True, head)
            )
    return Layout(tuple(chairs), (Piece("camera", 0, 1.9, 2.0, 0.7),))


def _due(row: int, number: int, out: int, honour: int) -> tuple[tuple[str, ...], str]:
    if row == 1 and number == 1:
        return (HOSTS,), _HOST
    if row == 1 and number == 2:
        return (GUESTS,), _CHIEF[honour]
    if row == 1 and number == 3:
        return (GUESTS, HOSTS), _SECOND[honour]
    return ((HOSTS, GUESTS) if abs(out) % 2 == 0 else (GUESTS, HOSTS)), _FURTHER


def _steps(out: int) -> tuple[int, int]:
    return (-1, 1) if out < 0 else (1, -1)


def _number(out: int, width: int, honour: int) -> int:
    steps = outwards(width + 2, honour)
    return steps.index(out) + 1 if out in steps else 0
