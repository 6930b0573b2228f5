"""The search box: hits grouped, marked and explained, chosen by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from c21desk import settings
from c21desk.services.search import Hit
from c21desk.ui.main_window import MainWindow
from c21desk.ui.search_results import HIT, Results, runs
from tests.ui.helpers import press, type_here

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window with two people who live in Helsinki, its search box focused."""
    desk = window.context.desk
    [helsinki] = [p for p in desk.places.find_rows("Helsinki") if p.name.fi == "Helsinki"]
    for family, given in (("Aalto", "Elli"), ("Mäkinen", "Åsa")):
        person = desk.people.new()
        person.family_latin, person.given_latin = family, given
        person.home_place_id = helsinki.id
        desk.people.save(person)
    QApplication.processEvents()  # the window hears of the commits
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.top.search.hasFocus()
    return window


def chosen(window: MainWindow) -> Hit:
    item = window.top.search.findChild(Results) or window.findChild(Results)
    assert isinstance(item, Results)
    hit = item.currentItem().data(HIT)
    assert isinstance(hit, Hit)
    return hit


def test_hits_stand_under_their_kind_and_say_where_they_were_found(qtbot: QtBot, box: MainWindow) -> None:
    type_here(qtbot, "hels")
    qtbot.waitUntil(lambda: "Helsinki" in box.top.search.results())
    lines = box.top.search.results()
    assert lines[:3] == [
        "People",
        "Aalto, Elli · Home place: Helsinki",
        "Mäkinen, Åsa · Home place: Helsinki",
    ]
    assert lines[3] == "Places"


def test_arrows_skip_the_headings_and_enter_opens(qtbot: QtBot, box: MainWindow) -> None:
    type_here(qtbot, "hels")
    qtbot.waitUntil(lambda: bool(box.top.search.results()))
    assert chosen(box).name == "Aalto, Elli"
    press(qtbot, Qt.Key.Key_Up)
    assert chosen(box).name == "Aalto, Elli"
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    assert (chosen(box).kind, chosen(box).name) == ("place", "Helsinki")
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Return)
    assert box.stack.currentWidget() is box.page("people")
    assert box.top.search.results() == []


def test_a_mistyped_name_is_found_and_said_to_be_similar(qtbot: QtBot, box: MainWindow) -> None:
    type_here(qtbot, "makinne")
    qtbot.waitUntil(lambda: len(box.top.search.results()) == 2)
    assert box.top.search.results() == ["People", "Mäkinen, Åsa · Similar spelling: makinen"]


@pytest.mark.parametrize("theme", [settings.LIGHT, settings.DARK])
def test_the_list_is_painted_in_the_colours_of_the_theme(qtbot: QtBot, box: MainWindow, theme: str) -> None:
    box.context.theme.choose(theme)
    type_here(qtbot, "hels")
    qtbot.waitUntil(lambda: bool(box.top.search.results()))
    results = box.findChild(Results)
    assert results is not None
    image: QImage = results.viewport().grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(image.height())
    }
    assert QColor(box.context.theme.tokens.selected).name() in colours
    assert QColor(box.context.theme.tokens.text).name() in colours
    assert results.sizeHintForRow(1) > results.sizeHintForRow(0)  # an explanation takes a line of its own


def test_a_text_is_cut_where_its_marks_are() -> None:
    assert list(runs("Helsinki", [(0, 4)])) == [("Hels", True), ("inki", False)]
    assert list(runs("a bc d", [(2, 3), (5, 6)])) == [("a ", False), ("b", True), ("c ", False), ("d", True)]
    assert list(runs("", [])) == []
