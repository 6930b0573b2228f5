"""The days of a timeline and what its two clocks show: no Qt here.

A place on the timeline is a day (its number, from 0) and minutes since midnight *on the wall* of the zone
that leads. Where the clocks change, a wall time may exist twice or not at all; both directions still agree
for every moment, save the hour that is shown twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from c21desk.domain.times import CHINA, FINLAND, local, zone
from c21desk.services.rows.timeline import Timeline

DAY = 24 * 60
_MOST_DAYS = 62
"""Days without an item that are shown at most: a visit with a mistyped year still opens."""

OFFICE_HOURS = {FINLAND: (8 * 60, 16 * 60), CHINA: (9 * 60, 17 * 60 + 30)}
"""When offices answer, in minutes since midnight, from Monday to Friday."""


@dataclass(frozen=True)
class Clock:
    """The days shown, in order, and the zone by which they begin and end."""

    days: tuple[dt.date, ...]
    zone: str

    @property
    def other(self) -> str:
        """The zone of the second clock."""
        return FINLAND if self.zone == CHINA else CHINA

    def spot(self, moment: dt.datetime) -> tuple[int, float]:
        """Day and minute of a moment. A day that is not shown gives the nearest one, at its edge."""
        wall = local(moment, self.zone)
        minute = wall.hour * 60 + wall.minute + wall.second / 60
        day = wall.date()
        if day in self.days:
            return self.days.index(day), minute
        later = [n for n, one in enumerate(self.days) if one > day]
        return (later[0], 0.0) if later else (len(self.days) - 1, float(DAY))

    def moment(self, day: int, minute: float) -> dt.datetime:
        """The moment (UTC) at a place; minutes may lie before or after the day. A time that the change to
        summer time leaves out gives the one an hour later."""
        date = self.days[max(0, min(day, len(self.days) - 1))]
        wall = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minute)
        return wall.replace(tzinfo=zone(self.zone)).astimezone(dt.UTC)

    def other_clock(self, day: int, minute: float) -> dt.datetime:
        """What the second clock shows at a place."""
        return local(self.moment(day, minute), self.other)

    def ahead(self, day: int) -> float:
        """How many hours the second clock is ahead at noon of a day."""
        noon = self.moment(day, DAY / 2)
        there, here = local(noon, self.other).utcoffset(), local(noon, self.zone).utcoffset()
        assert there is not None
        assert here is not None
        return (there - here).total_seconds() / 3600

    def office_overlap(self, day: int) -> tuple[float, float] | None:
        """From which to which minute offices in both countries work, or None."""
        if self.days[day].weekday() >= 5:
            return None
        shift = self.ahead(day) * 60
        here = OFFICE_HOURS.get(self.zone, OFFICE_HOURS[FINLAND])
        there = OFFICE_HOURS[self.other]
        start, end = max(here[0], there[0] - shift), min(here[1], there[1] - shift)
        return (start, end) if start < end else None


def days_of(timeline: Timeline, zone_name: str) -> tuple[dt.date, ...]:
    """The days of the visit and of its items, in order."""
    days: set[dt.date] = set()
    first, last = timeline.first, timeline.last or timeline.first
    if first is not None and last is not None:
        days.update(first + dt.timedelta(n) for n in range(min((last - first).days + 1, _MOST_DAYS)))
    for item in timeline.items:
        if item.start is None:
            continue
        begins = local(item.start, zone_name).date()
        ends = begins
        if item.end is not None and item.end > item.start:
            ends = local(item.end - dt.timedelta(seconds=1), zone_name).date()
        days.update(begins + dt.timedelta(n) for n in range((ends - begins).days + 1))
    return tuple(sorted(days))


def snapped(minute: float, step: int) -> int:
    """The nearest minute that is a multiple of ``step``."""
    return round(minute / step) * step


def waking_hours(spans: Iterable[tuple[float, float]], least: Sequence[int] = (7, 22)) -> tuple[int, int]:
    """The hours from the first to the last minute of the spans, and at least the given ones."""
    first, last = least
    for start, end in spans:
        first, last = min(first, int(start // 60)), max(last, -int(-end // 60))
    return max(0, first), min(24, last)
