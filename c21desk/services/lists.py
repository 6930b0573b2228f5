"""Lists of any length: row numbers first, then the rows that are looked at.

Lists are read in plain SQL, so that the first one is on screen before SQLAlchemy and the mapped
classes are loaded. The rows of each noun are in :mod:`c21desk.services.rows`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar, cast

from c21desk.domain.localized import ALL_TEXT_LANGUAGES, LocalizedText
from c21desk.services.orders import PIECE, Known, Order, Picked, Turned, Whole, both, marked
from c21desk.storage.connections import View, marks
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from sqlalchemy import Table

R = TypeVar("R")

_PASSED_WHILE_ONE_IS_SORTED = 400
"""Rows of a list in order that are looked through while one row is fetched to be sorted."""
_NAME_KEYS = ("sort_fi", "sort_zh")
_IDS_AT_ONCE = 500
_LAST = chr(0x10FFFF)


@dataclass(frozen=True)
class ListQuery:
    """What a list shows: ``text`` as typed into its filter, the sorting column, exact filters by column.

    ``language`` is the text key (``fi``, ``en``, ``zh``) by which names are put in order.
    """

    text: str = ""
    sort: str = "name"
    descending: bool = False
    language: str = "fi"
    filters: Mapping[str, str] = field(default_factory=dict)
    day: dt.date | None = None
    """The day for which posts are shown; None is today."""


class Column(NamedTuple):
    """A column of a list: the row's attribute, its heading (a msgid), and whether one can sort by it."""

    id: str
    heading: str
    sortable: bool = False


@dataclass(frozen=True)
class Choice:
    """An entry of a picker."""

    id: uuid.UUID
    label: LocalizedText
    detail: LocalizedText = LocalizedText()  # noqa: RUF009 - frozen


