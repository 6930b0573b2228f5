"""Calendars as programmes: every event is an item, or is rejected with the reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from c21desk.domain.localized import ALL_TEXT_LANGUAGES, LocalizedText
from c21desk.domain.times import CHINA, FINLAND
from c21desk.exchange.charset import detect
from c21desk.exchange.programme.calendar.lines import Component, Property, components
from c21desk.exchange.programme.calendar.repeats import Budget, occurrences
from c21desk.exchange.programme.calendar.values import LONGEST, Stamp, length_of, stamp_of, stamps
from c21desk.exchange.programme.calendar.zones import Zones, shown_zone
from c21desk.exchange.programme.records import DayRef, ProgrammeReading, ProgrammeRow
from c21desk.exchange.programme.words import kind_of_item, localized, split_title
from c21desk.exchange.programme.zones import UTC
from c21desk.exchange.records import Rejected, Where
from c21desk.exchange.sniff import Source, refuse
from c21desk.i18n import N_, Message, Number, message, plural

MAX_CALENDAR = 20 * 1024 * 1024
MAX_EVENTS = 5_000
MAX_EXCEPTIONS = 20_000
_EARLIEST, _LATEST = 1900, 2200
_TRIVIAL = frozenset({"VALARM", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VCALENDAR"})


def read_calendar(source: Source, days: tuple[dt.date, dt.date] | None = None) -> ProgrammeReading:
    """Read the events of a calendar. ``days``: those of the visit, from which repeated events are taken; without
    them the first time of each is. Raises UserError for a file larger than any programme."""
    if len(source.data) > MAX_CALENDAR:
        raise refuse(
            N_("The calendar is larger than {limit} MB. Save only the events of the visit in a file."),
            limit=MAX_CALENDAR // (1024 * 1024),
        )
    return _Reader(components(_decoded(source.data)), days).reading()


def _decoded(data: bytes) -> str:
    """The text: UTF-8, as the format demands; where it is not, what it looks like."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        from c21desk.domain.errors import UserError

        try:
            return data.decode(detect(data), errors="replace")
        except UserError:  # few bytes tell nothing; the damaged text costs only itself
            return data.decode("utf-8", errors="replace")


