from __future__ import annotations

import datetime as dt

import pytest

from c21desk.ui.formats import span_text
from c21desk.ui.main_window import MainWindow


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("fi", "15.–17.6.2027", "15.6.–2.7.2027"),
        ("en", "15–17 Jun 2027", "15 Jun – 2 Jul 2027"),
        ("zh_CN", "2027年6月15日至17日", "2027年6月15日至7月2日"),
    ],
)
def test_the_days_of_a_visit_are_written_as_in_the_windows_language(
    window: MainWindow, language: str, short: str, long: str
) -> None:
    first = dt.date(2027, 6, 15)
    window.context.language.choose(language)
    try:
        assert span_text(first, dt.date(2027, 6, 17)) == short
        assert span_text(first, dt.date(2027, 7, 2)) == long
    finally:
        window.context.language.choose("en")
