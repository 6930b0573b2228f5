"""Reading the journal: what a record is, given the operations that concern it.

This is the definition of the file's content. Undo, redo and (later) merging put records into the
state that replay gives; ``check`` compares every table with it.

An operation is *alive* while its transaction is not taken back. Among the alive operations on one
field, those that no other covers with its vector are the heads. More than one head with different
values is a conflict: all are kept, and the one with the greatest stamp is displayed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, bindparam, delete, func, insert, select, update

from c21desk.domain.base import Record
from c21desk.domain.derive import derive, derived_columns
from c21desk.domain.model import BY_WIRE, OWNERS
from c21desk.storage import bulk, tables
from c21desk.storage.journal import CREATE, DELETE, SET
from c21desk.storage.wire import Entity, entity, from_json


@dataclass(frozen=True)
class Operation:
    """One operation as stored, with whether its transaction stands."""

    origin: int
    seq: int
    stamp: int
    txn: int
    kind: str
    entity: str
    record: bytes
    field: str
    value: Any
    vector: dict[int, int]
    alive: bool

    def covers(self, other: Operation) -> bool:
        """Whether the author of this operation had seen the other."""
        return self.vector.get(other.origin, 0) >= other.seq

    @property
    def order(self) -> tuple[int, int, int]:
        """Later operations are greater; the origin breaks ties alike everywhere."""
        return (self.stamp, self.origin, self.seq)


@dataclass
class State:
    """A record as replay gives it: ``values`` by column, or None where it does not exist."""

    what: Entity
    key: bytes
    owner: bytes | None
    values: dict[str, Any] | None
    conflicts: tuple[str, ...] = ()
    """Wire names of fields with several heads that differ."""


_o, _t = tables.operation.c, tables.transaction.c
_OF_ROOTS = (
    select(
        _o.root,
        _o.origin,
        _o.seq,
        _o.stamp,
        _o.txn,
        _o.kind,
        _o.entity,
        _o.record,
        _o.field,
        _o.value,
        _o.vector,
        _t.alive,
    )
    .join(tables.transaction, (_t.origin == _o.origin) & (_t.first == _o.txn))
    .where(_o.root.in_(bindparam("roots", expanding=True)))
    .order_by(_o.stamp, _o.origin, _o.seq)
)
BATCH = 1000
"""How many records are replayed together: fewer statements, bounded memory."""


def operations(connection: Connection, roots: Sequence[bytes]) -> dict[bytes, list[Operation]]:
    """All operations on records and on what they own, oldest first, by the record."""
    found: dict[bytes, list[Operation]] = {root: [] for root in roots}
    for row in connection.execute(_OF_ROOTS, {"roots": list(roots)}):
        found[row.root].append(
            Operation(
                row.origin,
                row.seq,
                row.stamp,
                row.txn,
                row.kind,
                row.entity,
                row.record,
                row.field,
                from_json(row.value),
                {int(k): v for k, v in from_json(row.vector).items()} if row.vector else {},
                bool(row.alive),
            )
        )
    return found


def heads(candidates: Iterable[Operation]) -> list[Operation]:
    """Of the alive operations on one field those that no other covers, oldest first."""
    alive = [op for op in candidates if op.alive]
    return [op for op in alive if not any(other is not op and other.covers(op) for other in alive)]


@dataclass
class _Life:
    """What the operations say about one record: who made it, who ended it, its fields."""

    what: Entity
    owner: bytes | None
    made: list[tuple[Operation, dict[str, Any]]]
    ended: list[Operation]
    fields: dict[str, list[Operation]]


def _lives(root: bytes, ops: list[Operation]) -> dict[bytes, _Life]:
    lives: dict[bytes, _Life] = {}

    def life(key: bytes, wire: str) -> _Life | None:
        if key not in lives:
            record = BY_WIRE.get(wire)
            if record is None:
                return None  # an entity of a later version: kept in the journal, shown after the upgrade
            lives[key] = _Life(entity(record), root if record.__owner__ else None, [], [], {})
        return lives[key]

    for op in ops:
        if op.kind == CREATE:
            if made := life(op.record, op.entity):
                made.made.append((op, op.value["fields"]))
            for wire, key, fields in op.value.get("owns", ()):
                if part := life(uuid.UUID(key).bytes, wire):
                    part.made.append((op, fields))
        elif op.kind == SET:
            if changed := life(op.record, op.entity):
                changed.fields.setdefault(op.field, []).append(op)
        elif op.kind == DELETE and (ended := life(op.record, op.entity)):
            ended.ended.append(op)
    root_ends = [op for op in ops if op.kind == DELETE and op.record == root]
    for key, one in lives.items():
        if key != root:
            one.ended.extend(root_ends)
    return lives


def _state(key: bytes, life: _Life) -> State:
    made_ops = {id(op): fields for op, fields in life.made}
    existence = heads([*(op for op, _ in life.made), *life.ended])
    state = State(life.what, key, life.owner, None)
    changed_since = [
        op
        for ops in life.fields.values()
        for op in ops
        if op.alive and life.ended and not any(end.alive and end.covers(op) for end in life.ended)
    ]
    created = [op for op in existence if op.kind == CREATE]
    ended = [op for op in existence if op.kind == DELETE]
    if not created and not (ended and changed_since and life.made):
        return state
    conflicts = []
    if ended:  # deleted here, changed or created anew there: it stays visible until somebody decides
        conflicts.append("")
    # The creating operations speak for every field, also for those that they leave empty.
    creators = [op for op, _ in life.made if op.alive]
    state.values = {}
    for field in life.what.fields:
        found = heads([*creators, *life.fields.get(field.wire, ())])
        values = [
            made_ops[id(op)].get(field.wire, field.empty) if op.kind == CREATE else op.value for op in found
        ]
        if len({repr(v) for v in values}) > 1:
            conflicts.append(field.wire)
        shown = max(
            zip(found, values, strict=True), key=lambda pair: pair[0].order, default=(None, field.empty)
        )[1]
        state.values[field.column] = field.decode(shown)
    state.conflicts = tuple(conflicts)
    return state


def states(connection: Connection, roots: Sequence[bytes]) -> list[State]:
    """Records and everything that they own or ever owned, as the journal has them."""
    return [
        _state(key, life)
        for root, ops in operations(connection, roots).items()
        for key, life in _lives(root, ops).items()
    ]


def batches(roots: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Records in groups that are replayed together."""
    for start in range(0, len(roots), BATCH):
        yield roots[start : start + BATCH]


