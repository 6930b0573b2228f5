"""The members of both delegations of a visit: days, rooms, vehicles, badges and papers, and what they eat."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from c21desk.domain.delegations import Delegation, Member
from c21desk.domain.errors import StaleRecordError, UserError
from c21desk.domain.kinds import Side
from c21desk.domain.localized import LocalizedText
from c21desk.domain.logistics import Occupant, Room, Vehicle
from c21desk.domain.names import PersonName
from c21desk.domain.people import Person
from c21desk.domain.rooming import Wish
from c21desk.i18n import N_, message, plural
from c21desk.services.delegations import people_of, ranked_members
from c21desk.services.people import name_of
from c21desk.storage.store import Store


@dataclass(frozen=True)
class VisitMember:
    """A line of the table of members. ``diet``, ``allergies`` and ``access`` are shown only when asked for."""

    id: uuid.UUID
    person_id: uuid.UUID
    delegation_id: uuid.UUID
    side: str
    name: LocalizedText
    role: str
    joins: dt.date | None
    leaves: dt.date | None
    companion: LocalizedText
    room_wish: str
    vehicle: LocalizedText
    badge: str
    papers: str
    diet: str
    allergies: str
    access: str


@dataclass(frozen=True)
class Sleeper:
    """A guest who needs a room."""

    name: LocalizedText
    wish: Wish


Count = tuple[str, int]
"""A need as it was written, and how many have it."""


@dataclass(frozen=True)
class Needs:
    """What kitchens and hosts must know: each need with how many people have it, the most frequent first."""

    diets: tuple[Count, ...]
    allergies: tuple[Count, ...]
    access: tuple[Count, ...]

    def __bool__(self) -> bool:
        return bool(self.diets or self.allergies or self.access)


class Members:
    """Members one by one: what the delegation's own form does not hold."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_visit(self, visit_id: uuid.UUID) -> list[VisitMember]:
        """The members of both delegations, guests first, each side in rank order."""
        with self._store.read() as session:
            delegations = _delegations(session, visit_id)
            people = people_of(session, *delegations)
            vehicles: dict[uuid.UUID | None, LocalizedText] = {
                v.id: v.name for v in session.scalars(select(Vehicle).where(Vehicle.visit_id == visit_id))
            }
            companions = _names(
                session, {m.companion_id for d in delegations for m in d.members if m.companion_id}
            )
        rows = []
        for delegation in delegations:
            members = {m.id: m for m in delegation.members}
            for ranked in ranked_members(delegation, people):
                member, person = members[ranked.member_id], people[ranked.person_id]
                rows.append(
                    VisitMember(
                        member.id,
                        ranked.person_id,
                        delegation.id,
                        delegation.side,
                        shown_name(ranked.name),
                        member.role,
                        member.joins,
                        member.leaves,
                        companions.get(member.companion_id, LocalizedText()),
                        member.room_wish,
                        vehicles.get(member.vehicle_id, LocalizedText()),
                        member.badge,
                        member.papers,
                        person.diet,
                        person.allergies,
                        person.access_needs,
                    )
                )
        return rows

    def needs(self, visit_id: uuid.UUID) -> Needs:
        """How many members have which diet, allergy and need of access.

        Sensitive: mask it until asked for. The same words in another case count as one.
        """
        rows = self.of_visit(visit_id)
        once = {row.person_id: row for row in rows}.values()
        return Needs(
            _counted(row.diet for row in once),
            _counted(row.allergies for row in once),
            _counted(row.access for row in once),
        )

    def get(self, member_id: uuid.UUID) -> Member:
        """A member, detached: edit it and :meth:`save` it. Raises UserError where there is none."""
        with self._store.read() as session:
            found = session.get(Member, member_id)
        if found is None:
            raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
        return found

    def save(self, record: Member) -> None:
        """Store a member as one undo step.

        Raises UserError where a rule is broken, StaleRecordError where the member was changed or taken out
        of the delegation meanwhile.
        """
        _check(record)
        with self._store.write(plural("Edit member", "Edit {n} members", 1)) as session:
            stored = session.get(Member, record.id)
            if stored is None or stored.rev != record.rev:
                raise StaleRecordError(
                    message(
                        N_(
                            "This record was changed elsewhere while you were editing it. "
                            "Compare the two versions."
                        )
                    )
                )
            session.merge(record)

    def edit(self, ids: Collection[uuid.UUID], **values: Any) -> int:
        """Give members of whichever delegation these values of their columns, as one undo step.

        Returns how many there were. Raises UserError where somebody would leave before joining; nothing is
        changed then.
        """
        with self._store.write(plural("Edit member", "Edit {n} members", len(ids))) as session:
            members = [m for i in ids if (m := session.get(Member, i)) is not None]
            for member in members:
                for column, value in values.items():
                    setattr(member, column, value)
                _check(member)
        return len(members)


def sleepers(session: Session, visit_id: uuid.UUID) -> list[Sleeper]:
    """The guests of a visit who are in none of its rooms, in rank order."""
    placed = set(
        session.scalars(
            select(Occupant.person_id)
            .join(Room, Room.id == Occupant.room_id)
            .where(Room.visit_id == visit_id)
        )
    )
    delegations = [d for d in _delegations(session, visit_id) if d.side == Side.GUEST]
    people = people_of(session, *delegations)
    found: dict[uuid.UUID, Sleeper] = {}
    for delegation in delegations:
        members = {m.id: m for m in delegation.members}
        for ranked in ranked_members(delegation, people):
            member = members[ranked.member_id]
            if ranked.person_id not in placed:
                wish = Wish(
                    ranked.person_id, member.room_wish, member.companion_id, member.joins, member.leaves
                )
                found.setdefault(ranked.person_id, Sleeper(shown_name(ranked.name), wish))
    return list(found.values())


def shown_name(name: PersonName) -> LocalizedText:
    """What a person is called in a line: the Latin name with the Han name, in Chinese the Han name."""
    return LocalizedText(fi=name.both, en=name.both, zh=name.han or name.display)


def _delegations(session: Session, visit_id: uuid.UUID) -> list[Delegation]:
    return list(
        session.scalars(
            select(Delegation)
            .where(Delegation.visit_id == visit_id)
            .options(selectinload(Delegation.members))
            .order_by(Delegation.side, Delegation.sort_fi)
        )
    )


def _names(session: Session, ids: Collection[uuid.UUID]) -> dict[uuid.UUID | None, LocalizedText]:
    people = session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: shown_name(name_of(person)) for person in people}


def _counted(texts: Iterable[str]) -> tuple[Count, ...]:
    words: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text in texts:
        plain = " ".join(text.split())
        if plain:
            counts[words.setdefault(plain.casefold(), plain)] += 1
    return tuple(counts.most_common())


def _check(member: Member) -> None:
    if member.joins and member.leaves and member.leaves < member.joins:
        raise UserError(message(N_("A member leaves before joining. Check the two days.")), "leaves")
    if member.companion_id is not None and member.companion_id == member.person_id:
        raise UserError(message(N_("Nobody is their own companion.")), "companion_id")
