"""Member lists in Word documents: tables, or else the paragraphs as text."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from c21desk.domain.errors import UserError
from c21desk.exchange.assemble import finish
from c21desk.exchange.raw import Raw
from c21desk.exchange.records import ReadResult, Rejected, Where
from c21desk.exchange.sniff import FAULTS, Source, damaged, part, refuse
from c21desk.exchange.table import Cell, TableRow, read_table
from c21desk.exchange.text_members import read_lines
from c21desk.i18n import N_, Message

MAX_CELLS = 200_000
MAX_COLUMNS = 500


Block = list[TableRow] | tuple[Where, str]
"""The rows of a table, or a paragraph and where it stands."""


def blocks(data: bytes) -> list[Block]:
    """The tables and paragraphs of a document in their order. Raises UserError for a damaged document."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    part(archive, name)
        document = Document(io.BytesIO(data))
        found: list[Block] = []
        tables = paragraphs = 0
        for inner in document.iter_inner_content():
            if hasattr(inner, "rows"):
                tables += 1
                found.append(_table_rows(inner, tables))
            else:
                paragraphs += 1
                found.append((Where(line=paragraphs), inner.text))
    except (OpcError, LxmlError, *FAULTS):
        raise damaged() from None
    return found


def _content(data: bytes) -> tuple[list[list[TableRow]], list[tuple[Where, str]]]:
    """The rows of every table, and the lines of the paragraphs outside of tables."""
    parts = blocks(data)
    lines = [part for part in parts if isinstance(part, tuple)]
    return [p for p in parts if not isinstance(p, tuple)], [
        (where, line) for where, text in lines for line in text.split("\n")
    ]


def _table_rows(table: Any, number: int) -> list[TableRow]:
    """The rows of one table. A merged cell is the same XML element wherever it appears."""
    result: list[TableRow] = []
    above: dict[int, Any] = {}
    count = 0
    for index, row in enumerate(table.rows, 1):
        # A cell may claim to span any number of columns, and the library would lay out each of them.
        if row.grid_cols_before + sum(tc.grid_span for tc in row._tr.tc_lst) > MAX_COLUMNS:
            raise damaged()
        cells: list[Cell] = [Cell()] * row.grid_cols_before
        elements: dict[int, Any] = {}
        last: Any = None
        for cell in row.cells:
            element = cell._tc
            column = len(cells)
            text = "\n".join(p.text for p in cell.paragraphs)
            cells.append(Cell(text, above=above.get(column) is element, left=last is element))
            elements[column] = last = element
        count += len(cells)
        if count > MAX_CELLS:
            raise refuse(N_("The table is larger than any list. Copy only the list into a new file."))
        above = elements
        result.append(TableRow(Where(table=number, row=index), tuple(cells)))
    return result


def read(source: Source) -> ReadResult:
    """Read all tables that hold a list of people; without one, the text of the document."""
    tables, lines = _content(source.data)
    raws: list[Raw] = []
    rejected: list[Rejected] = []
    notes: list[Message] = []
    titles: list[str] = []
    problem: UserError | None = None
    found = False
    for rows in tables:
        try:
            reading = read_table(rows)
        except UserError as error:
            problem = problem or error
            continue
        found = True
        raws += reading.raws
        rejected += reading.rejected
        notes += reading.notes
        titles += [reading.title_text] if reading.title_text else []
    if not found:
        listing = read_lines(lines)
        if not listing.raws:
            raise problem or refuse(N_("No list of people was found in the document."))
        raws, rejected, notes = listing.raws, listing.rejected, listing.notes
        titles = [listing.title_text] if listing.title_text else []
    else:
        titles = [t for t in (text.strip() for _, text in lines) if t][:3] + titles
    return finish(raws, kind="docx", rejected=rejected, notes=notes, title_row_text="\n".join(titles))
