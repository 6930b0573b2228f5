"""The search index: one contentless FTS5 table for each kind of record that people look for.

Triggers note which records changed; before a transaction commits, their texts are written anew. A
text is split so that every way of typing a name finds it: Han characters one by one, pinyin by
syllable, joined and as initials, Latin letters without accents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, Table

from c21desk.domain import search_text
from c21desk.domain.model import RECORDS
from c21desk.storage import tables
from c21desk.storage.connections import View

INDEXED: tuple[str, ...] = tuple(search_text.DOCUMENTS)
"""Tables that have an index, in the order in which results are shown."""

_OPTIONS = "content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'"
_MODULE = f"USING fts5(name, other, {_OPTIONS})"


def fts_name(table: str) -> str:
    """Name of the index of a table."""
    return f"search_{table}"


def create_statements() -> list[str]:
    """The DDL of the index: FTS tables and the triggers that mark changed records."""
    statements = [f"CREATE VIRTUAL TABLE {fts_name(table)} {_MODULE}" for table in INDEXED]
    for record in RECORDS:
        table = record.__tablename__
        root_table, _column = _root(table)
        if root_table not in INDEXED:
            continue
        statements += [_mark(table, event) for event in ("INSERT", "UPDATE", "DELETE")]
        if root_table == table:
            statements.append(
                f"CREATE TRIGGER unindex_{table} AFTER DELETE ON {table} BEGIN "
                f"DELETE FROM {fts_name(table)} WHERE rowid = OLD.n; END"
            )
    return statements


def _mark(table: str, event: str) -> str:
    """The trigger that marks a record when a row of a table is inserted, updated or deleted."""
    root_table, column = _root(table)
    row = "OLD" if event == "DELETE" else "NEW"
    return (
        f"CREATE TRIGGER dirty_{table}_{event.lower()} AFTER {event} ON {table} BEGIN "
        f"INSERT OR IGNORE INTO {tables.dirty.name} VALUES ('{root_table}', {row}.{column}); END"
    )


@contextmanager
def untriggered(connection: Connection, wanted: bool = True) -> Iterator[bool]:
    """Inside, inserted rows are not marked, where that is ``wanted``: their writer indexes them itself.

    For very many new rows, of which marking alone would cost as much as writing them.
    """
    marking = [r.__tablename__ for r in RECORDS if _root(r.__tablename__)[0] in INDEXED] if wanted else []
    for table in marking:
        connection.exec_driver_sql(f"DROP TRIGGER dirty_{table}_insert")
    try:
        yield wanted
    finally:
        for table in marking:
            connection.exec_driver_sql(_mark(table, "INSERT"))


def put(connection: Connection, table: str, documents: Sequence[tuple[int, str, str]]) -> None:
    """Write the documents (row number, name, other) of rows that have none."""
    connection.exec_driver_sql(
        f"INSERT INTO {fts_name(table)}(rowid, name, other) VALUES (?, ?, ?)", documents
    )


def _root(table: str) -> tuple[str, str]:
    """The table that a table's rows are found under, and the column that leads there."""
    record = next(r for r in RECORDS if r.__tablename__ == table)
    if not record.__owner__:
        return table, "id"
    return search_text.OWNERS[table], record.__owner__


def refresh(connection: Connection) -> None:
    """Write the texts of every record marked as changed. Runs inside the changing transaction."""
    while True:
        marked = connection.exec_driver_sql(f"SELECT entity, root FROM {tables.dirty.name} LIMIT 500").all()
        if not marked:
            return
        for table in {entity for entity, _ in marked}:
            _index(connection, table, [root for entity, root in marked if entity == table])
        connection.exec_driver_sql(
            f"DELETE FROM {tables.dirty.name} WHERE entity = ? AND root = ?",
            [tuple(row) for row in marked],
        )


