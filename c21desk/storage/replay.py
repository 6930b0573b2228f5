"""Reading the journal: what a record is, given the operations that concern it.

This is the definition of the file's content. Undo, redo and merging put records into the state that
replay gives (:mod:`c21desk.storage.restoring`); ``check`` compares every table with it. Records that were merged are read together, by the
rule in :mod:`c21desk.storage.aliases`.

An operation is *alive* while its transaction is not taken back. Among the alive operations on one
field, those that no other covers with its vector are the heads. More than one head with different
values is a conflict: all are kept, and the one with the greatest stamp is displayed.
"""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from c21desk.domain.model import BY_WIRE
from c21desk.storage import tables
from c21desk.storage.aliases import ALIAS, Aliases, load, references
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
    source: bytes = b""
    """The origin's own id."""
    of_members: dict[bytes, dict[int, int]] = dataclasses.field(default_factory=dict)
    """What the author had seen of the records merged into this one."""

    def covers(self, other: Operation) -> bool:
        """Whether the author of this operation had seen the other."""
        return self.vector.get(other.origin, 0) >= other.seq

    def covers_of(self, member: bytes, other: Operation) -> bool:
        """Whether the author had seen an operation on a record that was merged into this one."""
        return self.of_members.get(member, {}).get(other.origin, 0) >= other.seq

    @property
    def order(self) -> tuple[int, bytes, int, int]:
        """Later operations are greater; the origin's id breaks ties alike everywhere."""
        return (self.stamp, self.source, self.origin, self.seq)


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
        tables.origin.c.uuid,
        func.coalesce(_t.alive, 1).label("alive"),  # the step that is being written has no row yet
    )
    .join(tables.origin, tables.origin.c.n == _o.origin)
    .outerjoin(tables.transaction, (_t.origin == _o.origin) & (_t.first == _o.txn))
    .where(_o.root.in_(bindparam("roots", expanding=True)))
    .order_by(_o.stamp, _o.origin, _o.seq)
)
BATCH = 1000
"""How many records are replayed together: fewer statements, bounded memory."""


def operations(connection: Connection, roots: Sequence[bytes]) -> dict[bytes, list[Operation]]:
    """All operations on records and on what they own, oldest first, by the record."""
    found: dict[bytes, list[Operation]] = {root: [] for root in roots}
    for row in connection.execute(_OF_ROOTS, {"roots": list(roots)}):
        seen = from_json(row.vector) if row.vector else {}
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
                {int(k): v for k, v in seen.items() if not isinstance(v, dict)},
                bool(row.alive),
                row.uuid,
                {
                    bytes.fromhex(k): {int(n): seq for n, seq in v.items()}
                    for k, v in seen.items()
                    if isinstance(v, dict)
                },
            )
        )
    return found


def heads(candidates: Iterable[Operation]) -> list[Operation]:
    """Of the alive operations on one field those that no other covers, oldest first."""
    alive = [op for op in candidates if op.alive]
    if len(alive) < 2:
        return alive
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


def _existence(life: _Life) -> tuple[bool, bool]:
    """Whether a record exists, and whether it was ended here and made or changed there."""
    standing = heads([*(op for op, _ in life.made), *life.ended])
    changed_since = [
        op
        for ops in life.fields.values()
        for op in ops
        if op.alive and life.ended and not any(end.alive and end.covers(op) for end in life.ended)
    ]
    created = any(op.kind == CREATE for op in standing)
    ended = any(op.kind == DELETE for op in standing)
    exists = created or bool(ended and changed_since and life.made)
    return exists, exists and ended


Late = Callable[[str], list[tuple[Operation, Any]]]
"""Of a field, by its wire name, the heads that other members of the cluster bring in, with their values."""


