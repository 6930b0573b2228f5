from __future__ import annotations

import uuid

import pytest

from c21desk.domain.errors import UserError
from c21desk.services.desk import Desk

from .test_saved_filters import put


def groups(desk: Desk, person: uuid.UUID) -> list[str]:
    return [tag.name for tag in desk.people.get(person).tags]


def test_groups_are_given_and_taken_as_one_step_each(desk: Desk) -> None:
    people = [put(desk, "Aalto").id, put(desk, "Berg", "press").id]
    assert desk.bulk_edit.put_into_groups(people, [" Press "]) == 1
    assert [groups(desk, p) for p in people] == [["Press"], ["press"]]
    assert desk.bulk_edit.take_out_of_groups(people, ["PRESS"]) == 2
    assert [groups(desk, p) for p in people] == [[], []]
    desk.history.undo()
    assert [groups(desk, p) for p in people] == [["Press"], ["press"]]
    desk.history.undo()
    assert [groups(desk, p) for p in people] == [[], ["press"]]
    assert desk.check() == []


def test_a_field_is_set_for_all(desk: Desk) -> None:
    people = [put(desk, "Aalto").id, put(desk, "Berg").id]
    assert desk.bulk_edit.set_field(people, "languages", "fi zh") == 2
    assert desk.bulk_edit.set_field(people, "languages", "fi zh") == 0
    assert {desk.people.get(p).languages for p in people} == {"fi zh"}
    with pytest.raises(ValueError, match="passport_number"):
        desk.bulk_edit.set_field(people, "passport_number", "x")


def test_present_posts_move_to_an_organisation(desk: Desk) -> None:
    body = desk.organisations.named("Example Oy")
    desk.organisations.save(body)
    people = [put(desk, "Aalto").id]
    assert desk.bulk_edit.set_organisation(people, body.id) == 1
    assert [p.organisation_id for p in desk.people.get(people[0]).positions] == [body.id]


def test_a_group_needs_a_name(desk: Desk) -> None:
    with pytest.raises(UserError, match="name"):
        desk.bulk_edit.put_into_groups([put(desk, "Aalto").id], [" "])
