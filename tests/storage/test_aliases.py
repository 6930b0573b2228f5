"""Merging people and taking it back: nothing is lost, wherever and in whatever order it happens."""

from __future__ import annotations

import random
import uuid
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from c21desk.domain.delegations import Delegation, Member, member_id
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Channel, Person, Position, PostalAddress, Tag, tag_id
from c21desk.domain.programme import Participant, ProgrammeItem, participant_id
from c21desk.i18n import message
from c21desk.storage import finding
from c21desk.storage.bulk import New
from c21desk.storage.changes import MERGED, changes
from c21desk.storage.check import check
from c21desk.storage.replay import states
from c21desk.storage.store import Store
from tests.storage.helpers import send, whole_state

ADD, EDIT, MERGE = message("Add"), message("Edit"), message("Merge")


def _person(name: str) -> Person:
    person = Person(
        family_latin=name,
        note=f"note of {name}",
        positions=[Position(title=LocalizedText(fi=f"Post of {name}"))],
        channels=[Channel(value=f"{name}1"), Channel(value=f"{name}2")],
        addresses=[PostalAddress(street=f"Street of {name}")],
    )
    person.tags = [Tag(id=tag_id(person.id, tag), name=tag) for tag in ("all", name)]
    return person


def _full(session: object, person: uuid.UUID) -> Person | None:
    parts = (Person.positions, Person.channels, Person.addresses, Person.tags)
    options = [selectinload(part) for part in parts]
    return session.get(Person, person, options=options, populate_existing=True)  # type: ignore[attr-defined, no-any-return]


def _merge(store: Store, loser: uuid.UUID, winner: uuid.UUID) -> uuid.UUID:
    with store.write(MERGE) as session:
        return session.merge_into(loser, winner)


def _note(store: Store, person: uuid.UUID, note: str) -> None:
    with store.write(EDIT) as session:
        found = session.get(Person, person)
        assert found is not None
        found.note = note


def _pair(store: Store) -> tuple[uuid.UUID, uuid.UUID]:
    a, b = _person("Aalto"), _person("Berg")
    delegation = Delegation(name=LocalizedText(fi="Valtuuskunta"))
    delegation.members = [Member(id=member_id(delegation.id, p.id), person_id=p.id) for p in (a, b)]
    item = ProgrammeItem(title=LocalizedText(fi="Tapaaminen"))
    item.participants = [Participant(id=participant_id(item.id, a.id), person_id=a.id)]
    with store.write(ADD) as session:
        session.add_all([a, b, delegation, item])
    return a.id, b.id


def test_the_winner_has_all_that_both_had_and_every_reference_leads_there(store: Store) -> None:
    loser, winner = _pair(store)
    with store.write(MERGE) as session:
        kept = session.get(Person, winner)
        assert kept is not None
        kept.note = "chosen"
        assert session.merge_into(loser, winner) == winner
        assert kept.family_latin == "Berg"
    with store.read() as session:
        assert session.get(Person, loser) is None
        person = _full(session, winner)
        assert person is not None
        assert person.note == "chosen"
        assert {c.value for c in person.channels} == {"Aalto1", "Aalto2", "Berg1", "Berg2"}
        assert (len(person.positions), len(person.addresses), len(person.tags)) == (2, 2, 4)
        assert set(session.scalars(select(Member.person_id))) == {winner}
        assert set(session.scalars(select(Participant.person_id))) == {winner}
    assert store.shown_as(loser) == winner
    assert store.merged_into(winner) == [loser]
    with store.view() as view:
        assert len(finding.find(view, "person", "Aalto1", 5)) == 1
    with store.reading() as connection:
        assert MERGED in {change.kind for change in changes(connection, winner)}
    assert check(store) == []


def test_taking_a_merge_back_restores_both_exactly_and_is_a_step_of_its_own(store: Store) -> None:
    loser, winner = _pair(store)
    before = whole_state(store)
    with store.write(MERGE) as session:
        kept = session.get(Person, winner)
        assert kept is not None
        kept.note = "chosen"
        session.merge_into(loser, winner)
    merged = whole_state(store)
    assert store.unmerge(loser) is not None
    assert whole_state(store) == before
    assert check(store) == []
    for wanted in (merged, before):
        store.undo()
        assert whole_state(store) == wanted
        assert check(store) == []
    for wanted in (merged, before):
        store.redo()
        assert whole_state(store) == wanted
        assert check(store) == []
    assert store.unmerge(loser) is None
    with store.view() as view:
        assert len(finding.find(view, "person", "Aalto1", 5)) == 1


