"""People who are there twice, found and merged by keyboard."""

from __future__ import annotations

import io
import uuid
from typing import Any

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from c21desk.domain.people import Channel, Person
from c21desk.services.lists import ListQuery
from c21desk.ui.main_window import MainWindow
from c21desk.ui.people.duplicates import DuplicatesPage
from c21desk.ui.people.editor import PersonEditor
from c21desk.ui.people.page import PeoplePage
from c21desk.ui.record_history import MASK
from tests.ui.helpers import focused, in_dialog, press, type_here, visible_texts

CTRL = Qt.KeyboardModifier.ControlModifier


def add(window: MainWindow, **values: Any) -> uuid.UUID:
    person = Person(**values)
    window.context.desk.people.save(person)
    return person.id


def add_twins(window: MainWindow) -> tuple[uuid.UUID, uuid.UUID]:
    han = add(
        window,
        family_han="王",
        given_han="伟",
        pinyin_family="Wáng",
        pinyin_given="Wěi",
        diet="Vegetarian",
        western_name="David",
        channels=[Channel(kind="email", value="ww@example.org")],
    )
    latin = add(
        window,
        family_latin="Wang",
        given_latin="Wei",
        western_name="Dave",
        channels=[Channel(kind="email", value="ww@example.org")],
    )
    return han, latin


def page_of(window: MainWindow) -> PeoplePage:
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    return page


def begin_review(qtbot: QtBot, window: MainWindow) -> DuplicatesPage:
    """Ctrl+4 to the people, Tab to "Duplicates…", Space; the pairs come from the worker."""
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    page = page_of(window)
    page.duplicates_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    review = page.review
    assert review is not None
    qtbot.waitUntil(lambda: not window.context.jobs.busy)
    return review


def count(window: MainWindow) -> int:
    return len(window.context.desk.people.ids(ListQuery()))


def texts(review: DuplicatesPage) -> list[str]:
    return [text for _widget, text in visible_texts(review)]


def test_two_entries_become_one_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    han, latin = add_twins(window)
    add(window, family_latin="Virtanen", given_latin="Matti")
    add(window, family_latin="Virtanen", given_latin="Matti")
    review = begin_review(qtbot, window)
    assert review.summary.text() == "2 pairs"
    qtbot.waitUntil(review.table.hasFocus)
    assert "the Chinese name reads as the Latin name, same e-mail address" in texts(review)
    assert {"王伟", "Wang, Wei", "David", "Dave"} <= set(texts(review))
    assert "Vegetarian" not in texts(review)
    assert MASK in texts(review)
    press(qtbot, Qt.Key.Key_Return)
    radio = focused()
    assert isinstance(radio, QRadioButton)
    assert radio.accessibleName() == "Western name: David, from 王伟"
    press(qtbot, Qt.Key.Key_Right)
    assert focused().accessibleName() == "Western name: Dave, from Wang, Wei"
    press(qtbot, Qt.Key.Key_Return, CTRL)
    person = window.context.desk.people.get(han)
    assert (person.western_name, person.family_latin, person.diet) == ("Dave", "Wang", "Vegetarian")
    assert len(person.channels) == 1
    assert count(window) == 3
    assert review.summary.text() == "1 pair"
    assert {"Virtanen, Matti"} <= set(texts(review))  # the next pair
    qtbot.waitUntil(window.bar.undo_button.isVisible)
    assert window.bar.text().startswith("Merged: ")
    window.bar.undo_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: review.summary.text() == "2 pairs")
    assert count(window) == 4
    assert window.context.desk.people.get(latin).western_name == "Dave"
    review.table.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert not review.isVisible()
    assert page_of(window).list.table.hasFocus()


def test_hidden_values_are_shown_when_asked_for_and_hidden_again(qtbot: QtBot, window: MainWindow) -> None:
    add_twins(window)
    add(window, family_latin="Wang", given_latin="Wei", diet="No pork")
    review = begin_review(qtbot, window)
    review.view.unmask_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert "Vegetarian" in texts(review)
    review.table.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert not {"Vegetarian", "No pork"} & set(texts(review))


def test_a_pair_told_apart_comes_no_more_unless_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    add_twins(window)
    review = begin_review(qtbot, window)
    review.apart_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert "No duplicates were found." in texts(review)
    assert count(window) == 2
    review.again_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert review.summary.text() == "1 pair"
    review.tell_apart()
    press(qtbot, Qt.Key.Key_Escape)
    again = begin_review(qtbot, window)
    assert again.summary.text() == ""


