"""Invitation letters, visas and passports.

Source of all: product rules, "Invitation letter to Finland"; for trips to China passports must be valid six
months (issue of this part).
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator

from c21desk.domain.kinds import PapersStatus, Side, VisitStatus
from c21desk.domain.rules.finding import Hit, Level, Rule, Thing
from c21desk.domain.rules.snapshot import Member, Person, Snapshot
from c21desk.i18n import N_, message

_SETTLED = frozenset({PapersStatus.APPLIED, PapersStatus.GRANTED, PapersStatus.NOT_NEEDED})


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day some months later (earlier, where negative), or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _travellers(v: Snapshot) -> list[tuple[Member, Person]]:
    """Guests that need papers."""
    return [
        (m, v.people[m.person_id])
        for m in v.members
        if m.side == Side.GUEST and m.person_id in v.people and m.papers != PapersStatus.NOT_NEEDED
    ]


def _invited(v: Snapshot) -> list[tuple[Member, Person]]:
    """Guests from China who are written an invitation letter."""
    over = v.status in (VisitStatus.ONGOING, VisitStatus.DONE, VisitStatus.CANCELLED)
    return (
        []
        if over or not v.inbound
        else [(m, p) for m, p in _travellers(v) if m.papers != PapersStatus.GRANTED]
    )


def letter_of_person(v: Snapshot) -> Iterator[Hit]:
    """Of each invited person the letter gives name, sex, date and place of birth, passport number, post
    and employer."""
    for member, person in _invited(v):
        facts = (
            (bool(person.name), N_("name")),
            (bool(person.sex), N_("sex")),
            (person.birth_date is not None, N_("date of birth")),
            (bool(person.birth_place), N_("place of birth")),
            (bool(person.passport_number), N_("passport number")),
            (bool(member.title), N_("post")),
            (bool(member.organisation), N_("employer")),
        )
        missing = tuple(message(word) for there, word in facts if not there)
        if missing:
            yield Hit(
                message(
                    N_("The invitation letter of {who} lacks: {missing}."), who=person.name, missing=missing
                ),
                (person.thing,),
            )


def letter_of_visit(v: Snapshot) -> Iterator[Hit]:
    """The letter has a letterhead with contacts, purpose, dates, programme, places and who pays; it is
    signed by hand by the person who invites."""
    if not _invited(v):
        return
    host = next((d for d in v.delegations if d.side == Side.HOST), None)
    facts = (
        (bool(host and host.letterhead), N_("organisation of the host delegation (letterhead)")),
        (bool(host and host.address), N_("address of the host organisation")),
        (bool(host and (host.phone or host.email)), N_("phone or e-mail of the host organisation")),
        (v.inviter_id in v.people, N_("person who invites and signs")),
        (bool(v.purpose), N_("purpose of the visit")),
        (bool(v.start and v.end), N_("first and last day")),
        (bool(v.planned), N_("programme")),
        (v.place is not None, N_("place")),
        (bool(v.payer), N_("who pays")),
    )
    missing = tuple(message(word) for there, word in facts if not there)
    if missing:
        yield Hit(message(N_("Invitation letters lack: {missing}."), missing=missing), (v.thing,))


def apply_late(v: Snapshot) -> Iterator[Hit]:
    """A Schengen visa is applied for as a rule no later than 15 calendar days before travel."""
    first = v.trip_start or v.start
    if first is None or first < v.today:
        return
    latest = first - dt.timedelta(days=v.limits.schengen_latest_days)
    late = [p for m, p in _invited(v) if m.papers not in _SETTLED]
    if late and v.today > latest:
        yield Hit(
            message(
                N_("Visas should have been applied for by {day}: {who}."),
                day=latest,
                who=tuple(p.name for p in late),
            ),
            (v.thing, *(p.thing for p in late)),
        )


def apply_early(v: Snapshot) -> Iterator[Hit]:
    """A Schengen visa can be applied for at most six months before travel."""
    first = v.trip_start or v.start
    if first is None:
        return
    earliest = months_after(first, -v.limits.schengen_earliest_months)
    early = [p for m, p in _invited(v) if m.papers == PapersStatus.APPLIED]
    if early and v.today < earliest:
        yield Hit(
            message(
                N_("Visas can be applied for from {day} on; it is too early for {who}."),
                day=earliest,
                who=tuple(p.name for p in early),
            ),
            (v.thing, *(p.thing for p in early)),
        )


def refused(v: Snapshot) -> Iterator[Hit]:
    """Nobody travels whose papers were refused."""
    for member, person in _travellers(v):
        if member.papers == PapersStatus.REFUSED:
            yield Hit(
                message(N_("The travel papers of {who} were refused."), who=person.name), (person.thing,)
            )


def passport_expires(v: Snapshot) -> Iterator[Hit]:
    """A passport is valid three months after leaving the Schengen area; for trips to China, six months
    after the end of the trip."""
    last = v.trip_end or v.end
    if last is None:
        return
    months = v.limits.passport_months_inbound if v.inbound else v.limits.passport_months_outbound
    until = months_after(last, months)
    for _member, person in _travellers(v):
        if person.passport_expires and person.passport_expires < until:
            yield Hit(
                message(
                    N_("The passport of {who} must be valid until {day}, and expires earlier."),
                    who=person.name,
                    day=until,
                ),
                (person.thing,),
            )


def passport_old(v: Snapshot) -> Iterator[Hit]:
    """For a Schengen visa the passport was issued within the last ten years."""
    first = v.trip_start or v.start
    for _member, person in _invited(v) if first else ():
        assert first is not None
        issued = person.passport_issued
        if issued and months_after(issued, 12 * v.limits.passport_years) < first:
            yield Hit(
                message(
                    N_("The passport of {who} was issued more than ten years before the visit."),
                    who=person.name,
                ),
                (person.thing,),
            )


def passport_unknown(v: Snapshot) -> Iterator[Hit]:
    """Until when passports are valid is known before people travel; else the rules above say nothing."""
    if v.status in (VisitStatus.DONE, VisitStatus.CANCELLED):
        return
    unknown = [p for _m, p in _travellers(v) if not p.passport_expires]
    if unknown:
        yield Hit(
            message(
                N_("It is not known until when these passports are valid: {who}."),
                who=tuple(p.name for p in unknown),
            ),
            (v.thing, *(p.thing for p in unknown)),
        )


def no_dates(v: Snapshot) -> Iterator[Hit]:
    """A visit that is to be prepared has dates: without them no letter and no visa."""
    if v.status not in (VisitStatus.IDEA, VisitStatus.CANCELLED) and not (v.start and v.end):
        yield Hit(message(N_("The dates of the visit are not known.")), (Thing("visit", v.id, v.title),))


RULES = (
    Rule("letter.person", Level.WARNING, letter_of_person),
    Rule("letter.visit", Level.WARNING, letter_of_visit),
    Rule("schengen.apply-late", Level.WARNING, apply_late),
    Rule("schengen.apply-early", Level.WARNING, apply_early),
    Rule("papers.refused", Level.BLOCKER, refused),
    Rule("passport.expires", Level.BLOCKER, passport_expires),
    Rule("passport.too-old", Level.BLOCKER, passport_old),
    Rule("passport.unknown", Level.NOTE, passport_unknown),
    Rule("missing.dates", Level.WARNING, no_dates),
)
