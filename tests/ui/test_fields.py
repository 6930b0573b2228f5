"""What fields take and give."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from c21desk import i18n
from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.ui.fields import ChoiceField, LinesField, NumberField, parse_day
from c21desk.ui.files.dialogs import strength
from c21desk.ui.formats import day_text
from c21desk.ui.labels import STATUS
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.main_window import MainWindow
from c21desk.ui.visits.briefing import file_name
from c21desk.ui.visits.item_editor import both_clocks
from c21desk.ui.visits.moments import MomentField, parse_time

_LOCALES = {"fi": "fi_FI", "en": "en_GB", "zh_CN": "zh_CN"}


@pytest.mark.parametrize(
    "text",
    ["24.11.2026", "24.11.2026 ", "2026-11-24", "2026年11月24日", "24/11/2026", "2026.11.24", "24 11 2026"],
)
def test_days_as_people_type_them(text: str) -> None:
    assert parse_day(text) == dt.date(2026, 11, 24)


@pytest.mark.parametrize("text", ["31.2.2026", "soon", "2026", "24.11.26", "0.1.2026"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(UserError):
        parse_day(text)


def test_no_day() -> None:
    assert parse_day("  ") is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(i18n.LANGUAGES))
def test_every_shown_day_can_be_typed(day: dt.date, language: str) -> None:
    before = QLocale()
    i18n.set_language(language)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    try:
        assert parse_day(day_text(day)) == day
    finally:
        QLocale.setDefault(before)
        i18n.set_language("en")


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [("9", 9, 0), ("9:30", 9, 30), ("9.30", 9, 30), ("0930", 9, 30), ("23:59", 23, 59)],
)
def test_times_as_people_type_them(text: str, hour: int, minute: int) -> None:
    assert parse_time(text) == dt.time(hour, minute)


@pytest.mark.parametrize("text", ["24:00", "9:75", "noon", "123456"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(UserError):
        parse_time(text)


def test_a_time_is_written_as_in_the_windows_language(qtbot: QtBot, window: MainWindow) -> None:
    field = MomentField(window.context.icons, lambda: "Europe/Helsinki")
    qtbot.addWidget(field)
    field.set_value((dt.date(2031, 5, 6), dt.time(9, 5)))
    assert field.time.text() == "09:05"
    window.choose_language("fi")
    QApplication.processEvents()
    assert field.time.text() == "9.05"
    assert field.value() == (dt.date(2031, 5, 6), dt.time(9, 5))
    start = dt.datetime(2031, 5, 6, 6, 5, tzinfo=dt.UTC)
    assert "6.5. klo 9.05–10.05" in both_clocks(start, start + dt.timedelta(hours=1))
    assert "klo 14.05 – ke 7.5. klo 0.05" in both_clocks(start, start + dt.timedelta(hours=10))


def test_localized_field_marks_what_is_missing_and_keeps_swedish(qtbot: QtBot) -> None:
    field = LocalizedField()
    qtbot.addWidget(field)
    field.show()
    assert not any(control.placeholderText() for control in field.inputs.values())
    field.set_value(LocalizedText(fi="Espoo", sv="Esbo"))
    assert [key for key, control in field.inputs.items() if control.placeholderText()] == ["en", "zh"]
    field.inputs["zh"].setText("埃斯波")
    assert field.value() == LocalizedText(fi="Espoo", zh="埃斯波", sv="Esbo")


def test_choice_field_keeps_an_unknown_value(qtbot: QtBot) -> None:
    field = ChoiceField(STATUS)
    qtbot.addWidget(field)
    field.set_value("postponed")
    assert field.value() == "postponed"


def test_number_field(qtbot: QtBot) -> None:
    field = NumberField(1, 999)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "2a10")
    assert field.value() == 210
    field.set_value(None)
    assert field.value() is None


def test_tab_leaves_a_text_area(qtbot: QtBot) -> None:
    field = LinesField()
    qtbot.addWidget(field)
    assert field.area.tabChangesFocus()


def test_strength_of_passphrases() -> None:
    assert strength("short")[0] == 0
    assert strength("aaaaaaaaaaaaaaaaaaaa")[0] == 1
    assert strength("password")[0] == 1
    assert strength("Kesäpäivä 2026 x")[0] >= 2
    assert strength("lantern river copper seventeen")[0] == 3


def test_file_names_hold_nothing_that_file_systems_refuse() -> None:
    assert file_name('Visit: "A/B" <1>?', "fi") == "Visit A B 1 fi.pdf"
    assert file_name("南京市代表团", "zh_CN") == "南京市代表团 zh.pdf"
    assert file_name("...", "en") == "c21desk en.pdf"
