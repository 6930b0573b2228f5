"""Builds a table row by row: its nodes and its cells together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from c21desk.briefing.flow.block import Block
from c21desk.briefing.flow.table import Cell, Grid, Row, Table
from c21desk.briefing.styles import SELECTED
from c21desk.briefing.tags.node import Node, data_cell, header_cell
from c21desk.briefing.text.runs import Content, TextStyle

if TYPE_CHECKING:
    from c21desk.briefing.flow.maker import Maker


class TableMaker:
    """Builds one table row by row."""

    def __init__(
        self,
        maker: Maker,
        shares: Sequence[float],
        *,
        rules: bool = True,
        across: float = 5.0,
        down: float = 3.5,
        tagged: bool = True,
    ) -> None:
        self._maker = maker
        self._grid = Grid(tuple(shares), across, down, rules)
        self._node = Node("Table", maker.parent) if tagged else None
        self._head_node = self._node.child("THead") if self._node else None
        self._body_node = self._node.child("TBody") if self._node else None
        self._header: list[Row] = []
        self._rows: list[Row] = []

    def header(self, cells: Sequence[tuple[Content, int]], style: TextStyle) -> None:
        """Add a header row of (text, number of columns)."""
        assert self._head_node
        row = self._head_node.child("TR")
        made = []
        for text, span in cells:
            node = header_cell(row, scope="Column", span=span)
            made.append(Cell(node, (self._maker.paragraph(text, style, node=node),), span))
        self._header.append(Row(tuple(made), fill=SELECTED))

    def cell_nodes(self, count: int, *, head: int | None = None) -> list[Node | None]:
        """Nodes for the cells of a new row; ``head`` is the place of the cell that names the row."""
        if not self._body_node:
            return [None] * count
        row = self._body_node.child("TR")
        return [header_cell(row, scope="Row") if n == head else data_cell(row) for n in range(count)]

    def row(self, cells: Sequence[Content], style: TextStyle, *, head: bool = False) -> None:
        """Add a row of texts; with ``head`` the first names the row."""
        nodes = self.cell_nodes(len(cells), head=0 if head else None)
        made = []
        for n, (text, node) in enumerate(zip(cells, nodes, strict=True)):
            own = style.with_(bold=True) if head and n == 0 else style
            made.append(Cell(node, (self._maker.paragraph(text, own, node=node),)))
        self._rows.append(Row(tuple(made), whole=False))

    def blocks_row(self, nodes: Sequence[Node | None], blocks: Sequence[Sequence[Block]]) -> None:
        """Add a row of blocks under the nodes that :meth:`cell_nodes` gave."""
        cells = (Cell(node, tuple(content)) for node, content in zip(nodes, blocks, strict=True))
        self._rows.append(Row(tuple(cells)))

    def table(self) -> Table:
        """The table."""
        return Table(self._header, self._rows, self._grid)
