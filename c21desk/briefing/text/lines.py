"""Filling lines with units: first fit, Finnish hyphenation, hanging stops, and no line too wide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from c21desk.briefing.text.hyphens import hyphenation_points
from c21desk.briefing.text.runs import SOFT_HYPHEN
from c21desk.briefing.text.units import BOX, NEWLINE, SPACE, Look, Piece, Unit, measure

_WORD = re.compile(r"[^\W\d_]+")
_CAPITALISED_FROM = 13  # shorter capitalised words are names as a rule: they stay whole
_HYPHENS_IN_A_ROW = 2
_TOLERANCE = 0.01  # points


class Line(NamedTuple):
    """Units ``first`` up to but not including ``last``; ``width`` is what is seen of them, in points.

    ``ends`` is true for a line that ends its paragraph or was ended by a new line: it is not spread.
    """

    first: int
    last: int
    width: float
    limit: float
    ends: bool


@dataclass(frozen=True)
class Rules:
    """How lines are filled. ``hyphenate`` is the share of a line's width that must be left empty before
    a word is parted (0: always part it; 1: never)."""

    hyphenate: float = 1
    hang: bool = False


def fill(
    units: Sequence[Unit], looks: Sequence[Look], first: float, later: float, rules: Rules
) -> tuple[list[Unit], list[Line]]:
    """Break ``units`` into lines ``first`` points wide at first and ``later`` points wide afterwards.

    Gives the units again, for a word that was parted has become two, and the lines. A unit wider than
    a line is broken between any two of its characters.
    """
    filler = _Filler(list(units), looks, rules)
    return filler.units, filler.fill(max(first, 1), max(later, 1))


class _Filler:
    def __init__(self, units: list[Unit], looks: Sequence[Look], rules: Rules) -> None:
        self.units = units
        self._looks = looks
        self._rules = rules
        self._hyphens = 0

    def fill(self, first: float, later: float) -> list[Line]:
        lines: list[Line] = []
        at, limit = 0, first
        while at < len(self.units):
            line, at = self._line(at, limit)
            lines.append(line)
            limit = later
        return lines

    def _line(self, at: int, limit: float) -> tuple[Line, int]:
        units = self.units
        while at < len(units) - 1 and units[at].kind == SPACE:
            at += 1
        start = end = at
        x = -units[start].head
        waiting = seen = 0.0
        while at < len(units):
            unit = units[at]
            if unit.kind == NEWLINE:
                return Line(start, end, seen, limit, ends=True), at + 1
            if unit.kind == SPACE:
                waiting += unit.width
            else:
                after = x + waiting + unit.width
                seen_after = after - unit.tail + (self._hyphen(unit) if unit.soft else 0)
                if seen_after - self._hang(unit) > limit + _TOLERANCE:
                    break
                x, seen, waiting, end = after, seen_after, unit.gap, at + 1
            at += 1
        else:
            return Line(start, end, seen, limit, ends=True), at
        return self._broken(start, end, at, x + waiting, seen, limit)

    def _broken(self, start: int, end: int, at: int, x: float, seen: float, limit: float) -> tuple[Line, int]:
        """Finish a line that the unit ``at`` did not fit on."""
        room = limit - x
        empty = limit - seen
        ends = at == len(self.units) - 1 and end > start  # a last line of one syllable looks forlorn
        if not ends and self._may_part(empty, limit) and (parts := self._parted(self.units[at], room)):
            self.units[at : at + 1] = parts
            self._hyphens += 1
            width = x + parts[0].width + self._hyphen(parts[0])
            return Line(start, at + 1, width, limit, ends=False), at + 1
        self._hyphens = 0
        if end == start:
            self.units[at : at + 1] = self._split(self.units[at], limit)
            width = self.units[at].width - self.units[at].head
            return Line(start, at + 1, width, limit, ends=at + 1 == len(self.units)), at + 1
        return Line(start, end, seen, limit, ends=False), at

    def _hang(self, unit: Unit) -> float:
        """How far a stop may stand out into the margin."""
        return unit.tail if self._rules.hang and unit.pieces[-1].text[-1] in "。，、" else 0

    def _hyphen(self, unit: Unit) -> float:
        piece = unit.pieces[-1]
        return piece.face.widths[SOFT_HYPHEN] * self._looks[piece.look].size

    def _may_part(self, empty: float, limit: float) -> bool:
        return self._hyphens < _HYPHENS_IN_A_ROW and empty >= self._rules.hyphenate * limit

    def _parted(self, unit: Unit, room: float) -> list[Unit] | None:
        """``unit`` in two at the last hyphenation point that leaves room for the hyphen."""
        if len(unit.pieces) != 1 or unit.han:
            return None
        piece = unit.pieces[0]
        size = self._looks[piece.look].size
        room -= self._hyphen(unit)
        best = 0
        for word in _WORD.finditer(piece.text):
            if word[0][0].isupper() and len(word[0]) < _CAPITALISED_FROM:
                continue
            for point in hyphenation_points(word[0]):
                at = word.start() + point
                if measure(piece.text[:at], piece.face) * size <= room:
                    best = at
        if not best:
            return None
        left, right = self._cut_piece(piece, best)
        return [
            Unit(BOX, left.width, (left,), soft=True),
            unit._replace(width=right.width, pieces=(right,)),
        ]

    def _split(self, unit: Unit, limit: float) -> list[Unit]:
        """``unit`` in two, the first as wide as ``limit`` allows but of one character at least."""
        limit += unit.head
        x = 0.0
        for n, piece in enumerate(unit.pieces):
            size = self._looks[piece.look].size
            for at, char in enumerate(piece.text):
                x += measure(char, piece.face) * size
                if x > limit and (n or at):
                    return self._split_at(unit, n, at)
        return [unit]

    def _split_at(self, unit: Unit, n: int, at: int) -> list[Unit]:
        before, after = unit.pieces[:n], unit.pieces[n:]
        if at:
            left, right = self._cut_piece(after[0], at)
            before, after = (*before, left), (right, *after[1:])
        return [
            Unit(BOX, sum(p.width for p in before), before, head=unit.head, han=unit.han),
            unit._replace(width=sum(p.width for p in after), pieces=after, head=0),
        ]

    def _cut_piece(self, piece: Piece, at: int) -> tuple[Piece, Piece]:
        size = self._looks[piece.look].size
        left, right = piece.text[:at], piece.text[at:]
        return (
            piece._replace(text=left, width=measure(left, piece.face) * size),
            piece._replace(text=right, width=measure(right, piece.face) * size),
        )
