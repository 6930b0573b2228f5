"""Member lists in comma-, semicolon- or tab-separated text of any usual character set."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from c21desk.exchange.assemble import finish
from c21desk.exchange.charset import decode
from c21desk.exchange.headings import map_headings
from c21desk.exchange.records import ReadResult, Where
from c21desk.exchange.sniff import Source, refuse
from c21desk.exchange.table import Cell, TableRow, read_table
from c21desk.i18n import N_, Message, plural

DELIMITERS = (",", ";", "\t", "|", "，")
MAX_ROWS = 200_000
_TRIED = 200
_SEP = re.compile(r"^sep=(.)\r?\n", re.I)
csv.field_size_limit(1_000_000)


def _records(text: str, delimiter: str, limit: int) -> list[tuple[int, list[str]]]:
    """(line, fields) of up to ``limit`` records; the line is the one on which the record starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    result: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for fields in reader:
            result.append((line, fields))
            line = reader.line_num + 1
            if len(result) >= limit:
                break
    except csv.Error:
        raise refuse(
            N_(
                "The table is broken near line {line}: a quotation mark is missing. Mend that line and try again."
            ),
            line=line,
        ) from None
    return result


def find_delimiter(text: str) -> str:
    """The delimiter of a table in text, or "" where the text is no table.

    Judged by how many records have the same number of fields, and foremost by whether a row of known
    headings appears.
    """
    best, best_score = "", 0.0
    for delimiter in DELIMITERS:
        if delimiter not in text:
            continue
        records = [f for _, f in _records(text, delimiter, _TRIED) if any(c.strip() for c in f)]
        wide = [len(f) for f in records if len(f) > 1]
        if not wide:
            continue
        _, count = Counter(wide).most_common(1)[0]
        known = max(len(map_headings(f)) for f in records if len(f) > 1)
        score = count / len(records) + (2.0 * known if known > 1 else 0.0)
        if score > best_score and (known > 1 or count >= 0.6 * len(records)):
            best, best_score = delimiter, score
    return best


def table_rows(text: str, delimiter: str) -> list[TableRow]:
    """The records of a table as rows with their line numbers."""
    records = _records(text, delimiter, MAX_ROWS + 1)
    if len(records) > MAX_ROWS:
        raise refuse(N_("The list has more than {limit} rows. Divide it into several files."), limit=MAX_ROWS)
    return [TableRow(Where(line=line), tuple(Cell(c) for c in fields)) for line, fields in records]


def lost_characters(lost: int) -> list[Message]:
    """The note on characters that could not be read, if there were any."""
    if not lost:
        return []
    return [
        plural(
            "{n} character could not be read and is shown as �.",
            "{n} characters could not be read and are shown as �.",
            lost,
        )
    ]


def split_table(text: str) -> tuple[str, str]:
    """The text and its delimiter, "" where it is no table. A line ``sep=;`` as Excel writes it states the
    delimiter; it is emptied, so that line numbers stay true."""
    stated = _SEP.match(text)
    if stated:
        return text[stated.end(1) :].lstrip("\r"), stated[1]
    return text, find_delimiter(text)


def read_text_table(text: str, notes: list[Message] | None = None) -> ReadResult | None:
    """Read delimited text, or None where it is no table."""
    text, delimiter = split_table(text)
    if not delimiter:
        return None
    reading = read_table(table_rows(text, delimiter))
    return finish(
        reading.raws,
        kind="csv",
        rejected=reading.rejected,
        notes=[*(notes or []), *reading.notes],
        title_row_text=reading.title_text,
    )


def read(source: Source) -> ReadResult:
    """Read a delimited text file. Text that is no table is read as lines of text."""
    from c21desk.exchange import text_members

    text, _, lost = decode(source.data)
    notes = lost_characters(lost)
    return read_text_table(text, notes) or text_members.read_text(text, notes)
