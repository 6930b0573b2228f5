"""Ruled pages for notes, outcomes and promises."""

from __future__ import annotations

from c21desk.briefing.flow.block import Block, Story
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.snapshot import Snapshot
from c21desk.briefing.styles import LINE
from c21desk.briefing.tags.canvas import TaggedCanvas
from c21desk.i18n import N_

_STEP = 26.0
_LINES_ON_FIRST, _LINES_FOR_PROMISES = 14, 8


class RuledLines(Block):
    """Level lines to write on."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def height_in(self, width: float) -> float:
        """Height of all lines."""
        return self._count * _STEP

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the lines."""
        for n in range(1, self._count + 1):
            canvas.rule(x, top - n * _STEP, width, LINE, 0.6)


def story(_: Snapshot, maker: Maker) -> Story:
    """A page for notes, with room for what was agreed."""
    told = maker.section(maker.say(N_("Notes")), "notes")
    told.append(RuledLines(_LINES_ON_FIRST))
    told.append(maker.heading(maker.say(N_("Agreed and promised: what, who, by when")), "promises"))
    told.append(RuledLines(_LINES_FOR_PROMISES))
    return told
