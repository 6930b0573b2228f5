"""Public holidays of Finland and China, and China's moved days off and working days.

The days lie in resources/calendar, made by packaging/make_calendar.py. Which Chinese days are moved is
announced by the State Council for one year at a time: beyond the last year announced nobody knows them.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from c21desk import paths
from c21desk.domain.localized import LocalizedText

FINLAND, CHINA = "FI", "CN"


class DayKind(StrEnum):
    """What sort of a day it is."""

    HOLIDAY = "holiday"
    DAY_OFF = "day-off"
    """A working day that was swapped for one on a weekend."""
    WORKING = "working"
    """A day of a weekend that is worked."""


class SpecialDay(NamedTuple):
    """A day that is not like others, with its name."""

    country: str
    day: dt.date
    kind: str
    name: LocalizedText


class Calendar(NamedTuple):
    """Special days by country and day. ``moved`` are the years whose moved Chinese days are known, ``known``
    those whose holidays are."""

    days: Mapping[tuple[str, dt.date], SpecialDay]
    moved: frozenset[int]
    known: frozenset[int]

    def on(self, country: str, day: dt.date) -> SpecialDay | None:
        """The special day, if it is one."""
        return self.days.get((country, day))

    def between(self, first: dt.date, last: dt.date) -> list[SpecialDay]:
        """The special days of both countries from one day to another, both included."""
        days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        return [found for day in days for c in (FINLAND, CHINA) if (found := self.on(c, day))]

    def works(self, country: str, day: dt.date) -> bool:
        """Whether offices are open on a day, as far as is known."""
        special = self.on(country, day)
        return special.kind == DayKind.WORKING if special else day.weekday() < 5

    def knows_moved(self, country: str, day: dt.date) -> bool:
        """Whether it is known which days of that year are moved."""
        return country != CHINA or day.year in self.moved


@cache
def load() -> Calendar:
    """The calendar of both countries, read at the first call."""
    folder = paths.resources() / "calendar"
    with (folder / "holiday_names.csv").open(encoding="utf-8", newline="") as source:
        names = {
            (row["country"], row["native"]): LocalizedText(row["fi"], row["en"], row["zh"], row["sv"])
            for row in csv.DictReader(source)
        }
    days: dict[tuple[str, dt.date], SpecialDay] = {}
    with (folder / "days.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            day = dt.date.fromisoformat(row["day"])
            name = names.get((row["country"], row["name"]), LocalizedText(zh=row["name"]))
            days[row["country"], day] = SpecialDay(row["country"], day, row["kind"], name)
    moved = frozenset(d.year for (c, d), s in days.items() if c == CHINA and s.kind != DayKind.HOLIDAY)
    return Calendar(days, moved, frozenset(d.year for _c, d in days))
