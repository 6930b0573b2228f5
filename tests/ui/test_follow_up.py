"""Tasks, promises, gifts, notes, outcomes and documents of a visit, by keyboard."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from c21desk import paths
from c21desk.services import private_copies
from c21desk.ui.main_window import MainWindow
from c21desk.ui.record_history import RecordHistoryDialog
from c21desk.ui.visits.follow_up.viewer import DocumentViewer
from c21desk.ui.visits.part_dialog import PartDialog
from c21desk.ui.visits.parts_pane import PartsPane
from c21desk.ui.visits.workspace import VisitWorkspace
from tests.ui.helpers import in_dialog, make_visit, press, type_here


def workspace_of(window: MainWindow) -> VisitWorkspace:
    page: Any = window.page("visits")
    workspace: VisitWorkspace = page.workspace
    return workspace


@pytest.fixture
def workspace(qtbot: QtBot, window: MainWindow) -> VisitWorkspace:
    visit = make_visit(window.context.desk)
    window.show_record("visit", visit)
    qtbot.waitUntil(window.isActiveWindow)
    return workspace_of(window)


def pane_of(workspace: VisitWorkspace, tab: str, name: str = "") -> PartsPane:
    page: Any = workspace.open_tab(tab)
    pane = page.pane(name) if name else page
    assert isinstance(pane, PartsPane)
    return pane


def test_a_task_is_written_ticked_off_and_comes_back_by_undo(
    qtbot: QtBot, window: MainWindow, workspace: VisitWorkspace
) -> None:
    pane = pane_of(workspace, "tasks")
    pane.empty_button.setFocus()
    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert pane.editor is not None
    editor = pane.editor
    qtbot.waitUntil(lambda: editor.isAncestorOf(window.focusWidget()))
    type_here(qtbot, "Thank-you letters")
    editor.form.fields["due_days"].main.setFocus()
    type_here(qtbot, "-60")
    assert "6" in pane.editor.counted.text()  # type: ignore[attr-defined]
    press(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.table.rowCount() == 1)
    [row] = window.context.desk.lists.tasks.open_tasks()
    assert row.due == dt.date(2031, 3, 6)
    press(qtbot, Qt.Key.Key_Escape)
    pane.table.selectRow(0)
    done = next(b for b in pane._for_selection if b.text() == "Done")
    done.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.context.desk.lists.tasks.open_tasks())
    window.context.desk.history.undo()
    qtbot.waitUntil(lambda: pane.table.item(0, 3).text() == "To do")


@pytest.mark.parametrize(
    ("tab", "name", "first"),
    [
        ("promises", "promises", "Send the study"),
        ("promises", "gifts", "Glass vase"),
        ("notes", "notes", "Wants to ski"),
        ("notes", "outcomes", "Charter flights"),
    ],
)
def test_each_kind_is_added_deleted_and_found(
    qtbot: QtBot, window: MainWindow, workspace: VisitWorkspace, tab: str, name: str, first: str
) -> None:
    pane = pane_of(workspace, tab, name)
    pane.empty_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert pane.editor is not None
    editor = pane.editor
    qtbot.waitUntil(lambda: editor.isAncestorOf(window.focusWidget()))
    type_here(qtbot, first)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pane.table.rowCount() == 1)
    [hit] = window.context.desk.search.search(first)
    window.show_page("people")
    window.show_record(hit.kind, hit.id)
    again = pane_of(workspace_of(window), tab, name)
    assert again.editor is not None
    assert again.editor.record is not None
    assert again.editor.record.id == hit.id
    press(qtbot, Qt.Key.Key_Escape)
    again.table.setFocus()
    again.table.selectRow(0)
    in_dialog(QMessageBox, lambda box: box.defaultButton().click())
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: again.table.rowCount() == 0)
    window.context.desk.history.undo()
    qtbot.waitUntil(lambda: again.table.rowCount() == 1)


def test_a_promise_due_before_it_was_given_stays_open_with_its_problem(
    qtbot: QtBot, window: MainWindow, workspace: VisitWorkspace
) -> None:
    pane = pane_of(workspace, "promises", "promises")
    pane.new()
    editor = pane.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.isAncestorOf(window.focusWidget()))
    type_here(qtbot, "Too early")
    editor.form.fields["due"].main.setFocus()
    type_here(qtbot, "1.1.2020")
    press(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "due before" in editor.form.error_text("due")
    workspace.tabs.setCurrentIndex(0)
    assert workspace.tabs.currentIndex() != 0  # it cannot be saved, so the tab stays


def test_documents_are_kept_shown_inside_and_copied_out(
    qtbot: QtBot, window: MainWindow, workspace: VisitWorkspace, tmp_path: Path
) -> None:
    from c21desk.ui.visits.follow_up.documents import DocumentsPane

    page: Any = workspace.open_tab("notes")
    pane = page.pane("documents")
    assert isinstance(pane, DocumentsPane)
    (tmp_path / "puhe.txt").write_text("Hyvät vieraat 尊敬的来宾", encoding="utf-8")
    pane.take([tmp_path / "puhe.txt"])
    qtbot.waitUntil(lambda: pane.table.rowCount() == 1)
    pane.table.selectRow(0)
    seen: list[str] = []

    def read(viewer: DocumentViewer) -> None:
        seen.append(viewer.body.toPlainText())  # type: ignore[attr-defined]
        qtbot.keyClick(viewer, Qt.Key.Key_Escape)

    in_dialog(DocumentViewer, read)
    pane.look()
    assert seen == ["Hyvät vieraat 尊敬的来宾"]
    in_dialog(QMessageBox, lambda box: box.escapeButton().click())
    pane.open_elsewhere()
    assert not paths.private_dir().exists()
    pane.take([tmp_path / "missing.pdf"])
    assert "missing.pdf" in window.bar.text()
    assert pane.table.rowCount() == 1


def test_copies_for_other_programs_are_private_and_gone_with_the_program() -> None:
    path = private_copies.put("../a:b/puhe.txt", b"x")
    assert path.read_bytes() == b"x"
    assert path.is_relative_to(paths.private_dir())
    assert path.parent.stat().st_mode & 0o077 == 0
    assert private_copies.wipe()
    assert not path.exists()
    assert private_copies.wipe()


def test_a_note_to_a_person_needs_no_visit_and_is_opened_from_the_history(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk = window.context.desk
    person = desk.people.new()
    person.family_latin = "Wang"
    desk.people.save(person)
    history = RecordHistoryDialog(window.context, person.id, "Wang", "person", window)
    history.show()

    def write(dialog: PartDialog) -> None:
        qtbot.waitUntil(lambda: dialog.editor.isAncestorOf(dialog.focusWidget()))
        type_here(qtbot, "Met at the fair")
        press(qtbot, Qt.Key.Key_Escape)

    in_dialog(PartDialog, write)
    history.adding[0].click()
    [note] = desk.lists.notes.of_person(person.id)
    assert (note.text, note.visit_id) == ("Met at the fair", None)
    assert history.met is not None
    assert history.met.rowCount() == 1
    history.close()
    seen: list[str] = []

    def read(dialog: PartDialog) -> None:
        seen.append(dialog.editor.form.fields["text"].value())
        dialog.reject()

    in_dialog(PartDialog, read)
    window.show_record("note", note.id)
    assert seen == ["Met at the fair"]
