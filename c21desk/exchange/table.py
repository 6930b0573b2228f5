"""Tables of any origin (sheet, CSV, Word, pasted columns) read by their headings, or by their form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from c21desk.domain.errors import UserError
from c21desk.domain.names import clean, has_han, has_latin, is_certain_latin_name, looks_like_han_name
from c21desk.exchange.chatter import is_remark
from c21desk.exchange.headings import (
    NAME_FIELDS,
    field_of,
    is_heading_row,
    is_sub_heading,
    known_headings,
    map_headings,
)
from c21desk.exchange.raw import Raw, add_part, field_of_part, is_name_cell
from c21desk.exchange.records import Rejected, Where
from c21desk.exchange.sniff import refuse
from c21desk.i18n import N_, Message, message

_SEARCHED = 60
"""Rows at the top among which the headings are looked for."""
_DITTO = frozenset(
    {"同上", "〃", "″", '"', "''", "”", "ditto", "do.", '-"-', "same as above", "sama", "ks. ed."}
)
_TOTALS = re.compile(
    r"^(?:合计|总计|共计|小计|共\s*\d+\s*人|制表|填表|联系人|注[:：]|备注[:：]|说明[:：]|total|sum|yhteensä|note[:：]|remarks?[:：])",
    re.I,
)
_NUMBER_ONLY = re.compile(r"^[\d.、)）(（#№\s]*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text. ``above`` and ``left`` mark the later cells of a merged area; ``lost`` says that
    the cell holds a formula whose value the file does not contain."""

    text: str = ""
    above: bool = False
    left: bool = False
    lost: bool = False


@dataclass(frozen=True)
class TableRow:
    """One row and where it stands."""

    where: Where
    cells: tuple[Cell, ...]

    def texts(self) -> list[str]:
        """The cells' texts, merged ones repeated."""
        return [c.text for c in self.cells]

    def own(self) -> list[str]:
        """Texts of the cells that are not the continuation of one at their left."""
        return [c.text.strip() for c in self.cells if c.text.strip() and not c.left]


@dataclass
class TableReading:
    """What one table gave. ``headings`` is False where it was read by the form of its cells."""

    raws: list[Raw] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    title_text: str = ""
    headings: bool = False


def find_headings(rows: Sequence[TableRow]) -> int | None:
    """Index of the row of headings, or None."""
    for index, row in enumerate(rows[:_SEARCHED]):
        if is_heading_row(row.texts()):
            return index
    return None


def _heading_texts(rows: Sequence[TableRow], index: int) -> tuple[list[str], int]:
    """The headings of each column and how many rows they take: a second row may narrow the first."""
    top = [clean(c.text) for c in rows[index].cells]
    if index + 1 < len(rows):
        below = rows[index + 1]
        fresh = {i: clean(c.text) for i, c in enumerate(below.cells) if c.text.strip() and not c.above}
        spread = any(c.left for c in rows[index].cells) or any(c.above for c in below.cells)
        if fresh and spread and all(is_sub_heading(t) for t in fresh.values()):
            size = max(len(top), len(below.cells))
            top += [""] * (size - len(top))
            return [f"{t} {fresh[i]}".strip() if i in fresh else t for i, t in enumerate(top)], 2
    return ["" if c.left else clean(c.text) for c in rows[index].cells], 1


