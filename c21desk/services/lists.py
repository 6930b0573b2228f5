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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar, cast

from c21desk.domain.localized import ALL_TEXT_LANGUAGES, LocalizedText
from c21desk.storage.connections import View, marks
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from sqlalchemy import Table

R = TypeVar("R")

_PASSED_WHILE_ONE_IS_SORTED = 400
"""Rows of a list in order that are looked through while one row is fetched to be sorted."""


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

    def __init__(self, store: Store) -> None:
        self.store = store
        self.many = 1_000
        """From how many hits on a filtered list is picked from the whole one instead of being sorted."""
        self._orders: dict[tuple[object, ...], array[int]] = {}
        self._picked: tuple[array[int], tuple[int, ...], Callable[[bytes], Iterable[int]]] | None = None
        self._changes = 0
        store.subscribe(self._forget_orders)

    def ids(self, query: ListQuery) -> array[int]:
        """Row numbers in order. They mean something only while the file is open."""
        if not query.text.strip():
            return array("q", self._in_order(query))
        from c21desk.storage import finding

        with self.store.view() as view:
            found = finding.find_all(view, self.TABLE, query.text)
            count = found.count(1)
            if count * _PASSED_WHILE_ONE_IS_SORTED < len(found) or count <= self.many:
                statement, values = self._statement(query, "SELECT value FROM json_each(?)")
                return view.numbers(statement, [_json(found), *values])
        # To sort this many takes longer than to pick them from the whole list, which is in order already.
        order, look_up = self._picker(query)
        found += bytes(max(0, max(order, default=0) + 1 - len(found)))
        return array("q", list(compress(order, look_up(found))))

    def _picker(self, query: ListQuery) -> tuple[Sequence[int], Callable[[bytes], Iterable[int]]]:
        """The list in order, and what looks all its numbers up at once: a loop would take five times as long."""
        order = self._in_order(query)
        if self._picked is None or self._picked[0] is not order:
            numbers = tuple(order)
            self._picked = order, numbers, itemgetter(*numbers, 0, 0)  # of one number it would give no tuple
        return self._picked[1], self._picked[2]

    def _in_order(self, query: ListQuery) -> array[int]:
        """Everything that passes the filters, in order; kept until the table changes, so not to be changed."""
        key = (self._order(query), query.descending, *sorted(query.filters.items()))
        known = self._orders.get(key)
        if known is None:
            statement, values = self._statement(query)
            changes = self._changes
            with self.store.view() as view:
                known = view.numbers(statement, values)
            if changes == self._changes:  # else another thread has written meanwhile
                self._orders[key] = known
        return known

    def _forget_orders(self, tables: frozenset[str]) -> None:
        if self.TABLE in tables or self.FILTERED_BY & tables:
            self._changes += 1
            self._orders.clear()
            self._picked = None

    def _statement(self, query: ListQuery, among: str = "") -> tuple[str, list[str]]:
        """The SQL that gives row numbers in order, of all or ``among`` some, and its filters' values."""
        where = [f"n IN ({among})"] if among else []
        for name in query.filters:
            if name not in self.FILTERS and name not in self.CONDITIONS:
                raise ValueError(name)
            where.append(self.CONDITIONS.get(name) or f'"{name}" = ?')
        condition = f" WHERE {' AND '.join(where)}" if where else ""
        direction = "DESC" if query.descending else "ASC"
        statement = (
            f"SELECT n FROM {self.TABLE}{condition} "  # noqa: S608 - names of our own columns
            f'ORDER BY "{self._order(query)}" {direction}, n {direction}'
        )
        return statement, list(query.filters.values())

    def _order(self, query: ListQuery) -> str:
        if query.sort in self.SORT_COLUMNS:
            return self.SORT_COLUMNS[query.sort]
        return "sort_zh" if query.language == "zh" and self.BY_PINYIN else "sort_fi"

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
            keys = self.ids(ListQuery())[:limit]
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
