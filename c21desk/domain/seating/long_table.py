"""Talks at a long table, the two sides opposite each other.

Source: product.md, "Seating": guests face the door; where the table's end faces the door, guests on the
right as one enters. The same is taught in Chinese handbooks of protocol ("面门为上", "如会谈长桌一端向正门,
则以入门的方向为准, 右为客方, 左为主方"; "双方主谈居中, 其他陪同人员各按礼宾顺序一右一左依次排列", as
retold at sjtang.com.cn/blog/_882902_314259.html). Interpreters sit behind, or beside the head: the host's on
the right, the guests' on the left hand ("中方译员在主人右侧, 外方译员在主宾左侧", ibid.). In the domestic
convention all sides are mirrored [U].
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
from c21desk.domain.seating.places import door_below, outwards
from c21desk.i18n import N_, message

_CHIEF = {
    ("across", Side.GUEST): N_("Chief guest: in the middle of the guests' side, which faces the door."),
    ("across", Side.HOST): N_("Host: in the middle, opposite the chief guest, with the back to the door."),
    ("along", Side.GUEST): N_("Chief guest: in the middle of the guests' side, on the right as one enters."),
    ("along", Side.HOST): N_("Host: in the middle, opposite the chief guest, on the left as one enters."),
}
_CHIEF_LEFT = {
    Side.GUEST: N_("Chief guest: in the middle of the guests' side, on the left as one enters."),
    Side.HOST: N_("Host: in the middle, opposite the chief guest, on the right as one enters."),
}
_RIGHT = N_("Number {n} of the own side: on the right of the head, as far out as the rank tells.")
_LEFT = N_("Number {n} of the own side: on the left of the head, as far out as the rank tells.")
_HELP_BEHIND = N_("Interpreter: behind the head of the own side.")
_HELP_BESIDE = N_("Interpreter: at the side of the head.")
_SEAT = {
    Side.GUEST: N_("Guests' side, seat {number}"),
    Side.HOST: N_("Hosts' side, seat {number}"),
}
_BEHIND = {
    Side.GUEST: N_("Guests' side, behind, seat {number}"),
    Side.HOST: N_("Hosts' side, behind, seat {number}"),
}
_HALF_TABLE = 1.3


def layout(wanted: Wanted) -> Layout:
    """Choices: ``seats`` a side, ``door`` across or along, ``interpreters`` behind or beside."""
    along = wanted.shape.choice("door", "across") == "along"
    beside = wanted.shape.choice("interpreters", "behind") == "beside"
    needed = {
        Side.GUEST: wanted.count(GUESTS) + (wanted.count(GUEST_HELP) if beside else 0),
        Side.HOST: wanted.count(HOSTS) + (wanted.count(HOST_HELP) if beside else 0),
    }
    kept = max(wanted.highest("1:g"), wanted.highest("1:h"))
    seats = wanted.shape.number("seats", max(*needed.values(), kept, 3), most=40)
    chairs: list[Chair] = []
    for side in (Side.GUEST, Side.HOST):
        chairs += _side(wanted, side, seats, along, beside)
        if not beside:
            chairs += _behind(wanted, side, along)
    return Layout(tuple(chairs), (_table(chairs, along), door_below(chairs)))


def _table(chairs: list[Chair], along: bool) -> Piece:
    """The table between the two sides, as long as the longer row."""
    at = [c.y if along else c.x for c in chairs]
    middle, length = (min(at) + max(at)) / 2, max(at) - min(at) + (DOWN if along else ACROSS)
    return Piece("table", 0, middle, 1.8, length) if along else Piece("table", middle, 0, length, 1.8)


def _spot(side: Side, out: float, back: float, along: bool, honour: int) -> tuple[float, float]:
    """Where ``out`` seats to the right hand of the head (negative: left) and ``back`` rows behind is."""
    away = _HALF_TABLE + 0.35 + back
    if not along:
        # Guests sit above and face down: their right hand is on the left of the drawing.
        return (-out * ACROSS, -away) if side == Side.GUEST else (out * ACROSS, away)
    # Who enters walks up: the right is the right of the drawing. Guests there face left, their right is up.
    across = (away + 0.35) * honour
    up = -out * DOWN * honour
    return (across, up) if side == Side.GUEST else (-across, -up)


def _facing(side: Side, along: bool, honour: int) -> tuple[int, int]:
    towards = 1 if side == Side.GUEST else -1
    return (-towards * honour, 0) if along else (0, towards)


def _side(wanted: Wanted, side: Side, seats: int, along: bool, beside: bool) -> list[Chair]:
    letter = "g" if side == Side.GUEST else "h"
    queue, help_ = (GUESTS, GUEST_HELP) if side == Side.GUEST else (HOSTS, HOST_HELP)
    honour = wanted.honour
    helped = beside and wanted.count(help_) > 0 and seats > 1
    # The guests' interpreter sits at the chief guest's left, the hosts' at the host's right: face to face.
    help_at = (-1 if side == Side.GUEST else 1) * honour
    chairs = []
    for number, out in enumerate(outwards(seats, honour), 1):
        x, y = _spot(side, out, 0, along, honour)
        takes: tuple[str, ...] = (queue,)
        reason = _RIGHT if out > 0 else _LEFT
        if number == 1:
            reason = (
                _CHIEF_LEFT[side] if along and honour < 0 else _CHIEF["along" if along else "across", side]
            )
        elif helped and out == help_at:
            takes, reason = (help_,), _HELP_BESIDE
        elif beside:
            takes = (queue, help_)
        chairs.append(
            Chair(
                f"1:{letter}{number}", x, y, takes, message(_SEAT[side], number=number), reason, side,
                _facing(side, along, honour),
            )
        )  # fmt: skip
    return chairs


def _behind(wanted: Wanted, side: Side, along: bool) -> list[Chair]:
    letter = "g" if side == Side.GUEST else "h"
    help_ = GUEST_HELP if side == Side.GUEST else HOST_HELP
    count = max(wanted.count(help_), wanted.highest(f"1:{letter}b"))
    chairs = []
    for number, out in enumerate(outwards(count, wanted.honour), 1):
        x, y = _spot(side, out, 1.6 if not along else 1.95, along, wanted.honour)
        label = message(_BEHIND[side], number=number)
        chairs.append(
            Chair(
                f"1:{letter}b{number}", x, y, (help_,), label, _HELP_BEHIND, side,
                _facing(side, along, wanted.honour),
            )
        )  # fmt: skip
    return chairs
