"""Undo and redo over the journal: a step is taken back by one operation that names it.

Taking back does not write old values; it ends the life of the step's operations, and replay then shows
what stands without them. A field that was changed since keeps its newer value, and is named to the
user. The stack survives closing the file, for it is the journal itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from c21desk.i18n import Message
from c21desk.storage import tables
from c21desk.storage.journal import DELETE, EDIT, REDO, RETRACT, SET, UNDO, Recorder
from c21desk.storage.replay import Operation, batches, heads, operations, restore
from c21desk.storage.wire import from_json, to_json

_t, _o = tables.transaction.c, tables.operation.c


@dataclass(frozen=True)
class Step:
    """An undo step: ``arrival`` is its number in this file."""

    arrival: int
    origin: int
    first: int
    last: int
    label: Message


@dataclass(frozen=True)
class Skipped:
    """A field that keeps a newer value: the entity's and the field's wire names, and the record's id."""

    entity: str
    field: str
    record: bytes


def label_to_json(label: Message) -> str:
    """A step's name for the journal. Values in it are plain texts and numbers."""
    return to_json({"msgid": label.msgid, "params": label.params, "plural": label.plural})


def label_from_json(text: str) -> Message:
    """The name of a step, translatable."""
    raw = from_json(text)
    return Message(raw["msgid"], raw["params"], raw["plural"])


def _step(connection: Connection, arrival: int | None) -> Step | None:
    if arrival is None:
        return None
    row = connection.execute(
        select(_t.arrival, _t.origin, _t.first, _t.last, _t.label).where(_t.arrival == arrival)
    ).one()
    return Step(row.arrival, row.origin, row.first, row.last, label_from_json(row.label))


def to_undo(connection: Connection, origin: int) -> Step | None:
    """The latest edit of this file's own that stands."""
    return _step(
        connection,
        connection.scalar(
            select(func.max(_t.arrival)).where(_t.origin == origin, _t.kind == EDIT, _t.alive == 1)
        ),
    )


def to_redo(connection: Connection, origin: int) -> Step | None:
    """The latest undo that no edit has followed; its label is that of the step it took back."""
    last_edit = (
        select(func.coalesce(func.max(_t.arrival), 0))
        .where(_t.origin == origin, _t.kind == EDIT)
        .scalar_subquery()
    )
    return _step(
        connection,
        connection.scalar(
            select(func.max(_t.arrival)).where(
                _t.origin == origin, _t.kind == UNDO, _t.alive == 1, _t.arrival > last_edit
            )
        ),
    )


def retract(connection: Connection, step: Step, recorder: Recorder) -> list[Skipped]:
    """Take a step back; taking back an undo is redoing. Returns the fields left as they are.

    The caller records the transaction, of kind UNDO or REDO, with ``retracts`` naming the step.
    """
    effect = effective(connection, step)
    skipped = _skipped(connection, effect)
    recorder.append(connection, RETRACT, [step.origin, step.first])
    connection.execute(update(tables.transaction).where(_t.arrival == step.arrival).values(alive=0))
    if effect.arrival != step.arrival:  # a redo: the edit itself stands again
        connection.execute(update(tables.transaction).where(_t.arrival == effect.arrival).values(alive=1))
    roots = connection.scalars(
        select(_o.root)
        .distinct()
        .where(_o.origin == effect.origin, _o.txn == effect.first, _o.kind != RETRACT)
    )
    recorder.tables |= restore(connection, roots.all(), recorder.arrival)
    return skipped


def effective(connection: Connection, step: Step) -> Step:
    """The edit at the end of a chain of undo and redo."""
    while True:
        target = connection.scalar(select(_t.retracts).where(_t.arrival == step.arrival))
        found = _step(connection, target)
        if found is None:
            return step
        step = found


def _skipped(connection: Connection, step: Step) -> list[Skipped]:
    mine = connection.execute(
        select(_o.entity, _o.root, _o.record, _o.field, _o.seq).where(
            _o.origin == step.origin, _o.txn == step.first, _o.kind == SET
        )
    ).all()
    of_root: dict[bytes, list[Operation]] = {}
    for batch in batches(list({row.root for row in mine})):
        of_root |= operations(connection, batch)
    result = []
    for row in mine:
        on_field = [
            op
            for op in of_root[row.root]
            if op.record == row.record and (op.field == row.field or op.kind == DELETE)
        ]
        standing = heads(on_field)
        this = next(op for op in on_field if (op.origin, op.seq) == (step.origin, row.seq))
        if this.alive and this not in standing:
            result.append(Skipped(row.entity, row.field, row.record))
    return result


KIND_OF_TAKING_BACK = {EDIT: UNDO, UNDO: REDO}
"""What taking back a transaction of that kind is."""
