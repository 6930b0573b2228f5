"""Excel workbooks as rows of tables. Nothing in a workbook is executed: formulas give their stored values."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from c21desk.domain.errors import UserError
from c21desk.exchange.records import Where
from c21desk.exchange.sniff import FAULTS, damaged, part, refuse
from c21desk.exchange.table import Cell, TableRow
from c21desk.i18n import N_, Number

MAX_ROWS = 200_000
MAX_CELLS = 2_000_000
MAX_COLUMNS = 1_000
MAX_MERGED = 200_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_CELL_MARKS = (b"<c ", b"<c>", b"<c/", b":c ", b":c/")
_REL_ID = re.compile(r"\{[^}]*relationships\}id$")


class _Layout:
    """What the reader of values does not tell: merged areas, and formulas without a stored value."""

    def __init__(self) -> None:
        self.origin: dict[tuple[int, int], tuple[int, int]] = {}
        self.lost: set[tuple[int, int]] = set()


def _cell_position(reference: str) -> tuple[int, int]:
    from openpyxl.utils.cell import coordinate_to_tuple

    row, column = coordinate_to_tuple(reference)
    return int(row), int(column)


def _add_merged(layout: _Layout, reference: str) -> None:
    first, _, last = reference.partition(":")
    top, left = _cell_position(first)
    bottom, right = _cell_position(last or first)
    right = min(right, left + MAX_COLUMNS)
    if (bottom - top + 1) * (right - left + 1) + len(layout.origin) > MAX_MERGED:
        return  # a merged whole column is decoration and holds no list
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) != (top, left):
                layout.origin[row, column] = (top, left)


def _too_large() -> UserError:
    return refuse(
        N_("A sheet is larger than {limit} rows or {cells} cells. Copy only the list into a new file."),
        limit=Number(MAX_ROWS),
        cells=Number(MAX_CELLS),
    )


def _layout(xml: bytes) -> _Layout:
    """Read merged areas and value-less formulas; hold rows and cells against the limits.

    A row number beyond what a sheet can have would keep the reader of values counting for days.
    """
    from defusedxml.ElementTree import iterparse

    if sum(xml.count(mark) for mark in _CELL_MARKS) > MAX_CELLS:
        raise _too_large()  # told before parsing, which would take minutes
    layout = _Layout()
    rows = cells = 0
    for _, element in iterparse(io.BytesIO(xml)):
        name = element.tag.removeprefix(_MAIN).removeprefix(_STRICT)
        if name == "c":
            cells += 1
            row, column = _cell_position(element.get("r")) if element.get("r") else (1, 1)
            if row > _LAST_ROW or column > _LAST_COLUMN:
                raise damaged()
            children = {child.tag.rpartition("}")[2]: child for child in element}
            value = children.get("v")
            if "f" in children and (value is None or not value.text):
                layout.lost.add((row, column))
        elif name == "row":
            rows += 1
            if int(element.get("r") or 1) > _LAST_ROW:
                raise damaged()
            element.clear()
        elif name == "mergeCell" and element.get("ref"):
            _add_merged(layout, element.get("ref"))
        if rows > MAX_ROWS or cells > MAX_CELLS:
            raise _too_large()
    return layout


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet title → name of its XML part."""
    from defusedxml.ElementTree import fromstring

    targets: dict[str, str] = {}
    for relation in fromstring(part(archive, "xl/_rels/workbook.xml.rels")):
        target = relation.get("Target") or ""
        targets[relation.get("Id") or ""] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    result: dict[str, str] = {}
    for element in fromstring(part(archive, "xl/workbook.xml")).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            identity = next((v for k, v in element.attrib.items() if _REL_ID.search(k)), "")
            result[element.get("name") or ""] = targets.get(identity, "")
    return result


def _text(value: Any) -> str:
    """A cell's value as the text that a person would read."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time.min else value.isoformat(" ", "minutes")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _rows(sheet: Any, layout: _Layout, title: str) -> Iterator[TableRow]:
    sheet.reset_dimensions()  # the stated size is often wrong, and a wrong one hides cells
    values: dict[tuple[int, int], str] = {}
    origins = set(layout.origin.values())
    merged_width: dict[int, int] = {}
    for row, column in layout.origin:
        merged_width[row] = max(column, merged_width.get(row, 0))
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        made: list[Cell] = []
        width = max(len(cells), merged_width.get(number, 0))
        for column in range(1, min(width, MAX_COLUMNS) + 1):
            text = _text(cells[column - 1]) if column <= len(cells) else ""
            at = (number, column)
            if at in origins:
                values[at] = text
            source = layout.origin.get(at)
            if source is None:
                made.append(Cell(text, lost=at in layout.lost))
            else:
                made.append(Cell(values.get(source, ""), above=source[0] < number, left=source[1] < column))
        if made:
            yield TableRow(Where(sheet=title, row=number), tuple(made))


def _open(data: bytes) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


@dataclass(frozen=True)
class Sheet:
    """One sheet with its filled rows."""

    title: str
    hidden: bool
    rows: list[TableRow]


def sheets(data: bytes) -> list[Sheet]:
    """The filled rows of every sheet. Raises UserError for whatever cannot be understood as a workbook."""
    result: list[Sheet] = []
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(data)) as archive:
            warnings.simplefilter("ignore")  # openpyxl warns of styles and dates that it passes over
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    part(archive, name)
            parts = _sheet_parts(archive)
            for sheet in _open(data).worksheets:
                layout = _layout(part(archive, parts[sheet.title]))
                rows = [r for r in _rows(sheet, layout, sheet.title) if _filled(r)]
                result.append(Sheet(sheet.title, sheet.sheet_state != "visible", rows))
    except FAULTS as error:
        raise damaged() from error
    return result


def _filled(row: TableRow) -> bool:
    return any(c.text.strip() or c.lost for c in row.cells)