def documents_of(connection: Connection, table: str, roots: Sequence[bytes]) -> list[tuple[int, str, str]]:
    """What the index must hold of these records of a table: row number, text of the name, other text."""
    owner = next(r for r in RECORDS if r.__tablename__ == table).__table__
    assert isinstance(owner, Table)
    parts = {
        part: _rows(connection, part, _root(part)[1], roots)
        for part, root_table in search_text.OWNERS.items()
        if root_table == table
    }
    rows = _rows(connection, table, "id", roots)
    documents = []
    for root in roots:
        for row in rows.get(root, ()):
            owned = {part: found.get(root, []) for part, found in parts.items()}
            name, other = search_text.DOCUMENTS[table](row, owned)
            documents.append((row["n"], name, other))
    return documents


def _index(connection: Connection, table: str, roots: Sequence[bytes]) -> None:
    documents = documents_of(connection, table, roots)
    fts = fts_name(table)
    connection.exec_driver_sql(f"DELETE FROM {fts} WHERE rowid = ?", [(d[0],) for d in documents] or [(-1,)])
    if documents:
        put(connection, table, documents)


def _rows(
    connection: Connection, table: str, column: str, keys: Sequence[bytes]
) -> dict[bytes, list[dict[str, Any]]]:
    found: dict[bytes, list[dict[str, Any]]] = {}
    marks = ",".join("?" * len(keys))
    for row in connection.exec_driver_sql(
        f"SELECT * FROM {table} WHERE {column} IN ({marks})",
        tuple(keys),
    ).mappings():
        found.setdefault(row[column], []).append(dict(row))
    return found


def rebuild(connection: Connection) -> None:
    """Empty the index and write it from the tables."""
    for table in INDEXED:
        fts = fts_name(table)
        connection.exec_driver_sql(f"INSERT INTO {fts}({fts}) VALUES ('delete-all')")
        connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO {tables.dirty.name} SELECT '{table}', id FROM {table}"
        )
    refresh(connection)


def words_differ(connection: Connection, table: str) -> bool:
    """Whether the index of a table holds other words, or at other places, than its records have.

    The right index is built beside it in memory, and both are read through in step.
    """
    shadow, fts = f"temp.right_{table}", fts_name(table)
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {shadow} {_MODULE}")
    roots = [root for (root,) in connection.exec_driver_sql(f"SELECT id FROM {table}")]
    for start in range(0, len(roots), 500):
        documents = documents_of(connection, table, roots[start : start + 500])
        connection.exec_driver_sql(f"INSERT INTO {shadow}(rowid, name, other) VALUES (?, ?, ?)", documents)
    words = []
    for schema, index in (("main", fts), ("temp", f"right_{table}")):
        name = f"temp.words_{schema}_{table}"
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {name} USING fts5vocab('{schema}', '{index}', 'instance')"
        )
        words.append(connection.exec_driver_sql(f'SELECT term, doc, col, "offset" FROM {name}'))
    differ = any(here != there for here, there in zip_longest(*words))
    for cursor in words:
        cursor.close()
    for name in (f"words_main_{table}", f"words_temp_{table}", f"right_{table}"):
        connection.exec_driver_sql(f"DROP TABLE temp.{name}")
    return differ


def match_expression(typed: str, *, names_only: bool = False) -> str:
    """The FTS5 query for what a user typed: every word must be found, each may be unfinished.

    Returns "" where nothing searchable was typed.
    """
    terms = []
    for word in search_text.query_words(typed):
        term = " + ".join(f'"{piece}"' for piece in word)
        terms.append(term if len(word) > 1 and search_text.is_han_piece(word[-1]) else term + "*")
    if not terms:
        return ""
    joined = " AND ".join(terms)
    return f"name : ({joined})" if names_only else joined


def find(view: View, table: str, typed: str, limit: int) -> list[int]:
    """Row numbers whose text matches, those that match by name first."""
    result: dict[int, None] = {}
    for names_only in (True, False):
        expression = match_expression(typed, names_only=names_only)
        if not expression:
            return []
        fts = fts_name(table)
        for n in view.numbers(
            f"SELECT rowid FROM {fts} WHERE {fts} MATCH ? LIMIT ?",
            [expression, limit],
        ):
            result.setdefault(n)
        if len(result) >= limit:
            break
    return list(result)[:limit]


def fold(words: Iterable[str]) -> str:
    """Words for the index, without accents, in lower case."""
    return unicodedata.normalize("NFC", " ".join(words)).casefold()
