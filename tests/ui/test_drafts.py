"""What is typed and not saved survives a killed program; saved and discarded changes leave nothing."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
import uuid
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import message
from c21desk.services import desk as desks
from c21desk.services.desk import Desk
from c21desk.ui.draft_values import from_plain, to_plain
from c21desk.ui.main_window import MainWindow
from c21desk.ui.people.positions import Post
from tests.ui.helpers import focused, make_visit, press, type_here

TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from c21desk import settings
from c21desk.app import build
from c21desk.services import desk as desks

path, passphrase, surname = Path(sys.argv[1]), sys.argv[2] or None, sys.argv[3]
app = QApplication([])
window = build(app, settings.Settings(language="en", theme=settings.LIGHT))
window.show()
window.context.set_desk(desks.open_file(path, passphrase, "Tester"))

def type_():
    window.show_page("people")
    page = window.page("people")
    ids = page.service.ids(page.list.model.query)
    page.show_record("person", page.service.rows(ids)[0].id) if ids else page.new()
    QTimer.singleShot(0, keys)

def keys():
    form = window.page("people").editor.form
    form.fields["family_latin"].main.setFocus()
    QTest.keyClicks(app.focusWidget(), surname)
    QTest.keyClick(app.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(app.focusWidget(), "half")
    print("typed", flush=True)

QTimer.singleShot(0, type_)
app.exec()
"""


