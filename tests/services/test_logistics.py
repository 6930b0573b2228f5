"""Rooms, vehicles, members and the export for case management, over real files."""

from __future__ import annotations

import csv
import hashlib
import io
import uuid
import zipfile
from pathlib import Path

import pytest

from c21desk.domain.errors import StaleRecordError, UserError
from c21desk.domain.kinds import Marking, RoomWish
from c21desk.domain.localized import LocalizedText
from c21desk.domain.rooming import Wish, propose_rooms
from c21desk.services.desk import Desk


@pytest.fixture
def visit(desk: Desk) -> uuid.UUID:
    """A visit with three guests: Aalto, Berg, Chen."""
    visit = desk.visits.new()
    visit.title = LocalizedText(en="Nanjing in Espoo")
    visit.case_number = "ESP/12/2031"
    desk.visits.save(visit)
    delegation = desk.delegations.new()
    delegation.name, delegation.visit_id = LocalizedText(en="Nanjing"), visit.id
    desk.delegations.save(delegation)
    for name in ("Aalto", "Berg", "Chen"):
        person = desk.people.new()
        person.family_latin = name
        desk.people.save(person)
        desk.delegations.add_member(delegation.id, person.id)
    return visit.id


def test_companions_share_unless_one_wishes_to_be_alone() -> None:
    a, b, c, d = (uuid.uuid4() for _ in range(4))
    rooms = propose_rooms([Wish(a), Wish(b, companion_id=a), Wish(c, RoomWish.TWIN), Wish(d)])
    assert [(r.kind, r.people) for r in rooms] == [
        (RoomWish.DOUBLE, (a, b)),
        (RoomWish.TWIN, (c,)),
        (RoomWish.SINGLE, (d,)),
    ]
    apart = propose_rooms([Wish(a, RoomWish.SINGLE), Wish(b, companion_id=a)])
    assert [r.people for r in apart] == [(a,), (b,)]
    assert propose_rooms([Wish(a, RoomWish.DOUBLE), Wish(b, RoomWish.SUITE, a)])[0].kind == RoomWish.SUITE


def test_rooms_are_proposed_once_and_undone_in_one_step(desk: Desk, visit: uuid.UUID) -> None:
    first, second, _third = desk.members.of_visit(visit)
    desk.members.edit([second.id], companion_id=first.person_id)
    assert desk.rooms.propose(visit) == 2
    assert desk.rooms.propose(visit) == 0
    assert desk.rooms.without_room(visit) == []
    assert sorted(len(r.occupants) for r in desk.lists.rooms.of_visit(visit)) == [1, 2]
    desk.history.undo()
    assert desk.lists.rooms.of_visit(visit) == []
    assert len(desk.rooms.without_room(visit)) == 3
    assert desk.check() == []


def test_a_deleted_vehicle_carries_nobody(desk: Desk, visit: uuid.UUID) -> None:
    people = [m.person_id for m in desk.members.of_visit(visit)]
    car = desk.vehicles.new_for(visit)
    car.name = LocalizedText(en="Car 1")
    desk.vehicles.save_with(car, people[:2])
    assert set(desk.vehicles.passengers(car.id)) == set(people[:2])
    desk.vehicles.save_with(desk.vehicles.get(car.id), people[2:])
    assert desk.vehicles.passengers(car.id) == (people[2],)
    desk.vehicles.delete([car.id])
    assert desk.vehicles.passengers(car.id) == ()
    desk.history.undo()
    assert desk.vehicles.passengers(car.id) == (people[2],)


def test_needs_are_counted_without_regard_to_case(desk: Desk, visit: uuid.UUID) -> None:
    for member, diet in zip(desk.members.of_visit(visit), ("Vegetarian", "vegetarian ", ""), strict=True):
        person = desk.people.get(member.person_id)
        person.diet = diet
        desk.people.save(person)
    needs = desk.members.needs(visit)
    assert needs.diets[0][1] == 2
    assert not needs.allergies


def test_members_refuse_what_cannot_be(desk: Desk, visit: uuid.UUID) -> None:
    row = desk.members.of_visit(visit)[0]
    member, other = desk.members.get(row.id), desk.members.get(row.id)
    member.companion_id = member.person_id
    with pytest.raises(UserError) as refused:
        desk.members.save(member)
    assert refused.value.field == "companion_id"
    member.companion_id, member.room_note = None, "High floor"
    desk.members.save(member)
    other.room_note = "Low floor"
    with pytest.raises(StaleRecordError):
        desk.members.save(other)
    assert desk.members.get(row.id).room_note == "High floor"


def test_documents_go_out_with_an_index_that_proves_them(
    desk: Desk, visit: uuid.UUID, tmp_path: Path
) -> None:
    output = tmp_path / "case.zip"
    with pytest.raises(UserError, match="no documents"):
        desk.case_export.write(visit, output)
    assert not output.exists()
    (tmp_path / "puhe.txt").write_text("尊敬的来宾", encoding="utf-8")
    (tmp_path / "muistio.txt").write_text("Muistio", encoding="utf-8")
    ids = desk.documents.add(visit, [tmp_path / "puhe.txt", tmp_path / "muistio.txt"])
    secret = desk.documents.get(ids[0])
    secret.title, secret.marking, secret.marking_ground = (
        "=a/b: 讲话",
        Marking.SECRET,
        "JulkL 24 § 1 mom. 2 k",
    )
    desk.documents.save(secret)
    result = desk.case_export.write(visit, output)
    assert (result.documents, result.case_number) == (2, "ESP/12/2031")
    with zipfile.ZipFile(output) as archive:
        assert archive.testzip() is None
        table = archive.read("index.csv")
        assert table.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))[1:]
        for row in rows:
            assert row[0] == "ESP/12/2031"
            assert hashlib.sha256(archive.read(row[1])).hexdigest() == row[-1]
        assert rows[0][2] == "'=a/b: 讲话"
        assert rows[0][7] == "JulkL 24 § 1 mom. 2 k"
        assert "ESP/12/2031" in archive.read("index.txt").decode("utf-8-sig")
    before = output.read_bytes()
    desk.case_export.write(visit, output)
    assert output.read_bytes() == before
    with pytest.raises(UserError):
        desk.case_export.write(visit, tmp_path / "none" / "case.zip")
    with pytest.raises(UserError):
        desk.case_export.write(visit, tmp_path)