def _state(key: bytes, life: _Life, late: Late | None = None, exists: bool | None = None) -> State:
    state = State(life.what, key, life.owner, None)
    lives, disputed = _existence(life)
    if not (lives if exists is None else exists):
        return state
    conflicts = []
    # Deleted here, changed or created anew there: it stays visible until somebody decides.
    if disputed or (exists and not lives):
        conflicts.append("")
    state.values = {}
    alone = life.made[0] if len(life.made) == 1 and life.made[0][0].alive and not late else None
    for known in life.what.fields:
        if (
            alone and known.wire not in life.fields
        ):  # the usual case: nothing but its making speaks of the field
            state.values[known.column] = known.decode(alone[1].get(known.wire, known.empty))
            continue
        found = _heads_of(life, known.wire, known.empty)
        if late:
            found += late(known.wire)
        if len({repr(value) for _op, value in found}) > 1:
            conflicts.append(known.wire)
        shown = max(found, key=lambda pair: pair[0].order, default=(None, known.empty))[1]
        state.values[known.column] = known.decode(shown)
    state.conflicts = tuple(conflicts)
    return state


_NOTHING = object()
"""Stands for a field of which a creating operation says nothing."""


def _heads_of(life: _Life, wire: str, empty: Any) -> list[tuple[Operation, Any]]:
    """The heads of a field with their values. Creating operations speak for every field, also for those
    that they leave empty."""
    made = {id(op): fields for op, fields in life.made}
    found = heads([*(op for op, _ in life.made if op.alive), *life.fields.get(wire, ())])
    return [(op, made[id(op)].get(wire, empty) if op.kind == CREATE else op.value) for op in found]


def states(connection: Connection, roots: Sequence[bytes], aliases: Aliases | None = None) -> list[State]:
    """Records and everything that they own or ever owned, as the journal has them.

    Of a record that is one with others, the whole cluster (see :mod:`c21desk.storage.aliases`).
    """
    known = load(connection) if aliases is None else aliases
    clusters = {known.resolve(root): known.cluster(root) for root in roots}
    ops = operations(connection, [member for cluster in clusters.values() for member in cluster])
    found: list[State] = []
    for shown, cluster in clusters.items():
        if len(cluster) == 1:
            found += [_state(key, life) for key, life in _lives(shown, ops[shown]).items()]
        else:
            found += _cluster_states(cluster, {member: ops[member] for member in cluster})
    if known:
        for state in found:
            _lead_on(state, known)
    return found


def _lead_on(state: State, known: Aliases) -> None:
    """Let references to merged records lead to what they are shown as."""
    for column in references(state.what.record):
        value = state.values.get(column) if state.values else None
        if state.values and value is not None and value.bytes in known.shown_as:
            state.values[column] = uuid.UUID(bytes=known.resolve(value.bytes))


def _cluster_states(cluster: tuple[bytes, ...], ops: dict[bytes, list[Operation]]) -> list[State]:
    """The records that are one, and what they own, which belongs to the one that is shown."""
    shown = cluster[0]
    found: dict[bytes, State] = {}
    own: dict[bytes, _Life] = {}
    for member in cluster:
        for key, life in _lives(member, ops[member]).items():
            if key == member:
                own[member] = life
            elif life.made or key not in found:
                found[key] = replace(_state(key, life), owner=shown)
    # The record that is shown may not have arrived yet, or never have been made after all.
    base = next(
        (m for m, life in own.items() if any(op.alive for op, _ in life.made)),
        next((m for m, life in own.items() if life.made), None),
    )
    if base is None:
        return list(found.values())

    def late(wire: str) -> list[tuple[Operation, Any]]:
        return [
            (op, value)
            for member, life in own.items()
            if member != base
            for op, value in _heads_of(life, wire, _NOTHING)
            if value is not _NOTHING and not _seen(op, member, wire, ops)
        ]

    exists = any(_existence(life)[0] for life in own.values())
    result = [replace(_state(base, own[base], late, exists), key=shown)]
    result += [State(own[base].what, member, None, None) for member in cluster[1:]]
    return [*result, *found.values()]


def _seen(op: Operation, member: bytes, wire: str, ops: dict[bytes, list[Operation]]) -> bool:
    """Whether a merge, or an edit of the merged record, was made in the knowledge of an operation."""
    for root, of_root in ops.items():
        for other in of_root:
            if not other.alive or not (other.kind == ALIAS or (other.kind == SET and other.field == wire)):
                continue
            if other.covers_of(member, op) or (other.kind == ALIAS and root == member and other.covers(op)):
                return True
    return False


def batches(roots: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Records in groups that are replayed together."""
    for start in range(0, len(roots), BATCH):
        yield roots[start : start + BATCH]
