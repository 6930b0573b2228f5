"""Creating very many records at once: the same operations, rows and index as through the unit of work.

An import of 100,000 cards cannot afford mapped objects. It hands over :class:`New` records, plain
values by column, and they are written in batches: memory does not grow with their number. Everything
is part of the write's one step.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Date, Table, func, select
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from c21desk.domain.base import Record, UtcDateTime, UuidBytes
from c21desk.domain.derive import derive, derived_columns
from c21desk.domain.ids import new_id
from c21desk.domain.model import BY_WIRE
from c21desk.domain.search_text import DESCRIPTIONS, LINKS, Source, document
from c21desk.storage import search_index
from c21desk.storage.aliases import Aliases, references
from c21desk.storage.connections import view_of
from c21desk.storage.entries import linked_rows
from c21desk.storage.wire import Entity, entity

BATCH = 1000
"""Records with what they own that are written together."""


@dataclass(slots=True)
class New:
    """A record to be made: ``values`` by column, in Python's types; columns left out keep their default.

    Texts in several languages are given by their columns (``title_fi``). ``owns`` are the records that
    it owns; the owner's id is filled in.
    """

    record: type[Record]
    values: dict[str, Any]
    owns: list[New] = field(default_factory=list)
    id: uuid.UUID = field(default_factory=new_id)


@dataclass(frozen=True)
class _Plan:
    """How records of one class are written."""

    what: Entity
    derived: bool
    defaults: dict[str, Any]
    """Of every column but the row number, in the order of the columns."""
    binders: dict[str, Callable[[Any], Any]]
    """What makes a driver's value of a column that holds no plain text or number."""
    insert: str
    encoders: dict[str, tuple[str, Callable[[Any], Any] | None, Any]]
    """By column: the wire name, what makes JSON of a value that JSON has no form for, and the empty value."""
    standard: dict[str, Any]
    """The fields of a record that has nothing but its defaults, for the journal."""


@cache
def _plan(record: type[Record]) -> _Plan:
    what = entity(record)
    columns = list(what.table.columns)
    defaults = {c.key: _default(c) for c in columns}
    binders = {c.key: binder for c in columns if (binder := _binder(c))}
    return _Plan(
        what,
        bool(derived_columns(record)),
        defaults,
        binders,
        insert_row(what.table),
        {f.column: (f.wire, f.encode if f.column in binders else None, f.empty) for f in what.fields},
        {f.wire: f.encode(defaults[f.column]) for f in what.fields if defaults[f.column] != f.empty},
    )


def insert_row(table: Table) -> str:
    """The driver's statement that inserts a row with all columns of a table, in their order."""
    names = ", ".join(f'"{c.key}"' for c in table.columns)
    marks = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own


def _default(column: Column[Any]) -> Any:
    if column.key in ("n", "id", "rev"):
        return None  # filled in for each row
    if column.info.get("local"):
        return ""
    value = column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
    if isinstance(value, str):
        return str(value)  # of a fixed value of a field just its text
    return "" if value is None and not column.nullable else value


def _binder(column: Column[Any]) -> Callable[[Any], Any] | None:
    match column.type:
        case UuidBytes():
            return _bytes
        case UtcDateTime():
            return _moment
        case Date():
            return dt.date.isoformat
        case _:
            return None


def _bytes(value: uuid.UUID) -> bytes:
    return value.bytes


