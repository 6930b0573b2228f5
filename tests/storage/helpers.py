"""Whole states of a file, for comparing before and after."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from c21desk.domain.base import Record
from c21desk.domain.model import RECORDS
from c21desk.storage.store import Store
from c21desk.storage.wire import entity

State = dict[str, dict[Any, dict[str, Any]]]


def whole_state(store: Store) -> State:
    """Every row of every table by id, but for what is local to the file (row number, revision)."""
    with store.reading() as connection:
        return {
            record.__tablename__: {
                row["id"]: {k: v for k, v in row.items() if k not in ("n", "rev")}
                for row in connection.execute(select(entity(record).table)).mappings()
            }
            for record in RECORDS
        }


def count(store: Store, record: type[Record]) -> int:
    """How many rows a table has."""
    return len(whole_state(store)[record.__tablename__])