def stored(connection: Connection, table: Table, keys: Sequence[bytes]) -> dict[bytes, RowMapping]:
    """The rows of a table that have these ids."""
    rows: dict[bytes, RowMapping] = {}
    for batch in batches(keys):
        ids = [uuid.UUID(bytes=key) for key in batch]
        for row in connection.execute(select(table).where(table.c.id.in_(ids))).mappings():
            rows[row["id"].bytes] = row
    return rows


def restore(connection: Connection, roots: Sequence[bytes], arrival: int) -> set[str]:
    """Bring the tables into the state that the journal gives for these records and what they own.

    ``arrival`` becomes the revision of every row that changes. Returns the names of changed tables.
    The caller has opened the connection for writing.
    """
    changed: set[str] = set()
    for batch in batches(roots):
        rest, tables_of_plain = _restore_plain(connection, batch, arrival)
        changed |= tables_of_plain
        by_table: dict[Table, list[State]] = {}
        for state in states(connection, rest):
            by_table.setdefault(state.what.table, []).append(state)
        for table, found in by_table.items():
            touched = _restore_table(connection, table, found, arrival)
            if touched:
                changed.add(table.name)
                _raise_owners(connection, touched, arrival)
    return changed


_PLAIN = (
    select(_o.root, _o.entity, _o.value, _t.alive)
    .join(tables.transaction, (_t.origin == _o.origin) & (_t.first == _o.txn))
    .where(_o.root.in_(bindparam("roots", expanding=True)))
    .group_by(_o.root)
    .having((func.count() == 1) & (_o.kind == CREATE) & (_o.root == _o.record))
)


