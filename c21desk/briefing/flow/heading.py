"""Headings: a place for links and bookmarks, and an entry of the contents."""

from __future__ import annotations

from dataclasses import dataclass

from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.tags.canvas import TaggedCanvas
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Content, TextStyle


@dataclass(frozen=True)
class Entry:
    """A heading as the contents and the bookmarks name it; ``level`` is 1 for a section."""

    title: str
    place: str
    level: int


class Heading(MixedParagraph):
    """A heading that names its place."""

    def __init__(
        self, content: Content, style: TextStyle, node: Node, entry: Entry, *, lang: str, missing: set[str]
    ) -> None:
        super().__init__(content, style, node, lang=lang, missing=missing)
        self.entry = entry

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw, and tell the canvas where."""
        if self._first_part:
            canvas.place(self.entry.place, top + 12)
            canvas.outline(self.entry.title, self.entry.place, self.entry.level - 1)
        super().draw_at(canvas, x, top, width)
