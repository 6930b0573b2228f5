"""SQLAlchemy's engine over the driver's own connection, and its guard against writing past the journal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from c21desk.storage.connections import JournalBypassError

_WRITES = re.compile(r"\s*(insert|update|delete|replace)\b", re.IGNORECASE)


def engine(connection: dbapi2.Connection) -> Engine:
    """An engine over exactly this connection, which belongs to one thread.

    Transactions begin with the statement in the connection's info under ``begin``: the driver's own
    habit of beginning late would leave a failed migration half applied.
    """
    made = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
    )

    @event.listens_for(made, "begin")
    def _begin(begun: Connection) -> None:
        begun.exec_driver_sql(begun.info.get("begin", "BEGIN"))

    @event.listens_for(made, "before_cursor_execute")
    def _guard(
        guarded: Connection, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool
    ) -> None:
        if not guarded.info.get("may_write") and _WRITES.match(statement):
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
