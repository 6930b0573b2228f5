"""Doing what an import plan says, inside one write."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from c21desk.domain.delegations import Delegation, Member, member_id
from c21desk.domain.kinds import MemberRole, Side
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import has_han
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Channel, Person, Position
from c21desk.domain.same_person import folded
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, message
from c21desk.services.imports.matching import OrganisationIndex, whole_titles
from c21desk.services.imports.plan import Decision, ImportPlan, ImportResult, PlanRow, UnsureRow
from c21desk.storage.journal import WriteSession

_FILLED_FROM_LIST = (
    "family_latin", "given_latin", "family_han", "given_han", "pinyin_family", "pinyin_given",
    "western_name", "passport_name", "honorific", "sex", "birth_date", "passport_number",
)  # fmt: skip


_BATCH = 500
"""Most ids in one statement."""


class _Taken(NamedTuple):
    """A row that was taken, the person that it is, and the post that it states."""

    row: PlanRow
    person: Person
    position: Position | None


class Applier:
    """One run of an import."""

    places: OrganisationIndex

    def __init__(
        self, plan: ImportPlan, visit_id: uuid.UUID | None, visit_title: str, side: str, language: str
    ) -> None:
        self._plan = plan
        self._visit_title = visit_title.strip()
        self._side = side
        self._language = language
        self._people: dict[uuid.UUID, Person] = {}
        self._organisations: dict[uuid.UUID, Organisation] = {}
        self._new_organisations: dict[str, Organisation] = {}
        self.result = ImportResult(read=plan.read, rejected=list(plan.rejected), visit_id=visit_id)

    def run(self, session: WriteSession) -> None:
        """Write people, organisations, and for a delegation its members and, where needed, the visit."""
        taken: list[_Taken] = []
        self._fetch_known(session)
        for row in self._plan.rows:
            if row.decision == Decision.SKIP:
                continue
            known = self._known(row)
            one = self._matched(session, row, known) if known else self._created(session, row)
            taken.append(one)
            if row.unsure:
                person = one.person
                name = person.han_name or f"{person.given_latin} {person.family_latin}".strip()
                self.result.unsure.append(UnsureRow(row.where, name, tuple(row.unsure)))
        if self._plan.as_delegation:
            self._into_delegation(session, taken)

    def _fetch_known(self, session: WriteSession) -> None:
        """Everybody that rows were matched with, and the bodies of their posts, in few statements."""
        ids = [r.match_id for r in self._plan.rows if r.match_id and r.decision == Decision.MATCH]
        parts = [selectinload(Person.positions), selectinload(Person.channels)]
        for some in _batches(ids):
            for person in session.scalars(select(Person).where(Person.id.in_(some)).options(*parts)):
                self._people[person.id] = person
        posts = [p.organisation_id for person in self._people.values() for p in person.positions]
        bodies = {o for o in (*posts, *(row.organisation_id for row in self._plan.rows)) if o}
        for some in _batches(sorted(bodies)):
            for organisation in session.scalars(select(Organisation).where(Organisation.id.in_(some))):
                self._organisations[organisation.id] = organisation

    def _known(self, row: PlanRow) -> Person | None:
        if row.decision != Decision.MATCH or row.match_id is None:
            return None
        return self._people.get(row.match_id)  # None also where it was deleted since the plan was made

    def _organisation(self, session: WriteSession, row: PlanRow) -> uuid.UUID | None:
        if row.organisation_id or not row.organisation:
            return row.organisation_id
        key = folded(row.organisation.best("zh"))
        if key not in self._new_organisations:
            seat = self.places.seat(row.organisation)
            made = Organisation(name=row.organisation, kind=seat.kind, place_id=seat.place_id)
            session.add(made)
            self._new_organisations[key] = self._organisations[made.id] = made
        return self._new_organisations[key].id

    def _find_organisation(
        self, session: WriteSession, organisation_id: uuid.UUID | None
    ) -> Organisation | None:
        if organisation_id is None:
            return None
        known = self._organisations.get(organisation_id)
        return known or session.get(Organisation, organisation_id)

    def _created(self, session: WriteSession, row: PlanRow) -> _Taken:
        position = _position(row, self._organisation(session, row))
        if position:
            row.person.positions.append(position)
        session.add(row.person)
        self.result.created += 1
        return _Taken(row, row.person, position)

    def _matched(self, session: WriteSession, row: PlanRow, person: Person) -> _Taken:
        self.result.matched += 1
        for attribute in _FILLED_FROM_LIST:
            stated, known = getattr(row.person, attribute), getattr(person, attribute)
            if stated and not known:
                setattr(person, attribute, stated)
            elif stated and stated != known and attribute in _NAMES:
                row.unsure.append(
                    message(N_("The list states another {field} than the file."), field=_NAMES[attribute])
                )
        known_channels = {folded(c.value) for c in person.channels}
        person.channels.extend(
            Channel(kind=c.kind, value=c.value, label=c.label)
            for c in row.person.channels
            if folded(c.value) not in known_channels
        )
        if row.person.note and row.person.note not in person.note:
            person.note = "\n".join(part for part in (person.note, row.person.note) if part)
        position = next((p for p in person.positions if self._same_post(session, row, p)), None)
        if position is None and (position := _position(row, self._organisation(session, row))):
            person.positions.append(position)
        return _Taken(row, person, position)

    def _same_post(self, session: WriteSession, row: PlanRow, old: Position) -> bool:
        organisation = self._find_organisation(session, old.organisation_id)
        bodies = (row.organisation.values(), organisation.name.values() if organisation else ())
        titles = ((*row.title.values(), row.source.title), (*old.title.values(), old.title_source))
        if not row.title:
            return bool(set(map(folded, bodies[0])) & set(map(folded, bodies[1])))
        if all(bodies):
            new_whole, old_whole = (whole_titles(t, b) for t, b in zip(titles, bodies, strict=True))
            return bool(new_whole & old_whole)
        new_title, old_title = ({folded(t) for t in some if t} for some in titles)
        return bool(new_title & old_title)

    def _into_delegation(self, session: WriteSession, taken: list[_Taken]) -> None:
        if self.result.visit_id is None and self._visit_title:
            visit = Visit(title=self._titled(self._visit_title))
            session.add(visit)
            self.result.visit_id = visit.id
        delegation = self._delegation(session, taken)
        self.result.delegation_id = delegation.id
        members = {m.person_id: m for m in delegation.members}
        order = max((m.list_order or 0 for m in delegation.members), default=0)
        for row, person, position in taken:
            order += 1
            if person.id in members:
                continue
            organisation = self._find_organisation(session, position.organisation_id if position else None)
            members[person.id] = member = Member(
                id=member_id(delegation.id, person.id),
                person_id=person.id,
                role=row.role,
                title=position.title if position else LocalizedText(),
                organisation=organisation.name if organisation else LocalizedText(),
                rank_level=position.rank_level if position else None,
                list_order=order,
            )
            delegation.members.append(member)
        _one_head(delegation)

    def _delegation(self, session: WriteSession, taken: list[_Taken]) -> Delegation:
        if self.result.visit_id is not None:
            found = session.scalars(
                select(Delegation)
                .where(Delegation.visit_id == self.result.visit_id, Delegation.side == self._side)
                .options(selectinload(Delegation.members))
                .order_by(Delegation.sort_fi)
            ).first()
            if found is not None:
                return found
        delegation = Delegation(
            name=self._delegation_name(session), side=self._side, visit_id=self.result.visit_id
        )
        organisations = [
            self._find_organisation(session, p.organisation_id) for _, _, p in taken if p is not None
        ]
        delegation.place_id = next((o.place_id for o in organisations if o and o.place_id), None)
        session.add(delegation)
        return delegation

    def _delegation_name(self, session: WriteSession) -> LocalizedText:
        if self._plan.heading:
            return self._titled(self._plan.heading)
        if self._visit_title:
            return self._titled(self._visit_title)
        visit = session.get(Visit, self.result.visit_id) if self.result.visit_id else None
        if visit is not None:
            return visit.title
        if self._side == Side.GUEST:
            return LocalizedText(fi="Vierasvaltuuskunta", en="Guest delegation", zh="来宾代表团")
        return LocalizedText(fi="Isäntävaltuuskunta", en="Host delegation", zh="接待方代表团")

    def _titled(self, text: str) -> LocalizedText:
        return LocalizedText(zh=text) if has_han(text) else LocalizedText().with_(self._language, text)


_NAMES = {"birth_date": message(N_("date of birth")), "passport_number": message(N_("passport number"))}


def _batches(ids: list[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _position(row: PlanRow, organisation_id: uuid.UUID | None) -> Position | None:
    if not row.title and organisation_id is None:
        return None
    return Position(
        organisation_id=organisation_id,
        title=row.title,
        title_source=row.source.title,
        title_id=row.title_id,
        rank_level=row.rank_level,
    )


def _one_head(delegation: Delegation) -> None:
    """A delegation has one head: the first that the list calls so; else the one of highest rank."""
    heads = [m for m in delegation.members if m.role == MemberRole.HEAD]
    for surplus in heads[1:]:
        surplus.role = MemberRole.MEMBER
    if not heads:
        ranked = [m for m in delegation.members if m.role == MemberRole.MEMBER and m.rank_level is not None]
        if ranked:
            min(ranked, key=lambda m: (m.rank_level or 0, m.list_order or 0)).role = MemberRole.HEAD
