"""The journal of one record as a list of changes: who changed which field when, from what, to what."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from c21desk.domain.model import BY_WIRE
from c21desk.i18n import Message
from c21desk.storage import tables
from c21desk.storage.aliases import ALIAS, load
from c21desk.storage.clock import moment_of
from c21desk.storage.journal import CREATE, DELETE, SET
from c21desk.storage.replay import Operation, heads, operations
from c21desk.storage.steps import label_from_json
from c21desk.storage.wire import entity

_t = tables.transaction.c

MADE, CHANGED, ENDED, MERGED = "made", "changed", "ended", "merged"


@dataclass(frozen=True)
class Change:
    """One operation in words of the domain.

    ``record`` is the record itself or one that it owns, of the entity with that wire name. ``field`` is
    a wire name, and "" where the record was made or ended: then ``content`` has the wire names of
    its fields with the values at that time, those that are not empty. ``before`` and ``after`` are column values.
    ``stands`` is False for one that was undone; ``shown`` says that the field shows this value now.
    """

    moment: dt.datetime
    author: str
    step: Message
    entity: str
    record: uuid.UUID
    kind: str
    field: str = ""
    before: Any = None
    after: Any = None
    stands: bool = True
    shown: bool = False
    content: tuple[tuple[str, Any], ...] = ()


def changes(connection: Connection, record: uuid.UUID) -> list[Change]:
    """All that happened to a record, to those merged with it, and to what they own, the latest first."""
    cluster = load(connection).cluster(record.bytes)
    of_members = operations(connection, cluster)
    ops = sorted((op for member in cluster for op in of_members[member]), key=lambda op: op.order)
    steps = _steps(connection, ops)
    known: dict[bytes, dict[str, Any]] = {}
    shown = _shown(ops)
    found: list[Change] = []
    for op in ops:
        if op.entity not in BY_WIRE:
            continue  # of a later version: kept in the journal, told of after the upgrade
        author, label = steps[op.origin, op.txn]
        common = (moment_of(op.stamp), author, label)
        if op.kind == CREATE:
            for wire, key, fields in [(op.entity, op.record, op.value["fields"]), *_owned(op)]:
                if wire not in BY_WIRE:
                    continue
                if op.alive:
                    known.setdefault(key, {}).update(fields)
                content = _content(wire, fields)
                found.append(
                    Change(*common, wire, uuid.UUID(bytes=key), MADE, stands=op.alive, content=content)
                )
        elif op.kind == DELETE:
            content = _content(op.entity, known.get(op.record, {}))
            found.append(
                Change(
                    *common, op.entity, uuid.UUID(bytes=op.record), ENDED, stands=op.alive, content=content
                )
            )
        elif op.kind == ALIAS:
            found.append(Change(*common, op.entity, uuid.UUID(bytes=op.record), MERGED, stands=op.alive))
        elif op.kind == SET:
            column = entity(BY_WIRE[op.entity]).by_wire.get(op.field)
            if column is None:
                continue
            values = known.setdefault(op.record, {})
            before = values.get(op.field, column.empty)
            if op.alive:
                values[op.field] = op.value
            found.append(
                Change(
                    *common,
                    op.entity,
                    uuid.UUID(bytes=op.record),
                    CHANGED,
                    op.field,
                    column.decode(before),
                    column.decode(op.value),
                    op.alive,
                    (op.origin, op.seq) in shown and op.record not in cluster[1:],
                )
            )
    return found[::-1]


def _content(wire: str, values: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Values of a record, as its columns hold them, without empty ones and fields of a later version."""
    fields = entity(BY_WIRE[wire]).by_wire
    decoded = {name: fields[name].decode(value) for name, value in values.items() if name in fields}
    return tuple((name, value) for name, value in decoded.items() if value != fields[name].empty)


def _owned(op: Operation) -> list[tuple[str, bytes, dict[str, Any]]]:
    return [(wire, uuid.UUID(key).bytes, fields) for wire, key, fields in op.value.get("owns", ())]


def _shown(ops: Sequence[Operation]) -> set[tuple[int, int]]:
    """Of each field the operation whose value it shows, by origin and sequence number."""
    by_field: dict[tuple[bytes, str], list[Operation]] = {}
    for op in ops:
        if op.kind == SET:
            by_field.setdefault((op.record, op.field), []).append(op)
    latest = (max(heads(found), key=lambda op: op.order, default=None) for found in by_field.values())
    return {(op.origin, op.seq) for op in latest if op is not None}


def _steps(connection: Connection, ops: Sequence[Operation]) -> dict[tuple[int, int], tuple[str, Message]]:
    """Author and name of each step that the operations belong to."""
    origins = {op.origin for op in ops}
    wanted = {(op.origin, op.txn) for op in ops}
    rows = connection.execute(
        select(_t.origin, _t.first, _t.author, _t.label).where(
            _t.origin.in_(origins), _t.first.in_({first for _origin, first in wanted})
        )
    )
    return {
        (row.origin, row.first): (row.author, label_from_json(row.label))
        for row in rows
        if (row.origin, row.first) in wanted
    }
