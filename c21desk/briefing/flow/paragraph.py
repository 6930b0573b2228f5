"""The one paragraph of a pack: mixed scripts, tagged, broken into lines once for each width."""

from __future__ import annotations

import copy
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.paraparser import ParaParser

from c21desk.briefing.flow.painter import Painter
from c21desk.briefing.tags.canvas import ARTIFACT, END, TaggedCanvas
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.lines import Line, Rules, fill
from c21desk.briefing.text.runs import Content, Run, TextStyle, as_runs
from c21desk.briefing.text.units import BOX, Unit, looks_and_units

_LEAST_LEADING = 1.28  # of the largest characters
_RAGGED_HYPHENS, _SPREAD_HYPHENS, _NO_HYPHENS = 0.16, 0.04, 1.0


class MixedParagraph(Paragraph):
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
        self.text_style = style
        self.node = node
        self.lang = lang
        self._looks, self._units = looks_and_units(as_runs(content), style, lang, missing)
        largest = max((look.size for look in self._looks), default=0)
        self.leading = max(style.leading, _LEAST_LEADING * largest)
        self._nodes: dict[int, Node] = {}
        self._lines: dict[float, tuple[list[Unit], list[Line]]] = {}
        self.width = 0.0
        self.height = 0.0
        self._first_part = True

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        """Points above."""
        return self.text_style.space_before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Points below."""
        return self.text_style.space_after

    def getKeepWithNext(self) -> bool:  # noqa: N802
        """Whether the next flowable has to follow on the same page."""
        return bool(self.__dict__.get("keepWithNext", self.text_style.keep_with_next))

    def lines(self, width: float) -> tuple[list[Unit], list[Line]]:
        """Units and lines for a column of ``width`` points."""
        found = self._lines.get(width)
        if found is None:
            style = self.text_style
            later = width - style.left_indent
            first = later - self._indent
            share = _NO_HYPHENS
            if style.hyphenate and self.lang.startswith("fi"):
                share = _SPREAD_HYPHENS if style.align == "justify" else _RAGGED_HYPHENS
            rules = Rules(share, style.hang)
            found = self._lines[width] = fill(self._units, self._looks, first, later, rules)
        return found

    def minWidth(self) -> float:  # noqa: N802
        """Width of the widest unit: a narrower column would break it."""
        return self.text_style.left_indent + max((u.width for u in self._units if u.kind == BOX), default=0)

    def natural_width(self) -> float:
        """Width of the text on one line."""
        return self.text_style.left_indent + sum(unit.width + unit.gap for unit in self._units)

    def height_in(self, width: float) -> float:
        """Height in a column of ``width`` points."""
        return len(self.lines(width)[1]) * self.leading

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Size in a column of the given width."""
        self.width, self.height = available_width, self.height_in(available_width)
        return available_width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """This paragraph in two that share their node, or nothing if too few lines would fit."""
        units, lines = self.lines(available_width)
        fitting = int(available_height / self.leading + 1e-6)
        fewest = self.text_style.fewest_lines
        if fitting >= len(lines):
            return [self]
        fitting = min(fitting, len(lines) - min(fewest, len(lines) - 1))
        if fitting < min(fewest, len(lines) - 1) or fitting < 1:
            return []
        cut = lines[fitting].first
        first, rest = copy.copy(self), copy.copy(self)
        for part in (first, rest):  # the document marks what it has put off once, to end an endless loop
            part.__dict__.pop("_postponed", None)
        first._units, rest._units = units[:cut], units[cut:]
        first._lines = {available_width: (first._units, lines[:fitting])}
        moved = [line._replace(first=line.first - cut, last=line.last - cut) for line in lines[fitting:]]
        rest._lines = {available_width: (rest._units, moved)}
        rest._first_part = False
        first.text_style = self.text_style.with_(space_after=0, keep_with_next=False)
        rest.text_style = self.text_style.with_(space_before=0)
        return [first, rest]

    def divided(self, width: float, height: float) -> tuple[MixedParagraph, MixedParagraph] | None:
        """This paragraph in two, the first at most ``height`` points high."""
        parts = [part for part in self.split(width, height) if isinstance(part, MixedParagraph)]
        return (parts[0], parts[1]) if len(parts) == 2 else None

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw with the lower left corner at ``x``, ``y``."""
        assert isinstance(canvas, TaggedCanvas)
        self.draw_at(canvas, x, y + self.height, self.width)

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw below ``top`` in a column of ``width`` points."""
        units, lines = self.lines(width)
        painter = Painter(canvas, self.text_style, self.leading, self._looks, self.node_of)
        operators = painter.operators(units, lines, x, top, width, self._indent)
        if operators:
            canvas.emit(operators)
            painter.draw_links()

    def untagged(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> str:
        """The operators that draw this text, for the caller to mark as an artifact or content."""
        units, lines = self.lines(width)
        painter = Painter(canvas, self.text_style, self.leading, self._looks, None)
        return painter.operators(units, lines, x, top, width, self._indent)

    @property
    def _indent(self) -> float:
        """Indent of the first line: what was split from a paragraph has none."""
        return self.text_style.first_indent if self._first_part else 0

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


_MARKUP_STYLE = ParagraphStyle("markup")


def runs_from_markup(markup: str) -> tuple[Run, ...]:
    """Runs from ReportLab's paragraph markup (``<b>``, ``<i>``, ``<a href=…>``, ``&amp;``).

    Raises ValueError when the markup is broken.
    """
    _, fragments, _ = ParaParser().parse(markup, _MARKUP_STYLE)  # type: ignore[no-untyped-call]
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
