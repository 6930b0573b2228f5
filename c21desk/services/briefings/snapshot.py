"""From the file to the frozen snapshot that a pack is made of."""

from __future__ import annotations

import csv
import datetime as dt
import uuid
from collections.abc import Callable
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from c21desk import paths
from c21desk.briefing import snapshot as pack
from c21desk.domain import pinyin
from c21desk.domain.delegations import Delegation
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Direction, OrganisationKind, ParticipantRole, Side
from c21desk.domain.localized import LocalizedText
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Person
from c21desk.domain.places import Place
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.seating_plans import SeatingPlan
from c21desk.domain.themes import Theme
from c21desk.domain.times import CHINA
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, message
from c21desk.services.delegations import RankedMember, people_of, ranked_members
from c21desk.services.people import name_of
from c21desk.services.seating.view import view_of
from c21desk.storage.store import Store


def take(store: Store, visit_id: uuid.UUID) -> pack.Snapshot:
    """Everything that packs of this visit are made from, in one consistent view.

    Raises UserError where the visit does not exist.
    """
    with store.read() as session:
        visit = session.get(Visit, visit_id, options=[selectinload(Visit.objectives)])
        if visit is None:
            raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
        return _Taker(session, visit, store.attachments.get).snapshot()


class _Taker:
    def __init__(self, session: Session, visit: Visit, attachment: Callable[[str], bytes | None]) -> None:
        self._session = session
        self._attachment = attachment
        self._visit = visit
        self._delegations = list(
            session.scalars(
                select(Delegation)
                .where(Delegation.visit_id == visit.id)
                .options(selectinload(Delegation.members))
                .order_by(Delegation.side, Delegation.sort_fi)
            )
        )
        self._items = list(
            session.scalars(
                select(ProgrammeItem)
                .where(ProgrammeItem.visit_id == visit.id)
                .options(selectinload(ProgrammeItem.participants))
                .order_by(ProgrammeItem.start)
            )
        )
        self._people = people_of(session, *self._delegations) | self._other_participants()
        self._venues = self._organisations({i.venue_id for i in self._items if i.venue_id})
        self._members: dict[uuid.UUID, pack.Member] = {}
        self._sides: dict[uuid.UUID, str] = {}

    def _other_participants(self) -> dict[uuid.UUID, Person]:
        ids = {p.person_id for i in self._items for p in i.participants if p.person_id}
        found = self._session.scalars(
            select(Person).where(Person.id.in_(ids)).options(selectinload(Person.positions))
        )
        return {p.id: p for p in found}

    def _organisations(self, ids: set[uuid.UUID]) -> dict[uuid.UUID, Organisation]:
        found = self._session.scalars(select(Organisation).where(Organisation.id.in_(ids)))
        return {o.id: o for o in found}

    def snapshot(self) -> pack.Snapshot:
        visit = self._visit
        place = self._session.get(Place, visit.place_id) if visit.place_id else None
        delegations = tuple(self._delegation(d) for d in self._delegations)
        hosts = next((d for d in delegations if d.ours), None)
        return pack.Snapshot(
            title=visit.title,
            start=visit.start,
            end=visit.end,
            places=(place.name,) if place else (),
            status=visit.status,
            marking=visit.marking,
            marking_ground=visit.marking_ground,
            case_number=visit.case_number,
            issuer=hosts.name if hosts else pack.NOTHING,
            delegations=delegations,
            programme=tuple(self._item(i) for i in self._items),
            purpose=visit.purpose,
            outcome_wanted=visit.outcome_wanted,
            objectives=tuple(pack.Objective(o.text, self._theme(o.theme_id)) for o in visit.objectives),
            practical=self._practical(place),
            partner=self._partner(place),
            seating=self._seating(),
        )

    def _seating(self) -> tuple[pack.SeatingPlan, ...]:
        """The seating plans, in the order of the programme. Who takes part no more is left out."""
        order = {item.id: n for n, item in enumerate(self._items)}
        plans = self._session.scalars(
            select(SeatingPlan)
            .where(SeatingPlan.visit_id == self._visit.id)
            .options(selectinload(SeatingPlan.seats))
            .order_by(SeatingPlan.id)
        )
        told = []
        for plan in sorted(plans, key=lambda p: order.get(p.item_id or p.id, len(order))):
            view = view_of(self._session, plan)
            seats = []
            for chair in view.chairs():
                who = view.seats.get(chair.place)
                member = self._participant(who.person_id) if who and not who.absent else None
                if who and member:
                    seats.append(pack.PlannedSeat(chair.place, who.side, member))
            waiting = tuple(one.name.both for one in view.unseated)
            told.append(
                pack.SeatingPlan(plan.name, plan.rule, plan.convention, view.layout, tuple(seats), waiting)
            )
        return tuple(told)

    def _theme(self, theme_id: uuid.UUID | None) -> LocalizedText:
        theme = self._session.get(Theme, theme_id) if theme_id else None
        return theme.name if theme else pack.NOTHING

    @property
    def _our_side(self) -> str:
        return Side.HOST if self._visit.direction == Direction.INBOUND else Side.GUEST

    def _delegation(self, delegation: Delegation) -> pack.Delegation:
        members = []
        for ranked in ranked_members(delegation, self._people):
            member = self._member(ranked, self._people[ranked.person_id])
            members.append(member)
            self._members[ranked.person_id] = member
            self._sides[ranked.person_id] = delegation.side
        return pack.Delegation(
            delegation.side, delegation.name, tuple(members), delegation.side == self._our_side
        )

    def _member(self, ranked: RankedMember, person: Person) -> pack.Member:
        return pack.Member(
            key=str(person.id),
            latin=ranked.name.display if ranked.name.family or ranked.name.given else "",
            han=ranked.name.han,
            pinyin=_pinyin(person),
            say_it=_say_it(person),
            title=ranked.title,
            organisation=ranked.organisation,
            role=ranked.role,
            rank=ranked.place,
            reason=ranked.reason if ranked.overridden else None,
            portrait=self._portrait(person),
            biography=person.biography,
        )

    def _portrait(self, person: Person) -> bytes | None:
        return self._attachment(person.portrait) if person.portrait else None

    def _participant(self, person_id: uuid.UUID) -> pack.Member | None:
        if person_id in self._members:
            return self._members[person_id]
        person = self._people.get(person_id)
        if person is None:
            return None
        day = self._visit.start or dt.date.today()  # noqa: DTZ011 - the user's own calendar
        post = person.position_on(day)
        organisation = (
            self._session.get(Organisation, post.organisation_id) if post and post.organisation_id else None
        )
        name = name_of(person)
        return pack.Member(
            key=str(person.id),
            latin=name.display if name.family or name.given else "",
            han=person.han_name,
            pinyin=_pinyin(person),
            say_it=_say_it(person),
            title=post.title if post else pack.NOTHING,
            organisation=organisation.name if organisation else pack.NOTHING,
            portrait=self._portrait(person),
        )

    def _item(self, item: ProgrammeItem) -> pack.ProgrammeItem:
        guests, hosts, interpreters = [], [], []
        order = {key: n for n, key in enumerate(self._members)}
        for p in sorted(
            item.participants, key=lambda p: order.get(p.person_id or uuid.UUID(int=0), len(order))
        ):
            member = self._participant(p.person_id) if p.person_id else None
            if member is None or p.person_id is None:
                continue
            if p.role == ParticipantRole.INTERPRETER:
                interpreters.append(member)
            elif self._sides.get(p.person_id) == Side.GUEST:
                guests.append(member)
            else:
                hosts.append(member)
        host = next(
            (p.person_id for p in item.participants if p.role == ParticipantRole.HOST and p.person_id), None
        )
        return pack.ProgrammeItem(
            key=str(item.id),
            title=item.title,
            start=item.start,
            end=item.end,
            zone=item.zone,
            kind=item.kind,
            track=item.track,
            venue=self._venue(self._venues.get(item.venue_id)) if item.venue_id else None,
            host=self._host_name(host),
            guests=tuple(guests),
            hosts=tuple(hosts),
            interpreters=tuple(interpreters),
            transport=item.transport,
            objectives=item.objectives,
            points=item.points,
            avoid=item.avoid,
            their_wishes=item.their_wishes,
            our_answer=item.our_answer,
            background=item.background,
        )

    def _host_name(self, person_id: uuid.UUID | None) -> pack.Words:
        member = self._participant(person_id) if person_id else None
        if member is None:
            return pack.NOTHING
        return LocalizedText(fi=member.name, en=member.name, zh=member.han or member.name)

    @staticmethod
    def _venue(organisation: Organisation | None) -> pack.Venue | None:
        if organisation is None:
            return None
        return pack.Venue(
            organisation.name, organisation.address, organisation.address.zh, organisation.phone
        )

    def _practical(self, place: Place | None) -> pack.Practical:
        visit = self._visit
        in_china = (place.zone == CHINA) if place else visit.direction == Direction.OUTBOUND
        embassies = self._session.scalars(
            select(Organisation)
            .where(Organisation.kind == OrganisationKind.EMBASSY)
            .order_by(Organisation.sort_fi)
        )
        places = {p.id: p.zone for p in self._session.scalars(select(Place).where(Place.zone == CHINA))}
        offices = [o for o in embassies if (o.place_id in places) == in_china and o.place_id]
        return pack.Practical(
            emergency=tuple(
                pack.Contact(label, number)
                for country, number, label in _emergency()
                if country == ("CN" if in_china else "FI")
            ),
            offices=tuple(v for v in map(self._venue, offices) if v),
            contact=visit.contact,
            notes=visit.practical,
        )

    def _partner(self, place: Place | None) -> pack.PartnerPlace | None:
        """The other city: of an inbound visit where the guests come from, of an outbound one where we go."""
        other = place
        if self._visit.direction == Direction.INBOUND:
            guests = next((d for d in self._delegations if d.side == Side.GUEST and d.place_id), None)
            other = self._session.get(Place, guests.place_id) if guests and guests.place_id else None
        if other is None:
            return None
        facts: list[tuple[pack.Words, pack.Words]] = []
        parent = self._session.get(Place, other.parent_id) if other.parent_id else None
        if parent:
            facts.append((_fact(N_("Province")), parent.name))
        if other.population:
            facts.append((_fact(N_("Population (GeoNames)")), _counted(other.population)))
        blocks = (pack.TextBlock(other.facts),) if other.facts else ()
        return pack.PartnerPlace(other.name, other.pinyin, tuple(facts), blocks)


