"""List items: a label in the margin of its text."""

from __future__ import annotations

from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.tags.canvas import TaggedCanvas
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Colour, Content, Run, TextStyle

INDENT = 15.0


class ListItem(MixedParagraph):
    """One item of a list; ``label`` is its bullet or number."""

    def __init__(
        self,
        content: Content,
        style: TextStyle,
        list_node: Node,
        label: str,
        colour: Colour,
        *,
        lang: str,
        missing: set[str],
    ) -> None:
        item = list_node.child("LI")
        label_node = item.child("Lbl")
        indented = style.with_(left_indent=style.left_indent + INDENT)
        super().__init__(content, indented, item.child("LBody"), lang=lang, missing=missing)
        self._label = MixedParagraph(
            Run(label, bold=True, colour=colour), style, label_node, lang=lang, missing=missing
        )

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the label, then the text beside it."""
        if self._first_part:
            self._label.draw_at(canvas, x, top, width)
        super().draw_at(canvas, x, top, width)