def test_what_was_changed_meanwhile_stays_with_whom_it_belongs_to(store: Store) -> None:
    loser, winner = _pair(store)
    _merge(store, loser, winner)
    with store.write(EDIT) as session:
        person = _full(session, winner)
        assert person is not None
        for channel in person.channels:
            channel.label = f"of {channel.value}"
        person.channels.append(Channel(value="new"))
        person.positions[:] = [p for p in person.positions if p.title.fi == "Post of Berg"]
    assert check(store) == []
    store.unmerge(loser)
    with store.read() as session:
        first, second = _full(session, loser), _full(session, winner)
        assert first is not None
        assert second is not None
        assert {(c.value, c.label) for c in first.channels} == {
            ("Aalto1", "of Aalto1"),
            ("Aalto2", "of Aalto2"),
        }
        assert {c.value for c in second.channels} == {"Berg1", "Berg2", "new"}
        assert first.positions == []
        assert len(second.positions) == 1
    assert check(store) == []


def test_deleting_the_merged_person_deletes_both_and_undo_brings_both_back(store: Store) -> None:
    loser, winner = _pair(store)
    _merge(store, loser, winner)
    merged = whole_state(store)
    with store.write(EDIT) as session:
        session.delete(_full(session, winner))
    state = whole_state(store)
    assert not state["person"]
    assert not state["channel"]
    assert check(store) == []
    store.undo()
    assert whole_state(store) == merged
    assert check(store) == []


def test_a_stale_id_leads_to_the_merged_person(store: Store) -> None:
    loser, winner = _pair(store)
    _merge(store, loser, winner)
    with store.write(ADD) as session:
        session.add(Channel(person_id=loser, value="late"))
        session.add(Delegation(members=[Member(person_id=loser)]))
        session.create_many([New(Delegation, {}, [New(Member, {"person_id": loser})])])
    with store.read() as session:
        late = session.scalars(select(Channel).where(Channel.value == "late")).one()
        assert late.person_id == winner
        assert set(session.scalars(select(Member.person_id))) == {winner}
    assert check(store) == []
    with pytest.raises(ValueError, match="itself"):
        _merge(store, loser, winner)


def _two(tmp_path: Path) -> tuple[Store, Store]:
    return tuple(Store.create(tmp_path / f"{name}.c21")[0] for name in "ab")  # type: ignore[return-value]


def test_operations_that_arrive_later_for_the_merged_person_reach_the_winner(tmp_path: Path) -> None:
    here, there = _two(tmp_path)
    loser, winner = _pair(here)
    send(here, there)
    _merge(here, loser, winner)
    with there.write(EDIT) as session:  # there nobody knows of the merge yet
        person = _full(session, loser)
        assert person is not None
        person.diet = "vegan"
        person.channels.append(Channel(value="late"))
        session.add(Delegation(members=[Member(person_id=loser)]))
    send(there, here)
    assert check(here) == []
    with here.read() as session:
        person = _full(session, winner)
        assert person is not None
        assert person.diet == "vegan"
        assert "late" in {c.value for c in person.channels}
        assert set(session.scalars(select(Member.person_id))) == {winner}
    with here.reading() as connection:
        [state] = [s for s in states(connection, [winner.bytes]) if s.key == winner.bytes]
    assert state.conflicts == ("diet",)
    with here.write(EDIT) as session:  # whoever decides has seen both
        found = session.get(Person, winner)
        assert found is not None
        found.diet = "vegetarian"
    with here.reading() as connection:
        [state] = [s for s in states(connection, [winner.bytes]) if s.key == winner.bytes]
    assert state.conflicts == ()
    here.unmerge(loser)
    with here.read() as session:
        first = _full(session, loser)
        assert first is not None
        assert first.diet == "vegan"
        assert "late" in {c.value for c in first.channels}
    send(here, there)
    assert whole_state(there) == whole_state(here)
    for store in (here, there):
        assert check(store) == []
        store.close()


