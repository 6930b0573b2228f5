"""The journal of one record as a list of changes: who changed which field when, from what, to what."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
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
    a wire name, and "" where the record was made or ended. ``before`` and ``after`` are column values.
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


def changes(connection: Connection, record: uuid.UUID) -> list[Change]:
    """All that happened to a record, to those merged with it, and to what they own, the latest first."""
    cluster = load(connection).cluster(record.bytes)
    of_members = operations(connection, cluster)
    ops = sorted((op for member in cluster for op in of_members[member]), key=lambda op: op.order)
    steps = _steps(connection, ops)
    known: dict[tuple[bytes, str], Any] = {}
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
                    known.update({(key, field): value for field, value in fields.items()})
                found.append(Change(*common, wire, uuid.UUID(bytes=key), MADE, stands=op.alive))
        elif op.kind == DELETE:
            found.append(Change(*common, op.entity, uuid.UUID(bytes=op.record), ENDED, stands=op.alive))
        elif op.kind == ALIAS:
            found.append(Change(*common, op.entity, uuid.UUID(bytes=op.record), MERGED, stands=op.alive))
        elif op.kind == SET:
            field = entity(BY_WIRE[op.entity]).by_wire.get(op.field)
            if field is None:
                continue
            before = known.get((op.record, op.field), field.empty)
            if op.alive:
                known[op.record, op.field] = op.value
            found.append(
                Change(
                    *common,
                    op.entity,
                    uuid.UUID(bytes=op.record),
                    CHANGED,
                    op.field,
                    field.decode(before),
                    field.decode(op.value),
                    op.alive,
                    (op.origin, op.seq) in shown and op.record not in cluster[1:],
                )
            )
    return found[::-1]


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
