"""The table of contents, whose page numbers are written when all pages are known."""

from __future__ import annotations

from collections.abc import Sequence

from c21desk.briefing.flow.block import Block
from c21desk.briefing.flow.heading import Entry
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.styles import HEIGHT, LINE, Styles
from c21desk.briefing.tags.canvas import END, TaggedCanvas
from c21desk.briefing.tags.node import Node

_NUMBER_WIDTH = 34.0
_ROOM = HEIGHT - 48  # below the heading of the contents
_CLOSER = 0.78


class ContentsLine(Block):
    """One entry: its title, a thin line, and the number of its page, all of it a link."""

    def __init__(self, entry: Entry, title: MixedParagraph, link: Node) -> None:
        super().__init__()
        self._entry = entry
        self._title = title
        self._link = link
        self.space_before = title.style.space_before

    def height_in(self, width: float) -> float:
        """Height of the title."""
        return self._title.height_in(width - _NUMBER_WIDTH)

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the title now and the number when it is known."""
        title = self._title
        height = self.height_in(width)
        canvas.emit(f"{canvas.mark(self._link)} {title.untagged(canvas, x, top, width - _NUMBER_WIDTH)}")
        canvas.later(lambda: self._number(canvas, x, top - height + title.leading, width))
        canvas.emit(END)
        canvas.rule(
            x + title.style.left_indent,
            top - height + 2,
            width - title.style.left_indent,
            LINE,
            0.4,
        )
        canvas.link(self._link, (x, top - height, x + width, top), f"#{self._entry.place}", self._entry.title)

    def _number(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> str:
        number = f"\u00a0{canvas.pages.get(self._entry.place, '')}"
        style = self._title.style.with_(align="right", left_indent=0)
        text = MixedParagraph(number, style, self._link, lang=self._title.lang, missing=set())
        return text.untagged(canvas, x, top, width)


def contents_lines(
    entries: Sequence[Entry], styles: Styles, parent: Node | None, *, lang: str, missing: set[str]
) -> list[ContentsLine]:
    """One line for each entry of the first two levels, set closer where that saves a page."""
    contents = Node("TOC", parent)
    shown = [entry for entry in entries if entry.level <= 2]
    looks = {1: styles.contents_1, 2: styles.contents_2}
    height = sum(looks[entry.level].leading + looks[entry.level].space_before for entry in shown)
    if _ROOM < height < _ROOM / _CLOSER:
        for level, look in looks.items():
            looks[level] = look.with_(
                leading=look.leading * _CLOSER,
                space_before=look.space_before * _CLOSER,
                size=look.size * 0.94,
            )
    lines = []
    for entry in shown:
        link = contents.child("TOCI").child("Reference").child("Link")
        title = MixedParagraph(entry.title, looks[entry.level], link, lang=lang, missing=missing)
        lines.append(ContentsLine(entry, title, link))
    return lines
