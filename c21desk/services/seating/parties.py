"""Who is to be seated: the participants of a programme item, else everyone of the visit's delegations."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from c21desk.domain.delegations import Delegation
from c21desk.domain.kinds import MemberRole, ParticipantRole, Side
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import PersonName
from c21desk.domain.people import Person
from c21desk.domain.programme import Participant, ProgrammeItem
from c21desk.domain.seating import Sitter
from c21desk.domain.times import local
from c21desk.services.delegations import people_of, ranked_members
from c21desk.services.people import name_of


@dataclass(frozen=True)
class Guest:
    """Somebody to be seated, with what a card shows."""

    sitter: Sitter
    name: PersonName
    title: LocalizedText


Party = dict[uuid.UUID, Guest]


def party_of(session: Session, visit_id: uuid.UUID | None, item_id: uuid.UUID | None) -> Party:
    """Everyone to be seated, by id. Members who are not there on the item's day are left out."""
    item = (
        session.get(ProgrammeItem, item_id, options=[selectinload(ProgrammeItem.participants)])
        if item_id
        else None
    )
    delegations = _delegations(session, visit_id)
    everyone = _members(session, delegations, item)
    taking = [p for p in item.participants if p.person_id] if item else []
    if not taking:
        return everyone
    hosts = {p.person_id for p in taking if p.role == ParticipantRole.HOST}
    party: Party = {}
    for participant in taking:
        guest = everyone.get(participant.person_id) if participant.person_id else None
        guest = guest or _stranger(session, participant)
        if guest is not None:
            party[guest.sitter.key] = _as_taking_part(
                guest, participant, leads=participant.person_id in hosts
            )
    return party


def plain(session: Session, person_id: uuid.UUID) -> Guest | None:
    """A person who sits in a plan and takes part no more; None where the person was deleted."""
    person = session.get(Person, person_id, options=[selectinload(Person.positions)])
    if person is None:
        return None
    return Guest(Sitter(person_id, "", 10_000), name_of(person), LocalizedText())


def _delegations(session: Session, visit_id: uuid.UUID | None) -> list[Delegation]:
    if visit_id is None:
        return []
    return list(
        session.scalars(
            select(Delegation)
            .where(Delegation.visit_id == visit_id)
            .options(selectinload(Delegation.members))
            .order_by(Delegation.side, Delegation.sort_fi)
        )
    )


def _members(session: Session, delegations: list[Delegation], item: ProgrammeItem | None) -> Party:
    day = local(item.start, item.zone).date() if item and item.start else None
    people = people_of(session, *delegations)
    party: Party = {}
    before = {Side.GUEST.value: 0, Side.HOST.value: 0}
    for delegation in delegations:
        members = {m.id: m for m in delegation.members}
        side = Side.HOST if delegation.side == Side.HOST else Side.GUEST
        ranked = ranked_members(delegation, people)
        for one in ranked:
            member = members[one.member_id]
            if one.person_id in party or (day and not _there(member.joins, member.leaves, day)):
                continue
            sitter = Sitter(
                one.person_id,
                side,
                before[side] + one.place,
                one.role,
                member.companion_id,
                people[one.person_id].sex,
            )
            party[one.person_id] = Guest(sitter, one.name, one.title)
        before[side] += len(ranked)
    return party


def _there(joins: dt.date | None, leaves: dt.date | None, day: dt.date) -> bool:
    return (joins is None or joins <= day) and (leaves is None or day <= leaves)


def _stranger(session: Session, participant: Participant) -> Guest | None:
    """A participant who is in no delegation is one of the hosts', after their delegation."""
    assert participant.person_id
    person = session.get(Person, participant.person_id, options=[selectinload(Person.positions)])
    if person is None:
        return None
    post = person.position_on(dt.date.today())  # noqa: DTZ011 - the user's own calendar
    sitter = Sitter(person.id, Side.HOST, 1_000, MemberRole.MEMBER, None, person.sex)
    return Guest(sitter, name_of(person), post.title if post else LocalizedText())


def _as_taking_part(guest: Guest, participant: Participant, *, leads: bool) -> Guest:
    """With the role at the item: its host goes first, its interpreters interpret."""
    old = guest.sitter
    role = MemberRole.INTERPRETER if participant.role == ParticipantRole.INTERPRETER else old.role
    place = 0 if leads and old.side == Side.HOST else old.place
    return Guest(Sitter(old.key, old.side, place, role, old.companion, old.sex), guest.name, guest.title)
