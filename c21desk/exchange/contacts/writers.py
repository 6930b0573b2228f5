"""Writes cards as a contact table: CSV that every spreadsheet opens, or a workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from c21desk.exchange.cards import Card
from c21desk.exchange.contacts.columns import cells, columns_for, guarded, heading
from c21desk.i18n import N_, Catalog, Message, current, message

_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _plain(text: str) -> str:
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def write_csv(cards: Iterable[Card], out: BinaryIO, words: Catalog | None = None) -> None:
    """Write the cards as UTF-8 with a byte order mark, headings in the language of ``words`` (else the
    window's). No cell begins as a formula does; our reader takes the guarding apostrophe off again."""
    rows = [cells(card) for card in cards]
    columns = columns_for(rows)
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([guarded(heading(column, words or current())) for column in columns])
    for row in rows:
        writer.writerow([guarded(_plain(row.get(column, ""))) for column in columns])
    text.flush()
    text.detach()


def write_xlsx(cards: Iterable[Card], out: BinaryIO, words: Catalog | None = None) -> tuple[Message, ...]:
    """Write the cards as a workbook of text cells with a fixed row of headings. Returns notes on texts
    that were too long for a cell and were cut."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    words = words or current()
    rows = [cells(card) for card in cards]
    columns = columns_for(rows)
    names = [heading(column, words) for column in columns]
    notes: list[Message] = []
    book = Workbook(write_only=True)
    sheet = book.create_sheet(words.gettext(N_("Contacts")))
    sheet.freeze_panes = "A2"
    for number, name in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(14, min(40, len(name) + 4))

    def blank(bold: bool = False) -> Any:
        made = WriteOnlyCell(sheet)
        made.number_format = "@"
        if bold:
            made.font = Font(bold=True)
        return made

    def fill(cell: Any, text: str) -> Any:
        cell.value = text
        cell.data_type = "s"  # never a formula or an error value, whatever the text looks like
        return cell

    sheet.append([fill(blank(bold=True), name) for name in names])
    reused = [blank() for _ in columns]  # a row is written at once, and making cells is what takes long
    for number, row in enumerate(rows, 2):
        line: list[Any] = []
        for column, name, cell in zip(columns, names, reused, strict=True):
            text = _plain(row.get(column, ""))
            if len(text) > _LONGEST:
                notes.append(
                    message(
                        N_("Row {row}: the text under “{heading}” was too long for a cell and was cut."),
                        row=number,
                        heading=name,
                    )
                )
                text = text[:_LONGEST]
            line.append(fill(cell, text) if text else None)
        sheet.append(line)
    book.save(out)
    return tuple(notes)
