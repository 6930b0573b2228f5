"""Operations of several origins meet: what replay makes of them."""

from __future__ import annotations

import random
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from c21desk.domain.people import Person
from c21desk.i18n import message
from c21desk.storage import driver, tables
from c21desk.storage.replay import Operation, heads, states
from c21desk.storage.restoring import restore
from c21desk.storage.store import Store
from c21desk.storage.wire import to_json


def operation(
    origin: int, seq: int, vector: dict[int, int], *, stamp: int = 0, alive: bool = True
) -> Operation:
    return Operation(origin, seq, stamp or seq, seq, "set", "person", b"r", "f", seq, vector, alive)


def test_an_operation_that_saw_another_supersedes_it() -> None:
    first, second = operation(1, 1, {}), operation(2, 1, {1: 1})
    assert heads([first, second]) == [second]


def test_operations_that_did_not_see_each_other_are_both_heads() -> None:
    first, second = operation(1, 1, {}), operation(2, 1, {})
    assert heads([first, second]) == [first, second]


def test_an_operation_that_was_taken_back_covers_nothing() -> None:
    first, second = operation(1, 1, {}), operation(1, 2, {1: 1}, alive=False)
    assert heads([first, second]) == [first]


@given(st.randoms(use_true_random=False))
def test_heads_do_not_depend_on_the_order_of_arrival(source: random.Random) -> None:
    ops: list[Operation] = []
    for seq in range(1, 8):
        for origin in (1, 2, 3):
            seen = {o: source.randrange(seq + 1) for o in (1, 2, 3) if o != origin}
            ops.append(operation(origin, seq, {**seen, origin: seq - 1}, alive=source.random() < 0.8))
    shuffled = list(ops)
    source.shuffle(shuffled)
    assert set(map(id, heads(ops))) == set(map(id, heads(shuffled)))


def _foreign(store: Store, person: Person, ops: Iterable[dict[str, object]]) -> None:
    """Put operations of another city into the journal, as an exchange file will."""
    with store.exclusively() as connection, driver.writing(connection):
        connection.execute(insert(tables.origin).values(n=3, uuid=b"3" * 16))
        rows = [
            {
                "origin": 3, "seq": n, "stamp": 2**62 + n, "txn": 1, "entity": "person", "root": person.id.bytes,
                "record": person.id.bytes, "field": "", "value": "null", "vector": "", **op,
            }
            for n, op in enumerate(ops, 1)
        ]  # fmt: skip
        connection.execute(insert(tables.operation), rows)
        connection.execute(
            insert(tables.transaction).values(
                arrival=100,
                origin=3,
                first=1,
                last=len(rows),
                stamp=2**62,
                author="",
                label="{}",
                kind=0,
                alive=1,
            )
        )
        restore(connection, [person.id.bytes], 100)


def _person(store: Store) -> Person:
    person = Person(family_latin="Aalto", note="here")
    with store.write(message("Add")) as session:
        session.add(person)
    return person


def test_the_same_field_changed_in_two_cities_is_a_conflict_and_the_later_value_shows(store: Store) -> None:
    person = _person(store)
    with store.write(message("Edit")) as session:
        found = session.get(Person, person.id)
        assert found is not None
        found.note = "ours"
    _foreign(
        store, person, [{"kind": "set", "field": "note", "value": to_json("theirs"), "vector": '{"2":1}'}]
    )
    with store.reading() as connection:
        [state] = states(connection, [person.id.bytes])
    assert state.conflicts == ("note",)
    with store.read() as session:
        found = session.get(Person, person.id)
    assert found is not None
    assert found.note == "theirs"


def test_two_cities_that_wrote_the_same_value_do_not_conflict(store: Store) -> None:
    person = _person(store)
    with store.write(message("Edit")) as session:
        found = session.get(Person, person.id)
        assert found is not None
        found.note = "same"
    _foreign(store, person, [{"kind": "set", "field": "note", "value": to_json("same"), "vector": '{"2":1}'}])
    with store.reading() as connection:
        [state] = states(connection, [person.id.bytes])
    assert state.conflicts == ()


def test_deleted_there_and_changed_here_stays_visible_as_a_conflict(store: Store) -> None:
    person = _person(store)
    with store.write(message("Edit")) as session:
        found = session.get(Person, person.id)
        assert found is not None
        found.note = "ours"
    _foreign(store, person, [{"kind": "delete", "vector": '{"2":1}'}])
    with store.reading() as connection:
        [state] = states(connection, [person.id.bytes])
    assert "" in state.conflicts
    with store.read() as session:
        assert session.get(Person, person.id) is not None


def test_fields_of_a_later_version_stay_in_the_journal_and_harm_nothing(store: Store) -> None:
    person = _person(store)
    _foreign(
        store,
        person,
        [
            {"kind": "set", "field": "hologram", "value": to_json("new"), "vector": '{"2":1}'},
            {"kind": "create", "entity": "robot", "record": b"8" * 16, "value": to_json({"fields": {}})},
        ],
    )
    with store.reading() as connection:
        found = states(connection, [person.id.bytes])
    assert [s.what.wire for s in found] == ["person"]
