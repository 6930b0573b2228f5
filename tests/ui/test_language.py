"""The window's language."""

from __future__ import annotations

import re
import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from c21desk import i18n
from c21desk.ui import labels
from c21desk.ui.files.dialogs import NewFile, RecoveryCode, Unlock
from c21desk.ui.help.dialogs import About, Help
from c21desk.ui.main_window import MainWindow
from c21desk.ui.pages import PAGES
from c21desk.ui.people.kind_labels import KIND_LABELS
from c21desk.ui.questions import confirm_delete
from c21desk.ui.record_history import RecordHistoryDialog
from c21desk.ui.stale import ChooseFields, Difference
from tests.ui.conftest import LIST
from tests.ui.helpers import in_dialog, make_visit, visible_texts

EVERY = (*i18n.LANGUAGES, i18n.PSEUDO)


def test_switching_is_live_and_everywhere(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("people")
    window.page("people").new()
    window.choose_language(i18n.PSEUDO)
    QApplication.processEvents()
    assert window.rail.buttons["visits"].text() == "⟦Visits⟧"
    assert window.page("people").new_button.text() == "⟦New person⟧"
    assert window.page("people").editor.form.labels["note"] == "Note"
    window.choose_language("en")
    QApplication.processEvents()
    assert window.rail.buttons["visits"].text() == "Visits"
    assert not [text for _w, text in visible_texts(window) if "⟦" in text]


def test_the_language_buttons_are_always_there(qtbot: QtBot, make_window) -> None:
    window = make_window(None)
    for code in i18n.LANGUAGES:
        qtbot.mouseClick(window.top.languages[code], Qt.MouseButton.LeftButton)
        assert i18n.current().language == code
        assert window.context.settings.language == code


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_choices_of_one_list_are_told_apart(language: str) -> None:
    words = i18n.catalog(language)
    lists = {
        name: value for name, value in vars(labels).items() if isinstance(value, dict) and name.isupper()
    } | {"KIND_LABELS": KIND_LABELS}
    assert len(lists) > 10
    for name, known in lists.items():
        shown = [words.gettext(text) for text in known.values()]
        assert len(set(shown)) == len(shown), name


# What is data or a sign and not a sentence.
_DATA = re.compile(
    r"[\W\d_]*|c21desk|FI|EN|中文|姓|名|xìng|míng|Suomi|English|Ctrl\+.*|test\.c21.*|/.*|••+|.*\.c21.*"
    r"|(Europe|Asia|America)/\w+|UTC|PDF.*"
)


def unmarked(window: QWidget, data: set[str]) -> list[str]:
    """Visible texts that are neither in brackets nor data."""
    wrong = []
    for widget, text in visible_texts(window):
        rest = re.sub(r"⟦[^⟦⟧]*⟧", "", text.replace("&", ""))
        while "⟦" in rest and (closer := re.sub(r"⟦[^⟦⟧]*⟧", "", rest)) != rest:
            rest = closer
        for word in sorted(data, key=len, reverse=True):
            rest = rest.replace(word, "")
        if not _DATA.fullmatch(rest.strip()):
            wrong.append(f"{type(widget).__name__}: {text}")
    return wrong


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_every_text_of_every_page_is_marked(qtbot: QtBot, window: MainWindow, name: str) -> None:
    make_visit(window.context.desk)
    window.choose_language(i18n.PSEUDO)
    window.show_page(name)
    page = window.page(name)
    if hasattr(page, "new"):
        page.new()
    QApplication.processEvents()
    assert unmarked(window, {"Nanjing in Espoo", "May", "2031", "Mon"}) == []


@pytest.mark.parametrize("tab", range(3))
def test_every_text_of_the_visit_is_marked(qtbot: QtBot, window: MainWindow, tab: int) -> None:
    visit_id = make_visit(window.context.desk)
    window.choose_language(i18n.PSEUDO)
    window.show_record("visit", visit_id)
    workspace = window.page("visits").workspace
    workspace.tabs.setCurrentIndex(tab)
    if tab == 1:
        workspace.programme.new()
        workspace.programme.editor.form.fields["start"].day.set_value(None)
    QApplication.processEvents()
    data = {
        "Nanjing in Espoo",
        "Nanjing",
        "Wang, Wei0",
        "Wang, Wei1",
        "Wei0 Wang",
        "Wei1 Wang",
        "May 2031",
        "May",
        "Mon",
    }
    assert unmarked(window, data) == []


def test_every_text_of_the_review_is_marked(qtbot: QtBot, window: MainWindow) -> None:
    window.choose_language(i18n.PSEUDO)
    window.review(LIST, None, "guest")
    visits = window.page("visits")
    qtbot.waitUntil(lambda: visits.review is not None)
    QApplication.processEvents()
    people = {"王建国", "Wang Jianguo", "市长", "Nanjing", "南京市人民政府"}
    assert unmarked(window, people) == []


def dialogs(window: MainWindow) -> list[QWidget]:
    context = window.context
    return [
        NewFile(context, window),
        RecoveryCode(context, "ABCD-EFGH", window),
        Unlock(context, context.desk.path, "⟦wrong⟧", window),
        Help(context, window),
        About(context, window),
        ChooseFields(context, [Difference("note", "Note", "a", "b")], window),
        RecordHistoryDialog(context, uuid.uuid4(), "⟦name⟧", "person", window),
    ]


@pytest.mark.parametrize("language", EVERY)
def test_every_dialog_opens_in_every_language(qtbot: QtBot, window: MainWindow, language: str) -> None:
    window.choose_language(language)
    for dialog in dialogs(window):
        dialog.show()
        QApplication.processEvents()
        assert dialog.windowTitle()
        if language == i18n.PSEUDO:
            assert dialog.windowTitle().startswith("⟦")
            assert unmarked(dialog, {"ABCD-EFGH", "a", "b"}) == []
        dialog.close()


@pytest.mark.parametrize("language", EVERY)
def test_questions_open_in_every_language(qtbot: QtBot, window: MainWindow, language: str) -> None:
    window.choose_language(language)
    answered: list[str] = []

    def answer(box: QMessageBox) -> None:
        answered.append(box.text())
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    in_dialog(QMessageBox, answer)
    assert not confirm_delete(window, 2)
    assert ("⟦" in answered[0]) == (language == i18n.PSEUDO)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_page_opens_in_every_language(qtbot: QtBot, window: MainWindow, language: str) -> None:
    make_visit(window.context.desk)
    window.choose_language(language)
    for page in PAGES:
        window.show_page(page.name)
        QApplication.processEvents()
        assert window.stack.currentWidget() is window.page(page.name)