class _Columns:
    """The meaning of a table's columns, as its headings say."""

    def __init__(self, headings: Sequence[str]) -> None:
        self.headings = list(headings)
        self.fields = map_headings(headings)
        self.names = {i for i, f in self.fields.items() if f in NAME_FIELDS}

    def raw(self, row: TableRow, previous: TableRow | None) -> Raw:
        """One row's fields; a ditto mark takes the text above it."""
        raw = Raw(row.where)
        for index, cell in enumerate(row.cells):
            text = cell.text.strip()
            if text.casefold() in _DITTO and previous is not None and index < len(previous.cells):
                text = previous.cells[index].text.strip()
            if cell.left:
                continue
            heading = self.headings[index] if index < len(self.headings) else ""
            name = self.fields.get(index, "")
            if cell.lost:
                raw.unsure.append(
                    message(
                        N_(
                            "The cell “{heading}” holds a formula without its value. Open and save the file in Excel."
                        ),
                        heading=heading or str(index + 1),
                    )
                )
            if not text:
                continue
            if name and name != "number":
                raw.add(name, text)
            elif not name:
                key = heading or str(index + 1)
                raw.extra[key] = f"{raw.extra[key]}, {text}" if key in raw.extra else text
        return raw


def _with_dittos(row: TableRow, previous: TableRow | None) -> TableRow:
    """The row with its ditto marks resolved, so that a mark under a mark works too."""
    if previous is None or not any(c.text.strip().casefold() in _DITTO for c in row.cells):
        return row
    cells = [
        Cell(previous.cells[i].text) if c.text.strip().casefold() in _DITTO and i < len(previous.cells) else c
        for i, c in enumerate(row.cells)
    ]
    return TableRow(row.where, tuple(cells))


def _is_repeated_heading(row: TableRow, columns: _Columns) -> bool:
    """Whether headings stand in the row again, the same ones or those of a second list."""
    texts = row.own()
    if not is_heading_row(row.texts()):
        return False
    known = sum(bool(field_of(t)) for t in texts)
    return texts == [h for h in columns.headings if h] or known * 10 >= 8 * len(texts)


def _continues(row: TableRow, columns: _Columns) -> bool:
    """Whether the row belongs to the person above: its name cell is the same merged cell."""
    cells = [row.cells[i] for i in columns.names if i < len(row.cells)]
    return bool(cells) and any(c.above for c in cells) and all(c.above or not c.text.strip() for c in cells)


def _join_rows(raw: Raw, more: Raw) -> None:
    for name, text in more.fields.items():
        if text not in raw.get(name):
            raw.add(name, text)
    for name, text in more.extra.items():
        raw.extra.setdefault(name, text)
    raw.unsure += more.unsure


def _left_out(text: str, where: Where) -> Message:
    return message(N_("Left out, not a person: “{text}” ({where})"), text=text, where=where.message)


def read_table(rows: Sequence[TableRow]) -> TableReading:
    """Read a table by its headings, which may stand below title rows and may be repeated further down.

    Without headings the columns are recognised by their form. Raises UserError, naming the headings
    found and those known, where neither works.
    """
    rows = [r for r in rows if any(c.text.strip() or c.lost for c in r.cells)]
    start = find_headings(rows)
    if start is None:
        return _read_by_form(rows)
    headings, height = _heading_texts(rows, start)
    columns = _Columns(headings)
    above = [" ".join(dict.fromkeys(r.own())) for r in rows[:start]]
    reading = TableReading(title_text="\n".join(t for t in above if t), headings=True)
    previous: TableRow | None = None
    section = ""
    for index, row in enumerate(rows[start + height :], start + height):
        if _is_repeated_heading(row, columns):
            columns = _Columns(_heading_texts(rows, index)[0])
            previous = None
            continue
        row = _with_dittos(row, previous)
        if reading.raws and _continues(row, columns):
            _join_rows(reading.raws[-1], columns.raw(row, previous))
            continue
        texts = list(dict.fromkeys(row.own()))
        named = any(
            i < len(row.cells) and row.cells[i].text.strip() and not row.cells[i].left for i in columns.names
        )
        spread = any(c.left for c in row.cells)
        if all(_NUMBER_ONLY.match(t) for t in texts) and not any(c.lost for c in row.cells):
            continue  # a numbered line kept free for a person who was never entered
        lone = len(texts) == 1 and not any(c.lost for c in row.cells)
        alone = lone and (spread or not named) and not looks_like_han_name(texts[0])
        if alone or (lone and is_remark(texts[0])) or (texts and _TOTALS.match(texts[0])):
            section = texts[0]
            reading.notes.append(_left_out(" ".join(texts), row.where))
            continue
        raw = columns.raw(row, previous)
        if lone and not named and texts:
            raw.fields["name"] = texts[0]  # a name that slipped into another column
        if section and not raw.get("role"):
            raw.fields["role"] = section
        reading.raws.append(raw)
        previous = row
    return reading


