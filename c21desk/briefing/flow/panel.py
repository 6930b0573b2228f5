"""Panels: paragraphs on a tinted ground with a bar of colour at their side."""

from __future__ import annotations

from collections.abc import Sequence

from c21desk.briefing.flow.block import Block
from c21desk.briefing.styles import HEIGHT
from c21desk.briefing.tags.canvas import TaggedCanvas
from c21desk.briefing.text.runs import Colour

_BAR = 3.0
_WHOLE_UP_TO = 0.6  # of a page


class Panel(Block):
    """Blocks on a ground of ``fill`` beside a bar of ``bar``; parted only when it is a large one."""

    def __init__(
        self, blocks: Sequence[Block], *, fill: Colour, bar: Colour, padding: float = 9.0, gap: float = 2.0
    ) -> None:
        super().__init__()
        self._blocks = tuple(blocks)
        self._fill = fill
        self._bar = bar
        self._padding = padding
        self._gap = gap
        self.space_before = 4.0
        self.space_after = 10.0

    def height_in(self, width: float) -> float:
        """Height with padding."""
        inner = self._inner(width)
        heights = sum(block.height_in(inner) for block in self._blocks)
        return heights + self._gap * (len(self._blocks) - 1) + 2 * self._padding

    def divided(self, width: float, height: float) -> tuple[Block, Block] | None:
        """This panel in two; None where it would fit on a page, or not even its first block fits here."""
        if self.height_in(width) < _WHOLE_UP_TO * HEIGHT:
            return None
        inner = self._inner(width)
        room = height - 2 * self._padding
        for n, block in enumerate(self._blocks):
            own = block.height_in(inner)
            if own > room:
                parted = block.divided(inner, room)
                if parted:
                    return self._part(*self._blocks[:n], parted[0]), self._part(
                        parted[1], *self._blocks[n + 1 :]
                    )
                return (self._part(*self._blocks[:n]), self._part(*self._blocks[n:])) if n > 1 else None
            room -= own + self._gap
        return None

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw ground, bar and blocks."""
        height = self.height_in(width)
        canvas.fill(x, top - height, width, height, self._fill)
        canvas.fill(x, top - height, _BAR, height, self._bar)
        inner = self._inner(width)
        y = top - self._padding
        for block in self._blocks:
            block.draw_at(canvas, x + _BAR + self._padding, y, inner)
            y -= block.height_in(inner) + self._gap

    def _inner(self, width: float) -> float:
        return width - 2 * self._padding - _BAR

    def _part(self, *blocks: Block) -> Panel:
        return Panel(blocks, fill=self._fill, bar=self._bar, padding=self._padding, gap=self._gap)
