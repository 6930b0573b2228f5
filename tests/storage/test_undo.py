from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from c21desk.domain.delegations import Delegation, Member, member_id
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Channel, Person, Position, PostalAddress, Tag, tag_id
from c21desk.domain.visits import Visit
from c21desk.i18n import message
from c21desk.storage import steps
from c21desk.storage.check import check
from c21desk.storage.store import Store
from tests.storage.helpers import State, whole_state

NAMES = ["Aino", "Mäkelä", "王", "伟", "𬀩", "", "O'Brien", 'quote " here', "line\nbreak", "ΩЖ"]


class Editor:
    """Makes random edits of every kind through the store's one door."""

    def __init__(self, store: Store, source: random.Random) -> None:
        self.store = store
        self.random = source

    def step(self) -> None:
        edit: Callable[[], None] = self.random.choice(
            [
                self.add_person,
                self.edit_person,
                self.edit_person,
                self.change_positions,
                self.delete_person,
                self.join_delegation,
                self.leave_delegation,
                self.several_at_once,
            ]
        )
        edit()

    def _text(self) -> LocalizedText:
        return LocalizedText(*(self.random.choice(NAMES) for _ in range(3)))

    def _any(self, session: object, record: type) -> object:
        found = session.scalars(select(record).order_by(record.id)).all()  # type: ignore[attr-defined]
        return self.random.choice(found) if found else None

    def _person(self) -> Person:
        person = Person(
            family_latin=self.random.choice(NAMES),
            family_han=self.random.choice(NAMES),
            positions=[Position(title=self._text(), rank_level=n) for n in range(self.random.randrange(3))],
            channels=[Channel(value=self.random.choice(NAMES)) for _ in range(self.random.randrange(2))],
            addresses=[PostalAddress(street=self.random.choice(NAMES))],
        )
        person.tags = [
            Tag(id=tag_id(person.id, name), name=name) for name in self.random.sample(NAMES, k=2) if name
        ]
        return person

    def add_person(self) -> None:
        with self.store.write(message("Add person")) as session:
            session.add(self._person())

    def _full_person(self, session: object) -> Person | None:
        person = self._any(session, Person)
        if person is None:
            return None
        parts = (selectinload(Person.positions), selectinload(Person.channels))
        return session.get(Person, person.id, options=parts, populate_existing=True)  # type: ignore[attr-defined]

    def edit_person(self) -> None:
        with self.store.write(message("Edit person")) as session:
            if person := self._full_person(session):
                person.given_latin = self.random.choice(NAMES)
                person.biography = self._text()

    def change_positions(self) -> None:
        with self.store.write(message("Edit positions")) as session:
            if person := self._full_person(session):
                if person.positions and self.random.random() < 0.5:
                    person.positions.pop(self.random.randrange(len(person.positions)))
                if person.positions:
                    self.random.choice(person.positions).title = self._text()
                person.positions.append(Position(title=self._text()))

    def delete_person(self) -> None:
        with self.store.write(message("Delete person")) as session:
            if person := self._full_person(session):
                session.delete(person)

    def _delegation(self, session: object) -> Delegation:
        found = session.scalars(select(Delegation).options(selectinload(Delegation.members))).first()  # type: ignore[attr-defined]
        if found is None:
            found = Delegation(name=LocalizedText(fi="Valtuuskunta"))
            session.add(found)  # type: ignore[attr-defined]
        return found

    def join_delegation(self) -> None:
        with self.store.write(message("Add member")) as session:
            delegation, person = self._delegation(session), self._any(session, Person)
            if person is None:
                return
            key = member_id(delegation.id, person.id)  # type: ignore[attr-defined]
            if key not in {m.id for m in delegation.members}:
                delegation.members.append(Member(id=key, person_id=person.id, title=self._text()))  # type: ignore[attr-defined]

    def leave_delegation(self) -> None:
        with self.store.write(message("Remove member")) as session:
            delegation = self._delegation(session)
            if delegation.members:
                delegation.members.pop(self.random.randrange(len(delegation.members)))

    def several_at_once(self) -> None:
        with self.store.write(message("Several")) as session:
            session.add_all([self._person(), Visit(title=self._text())])
            if person := self._full_person(session):
                person.note = self.random.choice(NAMES)