class Lister(Generic[R]):
    """The list side of a service: ordered row numbers, and rows for a few of them."""

    TABLE: ClassVar[str]
    """The table that the list reads."""
    COLUMNS: ClassVar[tuple[Column, ...]]
    SORT_COLUMNS: ClassVar[Mapping[str, str]] = {}
    """Sortable columns besides ``name``, with the stored column that orders them."""
    FILTERS: ClassVar[tuple[str, ...]] = ()
    """Stored columns by which the list may be filtered exactly."""
    CONDITIONS: ClassVar[Mapping[str, str]] = {}
    """Further filters: by name the SQL condition, with one ``?`` for the value."""
    FILTERED_BY: ClassVar[frozenset[str]] = frozenset()
    """Other tables that the conditions look at."""
    BY_PINYIN: ClassVar[bool] = True
    """Whether names have a Chinese order beside the Finnish one."""
    INDEXED: ClassVar[bool] = True
    """Whether the orders of names have an index."""

    def __init__(self, store: Store, piece: int = PIECE) -> None:
        self.store = store
        self.many = 1_000
        """From how many hits on a filtered list is picked from the whole one instead of being sorted."""
        self._piece = piece
        self._orders: dict[str, Order] = {}
        self._filtered: tuple[dict[str, str], bytes] | None = None
        self._changes = 0
        store.subscribe(self._forget_orders)

    def ids(self, query: ListQuery) -> array[int]:
        """Row numbers in order. They mean something only while the file is open."""
        return array("q", self.order(query).everything())

    def order(self, query: ListQuery) -> Order:
        """The same for a window, which shows the first rows before all others have been read.

        It is what it was when it was asked for: after a change of the table it is asked for anew.
        """
        found = self._found(query)
        if found is None:
            return self._all(query)
        count = found.count(1)
        if count * _PASSED_WHILE_ONE_IS_SORTED < len(found) or count <= self.many:
            direction = "DESC" if query.descending else "ASC"
            statement = (
                f"SELECT n FROM {self.TABLE} WHERE n IN (SELECT value FROM json_each(?)) "  # noqa: S608 - ours
                f'ORDER BY "{self._sorted_by(query)}" {direction}, n {direction}'
            )
            with self.store.view() as view:
                return Known(view.numbers(statement, [_json(found)]))
        # To sort this many takes longer than to pick them from the whole list, which is in order already.
        return Picked(self._all(query), found, self._piece)

    def _all(self, query: ListQuery) -> Order:
        """Everything in order, kept until the table changes."""
        column = self._sorted_by(query)
        known = self._orders.get(column)
        if known is None:
            changes = self._changes
            known = self._read_all(column)
            if changes == self._changes:  # else another thread has written meanwhile
                self._orders[column] = known
        return Turned(known) if query.descending else known

    def _read_all(self, column: str) -> Order:
        if column in _NAME_KEYS and self.INDEXED:
            return Whole(self.store, self.TABLE, column, self._piece)
        with self.store.view() as view:
            return Known(view.numbers(f'SELECT n FROM {self.TABLE} ORDER BY "{column}", n'))  # noqa: S608 - ours

    def _found(self, query: ListQuery) -> bytes | None:
        """1 at the place of each row number that passes text and filters, else 0; None where all do."""
        found = self._passing(query.filters) if query.filters else None
        if query.text.strip():
            from c21desk.storage import finding

            with self.store.view() as view:
                named = finding.find_all(view, self.TABLE, query.text)
            found = named if found is None else both(named, found)
        return found

    def _passing(self, filters: Mapping[str, str]) -> bytes:
        """The same for the exact filters alone; kept, for they stay while a text is typed."""
        kept = self._filtered
        if kept is not None and kept[0] == filters:
            return kept[1]
        for name in filters:
            if name not in self.FILTERS and name not in self.CONDITIONS:
                raise ValueError(name)
        conditions = [self.CONDITIONS.get(name) or f'"{name}" = ?' for name in filters]
        changes = self._changes
        with self.store.view() as view:
            numbers = view.numbers(
                f"SELECT n FROM {self.TABLE} WHERE {' AND '.join(conditions)}",  # noqa: S608 - ours
                list(filters.values()),
            )
        found = marked(numbers)
        if changes == self._changes:
            self._filtered = dict(filters), found
        return found

    def _forget_orders(self, tables: frozenset[str]) -> None:
        if self.TABLE in tables or self.FILTERED_BY & tables:
            self._changes += 1
            self._orders.clear()
            self._filtered = None

    def _sorted_by(self, query: ListQuery) -> str:
        if query.sort in self.SORT_COLUMNS:
            return self.SORT_COLUMNS[query.sort]
        return "sort_zh" if query.language == "zh" and self.BY_PINYIN else "sort_fi"

    def beginning(self, query: ListQuery, order: Order, text: str) -> range:
        """The places in ``order``, made for ``query``, of the rows whose names begin with what was typed.
        Empty where none does, and where the list is not in the order of names."""
        from c21desk.domain.names import key_beginnings

        column = self._sorted_by(query)
        if column not in _NAME_KEYS:
            return range(0)
        order.everything()
        statement = f'SELECT "{column}" FROM {self.TABLE} WHERE n = ?'  # noqa: S608 - ours
        with self.store.view() as view:
            for begun in key_beginnings(text, by_pinyin=column == "sort_zh"):
                found = order.run(
                    begun,
                    begun + _LAST,
                    lambda n: view.value(statement, [n]) or "",
                    descending=query.descending,
                )
                if found:
                    return found
        return range(0)

    def record_ids(self, keys: Sequence[int]) -> list[uuid.UUID]:
        """The ids of the records with these row numbers, in the same order; those that have gone are left out."""
        found: dict[int, uuid.UUID] = {}
        with self.store.view() as view:
            for start in range(0, len(keys), _IDS_AT_ONCE):
                some = keys[start : start + _IDS_AT_ONCE]
                rows = view.rows(f"SELECT n, id FROM {self.TABLE} WHERE n IN ({marks(some)})", some)  # noqa: S608
                found.update((n, id_of(stored)) for n, stored in rows)
        return [found[key] for key in keys if key in found]

    def rows(self, keys: Sequence[int], day: dt.date | None = None) -> list[R]:
        """The rows of these numbers, in the same order; one that has gone since is left out. What holds
        for a time only (posts) is shown as on ``day``, None is today."""
        found = self.rows_by_number(keys, day)
        return [found[key] for key in keys if key in found]

    def rows_by_number(self, keys: Sequence[int], day: dt.date | None = None) -> dict[int, R]:
        """The rows of these numbers by number; one that has gone since is left out."""
        with self.store.view() as view:
            return self._load_on(view, list(keys), day)

    def _load(self, view: View, keys: list[int]) -> dict[int, R]:
        raise NotImplementedError

    def _load_on(self, view: View, keys: list[int], day: dt.date | None) -> dict[int, R]:
        return self._load(view, keys)

    def key_of(self, record_id: uuid.UUID) -> int | None:
        """The row number of a record, for finding it again in a list."""
        with self.store.view() as view:
            found = view.value(f"SELECT n FROM {self.TABLE} WHERE id = ?", [record_id.bytes])  # noqa: S608
        return None if found is None else int(found)

    def find_rows(self, text: str, limit: int = 50) -> list[R]:
        """Rows that match what was typed, by name first; with nothing typed the first of the list."""
        if text.strip():
            from c21desk.storage import finding

            with self.store.view() as view:
                keys: Sequence[int] = finding.find(view, self.TABLE, text, limit)
        else:
            keys = self.order(ListQuery()).keys(0, limit)
        return self.rows(keys)

    def choices(self, text: str = "", limit: int = 50) -> list[Choice]:
        """Entries for a picker that match what was typed."""
        return [self.choice(row) for row in self.find_rows(text, limit)]

    def choice(self, row: R) -> Choice:
        """A list row as an entry of a picker."""
        any_row = cast(Any, row)
        name = any_row.name
        label = name if isinstance(name, LocalizedText) else LocalizedText(fi=name, en=name)
        return Choice(any_row.id, label)

    def label(self, record_id: uuid.UUID | None) -> LocalizedText:
        """The name of a record, for showing a reference; empty where it does not exist."""
        key = None if record_id is None else self.key_of(record_id)
        rows = [] if key is None else self.rows([key])
        return self.choice(rows[0]).label if rows else LocalizedText()


