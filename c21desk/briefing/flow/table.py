"""Tables: header cells that name their scope, rows that break over pages, headers that come again.

ReportLab's table works out styles cell by cell for every command given; this one knows one look and
keeps to it, and so costs little more than its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from c21desk.briefing.flow.block import Block
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.styles import BRAND, HEIGHT, LINE
from c21desk.briefing.tags.canvas import ARTIFACT, TaggedCanvas
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Colour

_LEAST_PART = 36.0  # points of a row that are worth leaving on a page


@dataclass(frozen=True)
class Cell:
    """Content of one cell, drawn from the top; ``span`` is how many columns it covers.

    ``node`` is the cell's place in the structure: an empty cell has one too. It is None in a table that
    only arranges things on the page.
    """

    node: Node | None
    blocks: tuple[Block, ...] = ()
    span: int = 1


@dataclass(frozen=True)
class Row:
    """A row; ``stays`` keeps it with the next, ``fill`` colours its ground, ``whole`` is never parted
    while it would fit on a page."""

    cells: tuple[Cell, ...]
    stays: bool = False
    fill: Colour | None = None
    whole: bool = True


@dataclass(frozen=True)
class Grid:
    """Shape of a table: relative widths of the columns, and padding in points."""

    shares: tuple[float, ...]
    across: float = 5.0
    down: float = 3.5
    rules: bool = True


class Table(Block):
    """Rows under header rows."""

    def __init__(
        self, header: Sequence[Row], rows: Sequence[Row], grid: Grid, *, repeated: bool = False
    ) -> None:
        super().__init__()
        self._header = tuple(header)
        self._rows = tuple(rows)
        self._grid = grid
        self._repeated = repeated
        self._heights: dict[float, tuple[list[float], list[float]]] = {}
        self.space_after = 10.0

    def height_in(self, width: float) -> float:
        """Height of header and rows."""
        header, rows = self._measured(width)
        return sum(header) + sum(rows)

    def divided(self, width: float, height: float) -> tuple[Block, Block] | None:
        """The rows that fit, and the rest with the header again; None if no row would fit."""
        header, heights = self._measured(width)
        if sum(header) > 0.5 * HEIGHT:  # such a header is a text, not worth repeating
            rows = [*(replace(row, whole=False) for row in self._header), *self._rows]
            return Table((), rows, self._grid).divided(width, height)
        room = height - sum(header)
        count = 0
        while count < len(heights) and heights[count] <= room:
            room -= heights[count]
            count += 1
        while count and self._rows[count - 1].stays:
            count -= 1
            room += heights[count]
        if count == len(heights):
            return None
        row = self._rows[count]
        if room > _LEAST_PART and (not row.whole or heights[count] > 0.6 * HEIGHT):
            parted = self._divided_row(row, width, room)
            if parted:
                return self._parts([*self._rows[:count], parted[0]], [parted[1], *self._rows[count + 1 :]])
        if count == len(heights) - 1 and count > 2 and not self._rows[count - 2].stays:
            count -= 1  # the last row does not stand alone on its page
        return self._parts(self._rows[:count], self._rows[count:]) if count else None

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the table; a header that comes again is not read again."""
        header, heights = self._measured(width)
        for row, height in zip(self._header, header, strict=True):
            self._draw_row(canvas, row, x, top, width, height, artifact=self._repeated)
            top -= height
        if self._header and self._grid.rules:
            canvas.rule(x, top, width, BRAND, 0.9)
        for n, (row, height) in enumerate(zip(self._rows, heights, strict=True)):
            self._draw_row(canvas, row, x, top, width, height, artifact=False)
            top -= height
            if self._grid.rules and not row.stays:
                last = n == len(self._rows) - 1
                canvas.rule(x, top, width, BRAND if last and self._header else LINE, 0.5)

    def columns(self, width: float) -> list[float]:
        """Widths of the columns."""
        whole = sum(self._grid.shares)
        return [width * share / whole for share in self._grid.shares]

    def _parts(self, first: Sequence[Row], rest: Sequence[Row]) -> tuple[Block, Block]:
        above = Table(self._header, first, self._grid, repeated=self._repeated)
        below = Table(self._header, rest, self._grid, repeated=True)
        above.space_after = 0
        return above, below

    def _measured(self, width: float) -> tuple[list[float], list[float]]:
        found = self._heights.get(width)
        if found is None:
            columns = self.columns(width)
            found = self._heights[width] = (
                [self._row_height(row, columns) for row in self._header],
                [self._row_height(row, columns) for row in self._rows],
            )
        return found

    def _row_height(self, row: Row, columns: Sequence[float]) -> float:
        across = 2 * self._grid.across
        tallest = 0.0
        at = 0
        for cell in row.cells:
            width = columns[at] if cell.span == 1 else sum(columns[at : at + cell.span])
            at += cell.span
            height = 0.0
            for block in cell.blocks:
                height += block.height_in(width - across)
            tallest = max(tallest, height)
        return tallest + 2 * self._grid.down

    def _draw_row(
        self,
        canvas: TaggedCanvas,
        row: Row,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        artifact: bool,
    ) -> None:
        if row.fill:
            canvas.fill(x, top - height, width, height, row.fill)
        columns = self.columns(width)
        at = 0
        for cell in row.cells:
            cell_width = sum(columns[at : at + cell.span])
            at += cell.span
            y = top - self._grid.down
            if cell.node and not artifact:
                canvas.touch(cell.node)
            inner = cell_width - 2 * self._grid.across
            for block in cell.blocks:
                if not artifact:
                    block.draw_at(canvas, x + self._grid.across, y, inner)
                elif isinstance(block, MixedParagraph):
                    block.draw_artifact(canvas, x + self._grid.across, y, inner, ARTIFACT)
                y -= block.height_in(inner)
            x += cell_width

    def _divided_row(self, row: Row, width: float, room: float) -> tuple[Row, Row] | None:
        """A row in two, the first at most ``room`` points high; None where nothing of it would fit."""
        room -= 2 * self._grid.down
        columns = self.columns(width)
        at = 0
        above, below = [], []
        for cell in row.cells:
            inner = sum(columns[at : at + cell.span]) - 2 * self._grid.across
            at += cell.span
            first, rest = _divided(cell.blocks, inner, room)
            above.append(replace(cell, blocks=first))
            below.append(replace(cell, blocks=rest))
        if not any(cell.blocks for cell in above) or not any(cell.blocks for cell in below):
            return None
        return replace(row, cells=tuple(above), stays=True), replace(row, cells=tuple(below))


def _divided(
    blocks: Sequence[Block], width: float, room: float
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    for n, block in enumerate(blocks):
        height = block.height_in(width)
        if height > room:
            parts = block.divided(width, room)
            if parts:
                return (*blocks[:n], parts[0]), (parts[1], *blocks[n + 1 :])
            return tuple(blocks[:n]), tuple(blocks[n:])
        room -= height
    return tuple(blocks), ()