def _name_column(rows: Sequence[TableRow]) -> int | None:
    """The column in which most of the filled cells have the form of a name."""
    width = max((len(r.cells) for r in rows), default=0)
    best, best_share = None, 0.0
    for index in range(width):
        texts = [r.cells[index].text.strip() for r in rows if index < len(r.cells)]
        texts = [t for t in texts if t]
        names = [t for t in texts if is_name_cell(t)]
        certain = [t for t in names if looks_like_han_name(t) or is_certain_latin_name(t)]
        share = (len(names) + 0.5 * len(certain)) / len(texts) if texts else 0.0
        if names and len(names) >= 0.6 * len(texts) and share > best_share:
            best, best_share = index, share
    return best


def _read_by_form(rows: Sequence[TableRow]) -> TableReading:
    column = _name_column(rows)
    width = max((len(r.cells) for r in rows), default=0)
    if column is None or width < 2 or not _other_columns_tell(rows, column):
        raise unknown_headings(rows)
    reading = TableReading()
    for row in rows:
        name = row.cells[column].text if column < len(row.cells) else ""
        if len(row.own()) == 1 and looks_like_han_name(row.own()[0]) and is_name_cell(row.own()[0]):
            name = row.own()[0]
        if not is_name_cell(name):
            text = " ".join(row.own())
            if len(row.own()) > 1 and name.strip():
                reading.rejected.append(
                    Rejected(row.where, message(N_("“{text}” is not a name."), text=name.strip()))
                )
            elif not reading.raws and not reading.title_text:
                reading.title_text = text
            else:
                reading.notes.append(_left_out(text, row.where))
            continue
        raw = Raw(row.where, {"name": name})
        for cell in row.cells:
            text = cell.text.strip()
            if text == name or not text or cell.left or re.fullmatch(r"\d{1,3}\.?", text):
                continue
            if is_name_cell(text) and has_han(text) != has_han(name) and "name_latin" not in raw.fields:
                raw.fields["name_latin" if has_latin(text) else "name_han"] = text
            else:
                add_part(raw, text)
        reading.raws.append(raw)
    return reading


def _other_columns_tell(rows: Sequence[TableRow], column: int) -> bool:
    """Whether a table without headings is a list of people: certain names, or titles and the like."""
    names = [r.cells[column].text for r in rows if column < len(r.cells) and r.cells[column].text.strip()]
    if sum(looks_like_han_name(n) or is_certain_latin_name(n) for n in names) * 2 >= len(names):
        return True
    others = [c.text for r in rows for i, c in enumerate(r.cells) if i != column and c.text.strip()]
    return any(field_of_part(t) in {"title", "organisation", "email", "phone"} for t in others)


def unknown_headings(rows: Sequence[TableRow]) -> UserError:
    """The refusal of a table whose headings say nothing, with those found and those known."""
    widest = max(rows[:_SEARCHED], key=lambda r: (len(r.own()), -rows.index(r)), default=None)
    found = [t for t in dict.fromkeys(widest.own()) if t][:8] if widest else []
    if found and any(field_of(t) for t in found):
        return refuse(
            N_(
                "No column with names was found. Headings found: {found}. Name one column, for example, with one of these: {known}."
            ),
            found=tuple(t[:40] for t in found),
            known=known_headings(),
        )
    return refuse(
        N_(
            "The headings of the list are not known. Found: {found}. Put headings such as these above the list: {known}."
        ),
        found=tuple(t[:40] for t in found) or "–",
        known=known_headings(),
    )
