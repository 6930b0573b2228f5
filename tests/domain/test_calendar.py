"""Facts of the calendar equal those of the libraries that it was made from."""

from __future__ import annotations

import datetime as dt

import chinese_calendar
import holidays
import pytest

from c21desk.domain import calendar
from c21desk.domain.calendar import DayKind

YEARS = (2024, 2025, 2026)


def days_of(year: int) -> list[dt.date]:
    return [dt.date(year, 1, 1) + dt.timedelta(days=n) for n in range(366) if n < 365 or year % 4 == 0]


@pytest.mark.parametrize("year", YEARS)
def test_finnish_holidays(year: int) -> None:
    theirs = set(holidays.country_holidays("FI", years=year))
    ours = {day for day in days_of(year) if calendar.load().on("FI", day)}
    assert ours == theirs


@pytest.mark.parametrize("year", YEARS)
def test_chinese_working_days(year: int) -> None:
    known = calendar.load()
    for day in days_of(year):
        assert known.works("CN", day) == chinese_calendar.is_workday(day), day
        special = known.on("CN", day)
        assert (special is not None and special.kind == DayKind.WORKING) == (day in chinese_calendar.workdays)


@pytest.mark.parametrize("year", YEARS)
def test_chinese_statutory_holidays(year: int) -> None:
    theirs = {
        day
        for day, name in holidays.country_holidays("CN", years=year, observed=False, language="zh_CN").items()
        if not name.startswith("休息日")
    }
    known = calendar.load()
    ours = {day for day in days_of(year) if (s := known.on("CN", day)) and s.kind == DayKind.HOLIDAY}
    assert ours == theirs
    off = {day for day in days_of(year) if (s := known.on("CN", day)) and s.kind != DayKind.WORKING}
    weekdays = {day for day in holidays.country_holidays("CN", years=year) if day.weekday() < 5}
    assert {day for day in off if day.weekday() < 5} == weekdays


def test_moved_days_are_known_up_to_the_year_announced() -> None:
    known = calendar.load()
    last = max(chinese_calendar.holidays).year
    assert known.knows_moved("CN", dt.date(last, 12, 31))
    assert not known.knows_moved("CN", dt.date(last + 1, 1, 1))
    assert known.knows_moved("FI", dt.date(last + 1, 1, 1))


def test_names_are_in_three_languages() -> None:
    known = calendar.load()
    for year in YEARS:
        for country in ("FI", "CN"):
            for day in days_of(year):
                special = known.on(country, day)
                assert special is None or not special.name.missing()
    new_year = known.on("CN", dt.date(2027, 2, 6))
    assert new_year is not None
    assert new_year.name.zh == "春节"
