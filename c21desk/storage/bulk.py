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
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Date

from c21desk.domain.base import Record, UtcDateTime, UuidBytes
from c21desk.domain.derive import derive, derived_columns
from c21desk.storage.wire import Entity, entity

if TYPE_CHECKING:
    from c21desk.storage.journal import Recorder

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
    id: uuid.UUID = field(default_factory=uuid.uuid4)


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


@cache
def _plan(record: type[Record]) -> _Plan:
    what = entity(record)
    columns = [c for c in what.table.columns if c.key != "n"]
    return _Plan(
        what,
        bool(derived_columns(record)),
        {c.key: _default(c) for c in columns},
        {c.key: binder for c in columns if (binder := _binder(c))},
        f"INSERT INTO {what.table.name} ({', '.join(c.key for c in columns)}) "
        f"VALUES ({', '.join('?' * len(columns))})",
    )


def _default(column: Column[Any]) -> Any:
    if column.info.get("local"):
        return 0 if column.key == "rev" else ""
    if column.default is not None and column.default.is_scalar and column.default.arg is not None:
        value = column.default.arg
        return str(value) if isinstance(value, str) else value
    return None if column.nullable else ""


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


def create(connection: Connection, recorder: Recorder, records: Iterable[New]) -> int:
    """Write all records in batches; returns how many there were, without those that they own.

    The connection is open for writing.
    """
    count = 0
    source = iter(records)
    while batch := list(islice(source, BATCH)):
        _write(connection, recorder, batch)
        count += len(batch)
    return count


def _write(connection: Connection, recorder: Recorder, batch: list[New]) -> None:
    rows: dict[type[Record], list[tuple[Any, ...]]] = {}
    creations = []
    for new in batch:
        if new.record.__owner__:
            raise ValueError(f"a {new.record.__name__} is made with its owner")
        value: dict[str, Any] = {"fields": _add(rows, new, recorder.arrival)}
        if new.owns:
            value["owns"] = [
                [part.record.__wire__, part.id.hex, _add(rows, part, recorder.arrival, new.id)]
                for part in new.owns
            ]
        creations.append((new.record.__wire__, new.id, value))
    for record, found in rows.items():
        recorder.tables.add(record.__tablename__)
        connection.exec_driver_sql(_plan(record).insert, found)
    recorder.create_many(connection, creations)


def _add(
    rows: dict[type[Record], list[tuple[Any, ...]]], new: New, arrival: int, owner: uuid.UUID | None = None
) -> dict[str, Any]:
    """Put a record's row among the others; returns its fields for the journal."""
    plan = _plan(new.record)
    if unknown := new.values.keys() - plan.defaults.keys():
        raise ValueError(f"{new.record.__name__} has no {', '.join(sorted(unknown))}")
    row = plan.defaults | new.values
    row["id"], row["rev"] = new.id, arrival
    if owner is not None:
        row[new.record.__owner__] = owner
    if plan.derived:
        row |= derive(new.record, row)
    fields = {f.wire: f.encode(value) for f in plan.what.fields if (value := row[f.column]) != f.empty}
    for column, binder in plan.binders.items():
        if row[column] is not None:
            row[column] = binder(row[column])
    rows.setdefault(new.record, []).append(tuple(row.values()))
    return fields
