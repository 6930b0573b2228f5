"""The one door for programmes from outside: recognises what a source is and reads it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from c21desk.exchange.charset import decode
from c21desk.exchange.csv_table import split_table, table_rows
from c21desk.exchange.programme.clock import normal, span_at, span_at_end
from c21desk.exchange.programme.days import day_at, named_day
from c21desk.exchange.programme.records import ProgrammeReading
from c21desk.exchange.programme.rows import RowWalk
from c21desk.exchange.programme.tables import TableWalk, columns_of, count_headings
from c21desk.exchange.programme.walk import bare
from c21desk.exchange.records import Where
from c21desk.exchange.sniff import MAX_FILE, Source, check_lines, kind_of, load, refuse
from c21desk.exchange.table import Cell, TableRow
from c21desk.i18n import N_

MAX_LINES = 20_000
"""Lines of the longest programme that is read as text."""
_CELLS = re.compile(r"\t|\s*\|\s*")

Days = tuple[dt.date, dt.date] | None


def read_programme(source: Path | str | bytes, days: Days = None) -> ProgrammeReading:
    """Read a programme from a file, from pasted text (``str``) or from bytes.

    ``days`` are the first and the last day of the visit, where known: events of a calendar that are repeated
    are taken from these days. Raises UserError with one sentence and what to do for what cannot be read.
    """
    if isinstance(source, str):
        if len(source) > MAX_FILE // 4:
            raise refuse(N_("The pasted text is too long. Paste only the programme."))
        if not source.strip():
            raise refuse(N_("There is no text. Paste the programme first."))
        given = Source(source.encode("utf-8", errors="replace"))
    else:
        given = load(source) if isinstance(source, Path) else Source(source)
    kind = kind_of(given)
    if kind == "text" and given.name.lower().endswith((".ics", ".ical", ".ifb", ".icalendar")):
        kind = "icalendar"
    if kind == "vcard":
        raise refuse(N_("This file holds contact cards (vCard), not a programme."))
    if kind == "icalendar" or (
        kind == "text" and re.match(rb"\s*BEGIN:V(?:EVENT|TODO|TIMEZONE)", given.data)
    ):
        from c21desk.exchange.programme.calendar.reader import read_calendar

        return read_calendar(given, days)
    if kind == "text":
        check_lines(given.data)
        reading = read_text(source if isinstance(source, str) else decode(given.data)[0], given.name)
    elif kind == "xlsx":
        reading = _read_workbook(given)
    else:
        reading = _read_document(given)
    if not reading.rows and not reading.rejected:
        raise refuse(
            N_(
                "No programme was found: no line begins with a time such as “9:00–10:30”, “klo 9” or “上午9:00”."
            )
        )
    return replace(reading, named=named_day(given.name) if given.name else reading.named)


def read_text(text: str, name: str = "") -> ProgrammeReading:
    """Read running text: line by line, or as a table where columns are parted by tabs, bars or commas."""
    if name.lower().endswith((".csv", ".tsv", ".tab")):
        text, delimiter = split_table(text, count_headings)
        if delimiter:
            walk = RowWalk()
            table = TableWalk(walk)
            for row in table_rows(text, delimiter):
                table.row(row)
            return walk.reading("csv")
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise refuse(N_("The text is longer than any programme. Take only the programme itself."))
    return _read_lines([(Where(line=n), line) for n, line in enumerate(lines, 1)], "text")


def _read_lines(lines: Sequence[tuple[Where, str]], kind: str) -> ProgrammeReading:
    walk = RowWalk(times_last=_times_last([line for _, line in lines]))
    _feed(walk, TableWalk(walk), lines)
    return walk.reading(kind)


def _feed(walk: RowWalk, table: TableWalk, lines: Sequence[tuple[Where, str]]) -> None:
    for where, line in lines:
        cells = (
            _CELLS.split(line.strip().strip("|").strip())
            if ("\t" in line.strip() or line.count("|") >= 2)
            else []
        )
        if len([c for c in cells if c.strip(" -:")]) > 1 and (
            _timed(cells[0])
            or day_at(normal(cells[0]))
            or columns_of(cells)
            or len(cells) > 2
            or not cells[0].strip()
        ):
            table.row(TableRow(where, tuple(Cell(c.strip().replace("**", "")) for c in cells)))
        else:
            walk.line(where, line)


def _timed(text: str) -> bool:
    return span_at(normal(bare(text))) is not None


def _times_last(lines: Sequence[str]) -> bool:
    """Whether the programme puts times behind the titles."""
    first = last = 0
    for line in lines[:500]:
        text = normal(bare(line))
        if not text or day_at(text):
            continue
        if span_at(text):
            first += 1
        elif span_at_end(text):
            last += 1
    return last > first


def _read_workbook(source: Source) -> ProgrammeReading:
    from c21desk.exchange.xlsx_table import sheets

    walk = RowWalk()
    table = TableWalk(walk)
    for sheet in sheets(source.data):
        if sheet.hidden:
            walk.leave(Where(sheet=sheet.title, row=1), sheet.title)
            continue
        table.fresh()
        hit = day_at(normal(sheet.title))
        if hit and sheet.rows:
            walk.day(sheet.rows[0].where, hit.ref, sheet.title)
        for row in sheet.rows:
            table.row(row)
    return walk.reading("xlsx")


def _read_document(source: Source) -> ProgrammeReading:
    """Read paragraphs and tables of a Word document in the order in which they stand."""
    from c21desk.exchange.docx_members import blocks

    parts = list(blocks(source.data))
    walk = RowWalk(times_last=_times_last([p[1] for p in parts if isinstance(p, tuple)]))
    table = TableWalk(walk)
    for part in parts:
        if isinstance(part, tuple):
            _feed(walk, table, [(part[0], line) for line in part[1].split("\n")])
            continue
        table.fresh()
        for row in part:
            table.row(row)
    return walk.reading("docx")
