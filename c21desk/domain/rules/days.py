"""Days: those of the visit, of its members, holidays, and hours at which a venue is closed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

from c21desk.domain.calendar import CHINA, DayKind, SpecialDay
from c21desk.domain.kinds import ItemKind
from c21desk.domain.rules.finding import Hit, Level, Rule, Thing
from c21desk.domain.rules.opening import UnreadableHoursError, check, closed_part
from c21desk.domain.rules.snapshot import Item, Snapshot
from c21desk.domain.times import local
from c21desk.i18n import N_, message

WORK = frozenset(
    {ItemKind.MEETING, ItemKind.TALKS, ItemKind.COURTESY_CALL, ItemKind.SITE_VISIT, ItemKind.SIGNING}
)
"""Kinds for which offices are open."""
COUNTRY_NAMES = {"FI": N_("Finland"), "CN": N_("China")}


def outside_visit(v: Snapshot) -> Iterator[Hit]:
    """The programme lies within the days of the visit. Source: issue of this part, "Bad input"."""
    if not v.start or not v.end:
        return
    for item in v.live:
        assert item.end is not None
        if item.day < v.start or local(item.end, item.zone).date() > v.end + dt.timedelta(days=1):
            yield Hit(
                message(N_("“{item}” is outside the days of the visit."), item=item.title), (item.thing,)
            )


def outside_membership(v: Snapshot) -> Iterator[Hit]:
    """Who joins late or leaves early takes part on the days between only. Source: issue of this part,
    "members who join or leave during the visit"."""
    part_time = [m for m in v.members if (m.joins or m.leaves) and m.person_id in v.people]
    for item in v.live if part_time else ():
        people = item.people
        away: list[Thing] = []
        for member in part_time:
            early = member.joins is not None and item.day < member.joins
            late = member.leaves is not None and item.day > member.leaves
            if member.person_id in people and (early or late):
                away.append(v.people[member.person_id].thing)
        for thing in away:
            yield Hit(
                message(
                    N_("{who} is not with the delegation on the day of “{item}”."),
                    who=thing.name,
                    item=item.title,
                ),
                (item.thing, thing),
            )


def _special(v: Snapshot, item: Item) -> SpecialDay | None:
    country = v.country_of(item)
    return v.calendar.on(country, item.day) if country else None


def on_holiday(v: Snapshot) -> Iterator[Hit]:
    """Meetings are not put on a public holiday, or a moved day off, of the country they are in.

    Source: product rules, "Time"; days: libraries holidays and chinesecalendar."""
    for item in v.live:
        special = _special(v, item)
        if item.kind in WORK and special and special.kind != DayKind.WORKING:
            yield Hit(
                message(
                    N_("“{item}” is on a day off in {country}: {holiday}."),
                    item=item.title,
                    country=message(COUNTRY_NAMES[special.country]),
                    holiday=special.name,
                ),
                (item.thing,),
            )


def on_weekend(v: Snapshot) -> Iterator[Hit]:
    """Offices are closed at weekends, except on China's moved working days.

    Source: product rules, "Time" and "outside opening days"."""
    for item in v.live:
        country = v.country_of(item)
        if (
            item.kind in WORK
            and country
            and not _special(v, item)
            and not v.calendar.works(country, item.day)
        ):
            yield Hit(
                message(N_("“{item}” is at a weekend ({day})."), item=item.title, day=item.day), (item.thing,)
            )


def special_days(v: Snapshot) -> Iterator[Hit]:
    """Holidays of both countries, lunar new year among them, and moved Chinese days within the visit are
    told: the other side's offices may be closed, or open on a Saturday. Source: product rules, "Time"."""
    days = v.days()
    for special in v.calendar.between(days[0], days[-1]) if days else ():
        text = (
            N_("{day} is a moved working day in {country}.")
            if special.kind == DayKind.WORKING
            else N_("{day} is a day off in {country}: {holiday}.")
        )
        yield Hit(
            message(
                text, day=special.day, country=message(COUNTRY_NAMES[special.country]), holiday=special.name
            ),
            (v.thing,),
            f"{special.country}/{special.day}",
        )


def not_yet_known(v: Snapshot) -> Iterator[Hit]:
    """China announces its moved days for one year at a time, in autumn. Beyond the last year announced the
    program says so. Source: product rules, "Time"."""
    for year in sorted({day.year for day in v.days() if not v.calendar.knows_moved(CHINA, day)}):
        yield Hit(
            message(N_("China’s moved days off and working days of {year} are not yet known."), year=year),
            (v.thing,),
            str(year),
        )


def _hours(v: Snapshot, item: Item) -> tuple[uuid.UUID, str] | None:
    venue = v.venues.get(item.venue_id) if item.venue_id else None
    return (venue.id, venue.opening_hours) if venue and venue.opening_hours else None


def closed(v: Snapshot) -> Iterator[Hit]:
    """An item is within the opening hours of its venue, as far as these are written down (OpenStreetMap's
    syntax, wiki.openstreetmap.org/wiki/Key:opening_hours). Source: product rules, "outside opening days"."""
    for item in v.live:
        if not (hours := _hours(v, item)) or item.kind == ItemKind.ACCOMMODATION:
            continue
        assert item.start is not None
        assert item.end is not None
        venue = v.venues[hours[0]]
        start, end = (local(m, item.zone).replace(tzinfo=None) for m in (item.start, item.end))
        try:
            part = closed_part(hours[1], v.country_of(item), start, end)
        except UnreadableHoursError:
            continue
        if part is not None:
            yield Hit(
                message(
                    N_("{venue} is closed at {time} on {day}, during “{item}”."),
                    venue=venue.name,
                    time=part.time(),
                    day=part.date(),
                    item=item.title,
                ),
                (item.thing, Thing("organisation", venue.id, venue.name)),
            )


def unreadable_hours(v: Snapshot) -> Iterator[Hit]:
    """Opening hours that cannot be read are told, for nothing can be checked by them."""
    for venue in sorted(v.venues.values()):
        if venue.opening_hours:
            try:
                check(venue.opening_hours)
            except UnreadableHoursError:
                yield Hit(
                    message(N_("The opening hours of {venue} cannot be read."), venue=venue.name),
                    (Thing("organisation", venue.id, venue.name),),
                )


RULES = (
    Rule("item.outside-visit", Level.WARNING, outside_visit),
    Rule("member.outside-days", Level.WARNING, outside_membership),
    Rule("holiday.item", Level.WARNING, on_holiday),
    Rule("holiday.weekend", Level.NOTE, on_weekend),
    Rule("holiday.visit", Level.NOTE, special_days),
    Rule("holiday.not-yet-known", Level.NOTE, not_yet_known),
    Rule("venue.closed", Level.WARNING, closed),
    Rule("venue.hours-unreadable", Level.NOTE, unreadable_hours),
)
