"""A meeting in armchairs: host and chief guest side by side, the others in two wings.

Source: product.md, "Seating": the chief guest on the host's right, interpreters and note-takers behind. So
taught in Chinese handbooks: "沙发会客室: 外事交往中右为上, 译员、记录员坐在主人和主宾后面; 公务交流中左为上"
(sjtang.com.cn/blog/_882902_314259.html). That the wings follow in rank order, each on its own side, is usual
practice [U]. "Beside" sets the interpreter on the outer side of the own head [U].
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
from c21desk.domain.seating.places import door_below
from c21desk.i18n import N_, message

_CHIEF = {
    (Side.GUEST, 1): N_("Chief guest: on the host's right, facing the door."),
    (Side.GUEST, -1): N_("Chief guest: on the host's left, facing the door (domestic convention)."),
    (Side.HOST, 1): N_("Host: beside the chief guest, facing the door."),
    (Side.HOST, -1): N_("Host: beside the chief guest, facing the door."),
}
_NEXT = {
    Side.GUEST: N_("Guest number {n}: in rank order along the guests' wing."),
    Side.HOST: N_("Host number {n}: in rank order along the hosts' wing."),
}
_HELP_BEHIND = N_("Interpreter: behind the head of the own side.")
_HELP_BESIDE = N_("Interpreter: at the side of the head.")
_SEAT = {
    Side.GUEST: N_("Guests' side, armchair {number}"),
    Side.HOST: N_("Hosts' side, armchair {number}"),
}
_BEHIND = {
    Side.GUEST: N_("Guests' side, behind, seat {number}"),
    Side.HOST: N_("Hosts' side, behind, seat {number}"),
}


def layout(wanted: Wanted) -> Layout:
    """Choices: ``seats`` a side, ``interpreters`` behind or beside."""
    beside = wanted.shape.choice("interpreters", "behind") == "beside"
    needed = max(wanted.count(GUESTS), wanted.count(HOSTS), wanted.highest("1:g"), wanted.highest("1:h"), 1)
    if beside:
        needed = max(
            needed,
            wanted.count(GUESTS) + wanted.count(GUEST_HELP),
            wanted.count(HOSTS) + wanted.count(HOST_HELP),
        )
    seats = wanted.shape.number("seats", needed, most=20)
    chairs: list[Chair] = []
    for side in (Side.GUEST, Side.HOST):
        chairs += _wing(wanted, side, seats, beside)
    return Layout(tuple(chairs), (Piece("table", 0, 0, 0.5, 0.8), door_below(chairs)))


def _wing(wanted: Wanted, side: Side, seats: int, beside: bool) -> list[Chair]:
    guest = side == Side.GUEST
    letter, queue, help_ = ("g", GUESTS, GUEST_HELP) if guest else ("h", HOSTS, HOST_HELP)
    # Both face down, so the host's right is the left of the drawing.
    outer = (-1 if guest else 1) * wanted.honour
    helped = beside and wanted.count(help_) > 0
    chairs = []
    for number in range(1, seats + 1):
        label = message(_SEAT[side], number=number)
        takes: tuple[str, ...] = (queue, help_) if beside else (queue,)
        if number == 1:
            x, y, facing, reason = outer * 1.6, 0.0, (0, 1), _CHIEF[side, wanted.honour]
            takes = (queue,)
        else:
            x, y, facing = outer * (1.6 + ACROSS), 0.5 + DOWN * (number - 2), (-outer, 0)
            reason = _NEXT[side]
            if helped and number == 2:
                takes, reason = (help_,), _HELP_BESIDE
        chairs.append(Chair(f"1:{letter}{number}", x, y, takes, label, reason, side, facing))
    behind = 0 if beside else max(wanted.count(help_), wanted.highest(f"1:{letter}b"))
    for number in range(1, behind + 1):
        label = message(_BEHIND[side], number=number)
        x = outer * (1.2 + ACROSS * (number - 1))
        chairs.append(Chair(f"1:{letter}b{number}", x, -1.6, (help_,), label, _HELP_BEHIND, side))
    return chairs
