"""The Seating tab, by mouse and by keys."""

from __future__ import annotations

import uuid

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from c21desk.domain.kinds import MemberRole, SeatingRule, Side
from c21desk.domain.localized import LocalizedText
from c21desk.ui.main_window import MainWindow
from c21desk.ui.visits.seating.plan_dialog import PlanDialog
from c21desk.ui.visits.seating.tab import SeatingTab
from tests.ui.helpers import focused, in_dialog, make_visit, press

Key = Qt.Key


@pytest.fixture
def visit(window: MainWindow) -> uuid.UUID:
    """A visit with three guests and two hosts."""
    desk = window.context.desk
    made = make_visit(desk, people=3)
    record = desk.delegations.new()
    record.name, record.visit_id, record.side = LocalizedText(en="Espoo"), made, Side.HOST.value
    desk.delegations.save(record)
    for family in ("Korhonen", "Niemi"):
        person = desk.people.new()
        person.family_latin = family
        desk.people.save(person)
        desk.delegations.add_member(record.id, person.id, MemberRole.MEMBER)
    return made


@pytest.fixture
def tab(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> SeatingTab:
    """The tab with one plan, at a long table."""
    window.context.desk.seating.create(visit, LocalizedText(en="Talks"))
    return opened(qtbot, window, visit)


def opened(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> SeatingTab:
    window.show_record("visit", visit)
    found = window.page("visits").workspace.open_tab("seating")  # type: ignore[attr-defined]
    assert isinstance(found, SeatingTab)
    qtbot.waitUntil(found.isVisible)
    return found


def names(tab: SeatingTab) -> dict[str, str]:
    assert tab.plan is not None
    return {place: o.name.display for place, o in tab.plan.seats.items()}


START = {"1:g1": "Wei0 Wang", "1:g2": "Wei1 Wang", "1:g3": "Wei2 Wang", "1:h1": "Korhonen", "1:h2": "Niemi"}


def at(tab: SeatingTab, place: str) -> QPoint:
    return tab.drawing.mapFromScene(tab.drawing.cards[place].pos())


def test_a_plan_is_made_for_the_whole_visit(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    tab = opened(qtbot, window, visit)
    assert tab.pages.currentIndex() == 1  # says what to do first

    def fill(dialog: PlanDialog) -> None:
        assert dialog.name.value().en == "Seating plan"
        dialog.rule.set_value(SeatingRule.ROUND_BANQUET)
        dialog.accept()

    in_dialog(PlanDialog, fill)
    assert tab.new()
    assert tab.plan is not None
    assert tab.plan.rule == SeatingRule.ROUND_BANQUET
    assert sorted(names(tab).values()) == sorted(START.values())
    assert tab.pages.currentIndex() == 0


def test_a_card_dragged_onto_another_changes_places(qtbot: QtBot, tab: SeatingTab) -> None:
    assert names(tab) == START
    view = tab.drawing.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at(tab, "1:g2"))
    for step in range(1, 6):
        way = at(tab, "1:g3") - at(tab, "1:g2")
        QTest.mouseMove(view, at(tab, "1:g2") + way * (step / 5))
    qtbot.waitUntil(lambda: tab.drawing.cards["1:g3"].target)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(tab, "1:g3"))
    assert names(tab) == START | {"1:g2": "Wei2 Wang", "1:g3": "Wei1 Wang"}
    assert tab.drawing.current == "1:g3"
    assert "by hand" in tab.seat.reason.text()
    tab.context.desk.history.undo()
    qtbot.waitUntil(lambda: names(tab) == START)


def test_everything_goes_by_keys(qtbot: QtBot, tab: SeatingTab) -> None:
    tab.drawing.setFocus()
    qtbot.waitUntil(tab.drawing.hasFocus)
    tab.drawing.choose("1:g1")
    press(qtbot, Key.Key_Left)
    assert tab.drawing.current == "1:g2"  # on the head's right, who faces us
    press(qtbot, Key.Key_Space)
    assert "picked up" in tab.hint.text()
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Space)
    assert names(tab) == START | {"1:g1": "Wei1 Wang", "1:g2": "Wei0 Wang"}
    press(qtbot, Key.Key_L)
    assert tab.plan is not None
    assert tab.plan.seats["1:g1"].locked
    qtbot.mouseClick(tab.anew, Qt.MouseButton.LeftButton)
    assert names(tab)["1:g1"] == "Wei1 Wang"
    tab.drawing.setFocus()
    press(qtbot, Key.Key_L)
    assert not tab.plan.seats["1:g1"].locked
    press(qtbot, Key.Key_Down)
    assert tab.drawing.current == "1:h1"
    press(qtbot, Key.Key_Delete)
    assert "1:h1" not in names(tab)
    assert tab.waiting.count() == 1
    tab.waiting.setFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Space)
    assert focused() is tab.drawing
    press(qtbot, Key.Key_Space)
    assert names(tab)["1:h1"] == "Korhonen"
    assert not tab.waiting.isVisible()
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Escape)
    assert tab.carried is None
    press(qtbot, Key.Key_Home)
    assert tab.drawing.current == "1:g1"


