"""Where places lie: numbers that go out from a middle, the ring of a round table, the door below."""

from __future__ import annotations

import math
from collections.abc import Iterable

from c21desk.domain.seating.model import CARD, Chair, Piece


def outwards(count: int, honour: int = 1) -> list[int]:
    """Places right (positive) and left of a middle in turn: 0, 1, -1, 2, -2, …; mirrored for ``honour`` -1."""
    steps = [0] + [sign * n for n in range(1, count) for sign in (1, -1)]
    return [step * honour for step in steps[:count]]


def door_below(chairs: Iterable[Chair], x: float = 0.0) -> Piece:
    """The door, below all chairs."""
    lowest = max((chair.y for chair in chairs), default=0.0)
    return Piece("door", x, lowest + CARD[1] / 2 + 0.7, 3.0, 0.35)


def ring(count: int) -> tuple[float, float, list[tuple[float, float]]]:
    """Half-widths of an oval on which ``count`` cards stand without touching, and their middles.

    Place 0 is above, the others follow to the right of the drawing.
    """
    half = 1.6
    while True:
        wide, high = half * 1.2 + 0.4, half
        spots = [
            (wide * math.sin(2 * math.pi * n / count), -high * math.cos(2 * math.pi * n / count))
            for n in range(count)
        ]
        if all(_apart(spots[n], spots[(n + 1) % count]) for n in range(count)) or count < 2:
            return wide, high, spots
        half += 0.1


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) >= CARD[0] + 0.12 or abs(one[1] - other[1]) >= CARD[1] + 0.12
