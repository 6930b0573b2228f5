"""China's rules for official missions abroad: what to look at before inviting a Chinese delegation.

They bind the guests of an inbound visit, so they are warnings. Source of all: product rules, "Chinese
outbound rules"; the number of days is marked there as practice that no source confirms, hence editable.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from c21desk.domain.kinds import ItemStatus, MemberRole, Side
from c21desk.domain.rules.days import WORK
from c21desk.domain.rules.finding import Hit, Level, Rule, Thing
from c21desk.domain.rules.parity import correspond, head_of
from c21desk.domain.rules.snapshot import Member, Snapshot
from c21desk.i18n import N_, Number, message, plural

_ADULT = 18


def _guests(v: Snapshot) -> list[Member]:
    return [m for m in v.members if m.side == Side.GUEST and m.person_id in v.people] if v.inbound else []


def too_many(v: Snapshot) -> Iterator[Hit]:
    """A Chinese mission has at most six people, interpreter included."""
    guests = _guests(v)
    if len(guests) > v.limits.outbound_people:
        sentence = plural(
            "The Chinese delegation has {n} person; at most {most} may travel.",
            "The Chinese delegation has {n} people; at most {most} may travel.",
            len(guests),
            most=Number(v.limits.outbound_people),
        )
        groups = {d.id: d for d in v.delegations}
        about = {m.delegation_id: groups[m.delegation_id] for m in guests if m.delegation_id in groups}
        yield Hit(
            sentence, tuple(Thing("delegation", d.id, d.name) for d in about.values()), str(len(guests))
        )


def no_inviter(v: Snapshot) -> Iterator[Hit]:
    """A mission needs an invitation by name, from the counterpart or somebody of corresponding level."""
    if _guests(v) and v.inviter_id not in v.people:
        yield Hit(message(N_("Nobody is named who invites the Chinese delegation.")), (v.thing,))


def inviter_level(v: Snapshot) -> Iterator[Hit]:
    """The inviter is the head's counterpart or of corresponding level."""
    inviter = v.people.get(v.inviter_id) if v.inviter_id else None
    head = head_of(v, [m.person_id for m in _guests(v)], Side.GUEST)
    if inviter and head and not correspond(v, v.level_of(inviter.id), v.level_of(head.id)):
        yield Hit(
            message(
                N_(
                    "{inviter} (level {level}) invites {head} (level {head_level}): the ranks do not correspond."
                ),
                inviter=inviter.name,
                level=v.level_of(inviter.id),
                head=head.name,
                head_level=v.level_of(head.id),
            ),
            (inviter.thing, head.thing),
        )


def family(v: Snapshot) -> Iterator[Hit]:
    """No spouse and no child travels with a mission."""
    for member in _guests(v):
        person = v.people[member.person_id]
        if member.role == MemberRole.SPOUSE:
            yield Hit(
                message(N_("{who} travels as a spouse, which Chinese rules forbid."), who=person.name),
                (person.thing,),
            )
        elif person.birth_date and v.start and _years(person.birth_date, v.start) < _ADULT:
            yield Hit(
                message(N_("{who} is a child, which Chinese rules forbid."), who=person.name), (person.thing,)
            )


def _years(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def substance(v: Snapshot) -> Iterator[Hit]:
    """On at least two thirds of the days, those of arrival and departure counted in, there is work: a
    meeting, talks, a call, a site visit or a signing."""
    days = v.days()
    if not days or not v.live or not _guests(v):
        return
    busy = {i.day for i in v.live if i.kind in WORK}
    share = len(busy.intersection(days)) / len(days)
    if share < v.limits.outbound_work_share:
        yield Hit(
            plural(
                "There is work on {work} of {n} day; Chinese rules ask for two thirds of the days.",
                "There is work on {work} of {n} days; Chinese rules ask for two thirds of the days.",
                len(days),
                work=Number(len(busy.intersection(days))),
            ),
            (v.thing,),
        )


def sights(v: Snapshot) -> Iterator[Hit]:
    """No tourist sight is an item of the programme; a visit about tourism is programmed as work."""
    for item in v.items if _guests(v) else ():
        text = " ".join(item.title.values()).casefold()
        word = next((w for w in v.limits.sight_words if w.casefold() in text), None)
        if word and item.status != ItemStatus.CANCELLED:
            yield Hit(
                message(N_("“{item}” reads like a tourist sight ({word})."), item=item.title, word=word),
                (item.thing,),
            )


def too_long(v: Snapshot) -> Iterator[Hit]:
    """A mission lasts at most 5, 8 or 10 days for one, two or three countries [U]."""
    first, last = v.trip_start or v.start, v.trip_end or v.end
    if not first or not last or not _guests(v):
        return
    allowed = v.limits.outbound_days
    countries = min(max(v.countries or 1, 1), len(allowed))
    days = (last - first).days + 1
    if days > allowed[countries - 1]:
        yield Hit(
            plural(
                "The trip lasts {n} day; for this number of countries ({countries}) it is at most {most}.",
                "The trip lasts {n} days; for this number of countries ({countries}) it is at most {most}.",
                days,
                countries=Number(v.countries or 1),
                most=Number(allowed[countries - 1]),
            ),
            (v.thing,),
            f"{days}/{countries}",
        )


RULES = (
    Rule("outbound.too-many", Level.WARNING, too_many),
    Rule("outbound.no-inviter", Level.WARNING, no_inviter),
    Rule("outbound.inviter-level", Level.WARNING, inviter_level),
    Rule("outbound.family", Level.WARNING, family),
    Rule("outbound.substance", Level.WARNING, substance),
    Rule("outbound.sights", Level.WARNING, sights),
    Rule("outbound.too-long", Level.WARNING, too_long),
)
