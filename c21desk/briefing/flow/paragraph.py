"""The one paragraph of a pack: mixed scripts, tagged, broken into lines once for each width."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.paraparser import ParaParser

from c21desk.briefing.tags.canvas import ARTIFACT, END, TaggedCanvas, colour_operands
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.lines import Line, Rules, fill
from c21desk.briefing.text.runs import SOFT_HYPHEN, Colour, Content, Run, TextStyle, as_runs
from c21desk.briefing.text.units import (
    BOX,
    HALF,
    SPACE,
    Look,
    Unit,
    gapped,
    looks_and_units,
    narrowed,
)

_RAGGED_HYPHENS, _SPREAD_HYPHENS, _NO_HYPHENS = 0.16, 0.04, 1.0
_MOST_BETWEEN_HAN = 0.09  # em; from 0.1 em on, readers of the file would see a space
_MOST_AT_SPACE = 0.6  # em
_BASELINE = 0.38  # em below the middle of a line: half the height of a Han character above the baseline


class MixedParagraph(Paragraph):  # type: ignore[misc]
    """Text of any script in one style, tagged as ``node``.

    ``lang`` (BCP 47) decides quotation marks and hyphenation. Characters that no font has are added to
    ``missing``, which one pack shares. A text with markup comes in through :func:`runs_from_markup`.
    """

    def __init__(
        self, content: Content, style: TextStyle, node: Node, *, lang: str, missing: set[str]
    ) -> None:
        # ReportLab's parser is not asked: the runs are what it would have found.
        self.text = ""
        self.frags: list[Any] = []
        self.bulletText = None
        self.debug = 0
        self.style = style
        self.node = node
        self.lang = lang
        self._looks, self._units = looks_and_units(as_runs(content), style, lang, missing)
        self._nodes: dict[int, Node] = {}
        self._lines: dict[float, tuple[list[Unit], list[Line]]] = {}
        self.width = 0.0
        self.height = 0.0
        self._first_part = True

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        """Points above."""
        return self.style.space_before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Points below."""
        return self.style.space_after

    def getKeepWithNext(self) -> bool:  # noqa: N802
        """Whether the next flowable has to follow on the same page."""
        return bool(self.__dict__.get("keepWithNext", self.style.keep_with_next))

    def lines(self, width: float) -> tuple[list[Unit], list[Line]]:
        """Units and lines for a column of ``width`` points."""
        found = self._lines.get(width)
        if found is None:
            style = self.style
            later = width - style.left_indent
            first = later - (style.first_indent if self._first_part else 0)
            share = _NO_HYPHENS
            if style.hyphenate and self.lang.startswith("fi"):
                share = _SPREAD_HYPHENS if style.align == "justify" else _RAGGED_HYPHENS
            rules = Rules(share, style.hang)
            found = self._lines[width] = fill(self._units, self._looks, first, later, rules)
        return found

    def minWidth(self) -> float:  # noqa: N802
        """Width of the widest unit: a narrower column would break it."""
        return self.style.left_indent + max((u.width for u in self._units if u.kind == BOX), default=0)

    def natural_width(self) -> float:
        """Width of the text on one line."""
        return self.style.left_indent + sum(unit.width + unit.gap for unit in self._units)

    def height_in(self, width: float) -> float:
        """Height in a column of ``width`` points."""
        return len(self.lines(width)[1]) * self.style.leading

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Size in a column of the given width."""
        self.width, self.height = available_width, self.height_in(available_width)
        return available_width, self.height

    def split(self, available_width: float, available_height: float) -> list[MixedParagraph]:
        """This paragraph in two that share their node, or nothing if too few lines would fit."""
        units, lines = self.lines(available_width)
        fitting = int(available_height / self.style.leading + 1e-6)
        fewest = self.style.fewest_lines
        if fitting >= len(lines):
            return [self]
        fitting = min(fitting, len(lines) - min(fewest, len(lines) - 1))
        if fitting < min(fewest, len(lines) - 1) or fitting < 1:
            return []
        cut = lines[fitting].first
        first, rest = copy.copy(self), copy.copy(self)
        first._units, rest._units = units[:cut], units[cut:]
        first._lines = {available_width: (first._units, lines[:fitting])}
        moved = [line._replace(first=line.first - cut, last=line.last - cut) for line in lines[fitting:]]
        rest._lines = {available_width: (rest._units, moved)}
        rest._first_part = False
        first.style = self.style.with_(space_after=0, keep_with_next=False)
        rest.style = self.style.with_(space_before=0)
        return [first, rest]

    def divided(self, width: float, height: float) -> tuple[MixedParagraph, MixedParagraph] | None:
        """This paragraph in two, the first at most ``height`` points high."""
        parts = self.split(width, height)
        return (parts[0], parts[1]) if len(parts) == 2 else None

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw with the lower left corner at ``x``, ``y``."""
        self.draw_at(canvas, x, y + self.height, self.width)

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw below ``top`` in a column of ``width`` points."""
        painter = _Painter(canvas, self, tagged=True)
        operators = painter.operators(x, top, width)
        if operators:
            canvas.emit(operators)
            painter.draw_links()

    def untagged(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> str:
        """The operators that draw this text, for the caller to mark as an artifact or content."""
        return _Painter(canvas, self, tagged=False).operators(x, top, width)

    def draw_artifact(
        self, canvas: TaggedCanvas, x: float, top: float, width: float, kind: str = ARTIFACT
    ) -> None:
        """Draw the text as page furniture, which is not read aloud."""
        canvas.emit(f"{kind} {self.untagged(canvas, x, top, width)} {END}")

    def node_of(self, look: int) -> Node:
        """Node of the text of one look: the paragraph's, or one below for a link or another language."""
        shown = self._looks[look]
        if not shown.link and not shown.lang:
            return self.node
        found = self._nodes.get(look)
        if found is None:
            found = self.node.child("Link" if shown.link else "Span", lang=shown.lang)
            self._nodes[look] = found
        return found


