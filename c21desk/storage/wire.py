"""Between columns and the journal: which fields an entity has, and how a value is written there."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Date, Table

from c21desk.domain.base import Record, UtcDateTime, UuidBytes

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Field:
    """A journalled field: its permanent wire name, its column, and the JSON form of its values."""

    wire: str
    column: str
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    empty: Any
    """What the column holds where no operation says anything."""


@dataclass(frozen=True)
class Entity:
    """A journalled class with its fields in the order of its columns."""

    wire: str
    record: type[Record]
    table: Table
    fields: tuple[Field, ...]
    by_column: dict[str, Field]
    by_wire: dict[str, Field]
    owner: str
    """Column with the owner's id, or ""."""


def _decode_moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _field(column: Any) -> Field:
    wire = column.info["wire"]
    empty = None if column.nullable else ""
    match column.type:
        case UuidBytes():
            pair: tuple[Callable[[Any], Any], Callable[[Any], Any]] = (lambda v: v.hex, uuid.UUID)
        case UtcDateTime():
            pair = (lambda v: v.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), _decode_moment)
        case Date():
            pair = (dt.date.isoformat, dt.date.fromisoformat)
        case _:
            pair = (_same, _same)
    encode, decode = pair
    return Field(
        wire,
        column.key,
        lambda v: None if v is None else encode(v),
        lambda v: None if v is None else decode(v),
        empty,
    )


@cache
def entity(record: type[Record]) -> Entity:
    """The journal's view of a mapped class."""
    table = record.__table__
    assert isinstance(table, Table)
    owner_column = record.__owner__
    fields = tuple(_field(c) for c in table.columns if "wire" in c.info and c.key != owner_column)
    return Entity(
        record.__wire__,
        record,
        table,
        fields,
        {f.column: f for f in fields},
        {f.wire: f for f in fields},
        owner_column,
    )


def to_json(value: Any) -> str:
    """Compact JSON that keeps every character as it is."""
    return _ENCODER.encode(value)


def from_json(text: str) -> Any:
    """The value of :func:`to_json`."""
    return json.loads(text)
