"""The driver's own connections, and views of the file in plain SQL.

Nothing here needs SQLAlchemy, which takes half a second to load with the mapped classes: a file is
opened, and its lists are read, before the program has it (see CONTRIBUTING.md, "Start").
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from sqlalchemy import Connection

CACHE_KIB = 64 * 1024

_READS = ("SELECT", "WITH", "PRAGMA")


class JournalBypassError(RuntimeError):
    """Code tried to change rows without the journal seeing it: a bug, never the user's fault."""


def connect(path: Path, key: bytes | None) -> dbapi2.Connection:
    """A driver connection with the file's settings.

    ``key`` is the raw 32-byte key of an encrypted file, or None. Nothing is read yet, so a key that
    does not fit shows only at the first statement.
    """
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5.0)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{CACHE_KIB}",
        "temp_store = MEMORY",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


class View:
    """The file as it is at one moment, for plain SELECT statements. Values are as stored: ids are bytes."""

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection = connection

    def _run(self, statement: str, values: Sequence[Any]) -> dbapi2.Cursor:
        if not statement.startswith(_READS):
            raise JournalBypassError(statement.split("\n", 1)[0][:200])
        cursor = self._connection.cursor()
        cursor.row_factory = dbapi2.Row
        return cursor.execute(statement, values)

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[dbapi2.Row]:
        """All rows; each gives its columns by name or by place."""
        found: list[dbapi2.Row] = self._run(statement, values).fetchall()
        return found

    def row(self, statement: str, values: Sequence[Any] = ()) -> dbapi2.Row | None:
        """The first row, or None."""
        return self._run(statement, values).fetchone()

    def value(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row; None where there is no row."""
        found = self.row(statement, values)
        return None if found is None else found[0]

    def numbers(self, statement: str, values: Sequence[Any] = ()) -> array[int]:
        """The first column of all rows, whole numbers."""
        if not statement.startswith(_READS):
            raise JournalBypassError(statement.split("\n", 1)[0][:200])
        # Bare tuples: for a hundred thousand numbers, row objects would take longer than SQLite.
        return array("q", [n for (n,) in self._connection.execute(statement, values)])


def view_of(connection: Connection) -> View:
    """The same view that an SQLAlchemy connection has, for those who read both ways."""
    driver = connection.connection.driver_connection
    assert driver is not None
    return View(driver)


def marks(values: Sequence[object]) -> str:
    """The place-holders of an IN list of these values."""
    return ",".join("?" * len(values))
