"""Undo and redo over the journal: a step is taken back by one operation that names it.

Taking back does not write old values; it ends the life of the step's operations, and replay then shows
what stands without them. A field that was changed since keeps its newer value, and is named to the
user. The stack survives closing the file, for it is the journal itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, literal_column, not_, or_, select, update

from c21desk.storage import tables
from c21desk.storage.connections import view_of
from c21desk.storage.journal import DELETE, RETRACT, SET, Recorder
from c21desk.storage.replay import Operation, batches, heads, operations
from c21desk.storage.restoring import restore
from c21desk.storage.steps import EDIT, REDO, UNDO, Skipped, Step, step

_t, _o = tables.transaction.c, tables.operation.c


def retract(
    connection: Connection,
    taken: Step,
    recorder: Recorder,
    progress: Callable[[float], None] = lambda _share: None,
) -> list[Skipped]:
    """Take a step back; taking back an undo is redoing. Returns the fields left as they are.

    The caller records the transaction, of kind UNDO or REDO, with ``retracts`` naming the step.
    """
    effect = effective(connection, taken)
    skipped = _skipped(connection, effect)
    recorder.append(connection, RETRACT, [taken.origin, taken.first])
    _end(connection, taken.arrival)
    roots = connection.scalars(
        select(_o.root)
        .distinct()
        .where(_o.origin == effect.origin, _o.seq.between(effect.first, effect.last), _o.kind != RETRACT)
    )
    recorder.tables |= restore(connection, roots.all(), recorder.arrival, progress)
    return skipped


def _end(connection: Connection, arrival: int) -> None:
    """Mark a step as taken back. What it took back itself stands again, and so on along the chain."""
    alive, at = 0, connection.scalar(select(_t.arrival).where(_t.arrival == arrival))
    while at is not None:
        connection.execute(update(tables.transaction).where(_t.arrival == at).values(alive=alive))
        at = connection.scalar(select(_t.retracts).where(_t.arrival == at))
        taking = select(_t.arrival).where(_t.retracts == at, _t.alive == 1).limit(1)
        alive = 0 if connection.scalar(taking) else 1


def merges(connection: Connection, record: bytes) -> list[int]:
    """The steps that stand and merged a record into another, by number; the latest first."""
    found = (
        select(_t.arrival)
        .join(tables.operation, (_o.origin == _t.origin) & (_o.txn == _t.first))
        .where(_o.root == record, literal_column("journal_op.kind = 'alias'"), _t.alive == 1)
        .order_by(_t.arrival.desc())
    )
    return list(connection.scalars(found))


def effective(connection: Connection, taken: Step) -> Step:
    """The edit at the end of a chain of undo and redo."""
    while True:
        target = connection.scalar(select(_t.retracts).where(_t.arrival == taken.arrival))
        found = step(view_of(connection), target)
        if found is None:
            return taken
        taken = found


def _skipped(connection: Connection, edit: Step) -> list[Skipped]:
    mine = connection.execute(
        select(_o.entity, _o.root, _o.record, _o.field, _o.seq, _o.stamp).where(
            _o.origin == edit.origin, _o.seq.between(edit.first, edit.last), _o.kind == SET
        )
    ).all()
    of_root: dict[bytes, list[Operation]] = {}
    since = min((row.stamp for row in mine), default=0)
    for batch in batches(list({row.root for row in mine})):
        of_root |= operations(connection, _changed_since(connection, batch, edit, since))
    result = []
    for row in mine:
        if row.root not in of_root:
            continue
        on_field = [
            op
            for op in of_root[row.root]
            if op.record == row.record and (op.field == row.field or op.kind == DELETE)
        ]
        standing = heads(on_field)
        this = next(op for op in on_field if (op.origin, op.seq) == (edit.origin, row.seq))
        if this.alive and this not in standing:
            result.append(Skipped(row.entity, row.field, row.record))
    return result


def _changed_since(connection: Connection, roots: Sequence[bytes], edit: Step, stamp: int) -> list[bytes]:
    """Those of ``roots`` that have later operations than an edit's: only these can cover one of it."""
    found = connection.scalars(
        select(_o.root)
        .distinct()
        .where(
            _o.root.in_(roots),
            _o.stamp >= stamp,
            or_(_o.origin != edit.origin, not_(_o.seq.between(edit.first, edit.last))),
        )
    )
    return list(found)


KIND_OF_TAKING_BACK = {EDIT: UNDO, UNDO: REDO}
"""What taking back a transaction of that kind is."""
