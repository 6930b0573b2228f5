"""Member lists as plain text: pasted from a mail or a document, in the shapes that people write.

A line may hold a whole entry, or names and titles alternate, or every field has its own labelled line.
Lines are first told apart by their form; what remains open is decided by the shape of the whole list.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from c21desk.domain.names import has_han, parse_name
from c21desk.domain.titles_match import is_organisation, is_title
from c21desk.exchange.assemble import finish
from c21desk.exchange.chatter import is_mail_header
from c21desk.exchange.headings import NAME_FIELDS, count_known
from c21desk.exchange.lines import Line, classify
from c21desk.exchange.raw import Raw, role_of_title
from c21desk.exchange.records import ReadResult, Rejected, Where
from c21desk.exchange.sniff import Source, refuse
from c21desk.exchange.table import Cell, TableReading, TableRow, find_headings, read_table
from c21desk.i18n import N_, Message, Number, message

MAX_LINES = 200_000
_COLUMNS = re.compile(r"\t+|\s{2,}|\u3000+")


def _other_script(raw: Raw, text: str) -> bool:
    """Whether ``text`` is the name of the person in ``raw`` in the other script."""
    have = raw.get("name")
    if not have or has_han(have) == has_han(text) or raw.get("name_latin") or raw.get("name_han"):
        return False
    both = parse_name(f"{have} {text}")
    return both.fits and bool(both.han.full and both.family)


def _titles_first(lines: Sequence[Line]) -> bool:
    """Whether the list puts each title on the line before its name."""
    kinds = ["title" if x.kind == "title" else "name" for x in lines if x.kind in {"title", "name", "maybe"}]
    pairs = list(zip(kinds[::2], kinds[1::2], strict=False))
    whole = len(kinds) > 1 and len(kinds) % 2 == 0 and all(p == ("title", "name") for p in pairs)
    return whole and not any(x.kind == "entry" for x in lines)


def _role_headings(lines: Sequence[Line]) -> bool:
    """Whether the list begins with a role on a line of its own (团长), so that roles are headings in it."""
    first = next((x for x in lines if x.kind in {"title", "name", "maybe", "entry", "unsure-entry"}), None)
    return first is not None and first.kind == "title" and role_of_title(first.text) != ""


def _alternates(lines: Sequence[Line]) -> bool:
    """Whether names are followed by titles on lines of their own, as a rule."""
    kinds = [x.kind for x in lines if x.kind in {"title", "name", "maybe", "other", "unsure-entry"}]
    followed = sum(
        a in {"name", "maybe"} and b in {"title", "other", "unsure-entry"}
        for a, b in itertools.pairwise(kinds)
    )
    return followed > 0 and followed * 3 >= len(kinds) // 2


class _Walk:
    """Goes through the lines and puts the people together."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.reading = TableReading(headings=False)
        self.titles_first = _titles_first(lines)
        self.alternates = _alternates(lines)
        self.role_headings = _role_headings(lines)
        self.held_title = ""
        self.role = ""
        self.closed = False
        self.open_title = False
        """Whether the last person still lacks a title that the next line may give."""

    def run(self) -> TableReading:
        for line in self.lines:
            getattr(self, "_" + line.kind.replace("-", "_"))(line)
        return self.reading

    def _leave(self, line: Line) -> None:
        if not self.reading.raws and line.kind == "section":
            before = self.reading.title_text
            self.reading.title_text = f"{before}\n{line.text}" if before else line.text
            return
        self.reading.notes.append(
            message(
                N_("Left out, not a person: “{text}” ({where})"), text=line.text, where=line.where.message
            )
        )

    def _person(self, raw: Raw) -> None:
        if self.role and not raw.get("role"):
            raw.fields["role"] = self.role
        if self.held_title:
            raw.add("title", self.held_title)
            self.held_title = ""
        self.reading.raws.append(raw)
        self.open_title = not raw.get("title")

    def _blank(self, line: Line) -> None:
        pass

    def _chatter(self, line: Line) -> None:
        if is_mail_header(line.text):
            self.closed = False  # another mail begins, with a list of its own perhaps
        self._leave(line)

    def _sign_off(self, line: Line) -> None:
        self.closed = True
        self._leave(line)

    def _section(self, line: Line) -> None:
        self.role = line.role
        self.open_title = self.closed = False
        self._leave(line)

    def _entry(self, line: Line) -> None:
        if self.closed and not line.numbered and not any(r.get("role") for r in line.raws):
            self._leave(line)  # a signature may look like an entry of the list
            return
        self.closed = False
        for raw in line.raws:
            self._person(raw)

    def _unsure_entry(self, line: Line) -> None:
        if self.open_title and self.alternates and self.reading.raws and not self.closed:
            self._give(line)
        else:
            self._entry(line)

    def _name(self, line: Line) -> None:
        if self.closed:
            self._leave(line)
            return
        if self.open_title and self.reading.raws and _other_script(self.reading.raws[-1], line.text):
            self.reading.raws[-1].add("name_han" if has_han(line.text) else "name_latin", line.text)
            return
        self._person(Raw(line.where, {"name": line.text}))

    def _maybe(self, line: Line) -> None:
        if self.open_title and self.alternates and self.reading.raws and not self.closed:
            self._give(line)
            return
        before = len(self.reading.raws)
        self._name(line)
        if len(self.reading.raws) > before:
            why = message(N_("It is not certain that “{text}” is a name."), text=line.text)
            self.reading.raws[-1].unsure.append(why)

    def _half_name(self, line: Line) -> None:
        if self.closed:
            self._leave(line)
            return
        why = message(N_("“{text}” gives a family name only. Add the given name."), text=line.text)
        self.reading.rejected.append(Rejected(line.where, why))

    def _title(self, line: Line) -> None:
        if self.closed:
            self._leave(line)
        elif self.role_headings and role_of_title(line.text):
            self.role = role_of_title(line.text)
            self._leave(line)
        elif self.titles_first:
            self.held_title = f"{self.held_title}, {line.text}" if self.held_title else line.text
        elif self.reading.raws:
            self._give(line)
        else:
            self._leave(line)

    def _give(self, line: Line) -> None:
        """The line as title or organisation of the last person."""
        raw = self.reading.raws[-1]
        if (is_organisation(line.text) and raw.get("title")) or (
            is_organisation(line.text) and not raw.get("organisation") and not is_title(line.text)
        ):
            raw.add("organisation", line.text)
        else:
            raw.add("title", line.text)
            self.open_title = False

    def _other(self, line: Line) -> None:
        if self.open_title and not self.closed and self.reading.raws and len(line.text) <= 60:
            self._give(line)
        elif line.numbered and not self.closed:
            why = message(N_("No name was recognised in “{text}”."), text=line.text)
            self.reading.rejected.append(Rejected(line.where, why))
        else:
            self._leave(line)

    def _field(self, line: Line) -> None:
        if line.field in NAME_FIELDS:
            people = self.reading.raws
            parts = {"family", "given", "name_latin", "name_han", "passport_name"}
            if people and line.field in parts and not people[-1].get(line.field):
                people[-1].add(line.field, line.value)
                return
            self.closed = False
            self._person(Raw(line.where, {line.field: line.value}))
            return
        if self.closed or not self.reading.raws:
            self._leave(line)
            return
        self.reading.raws[-1].add(line.field, line.value)
        self.open_title = self.open_title and line.field != "title"


