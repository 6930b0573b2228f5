"""From runs to units: the pieces of a paragraph that a line is filled with, measured once.

A unit is what no line break may part, or the spaces between two such, or a forced new line. Where Han
meets Latin a gap of :data:`GAP` em stands between them; it is made of a glyph variant with a wider
advance, not of a shift, so that copying the text out does not yield a space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from c21desk.briefing.text.breaks import DIGIT, HAN, LETTER, breaks, classes
from c21desk.briefing.text.faces import Face, Faces, faces_for
from c21desk.briefing.text.runs import SOFT_HYPHEN, Colour, Run, TextStyle
from c21desk.briefing.text.variants import variant

GAP = 0.22
HALF = 0.5  # blank half of a full-width bracket or stop

BOX, SPACE, NEWLINE = 0, 1, 2

_HALF_AFTER = "、。，．：；！？）》〉」』】〕〗”’"
_HALF_BEFORE = "（《〈「『【〔〖“‘"
_AMBIGUOUS = "“”‘’…—·"
_TOUCHING = re.compile(f"[{_HALF_AFTER}](?=[{_HALF_AFTER}{_HALF_BEFORE}])")


class Piece(NamedTuple):
    """Characters of one face and one look; ``width`` in points."""

    text: str
    face: Face
    look: int
    width: float


class Unit(NamedTuple):
    """What stays together on a line. Widths in points.

    ``gap`` follows if the next unit stands on the same line; ``head`` and ``tail`` are blank halves
    of brackets and stops that a line's ends do without; ``soft`` asks for a hyphen at a line's end;
    ``han`` marks a unit that may be spread from its neighbour.
    """

    kind: int
    width: float
    pieces: tuple[Piece, ...]
    gap: float = 0
    head: float = 0
    tail: float = 0
    soft: bool = False
    han: bool = False


_END_OF_LINE = Unit(NEWLINE, 0, ())


@dataclass(frozen=True)
class Look:
    """What the pieces of a run share when they are drawn."""

    size: float
    colour: Colour
    faces: Faces
    link: str
    lang: str


_NARROW = {char: variant(char, round(-HALF * 1000)) for char in _HALF_AFTER}


def narrowed(text: str) -> str:
    """``text`` without the blank half of its last character."""
    return text[:-1] + _NARROW[text[-1]]


def gapped(text: str) -> str:
    """``text`` with the gap between scripts after it."""
    return text[:-1] + variant(text[-1], round(GAP * 1000))


class _FaceLetters(dict[int, str]):
    """``L``, ``H`` or ``R`` for the face that sets a code point (Latin, Han, rare Han), and ``A`` for
    marks that follow their neighbours."""

    def __init__(self, faces: Faces) -> None:
        super().__init__({ord(char): "A" for char in _AMBIGUOUS})
        self._faces = faces
        self.missing: set[int] = set()

    def __missing__(self, code: int) -> str:
        if code in self._faces.latin.glyphs or code in (10, 0xAD):
            letter = "L"
        elif code in self._faces.han.glyphs:
            letter = "H"
        elif code in self._faces.rare.glyphs:
            letter = "R"
        else:
            letter = "H"  # whose substitute it is shown by
            self.missing.add(code)
        self[code] = letter
        return letter


@cache
def _face_letters(faces: Faces) -> _FaceLetters:
    return _FaceLetters(faces)


_CLOSE_TO_LATIN = re.compile("(?<=L)A+(?=L)")
_WITHIN_HAN = re.compile("(?<=[HR])A+(?=[HR])")


def _faces_of(text: str, faces: Faces, missing: set[str], *, chinese: bool) -> str:
    table = _face_letters(faces)
    letters = text.translate(table)
    if table.missing and (found := {c for c in text if ord(c) in table.missing}):
        missing |= found
    if "A" in letters:
        if not chinese:
            letters = _WITHIN_HAN.sub(lambda m: "H" * len(m[0]), letters)
            return letters.replace("A", "L")
        letters = _CLOSE_TO_LATIN.sub(lambda m: "L" * len(m[0]), letters)
        letters = letters.replace("A", "H")
    return letters


def looks_and_units(
    runs: Sequence[Run], style: TextStyle, lang: str, missing: set[str]
) -> tuple[list[Look], list[Unit]]:
    """Measure ``runs``: their looks, and the units that lines are made of.

    Characters that no font has are added to ``missing``.
    """
    text = "".join(run.text for run in runs)
    chinese = lang.startswith("zh")
    looks: list[Look] = []
    face_letters = ""
    edges: list[int] = [0]
    for run in runs:
        bold = style.bold if run.bold is None else run.bold
        italic = style.italic if run.italic is None else run.italic
        faces = faces_for(bold=bold, italic=italic)
        looks.append(
            Look(
                style.size if run.size is None else run.size,
                style.colour if run.colour is None else run.colour,
                faces,
                run.link,
                run.lang,
            )
        )
        run_chinese = run.lang.startswith("zh") if run.lang else chinese
        face_letters += _faces_of(run.text, faces, missing, chinese=run_chinese)
        edges.append(edges[-1] + len(run.text))
    letters = classes(text, chinese=chinese)
    if "H" in face_letters:
        text = _TOUCHING.sub(lambda m: _narrow_if_han(m, face_letters), text)
    cutter = _Cutter(text, letters, face_letters, looks, edges)
    units: list[Unit] = []
    for start, end in pairwise([0, *breaks(letters), len(text)]):
        units.extend(cutter.cut(start, end))
    return looks, units


def _narrow_if_han(match: re.Match[str], face_letters: str) -> str:
    return _NARROW[match[0]] if face_letters[match.start()] == "H" else match[0]


class _Cutter:
    """Cuts one paragraph's text into units."""

    def __init__(
        self, text: str, letters: str, face_letters: str, looks: Sequence[Look], edges: Sequence[int]
    ) -> None:
        self._text = text
        self._letters = letters
        self._faces = face_letters
        self._looks = looks
        self._edges = edges
        self._look = 0
        self._made_spaces: dict[tuple[int, int], Unit] = {}

    def cut(self, start: int, end: int) -> list[Unit]:
        """The units of the text between two breaks: a box, then its spaces and new line, if any.

        Spaces between what no break may part (as in "( a" or "a 、") belong to the box.
        """
        text = self._text[start:end]
        units: list[Unit] = []
        ends_line = text[-1:] == "\n"
        if ends_line:
            text = text[:-1]
        body = text.rstrip(" ")
        if body:
            unit = self._box(start, start + len(body))
            if unit.pieces:
                units.append(unit)
        if len(body) < len(text):
            units.append(self._spaces(start + len(body), len(text) - len(body)))
        if ends_line:
            units.append(_END_OF_LINE)
        return units

    def _spaces(self, start: int, count: int) -> Unit:
        look = self._look_at(start)
        found = self._made_spaces.get((look, count))
        if found is None:
            piece = self._piece(start, start + count, look)
            found = self._made_spaces[look, count] = Unit(SPACE, piece.width, (piece,))
        return found

    def _look_at(self, at: int) -> int:
        while at >= self._edges[self._look + 1]:
            self._look += 1
        return self._look

    def _box(self, start: int, end: int) -> Unit:
        look = self._look_at(start)
        faces = self._faces[start:end]
        soft = self._text[end - 1] == SOFT_HYPHEN
        if end > self._edges[look + 1] or soft or faces != faces[0] * len(faces):
            pieces = self._pieces(start, end)
            width = sum(piece.width for piece in pieces)
        else:
            piece = self._piece(start, end, look)
            pieces, width = (piece,), piece.width
        gap = self._gap(end)
        if "H" not in faces and not gap:
            return Unit(BOX, width, pieces, soft=soft, han="R" in faces)
        size = self._looks[look].size
        head = HALF * size if faces[0] == "H" and self._text[start] in _HALF_BEFORE else 0
        tail = HALF * size if faces[-1] == "H" and self._text[end - 1] in _HALF_AFTER else 0
        return Unit(BOX, width, pieces, gap * size, head, tail, soft, faces[-1] != "L")

    def _pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        cuts = [start]
        look = self._look
        for at in range(start + 1, end):
            at_edge = at == self._edges[look + 1]
            look += at_edge
            if at_edge or self._faces[at] != self._faces[at - 1]:
                cuts.append(at)
        cuts.append(end)
        pieces: list[Piece] = []
        look = self._look
        for first, last in pairwise(cuts):
            while first >= self._edges[look + 1]:
                look += 1
            pieces.append(self._piece(first, last, look))
        return tuple(piece for piece in pieces if piece.text)

    def _piece(self, start: int, end: int, look: int) -> Piece:
        shown = self._looks[look]
        letter = self._faces[start]
        faces = shown.faces
        face = faces.latin if letter == "L" else faces.han if letter == "H" else faces.rare
        text = self._text[start:end].replace(SOFT_HYPHEN, "")
        return Piece(text, face, look, measure(text, face) * shown.size)

    def _gap(self, at: int) -> float:
        if at >= len(self._text):
            return 0
        left, right = self._letters[at - 1], self._letters[at]
        if left == HAN and right in (LETTER, DIGIT):
            return GAP if self._faces[at] == "L" else 0
        if right == HAN and left in (LETTER, DIGIT):
            return GAP if self._faces[at - 1] == "L" else 0
        return 0


def measure(text: str, face: Face) -> float:
    """Width of ``text`` in em."""
    return sum(map(face.widths.__getitem__, text))