def test_undo_and_redo_of_300_random_edits_restore_whole_states_exactly(store: Store) -> None:
    editor = Editor(store, random.Random(21))
    states: list[State] = [whole_state(store)]
    while len(states) <= 300:
        editor.step()
        state = whole_state(store)
        if state != states[-1]:  # an edit that changed nothing is no step
            states.append(state)
    assert check(store) == []
    for wanted in reversed(states[:-1]):
        assert store.undo() is not None
        assert whole_state(store) == wanted
    assert store.undo() is None
    assert check(store) == []
    for wanted in states[1:]:
        assert store.redo() is not None
        assert whole_state(store) == wanted
    assert store.redo() is None
    assert check(store) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["edit", "edit", "undo", "redo"]), max_size=25), st.integers(0, 2**32))
def test_any_mix_of_edits_undo_and_redo_acts_like_a_list_of_states(
    tmp_path_factory: pytest.TempPathFactory, actions: list[str], seed: int
) -> None:
    store, _ = Store.create(tmp_path_factory.mktemp("mix") / "desk.c21")
    editor = Editor(store, random.Random(seed))
    history, at = [whole_state(store)], 0
    for action in actions:
        if action == "edit":
            editor.step()
            state = whole_state(store)
            if state != history[at]:
                history[at + 1 :] = [state]
                at += 1
        elif action == "undo":
            assert (store.undo() is not None) == (at > 0)
            at = max(0, at - 1)
        else:
            assert (store.redo() is not None) == (at < len(history) - 1)
            at = min(len(history) - 1, at + 1)
        assert whole_state(store) == history[at]
    assert check(store) == []
    store.close()


def test_undo_names_its_step_and_survives_closing_the_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.c21"
    store, _ = Store.create(path)
    with store.write(message("Delete {n} people", n=3)) as session:
        session.add(Person(family_latin="Aalto"))
    store.close()
    store = Store.open(path)
    label = store.undo_label()
    assert label is not None
    assert label.text() == "Delete 3 people"
    assert store.redo_label() is None
    done = store.undo()
    assert done is not None
    assert done.label == label
    assert store.redo_label() == label
    store.close()


def test_an_edit_after_undo_forgets_what_could_be_redone(store: Store) -> None:
    for name in ("Aalto", "Berg"):
        with store.write(message("Add")) as session:
            session.add(Person(family_latin=name))
    store.undo()
    with store.write(message("Add")) as session:
        session.add(Person(family_latin="Ceder"))
    assert store.redo() is None
    with store.read() as session:
        assert sorted(session.scalars(select(Person.family_latin))) == ["Aalto", "Ceder"]


def test_undoing_an_earlier_step_keeps_and_names_what_was_changed_since(store: Store) -> None:
    person = Person(family_latin="First", given_latin="First")
    with store.write(message("Add")) as session:
        session.add(person)
    for family, given_name in (("Second", "Second"), ("Third", "Second")):
        with store.write(message("Edit")) as session:
            found = session.get(Person, person.id)
            assert found is not None
            found.family_latin, found.given_latin = family, given_name
    done = store._sessions.take_back(lambda view, _origin: steps.step(view, 2))
    assert done is not None
    assert [(s.entity, s.field, uuid.UUID(bytes=s.record)) for s in done.skipped] == [
        ("person", "family.latin", person.id)
    ]
    with store.read() as session:
        found = session.get(Person, person.id)
    assert found is not None
    assert (found.family_latin, found.given_latin) == ("Third", "First")
    assert check(store) == []