def read_lines(lines: Sequence[tuple[Where, str]]) -> TableReading:
    """Put people together from lines of text. Never refuses; without people ``raws`` is empty."""
    return _Walk([classify(where, text) for where, text in lines]).run()


def _aligned_table(lines: Sequence[str]) -> list[TableRow] | None:
    """The lines as a table whose columns are parted by gaps, if a line of headings shows so."""
    rows = [
        TableRow(Where(line=i), tuple(Cell(c) for c in _COLUMNS.split(line.strip())))
        for i, line in enumerate(lines, 1)
        if line.strip()
    ]
    start = find_headings(rows)
    if start is None:
        return None
    width = len(rows[start].cells)
    body = rows[start + 1 :]
    fitting = sum(len(r.cells) == width for r in body)
    return rows if width > 1 and body and fitting * 10 >= 8 * len(body) else None


def _table(text: str, notes: list[Message]) -> ReadResult | None:
    """The text as a table, where it has headings, or columns that do not depend on commas."""
    from c21desk.exchange.csv_table import split_table, table_rows

    text, delimiter = split_table(text, count_known)
    rows = table_rows(text, delimiter) if delimiter else None
    if rows is None or find_headings(rows) is None:
        aligned = _aligned_table(text.splitlines())
        rows = aligned or (rows if delimiter == "\t" and _is_even(rows or []) else None)
    if rows is None:
        return None
    from c21desk.domain.errors import UserError

    try:
        reading = read_table(rows)
    except UserError:
        return None
    return finish(
        reading.raws,
        kind="text",
        rejected=reading.rejected,
        notes=[*notes, *reading.notes],
        title_row_text=reading.title_text,
    )


def _is_even(rows: Sequence[TableRow]) -> bool:
    widths = [len(r.cells) for r in rows if any(c.text.strip() for c in r.cells)]
    return len(widths) > 1 and max(widths) > 1 and widths.count(max(widths)) * 10 >= 8 * len(widths)


def read_text(text: str, notes: list[Message] | None = None) -> ReadResult:
    """Read a list of people from text. Raises UserError where the text names nobody."""
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise refuse(
            N_("The text has more than {limit} lines. Paste only the list."), limit=Number(MAX_LINES)
        )
    table = _table(text, notes or [])
    if table is not None and table.rows:
        return table
    reading = read_lines([(Where(line=i), line) for i, line in enumerate(lines, 1)])
    if not reading.raws:
        raise refuse(
            N_(
                "No people were found in the text. Write one person a line, for example “王伟 副市长” or “Wang Wei, Vice Mayor”."
            )
        )
    return finish(
        reading.raws,
        kind="text",
        rejected=reading.rejected,
        notes=[*(notes or []), *reading.notes],
        title_row_text=reading.title_text,
    )


def read(source: Source) -> ReadResult:
    """Read a text file of any usual character set."""
    from c21desk.exchange.charset import decode
    from c21desk.exchange.csv_table import lost_characters

    text, _, lost = decode(source.data)
    return read_text(text, lost_characters(lost))
