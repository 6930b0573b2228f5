"""Triage of a request: what to know of other visits before this one is answered.

These rules speak while the visit is an idea. Holidays of both countries on its days are told by
:mod:`c21desk.domain.rules.days`. Source of all: issue of this part, "Triage of a request".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from c21desk.domain.kinds import VisitStatus
from c21desk.domain.rules.finding import Hit, Level, Rule
from c21desk.domain.rules.papers import months_after
from c21desk.domain.rules.snapshot import OtherVisit, Snapshot
from c21desk.i18n import N_, message

_TWO_YEARS = 24


def _when(v: Snapshot) -> dt.date:
    return v.start or v.requested or v.today


def _near(v: Snapshot) -> list[OtherVisit]:
    """Visits within two years before or after, of which something is known that can be compared."""
    day = _when(v)
    first, last = months_after(day, -_TWO_YEARS), months_after(day, _TWO_YEARS)
    if v.status != VisitStatus.IDEA:
        return []
    return [o for o in v.others if (at := o.start or o.requested) is None or first <= at <= last]


def same_request(v: Snapshot) -> Iterator[Hit]:
    """The same requester, or the same party on the same theme, asked within two years before."""
    for other in _near(v):
        at = other.start or other.requested
        if at is not None and at > _when(v):
            continue
        same_requester = v.requester_id is not None and v.requester_id == other.requester_id
        same_topic = bool(v.parties & other.parties and v.themes & other.themes)
        if same_requester or same_topic:
            text = (
                N_("The same requester asked for “{visit}” within two years ({day}).")
                if same_requester
                else N_("“{visit}” was on the same theme with the same party within two years ({day}).")
            )
            yield Hit(message(text, visit=other.title, day=at or "–"), (other.thing,))


def same_days(v: Snapshot) -> Iterator[Hit]:
    """Another visit takes place on some of the same days."""
    if v.start is None:
        return
    last = v.end or v.start
    for other in _near(v):
        if other.start and other.start <= last and (other.end or other.start) >= v.start:
            yield Hit(
                message(
                    N_("“{visit}” is on some of the same days, from {first} to {last}."),
                    visit=other.title,
                    first=other.start,
                    last=other.end or other.start,
                ),
                (other.thing,),
            )


def other_cities(v: Snapshot) -> Iterator[Hit]:
    """Another city of the network meets the same party within two years: the two may do it together."""
    for other in _near(v):
        others = {key: name for key, name in other.cities.items() if key not in v.cities}
        if v.cities and others and v.parties & other.parties:
            yield Hit(
                message(
                    N_("{cities} meets the same party: “{visit}” ({day})."),
                    cities=tuple(others.values()),
                    visit=other.title,
                    day=other.start or "–",
                ),
                (other.thing,),
            )


RULES = (
    Rule("triage.same-request", Level.WARNING, same_request),
    Rule("triage.same-days", Level.NOTE, same_days),
    Rule("triage.other-city", Level.NOTE, other_cities),
)