def test_the_list_does_the_same_and_says_why(qtbot: QtBot, tab: SeatingTab) -> None:
    qtbot.mouseClick(tab.as_list, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(tab.list.isVisible)
    table = tab.list
    texts = [[table.item(r, c).text() for c in range(6)] for r in range(table.rowCount())]
    assert texts[0][:2] == ["Guests' side, seat 1", "Wei0 Wang"]
    assert texts[0][5].startswith("Chief guest")
    assert texts[5][:2] == ["Hosts' side, seat 3", "Free"]
    table.setFocus()
    table.selectRow(0)
    assert tab.drawing.current == "1:g1"
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Down)
    assert tab.drawing.current == "1:g2"
    press(qtbot, Key.Key_Space)
    assert names(tab)["1:g2"] == "Wei0 Wang"
    press(qtbot, Key.Key_L)
    assert tab.plan is not None
    assert tab.plan.seats["1:g2"].locked
    press(qtbot, Key.Key_Delete)
    assert "1:g2" not in names(tab)


def test_sizes_and_rules_are_chosen_and_what_cannot_be_is_said(qtbot: QtBot, tab: SeatingTab) -> None:
    said: list[str] = []
    tab.context.said.connect(lambda message, _level, _undo: said.append(message.text()))
    assert tab.plan is not None
    tab.context.desk.seating.lock(tab.plan.id, ["1:g3"])
    qtbot.waitUntil(lambda: tab.plan is not None and tab.plan.seats["1:g3"].locked)
    _choose(tab.rules.choices["seats"].combo, "2")
    assert "held seat would be gone" in said[-1]
    assert tab.rules.choices["seats"].value() == ""
    _choose(tab.rules.rule.combo, SeatingRule.GROUP_PHOTO)
    assert tab.plan.rule == SeatingRule.GROUP_PHOTO
    assert list(tab.rules.choices) == ["seats", "pairs"]
    right = tab.plan.place_of(tab.plan.seats["1:2"].person_id)
    assert right == "1:2"
    before = tab.drawing.cards["1:2"].chair.x
    _choose(tab.rules.convention.combo, "left")
    assert tab.drawing.cards["1:2"].chair.x == -before


def _choose(combo: QComboBox, value: str) -> None:
    """Choose as a user does: the combo says that it was activated."""
    index = combo.findData(value)
    combo.setCurrentIndex(index)
    combo.activated.emit(index)
    QApplication.processEvents()


def test_an_own_reason_is_kept(qtbot: QtBot, tab: SeatingTab) -> None:
    tab.drawing.choose("1:g2")
    tab.seat.own.line.setFocus()
    qtbot.keyClicks(tab.seat.own.line, "They asked for it")
    press(qtbot, Key.Key_Return)
    assert tab.plan is not None
    assert tab.plan.seats["1:g2"].own_reason == "They asked for it"
    tab.drawing.choose("1:g1")
    assert tab.seat.own.value() == ""


def test_plans_are_copied_renamed_and_deleted(qtbot: QtBot, tab: SeatingTab) -> None:
    tab.duplicate()
    assert tab.plans.rowCount() == 2

    def rename(dialog: PlanDialog) -> None:
        dialog.name.set_value(LocalizedText(en="Small talks"))
        dialog.accept()

    in_dialog(PlanDialog, rename)
    tab.rename()
    assert tab.plan is not None
    assert tab.plan.name.en == "Small talks"
    tab.context.desk.seating.delete([tab.plan.id])
    qtbot.waitUntil(lambda: tab.plans.rowCount() == 1)
    assert tab.plan.name.en == "Talks"


def test_it_speaks_three_languages_in_both_looks(qtbot: QtBot, tab: SeatingTab) -> None:
    for language in ("fi", "zh_CN", "en"):
        tab.context.language.choose(language)
        QApplication.processEvents()
        for look in ("dark", "light"):
            tab.context.theme.choose(look)
            assert not tab.grab().isNull()
            assert set(tab.drawing.cards) >= set(START)
