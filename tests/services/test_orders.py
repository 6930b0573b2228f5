"""The order of a list is the same whether it is read at once, in pieces, or looked up at a place."""

from __future__ import annotations

import pytest

from c21desk.domain.people import Person
from c21desk.services.desk import Desk
from c21desk.services.lists import ListQuery
from c21desk.services.orders import Order
from c21desk.services.rows.people import PersonList

FAMILIES = ("Öhman", "Aalto", "Berg", "Mäki", "Mäkinen", "Åberg", "Virtanen")
QUERIES = {
    "all": ListQuery(),
    "turned": ListQuery(descending=True),
    "picked": ListQuery(text="aino"),
    "picked, turned": ListQuery(text="aino", descending=True),
}


@pytest.fixture
def people(desk: Desk) -> PersonList:
    """A list that is read three rows at a time and never sorts what it has found."""
    for number, family in enumerate(FAMILIES * 3):
        desk.people.save(Person(family_latin=family, given_latin="Aino" if number % 3 else "Ville"))
    found = PersonList(desk.lists.people.store, piece=3)
    found.many = 0
    return found


def _names(people: PersonList, order: Order) -> list[str]:
    return [row.name for row in people.rows(order.everything())]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
@pytest.mark.parametrize("pieces", range(9))
def test_every_window_is_right_at_once_however_much_has_been_read(
    people: PersonList, query: ListQuery, pieces: int
) -> None:
    expected = people.ids(query)
    people = PersonList(people.store, piece=3)
    people.many = 0
    order = people.order(query)
    for _piece in range(pieces):
        order.read_on()
    assert len(order) == len(expected)
    for start in range(len(expected)):
        for stop in (start + 1, start + 5, start + 50):
            fresh = PersonList(people.store, piece=3)
            fresh.many = 0
            order = fresh.order(query)
            for _piece in range(pieces):
                order.read_on()
            assert order.keys(start, stop) == expected[start:stop]
    for place, key in enumerate(expected):
        assert order.place(key) == place
    assert order.place(10**6) is None
    assert order.everything() == expected
    assert order.complete


def test_pieces_end_and_many_places_are_runs(people: PersonList) -> None:
    order = people.order(ListQuery())
    count = 0
    while not order.complete:
        order.read_on()
        count += 1
    assert count == len(order) // 3
    keys = order.everything()
    chosen = [*keys[9:15], *keys[2:4], keys[20], 10**6]
    assert order.places(chosen) == [range(2, 4), range(9, 15), range(20, 21)]
    assert order.places([keys[5], 10**6]) == [range(5, 6)]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_names_that_begin_so_are_found_in_any_order(people: PersonList, query: ListQuery) -> None:
    order = people.order(query)
    names = _names(people, order)
    for text in ("m", "mäki", "mäki a", "MÄKIN", "ö", "å", "b", "x", "", "."):
        plain = text.replace(" ", ", ").casefold()
        expected = [n for n, name in enumerate(names) if plain and name.casefold().startswith(plain)]
        assert list(people.beginning(query, order, text)) == expected, text


def test_an_order_that_is_being_read_survives_a_commit_and_is_made_anew(
    desk: Desk, people: PersonList
) -> None:
    order = people.order(ListQuery())
    order.read_on()
    desk.people.delete([row.id for row in people.rows(order.keys(0, 3))])
    while not order.complete:
        order.read_on()
    assert len(order) == 21
    anew = people.order(ListQuery())
    assert anew is not order
    assert len(anew) == len(anew.everything()) == 18
    assert people.order(ListQuery()) is anew


def test_ids_of_rows_that_have_gone_are_left_out(desk: Desk, people: PersonList) -> None:
    keys = people.ids(ListQuery())
    ids = people.record_ids(keys)
    assert ids == [row.id for row in people.rows(keys)]
    desk.people.delete(ids[:2])
    assert people.record_ids(keys) == ids[2:]
