"""Completing the imported sample: hosts, venues, texts, programme, and other visits, in one write.

What stands in the file is never overwritten: only empty texts are filled.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from c21desk.domain.delegations import Delegation, Member
from c21desk.domain.kinds import MemberRole, ParticipantRole, Side
from c21desk.domain.localized import LocalizedText
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Person, Position
from c21desk.domain.places import Place
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.times import FINLAND, from_local
from c21desk.domain.titles import Title
from c21desk.domain.visits import Objective, Visit
from c21desk.services.delegations import make_member
from c21desk.services.programme import set_participants
from c21desk.services.sample.content import Content, identity, read, text
from c21desk.services.sample.follow_up import FollowUp
from c21desk.storage.journal import WriteSession
from c21desk.storage.seed import seed_id

_ITEM_TEXTS = (
    "title", "transport", "objectives", "points", "avoid", "their_wishes", "our_answer", "background",
)  # fmt: skip
_VISIT_TEXTS = ("title", "purpose", "outcome_wanted", "practical", "contact")


def _filled(present: LocalizedText, ours: LocalizedText) -> LocalizedText:
    return LocalizedText(
        fi=present.fi or ours.fi, en=present.en or ours.en, zh=present.zh or ours.zh, sv=present.sv or ours.sv
    )


class Filler:
    """One run. People are known by their key: the Han name of a guest, the key of a host."""

    def __init__(self, session: WriteSession, visits: Content, author: str) -> None:
        self._author = author
        self._session = session
        self._visits = visits
        self._content = read("people")
        self._note: str = self._content["note"]
        self._organisations: dict[str, Organisation] = {}
        self._people: dict[str, uuid.UUID] = {}
        self._travellers: list[str] = []
        """Guests who are no interpreters: whom the programme calls "all"."""

    def run(self, visit_id: uuid.UUID, delegation_id: uuid.UUID) -> None:
        """Complete the imported visit and delegation, and add the other visits."""
        session, main, past = self._session, self._visits["main"], self._visits["past"]
        programme = read("programme")
        for entry in self._content["organisation"]:
            self._organisations[entry["key"]] = self._organisation(entry)
        session.flush()
        guests = session.get_one(Delegation, delegation_id, options=[selectinload(Delegation.members)])
        self._complete_guests(guests)
        for entry in self._content["host"]:
            self._people[entry["key"]] = self._host(entry)
        session.flush()
        roles = {h["key"]: h.get("role", MemberRole.MEMBER) for h in self._content["host"]}
        visit = session.get_one(Visit, visit_id, options=[selectinload(Visit.objectives)])
        self._complete_visit(visit, main)
        self._delegation(visit, main, Side.HOST, "kuopio", roles)
        self._programme(visit, programme["item"])
        earlier = self._visit(past)
        ours, theirs = _sides(programme["past"])
        self._delegation(earlier, past, Side.GUEST, "kuopio", ours)
        self._delegation(earlier, past, Side.HOST, "changchun", theirs)
        self._programme(earlier, programme["past"])
        for entry in self._visits["idea"]:
            self._visit(entry)
        session.flush()
        FollowUp(
            session,
            {"main": visit.id, "past": earlier.id},
            self._people,
            {key: organisation.id for key, organisation in self._organisations.items()},
        ).run(self._author)
        for entry in self._visits["fact"]:
            place = session.get(Place, seed_id(entry["place"]))
            if place is not None:
                place.facts = _filled(place.facts, text(entry, "facts"))

    # Organisations and people.

    def _organisation(self, entry: Content) -> Organisation:
        name = text(entry, "name")
        found = self._session.scalars(
            select(Organisation).where(
                or_(
                    Organisation.id == identity(f"organisation:{entry['key']}"),
                    Organisation.__table__.c.name_zh == name.zh,
                    Organisation.__table__.c.name_fi == name.fi,
                )
            )
        ).first()
        if found is None:
            found = Organisation(id=identity(f"organisation:{entry['key']}"), note=self._note)
            self._session.add(found)
            found.kind = entry["kind"]
        found.name = _filled(found.name, name)
        found.address = _filled(found.address, text(entry, "address"))
        found.place_id = found.place_id or seed_id(entry["place"])
        if "parent" in entry:
            found.parent_id = found.parent_id or self._organisations[entry["parent"]].id
        return found

    def _complete_guests(self, delegation: Delegation) -> None:
        members = {m.person_id: m for m in delegation.members}
        people = self._session.scalars(
            select(Person).where(Person.id.in_(list(members))).options(selectinload(Person.positions))
        )
        by_name = {p.han_name: p for p in people}
        for entry in self._content["guest"]:
            name, _, _, _, unit, post, *_ = entry["list"]
            person = by_name[name]
            self._people[name] = person.id
            person.biography = _filled(person.biography, text(entry, "biography"))
            person.diet = person.diet or entry.get("diet", "")
            organisation = next(o.name for o in self._organisations.values() if o.name.zh == unit)
            self._complete_posts(entry, members[person.id], organisation)
            for position in person.positions:
                if position.title_source == post:
                    self._complete_posts(entry, position, organisation)
            if members[person.id].role != MemberRole.INTERPRETER:
                self._travellers.append(name)
        ours = text(self._visits["main"], "guests")
        # The importer names a delegation as its list is headed, in one language.
        delegation.name = delegation.name if delegation.name.fi else ours
        delegation.organisation_id = delegation.organisation_id or self._organisations["changchun"].id
        delegation.note = delegation.note or self._note

    @staticmethod
    def _complete_posts(entry: Content, post: Member | Position, organisation: LocalizedText) -> None:
        post.title = _filled(post.title, text(entry, "title"))
        if post.rank_level is None:
            post.rank_level = entry.get("level")
        if isinstance(post, Member):
            post.organisation = _filled(post.organisation, organisation)

    def _host(self, entry: Content) -> uuid.UUID:
        person_id = identity(f"person:{entry['key']}")
        if self._session.get(Person, person_id) is None:
            title = self._session.get_one(Title, seed_id(f"title:{entry['title']}"))
            position = Position(
                id=identity(f"position:{entry['key']}"),
                organisation_id=self._organisations[entry["organisation"]].id,
                title=title.name,
                title_id=title.id,
                rank_level=title.rank_level,
            )
            person = Person(
                id=person_id,
                family_latin=entry["family"],
                given_latin=entry["given"],
                sex=entry["sex"],
                biography=text(entry, "biography"),
                note=self._note,
                positions=[position],
            )
            self._session.add(person)
        return person_id

    # Visits.

    def _visit(self, entry: Content) -> Visit:
        visit_id = identity(f"visit:{entry['key']}")
        visit = self._session.get(Visit, visit_id, options=[selectinload(Visit.objectives)])
        if visit is None:
            visit = Visit(id=visit_id)
            self._session.add(visit)
            self._complete_visit(visit, entry)
        return visit

    def _complete_visit(self, visit: Visit, entry: Content) -> None:
        for field in _VISIT_TEXTS:
            setattr(visit, field, _filled(getattr(visit, field), text(entry, field)))
        if visit.start is None:
            visit.direction, visit.status = entry["direction"], entry["status"]
            visit.start, visit.end = entry.get("start"), entry.get("end")
        visit.place_id = visit.place_id or seed_id(entry["place"])
        if "partner" in entry:
            visit.partner_place_id = visit.partner_place_id or seed_id(entry["partner"])
        visit.case_number = visit.case_number or entry.get("case_number", "")
        visit.note = visit.note or self._note
        if visit.objectives:
            return
        objectives = entry.get("objective", [])
        # Objectives are read in the order of their ids; an id never moves from one visit to another.
        ids = sorted(identity(f"objective:{visit.id}:{n}") for n in range(len(objectives)))
        for objective_id, objective in zip(ids, objectives, strict=True):
            visit.objectives.append(
                Objective(
                    id=objective_id,
                    theme_id=seed_id(f"theme:{objective['theme']}"),
                    text=LocalizedText(fi=objective["fi"], en=objective["en"], zh=objective["zh"]),
                )
            )

    def _delegation(
        self, visit: Visit, entry: Content, side: Side, organisation: str, roles: dict[str, str]
    ) -> None:
        delegation_id = identity(f"delegation:{entry['key']}:{side}")
        found = self._session.get(Delegation, delegation_id)
        if found is not None:
            found.visit_id = visit.id  # it stayed when its visit was deleted
            return
        home = self._organisations[organisation]
        delegation = Delegation(
            id=delegation_id,
            name=text(entry, "guests" if side == Side.GUEST else "hosts"),
            side=side,
            visit_id=visit.id,
            place_id=home.place_id,
            organisation_id=home.id,
            note=self._note,
        )
        for key, role in roles.items():
            delegation.members.append(
                make_member(self._session, delegation, self._people[key], role, visit.start)
            )
        _name_head(delegation.members)
        self._session.add(delegation)

    # The programme.

    def _programme(self, visit: Visit, items: Iterable[Content]) -> None:
        for entry in items:
            item_id = identity(f"item:{entry['key']}")
            if self._session.get(ProgrammeItem, item_id) is not None:
                continue
            zone = entry.get("zone", FINLAND)
            item = ProgrammeItem(
                id=item_id,
                visit_id=visit.id,
                start=_moment(entry["start"], zone),
                end=_moment(entry["end"], zone),
                zone=zone,
                kind=entry["kind"],
                note=self._note,
            )
            for field in _ITEM_TEXTS:
                setattr(item, field, text(entry, field))
            if "venue" in entry:
                item.venue_id = self._organisations[entry["venue"]].id
            set_participants(item, list(self._participants(entry)))
            self._session.add(item)

    def _participants(self, entry: Content) -> Iterator[tuple[uuid.UUID, str]]:
        guests = self._travellers if entry["guests"] == "all" else entry["guests"]
        for key in guests:
            yield self._people[key], ParticipantRole.ATTENDEE
        for n, key in enumerate(entry.get("hosts", [])):
            yield self._people[key], ParticipantRole.ATTENDEE if n else ParticipantRole.HOST
        for key in entry["interpreters"]:
            yield self._people[key], ParticipantRole.INTERPRETER


def _moment(clock: dt.datetime, zone: str) -> dt.datetime:
    return from_local(clock.date(), clock.time(), zone)


def _sides(items: Iterable[Content]) -> tuple[dict[str, str], dict[str, str]]:
    """Those who travel and those who receive them in these items, each with the role of a member."""
    ours: dict[str, str] = {}
    theirs: dict[str, str] = {}
    for item in items:
        ours |= dict.fromkeys(item["guests"], MemberRole.MEMBER)
        theirs |= dict.fromkeys(item["hosts"], MemberRole.MEMBER)
        theirs |= dict.fromkeys(item["interpreters"], MemberRole.INTERPRETER)
    return ours, theirs


def _name_head(members: list[Member]) -> None:
    """The first of those who are there in their own right leads, where no head is named."""
    if not any(m.role == MemberRole.HEAD for m in members):
        members[0].role = MemberRole.HEAD
