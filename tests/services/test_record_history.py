from __future__ import annotations

import datetime as dt

import pytest

from c21desk.domain.commitments import Commitment
from c21desk.domain.errors import UserError
from c21desk.domain.gifts import Gift
from c21desk.domain.localized import LocalizedText
from c21desk.domain.model import BY_WIRE, OWNERS
from c21desk.domain.notes import Note
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Channel, Person, Position, PostalAddress
from c21desk.services.desk import Desk
from c21desk.services.details import details
from c21desk.services.record_history import TELLING, ChangeRow
from c21desk.storage.wire import entity

from .test_records import person, visit


def told(rows: list[ChangeRow]) -> list[tuple[str, object, object]]:
    return [(str(r.what), r.before, r.after) for r in rows]


def test_every_change_of_a_person_is_told_with_who_and_when(desk: Desk) -> None:
    made = person(desk, "Aalto", channels=[Channel(value="040 1")])
    made.note = "first"
    desk.people.save(made)
    made.channels[0].value = "040 2"
    desk.people.save(made)
    rows = desk.record_history.changes(made.id)
    assert told(rows)[:2] == [("Contact: Value", "040 1", "040 2"), ("Note", "", "first")]
    assert {what for what, _before, _after in told(rows)[2:]} == {"Added: Person", "Added: Contact"}
    assert {r.author for r in rows} == {"Tester"}
    assert str(rows[0].step) == "Edit person"
    assert rows[0].moment >= rows[1].moment


def test_one_field_is_taken_back_and_the_others_stay(desk: Desk) -> None:
    made = person(desk, "Aalto", note="one")
    made.note, made.diet = "two", "no nuts"
    desk.people.save(made)
    row = next(r for r in desk.record_history.changes(made.id) if str(r.what) == "Note")
    assert row.can_be_taken_back
    desk.record_history.take_back(row.change)
    found = desk.people.get(made.id)
    assert (found.note, found.diet) == ("one", "no nuts")
    desk.history.undo()
    assert desk.people.get(made.id).note == "two"
    assert desk.check() == []


def test_one_language_of_a_text_is_taken_back(desk: Desk) -> None:
    made = person(desk, "Aalto")
    made.positions = [Position(title=LocalizedText(fi="rehtori", en="Rector"))]
    desk.people.save(made)
    made.positions[0].title = LocalizedText(fi="vararehtori", en="Vice Rector")
    desk.people.save(made)
    row = next(r for r in desk.record_history.changes(made.id) if "English" in str(r.what))
    assert str(row.what) == "Post: Title (English)"
    desk.record_history.take_back(row.change)
    assert desk.people.get(made.id).positions[0].title == LocalizedText(fi="vararehtori", en="Rector")


def test_a_field_changed_since_is_not_taken_back(desk: Desk) -> None:
    made = person(desk, "Aalto", note="one")
    for text in ("two", "three"):
        made.note = text
        desk.people.save(made)
    newest, older = (r for r in desk.record_history.changes(made.id) if str(r.what) == "Note")
    assert (newest.can_be_taken_back, older.can_be_taken_back) == (True, False)
    with pytest.raises(UserError, match="changed since"):
        desk.record_history.take_back(older.change)
    assert desk.people.get(made.id).note == "three"


def test_an_undone_change_is_told_as_undone(desk: Desk) -> None:
    made = person(desk, "Aalto")
    made.note = "one"
    desk.people.save(made)
    desk.history.undo()
    row = desk.record_history.changes(made.id)[0]
    assert (str(row.what), row.stands, row.can_be_taken_back) == ("Note", False, False)


def test_references_are_told_by_name_and_sensitive_values_are_marked(desk: Desk) -> None:
    made = person(desk, "Aalto")
    espoo = next(p for p in desk.places.find_rows("Espoo"))
    made.home_place_id, made.passport_number = espoo.id, "X1"
    desk.people.save(made)
    rows = {str(r.what): r for r in desk.record_history.changes(made.id)}
    assert rows["Home place"].after.fi == "Espoo"
    assert (rows["Passport number"].sensitive, rows["Home place"].sensitive) == (True, False)


