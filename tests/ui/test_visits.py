"""A visit from the list to its programme and people."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from c21desk.domain.kinds import MemberRole
from c21desk.ui.main_window import MainWindow
from c21desk.ui.visits.page import VisitsPage
from c21desk.ui.visits.workspace import VisitWorkspace
from tests.ui.helpers import make_visit, press, type_here

CTRL = Qt.KeyboardModifier.ControlModifier


def workspace_of(window: MainWindow) -> VisitWorkspace:
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    assert page.workspace is not None
    return page.workspace


def test_a_visit_and_three_items_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    press(qtbot, Qt.Key.Key_N, CTRL)
    workspace = workspace_of(window)
    qtbot.waitUntil(workspace.form.form.fields["title"].main.hasFocus)
    assert not workspace.tabs.isTabEnabled(1)
    type_here(qtbot, "Nanjing Espoossa")
    fields = workspace.form.form.fields
    qtbot.keyClicks(fields["start"].main, "5.5.2031")
    qtbot.keyClicks(fields["end"].main, "8.5.2031")
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert workspace.visit_id is not None
    assert workspace.title.text() == "Nanjing Espoossa"
    workspace.tabs.setCurrentIndex(1)
    for number in range(3):
        press(qtbot, Qt.Key.Key_N, CTRL)
        editor = workspace.programme.editor
        assert editor is not None
        qtbot.waitUntil(lambda editor=editor: editor.form.fields["title"].main.hasFocus())
        type_here(qtbot, f"Item {number}")
        press(qtbot, Qt.Key.Key_Escape)
    items = window.context.desk.programme.items(workspace.visit_id)
    assert [item.title.fi for item in items] == ["Item 0", "Item 1", "Item 2"]
    assert [item.start for item in items] == [
        dt.datetime(2031, 5, 5, hour, tzinfo=dt.UTC) for hour in (6, 7, 8)
    ]
    press(qtbot, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: workspace.programme.table.rowCount() == 3)
    assert workspace.programme.table.item(0, 2).text().startswith("14:00–15:00")


def test_missing_lines_lead_to_their_field(qtbot: QtBot, window: MainWindow) -> None:
    window.show_record("visit", make_visit(window.context.desk))
    workspace = workspace_of(window)
    assert workspace.meter.value() < 100
    workspace.go_to("purpose")
    assert workspace.form.form.fields["purpose"].main.hasFocus()
    workspace.go_to("hosts")
    assert workspace.tabs.currentWidget() is workspace.people


def test_leaving_a_tab_saves_or_stays(qtbot: QtBot, window: MainWindow) -> None:
    visit_id = make_visit(window.context.desk)
    window.show_record("visit", visit_id)
    workspace = workspace_of(window)
    workspace.form.form.fields["case_number"].line.setText("ESP/7")
    workspace.tabs.setCurrentIndex(2)
    assert window.context.desk.visits.get(visit_id).case_number == "ESP/7"
    workspace.tabs.setCurrentIndex(0)
    workspace.form.form.fields["end"].line.setText("1.1.2030")
    workspace.tabs.setCurrentIndex(2)
    assert workspace.tabs.currentIndex() == 0
    assert "ends before it starts" in workspace.form.form.error_text("end")
    window.show_page("people")
    assert window.stack.currentWidget() is window.page("visits")
    workspace.form.form.fields["end"].line.setText("9.5.2031")
    window.show_page("people")
    assert window.stack.currentWidget() is window.page("people")


def test_an_item_in_china_is_typed_in_chinese_time(qtbot: QtBot, window: MainWindow) -> None:
    visit_id = make_visit(window.context.desk)
    window.show_record("visit", visit_id)
    workspace = workspace_of(window)
    workspace.tabs.setCurrentIndex(1)
    workspace.programme.new()
    editor = workspace.programme.editor
    fields = editor.form.fields
    fields["title"].inputs["en"].setText("Talks")
    fields["zone"].set_value("Asia/Shanghai")
    fields["start"].set_value((dt.date(2031, 5, 6), dt.time(9, 0)))
    fields["end"].set_value((dt.date(2031, 5, 6), dt.time(11, 0)))
    editor.form.edited.emit()
    assert "04:00–06:00" in editor.clocks.text()
    assert "09:00–11:00" in editor.clocks.text()
    fields["participants"].all_guests.click()
    assert editor.save()
    (item,) = window.context.desk.programme.items(visit_id)
    assert item.start == dt.datetime(2031, 5, 6, 1, tzinfo=dt.UTC)
    assert item.participants == 2


def test_an_impossible_time_is_refused_at_its_field(qtbot: QtBot, window: MainWindow) -> None:
    window.show_record("visit", make_visit(window.context.desk))
    workspace = workspace_of(window)
    workspace.tabs.setCurrentIndex(1)
    workspace.programme.new()
    editor = workspace.programme.editor
    editor.form.fields["title"].inputs["en"].setText("Talks")
    editor.form.fields["end"].time.setText("25:00")
    assert not editor.save()
    assert "25:00" in editor.form.error_text("end")


def test_rank_order_is_changed_with_a_reason(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_record("visit", make_visit(window.context.desk, people=3))
    workspace = workspace_of(window)
    workspace.tabs.setCurrentIndex(2)
    panel = workspace.people.sides["guest"].members
    before = [member.person_id for member in panel.members]
    panel.table.setFocus()
    panel.table.selectRow(1)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Leads the talks", True))
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [member.person_id for member in panel.members] == [before[1], before[0], before[2]]
    assert "Leads the talks" in panel.table.item(0, 6).text()
    assert panel.table.selected() == [before[1]]
    panel.by_rule.click()
    assert [member.person_id for member in panel.members] == before


def test_role_is_changed_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    window.show_record("visit", make_visit(window.context.desk))
    workspace = workspace_of(window)
    workspace.tabs.setCurrentIndex(2)
    panel = workspace.people.sides["guest"].members
    panel.table.selectRow(1)
    panel.role.set_value(MemberRole.HEAD)
    panel.role.edited.emit()
    assert panel.members[0].role == MemberRole.HEAD
    window.undo()
    qtbot.waitUntil(lambda: panel.members[0].role == MemberRole.MEMBER)


def test_a_host_is_added_by_name(qtbot: QtBot, window: MainWindow) -> None:
    window.show_record("visit", make_visit(window.context.desk))
    workspace = workspace_of(window)
    workspace.tabs.setCurrentIndex(2)
    side = workspace.people.sides["host"]
    side.start.click()
    qtbot.waitUntil(lambda: side.delegation is not None)
    field = side.members.add_field
    field._taken(field._offers("Maija Meikäläinen")[-1][1])
    assert [member.name.listed for member in side.members.members] == ["Meikäläinen, Maija"]


def test_undo_of_a_new_visit_leaves_its_workspace(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page("visits")
    window.show_page("visits")
    page.new_visit()
    workspace = workspace_of(window)
    workspace.form.form.fields["title"].inputs["fi"].setText("Turha")
    assert workspace.form.save()
    window.undo()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.list)
    assert page.list.list.model.rowCount() == 0


def test_today_shows_the_next_visit_and_what_it_lacks(qtbot: QtBot, window: MainWindow) -> None:
    make_visit(window.context.desk)
    today = window.page("today")

    def shown() -> list[str]:
        return [label.text() for label in today.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: "Nanjing in Espoo" in shown())
    texts = shown()
    assert "Nanjing in Espoo" in texts
    assert any(text.startswith("In ") and text.endswith(" days") for text in texts)
    assert "Still missing" in texts


def test_objectives_keep_their_order(qtbot: QtBot, window: MainWindow) -> None:
    visit_id = make_visit(window.context.desk)
    window.show_record("visit", visit_id)
    workspace = workspace_of(window)
    field = workspace.form.form.fields["objectives"]
    for words in ("First", "Second", "Third"):
        field.add_button.click()
        field.cards[-1].text.inputs["en"].setPlainText(words)
    assert workspace.form.save()
    assert [aim.text.en for aim in field.value()] == ["First", "Second", "Third"]
    stored = window.context.desk.visits.get(visit_id).objectives
    assert [objective.text.en for objective in stored] == ["First", "Second", "Third"]
    field.cards[0].remove.click()
    assert workspace.form.save()
    assert [aim.text.en for aim in field.value()] == ["Second", "Third"]