def test_two_selected_people_are_merged(qtbot: QtBot, window: MainWindow) -> None:
    add(window, family_latin="Aalto", given_latin="Anna", note="long known")
    add(window, family_latin="Berg", given_latin="Anna")
    add(window, family_latin="Cederberg", given_latin="Carl")
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    page.list.table.selectRow(0)
    page.list.table.setFocus()
    press(qtbot, Qt.Key.Key_M, CTRL)
    assert window.bar.text() == "Select the two people who are the same person."
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Qt.Key.Key_M, CTRL)
    review = page.review
    assert review is not None
    assert review.isVisible()
    qtbot.waitUntil(review.table.hasFocus)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert not review.isVisible()
    assert count(window) == 2
    [left] = page.list.selected()
    assert window.context.desk.people.get(left).note == "long known"


def test_the_words_follow_the_language_and_the_choice_stays(qtbot: QtBot, window: MainWindow) -> None:
    add_twins(window)
    review = begin_review(qtbot, window)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Right)
    window.choose_language("fi")
    qtbot.waitUntil(lambda: "Show hidden values" not in texts(review))
    assert review.view.choices()["western-name"] == "right"


# -- in the form


def new_person(qtbot: QtBot, window: MainWindow, family: str, given: str) -> PersonEditor:
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    page = page_of(window)
    press(qtbot, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: page.editor is not None and page.editor.isVisible())
    editor = page.editor
    assert isinstance(editor, PersonEditor)
    qtbot.waitUntil(editor.form.fields["family_latin"].main.hasFocus)
    type_here(qtbot, family)
    press(qtbot, Qt.Key.Key_Tab)
    type_here(qtbot, given)
    # The last look for similar people is over, too: it would take the link away between press and release.
    qtbot.waitUntil(lambda: editor.similar.isVisible() and not editor._timer.isActive())
    return editor


def test_a_name_in_the_warning_opens_that_person(qtbot: QtBot, window: MainWindow) -> None:
    han, _latin = add_twins(window)
    editor = new_person(qtbot, window, "wang", "wei")
    links = editor.similar.findChildren(QPushButton)
    assert [link.text() for link in links] == [
        "Wang, Wei (same Latin name)",
        "王伟 (the Chinese name reads as the Latin name)",
    ]
    links[1].setFocus()
    in_dialog(QMessageBox, lambda box: box.escapeButton().click())
    press(qtbot, Qt.Key.Key_Space)
    assert editor.is_new
    in_dialog(QMessageBox, lambda box: box.defaultButton().click())
    editor.similar.chosen.emit(han)  # the links come anew while the question is open: no key finds one surely
    assert editor.record is not None
    assert editor.record.id == han, editor.is_new
    assert count(window) == 2  # what was typed was dropped


def test_people_are_separated_in_the_form_of_the_merged_one(qtbot: QtBot, window: MainWindow) -> None:
    han, latin = add_twins(window)
    window.context.desk.duplicates.merge(han, latin)
    window.show_record("person", han)
    editor = page_of(window).editor
    assert isinstance(editor, PersonEditor)
    qtbot.waitUntil(editor.merged.isVisible)
    assert editor.merged.text() == "Merged from: Wei Wang"
    [separate] = editor.merged.findChildren(QPushButton)
    assert separate.text() == "Separate Wei Wang…"
    separate.setFocus()
    in_dialog(QMessageBox, lambda box: box.defaultButton().click())
    press(qtbot, Qt.Key.Key_Space)
    assert count(window) == 2
    assert not editor.merged.isVisible()
    assert window.bar.text() == "Wei Wang is separate again"
    assert window.bar.undo_button.isVisible()
    qtbot.waitUntil(lambda: editor.form.fields["family_latin"].value() == "")


def test_portraits_are_seen_side_by_side(qtbot: QtBot, window: MainWindow) -> None:
    han, latin = add_twins(window)
    desk = window.context.desk
    for key, colour in ((han, "red"), (latin, "blue")):
        picture = io.BytesIO()
        Image.new("RGB", (300, 400), colour).save(picture, "PNG")
        person = desk.people.get(key)
        person.portrait = desk.portraits.put(picture.getvalue())
        desk.people.save(person)
    portrait = desk.people.get(latin).portrait
    review = begin_review(qtbot, window)
    shown = [label for label in review.view.findChildren(QLabel) if not label.pixmap().isNull()]
    assert len(shown) == 2
    qtbot.mouseClick(shown[1], Qt.MouseButton.LeftButton)
    assert review.view.choices()["portrait"] == "right"
    qtbot.mouseClick(review.merge_button, Qt.MouseButton.LeftButton)
    assert desk.people.get(han).portrait == portrait
    desk.duplicates.unmerge(latin)
    assert desk.people.get(latin).portrait == portrait != desk.people.get(han).portrait
