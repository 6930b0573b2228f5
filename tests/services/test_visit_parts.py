"""What belongs to a visit: kept, listed, undone, and gone or kept with it."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Answer, CommitmentStatus, DueFrom, ItemKind, TaskStatus
from c21desk.domain.localized import LocalizedText
from c21desk.domain.visits import BudgetLine, EarlierVisit
from c21desk.services.desk import Desk
from c21desk.services.logistics import set_occupants, set_travellers


def text(words: str) -> LocalizedText:
    return LocalizedText(en=words)


@pytest.fixture
def visit(desk: Desk) -> uuid.UUID:
    record = desk.visits.new()
    record.title = text("Nanjing in Espoo")
    record.start, record.end = dt.date(2031, 5, 5), dt.date(2031, 5, 8)
    desk.visits.save(record)
    return record.id


def person(desk: Desk, family: str) -> uuid.UUID:
    record = desk.people.new()
    record.family_latin = family
    desk.people.save(record)
    return record.id


def test_a_task_that_is_counted_from_the_visit_moves_with_it(desk: Desk, visit: uuid.UUID) -> None:
    letters = desk.tasks.new_for(visit)
    letters.title, letters.due_days, letters.due_from = text("Thank-you letters"), 7, DueFrom.LAST_DAY
    desk.tasks.save(letters)
    fixed = desk.tasks.new_for(visit)
    fixed.title, fixed.due = text("Book hall"), dt.date(2031, 4, 1)
    desk.tasks.save(fixed)
    assert [(r.title.en, r.due) for r in desk.lists.tasks.of_visit(visit)] == [
        ("Book hall", dt.date(2031, 4, 1)),
        ("Thank-you letters", dt.date(2031, 5, 15)),
    ]
    record = desk.visits.get(visit)
    record.end = dt.date(2031, 5, 9)
    desk.visits.save(record)
    assert desk.lists.tasks.of_visit(visit)[1].due == dt.date(2031, 5, 16)
    assert letters.due_day(record.start, record.end) == dt.date(2031, 5, 16)


def test_tasks_are_ticked_off_in_one_step(desk: Desk, visit: uuid.UUID) -> None:
    ids = []
    for words in ("One", "Two"):
        task = desk.tasks.new_for(visit)
        task.title = text(words)
        desk.tasks.save(task)
        ids.append(task.id)
    desk.tasks.set_status(ids, TaskStatus.DONE)
    assert desk.lists.tasks.open_tasks() == []
    assert all(row.done for row in desk.lists.tasks.of_visit(visit))
    desk.history.undo()
    assert [row.title.en for row in desk.lists.tasks.open_tasks()] == ["One", "Two"]
    assert not any(row.done for row in desk.lists.tasks.of_visit(visit))


def test_promises_notes_gifts_and_outcomes_outlive_the_visit_and_its_plans_do_not(
    desk: Desk, visit: uuid.UUID, tmp_path: Path
) -> None:
    wang = person(desk, "Wang")
    item = desk.programme.new_for(visit)
    item.title, item.kind = text("Dinner"), ItemKind.DINNER.value
    desk.programme.save(item)
    promise = desk.commitments.new_for(visit, item.id)
    promise.title, promise.person_id = text("Send the study"), wang
    desk.commitments.save(promise)
    gift = desk.gifts.new_for(visit)
    gift.title, gift.person_id, gift.value = text("Glass vase"), wang, 8000
    desk.gifts.save(gift)
    note = desk.notes.new_for(visit, item.id)
    note.text, note.person_id = " Wants to see skiing \n", wang
    desk.notes.save(note)
    outcome = desk.outcomes.new_for(visit)
    outcome.title = text("Charter flights")
    desk.outcomes.save(outcome)
    (tmp_path / "speech.txt").write_text("Dear guests", encoding="utf-8")
    [document] = desk.documents.add(visit, [tmp_path / "speech.txt"])
    assert desk.documents.content(document) == b"Dear guests"
    desk.invitations.invite(item.id, [wang])
    car = desk.vehicles.new_for(visit)
    car.name = text("Car 1")
    desk.vehicles.save(car)

    desk.visits.delete([visit])
    assert desk.lists.commitments.of_person(wang)[0].title.en == "Send the study"
    assert desk.lists.gifts.of_person(wang)[0].value == 8000
    assert desk.lists.notes.of_person(wang)[0].text == "Wants to see skiing"
    assert [row.title.en for row in desk.lists.outcomes.of_visit(visit)] == ["Charter flights"]
    assert not desk.lists.documents.of_visit(visit)
    assert not desk.lists.invitations.of_visit(visit)
    assert not desk.lists.vehicles.of_visit(visit)
    desk.history.undo()
    assert desk.documents.content(document) == b"Dear guests"
    assert desk.lists.vehicles.of_visit(visit)[0].name.en == "Car 1"
    assert desk.check() == []


def test_guest_lists_count_who_comes(desk: Desk, visit: uuid.UUID) -> None:
    item = desk.programme.new_for(visit)
    item.title = text("Reception")
    desk.programme.save(item)
    guests = [person(desk, name) for name in ("Aalto", "Berg", "Chen")]
    assert desk.invitations.invite(item.id, guests) == 3
    assert desk.invitations.invite(item.id, [*guests, guests[0]]) == 0
    rows = desk.lists.invitations.of_item(item.id)
    desk.invitations.set_answer([r.id for r in rows], Answer.SENT)
    record = desk.invitations.get(rows[0].id)
    record.party, record.answer = 1, Answer.ACCEPTED
    desk.invitations.save(record)
    desk.invitations.set_answer([rows[1].id], Answer.DECLINED)
    expected = desk.invitations.expected(item.id)
    assert (expected.invited, expected.accepted, expected.declined, expected.open) == (3, 1, 1, 1)
    assert expected.coming == 2


def test_journeys_and_rooms_hold_people_once(desk: Desk, visit: uuid.UUID) -> None:
    wang, li = person(desk, "Wang"), person(desk, "Li")
    journey = desk.journeys.new_for(visit)
    journey.number, journey.origin, journey.destination = "AY 88", "PVG", "HEL"
    set_travellers(journey, [wang, li])
    desk.journeys.save(journey)
    again = desk.journeys.get(journey.id)
    set_travellers(again, [li])
    desk.journeys.save(again)
    assert [n.en for n in desk.lists.journeys.of_visit(visit)[0].travellers] == ["Li"]
    desk.history.undo()
    assert len(desk.lists.journeys.of_visit(visit)[0].travellers) == 2
    room = desk.rooms.new_for(visit)
    room.number = "512"
    set_occupants(room, [wang])
    desk.rooms.save(room)
    row = desk.lists.rooms.of_visit(visit)[0]
    assert ([n.en for n in row.occupants], row.arrival, row.departure) == (
        ["Wang"],
        dt.date(2031, 5, 5),
        dt.date(2031, 5, 8),
    )


def test_bad_input_is_refused_at_its_field(desk: Desk, visit: uuid.UUID, tmp_path: Path) -> None:
    def refused(act: object, field: str) -> None:
        assert callable(act)
        with pytest.raises(UserError) as error:
            act()
        assert error.value.field == field

    task = desk.tasks.new_for(visit)
    refused(lambda: desk.tasks.save(task), "title")
    journey = desk.journeys.new_for(visit)
    refused(lambda: desk.journeys.save(journey), "number")
    journey.number = "AY 88"
    journey.departs = dt.datetime(2031, 5, 5, 12, tzinfo=dt.UTC)
    journey.arrives = dt.datetime(2031, 5, 5, 11, tzinfo=dt.UTC)
    refused(lambda: desk.journeys.save(journey), "arrives")
    promise = desk.commitments.new_for(visit)
    promise.title, promise.promised, promise.due = text("x"), dt.date(2031, 5, 5), dt.date(2031, 5, 4)
    refused(lambda: desk.commitments.save(promise), "due")
    gift = desk.gifts.new_for(visit)
    gift.title, gift.value, gift.currency = text("x"), 100, "euro"
    refused(lambda: desk.gifts.save(gift), "currency")
    outcome = desk.outcomes.new_for(visit)
    outcome.title, outcome.amount = text("x"), 100
    refused(lambda: desk.outcomes.save(outcome), "currency")
    refused(lambda: desk.documents.add(visit, [tmp_path / "none.pdf"]), "")
    record = desk.visits.get(visit)
    record.budget.append(BudgetLine(what="Hotel", planned=100000, currency="eurot"))
    refused(lambda: desk.visits.save(record), "budget")
    record.budget[0].currency = "EUR"
    record.earlier.append(EarlierVisit(earlier_id=visit))
    refused(lambda: desk.visits.save(record), "earlier")
    assert not desk.lists.tasks.of_visit(visit)
    assert not desk.lists.documents.of_visit(visit)


def test_settled_promises_leave_the_open_ones(desk: Desk, visit: uuid.UUID) -> None:
    promise = desk.commitments.new_for(visit)
    promise.title = text("Send the study")
    desk.commitments.save(promise)
    assert len(desk.lists.commitments.open_promises()) == 1
    promise = desk.commitments.get(promise.id)
    promise.status = CommitmentStatus.KEPT
    desk.commitments.save(promise)
    assert desk.lists.commitments.open_promises() == []
    assert desk.commitments.get(promise.id).settled is not None


def test_everything_of_a_visit_is_found(desk: Desk, visit: uuid.UUID) -> None:
    note = desk.notes.new_for(visit)
    note.text = "The minister likes sauna"
    desk.notes.save(note)
    promise = desk.commitments.new_for(visit)
    promise.title = LocalizedText(fi="Lähetä selvitys", zh="寄送研究报告")
    desk.commitments.save(promise)
    assert {h.kind for h in desk.search.search("sauna")} == {"note"}
    assert {h.kind for h in desk.search.search("研究")} == {"commitment"}
    assert {"visit", "note", "commitment"} <= {h.kind for h in desk.search.search("nanjing")}
