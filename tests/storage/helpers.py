"""Whole states of a file, for comparing before and after."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, insert, select, update

from c21desk.domain.base import Record
from c21desk.domain.model import RECORDS
from c21desk.storage import driver, search_index, tables
from c21desk.storage.restoring import restore
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


def send(source: Store, target: Store) -> None:
    """Give ``target`` all steps of ``source`` that it does not have, as an exchange of files will."""
    with source.reading() as connection:
        origins = dict(connection.execute(select(tables.origin.c.n, tables.origin.c.uuid)).all())  # type: ignore[arg-type]
        steps = (
            connection.execute(select(tables.transaction).order_by(tables.transaction.c.arrival))
            .mappings()
            .all()
        )
        ops = connection.execute(select(tables.operation)).mappings().all()
    names = {step["arrival"]: (origins[step["origin"]], step["first"]) for step in steps}
    with target.exclusively() as connection, driver.writing(connection):
        known = {row.uuid: row.n for row in connection.execute(select(tables.origin))}
        for origin in origins.values():
            if origin not in known:
                known[origin] = max(known.values()) + 1
                connection.execute(insert(tables.origin).values(n=known[origin], uuid=origin))
        number = {n: known[origin] for n, origin in origins.items()}
        backwards = {n: origin for origin, n in known.items()}
        here = {
            (backwards[row.origin], row.first): row.arrival
            for row in connection.execute(select(tables.transaction))
        }
        arrival = max(here.values(), default=0)
        for step in steps:
            name = names[step["arrival"]]
            if name in here:
                continue
            arrival += 1
            here[name] = arrival
            retracts = step["retracts"] and here[names[step["retracts"]]]
            row = {**step, "arrival": arrival, "origin": known[name[0]], "retracts": retracts, "alive": 1}
            connection.execute(insert(tables.transaction).values(row))
            for op in ops:
                if (op["origin"], op["txn"]) == (step["origin"], step["first"]):
                    vector = _mapped(json.loads(op["vector"] or "{}"), number)
                    sent = {**op, "origin": known[name[0]], "vector": json.dumps(vector) if vector else ""}
                    connection.execute(insert(tables.operation).values(sent))
            target.clock.saw(step["stamp"])
        _mark_alive(connection)
        roots = connection.scalars(select(tables.operation.c.root).distinct()).all()
        restore(connection, [root for root in roots if root], arrival)
        search_index.refresh(connection)


def _mapped(vector: dict[str, Any], number: dict[int, int]) -> dict[str, Any]:
    return {
        (key if isinstance(value, dict) else str(number[int(key)])): (
            _mapped(value, number) if isinstance(value, dict) else value
        )
        for key, value in vector.items()
    }


def _mark_alive(connection: Connection) -> None:
    t = tables.transaction.c
    dead: set[int] = set()
    for row in connection.execute(select(t.arrival, t.retracts).order_by(t.arrival.desc())).all():
        if row.arrival not in dead and row.retracts is not None:
            dead.add(row.retracts)
        alive = int(row.arrival not in dead)
        connection.execute(update(tables.transaction).where(t.arrival == row.arrival).values(alive=alive))
