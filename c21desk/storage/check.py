"""Whole-file check: the database itself, the tables against the journal, the index against the tables."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, select

from c21desk.domain.errors import UserError
from c21desk.domain.model import RECORDS
from c21desk.storage import aliases, driver, entries, search_index, tables
from c21desk.storage.replay import State, batches, states
from c21desk.storage.restoring import belongs, full_row, stored
from c21desk.storage.steps import label_from_json
from c21desk.storage.store import Store
from c21desk.storage.wire import entity


def check(store: Store) -> list[str]:
    """Faults found, as technical lines for the log and the command line; [] where the file is sound."""
    found = []
    for look in (_pages, _schema, _steps, _aliases, _journal, _attachments, _index):
        try:
            with store.reading() as connection:
                found += look(connection, store)
        except (UserError, ValueError, KeyError, TypeError) as fault:  # so damaged that it cannot be read
            found.append(f"{look.__name__.strip('_')}: {fault}")
    return found


def _pages(connection: Connection, store: Store) -> list[str]:
    found = [
        f"database: {row[0]}"
        for row in connection.exec_driver_sql("PRAGMA integrity_check")
        if row[0] != "ok"
    ]
    if store.encrypted:
        found += [f"cipher: {row[0]}" for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    return found


def _schema(connection: Connection, _store: Store) -> list[str]:
    """Triggers and index tables that are not as this program makes them."""
    there = set(connection.exec_driver_sql("SELECT sql FROM sqlite_master").scalars())
    return [
        f"schema: missing: {sql.split(' BEGIN')[0]}"
        for sql in search_index.create_statements()
        if sql not in there
    ]


def _steps(connection: Connection, _store: Store) -> list[str]:
    """Undo steps against their operations: none may be missing, and ``alive`` must be what they say."""
    found = []
    rows = (
        connection.execute(select(tables.transaction).order_by(tables.transaction.c.arrival)).mappings().all()
    )
    taken_back: set[int] = set()
    for row in reversed(rows):  # a later step decides about an earlier one
        alive = row["arrival"] not in taken_back
        if alive and row["retracts"] is not None:
            taken_back.add(row["retracts"])
        if alive != bool(row["alive"]):
            found.append(f"steps: step {row['arrival']} is marked wrongly as taken back or standing")
        label_from_json(row["label"])
    ends: dict[int, int] = {}
    for row in sorted(rows, key=lambda r: (r["origin"], r["first"])):
        if row["first"] != ends.get(row["origin"], 0) + 1:
            found.append(f"steps: operations before {row['first']} of origin {row['origin']} have no step")
        ends[row["origin"]] = row["last"]
    o = tables.operation.c
    counted = connection.execute(select(o.origin, func.count(), func.max(o.seq)).group_by(o.origin)).all()
    found += [
        f"steps: origin {origin} has {count} operations up to {last}, not {ends.get(origin, 0)}"
        for origin, count, last in counted
        if not count == last == ends.get(origin, 0)
    ]
    return found


def _aliases(connection: Connection, _store: Store) -> list[str]:
    """The table of merged records against the journal's merges."""
    table, journal = aliases.load(connection).shown_as, aliases.from_journal(connection).shown_as
    return [
        f"aliases: {uuid.UUID(bytes=record)} is marked wrongly as merged or single"
        for record in sorted(table.keys() | journal.keys())
        if table.get(record) != journal.get(record)
    ]


def _journal(connection: Connection, _store: Store) -> list[str]:
    found = []
    seen: dict[str, set[uuid.UUID]] = {record.__tablename__: set() for record in RECORDS}
    roots = connection.scalars(
        select(tables.operation.c.root).distinct().where(tables.operation.c.root != b"")
    ).all()
    known = aliases.load(connection)
    for batch in batches([root for root in roots if root not in known.shown_as]):
        by_table: dict[Table, list[State]] = {}
        for state in states(connection, batch, known):
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


def _attachments(connection: Connection, _store: Store) -> list[str]:
    """The bytes of every attachment against its hash, and the hashes in fields against the attachments."""
    found, held = [], set()
    a = tables.attachment.c
    for digest, stays, data in connection.execute(select(a.hash, a.held, a.data)):
        if hashlib.sha256(data).digest() != digest:
            found.append(f"attachments: {digest.hex()} is damaged")
        if stays:
            held.add(digest.hex())
    for record in RECORDS:
        for column in entity(record).table.columns:
            if column.info.get("attachment"):
                named = set(connection.scalars(select(column).where(column != "").distinct()))
                found += [f"attachments: {one} is missing" for one in sorted(named - held)]
    return found


def _index(connection: Connection, _store: Store) -> list[str]:
    found: list[str] = []
    for table in search_index.INDEXED:
        stored: set[Any] = {n for (n,) in connection.exec_driver_sql(f"SELECT n FROM {table}")}  # noqa: S608
        for fts in (entries.names_name(table), entries.fts_name(table)):
            indexed = {n for (n,) in connection.exec_driver_sql(f"SELECT rowid FROM {fts}")}  # noqa: S608
            if indexed != stored:
                found.append(f"index: {fts} has {len(indexed)} entries for {len(stored)} records")
                break
        else:
            with driver.writing(connection):  # into tables that live in memory
                if search_index.words_differ(connection, table):
                    found.append(f"index: {table} has other words than its records")
    if connection.exec_driver_sql(f"SELECT count(*) FROM {tables.dirty.name}").scalar_one():  # noqa: S608
        found.append("index: changes not yet indexed")
    return found
