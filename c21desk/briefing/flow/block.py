"""What everything in a pack's story has in common: it draws itself at a place of the page."""

from __future__ import annotations

from typing import Protocol

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from c21desk.briefing.tags.canvas import TaggedCanvas


class Drawable(Protocol):
    """Something that fits into a column: a paragraph, a picture."""

    def height_in(self, width: float) -> float:
        """Its height in a column of ``width`` points."""

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw below ``top``, from ``x``."""

    def divided(self, width: float, height: float) -> tuple[Drawable, Drawable] | None:
        """In two, the first at most ``height`` high; None where it cannot be parted there."""


class Block(Flowable):
    """A flowable of the page's full column that draws with page coordinates."""

    space_before = 0.0
    space_after = 0.0
    keep_with_next = False

    def __init__(self) -> None:
        super().__init__()
        self.width = 0.0
        self.height = 0.0

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        """Points above."""
        return self.space_before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Points below."""
        return self.space_after

    def getKeepWithNext(self) -> bool:  # noqa: N802
        """Whether the next flowable has to follow on the same page."""
        return bool(self.__dict__.get("keepWithNext", self.keep_with_next))

    def height_in(self, width: float) -> float:
        """Height in a column of ``width`` points."""
        raise NotImplementedError

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw below ``top``, from ``x``."""
        raise NotImplementedError

    def divided(self, width: float, height: float) -> tuple[Drawable, Drawable] | None:
        """Whole only, unless a subclass can do better."""
        return None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Size in the column."""
        self.width, self.height = available_width, self.height_in(available_width)
        return self.width, self.height

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw with the lower left corner at ``x``, ``y``."""
        assert isinstance(canvas, TaggedCanvas)
        self.draw_at(canvas, x, y + self.height, self.width)
