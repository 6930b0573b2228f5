"""The pages: where the column stands, what is printed around it, and how parts keep together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate, FrameBreak, NextPageTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.styles import (
    BOTTOM,
    BRAND,
    HEIGHT,
    HIGHLIGHT,
    LEFT,
    LINE,
    PAGE,
    TOP,
    WIDTH,
    Styles,
)
from c21desk.briefing.tags.canvas import END, PAGINATION, TaggedCanvas
from c21desk.briefing.tags.metadata import About
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import TextStyle

COVER, INNER = "cover", "inner"
_COVER_EDGE = 318.0  # height at which the cover's colour ends


@dataclass(frozen=True)
class Furniture:
    """What stands at the head and foot of the pages: the visit's title, the marking, the issuer."""

    title: str
    marking: str
    issuer: str
    styles: Styles
    lang: str


class Kept(Flowable):
    """Headings with what follows them: on this page if the beginning of that fits, else on the next.

    ReportLab's own moves a whole table to the next page for the sake of its heading.
    """

    def __init__(self, flowables: Sequence[Flowable]) -> None:
        super().__init__()
        self._content = list(flowables)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Never fits, so that :meth:`split` decides."""
        return available_width, 0xFFFFFF

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The parts, after a break where their beginning does not fit here."""
        *heads, last = self._content
        room = available_height
        for n, head in enumerate(heads):
            room -= head.wrap(available_width, room)[1] + head.getSpaceAfter()
            room -= head.getSpaceBefore() if n else 0
        room -= last.getSpaceBefore() if heads else 0
        frame = getattr(self, "_frame", None)
        at_top = bool(getattr(frame, "_atTop", True))
        if at_top or last.wrap(available_width, room)[1] <= room:
            return self._content
        last.__dict__["_frame"] = frame
        begins = room > 0 and bool(last.split(available_width, room))
        del last.__dict__["_frame"]
        return self._content if begins else [FrameBreak(), *self._content]


class Pages(BaseDocTemplate):
    """The document of one pack. ``step`` is called with parts done and parts in all."""

    keepTogetherClass = Kept  # noqa: N815 - ReportLab's name

    def __init__(self, file: BinaryIO, about: About, furniture: Furniture, step: Callable[[int, int], None]):
        super().__init__(file, pagesize=PAGE, invariant=1)
        self._file = file
        self._about = about
        self._furniture = furniture
        self._step = step
        self._parts = 0
        upper = Frame(LEFT, _COVER_EDGE, WIDTH, PAGE[1] - _COVER_EDGE - 96, 0, 0, 0, 0, id="upper")
        lower = Frame(LEFT, 60, WIDTH, _COVER_EDGE - 60 - 34, 0, 0, 0, 0, id="lower")
        column = Frame(LEFT, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0, id="column")
        self.addPageTemplates(
            [
                PageTemplate(COVER, [upper, lower], onPage=self._draw_cover, pagesize=PAGE),
                PageTemplate(INNER, [column], onPage=self._draw_furniture, pagesize=PAGE),
            ]
        )

    def tell(self, cover: Sequence[Flowable], story: Sequence[Flowable]) -> int:
        """Lay out the pack and write it; the number of pages."""
        first = [NextPageTemplate(INNER)]
        parts = [*first, *cover, *story] if cover else _without_break(story)
        if not cover:
            self.pageTemplates.reverse()
        self._parts = len(parts)
        self.build(parts, canvasmaker=self._canvas)
        return int(self.page)

    def handle_flowable(self, flowables: list[Any]) -> None:
        """Report progress, then lay out the next part."""
        self._step(max(self._parts - len(flowables), 0), self._parts)
        super().handle_flowable(flowables)

    def _canvas(self, *_: object, **__: object) -> TaggedCanvas:
        return TaggedCanvas(self._file, self._about, PAGE)

    def _draw_cover(self, canvas: Canvas, _: object) -> None:
        assert isinstance(canvas, TaggedCanvas)
        edge = _COVER_EDGE
        canvas.fill(0, edge, PAGE[0], PAGE[1] - edge, BRAND)
        canvas.fill(0, edge, PAGE[0], 7, HIGHLIGHT)
        canvas.fill(LEFT, PAGE[1] - 72, 46, 4, (1, 1, 1))

    def _draw_furniture(self, canvas: Canvas, _: object) -> None:
        assert isinstance(canvas, TaggedCanvas)
        furniture = self._furniture
        style = furniture.styles.furniture
        right = style.with_(align="right")
        top = PAGE[1] - TOP + 36
        self._print(canvas, furniture.title, style, top, 0.72)
        self._print(canvas, furniture.marking, right.with_(bold=True), top)
        canvas.rule(LEFT, top - 16, WIDTH, LINE, 0.5)
        self._print(canvas, furniture.issuer, style, BOTTOM - 22, 0.8)
        number = canvas.page_number
        canvas.emit(PAGINATION)
        canvas.later(lambda: self._text(f"{number} / {self.page}", right, canvas, BOTTOM - 22))
        canvas.emit(END)

    def _print(
        self, canvas: TaggedCanvas, text: str, style: TextStyle, top: float, share: float = 1.0
    ) -> None:
        """Print one line of furniture, cut where it would be longer than its share of the width."""
        if text:
            wide = self._made(text, style).natural_width()
            if wide > share * WIDTH:
                text = text[: int(len(text) * share * WIDTH / wide) - 2] + "…"
            canvas.emit(f"{PAGINATION} {self._text(text, style, canvas, top)} {END}")

    def _text(self, text: str, style: TextStyle, canvas: TaggedCanvas, top: float) -> str:
        return self._made(text, style).untagged(canvas, LEFT, top, WIDTH)

    def _made(self, text: str, style: TextStyle) -> MixedParagraph:
        return MixedParagraph(text, style, Node("P"), lang=self._furniture.lang, missing=set())


def _without_break(story: Sequence[Flowable]) -> list[Flowable]:
    """A story that begins the pack needs no new page before it."""
    return list(story[1:])
