"""The findings of a visit, and the fields that rules need, by keyboard."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from c21desk.domain.localized import LocalizedText
from c21desk.services.programme import set_participants
from c21desk.ui.main_window import MainWindow
from c21desk.ui.visits.findings import FindingsPanel
from c21desk.ui.visits.page import VisitsPage
from c21desk.ui.visits.workspace import VisitWorkspace
from tests.ui.helpers import focused, in_dialog, make_visit, press

CTRL = Qt.KeyboardModifier.ControlModifier


def workspace_of(window: MainWindow) -> VisitWorkspace:
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    assert page.workspace is not None
    return page.workspace


def clash(window: MainWindow) -> tuple[uuid.UUID, list[uuid.UUID]]:
    """A visit with two items at the same time, each with the same guest."""
    desk = window.context.desk
    visit = make_visit(desk, people=1)
    guest = desk.delegations.for_visit(visit)[0].members[0].person_id
    assert guest is not None
    items = []
    for title in ("Talks", "Dinner"):
        item = desk.programme.new()
        item.visit_id, item.title = visit, LocalizedText(title, title, title)
        item.start = dt.datetime(2031, 5, 6, 8, tzinfo=dt.UTC)
        item.end = item.start + dt.timedelta(hours=1)
        set_participants(item, [(guest, "attendee")])
        desk.programme.save(item)
        items.append(item.id)
    return visit, items


def lines(panel: FindingsPanel) -> list[str]:
    return [panel.list.item(n).text() for n in range(panel.list.count())]


def test_findings_lead_to_what_they_are_about_and_follow_changes(qtbot: QtBot, window: MainWindow) -> None:
    visit, items = clash(window)
    window.show_record("visit", visit)
    workspace = workspace_of(window)
    panel = workspace.findings
    qtbot.waitUntil(lambda: "1 blocker" in panel.summary.text())
    assert lines(panel)[0].startswith("Blocker: Wei0 Wang is in two places at once")
    panel.list.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Return)
    assert workspace.tabs.currentWidget() is workspace.programme
    editor = workspace.programme.editor
    assert editor is not None
    assert editor.record is not None
    assert editor.record.id in items
    window.context.desk.programme.delete([items[1]])
    workspace.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: "blocker" not in panel.summary.text())
    assert not any("two places" in line for line in lines(panel))


def test_a_finding_is_set_aside_with_a_reason_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    visit, _items = clash(window)
    window.show_record("visit", visit)
    panel = workspace_of(window).findings
    qtbot.waitUntil(lambda: "1 blocker" in panel.summary.text())
    panel.list.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    qtbot.keyClick(panel.list, Qt.Key.Key_Tab)
    assert focused() is panel.aside_button

    def say_why(dialog: QInputDialog) -> None:
        line = dialog.findChild(QLineEdit)
        assert line is not None
        qtbot.keyClicks(line, "They are in one house")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    in_dialog(QInputDialog, say_why)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "blocker" not in panel.summary.text())
    assert panel.show_aside.isVisible()
    assert not any("two places" in line for line in lines(panel))
    qtbot.keyClick(panel.show_aside, Qt.Key.Key_Space)
    assert "Blocker, set aside: " in lines(panel)[0]
    assert "Reason: They are in one house (Tester, " in lines(panel)[0]
    qtbot.keyClick(panel.list, Qt.Key.Key_Home)
    qtbot.keyClick(panel.back_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1 blocker" in panel.summary.text())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "blocker" not in panel.summary.text())


def test_no_reason_sets_nothing_aside(qtbot: QtBot, window: MainWindow) -> None:
    visit, _items = clash(window)
    window.show_record("visit", visit)
    panel = workspace_of(window).findings
    qtbot.waitUntil(lambda: "1 blocker" in panel.summary.text())
    panel.list.setCurrentRow(0)
    in_dialog(QInputDialog, lambda dialog: dialog.accept())
    panel.set_aside()
    assert "Say why" in window.bar.text()
    assert "1 blocker" in panel.summary.text()


def test_a_panel_may_show_one_item_only(qtbot: QtBot, window: MainWindow) -> None:
    visit, items = clash(window)
    panel = FindingsPanel(window.context)
    qtbot.addWidget(panel)
    panel.show_visit(visit, items[0])
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: panel.list.count() > 0)
    assert all(any(t.id == items[0] for t in f.about) for f in panel._found)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("opening_hours", "whenever", "cannot be read"),
        ("latitude", "91", "between −90 and 90"),
        ("latitude", "north", "is not a number"),
        ("longitude", "24.9", "both latitude and longitude"),
    ],
)
def test_bad_facts_of_a_venue_are_refused_at_their_field(
    qtbot: QtBot, window: MainWindow, field: str, typed: str, said: str
) -> None:
    window.show_record("organisation", None)
    editor = window.page("organisations").editor  # type: ignore[attr-defined]
    editor.form.fields["name"].inputs["en"].setText("House")
    line = editor.form.fields[field].main
    qtbot.keyClicks(line, typed)
    assert not editor.save()
    told = "latitude" if field == "longitude" else field
    assert said in editor.form.error_text(told)


def test_facts_that_rules_need_are_stored(qtbot: QtBot, window: MainWindow) -> None:
    window.show_record("organisation", None)
    editor = window.page("organisations").editor  # type: ignore[attr-defined]
    editor.form.fields["name"].inputs["en"].setText("House")
    for field, typed in (
        ("latitude", "60,1699"),
        ("longitude", "24.9384"),
        ("opening_hours", "Mo-Fr 09:00-17:00; PH off"),
    ):
        qtbot.keyClicks(editor.form.fields[field].main, typed)
    assert editor.save()
    stored = window.context.desk.organisations.get(editor.record.id)
    assert (stored.latitude, stored.longitude) == (60.1699, 24.9384)
    assert stored.opening_hours == "Mo-Fr 09:00-17:00; PH off"
    window.show_record("place", None)
    editor = window.page("places").editor  # type: ignore[attr-defined]
    editor.form.fields["name"].inputs["en"].setText("Town")
    qtbot.keyClicks(editor.form.fields["gift_limit"].main, "49.90")
    assert editor.save()
    assert window.context.desk.places.get(editor.record.id).gift_limit == 4990
    assert editor.form.fields["gift_limit"].line.text() == "49.90"
