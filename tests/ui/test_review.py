"""From a pasted list to a visit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from c21desk.i18n import Message
from c21desk.services.imports import Decision
from c21desk.services.lists import ListQuery
from c21desk.ui import main_window
from c21desk.ui.imports.review import ReviewPage
from c21desk.ui.main_window import MainWindow
from tests.ui.conftest import LIST
from tests.ui.helpers import make_visit, press

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def wait_for_review(qtbot: QtBot, window: MainWindow) -> ReviewPage:
    page = window.page("visits")
    qtbot.waitUntil(lambda: page.review is not None)
    return page.review


def people(window: MainWindow) -> int:
    return len(window.context.desk.people.ids(ListQuery()))


def test_paste_review_accept_undo(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(LIST)
    qtbot.keyClick(window, Qt.Key.Key_V, CTRL | SHIFT)
    review = wait_for_review(qtbot, window)
    assert review.model.rowCount() == 3
    assert people(window) == 0
    assert review.title.text() == "南京市代表团名单"
    assert review.table.hasFocus()
    with qtbot.waitSignal(review.done) as done:
        press(qtbot, Qt.Key.Key_Return, CTRL)
    assert done.args[0].created == 3
    assert people(window) == 3
    page = window.page("visits")
    assert page.stack.currentWidget() is page.workspace
    assert page.workspace.tabs.currentWidget() is page.workspace.people
    members = page.workspace.people.sides["guest"].members.members
    assert [member.name.han for member in members] == ["王建国", "李晓明", "赵敏"]
    qtbot.waitUntil(lambda: window.menus.undo.text() == "Undo: Import member list")
    window.undo()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.list)
    assert people(window) == 0
    assert len(window.context.desk.visits.ids(ListQuery())) == 0


@pytest.mark.parametrize("page", ["visits", "delegations", "people"])
def test_ctrl_v_in_an_empty_list(qtbot: QtBot, window: MainWindow, page: str) -> None:
    QGuiApplication.clipboard().setText(LIST)
    window.show_page(page)
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert wait_for_review(qtbot, window).model.rowCount() == 3


def test_the_same_list_again_creates_nobody(qtbot: QtBot, window: MainWindow) -> None:
    for _round in range(2):
        window.review(LIST, None, "guest")
        review = wait_for_review(qtbot, window)
        with qtbot.waitSignal(review.done) as done:
            review.accept()
    assert (done.args[0].created, done.args[0].matched) == (0, 3)
    assert people(window) == 3


def test_rows_are_corrected_and_left_out(qtbot: QtBot, window: MainWindow) -> None:
    window.review(LIST, None, "guest")
    review = wait_for_review(qtbot, window)
    review.model.setData(review.model.index(0, 2), "Jiànguó")
    review.model.setData(review.model.index(1, 3), "欧阳 修")
    review.model.setData(review.model.index(1, 7), "205")
    review.table.setCurrentIndex(review.model.index(2, 1))
    box = review.panel.decision
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    assert review.plan.rows[2].decision == Decision.SKIP
    assert "1 left out" in review.summary.text()
    with qtbot.waitSignal(review.done):
        review.accept()
    rows = window.context.desk.people.find_rows("")
    assert sorted(row.han for row in rows) == ["欧阳修", "王建国"]


def test_into_a_visit_that_is_there(qtbot: QtBot, window: MainWindow) -> None:
    visit_id = make_visit(window.context.desk)
    window.show_record("visit", visit_id)
    window.page("visits").workspace.tabs.setCurrentIndex(2)
    QGuiApplication.clipboard().setText(LIST)
    window.paste_list()
    review = wait_for_review(qtbot, window)
    assert review.to_existing.isChecked()
    with qtbot.waitSignal(review.done) as done:
        review.accept()
    assert done.args[0].visit_id == visit_id
    assert window.context.desk.delegations.ranked(done.args[0].delegation_id)


def test_a_new_visit_needs_a_title(qtbot: QtBot, window: MainWindow) -> None:
    window.review("王伟 副市长\n李强 局长\n", None, "guest")
    review = wait_for_review(qtbot, window)
    review.title.clear()
    review.accept()
    assert review.problem.text() == "Give the new visit a name."
    assert people(window) == 0


def test_leaving_the_review_stores_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.review(LIST, None, "guest")
    review = wait_for_review(qtbot, window)
    press(qtbot, Qt.Key.Key_Escape)
    assert window.page("visits").review is None
    assert people(window) == 0
    assert review is not None


def test_an_empty_clipboard_is_said(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("  ")
    window.paste_list()
    assert "clipboard holds no text" in window.bar.text()


def test_a_file_dropped_on_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    source = tmp_path / "list.txt"
    source.write_text(LIST, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source))])
    event = QDropEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert wait_for_review(qtbot, window).model.rowCount() == 3


def test_a_file_that_is_no_list_is_refused_in_words(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    source = tmp_path / "list.xlsx"
    source.write_bytes(b"PK\x03\x04 broken")
    window.review(source, None, "guest")
    qtbot.waitUntil(lambda: bool(window.bar.text()))
    assert window.page("visits").review is None
    assert not window.context.jobs.busy


def test_people_only(qtbot: QtBot, window: MainWindow) -> None:
    window.review(LIST, None, "guest")
    review = wait_for_review(qtbot, window)
    review.to_none.setChecked(True)
    assert not review.title.isVisible()
    with qtbot.waitSignal(review.done):
        review.accept()
    assert people(window) == 3
    assert len(window.context.desk.visits.ids(ListQuery())) == 0


def test_closing_asks_before_a_review_is_lost(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.review(LIST, None, "guest")
    review = wait_for_review(qtbot, window)
    window.show_page("people")
    window.show_page("visits")
    assert window.page("visits").stack.currentWidget() is review
    answers = [False, True]
    asked: list[str] = []

    def answer(_parent: QWidget, question: Message, _action: str) -> bool:
        asked.append(str(question))
        return answers[len(asked) - 1]

    monkeypatch.setattr(main_window, "confirm", answer)
    assert not window.close()
    assert window.context.has_desk
    assert window.close()
    assert len(asked) == 2
