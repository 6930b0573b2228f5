"""Connections to the data file through SQLCipher's driver, for plain and encrypted files alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

APPLICATION_ID = 0x43323144  # "C21D"
CACHE_KIB = 64 * 1024

_WRITES = re.compile(r"\s*(insert|update|delete|replace)\b", re.IGNORECASE)


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


def engine(path: Path, key: bytes | None) -> Engine:
    """An engine that holds exactly one connection, for one thread.

    Transactions begin with the statement in the connection's info under ``begin``: the driver's own
    habit of beginning late would leave a failed migration half applied.
    """
    made = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key),
        poolclass=StaticPool,
    )

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.info.get("begin", "BEGIN"))

    @event.listens_for(made, "before_cursor_execute")
    def _guard(
        connection: Connection, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool
    ) -> None:
        if not connection.info.get("may_write") and _WRITES.match(statement):
            raise JournalBypassError(statement.split("\n", 1)[0][:200])

    return made


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """Let the store's own statements change rows inside; they keep the journal right themselves."""
    before = connection.info.get("may_write", False)
    connection.info["may_write"] = True
    try:
        yield
    finally:
        connection.info["may_write"] = before