def test_merges_in_a_circle_from_two_files_show_one_person_alike(tmp_path: Path) -> None:
    here, there = _two(tmp_path)
    a, b = _pair(here)
    send(here, there)
    before = whole_state(here)
    _merge(here, a, b)
    _merge(there, b, a)
    send(here, there)
    send(there, here)
    assert whole_state(here) == whole_state(there)
    assert len(whole_state(here)["person"]) == 1
    assert here.shown_as(a) == there.shown_as(a) == here.shown_as(b)
    here.unmerge(a)
    assert len(whole_state(here)["person"]) == 1  # the other merge still stands
    here.unmerge(b)
    assert whole_state(here) == before
    assert check(here) == []
    for store in (here, there):
        store.close()


def _world(store: Store, source: random.Random, size: int) -> list[uuid.UUID]:
    people = [_person(f"N{n}") for n in range(size)]
    records: list[object] = list(people)
    for n in range(size // 2):
        delegation = Delegation(name=LocalizedText(fi=f"D{n}"))
        chosen = source.sample(people, k=min(size, 3))
        delegation.members = [Member(id=member_id(delegation.id, p.id), person_id=p.id) for p in chosen]
        item = ProgrammeItem(title=LocalizedText(fi=f"I{n}"))
        item.participants = [Participant(id=participant_id(item.id, p.id), person_id=p.id) for p in chosen]
        records += [delegation, item]
    with store.write(ADD) as session:
        session.add_all(records)
    return [person.id for person in people]


OWNED = ("position", "channel", "postal_address", "person_tag", "member", "participant")


def test_merging_and_unmerging_500_random_pairs_loses_nothing(store: Store) -> None:
    source = random.Random(21)
    people = _world(store, source, 12)
    before = whole_state(store)
    done = 0
    while done < 500:
        backwards = source.random() < 0.2
        history = [before]
        losers: list[uuid.UUID] = []
        for _ in range(source.randrange(1, 10)):  # chains and stars grow
            loser, winner = source.sample(people, k=2)
            if store.shown_as(loser) == store.shown_as(winner):
                continue
            losers.append(store.shown_as(loser))
            _merge(store, loser, winner)
            done += 1
            if backwards:
                history.append(whole_state(store))
        merged = whole_state(store)
        assert len(merged["person"]) == len(before["person"]) - len(losers)
        for table in OWNED:
            assert merged[table].keys() == before[table].keys()
        if backwards:
            for loser, wanted in zip(reversed(losers), reversed(history[:-1]), strict=True):
                store.unmerge(loser)
                assert whole_state(store) == wanted
        else:
            for loser in source.sample(losers, k=len(losers)):
                store.unmerge(loser)
            assert whole_state(store) == before
    assert check(store) == []


@pytest.mark.parametrize("seed", range(4))
def test_files_that_exchange_in_any_order_agree(tmp_path: Path, seed: int) -> None:
    source = random.Random(seed)
    files = [Store.create(tmp_path / f"{n}.c21")[0] for n in range(3)]
    people = _world(files[0], source, 6)
    for file in files[1:]:
        send(files[0], file)
    for _ in range(30):
        file = source.choice(files)
        match source.randrange(7):
            case 0 | 1:
                loser, winner = source.sample(people, k=2)
                there = whole_state(file)["person"].keys()
                pair = {file.shown_as(loser), file.shown_as(winner)}
                if len(pair) == 2 and pair <= there:
                    _merge(file, loser, winner)
            case 2:
                file.unmerge(source.choice(people))
            case 3:
                with file.write(EDIT) as session:
                    if person := _full(session, file_shown(session, source.choice(people))):
                        person.note = f"note {source.random()}"
                        if person.channels:
                            source.choice(person.channels).value = f"value {source.random()}"
                        person.channels.append(Channel(value="more"))
            case 4:
                file.undo()
            case 5:
                if source.random() < 0.3:
                    with file.write(EDIT) as session:
                        if person := _full(session, file_shown(session, source.choice(people))):
                            session.delete(person)
            case 6:
                send(source.choice([f for f in files if f is not file]), file)
        assert check(file) == []
    for _ in range(2):
        for a in files:
            for b in files:
                if a is not b:
                    send(a, b)
    first, *others = [whole_state(file) for file in files]
    assert all(other == first for other in others)
    for file in files:
        assert check(file) == []
        file.close()


def file_shown(session: object, person: uuid.UUID) -> uuid.UUID:
    connection = session.connection()  # type: ignore[attr-defined]
    shown = session.recorder.aliases(connection).resolve(person.bytes)  # type: ignore[attr-defined]
    return uuid.UUID(bytes=shown)
