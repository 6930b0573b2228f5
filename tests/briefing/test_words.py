"""Dates, times and terms as each language writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from c21desk.briefing.words import Dates, other_language, text_in
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import catalog

NOON = dt.datetime(2027, 7, 1, 9, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "last", "span"),
    [
        ("fi", dt.date(2027, 3, 12), "8.–12.3.2027"),
        ("fi", dt.date(2027, 4, 2), "8.3.–2.4.2027"),
        ("en", dt.date(2027, 3, 12), "8–12 March 2027"),
        ("en", dt.date(2027, 4, 2), "8 March – 2 April 2027"),
        ("zh_CN", dt.date(2027, 3, 12), "2027年3月8日至12日"),
        ("zh_CN", dt.date(2027, 4, 2), "2027年3月8日至4月2日"),
        ("fi", None, "8. maaliskuuta 2027"),
    ],
)
def test_spans_of_days(language: str, last: dt.date | None, span: str) -> None:
    assert Dates(catalog(language)).span(dt.date(2027, 3, 8), last) == span


@pytest.mark.parametrize(
    ("language", "zone", "shown"),
    [
        ("fi", "Europe/Helsinki", "12.05"),
        ("en", "Asia/Shanghai", "17:05"),
        ("zh_CN", "Asia/Shanghai", "17:05"),
    ],
)
def test_times_are_those_of_the_venues_clocks(language: str, zone: str, shown: str) -> None:
    assert Dates(catalog(language)).time(NOON, zone) == shown


def test_no_dates_give_no_span() -> None:
    assert Dates(catalog("fi")).span(None, None) == ""


def test_texts_by_language() -> None:
    words = LocalizedText(fi="kaupunki", zh="城市")
    assert text_in(words, "en") == ""
    assert other_language(words, "en") == ("kaupunki", "fi")
    assert other_language("Wang", "en") == ("", "")
    assert text_in("Wang", "zh") == "Wang"
