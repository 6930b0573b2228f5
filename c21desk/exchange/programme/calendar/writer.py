"""A programme as a calendar, with the rules of its time zones (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from c21desk.domain.localized import ALL_TEXT_LANGUAGES, LocalizedText
from c21desk.domain.times import zone

if TYPE_CHECKING:
    from icalendar import Timezone

_AROUND = 400
"""Days around the events for which a zone's changes of the clock are written."""


@dataclass(frozen=True)
class CalendarEvent:
    """One event. ``start`` and ``end`` are moments, written by the clock of ``zone``; ``title`` is a line per
    language, of which ``language`` is the one that programs show."""

    uid: str
    title: LocalizedText
    language: str
    start: dt.datetime
    end: dt.datetime | None
    zone: str
    venue: str = ""
    note: str = ""
    track: str = ""
    people: tuple[tuple[str, str], ...] = ()
    """Name and e-mail address of each participant; the address may be ""."""
    cancelled: bool = False


def write_calendar(events: Sequence[CalendarEvent], name: str, made: dt.datetime) -> bytes:
    """The calendar as a file. ``name`` is what calendar programs call it; ``made`` is the moment of writing."""
    from icalendar import Calendar, Event, vCalAddress, vText

    calendar = Calendar()
    calendar.add("PRODID", "-//c21desk//programme//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("X-WR-CALNAME", name)
    for zone_name in sorted({e.zone for e in events}):
        moments = [m for e in events if e.zone == zone_name for m in (e.start, e.end) if m]
        calendar.add_component(_zone(zone_name, min(moments), max(moments)))
    for one in events:
        event = Event()
        event.add("UID", one.uid)
        event.add("DTSTAMP", made.astimezone(dt.UTC))
        event.add("DTSTART", one.start.astimezone(zone(one.zone)))
        if one.end is not None:
            event.add("DTEND", one.end.astimezone(zone(one.zone)))
        key = next((k for k in (one.language, *ALL_TEXT_LANGUAGES) if one.title.get(k)), "en")
        event.add("SUMMARY", vText(one.title.get(key)), parameters={"LANGUAGE": key})
        others = [one.title.get(k) for k in ALL_TEXT_LANGUAGES if k != key and one.title.get(k)]
        for other in ALL_TEXT_LANGUAGES:
            if other != key and one.title.get(other):
                event.add(f"X-C21DESK-TITLE-{other.upper()}", vText(one.title.get(other)))
        if text := "\n".join(filter(None, (*others, one.note))):
            event.add("DESCRIPTION", text)
        if one.venue:
            event.add("LOCATION", one.venue)
        if one.track:
            event.add("X-C21DESK-TRACK", vText(one.track))
        event.add("STATUS", "CANCELLED" if one.cancelled else "CONFIRMED")
        for person, mail in one.people:
            address = vCalAddress(f"mailto:{mail}" if mail else "invalid:nomail")
            address.params["CN"] = person
            event.add("ATTENDEE", address, encode=False)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _zone(name: str, first: dt.datetime, last: dt.datetime) -> Timezone:
    """The definition of a zone: what holds before the first event, and every change of the clock until after
    the last. Each is stated by the clock that it ends, as the format demands."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    rules, around = zone(name), dt.timedelta(days=_AROUND)
    made = Timezone()
    made.add("TZID", name)
    begin = (first - around).astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    changes = [(begin, begin.astimezone(rules).utcoffset() or dt.timedelta(0))]
    at = begin
    while at < last + around:
        after = at + dt.timedelta(days=1)
        if after.astimezone(rules).utcoffset() != at.astimezone(rules).utcoffset():
            changes.append(
                (_change(rules, at, after), after.astimezone(rules).utcoffset() or dt.timedelta(0))
            )
        at = after
    before = changes[0][1]
    for moment, offset in changes:
        there = moment.astimezone(rules)
        part = TimezoneDaylight() if there.dst() else TimezoneStandard()
        part.add("DTSTART", (moment + before).replace(tzinfo=None))
        part.add("TZOFFSETFROM", before)
        part.add("TZOFFSETTO", offset)
        part.add("TZNAME", there.tzname() or name)
        made.add_component(part)
        before = offset
    return made


def _change(rules: dt.tzinfo, low: dt.datetime, high: dt.datetime) -> dt.datetime:
    """The moment between two at which the clock changes."""
    offset = low.astimezone(rules).utcoffset()
    while high - low > dt.timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(rules).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return high
