"""Pictures in the story: figures with alternative text, and portraits in cells."""

from __future__ import annotations

from c21desk.briefing.flow.block import Block
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.photos import Picture
from c21desk.briefing.styles import SELECTED
from c21desk.briefing.tags.canvas import TaggedCanvas
from c21desk.briefing.tags.node import Node


class Figure(Block):
    """A picture ``share`` of the column wide, but never higher than ``highest`` points."""

    def __init__(self, picture: Picture, node: Node, *, share: float = 1.0, highest: float = 420.0) -> None:
        super().__init__()
        self._picture = picture
        self._node = node
        self._share = share
        self._highest = highest
        self.space_before = 4.0
        self.space_after = 4.0

    def height_in(self, width: float) -> float:
        """Height of the picture."""
        return self._size(width)[1]

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the picture at the left of the column."""
        own_width, height = self._size(width)
        box = (x, top - height, own_width, height)
        picture = self._picture
        size = (picture.width, picture.height)
        canvas.picture(self._node, picture.data, size, box, grey=picture.grey)

    def _size(self, width: float) -> tuple[float, float]:
        own = width * self._share
        height = own * self._picture.height / self._picture.width
        if height > self._highest:
            own, height = own * self._highest / height, self._highest
        return own, height


class Blank(Block):
    """The place of a portrait that is not known: a tinted square with initials, an artifact."""

    def __init__(self, initials: MixedParagraph) -> None:
        super().__init__()
        self._initials = initials

    def height_in(self, width: float) -> float:
        """As high as wide."""
        return width

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw square and initials."""
        canvas.fill(x, top - width, width, width, SELECTED)
        middle = top - (width - self._initials.leading) / 2
        self._initials.draw_artifact(canvas, x, middle, width)
