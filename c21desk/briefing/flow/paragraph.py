"""The one paragraph of a pack: mixed scripts, tagged, broken into lines once for each width."""

from __future__ import annotations

import copy

from c21desk.briefing.flow.block import Block
from c21desk.briefing.flow.painter import Painter
from c21desk.briefing.tags.canvas import ARTIFACT, END, TaggedCanvas
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.lines import Line, Rules, fill
from c21desk.briefing.text.runs import Content, TextStyle, as_runs
from c21desk.briefing.text.units import Unit, looks_and_units

_LEAST_LEADING = 1.28  # of the largest characters
_RAGGED_HYPHENS, _SPREAD_HYPHENS, _NO_HYPHENS = 0.16, 0.04, 1.0


class MixedParagraph(Block):
    """Text of any script in one style, tagged as ``node``.

    ``lang`` (BCP 47) decides quotation marks and hyphenation. Characters that no font has are added to
    ``missing``, which one pack shares. A text with markup comes in through :mod:`~c21desk.briefing.flow.markup`.
    """

    def __init__(
        self, content: Content, style: TextStyle, node: Node, *, lang: str, missing: set[str]
    ) -> None:
        self.style = style
        self.node = node
        self.lang = lang
        self._looks, self._units = looks_and_units(as_runs(content), style, lang, missing)
        largest = max((look.size for look in self._looks), default=0)
        self.leading = max(style.leading, _LEAST_LEADING * largest)
        self._nodes: dict[int, Node] = {}
        self._lines: dict[float, tuple[list[Unit], list[Line]]] = {}
        self._first_part = True
        self.space_before = style.space_before
        self.space_after = style.space_after
        self.keep_with_next = style.keep_with_next

    def lines(self, width: float) -> tuple[list[Unit], list[Line]]:
        """Units and lines for a column of ``width`` points."""
        found = self._lines.get(width)
        if found is None:
            style = self.style
            later = width - style.left_indent
            first = later - self._indent
            share = _NO_HYPHENS
            if style.hyphenate and self.lang.startswith("fi"):
                share = _SPREAD_HYPHENS if style.align == "justify" else _RAGGED_HYPHENS
            rules = Rules(share, style.hang)
            found = self._lines[width] = fill(self._units, self._looks, first, later, rules)
        return found

    def natural_width(self) -> float:
        """Width of the text on one line."""
        return self.style.left_indent + sum(unit.width + unit.gap for unit in self._units)

    def height_in(self, width: float) -> float:
        """Height in a column of ``width`` points."""
        return len(self.lines(width)[1]) * self.leading

    def divided(self, width: float, height: float) -> tuple[Block, Block] | None:
        """This paragraph in two that share their node; None if too few lines would fit."""
        units, lines = self.lines(width)
        fewest = min(self.style.fewest_lines, len(lines) - 1)
        fitting = min(int(height / self.leading + 1e-6), len(lines) - fewest)
        if fitting < max(fewest, 1):
            return None
        cut = lines[fitting].first
        first, rest = copy.copy(self), copy.copy(self)
        first._units, rest._units = units[:cut], units[cut:]
        first._lines = {width: (first._units, lines[:fitting])}
        moved = [line._replace(first=line.first - cut, last=line.last - cut) for line in lines[fitting:]]
        rest._lines = {width: (rest._units, moved)}
        rest._first_part = False
        first.space_after = rest.space_before = 0.0
        first.keep_with_next = False
        return first, rest

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw below ``top`` in a column of ``width`` points."""
        units, lines = self.lines(width)
        painter = Painter(canvas, self.style, self.leading, self._looks, self.node_of)
        operators = painter.operators(units, lines, x, top, width, self._indent)
        if operators:
            canvas.emit(operators)
            painter.draw_links()

    def untagged(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> str:
        """The operators that draw this text, for the caller to mark as an artifact or content."""
        units, lines = self.lines(width)
        painter = Painter(canvas, self.style, self.leading, self._looks, None)
        return painter.operators(units, lines, x, top, width, self._indent)

    @property
    def _indent(self) -> float:
        """Indent of the first line: what was split from a paragraph has none."""
        return self.style.first_indent if self._first_part else 0

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
