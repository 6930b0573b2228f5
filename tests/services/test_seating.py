"""Seating plans over a real file: seated by rule, changed by hand, undone, and true to who takes part."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import ItemKind, MemberRole, ParticipantRole, SeatingConvention, SeatingRule, Side
from c21desk.domain.localized import LocalizedText
from c21desk.domain.seating import Shape
from c21desk.services.briefings.snapshot import take
from c21desk.services.desk import Desk
from c21desk.services.details import details
from c21desk.services.programme import set_participants

NAME = LocalizedText(en="Talks")


def delegation(desk: Desk, visit: uuid.UUID, side: Side, names: list[str]) -> dict[str, uuid.UUID]:
    """A delegation of people with these family names, in rank order."""
    record = desk.delegations.new()
    record.name, record.side, record.visit_id = LocalizedText(en=side), side, visit
    desk.delegations.save(record)
    made = {}
    for n, family in enumerate(names):
        person = desk.people.new()
        person.family_latin = family
        desk.people.save(person)
        role = MemberRole.HEAD if n == 0 else MemberRole.MEMBER
        desk.delegations.add_member(record.id, person.id, role)
        made[family] = person.id
    return made


@pytest.fixture
def visit(desk: Desk) -> uuid.UUID:
    record = desk.visits.new()
    record.title = LocalizedText(en="Nanjing in Espoo")
    record.start, record.end = dt.date(2031, 5, 5), dt.date(2031, 5, 8)
    desk.visits.save(record)
    return record.id


@pytest.fixture
def people(desk: Desk, visit: uuid.UUID) -> dict[str, uuid.UUID]:
    return delegation(desk, visit, Side.GUEST, ["Wang", "Li", "Zhao"]) | delegation(
        desk, visit, Side.HOST, ["Korhonen", "Niemi"]
    )


def seats(desk: Desk, plan: uuid.UUID) -> dict[str, str]:
    return {place: o.name.family for place, o in desk.seating.view(plan).seats.items()}


SEATED = {"1:g1": "Wang", "1:g2": "Li", "1:g3": "Zhao", "1:h1": "Korhonen", "1:h2": "Niemi"}


def test_a_plan_of_a_visit_seats_everyone_of_its_delegations(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    assert seats(desk, plan) == SEATED
    view = desk.seating.view(plan)
    assert view.unseated == ()
    assert "Chief guest" in view.seats["1:g1"].reason.text()
    [row] = desk.lists.seating.of_visit(visit)
    assert (row.name, row.rule, row.seated, row.locked) == (NAME, SeatingRule.LONG_TABLE, 5, 0)
    desk.history.undo()
    assert desk.lists.seating.of_visit(visit) == []
    assert desk.check() == []


def test_a_plan_of_an_item_seats_its_participants_by_the_rule_that_suits(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    item = desk.programme.new_for(visit)
    item.title, item.kind = LocalizedText(en="Signing"), ItemKind.SIGNING.value
    who = [("Li", ParticipantRole.ATTENDEE), ("Niemi", ParticipantRole.HOST)]
    who += [("Korhonen", ParticipantRole.ATTENDEE), ("Zhao", ParticipantRole.INTERPRETER)]
    set_participants(item, [(people[name], role.value) for name, role in who])
    desk.programme.save(item)
    plan = desk.seating.create(visit, NAME, item.id)
    view = desk.seating.view(plan)
    assert view.rule == SeatingRule.SIGNING_TABLE
    # The item's host goes before whoever else is of higher rank; interpreters do not sign.
    assert seats(desk, plan) == {"1:g1": "Li", "1:h1": "Niemi", "2:h1": "Korhonen", "2:g1": "Zhao"}
    assert view.seats["2:g1"].role == MemberRole.INTERPRETER
    assert desk.lists.seating.of_visit(visit)[0].item == item.title


def test_members_who_are_not_there_that_day_are_not_seated(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    [guests, *_] = desk.delegations.for_visit(visit)
    member = next(m for m in guests.members if m.person_id == people["Li"])
    member.leaves = dt.date(2031, 5, 5)
    desk.delegations.save(guests)
    item = desk.programme.new_for(visit)
    item.title = LocalizedText(en="Talks")
    item.start = dt.datetime(2031, 5, 6, 7, tzinfo=dt.UTC)
    item.end = item.start + dt.timedelta(hours=1)
    desk.programme.save(item)
    plan = desk.seating.create(visit, NAME, item.id)
    assert "Li" not in seats(desk, plan).values()


def test_swap_put_and_free_are_one_step_each(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    desk.seating.swap(plan, "1:g2", "1:g3")
    assert seats(desk, plan) == SEATED | {"1:g2": "Zhao", "1:g3": "Li"}
    assert "by hand" in desk.seating.view(plan).seats["1:g2"].reason.text()
    desk.history.undo()
    assert seats(desk, plan) == SEATED
    desk.seating.swap(plan, "1:h3", "1:h2")  # one of the two is free
    assert seats(desk, plan)["1:h3"] == "Niemi"
    desk.seating.free(plan, "1:h3")
    view = desk.seating.view(plan)
    assert [u.name.family for u in view.unseated] == ["Niemi"]
    assert "A seat is free" in view.unseated[0].reason.text()
    desk.seating.put(plan, people["Niemi"], "1:h1")
    view = desk.seating.view(plan)
    assert seats(desk, plan)["1:h1"] == "Niemi"
    assert [u.name.family for u in view.unseated] == ["Korhonen"]
    for _step in range(3):
        desk.history.undo()
    assert seats(desk, plan) == SEATED
    assert desk.check() == []


def test_held_seats_stay_when_everyone_is_seated_anew(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    desk.seating.swap(plan, "1:g1", "1:g3")
    desk.seating.lock(plan, ["1:g1"])
    desk.seating.explain(plan, "1:g1", " As they wished ")
    desk.seating.seat_anew(plan)
    assert seats(desk, plan) == SEATED | {"1:g1": "Zhao", "1:g2": "Wang", "1:g3": "Li"}
    held = desk.seating.view(plan).seats["1:g1"]
    assert (held.locked, held.own_reason) == (True, "As they wished")
    with pytest.raises(UserError, match="held"):
        desk.seating.swap(plan, "1:g1", "1:g2")
    desk.seating.lock(plan, ["1:g1"], on=False)
    desk.seating.seat_anew(plan)
    assert seats(desk, plan) == SEATED


def test_a_held_seat_is_not_lost_when_sizes_shrink(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    desk.seating.lock(plan, ["1:g3"])
    before = desk.seating.view(plan)
    with pytest.raises(UserError, match="held seat would be gone"):
        desk.seating.set_rules(plan, shape=Shape({"seats": "2"}))
    assert desk.seating.view(plan) == before
    desk.seating.lock(plan, ["1:g3"], on=False)
    desk.seating.set_rules(plan, shape=Shape({"seats": "2"}))
    [left] = desk.seating.view(plan).unseated
    assert left.name.family == "Zhao"
    assert "Add seats" in left.reason.text()


def test_rule_and_convention_change_in_one_step(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    desk.seating.lock(plan, ["1:g1"])
    desk.seating.set_rules(plan, rule=SeatingRule.ROUND_BANQUET)
    view = desk.seating.view(plan)
    assert len(view.seats) == 5
    assert view.seats["1:1"].name.family == "Korhonen"
    assert not any(o.locked for o in view.seats.values())
    right = view.place_of(people["Wang"])
    desk.seating.set_rules(plan, convention=SeatingConvention.LEFT)
    assert desk.seating.view(plan).place_of(people["Wang"]) != right
    desk.history.undo()
    desk.history.undo()
    assert seats(desk, plan) == SEATED
    assert desk.seating.view(plan).seats["1:g1"].locked
    assert desk.check() == []


def test_nobody_sits_twice_even_where_two_edits_meet(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    record = desk.seating.get(plan)
    record.seats[1].person_id = record.seats[0].person_id
    with pytest.raises(UserError, match="two seats"):
        desk.seating.save(record)
    assert seats(desk, plan) == SEATED


def test_who_leaves_is_marked_and_who_joins_waits_without_moving_anybody(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    [guests, *_] = desk.delegations.for_visit(visit)
    desk.delegations.remove_members(guests.id, [people["Wang"]])
    newcomer = delegation(desk, visit, Side.GUEST, ["Chen"])
    view = desk.seating.view(plan)
    assert seats(desk, plan) == SEATED
    assert view.seats["1:g1"].absent
    assert "no more" in view.seats["1:g1"].reason.text()
    assert [u.person_id for u in view.unseated] == [newcomer["Chen"]]
    desk.seating.seat_anew(plan)
    assert seats(desk, plan) == {
        "1:g1": "Li", "1:g2": "Zhao", "1:g3": "Chen", "1:h1": "Korhonen", "1:h2": "Niemi",
    }  # fmt: skip


def test_a_deleted_person_leaves_an_empty_seat(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    desk.people.delete([people["Li"]])
    assert seats(desk, plan) == {p: n for p, n in SEATED.items() if n != "Li"}
    assert desk.seating.view(plan).deleted == 1
    desk.history.undo()
    assert seats(desk, plan) == SEATED
    assert desk.seating.view(plan).deleted == 0
    desk.people.delete([people["Li"]])
    desk.seating.put(plan, people["Zhao"], "1:g2")
    assert seats(desk, plan)["1:g2"] == "Zhao"


def test_a_copy_keeps_seats_and_what_is_held(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    desk.seating.swap(plan, "1:g1", "1:g2")
    desk.seating.lock(plan, ["1:g1"])
    copy = desk.seating.duplicate(plan)
    assert seats(desk, copy) == seats(desk, plan)
    assert desk.seating.view(copy).seats["1:g1"].locked
    desk.seating.rename(copy, LocalizedText(en="Talks in the large hall"))
    assert {r.name.en for r in desk.lists.seating.of_visit(visit)} == {"Talks", "Talks in the large hall"}
    assert desk.seating.delete([copy]) == 1
    assert seats(desk, plan)["1:g1"] == "Li"


def test_what_does_not_exist_is_refused_with_a_sentence(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    with pytest.raises(UserError, match="no such seat"):
        desk.seating.put(plan, people["Li"], "9:z9")
    with pytest.raises(UserError, match="Nobody sits"):
        desk.seating.swap(plan, "1:h3", "8:8")
    with pytest.raises(UserError, match="rule set"):
        desk.seating.set_rules(plan, rule="musical-chairs")
    with pytest.raises(UserError, match="needs a name"):
        desk.seating.rename(plan, LocalizedText())
    with pytest.raises(UserError, match="no longer exists"):
        desk.seating.view(uuid.uuid4())
    assert seats(desk, plan) == SEATED


def test_plans_go_with_their_visit(desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]) -> None:
    plan = desk.seating.create(visit, NAME)
    desk.visits.delete([visit])
    with pytest.raises(UserError):
        desk.seating.view(plan)
    desk.history.undo()
    assert len(desk.seating.view(plan).seats) == 5


def test_a_pack_holds_the_plans_in_the_order_of_the_programme(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    item = desk.programme.new_for(visit)
    item.title = LocalizedText(en="Talks")
    desk.programme.save(item)
    desk.seating.create(visit, LocalizedText(en="Photo"), None, SeatingRule.GROUP_PHOTO)
    plan = desk.seating.create(visit, NAME, item.id)
    [guests, *_] = desk.delegations.for_visit(visit)
    desk.delegations.remove_members(guests.id, [people["Wang"]])
    desk.seating.free(plan, "1:g2")
    talks, photo = take(desk.seating.store, visit).seating
    assert (talks.name, photo.name) == (NAME, LocalizedText(en="Photo"))
    # Who left is not printed, and who has no seat is a gap.
    assert [s.member.latin for s in talks.seats] == ["Zhao", "Korhonen", "Niemi"]
    assert talks.waiting == ("Li",)


def test_a_plan_is_told_in_full_on_the_command_line(
    desk: Desk, visit: uuid.UUID, people: dict[str, uuid.UUID]
) -> None:
    plan = desk.seating.create(visit, NAME)
    desk.seating.free(plan, "1:g3")
    assert details(desk, visit)["seating"] == [str(plan)]
    told = details(desk, plan)
    assert told["kind"] == "seating-plan"
    assert [(p["seat"], p["name"]) for p in told["people"]] == [
        ("Guests' side, seat 1", "Wang"),
        ("Guests' side, seat 2", "Li"),
        ("Hosts' side, seat 1", "Korhonen"),
        ("Hosts' side, seat 2", "Niemi"),
        ("", "Zhao"),
    ]
    assert all(p["why"] for p in told["people"])
