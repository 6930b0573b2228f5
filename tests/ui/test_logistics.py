"""Travel, vehicles, rooms, guest lists and members of a visit, by keyboard."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from c21desk.domain.kinds import BadgeStatus, ItemKind, PapersStatus, RoomWish
from c21desk.domain.localized import LocalizedText
from c21desk.services.desk import Desk
from c21desk.ui.change_dialog import ChangeDialog
from c21desk.ui.main_window import MainWindow
from c21desk.ui.visits.parts_pane import PartsPane
from c21desk.ui.visits.workspace import VisitWorkspace
from tests.ui.helpers import in_dialog, make_visit, press, type_here

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def visit(window: MainWindow) -> uuid.UUID:
    made = make_visit(window.context.desk)
    window.show_record("visit", made)
    return made


def pane_of(window: MainWindow, name: str) -> Any:
    page: Any = window.page("visits")
    workspace: VisitWorkspace = page.workspace
    tab: Any = workspace.open_tab("logistics")
    pane = tab.pane(name)
    assert isinstance(pane, PartsPane)
    return pane


def begin(qtbot: QtBot, window: MainWindow, pane: PartsPane) -> Any:
    pane.empty_button.setFocus()
    press(qtbot, Qt.Key.Key_N, CTRL)
    editor = pane.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.isAncestorOf(window.focusWidget()))
    return editor


def into(editor: Any, name: str) -> None:
    editor.form.fields[name].main.setFocus()


def moment(qtbot: QtBot, editor: Any, name: str, day: str, time: str) -> None:
    into(editor, name)
    type_here(qtbot, day)
    editor.form.fields[name].time.setFocus()
    type_here(qtbot, time)


def test_a_journey_keeps_the_clocks_of_both_ends(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    pane = pane_of(window, "travel")
    editor = begin(qtbot, window, pane)
    into(editor, "number")
    type_here(qtbot, "AY 88")
    moment(qtbot, editor, "departs", "5.5.2031", "9:30")
    moment(qtbot, editor, "arrives", "5.5.2031", "14.15")
    editor.travellers.all_guests.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: pane.table.rowCount() == 1)
    [row] = window.context.desk.lists.journeys.of_visit(visit)
    assert row.departs == dt.datetime(2031, 5, 5, 1, 30, tzinfo=dt.UTC)  # Chinese clocks
    assert row.arrives == dt.datetime(2031, 5, 5, 11, 15, tzinfo=dt.UTC)  # Finnish summer time
    assert len(row.travellers) == 2
    moment(qtbot, editor, "arrives", "", "")
    editor.form.fields["arrives"].time.selectAll()
    type_here(qtbot, "3:00")
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert "arrives before it leaves" in editor.form.error_text("arrives")


def test_a_vehicle_that_is_too_full_says_so_and_its_passengers_are_one_step(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    desk = window.context.desk
    pane = pane_of(window, "vehicles")
    editor = begin(qtbot, window, pane)
    type_here(qtbot, "Auto 1")
    into(editor, "seats")
    type_here(qtbot, "1")
    editor.passengers.all_guests.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert "too full" in editor.full.text()
    press(qtbot, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: pane.table.rowCount() == 1)
    assert "too full" in pane.table.item(0, 2).text()
    assert [m.vehicle.fi for m in desk.members.of_visit(visit)] == ["Auto 1", "Auto 1"]
    desk.history.undo()
    qtbot.waitUntil(lambda: pane.table.rowCount() == 0)
    assert not any(m.vehicle for m in desk.members.of_visit(visit))


def test_rooms_are_proposed_for_those_without_and_undone_at_once(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    pane = pane_of(window, "rooms")
    assert "Wei0" in pane.waiting.text()
    propose = pane._empty_row.itemAt(0).widget()
    propose.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.table.rowCount() == 2)
    assert not pane.waiting.isVisible()
    window.context.desk.history.undo()
    qtbot.waitUntil(lambda: pane.table.rowCount() == 0)
    assert pane.waiting.isVisible()


def make_dinner(desk: Desk, visit: uuid.UUID) -> uuid.UUID:
    dinner = desk.programme.new_for(visit)
    dinner.title, dinner.kind = LocalizedText(fi="Illallinen", en="Dinner"), ItemKind.DINNER.value
    desk.programme.save(dinner)
    return dinner.id


def test_a_guest_list_takes_the_delegation_and_counts_answers(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    desk = window.context.desk
    pane = pane_of(window, "guest-lists")
    assert not pane.empty_button.isEnabled()
    dinner = make_dinner(desk, visit)
    qtbot.waitUntil(pane.empty_button.isEnabled)
    pane.empty_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.table.rowCount() == 2)
    pane.table.setFocus()
    pane.table.selectRow(0)
    accepted = next(b for b in pane._for_selection if b.text() == "Accepted")
    accepted.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1 coming" in pane.count.text())
    pane.table.setFocus()
    pane.table.setCurrentCell(0, 0)
    press(qtbot, Qt.Key.Key_Return)
    editor = pane.editor
    qtbot.waitUntil(lambda: editor.isAncestorOf(window.focusWidget()))
    into(editor, "party")
    type_here(qtbot, "1")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "2 coming" in pane.count.text())
    assert desk.invitations.expected(dinner).accepted == 1
    pane.person.main.setFocus()
    type_here(qtbot, "Nobody of that name")
    press(qtbot, Qt.Key.Key_Tab)
    assert pane.table.rowCount() == 2


def test_members_are_edited_alone_and_together_and_needs_stay_masked(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    desk = window.context.desk
    [first, second] = desk.members.of_visit(visit)
    person = desk.people.get(first.person_id)
    person.diet = "Vegetarian"
    desk.people.save(person)
    pane = pane_of(window, "members")
    shown = {pane.table.item(row, 10).text() for row in range(2)}
    assert shown == {"•••", ""}
    assert "Vegetarian" not in pane.needs.text()
    pane.reveal.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert "Vegetarian (1)" in pane.needs.text()
    pane.table.setFocus()
    pane.table.setCurrentCell(0, 0)
    press(qtbot, Qt.Key.Key_Return)
    editor = pane.editor
    qtbot.waitUntil(lambda: editor.isAncestorOf(window.focusWidget()))
    type_here(qtbot, "7.5.2031")
    into(editor, "leaves")
    type_here(qtbot, "6.5.2031")
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert "leaves before joining" in editor.form.error_text("leaves")
    editor.form.fields["leaves"].main.selectAll()
    type_here(qtbot, "8.5.2031")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.members.get(first.id).leaves == dt.date(2031, 5, 8))

    def granted(dialog: ChangeDialog) -> None:
        dialog.values.currentWidget().set_value(PapersStatus.GRANTED)  # type: ignore[attr-defined]
        press(qtbot, Qt.Key.Key_Return)

    pane.table.selectAll()
    in_dialog(ChangeDialog, granted)
    pane.change()
    assert [m.papers for m in desk.members.of_visit(visit)] == [PapersStatus.GRANTED] * 2
    desk.history.undo()
    assert [m.papers for m in desk.members.of_visit(visit)] == [""] * 2
    assert (second.badge, second.room_wish) == (BadgeStatus.UNKNOWN, RoomWish.UNKNOWN)


def test_the_form_of_a_visit_keeps_budget_and_earlier_visits_and_speaks_by_direction(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    desk = window.context.desk
    page: Any = window.page("visits")
    form = page.workspace.form
    budget = form.form.fields["budget"]
    budget.add_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    card = budget.cards[0].form
    into(budget.cards[0], "planned")
    type_here(qtbot, "much")
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert "not an amount" in form.form.error_text("budget")
    card.fields["planned"].main.selectAll()
    card.fields["planned"].main.setFocus()
    press(qtbot, Qt.Key.Key_A, CTRL)
    type_here(qtbot, "1250,50")
    assert "1,250.50" in budget.sums.text()
    press(qtbot, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(desk.visits.get(visit).budget))
    assert desk.visits.get(visit).budget[0].planned == 125050
    desk.history.undo()
    qtbot.waitUntil(lambda: not budget.cards)
    spoken = str(form.form.labels["partner_place_id"]())
    form.direction.main.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    form.direction.edited.emit()
    assert str(form.form.labels["partner_place_id"]()) != spoken
