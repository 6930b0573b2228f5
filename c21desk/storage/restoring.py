"""Bringing the tables into the state that the journal gives, after steps were taken back or have arrived."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Container, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, bindparam, delete, func, insert, select, update

from c21desk.domain.base import Record
from c21desk.domain.derive import derive, derived_columns
from c21desk.domain.model import BY_WIRE, OWNERS
from c21desk.storage import bulk, tables
from c21desk.storage.aliases import MERGEABLE, Aliases, referring, renew
from c21desk.storage.journal import CREATE
from c21desk.storage.replay import BATCH, State, batches, states
from c21desk.storage.wire import entity, from_json

_o, _t = tables.operation.c, tables.transaction.c


def stored(connection: Connection, table: Table, keys: Sequence[bytes]) -> dict[bytes, RowMapping]:
    """The rows of a table that have these ids."""
    rows: dict[bytes, RowMapping] = {}
    for batch in batches(keys):
        ids = [uuid.UUID(bytes=key) for key in batch]
        for row in connection.execute(select(table).where(table.c.id.in_(ids))).mappings():
            rows[row["id"].bytes] = row
    return rows


def restore(
    connection: Connection,
    roots: Sequence[bytes],
    arrival: int,
    progress: Callable[[float], None] = lambda _share: None,
) -> set[str]:
    """Bring the tables into the state that the journal gives for these records and what they own.

    ``arrival`` becomes the revision of every row that changes. Returns the names of changed tables.
    The caller has opened the connection for writing. ``progress`` is called with the share that is done.
    """
    known, merged = renew(connection)
    if merged:
        roots = list(dict.fromkeys((*roots, *merged, *referring(connection, merged))))
    changed: set[str] = set()
    for number, batch in enumerate(batches(roots)):
        progress(number * BATCH / len(roots))
        plain = [root for root in batch if root not in known and root not in merged]
        done, tables_of_plain = _restore_plain(connection, plain, arrival, known)
        changed |= tables_of_plain
        rest = [root for root in batch if root not in done]
        by_table: dict[Table, list[State]] = {}
        for state in states(connection, rest, known):
            by_table.setdefault(state.what.table, []).append(state)
        for table, found in by_table.items():
            touched = _restore_table(connection, table, found, arrival, merged)
            if touched:
                changed.add(table.name)
                _raise_owners(connection, touched, arrival)
    for record, table in ((record, entity(record).table) for record in MERGEABLE if merged):
        ids = [uuid.UUID(bytes=key) for key in merged]  # also of one that has only lost what it owned
        if connection.execute(update(table).where(table.c.id.in_(ids)).values(rev=arrival)).rowcount:
            changed.add(record.__tablename__)
    return changed


_PLAIN = (
    select(_o.root, _o.entity, _o.value, func.coalesce(_t.alive, 1).label("alive"))
    .outerjoin(tables.transaction, (_t.origin == _o.origin) & (_t.first == _o.txn))
    .where(_o.root.in_(bindparam("roots", expanding=True)))
    .group_by(_o.root)
    .having((func.count() == 1) & (_o.kind == CREATE) & (_o.root == _o.record))
)


def _restore_plain(
    connection: Connection, roots: Sequence[bytes], arrival: int, known: Aliases
) -> tuple[set[bytes], set[str]]:
    """The short way for records of which the journal knows nothing but that they were made.

    They are there, with what they own, or they are not: undo and redo of a large import consist of
    them. Returns the records that are done, and the names of changed tables.
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
        creation = bulk.Creation(connection, arrival, known)
        creation.write(bulk.from_operation(record, row.root, from_json(row.value)) for row in new)
        changed |= creation.tables
        done.update(gone, (row.root for row in new), (row.root for row in rows if not row.alive))
    return done, changed


def _raise_owners(connection: Connection, touched: list[State], arrival: int) -> None:
    """A record's revision stands for it and all that it owns."""
    record = touched[0].what.record
    if record not in OWNERS:
        return
    table = entity(OWNERS[record]).table
    owners = {uuid.UUID(bytes=state.owner) for state in touched if state.owner}
    connection.execute(update(table).where(table.c.id.in_(owners)).values(rev=arrival))


def _restore_table(
    connection: Connection, table: Table, found: list[State], arrival: int, merged: Container[bytes]
) -> list[State]:
    """Bring one table's rows into these states; returns the states that were not so already."""
    here = stored(connection, table, [state.key for state in found])
    gone, new, other, touched = [], [], [], []
    for state in found:
        row = here.get(state.key)
        if state.values is None:
            if row is not None and (belongs(state, row) or row[state.what.owner].bytes in merged):
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
