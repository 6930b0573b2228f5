"""The search index: for each kind of record that people look for, two contentless FTS5 tables.

One holds the names, one everything (the names too): a name is found in the first without wading through
the many who have the word elsewhere, in a title say. Triggers note which records changed, those that
refer to a renamed record included; before a transaction commits, their words are written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest

from sqlalchemy import Connection

from c21desk.domain import search_text
from c21desk.domain.model import RECORDS
from c21desk.storage import tables
from c21desk.storage.connections import View, view_of
from c21desk.storage.entries import fts_name, names_name, sources, words_name

INDEXED: tuple[str, ...] = tuple(search_text.DESCRIPTIONS)
"""Tables that have an index."""

_OPTIONS = "content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'"
_MODULE = f"USING fts5(words, {_OPTIONS})"
_BATCH = 500

Document = tuple[int, str, str]
"""A row's number, the words of its name, and its other words."""


def _both(table: str) -> tuple[str, str]:
    return names_name(table), fts_name(table)


def create_statements() -> list[str]:
    """The DDL of the index: FTS tables and the triggers that mark changed records."""
    statements = [
        statement
        for table in INDEXED
        for fts in _both(table)
        for statement in (
            f"CREATE VIRTUAL TABLE {fts} {_MODULE}",
            f"CREATE VIRTUAL TABLE {words_name(fts)} USING fts5vocab({fts}, instance)",
        )
    ]
    for record in RECORDS:
        table = record.__tablename__
        root_table, _column = _root(table)
        if root_table not in INDEXED:
            continue
        statements += [_mark(table, event) for event in ("INSERT", "UPDATE", "DELETE")]
        if root_table == table:
            gone = " ".join(f"DELETE FROM {fts} WHERE rowid = OLD.n;" for fts in _both(table))
            statements.append(f"CREATE TRIGGER unindex_{table} AFTER DELETE ON {table} BEGIN {gone} END")
    return [*statements, *_link_triggers()]


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

    For very many new rows, of which marking alone would cost as much as writing them. Those that refer
    to a new record are marked all the same.
    """
    marking = [r.__tablename__ for r in RECORDS if _root(r.__tablename__)[0] in INDEXED] if wanted else []
    for table in marking:
        connection.exec_driver_sql(f"DROP TRIGGER dirty_{table}_insert")
    try:
        yield wanted
    finally:
        for table in marking:
            connection.exec_driver_sql(_mark(table, "INSERT"))


def put(connection: Connection, table: str, documents: Sequence[Document], where: str = "") -> None:
    """Write the documents of rows that have none; into tables whose names begin with ``where``."""
    for fts, rows in (
        (names_name(table), [(n, name) for n, name, _ in documents]),
        (fts_name(table), [(n, f"{name} {rest}") for n, name, rest in documents]),
    ):
        connection.exec_driver_sql(f"INSERT INTO {where}{fts}(rowid, words) VALUES (?, ?)", rows)


def _link_triggers() -> Iterator[str]:
    """Who is found under the name of a record must be written anew when that is renamed, comes or goes."""
    for target in sorted({link.target for link in search_text.LINKS}):
        marks = []
        for link in search_text.LINKS:
            if link.target == target:
                root_table, root_column = _root(link.table)
                marks.append(
                    f"INSERT OR IGNORE INTO {tables.dirty.name} SELECT '{root_table}', {root_column} "
                    f"FROM {link.table} WHERE {link.column} = @.id;"
                )
        if target == "place":
            marks.append(
                f"INSERT OR IGNORE INTO {tables.dirty.name} SELECT 'person', p.person_id "
                "FROM organisation o JOIN position p ON p.organisation_id = o.id WHERE o.place_id = @.id;"
            )
        record = next(r for r in RECORDS if r.__tablename__ == target)
        watched = [c.key for c in record.__table__.columns if c.key.startswith(("name_", "title_"))]
        watched += ["place_id"] if target == "organisation" else []
        for event, row in (("INSERT", "NEW"), (f"UPDATE OF {', '.join(watched)}", "NEW"), ("DELETE", "OLD")):
            body = " ".join(marks).replace("@", row)
            name = event.split(maxsplit=1)[0].lower()
            yield f"CREATE TRIGGER linked_{target}_{name} AFTER {event} ON {target} BEGIN {body} END"


def _root(table: str) -> tuple[str, str]:
    """The table that a table's rows are found under, and the column that leads there."""
    record = next(r for r in RECORDS if r.__tablename__ == table)
    if not record.__owner__:
        return table, "id"
    owner = search_text.OWNERS[table]
    return owner.table, owner.column


def refresh(connection: Connection, progress: Callable[[float], None] = lambda _share: None) -> None:
    """Write the words of every record marked as changed. Runs inside the changing transaction. ``progress``
    is called with the share that is written."""
    view = view_of(connection)
    total, done = view.value(f"SELECT count(*) FROM {tables.dirty.name}"), 0
    while True:
        marked = [
            (row["entity"], row["root"])
            for row in view.rows(f"SELECT entity, root FROM {tables.dirty.name} LIMIT {_BATCH}")
        ]
        if not marked:
            return
        progress(done / max(total, done + len(marked)))
        done += len(marked)
        for table in {entity for entity, _ in marked}:
            documents = _documents(view, table, [root for entity, root in marked if entity == table])
            if documents:
                for fts in _both(table):
                    connection.exec_driver_sql(
                        f"DELETE FROM {fts} WHERE rowid = ?", [(d[0],) for d in documents]
                    )
                put(connection, table, documents)
        connection.exec_driver_sql(f"DELETE FROM {tables.dirty.name} WHERE entity = ? AND root = ?", marked)


def _documents(view: View, table: str, roots: Sequence[bytes]) -> list[Document]:
    found = sources(view, table, "id", roots)
    return [(source.row["n"], *search_text.document(table, source)) for source in found]


def rebuild(connection: Connection) -> None:
    """Empty the index and write it from the tables."""
    for table in INDEXED:
        for fts in _both(table):
            connection.exec_driver_sql(f"INSERT INTO {fts}({fts}) VALUES ('delete-all')")
        connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO {tables.dirty.name} SELECT '{table}', id FROM {table}"
        )
    refresh(connection)


def words_differ(connection: Connection, table: str) -> bool:
    """Whether the index of a table holds other words, or at other places, than its records have.

    The right index is built beside it in memory, and both are read through in step.
    """
    for fts in _both(table):
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.right_{fts} {_MODULE}")
    roots = [root for (root,) in connection.exec_driver_sql(f"SELECT id FROM {table}")]
    for start in range(0, len(roots), _BATCH):
        documents = _documents(view_of(connection), table, roots[start : start + _BATCH])
        put(connection, table, documents, "temp.right_")
    differ = False
    for fts in _both(table):
        words = []
        for schema, index in (("main", fts), ("temp", f"right_{fts}")):
            name = f"temp.words_{schema}_{fts}"
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {name} USING fts5vocab('{schema}', '{index}', 'instance')"
            )
            words.append(connection.exec_driver_sql(f'SELECT term, doc, "offset" FROM {name}'))
        differ = differ or any(here != there for here, there in zip_longest(*words))
        for cursor in words:
            cursor.close()
        for name in (f"words_main_{fts}", f"words_temp_{fts}", f"right_{fts}"):
            connection.exec_driver_sql(f"DROP TABLE temp.{name}")
    return differ
