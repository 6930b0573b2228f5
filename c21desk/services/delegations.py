"""Delegations: who travels or receives, in which order."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from c21desk.domain.delegations import Delegation, Member, member_id
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import MemberRole
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import PersonName
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Person
from c21desk.domain.rank import Ranked, rank_order
from c21desk.i18n import N_, NP_, Message, message, plural
from c21desk.services.people import name_of
from c21desk.services.records import RecordService, require
from c21desk.services.rows.delegations import DelegationList, DelegationRow
from c21desk.storage.journal import WriteSession


@dataclass(frozen=True)
class RankedMember:
    """A member in rank order. ``title`` and ``organisation`` are as at the visit."""

    member_id: uuid.UUID
    person_id: uuid.UUID
    place: int
    name: PersonName
    title: LocalizedText
    organisation: LocalizedText
    role: str
    reason: Message
    overridden: bool


class Delegations(DelegationList, RecordService[Delegation, DelegationRow]):
    """Delegations and their members."""

    RECORD = Delegation
    PARTS = ("members",)
    ADD_LABEL = N_("Add delegation")
    EDIT_LABEL = N_("Edit delegation")
    DELETE_LABELS = NP_("Delete delegation", "Delete {n} delegations")

    def check(self, record: Delegation) -> None:
        require(record.name, message(N_("A delegation needs a name in at least one language.")), "name")

    def for_visit(self, visit_id: uuid.UUID) -> list[Delegation]:
        """The delegations of a visit with their members, guests first."""
        with self.store.read() as session:
            return list(
                session.scalars(
                    select(Delegation)
                    .where(Delegation.visit_id == visit_id)
                    .options(selectinload(Delegation.members))
                    .order_by(Delegation.side, Delegation.sort_fi)
                )
            )

    def ranked(self, delegation_id: uuid.UUID) -> list[RankedMember]:
        """The members in rank order, each with the reason of the place."""
        with self.store.read() as session:
            delegation = self._fetch(session, delegation_id)
            if delegation is None:
                return []
            people = people_of(session, delegation)
        return ranked_members(delegation, people)

    def add_member(
        self,
        delegation_id: uuid.UUID,
        person_id: uuid.UUID,
        role: str = MemberRole.MEMBER,
        day: dt.date | None = None,
    ) -> None:
        """Take a person into a delegation, with the post held on ``day`` (else today). One undo step.

        Raises UserError where the person is a member already.
        """
        with self.store.write(message(N_("Add member"))) as session:
            delegation = self._must_fetch(session, delegation_id)
            if any(m.person_id == person_id for m in delegation.members):
                raise UserError(message(N_("This person is a member already.")))
            delegation.members.append(make_member(session, delegation, person_id, role, day))

    def remove_members(self, delegation_id: uuid.UUID, person_ids: Collection[uuid.UUID]) -> None:
        """Take people out of a delegation. One undo step; the people themselves stay."""
        with self.store.write(plural("Remove member", "Remove {n} members", len(person_ids))) as session:
            delegation = self._must_fetch(session, delegation_id)
            delegation.members[:] = [m for m in delegation.members if m.person_id not in person_ids]

    def set_role(self, delegation_id: uuid.UUID, person_id: uuid.UUID, role: str) -> None:
        """Give a member another role. A delegation has one head: the former one becomes a member."""
        with self.store.write(message(N_("Change role"))) as session:
            delegation = self._must_fetch(session, delegation_id)
            for member in delegation.members:
                if member.person_id == person_id:
                    member.role = role
                elif role == MemberRole.HEAD and member.role == MemberRole.HEAD:
                    member.role = MemberRole.MEMBER

    def set_place(
        self, delegation_id: uuid.UUID, person_id: uuid.UUID, place: int | None, reason: str
    ) -> None:
        """Set a member's place in rank order by hand, or (None) let the rule decide again.

        Raises UserError where a place is given without a reason.
        """
        if place is not None and not reason.strip():
            raise UserError(message(N_("Say why the order differs from the rule.")), "rank_reason")
        with self.store.write(message(N_("Change rank order"))) as session:
            delegation = self._must_fetch(session, delegation_id)
            for member in delegation.members:
                if member.person_id == person_id:
                    member.rank_override = place
                    member.rank_reason = reason.strip() if place is not None else ""

    def edit_members(
        self, delegation_id: uuid.UUID, person_ids: Collection[uuid.UUID], **values: Any
    ) -> None:
        """Give members these values of their columns (``joins``, ``papers``, ``vehicle_id``, …), as one
        undo step. Raises UserError where somebody would leave before joining."""
        with self.store.write(plural("Edit member", "Edit {n} members", len(person_ids))) as session:
            for member in self._must_fetch(session, delegation_id).members:
                if member.person_id not in person_ids:
                    continue
                for column, value in values.items():
                    setattr(member, column, value)
                if member.joins and member.leaves and member.leaves < member.joins:
                    raise UserError(
                        message(N_("A member leaves before joining. Check the two days.")), "leaves"
                    )

    def _must_fetch(self, session: WriteSession, delegation_id: uuid.UUID) -> Delegation:
        found = self._fetch(session, delegation_id)
        if found is None:
            raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
        return found


def people_of(session: Session, *delegations: Delegation) -> dict[uuid.UUID, Person]:
    """The people of delegations with positions and channels, by id."""
    ids = {m.person_id for d in delegations for m in d.members if m.person_id}
    people = session.scalars(
        select(Person)
        .where(Person.id.in_(ids))
        .options(selectinload(Person.positions), selectinload(Person.channels))
    )
    return {p.id: p for p in people}


def ranked_members(delegation: Delegation, people: dict[uuid.UUID, Person]) -> list[RankedMember]:
    """Members in rank order. A member whose person was deleted is left out."""
    members = {m.id: m for m in delegation.members if m.person_id in people}
    placed = rank_order(
        [
            Ranked(m.id, m.role, m.rank_level, m.list_order, m.rank_override, m.rank_reason, m.office_since)
            for m in members.values()
        ]
    )
    result = []
    for place in placed:
        member = members[place.key]
        assert member.person_id is not None
        result.append(
            RankedMember(
                member.id,
                member.person_id,
                place.place,
                name_of(people[member.person_id]),
                member.title,
                member.organisation,
                member.role,
                place.reason,
                member.rank_override is not None,
            )
        )
    return result


def make_member(
    session: WriteSession,
    delegation: Delegation,
    person_id: uuid.UUID,
    role: str = MemberRole.MEMBER,
    day: dt.date | None = None,
) -> Member:
    """A membership with the post that the person holds on ``day``, kept as it was then."""
    person = session.get(Person, person_id, options=[selectinload(Person.positions)])
    post = person.position_on(day or dt.date.today()) if person else None  # noqa: DTZ011
    organisation = session.get(Organisation, post.organisation_id) if post and post.organisation_id else None
    return Member(
        id=member_id(delegation.id, person_id),
        person_id=person_id,
        role=role,
        title=post.title if post else LocalizedText(),
        organisation=organisation.name if organisation else LocalizedText(),
        rank_level=post.rank_level if post else None,
        office_since=post.since if post else None,
        list_order=max((m.list_order or 0 for m in delegation.members), default=0) + 1,
    )