def type_and_kill(path: Path, passphrase: str, surname: str) -> None:
    """Another process of the program in which a user types into a person; it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path), passphrase, surname], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "typed\n"
    process.kill()
    process.wait()
    process.stdout.close()


def drafts(desk: Desk) -> int:
    return len(desk.drafts.all())


def test_a_new_record_of_a_killed_program_is_gone_on_with(qtbot: QtBot, make_window, file: Path) -> None:
    type_and_kill(file, "", "Virtanen")
    window: MainWindow = make_window(file)
    qtbot.waitUntil(lambda: window.pages.get("people") is not None)
    editor = window.page("people").editor
    assert editor.is_new
    assert editor.form.fields["family_latin"].value() == "Virtanen"
    assert editor.restored.isVisible()
    assert editor.save_button.isEnabled()
    desk = window.context.desk
    assert desk.history.undo_label() is None  # a draft is no step
    assert editor.save()
    assert not editor.restored.isVisible()
    assert drafts(desk) == 0
    assert [row.display for row in desk.people.find_rows("Virtanen", 5)] == ["Virtanen"]


@pytest.mark.slow
def test_changes_in_an_encrypted_file_survive_and_lie_nowhere_in_the_clear(
    qtbot: QtBot, make_window, tmp_path: Path
) -> None:
    path = tmp_path / "secret.c21"
    desk = desks.create(path, "lantern river copper", "Tester")
    person = desk.people.new()
    person.family_latin = "Aalto"
    desk.people.save(person)
    desk.close()
    type_and_kill(path, "lantern river copper", "Zweitname")
    for left in (*tmp_path.rglob("*"), *path.parent.rglob(".*")):
        assert not left.is_file() or b"Zweitname" not in left.read_bytes()
    window: MainWindow = make_window(None)
    window.context.set_desk(desks.open_file(path, "lantern river copper", "Tester"))
    qtbot.waitUntil(lambda: window.pages.get("people") is not None)
    editor = window.page("people").editor
    assert editor.record.id == person.id
    assert "Zweitname" in editor.form.fields["family_latin"].value()
    editor.discard()
    assert editor.form.fields["family_latin"].value() == "Aalto"
    assert not editor.restored.isVisible()
    assert drafts(window.context.desk) == 0


def open_person(window: MainWindow, qtbot: QtBot, name: str = "Aalto") -> uuid.UUID:
    person = window.context.desk.people.new()
    person.family_latin = name
    window.context.desk.people.save(person)
    window.show_record("person", person.id)
    editor = window.page("people").editor
    editor.form.fields["family_latin"].main.setFocus()
    qtbot.waitUntil(lambda: focused() is editor.form.fields["family_latin"].main)
    press(qtbot, Qt.Key.Key_End)
    return person.id


def test_a_field_that_is_left_is_kept_until_it_is_saved_or_as_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    person = open_person(window, qtbot)
    desk = window.context.desk
    type_here(qtbot, "nen")
    press(qtbot, Qt.Key.Key_Tab)
    assert "Aaltonen" in desk.drafts.get("person", person).text
    press(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert drafts(desk) == 0
    window.page("people").editor.form.fields["family_latin"].main.setFocus()
    press(qtbot, Qt.Key.Key_End)
    type_here(qtbot, "x")
    press(qtbot, Qt.Key.Key_Tab)
    assert drafts(desk) == 1
    window.page("people").editor.form.fields["family_latin"].main.setFocus()
    press(qtbot, Qt.Key.Key_End)
    press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, Qt.Key.Key_Tab)
    assert drafts(desk) == 0


def test_a_pause_keeps_the_draft_too(qtbot: QtBot, window: MainWindow) -> None:
    open_person(window, qtbot)
    type_here(qtbot, "nen")
    qtbot.waitUntil(lambda: drafts(window.context.desk) == 1)


def test_a_draft_waits_while_a_longer_task_writes(qtbot: QtBot, window: MainWindow) -> None:
    person = open_person(window, qtbot)
    desk = window.context.desk
    writing, enough = threading.Event(), threading.Event()

    def write() -> None:
        with desk._store.write(message("Long")):
            writing.set()
            assert enough.wait(60)

    writer = threading.Thread(target=write)
    writer.start()
    assert writing.wait(60)
    type_here(qtbot, "nen")
    press(qtbot, Qt.Key.Key_Tab)
    assert drafts(desk) == 0
    assert window.bar.text() == ""
    enough.set()
    writer.join()
    qtbot.waitUntil(lambda: desk.drafts.get("person", person) is not None)


def test_what_cannot_be_understood_is_kept_as_typed(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    desk = window.context.desk
    visit = make_visit(desk)
    window.show_record("visit", visit)
    workspace = window.page("visits").workspace
    start = workspace.form.form.fields["start"].main
    start.setFocus()
    qtbot.waitUntil(lambda: focused() is start)
    start.selectAll()
    type_here(qtbot, "5.5.")
    press(qtbot, Qt.Key.Key_Tab)
    assert drafts(desk) == 1
    window.context.set_desk(None)
    window.context.set_desk(desks.open_file(file))
    qtbot.waitUntil(lambda: window.pages.get("visits") is not None)
    editor = window.page("visits").workspace.form
    assert editor.restored.isVisible()
    assert editor.form.fields["start"].main.text() == "5.5."
    assert not editor.save()
    editor.discard()
    assert editor.save()
    assert drafts(window.context.desk) == 0


def test_a_new_programme_item_is_gone_on_with_in_its_visit(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    visit = make_visit(desk)
    window.show_record("visit", visit)
    workspace = window.page("visits").workspace
    workspace.tabs.setCurrentWidget(workspace.programme)
    workspace.programme.new()
    title = workspace.programme.editor.form.fields["title"]
    qtbot.waitUntil(lambda: title.isAncestorOf(focused()))
    type_here(qtbot, "Banquet")
    press(qtbot, Qt.Key.Key_Tab)
    assert drafts(desk) == 1
    path = desk.path
    # Without a word to the pages, as if the program had ended here.
    window.context.set_desk(None)
    window.context.set_desk(desks.open_file(path))
    qtbot.waitUntil(lambda: window.pages.get("visits") is not None)
    workspace = window.page("visits").workspace
    assert workspace.visit_id == visit
    assert workspace.tabs.currentWidget() is workspace.programme
    assert "Banquet" in workspace.programme.editor.form.fields["title"].value().values()
    assert workspace.programme.editor.save()
    assert drafts(window.context.desk) == 0


def test_the_draft_of_a_deleted_record_goes(qtbot: QtBot, window: MainWindow) -> None:
    person = open_person(window, qtbot)
    desk = window.context.desk
    type_here(qtbot, "nen")
    press(qtbot, Qt.Key.Key_Tab)
    path = desk.path
    desk.people.delete([person])
    window.context.set_desk(None)
    window.context.set_desk(desks.open_file(path))
    qtbot.waitUntil(lambda: drafts(window.context.desk) == 0)
    assert "people" not in window.pages


def test_a_record_changed_since_the_draft_lets_the_user_choose(qtbot: QtBot, window: MainWindow) -> None:
    person = open_person(window, qtbot)
    desk = window.context.desk
    type_here(qtbot, "nen")
    press(qtbot, Qt.Key.Key_Tab)
    other = desk.people.get(person)
    other.note = "changed elsewhere"
    desk.people.save(other)
    path = desk.path
    window.context.set_desk(None)
    window.context.set_desk(desks.open_file(path))
    qtbot.waitUntil(lambda: window.pages.get("people") is not None)
    editor = window.page("people").editor
    assert editor.form.fields["family_latin"].value() == "Aaltonen"
    assert editor.record.rev != desk_rev(window.context.desk, person)  # saving asks field by field


def desk_rev(desk: Desk, person: uuid.UUID) -> int:
    return desk.people.get(person).rev


@pytest.mark.parametrize(
    "value",
    [
        None,
        "王 \N{CJK UNIFIED IDEOGRAPH-20000}",
        3,
        dt.date(2026, 11, 24),
        (dt.date(2026, 11, 24), dt.time(9, 30)),
        dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC),
        uuid.UUID(int=7),
        LocalizedText("a", "b", "市长"),
        (Post(uuid.UUID(int=1), None, LocalizedText(zh="市长"), None, 5, dt.date(2020, 1, 1)),),
    ],
)
def test_values_come_back_as_they_were(value: object) -> None:
    assert from_plain(to_plain(value)) == value


@pytest.mark.parametrize(
    "plain",
    [
        {"class": "os:system", "values": {}},
        {"class": "c21desk.ui.drafts:DraftKeeper", "values": {}},
        {"class": "c21desk.domain.localized:LocalizedText", "values": {"unknown": 1}},
        {"day": "yesterday"},
        {"other": 1},
    ],
)
def test_what_is_no_value_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_plain(plain)
