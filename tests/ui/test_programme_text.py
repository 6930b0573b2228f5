"""A programme from the clipboard, a file or a template to the items of a visit, with real keys."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from c21desk.ui.main_window import MainWindow
from c21desk.ui.visits.programme_text.review import ProgrammeReview
from c21desk.ui.visits.programme_text.templates import TemplateDialog
from tests.ui.helpers import in_dialog, make_visit, press

CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = "14.30 Registration and coffee\n15:00–16:30 Meeting (Restaurant Test)\n25:00 Nothing\n"


def _open(window: MainWindow) -> uuid.UUID:
    visit = make_visit(window.context.desk)
    window.show_page("visits")
    page = window.page("visits")
    page.open_visit(visit)
    page.workspace.tabs.setCurrentWidget(page.workspace.programme)
    return visit


def _review(qtbot: QtBot, window: MainWindow) -> ProgrammeReview:
    page = window.page("visits")
    qtbot.waitUntil(lambda: isinstance(page.review, ProgrammeReview))
    assert isinstance(page.review, ProgrammeReview)
    return page.review


def test_paste_review_accept(qtbot: QtBot, window: MainWindow) -> None:
    visit = _open(window)
    QGuiApplication.clipboard().setText(TEXT)
    window.page("visits").workspace.programme.add_button.setFocus()
    press(qtbot, Qt.Key.Key_V, CTRL)
    review = _review(qtbot, window)
    assert review.table.rowCount() == 2
    assert review.aside.count() == 1
    assert "5" in review.table.item(0, 1).text()
    assert not window.context.desk.lists.programme.items(visit)
    qtbot.waitUntil(review.table.hasFocus)
    with qtbot.waitSignal(review.done):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    assert len(window.context.desk.lists.programme.items(visit)) == 2
    page = window.page("visits")
    assert page.workspace.tabs.currentWidget() is page.workspace.programme
    qtbot.waitUntil(lambda: window.menus.undo.text() == "Undo: Import programme")
    window.undo()
    qtbot.waitUntil(lambda: not window.context.desk.lists.programme.items(visit))


def test_an_item_is_left_out_and_the_zone_changed(qtbot: QtBot, window: MainWindow) -> None:
    visit = _open(window)
    window.page("visits").workspace.programme.tools.take(TEXT)
    review = _review(qtbot, window)
    review.zone.set_value("Asia/Shanghai")
    review.zone.edited.emit()
    review.decision.setFocus()
    press(qtbot, Qt.Key.Key_End)
    review.decision.activated.emit(review.decision.currentIndex())
    with qtbot.waitSignal(review.done):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    items = window.context.desk.lists.programme.items(visit)
    assert [(i.title.en, i.zone) for i in items] == [("Meeting", "Asia/Shanghai")]


def test_escape_stores_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    visit = _open(window)
    path = tmp_path / "programme.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert window.page("visits").take_file(path)
    review = _review(qtbot, window)
    qtbot.waitUntil(review.table.hasFocus)
    press(qtbot, Qt.Key.Key_Escape)
    assert window.page("visits").review is None
    assert not window.context.desk.lists.programme.items(visit)


def test_a_template_fills_the_visit(qtbot: QtBot, window: MainWindow) -> None:
    visit = _open(window)

    def choose(dialog: TemplateDialog) -> None:
        press(qtbot, Qt.Key.Key_Down)
        assert dialog.template.id == "three-day-theme"
        assert dialog.preview.topLevelItemCount() == len(dialog.template.items) + len(dialog.template.tasks)
        dialog.fill_button.click()

    in_dialog(TemplateDialog, choose)
    window.page("visits").workspace.programme.tools.from_template()
    assert len(window.context.desk.lists.programme.items(visit)) == 16


def test_the_calendar_is_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = _open(window)
    path = tmp_path / "out.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QInputDialog, "getItem", lambda *args: (args[3][0], True))
    tools = window.page("visits").workspace.programme.tools
    tools.export()
    assert not path.exists()  # there is nothing to write yet
    window.context.desk.templates.apply("two-day-mayoral", visit)
    tools.export()
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 16