class _Painter:
    """Draws the lines of one paragraph as one text object."""

    def __init__(self, canvas: TaggedCanvas, paragraph: MixedParagraph, *, tagged: bool) -> None:
        self._canvas = canvas
        self._paragraph = paragraph
        self._tagged = tagged
        self._looks = paragraph._looks
        self._out: list[str] = ["BT"]
        self._node: Node | None = None
        self._set: tuple[object, ...] = ()
        self._colour: Colour | None = None
        self._links: list[tuple[int, float, float, float]] = []

    def operators(self, left: float, top: float, width: float) -> str:
        """One text object with all lines; "" for a text of spaces."""
        units, lines = self._paragraph.lines(width)
        style = self._paragraph.style
        baseline = top - style.leading / 2 - _BASELINE * style.size
        indent = style.left_indent + (style.first_indent if self._paragraph._first_part else 0)
        for line in lines:
            if line.last > line.first:
                self._line(units, line, left + indent, baseline, width - indent)
            baseline -= style.leading
            indent = style.left_indent
        if len(self._out) == 1:
            return ""
        if self._node:
            self._out.append(END)
        self._out.append("ET")
        return " ".join(self._out)

    def _line(self, units: Sequence[Unit], line: Line, x: float, y: float, width: float) -> None:
        style = self._paragraph.style
        x -= units[line.first].head
        between = at_space = 0.0
        spare = width - line.width
        if style.align == "right":
            x += spare
        elif style.align == "center":
            x += spare / 2
        elif style.align == "justify" and not line.ends and spare > 0:
            between, at_space = _spread(units, line, spare, style.size)
        self._out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for n in range(line.first, line.last):
            unit = units[n]
            last = n == line.last - 1
            extra = 0.0
            if not last:
                extra = at_space if unit.kind == SPACE else between if _parts(unit, units[n + 1]) else 0
            x = self._unit(unit, x, y, extra, last=last)

    def _unit(self, unit: Unit, x: float, y: float, extra: float, *, last: bool) -> float:
        for n, piece in enumerate(unit.pieces):
            look = self._looks[piece.look]
            text, width = piece.text, piece.width
            if n == len(unit.pieces) - 1:
                if last:
                    if unit.soft:
                        text += SOFT_HYPHEN
                    elif unit.tail:
                        text, width = narrowed(text), width - HALF * look.size
                elif unit.gap:
                    text, width = gapped(text), width + unit.gap
                width += extra
            self._begin(piece.look)
            use = self._canvas.font(piece.face)
            if self._set != (piece.face, look.size):
                self._set = (piece.face, look.size)
                self._out.append(f"/{use.resource} {look.size:.4g} Tf")
            if self._colour != look.colour:
                self._colour = look.colour
                self._out.append(f"{colour_operands(look.colour)} rg")
            shown = use.encode(text)
            if extra and n == len(unit.pieces) - 1:
                self._out.append(f"[{shown}{-extra * 1000 / look.size:.1f}]TJ")
            else:
                self._out.append(f"{shown}Tj")
            if look.link:
                self._links.append((piece.look, x, y, width))
            x += width
        return x

    def _begin(self, look: int) -> None:
        if not self._tagged:
            return
        node = self._paragraph.node_of(look)
        if node is not self._node:
            if self._node:
                self._out.append(END)
            self._out.append(self._canvas.mark(node))
            self._node = node

    def draw_links(self) -> None:
        """Underline the links of the paragraph and make them work, one annotation a line."""
        boxes: dict[tuple[int, float], tuple[float, float]] = {}
        for look, x, y, width in self._links:
            left, right = boxes.get((look, y), (x, x))
            boxes[look, y] = (min(left, x), max(right, x + width))
        for (look, y), (left, right) in boxes.items():
            shown = self._looks[look]
            size = shown.size
            self._canvas.rule(left, y - 0.14 * size, right - left, shown.colour, 0.05 * size)
            box = (left, y - 0.25 * size, right, y + 0.95 * size)
            self._canvas.link(self._paragraph.node_of(look), box, shown.link, shown.link.lstrip("#"))


def _parts(left: Unit, right: Unit) -> bool:
    """Whether the place between two boxes may be spread."""
    return right.kind == BOX and (left.han or right.han)


def _spread(units: Sequence[Unit], line: Line, spare: float, size: float) -> tuple[float, float]:
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


_MARKUP_STYLE = ParagraphStyle("markup")


def runs_from_markup(markup: str) -> tuple[Run, ...]:
    """Runs from ReportLab's paragraph markup (``<b>``, ``<i>``, ``<a href=…>``, ``&amp;``).

    Raises ValueError when the markup is broken.
    """
    _, fragments, _ = ParaParser().parse(markup, _MARKUP_STYLE)
    if fragments is None:
        raise ValueError(f"broken markup: {markup[:40]}")
    runs = []
    for fragment in fragments:
        links = getattr(fragment, "link", None) or []
        target = links[0][1] if links and isinstance(links[0], tuple) else ""
        name = fragment.fontName
        runs.append(
            Run(
                fragment.text,
                bold=True if "Bold" in name else None,
                italic=True if "Oblique" in name or "Italic" in name else None,
                link=target or "",
            )
        )
    return tuple(runs)


__all__ = ["ARTIFACT", "MixedParagraph", "runs_from_markup"]
