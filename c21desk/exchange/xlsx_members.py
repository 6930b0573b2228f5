"""Member lists in Excel workbooks."""

from __future__ import annotations

from c21desk.domain.errors import UserError
from c21desk.exchange.assemble import finish
from c21desk.exchange.raw import Raw
from c21desk.exchange.records import ReadResult, Rejected
from c21desk.exchange.sniff import Source, refuse
from c21desk.exchange.table import TableReading, TableRow, find_headings, read_table, unknown_headings
from c21desk.exchange.xlsx_table import sheets
from c21desk.i18n import N_, Message, message


def read(source: Source) -> ReadResult:
    """Read every sheet that holds a list of people.

    Hidden sheets are read like others and noted. Sheets without a list are noted; with no list at all
    the refusal names the headings found.
    """
    raws: list[Raw] = []
    rejected: list[Rejected] = []
    notes: list[Message] = []
    titles: list[str] = []
    problem: UserError | None = None
    found = False
    for sheet in sheets(source.data):
        if not sheet.rows:
            continue
        if sheet.hidden:
            notes.append(message(N_("The sheet “{sheet}” is hidden in the file."), sheet=sheet.title))
        try:
            reading = _read_sheet(sheet.rows)
        except UserError as error:
            problem = problem or error
            notes.append(message(N_("The sheet “{sheet}” holds no list of people."), sheet=sheet.title))
            continue
        found = True
        raws += reading.raws
        rejected += reading.rejected
        notes += reading.notes
        titles += [reading.title_text] if reading.title_text else []
    if not found:
        raise problem or refuse(N_("The workbook holds no text. Check that the right file was chosen."))
    return finish(raws, kind="xlsx", rejected=rejected, notes=notes, title_row_text="\n".join(titles))


def _read_sheet(rows: list[TableRow]) -> TableReading:
    """A sheet as a table; a sheet of one column without headings as lines of text."""
    filled = {i for r in rows for i, c in enumerate(r.cells) if c.text.strip() and not c.left}
    if len(filled) == 1 and find_headings(rows) is None:
        from c21desk.exchange.text_members import read_lines

        column = filled.pop()
        reading = read_lines([(r.where, r.cells[column].text) for r in rows if column < len(r.cells)])
        if not reading.raws:
            raise unknown_headings(rows)
        return reading
    return read_table(rows)
