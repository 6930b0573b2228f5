"""The window: files, search, keyboard."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from c21desk.services import desk as desks
from c21desk.ui.files.dialogs import NewFile, RecoveryCode, Unlock
from c21desk.ui.main_window import MainWindow
from c21desk.ui.pages import PAGES
from tests.ui.conftest import LIST
from tests.ui.helpers import focused, make_visit, press, type_here

CTRL = Qt.KeyboardModifier.ControlModifier


def test_without_a_file_the_first_page_offers_what_to_do(qtbot: QtBot, make_window) -> None:
    window = make_window(None)
    assert not window.rail.isVisible()
    texts = [b.text() for b in window.stack.currentWidget().findChildren(QAbstractButton)]
    assert texts == ["New file…", "Open…", "Sample file…"]
    assert not window.menus.undo.isEnabled()


def test_open_and_close_a_file(qtbot: QtBot, make_window, file: Path) -> None:
    window = make_window(None)
    window.files.open_path(file)
    qtbot.waitUntil(lambda: window.context.has_desk)
    assert window.rail.isVisible()
    assert window.windowTitle() == "test.c21 – c21desk"
    assert "Not encrypted" in window.top.file.text()
    assert window.context.settings.recent_files == [str(file)]
    window.files.close()
    assert not window.rail.isVisible()


def test_a_file_that_does_not_open_is_said(qtbot: QtBot, make_window, tmp_path: Path) -> None:
    broken = tmp_path / "broken.c21"
    broken.write_bytes(b"no database" * 100)
    window = make_window(None)
    window.files.open_path(broken)
    qtbot.waitUntil(lambda: bool(window.bar.text()))
    assert not window.context.has_desk


@pytest.mark.slow
def test_an_encrypted_file_is_made_and_opened(
    qtbot: QtBot, make_window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(RecoveryCode, "exec", lambda dialog: shown.append(dialog.code.text()))
    window = make_window(None)
    path = tmp_path / "secret.c21"
    window.files.create(path, "lantern river copper seventeen")
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert len(shown[0]) > 20
    assert "Encrypted" in window.top.file.text()
    window.files.close()
    asked: list[str] = []
    answers = ["wrong words", "lantern river copper seventeen"]

    def answer(dialog: Unlock) -> str:
        asked.append(dialog.windowTitle())
        return answers[len(asked) - 1]

    monkeypatch.setattr(Unlock, "answer", answer)
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.context.has_desk, timeout=20_000)
    assert len(asked) == 2

    # The passphrase that the program was started with is tried first; one that does not fit, once.
    window.files.close()
    monkeypatch.setattr(Unlock, "answer", lambda _dialog: pytest.fail("asked"))
    started = make_window(None, "lantern river copper seventeen")
    started.files.open_path(path)
    qtbot.waitUntil(lambda: started.context.has_desk, timeout=20_000)
    started.files.close()
    asked.clear()
    answers[0] = "lantern river copper seventeen"
    monkeypatch.setattr(Unlock, "answer", answer)
    started = make_window(None, "wrong words")
    started.files.open_path(path)
    qtbot.waitUntil(lambda: started.context.has_desk, timeout=20_000)
    assert len(asked) == 1


def test_a_damaged_file_is_told_after_it_was_opened(qtbot: QtBot, make_window, file: Path) -> None:
    desk = desks.open_file(file)
    desk.sample.load()
    desk.close()
    window = make_window(None)
    window.files.open_path(file)
    qtbot.waitUntil(lambda: window.context.has_desk)
    with qtbot.waitSignal(window.context.jobs.time_passed):
        pass
    assert window.bar.text() == ""  # a sound file is nothing to speak of
    window.files.close()
    with closing(sqlite3.connect(file)) as database:
        (page,) = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_journal_txn_retracts'"
        ).fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = bytes(size)  # nothing on the first page needs this one
    file.write_bytes(content)
    window.files.open_path(file)
    qtbot.waitUntil(lambda: bool(window.bar.text()), timeout=20_000)
    assert "is damaged. Restore the latest backup" in window.bar.text()
    assert window.context.has_desk  # what can be read is there
    assert not window.context.jobs.busy


def test_new_file_asks_for_the_same_passphrase_twice(qtbot: QtBot, window: MainWindow) -> None:
    dialog = NewFile(window.context, window)
    dialog.show()
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.passphrase, "lantern river copper")
    qtbot.keyClicks(dialog.again, "lantern river coppe")
    assert "differ" in dialog.verdict.text()
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.again, "r")
    assert dialog.ok.isEnabled()
    dialog.plain.setChecked(True)
    assert dialog.ok.isEnabled()
    assert not dialog.passphrase.isEnabled()
    dialog.close()


def test_search_finds_and_opens_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    make_visit(window.context.desk)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.top.search.hasFocus()
    type_here(qtbot, "wang")
    qtbot.waitUntil(lambda: len(window.top.search.results()) == 3)
    assert window.top.search.results()[0] == "People"
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.page("people")
    assert window.page("people").editor.isVisible()
    assert window.top.search.results() == []
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    type_here(qtbot, "qqqq")
    qtbot.waitUntil(lambda: window.top.search.results() == ["Nothing found"])
    press(qtbot, Qt.Key.Key_Escape)
    assert window.top.search.results() == []


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_tab_goes_all_around(qtbot: QtBot, window: MainWindow, name: str) -> None:
    make_visit(window.context.desk)
    window.show_page(name)
    page = window.page(name)
    if hasattr(page, "new"):
        page.new()
    window.top.search.setFocus()
    seen: list[QWidget] = []
    for _step in range(400):
        press(qtbot, Qt.Key.Key_Tab)
        now = focused()
        if now is window.top.search:
            break
        assert now not in seen, f"Tab is trapped at {now}"
        seen.append(now)
    else:
        pytest.fail("Tab does not come back")
    wanted = {
        w
        for w in window.findChildren(QWidget)
        if w.isVisible()
        and w.isEnabled()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(w, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox | QAbstractItemView)
        and w is not window.top.search
    }
    assert {w for w in wanted if w not in seen} == set()


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_every_control_has_a_name(qtbot: QtBot, window: MainWindow, name: str) -> None:
    make_visit(window.context.desk)
    window.show_page(name)
    page = window.page(name)
    if hasattr(page, "new"):
        page.new()
    kinds = QLineEdit | QPlainTextEdit | QComboBox | QAbstractItemView | QAbstractSpinBox | QAbstractButton
    nameless = [
        f"{type(w).__name__} in {type(w.parent()).__name__}"
        for w in window.findChildren(QWidget)
        if isinstance(w, kinds)
        and w.isVisible()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not w.accessibleName()
        and not (isinstance(w, QAbstractButton) and w.text())
    ]
    assert nameless == []


def test_closing_saves_what_is_open(qtbot: QtBot, make_window, file: Path, home: Path) -> None:
    window = make_window(file)
    window.show_record("person", None)
    editor = window.page("people").editor
    editor.form.fields["family_latin"].line.setText("Virtanen")
    assert window.close()
    assert (home / "settings.json").is_file()
    again = desks.open_file(file, None, "Tester")
    assert [row.name for row in again.people.find_rows("")] == ["Virtanen"]
    again.close()


def test_closing_is_refused_while_something_cannot_be_saved(qtbot: QtBot, window: MainWindow) -> None:
    window.show_record("person", None)
    editor = window.page("people").editor
    editor.form.fields["western_name"].line.setText("vegan")
    assert not window.close()
    assert editor.form.error_text("family_latin")
    editor.form.fields["family_latin"].line.setText("Virtanen")


def test_column_choice_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("people")
    pane = window.page("people").list
    pane._toggle_column("pinyin", False)
    assert "pinyin" not in [column.id for column in pane.model.columns]
    assert window.context.settings.columns["person"] == [c.id for c in pane.model.columns]


def test_filter_chips_exclude_each_other(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("places")
    pane = window.page("places").list
    everything = pane.model.rowCount()
    (first, one), (_second, two) = pane._chip_buttons
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert 0 < pane.model.rowCount() < everything
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert not one.isChecked()
    assert pane.model.query.filters == {"kind": "cn-city"}
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert pane.model.rowCount() == everything
    assert first.value == "fi-city"


def test_theme_and_language_are_kept_in_the_settings(qtbot: QtBot, window: MainWindow) -> None:
    window.choose_theme("dark")
    assert window.context.theme.dark
    assert window.context.settings.theme == "dark"
    window.choose_theme("light")


def test_nothing_opens_as_a_window_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    opened: list[QWidget] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(watched)
            return False

    watcher = Watcher()
    QApplication.instance().installEventFilter(watcher)
    try:
        visit_id = make_visit(window.context.desk)
        for page in PAGES:
            window.show_page(page.name)
            if hasattr(window.page(page.name), "new"):
                window.page(page.name).new()
        window.show_record("visit", visit_id)
        workspace = window.page("visits").workspace
        for tab in range(3):
            workspace.tabs.setCurrentIndex(tab)
        workspace.programme.new()
        window.review(LIST, None, "guest")
        qtbot.waitUntil(lambda: window.page("visits").review is not None)
        QApplication.processEvents()
    finally:
        QApplication.instance().removeEventFilter(watcher)
    assert opened == []


@pytest.mark.slow
def test_the_sample_file(qtbot: QtBot, make_window, tmp_path: Path) -> None:
    window = make_window(None)
    window.files.create_sample(tmp_path / "sample.c21")
    visits = None

    def open_visit() -> bool:
        nonlocal visits
        visits = window.pages.get("visits")
        return visits is not None and visits.visit_open() is not None

    qtbot.waitUntil(open_visit, timeout=30_000)
    assert visits.workspace.title.text()
    assert visits.workspace.people.sides["guest"].members.members
    assert window.menus.undo.isEnabled()


def test_arrow_keys_move_in_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    window.rail.buttons["today"].setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Space)
    assert window.stack.currentWidget() is window.page("visits")
