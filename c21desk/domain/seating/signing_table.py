"""A signing ceremony: who signs sits behind the table and faces the room, the others stand behind.

Source: product.md, "Signing tables and flags". "双方签字人员面对房间正门, 站在右侧为客方" (zk.995w.com/K/Item?id=
eed5f5a046fe46c898c1438056774161); "应请客方签字人在签字桌右侧就座, 主方签字人则就座于左侧", the flag of each side
stands before its signer, and the others stand behind their own signer in a row, the higher the nearer to
the middle, "前高后低" where one row is not enough (3g.cityy.com/vip/article/2013-6/1390260-1.htm). Right is that
of those who sit at the table. In the domestic convention the sides change places [U].
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
from c21desk.i18n import N_, message

_SIGNS = {
    (Side.GUEST, 1): N_("Signs for the guests: on the right at the table, facing the room."),
    (Side.GUEST, -1): N_("Signs for the guests: on the left at the table (domestic convention)."),
    (Side.HOST, 1): N_("Signs for the hosts: on the left at the table, facing the room."),
    (Side.HOST, -1): N_("Signs for the hosts: on the right at the table (domestic convention)."),
}
_STANDS = N_(
    "Stands behind the own side's signer, number {n} of those alike: the higher the nearer to the middle,"
    " interpreters at the end."
)
_SIGNER = {
    Side.GUEST: N_("At the table, guests' signer {number}"),
    Side.HOST: N_("At the table, hosts' signer {number}"),
}
_STANDING = {
    Side.GUEST: N_("Standing, guests' side, place {number}"),
    Side.HOST: N_("Standing, hosts' side, place {number}"),
}
_IN_A_ROW = 4


def layout(wanted: Wanted) -> Layout:
    """Choices: ``signers`` a side, ``seats`` standing places of a side in a row."""
    signers = wanted.shape.number("signers", max(1, wanted.highest("1:g"), wanted.highest("1:h")), most=6)
    standing = max(
        max(0, wanted.count(GUESTS) - signers) + wanted.count(GUEST_HELP),
        max(0, wanted.count(HOSTS) - signers) + wanted.count(HOST_HELP),
        wanted.highest("2:g"),
        wanted.highest("2:h"),
    )
    row = wanted.shape.number("seats", _IN_A_ROW, most=20)
    chairs: list[Chair] = []
    pieces = [Piece("table", 0, 0.9, 2 * signers * ACROSS + 0.6, 0.9)]
    for side in (Side.GUEST, Side.HOST):
        # They face down: the right is on the left of the drawing.
        outer = (-1 if side == Side.GUEST else 1) * wanted.honour
        chairs += _half(side, outer, signers, standing, row, wanted.honour)
        pieces.append(Piece("flag", outer * 0.45, 0.9, 0.6, 0.7, side))
    return Layout(tuple(chairs), (*pieces, Piece("door", 0, 2.2, 3.0, 0.35)))


def _half(side: Side, outer: int, signers: int, standing: int, row: int, honour: int) -> list[Chair]:
    letter, queue, help_ = ("g", GUESTS, GUEST_HELP) if side == Side.GUEST else ("h", HOSTS, HOST_HELP)
    chairs = []
    for number in range(1, signers + 1):
        x = outer * (number - 0.5) * ACROSS
        label = message(_SIGNER[side], number=number)
        chairs.append(Chair(f"1:{letter}{number}", x, -0.3, (queue,), label, _SIGNS[side, honour], side))
    for number in range(1, standing + 1):
        line, place = divmod(number - 1, row)
        x, y = outer * (place + 0.5) * ACROSS, -0.3 - (line + 1) * DOWN - 0.3
        label = message(_STANDING[side], number=number)
        chairs.append(Chair(f"2:{letter}{number}", x, y, (queue, help_), label, _STANDS, side))
    return chairs
