"""Draws the lines of a paragraph as one text object, marked as content of their nodes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from c21desk.briefing.tags.canvas import END, TaggedCanvas, colour_operands
from c21desk.briefing.tags.fonts import FontUse
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.lines import Line
from c21desk.briefing.text.runs import SOFT_HYPHEN, Colour, TextStyle
from c21desk.briefing.text.units import BOX, HALF, SPACE, Look, Piece, Unit, gapped, narrowed
from c21desk.briefing.text.variants import origin

_MOST_BETWEEN_HAN = 0.09  # em; from 0.1 em on, readers of the file would see a space
_MOST_AT_SPACE = 0.6  # em
_BASELINE = 0.38  # em below the middle of a line: half the height of a Han character above the baseline


class Painter:
    """Collects the operators of one text.

    ``node_of`` gives the node of a look's text; without it the text is not marked, for a caller that
    marks it as a whole.
    """

    def __init__(
        self,
        canvas: TaggedCanvas,
        style: TextStyle,
        leading: float,
        looks: Sequence[Look],
        node_of: Callable[[int], Node] | None,
    ) -> None:
        self._canvas = canvas
        self._style = style
        self._leading = leading
        self._looks = looks
        self._node_of = node_of
        self._out: list[str] = ["BT"]
        self._node: Node | None = None
        self._font: tuple[object, float] | None = None
        self._colour: Colour | None = None
        self._key: tuple[object, int] | None = None  # face and look of the text that waits
        self._use: FontUse | None = None
        self._waiting = ""
        self._array: list[str] = []
        self._links: list[tuple[int, float, float, float, str]] = []

    def operators(
        self,
        units: Sequence[Unit],
        lines: Sequence[Line],
        left: float,
        top: float,
        width: float,
        first: float,
    ) -> str:
        """One text object with all lines, the first of them indented by ``first``; "" for no text."""
        style = self._style
        largest = max((look.size for look in self._looks), default=style.size)
        baseline = top - self._leading / 2 - _BASELINE * largest
        indent = style.left_indent + first
        for line in lines:
            if line.last > line.first:
                self._line(units, line, left + indent, baseline, width - indent)
            baseline -= self._leading
            indent = style.left_indent
        if len(self._out) == 1:
            return ""
        if self._node:
            self._out.append(END)
        self._out.append("ET")
        return " ".join(self._out)

    def draw_links(self) -> None:
        """Underline the links of the text and make them work, one annotation a line."""
        assert self._node_of
        boxes: dict[tuple[int, float], tuple[float, float]] = {}
        words: dict[int, str] = {}
        for look, x, y, width, text in self._links:
            words[look] = words.get(look, "") + text
            left, right = boxes.get((look, y), (x, x))
            boxes[look, y] = (min(left, x), max(right, x + width))
        for (look, y), (left, right) in boxes.items():
            shown = self._looks[look]
            size = shown.size
            self._canvas.rule(left, y - 0.14 * size, right - left, shown.colour, 0.05 * size)
            box = (left, y - 0.25 * size, right, y + 0.95 * size)
            said = "".join(origin(char)[0] for char in words[look])
            self._canvas.link(self._node_of(look), box, shown.link, said.strip())

    def _line(self, units: Sequence[Unit], line: Line, x: float, y: float, width: float) -> None:
        style = self._style
        x -= units[line.first].head
        between = at_space = 0.0
        spare = width - line.width
        if style.align == "right":
            x += spare
        elif style.align == "center":
            x += spare / 2
        elif style.align == "justify" and not line.ends and spare > 0:
            between, at_space = spread(units, line, spare, style.size)
        self._out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        last = line.last - 1
        for n in range(line.first, last):
            unit = units[n]
            extra = at_space if unit.kind == SPACE else between if _parts(unit, units[n + 1]) else 0
            x = self._unit(unit, x, y, extra)
        self._end_unit(units[last], x, y)
        if line.last < len(units) and units[line.last].kind != BOX:
            self._waiting += " "  # unseen, but who is read to must not hear two words as one
        self._flush()

    def _unit(self, unit: Unit, x: float, y: float, extra: float) -> float:
        *inner, piece = unit.pieces
        for before in inner:
            x = self._show(before, before.text, before.width, x, y)
        text, width = piece.text, piece.width
        if unit.gap:
            text, width = gapped(text), width + unit.gap
        x = self._show(piece, text, width, x, y)
        if extra:
            self._move(extra, self._looks[piece.look].size)
        return x + extra

    def _end_unit(self, unit: Unit, x: float, y: float) -> None:
        """The last unit of a line: with its hyphen, without the blank half of its stop."""
        *inner, piece = unit.pieces
        for before in inner:
            x = self._show(before, before.text, before.width, x, y)
        text, width = piece.text, piece.width
        if unit.soft:
            text += SOFT_HYPHEN
        elif unit.tail:
            text, width = narrowed(text), width - HALF * self._looks[piece.look].size
        self._show(piece, text, width, x, y)

    def _show(self, piece: Piece, text: str, width: float, x: float, y: float) -> float:
        look = self._looks[piece.look]
        if self._key != (piece.face, piece.look):
            self._flush()
            self._begin(piece, look)
        self._waiting += text
        if look.link:
            self._links.append((piece.look, x, y, width, piece.text))
        return x + width

    def _begin(self, piece: Piece, look: Look) -> None:
        self._key = (piece.face, piece.look)
        if self._node_of:
            node = self._node_of(piece.look)
            if node is not self._node:
                if self._node:
                    self._out.append(END)
                self._out.append(self._canvas.mark(node))
                self._node = node
        if self._font != (piece.face, look.size):
            self._font = (piece.face, look.size)
            self._use = self._canvas.font(piece.face)
            self._out.append(f"/{self._use.resource} {look.size:.4g} Tf")
        if self._colour != look.colour:
            self._colour = look.colour
            self._out.append(f"{colour_operands(look.colour)} rg")

    def _move(self, extra: float, size: float) -> None:
        """Part the text after what was shown by ``extra`` points."""
        assert self._use is not None
        self._array.append(f"{self._use.encode(self._waiting)}{-extra * 1000 / size:.1f}")
        self._waiting = ""

    def _flush(self) -> None:
        if self._use is not None and (self._waiting or self._array):
            shown = self._use.encode(self._waiting) if self._waiting else ""
            self._out.append(f"[{''.join(self._array)}{shown}]TJ" if self._array else f"{shown}Tj")
        self._waiting = ""
        self._array = []


def _parts(left: Unit, right: Unit) -> bool:
    """Whether the place between two boxes may be spread."""
    return right.kind == BOX and (left.han or right.han)


def spread(units: Sequence[Unit], line: Line, spare: float, size: float) -> tuple[float, float]:
    """How far to part Han characters and how far to widen spaces, so that the line fills its width.

    Nothing where that would tear the line apart.
    """
    spaces = sum(units[n].kind == SPACE for n in range(line.first, line.last - 1))
    joints = sum(
        units[n].kind == BOX and _parts(units[n], units[n + 1]) for n in range(line.first, line.last - 1)
    )
    if not spaces and not joints:
        return 0, 0
    even = spare / (spaces + joints)
    between = min(even, _MOST_BETWEEN_HAN * size) if joints else 0
    at_space = (spare - between * joints) / spaces if spaces else 0
    if at_space > _MOST_AT_SPACE * size or (not spaces and even > _MOST_BETWEEN_HAN * size):
        return 0, 0
    return between, at_space
