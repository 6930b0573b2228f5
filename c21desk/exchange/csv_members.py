"""Member lists in comma-, semicolon- or tab-separated text of any usual character set."""

from __future__ import annotations

from c21desk.exchange.assemble import finish
from c21desk.exchange.charset import decode
from c21desk.exchange.csv_table import lost_characters, split_table, table_rows
from c21desk.exchange.headings import count_known
from c21desk.exchange.records import ReadResult
from c21desk.exchange.sniff import Source
from c21desk.exchange.table import read_table
from c21desk.i18n import Message


def read_text_table(text: str, notes: list[Message] | None = None) -> ReadResult | None:
    """Read delimited text, or None where it is no table."""
    text, delimiter = split_table(text, count_known)
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
