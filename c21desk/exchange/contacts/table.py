"""Contact tables (CSV, XLSX) as headings and rows with their places; what they mean is a mapping's matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from c21desk.domain.errors import UserError
from c21desk.domain.names import clean
from c21desk.exchange.charset import decode
from c21desk.exchange.contacts.mapping import count_known
from c21desk.exchange.csv_table import checked_records, lost_characters, split_table
from c21desk.exchange.raw import EMAIL
from c21desk.exchange.records import Where
from c21desk.exchange.sniff import Source, check_lines, kind_of, load, refuse
from c21desk.i18n import N_, Message, message

_SEARCHED = 20
"""Rows at the top among which the headings are looked for."""
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")

Row = tuple[Where, tuple[str, ...]]


@dataclass(frozen=True)
class ContactTable:
    """A table with its headings. ``rows`` are those with any text, each with its place; rows may be shorter
    or longer than ``headings``. ``name`` is the file's name or "", ``kind`` "csv" or "xlsx"."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    name: str = ""
    kind: str = ""
    notes: tuple[Message, ...] = ()


def plain(text: str) -> str:
    """A cell's text without characters that are no text, line ends unified."""
    if text.isprintable():
        return text.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWANTED.sub("", text).strip()


def _heading_row(rows: Sequence[Row]) -> int | None:
    """Index of the row with most known headings; 0 where none is known, None where the first row is a
    contact already."""
    counts = [count_known(cells) for _, cells in rows[:_SEARCHED]]
    best = max(range(len(counts)), key=lambda i: (counts[i], -i))
    if counts[best]:
        return best
    return None if any(EMAIL.fullmatch(cell) for cell in rows[0][1]) else 0


def _table(rows: list[Row], source: Source, kind: str, notes: Sequence[Message]) -> ContactTable:
    if not rows:
        raise refuse(N_("There is no text in the table. Check that the right file was chosen."))
    start = _heading_row(rows)
    if start is None:
        width = max(len(cells) for _, cells in rows)
        headings = tuple(message(N_("Column {n}"), n=n).text() for n in range(1, width + 1))
    else:
        headings = tuple(clean(cell) for cell in rows[start][1])
        while headings and not headings[-1]:
            headings = headings[:-1]
        rows = [
            row for row in rows[start + 1 :] if row[1][: len(headings)] != rows[start][1][: len(headings)]
        ]
    if not rows:
        raise refuse(N_("The table has headings but no contacts below them."))
    return ContactTable(headings, tuple(rows), source.name, kind, tuple(notes))


def _read_csv(source: Source) -> ContactTable:
    check_lines(source.data)
    text, _, lost = decode(source.data)
    text, delimiter = split_table(text, count_known)
    rows = [
        (Where(line=line), cells)
        for line, fields in checked_records(text, delimiter or "\t")
        if any(cells := tuple(map(plain, fields)))
    ]
    return _table(rows, source, "csv", lost_characters(lost))


def _read_xlsx(source: Source) -> ContactTable:
    """The sheet whose headings are known best, with further sheets of the same headings."""
    from c21desk.exchange.xlsx_table import sheets

    tables: list[tuple[str, ContactTable]] = []
    notes: list[Message] = []
    for sheet in sheets(source.data):
        rows = [(row.where, tuple(plain(cell.text) for cell in row.cells)) for row in sheet.rows]
        rows = [row for row in rows if any(row[1])]
        try:
            tables.append((sheet.title, _table(rows, source, "xlsx", ())))
        except UserError:
            continue
        if sheet.hidden:
            notes.append(message(N_("The sheet “{sheet}” is hidden in the file."), sheet=sheet.title))
    if not tables:
        raise refuse(N_("The workbook holds no contacts. Check that the right file was chosen."))
    _, best = max(tables, key=lambda pair: count_known(pair[1].headings))
    taken: list[Row] = []
    for title, table in tables:
        if table.headings == best.headings:
            taken += table.rows
        else:
            notes.append(message(N_("The sheet “{sheet}” has other headings and was left out."), sheet=title))
    return ContactTable(best.headings, tuple(taken), source.name, "xlsx", tuple(notes))


_READERS: dict[str, Callable[[Source], ContactTable]] = {"text": _read_csv, "xlsx": _read_xlsx}
_OTHER = {
    "docx": N_("This is a Word document. Import it as a list of members, or copy its table into Excel."),
    "vcard": N_("The file holds contact cards (vCard), not a table."),
    "icalendar": N_("The file is a calendar, not a table of contacts."),
}


def read_contact_table(source: Path | bytes | str) -> ContactTable:
    """Read a table of contacts from a file, bytes or pasted text; its content tells what it is.

    Raises UserError with file, place and reason for whatever cannot be read.
    """
    given = Source(b"")
    try:
        if isinstance(source, Path):
            given = Source(b"", source.name)
            given = load(source)
        else:
            given = Source(source.encode("utf-8", "replace") if isinstance(source, str) else source)
        kind = kind_of(given)
        if kind not in _READERS:
            raise refuse(_OTHER[kind])
        return _READERS[kind](given)
    except UserError as error:
        if given.name and given.name not in str(error):
            raise UserError(
                message(N_("“{file}”: {reason}"), file=given.name, reason=error.message)
            ) from error
        raise