def _moment(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_REFERRED_TO = {link.target for link in LINKS}

Creations = list[tuple[str, uuid.UUID, dict[str, Any]]]
"""Of each new record the wire name of its entity, its id, and its fields with what it owns."""


class Creation:
    """Writes new records in batches, within one transaction that is open for writing.

    ``arrival`` becomes their revision; references to merged records lead to those that ``known`` shows; ``record`` is given the creations for the journal, and ``tables``
    names the tables that rows went into.
    """

    def __init__(
        self,
        connection: Connection,
        arrival: int,
        known: Aliases,
        record: Callable[[Creations], None] | None = None,
    ) -> None:
        self.tables: set[str] = set()
        self._connection = connection
        self._arrival = arrival
        self._known = known
        self._record = record
        self._next: dict[type[Record], int] = {}
        """The next free row number of each table."""

    def write(self, records: Iterable[New]) -> int:
        """Write all; returns how many there were, without those that they own."""
        count = 0
        source = iter(records)
        batch = list(islice(source, BATCH))
        with search_index.untriggered(self._connection, len(batch) == BATCH) as indexed_here:
            while batch:
                self._write(batch, indexed_here)
                count += len(batch)
                batch = list(islice(source, BATCH))
        return count

    def _write(self, batch: list[New], indexed_here: bool) -> None:
        rows: dict[type[Record], list[tuple[Any, ...]]] = {}
        creations: Creations = []
        unindexed: dict[str, list[tuple[dict[str, Any], _All]]] = {}
        for new in batch:
            if new.record.__owner__:
                raise ValueError("a record that belongs to another is made with its owner")
            own, fields = self._add(rows, new)
            value: dict[str, Any] = {"fields": fields}
            owned: dict[str, list[dict[str, Any]]] = {}
            if new.owns:
                owns = value["owns"] = []
                for part in new.owns:
                    row, fields = self._add(rows, part, new.id)
                    owns.append([part.record.__wire__, part.id.hex, fields])
                    owned.setdefault(part.record.__tablename__, []).append(row)
            creations.append((new.record.__wire__, new.id, value))
            if indexed_here and new.record.__tablename__ in DESCRIPTIONS:
                unindexed.setdefault(new.record.__tablename__, []).append((own, _All(owned)))
        # What others refer to goes first: coming later, it would mark all these to be indexed once more.
        for record, lines in sorted(rows.items(), key=lambda made: made[0].__tablename__ not in _REFERRED_TO):
            self.tables.add(record.__tablename__)
            self._connection.exec_driver_sql(_plan(record).insert, lines)
        if self._record:
            self._record(creations)
        for table, entries in unindexed.items():
            self._index(table, entries)

    def _index(self, table: str, entries: list[tuple[dict[str, Any], _All]]) -> None:
        everything: dict[str, list[dict[str, Any]]] = {table: [own for own, _ in entries]}
        for _, owned in entries:
            for part, lines in owned.items():
                everything.setdefault(part, []).extend(lines)
        linked = linked_rows(view_of(self._connection), everything)
        search_index.put(
            self._connection,
            table,
            [(own["n"], *document(table, Source(own, owned, linked))) for own, owned in entries],
        )

    def _add(
        self, rows: dict[type[Record], list[tuple[Any, ...]]], new: New, owner: uuid.UUID | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Put a record's row among the others; returns the row and its fields for the journal."""
        plan = _plan(new.record)
        if self._known and (led := self._led_on(new)):
            new.values = {**new.values, **led}
        row = plan.defaults | new.values
        if len(row) != len(plan.defaults):
            raise ValueError("unknown columns", new.record, new.values.keys() - plan.defaults.keys())
        fields = plan.standard.copy()
        for column, value in new.values.items():
            wire, encode, empty = plan.encoders[column]
            if value != empty:
                fields[wire] = encode(value) if encode else value
            else:
                fields.pop(wire, None)
        if plan.derived:
            row |= derive(new.record, row)
        row["n"], row["id"], row["rev"] = self._number(new.record), new.id, self._arrival
        if owner is not None:
            row[new.record.__owner__] = owner
        for column, bind in plan.binders.items():
            if row[column] is not None:
                row[column] = bind(row[column])
        rows.setdefault(new.record, []).append(tuple(row.values()))
        return row, fields

    def _led_on(self, new: New) -> dict[str, uuid.UUID]:
        """The references of a record that lead to merged records, led on to those that are shown."""
        shown_as = self._known.shown_as
        return {
            column: uuid.UUID(bytes=shown_as[target.bytes])
            for column in references(new.record)
            if (target := new.values.get(column)) is not None and target.bytes in shown_as
        }

    def _number(self, record: type[Record]) -> int:
        if record not in self._next:
            last = self._connection.scalar(select(func.max(entity(record).table.c.n)))
            self._next[record] = (last or 0) + 1
        self._next[record] += 1
        return self._next[record] - 1


class _All(dict[str, list[dict[str, Any]]]):
    """What a record owns, by table: nothing where nothing was given."""

    def __missing__(self, table: str) -> list[dict[str, Any]]:
        return []


def from_operation(record: type[Record], key: bytes, value: dict[str, Any]) -> New:
    """The record that a creating operation makes. What only a later version knows is left out."""
    what = entity(record)
    values = {
        field.column: field.decode(value["fields"].get(field.wire, field.empty)) for field in what.fields
    }
    owns = [
        from_operation(BY_WIRE[wire], uuid.UUID(part).bytes, {"fields": fields})
        for wire, part, fields in value.get("owns", ())
        if wire in BY_WIRE
    ]
    return New(record, values, owns, uuid.UUID(bytes=key))
