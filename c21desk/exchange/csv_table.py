"""Comma-, semicolon- or tab-separated text as rows of a table; what the rows mean is told elsewhere."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from c21desk.exchange.records import Where
from c21desk.exchange.sniff import refuse
from c21desk.exchange.table import Cell, TableRow
from c21desk.i18n import N_, Message, Number, plural

DELIMITERS = (",", ";", "\t", "|", "，")
MAX_ROWS = 200_000
MAX_COLUMNS = 2_000
MAX_CELLS = 10_000_000
_TRIED = 200
_SEP = re.compile(r"^sep=(.)\r?\n", re.I)
csv.field_size_limit(1_000_000)


def iter_records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """(line, fields) of each record; the line is the one on which the record starts. Raises UserError
    where a quotation mark is missing."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    line = 1
    try:
        for fields in reader:
            yield line, fields
            line = reader.line_num + 1
    except csv.Error:
        raise refuse(
            N_(
                "The table is broken near line {line}: a quotation mark is missing. Mend that line and try again."
            ),
            line=line,
        ) from None


def checked_records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """As :func:`iter_records`, refusing what is larger than any list of people."""
    cells = 0
    for number, (line, fields) in enumerate(iter_records(text, delimiter)):
        cells += len(fields)
        if len(fields) > MAX_COLUMNS or cells > MAX_CELLS:
            raise refuse(
                N_("Line {line} holds more columns than a list of people has. Check the file there."),
                line=line,
            )
        if number >= MAX_ROWS:
            raise refuse(
                N_("The list has more than {limit} rows. Divide it into several files."),
                limit=Number(MAX_ROWS),
            )
        yield line, fields


def find_delimiter(text: str, known_headings: Callable[[Sequence[str]], int]) -> str:
    """The delimiter of a table in text, or "" where the text is no table.

    Judged by how many records have the same number of fields, and foremost by whether a row of known
    headings appears: ``known_headings`` counts those among the fields of a record.
    """
    best, best_score = "", 0.0
    for delimiter in DELIMITERS:
        if delimiter not in text:
            continue
        records = [f for _, f in islice(iter_records(text, delimiter), _TRIED) if any(c.strip() for c in f)]
        wide = [len(f) for f in records if len(f) > 1]
        if not wide:
            continue
        _, count = Counter(wide).most_common(1)[0]
        known = max(known_headings(f) for f in records if len(f) > 1)
        score = count / len(records) + (2.0 * known if known > 1 else 0.0)
        if score > best_score and (known > 1 or count >= 0.6 * len(records)):
            best, best_score = delimiter, score
    return best


def table_rows(text: str, delimiter: str) -> list[TableRow]:
    """The records of a table as rows with their line numbers."""
    return [
        TableRow(Where(line=line), tuple(Cell(c) for c in fields))
        for line, fields in checked_records(text, delimiter)
    ]


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


def split_table(text: str, known_headings: Callable[[Sequence[str]], int]) -> tuple[str, str]:
    """The text and its delimiter, "" where it is no table. A line ``sep=;`` as Excel writes it states the
    delimiter; it is emptied, so that line numbers stay true."""
    stated = _SEP.match(text)
    if stated:
        return text[stated.end(1) :].lstrip("\r"), stated[1]
    return text, find_delimiter(text, known_headings)