def _counted(number: int) -> LocalizedText:
    """A large number as each language writes it: 4 714 996; 4,714,996; 471.5万."""
    from babel.numbers import format_compact_decimal, format_decimal

    return LocalizedText(
        fi=format_decimal(number, locale="fi"),
        en=format_decimal(number, locale="en_GB"),
        zh=format_compact_decimal(number, locale="zh_Hans_CN", fraction_digits=1),
    )


def _fact(msgid: str) -> LocalizedText:
    from c21desk.i18n import catalog

    return LocalizedText(
        fi=catalog("fi").gettext(msgid), en=catalog("en").gettext(msgid), zh=catalog("zh_CN").gettext(msgid)
    )


def _pinyin(person: Person) -> str:
    return " ".join(p for p in (person.pinyin_family, person.pinyin_given) if p)


def _say_it(person: Person) -> LocalizedText:
    words = [w for w in (person.pinyin_family, person.pinyin_given) if w]
    if not words:
        return pack.NOTHING
    said = {language: " ".join(pinyin.say_like(w, language) for w in words) for language in ("fi", "en")}
    return LocalizedText(fi=said["fi"], en=said["en"], zh=" ".join(words))


@cache
def _emergency() -> tuple[tuple[str, str, LocalizedText], ...]:
    with (paths.seed() / "emergency.csv").open(encoding="utf-8", newline="") as source:
        return tuple(
            (row["country"], row["number"], LocalizedText(fi=row["fi"], en=row["en"], zh=row["zh"]))
            for row in csv.DictReader(source)
        )
