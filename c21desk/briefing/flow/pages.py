"""The pages: where the columns stand, what fits on them, and what is printed around them.

A pack is laid out once. What is known only at its end, the numbers of pages, is written into holes that
the canvas keeps open, so that no second pass is needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from c21desk.briefing.flow.block import Block, NewPage, NextFrame, Part, Room, Space, Story
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.styles import (
    BOTTOM,
    BRAND,
    HIGHLIGHT,
    LEFT,
    LINE,
    PAGE,
    TOP,
    WHITE,
    WIDTH,
    Styles,
)
from c21desk.briefing.tags.canvas import END, PAGINATION, TaggedCanvas
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import TextStyle

Step = Callable[[int, int], None]

_COVER_EDGE = 318.0  # height at which the cover's colour ends
_TOLERANCE = 0.01


class Frame(NamedTuple):
    """A column on the page."""

    left: float
    bottom: float
    width: float
    top: float


_COVER = (
    Frame(LEFT, _COVER_EDGE, WIDTH, PAGE[1] - 96),
    Frame(LEFT, 60, WIDTH, _COVER_EDGE - 34),
)
_INNER = (Frame(LEFT, BOTTOM, WIDTH, PAGE[1] - TOP),)


@dataclass(frozen=True)
class Furniture:
    """What stands at the head and foot of the pages: the visit's title, the marking, the issuer."""

    title: str
    marking: str
    issuer: str
    styles: Styles
    lang: str


class Pages:
    """Lays out one pack on ``canvas``. ``step`` is called with parts done and parts in all."""

    def __init__(self, canvas: TaggedCanvas, furniture: Furniture, step: Step) -> None:
        self._canvas = canvas
        self._furniture = furniture
        self._step = step
        self._frames: Sequence[Frame] = ()
        self._frame = _INNER[0]
        self._y = 0.0
        self._at_top = True
        self._started = False
        self._after = 0.0  # space that the last block asks for below it
        self._told = (0, 0)
        self.count = 0

    def tell(self, cover: Story, story: Story) -> int:
        """Lay out cover and story and write the file; the number of pages."""
        parts = len(cover) + len(story)
        if cover:
            self._begin(_COVER, self._draw_cover)
            self._lay(cover, 0, parts)
        if story or not cover:
            self._end()
            self._lay(story, len(cover), parts)
        self._end()
        self._step(parts, parts)
        self._canvas.save()
        return self.count

    def _lay(self, story: Iterable[Part], done: int, parts: int) -> None:
        waiting = deque(story)
        while waiting:
            self._told = max(parts - done - len(waiting), done), parts
            self._step(*self._told)
            part = waiting.popleft()
            if isinstance(part, NewPage):
                if self._started and not (self._at_top and self._frame is self._first_frame()):
                    self._end()
            elif isinstance(part, NextFrame):
                self._next_frame()
            else:
                self._ready()
                if isinstance(part, Room):
                    if not self._at_top and self._room() < part.points:
                        self._next_frame()
                elif isinstance(part, Space):
                    if not self._at_top:
                        self._y -= part.points
                else:
                    self._place(part, waiting)

    def _place(self, block: Block, waiting: deque[Part]) -> None:
        """Draw a block with those that it is kept with, from here or from the next column on."""
        group = [block]
        while group[-1].keep_with_next and waiting and isinstance(following := waiting[0], Block):
            group.append(following)
            waiting.popleft()
        if not self._at_top and not self._begins_here(group):
            self._next_frame()
        *heads, last = group
        for head in heads:
            self._flow(head)
        self._flow(last)

    def _begins_here(self, group: Sequence[Block]) -> bool:
        """Whether all of ``group`` but its last fit here, and the last's beginning too."""
        width = self._frame.width
        y, after = self._y, self._after
        for block in group:
            y -= max(block.space_before, after)
            room = y - self._frame.bottom
            after = block.space_after
            height = block.height_in(width)
            if height > room + _TOLERANCE:
                return block is group[-1] and room > 0 and block.divided(width, room) is not None
            y -= height
        return True

    def _flow(self, block: Block) -> None:
        """Draw a block, over as many columns as it takes."""
        rest: Block | None = block
        while rest:
            block, rest = rest, None
            self._ready()
            width = self._frame.width
            before = 0.0 if self._at_top else max(block.space_before, self._after)
            room = self._y - before - self._frame.bottom
            if block.height_in(width) > room + _TOLERANCE:
                parts = block.divided(width, room) if room > 0 else None
                if parts:
                    block, rest = parts
                elif not self._at_top:
                    self._next_frame()
                    rest = block
                    continue
            self._y -= before
            block.draw_at(self._canvas, self._frame.left, self._y, width)
            self._y -= block.height_in(width)
            self._at_top = False
            self._after = block.space_after
            if rest:
                self._next_frame()

    def _room(self) -> float:
        return self._y - self._after - self._frame.bottom

    def _first_frame(self) -> Frame:
        return self._frames[0]

    def _ready(self) -> None:
        if not self._started:
            self._begin(_INNER, self._draw_furniture)

    def _begin(self, frames: Sequence[Frame], draw: Callable[[], None]) -> None:
        self._frames = frames
        self._started = True
        self.count += 1
        self._step(*self._told)  # a table may go on for many pages
        draw()
        self._enter(frames[0])

    def _enter(self, frame: Frame) -> None:
        self._frame = frame
        self._y = frame.top
        self._at_top = True
        self._after = 0.0

    def _next_frame(self) -> None:
        at = self._frames.index(self._frame) if self._started else len(self._frames)
        if at + 1 < len(self._frames):
            self._enter(self._frames[at + 1])
        else:
            self._end()
            self._ready()

    def _end(self) -> None:
        if self._started:
            self._canvas.showPage()
        self._started = False

    def _draw_cover(self) -> None:
        canvas = self._canvas
        canvas.fill(0, _COVER_EDGE, PAGE[0], PAGE[1] - _COVER_EDGE, BRAND)
        canvas.fill(0, _COVER_EDGE, PAGE[0], 7, HIGHLIGHT)
        canvas.fill(LEFT, PAGE[1] - 72, 46, 4, WHITE)

    def _draw_furniture(self) -> None:
        canvas, furniture = self._canvas, self._furniture
        style = furniture.styles.furniture
        right = style.with_(align="right")
        top, foot = PAGE[1] - TOP + 36, BOTTOM - 22
        self._print(furniture.title, style, top, 0.72)
        self._print(furniture.marking, right.with_(bold=True), top)
        canvas.rule(LEFT, top - 16, WIDTH, LINE, 0.5)
        self._print(furniture.issuer, style, foot, 0.8)
        number = self.count
        canvas.emit(PAGINATION)
        canvas.later(
            lambda: self._made(f"{number} / {self.count}", right).untagged(canvas, LEFT, foot, WIDTH)
        )
        canvas.emit(END)

    def _print(self, text: str, style: TextStyle, top: float, share: float = 1.0) -> None:
        """Print one line of furniture, cut where it would be longer than its share of the width."""
        if text:
            wide = self._made(text, style).natural_width()
            if wide > share * WIDTH:
                text = text[: int(len(text) * share * WIDTH / wide) - 2] + "…"
            self._made(text, style).draw_artifact(self._canvas, LEFT, top, WIDTH, PAGINATION)

    def _made(self, text: str, style: TextStyle) -> MixedParagraph:
        return MixedParagraph(text, style, Node("P"), lang=self._furniture.lang, missing=set())
