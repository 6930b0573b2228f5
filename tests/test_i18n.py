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