def test_what_was_added_and_removed_says_which(desk: Desk) -> None:
    body = Organisation(name=LocalizedText(fi="Esimerkkilän kaupunki"))
    desk.organisations.save(body)
    made = person(
        desk,
        "Aalto",
        channels=[Channel(kind="email", value="aalto@example.org", label="work")],
        positions=[Position(title=LocalizedText(fi="rehtori"), organisation_id=body.id)],
        addresses=[PostalAddress(street="Esimerkkikatu 1", locality="Turku")],
    )
    made.channels = []
    desk.people.save(made)

    def told(row: ChangeRow) -> list[object]:
        return [one.value.fi if isinstance(one.value, LocalizedText) else one.value for one in row.content]

    rows = [r for r in desk.record_history.changes(made.id) if r.content]
    assert {str(r.what): told(r) for r in rows} == {
        "Removed: Contact": ["email", "aalto@example.org", "work"],
        "Added: Contact": ["email", "aalto@example.org", "work"],
        "Added: Post": ["rehtori", "Esimerkkilän kaupunki"],
        "Added: Postal address": ["Esimerkkikatu 1", "Turku"],
    }
    assert [(r.added, r.removed) for r in rows if "Contact" in str(r.what)] == [(False, True), (True, False)]


def test_members_and_participants_are_told_by_name(desk: Desk) -> None:
    shown = desk.sample.load()
    delegation = desk.delegations.for_visit(shown)[0]
    members = [r for r in desk.record_history.changes(delegation.id) if str(r.what) == "Added: Member"]
    assert len(members) == len(delegation.members)
    assert all(r.content[0].value for r in members)
    item = next(i for i in desk.programme.items(shown) if desk.programme.get(i.id).participants)
    rows = [r for r in desk.record_history.changes(item.id) if str(r.what) == "Added: Participant"]
    assert rows
    assert all([one.field for one in r.content] == ["person", "role"] for r in rows)


def test_every_owned_record_says_which_it_is() -> None:
    assert set(TELLING) == {record.__wire__ for record in OWNERS}
    assert all(
        set(names) <= {f.wire.split(".")[0] for f in entity(BY_WIRE[wire]).fields}
        for wire, names in TELLING.items()
    )


def test_visits_and_meetings_of_a_person(desk: Desk) -> None:
    shown = desk.sample.load()
    delegation = desk.delegations.for_visit(shown)[0]
    member = desk.delegations.ranked(delegation.id)[0]
    found = desk.record_history.encounters(member.person_id)
    assert {e.kind for e in found} >= {"visit", "programme_item"}
    assert next(e.id for e in found if e.kind == "visit") == shown
    assert desk.record_history.encounters(visit(desk).id) == []


def test_gifts_promises_and_notes_of_a_person_without_a_visit_are_told_newest_first(desk: Desk) -> None:
    person = Person(family_latin="Virtanen")
    desk.people.save(person)
    day = dt.date(2026, 5, 4)
    gift = Gift(title=LocalizedText(en="Vase"), person_id=person.id, day=day, value=4500)
    promise = Commitment(
        title=LocalizedText(en="Send book"), person_id=person.id, promised=day.replace(day=6)
    )
    note = Note(
        text="Likes skiing\nand ice", person_id=person.id, written=dt.datetime(2026, 5, 5, 9, tzinfo=dt.UTC)
    )
    desk.gifts.save(gift)
    desk.commitments.save(promise)
    desk.notes.save(note)
    found = desk.record_history.encounters(person.id)
    assert [(e.kind, e.title.en) for e in found] == [
        ("commitment", "Send book"),
        ("note", "Likes skiing"),
        ("gift", "Vase"),
    ]
    assert found[2].value == 4500
    told = details(desk, person.id)["history"]
    assert [e["id"] for e in told] == [str(promise.id), str(note.id), str(gift.id)]
    assert "visit" not in told[0]
