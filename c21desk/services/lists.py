"""Lists of any length: row numbers first, then the rows that are looked at."""

from __future__ import annotations

import uuid
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import Connection, RowMapping, Select, Table, select

from c21desk.domain.base import Record
from c21desk.domain.localized import ALL_TEXT_LANGUAGES, LocalizedText
from c21desk.storage import search_index
from c21desk.storage.store import Store

R = TypeVar("R")


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


@dataclass(frozen=True)
class Column:
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

    RECORD: ClassVar[type[Record]]
    COLUMNS: ClassVar[tuple[Column, ...]]
    SORT_COLUMNS: ClassVar[Mapping[str, str]] = {}
    """Sortable columns besides ``name``, with the stored column that orders them."""
    FILTERS: ClassVar[tuple[str, ...]] = ()
    """Stored columns by which the list may be filtered exactly."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.many = 1_000
        """From how many hits on a filtered list is picked from the whole one instead of being sorted."""
        self._orders: dict[tuple[object, ...], array[int]] = {}
        self._changes = 0
        store.subscribe(self._forget_orders)

    @property
    def table(self) -> Table:
        """The table that the list reads."""
        table = self.RECORD.__table__
        assert isinstance(table, Table)
        return table

    def ids(self, query: ListQuery) -> array[int]:
        """Row numbers in order. They mean something only while the file is open."""
        if not query.text.strip():
            return self._in_order(query)
        expression = search_index.match_expression(query.text)
        if not expression:
            return array("q")
        fts = search_index.fts_name(self.table.name)
        matching = f"SELECT rowid FROM {fts} WHERE {fts} MATCH ?"  # noqa: S608 - a table of ours
        with self.store.reading() as connection:
            count = _numbers(connection, matching.replace("rowid", "count(*)"), [expression])[0]
            if count <= self.many:
                statement, values = self._statement(query, matching)
                return _numbers(connection, statement, [expression, *values])
            found = _numbers(connection, matching, [expression])
        # To sort this many takes longer than to pick them from the whole list, which is in order already.
        flags = bytearray(max(found) + 1)
        for n in found:
            flags[n] = 1
        size = len(flags)
        return array("q", [n for n in self._in_order(query) if n < size and flags[n]])

    def _in_order(self, query: ListQuery) -> array[int]:
        """Everything that passes the filters, in order; kept until the table changes."""
        key = (self._order(query), query.descending, *sorted(query.filters.items()))
        known = self._orders.get(key)
        if known is None:
            statement, values = self._statement(query)
            changes = self._changes
            with self.store.reading() as connection:
                known = _numbers(connection, statement, values)
            if changes == self._changes:  # else another thread has written meanwhile
                self._orders[key] = known
        return array("q", known)

    def _forget_orders(self, tables: frozenset[str]) -> None:
        if self.table.name in tables:
            self._changes += 1
            self._orders.clear()

    def _statement(self, query: ListQuery, among: str = "") -> tuple[str, list[str]]:
        """The SQL that gives row numbers in order, of all or ``among`` some, and its filters' values."""
        where = [f"n IN ({among})"] if among else []
        for column in query.filters:
            if column not in self.FILTERS:
                raise ValueError(column)
            where.append(f'"{column}" = ?')
        condition = f" WHERE {' AND '.join(where)}" if where else ""
        direction = "DESC" if query.descending else "ASC"
        statement = (
            f"SELECT n FROM {self.table.name}{condition} "  # noqa: S608 - names of our own columns
            f'ORDER BY "{self._order(query)}" {direction}, n {direction}'
        )
        return statement, list(query.filters.values())

    def _order(self, query: ListQuery) -> str:
        if query.sort in self.SORT_COLUMNS:
            return self.SORT_COLUMNS[query.sort]
        return "sort_zh" if query.language == "zh" and "sort_zh" in self.table.columns else "sort_fi"

    def rows(self, keys: Sequence[int]) -> list[R]:
        """The rows of these numbers, in the same order; one that has gone since is left out."""
        with self.store.reading() as connection:
            found = self._load(connection, list(keys))
        return [found[key] for key in keys if key in found]

    def _load(self, connection: Connection, keys: list[int]) -> dict[int, R]:
        raise NotImplementedError

    def key_of(self, record_id: uuid.UUID) -> int | None:
        """The row number of a record, for finding it again in a list."""
        with self.store.reading() as connection:
            return connection.scalar(select(self.table.c.n).where(self.table.c.id == record_id))

    def find_rows(self, text: str, limit: int = 50) -> list[R]:
        """Rows that match what was typed, by name first; with nothing typed the first of the list."""
        if text.strip():
            with self.store.reading() as connection:
                keys = search_index.find(connection, self.table.name, text, limit)
        else:
            keys = list(self.ids(ListQuery())[:limit])
        return self.rows(keys)


def _numbers(connection: Connection, statement: str, values: Sequence[str]) -> array[int]:
    """The first column through the driver's own cursor: SQLAlchemy's row objects would double the time."""
    driver = connection.connection.driver_connection
    assert driver is not None
    return array("q", [n for (n,) in driver.execute(statement, values)])


def localized_of(row: RowMapping, name: str) -> LocalizedText:
    """The multilingual text in the columns ``name_fi``, ``name_en``, … of a row."""
    return LocalizedText(**{key: row[f"{name}_{key}"] or "" for key in ALL_TEXT_LANGUAGES})


def localized_columns(table: Table, name: str, prefix: str = "") -> list[Any]:
    """The columns of a multilingual text, for a select; ``prefix`` renames them."""
    return [table.c[f"{name}_{key}"].label(f"{prefix or name}_{key}") for key in ALL_TEXT_LANGUAGES]


def names_of(
    connection: Connection, record: type[Record], ids: Sequence[uuid.UUID | None], attribute: str = "name"
) -> dict[uuid.UUID, LocalizedText]:
    """The names of records, by id; those that do not exist (any more) are left out."""
    table = record.__table__
    assert isinstance(table, Table)
    wanted = {i for i in ids if i is not None}
    if not wanted:
        return {}
    statement = select(table.c.id, *localized_columns(table, attribute)).where(table.c.id.in_(wanted))
    return {row["id"]: localized_of(row, attribute) for row in connection.execute(statement).mappings()}


def counts(connection: Connection, statement: Select[Any]) -> dict[Any, int]:
    """The result of a statement that selects keys and how many there are of each."""
    return {key: count for key, count in connection.execute(statement)}  # noqa: C416 - rows are typed pairs
