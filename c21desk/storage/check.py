"""Whole-file check: the database itself, the tables against the journal, the index against the tables."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from c21desk.domain.model import RECORDS
from c21desk.storage import search_index, tables
from c21desk.storage.replay import State, batches, belongs, full_row, states, stored
from c21desk.storage.store import Store
from c21desk.storage.wire import entity


def check(store: Store) -> list[str]:
    """Faults found, as technical lines for the log and the command line; [] where the file is sound."""
    with store.reading() as connection:
        return [
            *_database(connection, encrypted=store.encrypted),
            *_journal(connection),
            *_index(connection),
        ]


def damage(store: Store) -> list[str]:
    """Faults of the file's pages alone: quick enough to run beside the window after every opening."""
    with store.reading() as connection:
        return _database(connection, encrypted=store.encrypted, pragma="quick_check")


def _database(connection: Connection, *, encrypted: bool, pragma: str = "integrity_check") -> list[str]:
    found = [
        f"database: {row[0]}" for row in connection.exec_driver_sql(f"PRAGMA {pragma}") if row[0] != "ok"
    ]
    if encrypted:
        found += [f"cipher: {row[0]}" for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    return found


def _journal(connection: Connection) -> list[str]:
    found = []
    seen: dict[str, set[uuid.UUID]] = {record.__tablename__: set() for record in RECORDS}
    roots = connection.scalars(
        select(tables.operation.c.root).distinct().where(tables.operation.c.root != b"")
    ).all()
    for batch in batches(roots):
        by_table: dict[Table, list[State]] = {}
        for state in states(connection, batch):
            by_table.setdefault(state.what.table, []).append(state)
        for table, expected in by_table.items():
            rows = stored(connection, table, [state.key for state in expected])
            for state in expected:
                found += _differences(table, state, rows.get(state.key))
                if state.values is not None:
                    seen[table.name].add(uuid.UUID(bytes=state.key))
    for record in RECORDS:
        table = entity(record).table
        extra = set(connection.scalars(select(table.c.id))) - seen[table.name]
        found += [f"journal: {table.name} {key} has no operation" for key in extra]
    return found


def _differences(table: Table, state: State, row: RowMapping | None) -> list[str]:
    key = uuid.UUID(bytes=state.key)
    if state.values is None:
        wrong = row is not None and belongs(state, row)
        return [f"journal: {table.name} {key} should not exist"] if wrong else []
    if row is None:
        return [f"journal: {table.name} {key} is missing"]
    return [
        f"journal: {table.name} {key} differs in {column}"
        for column, value in full_row(state).items()
        if row[column] != value
    ]


def _index(connection: Connection) -> list[str]:
    found: list[str] = []
    for table in search_index.INDEXED:
        fts = search_index.fts_name(table)
        indexed = {n for (n,) in connection.exec_driver_sql(f"SELECT rowid FROM {fts}")}  # noqa: S608
        stored: set[Any] = {n for (n,) in connection.exec_driver_sql(f"SELECT n FROM {table}")}  # noqa: S608
        if indexed != stored:
            found.append(f"index: {table} has {len(indexed)} entries for {len(stored)} records")
    if connection.exec_driver_sql(f"SELECT count(*) FROM {tables.dirty.name}").scalar_one():  # noqa: S608
        found.append("index: changes not yet indexed")
    return found