def _restore_plain(
    connection: Connection, roots: Sequence[bytes], arrival: int
) -> tuple[Sequence[bytes], set[str]]:
    """The short way for records of which the journal knows nothing but that they were made.

    They are there, with what they own, or they are not: undo and redo of a large import consist of
    them. Returns the other records, and the names of changed tables.
    """
    found = [row for row in connection.execute(_PLAIN, {"roots": list(roots)}) if row.entity in BY_WIRE]
    by_entity: dict[type[Record], list[Any]] = {}
    for row in found:
        by_entity.setdefault(BY_WIRE[row.entity], []).append(row)
    done: set[bytes] = set()
    changed: set[str] = set()
    for record, rows in by_entity.items():
        here = stored(connection, entity(record).table, [row.root for row in rows]).keys()
        gone = [row.root for row in rows if not row.alive and row.root in here]
        new = [row for row in rows if row.alive and row.root not in here]
        if gone:
            for part in (record, *(part for part, owner in OWNERS.items() if owner is record)):
                table = entity(part).table
                column = table.c[part.__owner__ or "id"]
                ids = [uuid.UUID(bytes=key) for key in gone]
                if connection.execute(delete(table).where(column.in_(ids))).rowcount:
                    changed.add(table.name)
        creation = bulk.Creation(connection, arrival)
        creation.write(bulk.from_operation(record, row.root, from_json(row.value)) for row in new)
        changed |= creation.tables
        done.update(gone, (row.root for row in new), (row.root for row in rows if not row.alive))
    return [root for root in roots if root not in done], changed


def _raise_owners(connection: Connection, touched: list[State], arrival: int) -> None:
    """A record's revision stands for it and all that it owns."""
    record = touched[0].what.record
    if record not in OWNERS:
        return
    table = entity(OWNERS[record]).table
    owners = {uuid.UUID(bytes=state.owner) for state in touched if state.owner}
    connection.execute(update(table).where(table.c.id.in_(owners)).values(rev=arrival))


def _restore_table(connection: Connection, table: Table, found: list[State], arrival: int) -> list[State]:
    """Bring one table's rows into these states; returns the states that were not so already."""
    here = stored(connection, table, [state.key for state in found])
    gone, new, other, touched = [], [], [], []
    for state in found:
        row = here.get(state.key)
        if state.values is None:
            if row is not None and belongs(state, row):
                gone.append({"row_n": row["n"]})
                touched.append(state)
            continue
        wanted = full_row(state)
        if row is None:
            new.append({**wanted, "rev": arrival})
            touched.append(state)
        elif any(row[column] != value for column, value in wanted.items()):
            other.append({**wanted, "rev": arrival, "row_n": row["n"]})
            touched.append(state)
    this = table.c.n == bindparam("row_n")
    if gone:
        connection.execute(delete(table).where(this), gone)
    if new:
        connection.execute(insert(table), new)
    if other:
        connection.execute(update(table).where(this), other)
    return touched


def belongs(state: State, row: RowMapping) -> bool:
    """Whether a row is the one that a state speaks of: an owned record may have begun anew elsewhere."""
    return not state.what.owner or state.owner is None or row[state.what.owner].bytes == state.owner


def full_row(state: State) -> dict[str, Any]:
    """Every column of an existing state, the derived ones included, but for the local ``n`` and ``rev``."""
    assert state.values is not None
    row: dict[str, Any] = {**state.values, "id": uuid.UUID(bytes=state.key)}
    if state.what.owner and state.owner is not None:
        row[state.what.owner] = uuid.UUID(bytes=state.owner)
    if derived_columns(state.what.record):
        row |= derive(state.what.record, row)
    return row