def _json(marked: bytes) -> str:
    """The numbers of the marked places, as a JSON array."""
    return json.dumps([match.start() for match in re.finditer(b"\x01", marked)])


# From what is stored to what rows hold.


def id_of(stored: bytes) -> uuid.UUID:
    """The id in a column of ids."""
    return uuid.UUID(bytes=stored)


def day_of(stored: str | None) -> dt.date | None:
    """The day in a column of days."""
    return None if stored is None else dt.date.fromisoformat(stored)


def moment_of(stored: str | None) -> dt.datetime | None:
    """The moment in a column of moments, in UTC."""
    return None if stored is None else dt.datetime.fromisoformat(stored)


def localized_of(row: Any, name: str) -> LocalizedText:
    """The multilingual text in the columns ``name_fi``, ``name_en``, … of a row, whichever way it was read."""
    return LocalizedText(*(row[f"{name}_{key}"] or "" for key in ALL_TEXT_LANGUAGES))


def localized_sql(name: str) -> str:
    """The columns of a multilingual text, for a plain SELECT."""
    return ", ".join(f"{name}_{key}" for key in ALL_TEXT_LANGUAGES)


def localized_columns(table: Table, name: str) -> list[Any]:
    """The columns of a multilingual text, for a select of SQLAlchemy."""
    return [table.c[f"{name}_{key}"] for key in ALL_TEXT_LANGUAGES]


def names_of(
    view: View, table: str, ids: Sequence[uuid.UUID | bytes | None], attribute: str = "name"
) -> dict[uuid.UUID, LocalizedText]:
    """The names of records, by id; those that do not exist (any more) are left out."""
    wanted = list({i.bytes if isinstance(i, uuid.UUID) else i for i in ids if i is not None})
    if not wanted:
        return {}
    found = view.rows(
        f"SELECT id, {localized_sql(attribute)} FROM {table} WHERE id IN ({marks(wanted)})",  # noqa: S608
        wanted,
    )
    return {id_of(row["id"]): localized_of(row, attribute) for row in found}


def named(names: Mapping[uuid.UUID, LocalizedText], stored: bytes | None) -> LocalizedText:
    """The name of the record that a column refers to; empty where it refers to none."""
    return LocalizedText() if stored is None else names.get(id_of(stored), LocalizedText())
