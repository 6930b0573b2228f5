from __future__ import annotations

import datetime as dt

import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Person, Position, Tag, tag_id
from c21desk.services.desk import Desk
from c21desk.services.lists import ListQuery


def put(desk: Desk, family: str, *groups: str) -> Person:
    person = desk.people.new()
    person.family_latin = family
    person.tags = [Tag(id=tag_id(person.id, name), name=name) for name in groups]
    desk.people.save(person)
    return person


def names(desk: Desk, query: ListQuery) -> list[str]:
    return [row.name for row in desk.people.rows(desk.people.ids(query), query.day)]


def test_a_group_is_shown_alone_and_follows_changes(desk: Desk) -> None:
    put(desk, "Aalto", "Press")
    berg = put(desk, "Berg")
    press = ListQuery(filters={"group": "press"})
    assert names(desk, press) == ["Aalto"]
    berg = desk.people.get(berg.id)
    berg.tags.append(Tag(id=tag_id(berg.id, "Press"), name="Press"))
    desk.people.save(berg)
    assert names(desk, press) == ["Aalto", "Berg"]
    desk.history.undo()
    assert names(desk, press) == ["Aalto"]


def test_posts_are_those_of_the_day(desk: Desk) -> None:
    person = put(desk, "Aalto")
    day = dt.date(2020, 1, 1)
    person.positions = [
        Position(title=LocalizedText(en="Rector"), until=day),
        Position(title=LocalizedText(en="Mayor"), since=day + dt.timedelta(1)),
    ]
    desk.people.save(person)
    keys = desk.people.ids(ListQuery())
    assert desk.people.rows(keys)[0].title.en == "Mayor"
    assert desk.people.rows(keys, day)[0].title.en == "Rector"


def test_a_filter_is_kept_under_its_name_until_it_is_removed(desk: Desk) -> None:
    query = ListQuery(text="wang", filters={"group": "Press"}, day=dt.date(2020, 1, 1))
    desk.saved_filters.save("person", "  Old  press ", query)
    assert desk.saved_filters.names("person") == ["Old press"]
    assert desk.saved_filters.names("visit") == []
    assert desk.saved_filters.get("person", "Old press", ListQuery()) == query
    desk.saved_filters.save("person", "Old press", ListQuery(text="li"))
    found = desk.saved_filters.get("person", "Old press", ListQuery(sort="name", language="zh"))
    assert found == ListQuery(text="li", language="zh")
    desk.saved_filters.remove("person", "Old press")
    assert desk.saved_filters.names("person") == []
    assert desk.history.undo_label() is None


def test_a_filter_needs_a_name(desk: Desk) -> None:
    with pytest.raises(UserError, match="name"):
        desk.saved_filters.save("person", "  ", ListQuery(text="x"))
