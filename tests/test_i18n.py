"""Messages as each language writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from c21desk import i18n
from c21desk.i18n import Number, message, plural


@pytest.mark.parametrize(
    ("language", "shown"),
    [("fi", "20\u00a0000"), ("en", "20,000"), ("zh_CN", "20,000")],
)
def test_amounts_have_their_thousands_parted(language: str, shown: str) -> None:
    words = i18n.catalog(language)
    assert message("{n} lines", n=Number(20_000)).text(words) == shown + " lines"
    assert shown in plural("{n} row", "{n} rows", 20_000).text(words)
    assert plural("{n} lump", "{n} lumps", 1).text(i18n.catalog("en")) == "1 lump"


def test_years_and_numbers_of_lines_are_left_as_they_are() -> None:
    assert message("Year {year}", year=1970).text(i18n.catalog("fi")) == "Year 1970"


@pytest.mark.parametrize(("language", "shown"), [("fi", "1\u00a0234,5"), ("en", "1,234.5")])
def test_decimals_have_the_languages_mark(language: str, shown: str) -> None:
    assert message("{seconds}", seconds=1234.5).text(i18n.catalog(language)) == shown


@pytest.mark.parametrize(("language", "shown"), [("fi", "9.05"), ("en", "09:05"), ("zh_CN", "09:05")])
def test_times_are_written_as_in_the_language(language: str, shown: str) -> None:
    assert message("{time}", time=dt.time(9, 5, 30)).text(i18n.catalog(language)) == shown


FIRST = dt.date(2027, 6, 15)
ENGLISH = {6: "Jun", 7: "Jul", 1: "Jan"}


def _plain(day: dt.date) -> str:
    return f"{day.day} {ENGLISH[day.month]} {day.year}"


@pytest.mark.parametrize(
    ("language", "last", "shown"),
    [
        ("fi", dt.date(2027, 6, 17), "15.–17.6.2027"),
        ("fi", dt.date(2027, 7, 2), "15.6.–2.7.2027"),
        ("fi", dt.date(2028, 1, 2), "15.6.2027–2.1.2028"),
        ("fi", dt.date(2028, 6, 15), "15.6.2027–15.6.2028"),
        ("en", dt.date(2027, 6, 17), "15–17 Jun 2027"),
        ("en", dt.date(2027, 7, 2), "15 Jun – 2 Jul 2027"),
        ("en", dt.date(2028, 1, 2), "15 Jun 2027 – 2 Jan 2028"),
        ("zh_CN", dt.date(2027, 6, 17), "2027年6月15日至17日"),
        ("zh_CN", dt.date(2027, 7, 2), "2027年6月15日至7月2日"),
        ("zh_CN", dt.date(2028, 1, 2), "2027年6月15日至2028年1月2日"),
    ],
)
def test_a_span_of_days_says_nothing_twice(language: str, last: dt.date, shown: str) -> None:
    assert i18n.span_text(FIRST, last, _plain, i18n.catalog(language)) == shown


def test_a_span_of_one_day_is_that_day() -> None:
    assert i18n.span_text(FIRST, FIRST, _plain) == i18n.span_text(None, FIRST, _plain) == "15 Jun 2027"
    assert i18n.span_text(None, None, _plain) == ""
