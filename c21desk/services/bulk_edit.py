"""Changing one thing of many people at once, as one undo step."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy.orm import selectinload

from c21desk.domain.errors import UserError
from c21desk.domain.people import Person, Position, Tag, tag_id
from c21desk.i18n import N_, Message, message, plural
from c21desk.storage.journal import WriteSession
from c21desk.storage.store import Store

_BATCH = 400

FIELDS = ("name_order", "sex", "languages", "interpreting", "home_place_id", "honorific")
"""Columns of a person that may be set for many at once."""


class BulkEdit:
    """Edits of a selection of people. Each returns how many people were changed."""

    def __init__(self, store: Store, progress: Callable[[float], None] = lambda _share: None) -> None:
        self._store = store
        self._progress = progress

    def watched(self, progress: Callable[[float], None]) -> BulkEdit:
        """The same, calling ``progress`` with the share that is done. It may raise: nothing is changed then."""
        return BulkEdit(self._store, progress)

    def put_into_groups(self, people: Sequence[uuid.UUID], names: Sequence[str]) -> int:
        """Put people into groups. Raises UserError where no group is named."""
        wanted = _named(names)

        def put(person: Person) -> bool:
            here = {tag.name.casefold() for tag in person.tags}
            new = [name for key, name in wanted.items() if key not in here]
            person.tags += [Tag(id=tag_id(person.id, name), person_id=person.id, name=name) for name in new]
            return bool(new)

        step = plural("Put {n} person into a group", "Put {n} people into a group", len(people))
        return self._change(people, step, put)

    def take_out_of_groups(self, people: Sequence[uuid.UUID], names: Sequence[str]) -> int:
        """Take people out of groups. Raises UserError where no group is named."""
        wanted = _named(names)

        def take(person: Person) -> bool:
            kept = [tag for tag in person.tags if tag.name.casefold() not in wanted]
            changed = len(kept) < len(person.tags)
            if changed:
                person.tags[:] = kept
            return changed

        step = plural("Take {n} person out of a group", "Take {n} people out of a group", len(people))
        return self._change(people, step, take)

    def set_field(self, people: Sequence[uuid.UUID], column: str, value: Any) -> int:
        """Give a field (one of :data:`FIELDS`) the same value for all. Raises ValueError for another one."""
        if column not in FIELDS:
            raise ValueError(column)

        def change(person: Person) -> bool:
            if getattr(person, column) == value:
                return False
            setattr(person, column, value)
            return True

        return self._change(people, _edited(people), change)

    def set_organisation(self, people: Sequence[uuid.UUID], organisation_id: uuid.UUID) -> int:
        """Move the present posts of people to an organisation; who has no post gets one."""

        def change(person: Person) -> bool:
            present = [p for p in person.positions if p.until is None]
            if not present:
                person.positions.append(Position(person_id=person.id, organisation_id=organisation_id))
                return True
            moved = [p for p in present if p.organisation_id != organisation_id]
            for position in moved:
                position.organisation_id = organisation_id
            return bool(moved)

        return self._change(people, _edited(people), change)

    def _change(self, people: Sequence[uuid.UUID], step: Message, change: Callable[[Person], bool]) -> int:
        with self._store.write(step) as session:
            return sum(change(person) for person in _each(session, people, self._progress))


def _named(names: Sequence[str]) -> dict[str, str]:
    """The names of groups by what they are compared by."""
    tidy = [" ".join(name.split()) for name in names]
    wanted = {name.casefold(): name for name in tidy if name}
    if not wanted:
        raise UserError(message(N_("Give the group a name.")), "group")
    return wanted


def _edited(people: Sequence[uuid.UUID]) -> Message:
    return plural("Edit {n} person", "Edit {n} people", len(people))


def _each(
    session: WriteSession, people: Sequence[uuid.UUID], progress: Callable[[float], None]
) -> Iterator[Person]:
    """The people one after another; each batch is stored and let go before the next."""
    for start in range(0, len(people), _BATCH):
        progress(start / len(people))
        yield from (
            session.query(Person)
            .where(Person.id.in_(people[start : start + _BATCH]))
            .options(selectinload(Person.tags), selectinload(Person.positions))
            .all()
        )
        session.flush()
        session.expunge_all()
