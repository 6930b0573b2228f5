"""What a story is made of: blocks that draw themselves in a column, and marks that steer the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from c21desk.briefing.styles import WIDTH

if TYPE_CHECKING:
    from c21desk.briefing.tags.canvas import TaggedCanvas


class Block:
    """Something in the column: a paragraph, a table, a picture. Lengths are points.

    ``space_before`` and ``space_after`` are kept free unless a page begins or ends there; the larger of
    two that meet counts. ``keep_with_next`` keeps a block on the page of the next one's beginning.
    """

    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False

    def height_in(self, width: float) -> float:
        """Height in a column of ``width``."""
        raise NotImplementedError

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw below ``top``, from ``x``."""
        raise NotImplementedError

    def divided(self, width: float, height: float) -> tuple[Block, Block] | None:
        """In two, the first at most ``height`` high; None where nothing worth it would fit."""
        return None


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True)
class NextFrame:
    """What follows stands in the page's next column, as the lower part of the cover."""


@dataclass(frozen=True)
class Room:
    """What follows begins a page unless so many points are left on this one."""

    points: float


@dataclass(frozen=True)
class Space:
    """Empty space, dropped at the beginning of a page."""

    points: float


Part = Block | NewPage | NextFrame | Room | Space
Story = list[Part]


def height_of(story: Story) -> float:
    """Height of a story in one column of the usual width, without its breaks."""
    height = after = 0.0
    for part in story:
        if isinstance(part, Space):
            height += part.points
        elif isinstance(part, Block):
            height += max(part.space_before, after) + part.height_in(WIDTH)
            after = part.space_after
    return height


def last_page_of(story: Story, room: float, further: float) -> float:
    """Points that a story takes of its last page, after ``room`` points of the first and ``further`` of
    each page between; 0 where it ends on the first."""
    y = after = 0.0
    pages = 1
    for part in story:
        if isinstance(part, Room) and y and room - y - after < part.points:
            y, after, room = 0.0, 0.0, further
            pages += 1
        elif isinstance(part, Space):
            y += part.points
        elif isinstance(part, Block):
            y += (max(part.space_before, after) if y else 0.0) + part.height_in(WIDTH)
            after = part.space_after
        while y > room:
            y, room = y - room, further
            pages += 1
    return y if pages > 1 else 0.0