class _Reader:
    def __init__(self, found: list[Component], days: tuple[dt.date, dt.date] | None) -> None:
        self._events = [c for c in found if c.name == "VEVENT"]
        self._others = [c for c in found if c.name not in {"VEVENT", *_TRIVIAL}]
        self._zones = Zones(found)
        self._days = days
        self._budget = Budget()
        calendars = [c for c in found if c.name == "VCALENDAR"]
        self._usual = next((z for c in calendars if (z := self._zones.iana(c.text("X-WR-TIMEZONE")))), "")
        self._heading = next((t for c in calendars if (t := c.text("X-WR-CALNAME"))), "")
        self.rejected: list[Rejected] = []

    def reading(self) -> ProgrammeReading:
        rows: list[ProgrammeRow] = []
        if len(self._events) > MAX_EVENTS:
            raise refuse(
                N_(
                    "The calendar has {n} events, more than any programme. Save only those of the visit in a file."
                ),
                n=Number(len(self._events)),
            )
        moved = self._moved()
        latest = self._latest()
        for event in self._events:
            if latest[self._key(event)] is not event:
                why = message(
                    N_("A later version of the same event stands in line {line}."),
                    line=latest[self._key(event)].line,
                )
                self.rejected.append(Rejected(Where(line=event.line), why))
                continue
            rows += self._rows(event, moved)
        notes: list[Message] = []
        if self._others:
            notes.append(
                plural(
                    "{n} entry is no event and was left out.",
                    "{n} entries are no events and were left out.",
                    len(self._others),
                )
            )
        if not self._events:
            notes.append(message(N_("The calendar holds no events.")))
        return ProgrammeReading(
            len(self._events),
            tuple(rows),
            tuple(self.rejected),
            tuple(notes),
            heading=self._heading,
            kind="icalendar",
        )

    @staticmethod
    def _key(event: Component) -> tuple[object, ...]:
        uid, moved = event.text("UID"), event.first("RECURRENCE-ID")
        return (uid, moved.value.strip() if moved else "") if uid else (id(event),)

    def _latest(self) -> dict[tuple[object, ...], Component]:
        """Of the versions of each event, the one with the highest sequence; later ones where they are equal."""
        found: dict[tuple[object, ...], Component] = {}
        for event in self._events:
            key = self._key(event)
            if key not in found or _sequence(event) >= _sequence(found[key]):
                found[key] = event
        return found

    def _moved(self) -> dict[str, set[dt.datetime]]:
        """Per event the times of its repetitions that an event of its own replaces."""
        found: dict[str, set[dt.datetime]] = {}
        for event in self._events:
            if (one := event.first("RECURRENCE-ID")) and (
                stamp := stamp_of(one.value, one.params.get("TZID", ""))
            ):
                found.setdefault(event.text("UID"), set()).add(self._moment(stamp))
        return found

    def _moment(self, stamp: Stamp) -> dt.datetime:
        """A moment by which two stamps are compared: UTC where the zone is known."""
        zone = self._zones.zone(stamp.tzid) if stamp.tzid else None
        if zone is None:
            return stamp.wall.replace(tzinfo=dt.UTC)
        return stamp.wall.replace(tzinfo=zone).astimezone(dt.UTC)

    def _rows(self, event: Component, moved: dict[str, set[dt.datetime]]) -> Iterator[ProgrammeRow]:
        begins = event.first("DTSTART")
        start = stamp_of(begins.value, begins.params.get("TZID", "")) if begins else None
        where = Where(line=event.line)
        if start is None or not _EARLIEST <= start.wall.year <= _LATEST:
            told = N_("The event has no start that can be read.") if begins else N_("The event has no start.")
            if start is not None:
                told = N_("The event’s start lies in a year that cannot be meant.")
            self.rejected.append(Rejected(where, message(told)))
            return
        unsure: list[Message] = []
        length = self._length(event, start, unsure)
        base = self._row(event, where, unsure)
        uid = event.text("UID")
        repeated = bool(event.all("RRULE") or event.all("RDATE")) and event.first("RECURRENCE-ID") is None
        if event.first("RECURRENCE-ID"):
            base = replace(base, uid=f"{uid}/{re.sub(r'[^0-9TZ]', '', event.text('RECURRENCE-ID'))}")
        if not repeated:
            yield self._timed(base, start, start.wall, length)
            return
        times, told_why = self._times(event, start, moved.get(uid, set()))
        if told_why:
            base = replace(base, unsure=(*base.unsure, told_why))
        for wall in times:
            own = replace(base, uid=f"{uid}/{wall:%Y%m%dT%H%M%S}" if uid else "")
            yield self._timed(own, start, wall, length)

    def _times(
        self, event: Component, start: Stamp, moved: set[dt.datetime]
    ) -> tuple[list[dt.datetime], Message | None]:
        """The times of a repeated event on the visit's days, else its first; and what must be told."""
        if self._days is None:
            return [start.wall], message(
                N_("The event is repeated; only its first time was taken, for the visit has no days.")
            )
        window = (
            dt.datetime.combine(self._days[0], dt.time.min),
            dt.datetime.combine(self._days[1], dt.time(23, 59, 59)),
        )
        times = {start.wall}
        rules = [p.value for p in event.all("RRULE")]
        for rule in rules[:3]:
            found = occurrences(rule, start.wall, window, self._budget)
            if found is None:
                return [start.wall], message(
                    N_("How the event is repeated could not be followed; only its first time was taken.")
                )
            times |= set(found)
        times |= {s.wall for s in stamps(event.all("RDATE"), MAX_EXCEPTIONS)}
        excluded = stamps(event.all("EXDATE"), MAX_EXCEPTIONS)
        without = {s.wall for s in excluded if not s.tzid or s.tzid == start.tzid or s.all_day}
        gone = {self._moment(s) for s in excluded} | moved
        days = {s.wall.date() for s in excluded if s.all_day}
        kept = sorted(
            t for t in times
            if window[0] <= t <= window[1] and t not in without and t.date() not in days
            and self._moment(replace(start, wall=t)) not in gone
        )  # fmt: skip
        exceptions = sum(p.value.count(",") + 1 for p in event.all("EXDATE"))
        told = None
        if exceptions > MAX_EXCEPTIONS:
            told = message(
                N_("The event has {n} exceptions, of which only the first {limit} were heeded."),
                n=Number(exceptions),
                limit=Number(MAX_EXCEPTIONS),
            )
        if not kept:
            return [start.wall], message(
                N_("The event is repeated, but not on the days of the visit; its first time was taken.")
            )
        return kept, told

    def _length(self, event: Component, start: Stamp, unsure: list[Message]) -> dt.timedelta | None:
        """How long the event lasts by the clock, None where that is not known."""
        ends, lasts = event.first("DTEND"), event.first("DURATION")
        if ends is None and lasts is None:
            return dt.timedelta(days=1) if start.all_day else None
        if ends is None:
            assert lasts is not None
            length = length_of(lasts.value)
        else:
            end = stamp_of(ends.value, ends.params.get("TZID", ""))
            length = None
            if end is not None:
                if end.tzid != start.tzid and end.tzid and start.tzid:
                    length = self._moment(end) - self._moment(start)
                else:
                    length = end.wall - start.wall
                if start.all_day and not length:
                    length = dt.timedelta(days=1)
        if length is None or length < dt.timedelta(0) or length > LONGEST:
            unsure.append(message(N_("The event’s end could not be read; it was left out.")))
            return None
        return length

    def _row(self, event: Component, where: Where, unsure: list[Message]) -> ProgrammeRow:
        summary = " ".join(event.text("SUMMARY").split())
        if not summary:
            unsure.append(message(N_("The event has no title.")))
        if event.damaged:
            unsure.append(
                plural(
                    "{n} damaged line of the event was left out.",
                    "{n} damaged lines of the event were left out.",
                    event.damaged,
                )
            )
        titles = split_title(summary) if summary else []
        people = [_person(p) for p in (*event.all("ATTENDEE"), *event.all("ORGANIZER"))]
        cancelled = event.text("STATUS").upper() == "CANCELLED"
        if cancelled:
            unsure.append(message(N_("The event was cancelled.")))
        venue = " ".join(event.text("LOCATION").split())
        title = _titled(event, titles)
        return ProgrammeRow(
            where=where,
            title=title if title else localized([event.text("DESCRIPTION").split("\n")[0][:80] or "–"], "en"),
            kind=kind_of_item(summary),
            venue=venue,
            people=tuple(dict.fromkeys(p for p in people if p)),
            note="\n".join(x for x in event.text("DESCRIPTION").split("\n") if x not in title.values()),
            uid=event.text("UID"),
            track=event.text("X-C21DESK-TRACK"),
            cancelled=cancelled,
            unsure=tuple(unsure),
        )

    def _timed(
        self, row: ProgrammeRow, start: Stamp, wall: dt.datetime, length: dt.timedelta | None
    ) -> ProgrammeRow:
        """The row at one of its times, in a zone of which the name is known."""
        unsure, zone_name = list(row.unsure), ""
        if start.all_day:
            unsure.append(message(N_("The event takes the whole day; no time is given.")))
        elif start.tzid:
            zone = self._zones.zone(start.tzid)
            zone_name = self._zones.iana(start.tzid)
            if zone is None:
                unsure.append(
                    message(N_("The time zone “{name}” is not known; check the time."), name=start.tzid)
                )
                zone_name = ""
            elif not zone_name:
                moment = wall.replace(tzinfo=zone).astimezone(dt.UTC)
                zone_name = shown_zone(zone, moment)
                local = moment.astimezone(Zones(()).zone(zone_name) or dt.UTC)
                wall = local.replace(tzinfo=None)
        else:
            zone_name = self._usual
        if zone_name == UTC and self._usual in {FINLAND, CHINA}:
            zone = self._zones.zone(self._usual)
            wall = wall.replace(tzinfo=dt.UTC).astimezone(zone).replace(tzinfo=None)
            zone_name = self._usual
        end = wall + length if length is not None else None
        return replace(
            row,
            day=DayRef(wall.year, wall.month, wall.day),
            start=wall.time(),
            end=end.time() if end else None,
            lasts=(end.date() - wall.date()).days if end else 0,
            zone=zone_name,
            unsure=tuple(unsure),
        )


def _titled(event: Component, parts: list[str]) -> LocalizedText:
    """The title per language: as the event states it, else as its words tell."""
    summary = event.first("SUMMARY")
    key = summary.params.get("LANGUAGE", "").casefold()[:2] if summary else ""
    whole = key in ALL_TEXT_LANGUAGES and bool(parts)
    stated = LocalizedText().with_(key, event.text("SUMMARY")) if whole else localized(parts, "en")
    for other in ALL_TEXT_LANGUAGES:
        if text := event.text(f"X-C21DESK-TITLE-{other.upper()}"):
            stated = stated.with_(other, text)
    return stated


def _sequence(event: Component) -> int:
    text = event.text("SEQUENCE")
    return int(text) if text.isdigit() and len(text) < 10 else 0


def _person(one: Property) -> str:
    """The name of an attendee, or the address."""
    name = one.params.get("CN", "").strip()
    return name or re.sub(r"(?i)^mailto:", "", one.value.strip())
