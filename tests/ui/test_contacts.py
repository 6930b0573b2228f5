"""Contacts in and out of the window: import with mapping and review, export, code, form filled from text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from c21desk.domain.people import Channel
from c21desk.exchange.vcard import read_cards
from c21desk.services.contacts import Step
from c21desk.services.lists import ListQuery
from c21desk.ui.contacts.exporting import EVERYONE, SELECTED, SHOWN, ExportDialog
from c21desk.ui.contacts.fill import FillDialog
from c21desk.ui.contacts.importing import ContactImport
from c21desk.ui.contacts.qr_dialog import QrDialog
from c21desk.ui.contacts.review import ContactReview
from c21desk.ui.contacts.targets import TARGET
from c21desk.ui.main_window import MainWindow
from c21desk.ui.people.editor import PersonEditor
from c21desk.ui.people.page import PeoplePage
from tests.ui.helpers import focused, in_dialog, press, type_here

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CARDS = """BEGIN:VCARD
VERSION:3.0
N:王;伟;;;
FN:王伟
TEL:+86 431 8888 0000
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Aalto;Aino;;;
FN:Aino Aalto
ORG:City of Lohikoski
EMAIL:aino@lohikoski.example
EMAIL;ENCODING=BASE64:%%%
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Berg;Bo;;;
FN:Bo Berg
"""
TABLE = "First Name,Last Name,Company,Business Phone,Mobile Phone,E-mail Address,E-mail 2 Address\n" + (
    "Aino,Aalto,City of Lohikoski,09 123 4567,040 123 4567,aino@lohikoski.example,\n"
    "Bo,Berg,Berg Oy,,,bo@berg.example,\n"
)
SIGNATURE = """Best regards,
Aino Aalto
Director of International Affairs
City of Lohikoski
Tel. 040 123 4567
aino.aalto@lohikoski.example
"""
MAIL = "From: Aino Aalto <aino.aalto@lohikoski.example>\nSubject: Visit\n\nHello,\n\n" + SIGNATURE


def people_page(window: MainWindow) -> PeoplePage:
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    return page


def importing(qtbot: QtBot, window: MainWindow) -> ContactImport:
    page = people_page(window)
    qtbot.waitUntil(lambda: page.importing is not None)
    assert page.importing is not None
    return page.importing


def review_of(qtbot: QtBot, window: MainWindow) -> ContactReview:
    work = importing(qtbot, window)
    qtbot.waitUntil(lambda: work.review is not None)
    assert work.review is not None
    return work.review


def names(window: MainWindow) -> set[str]:
    people = window.context.desk.people
    return {row.name for row in people.rows(people.ids(ListQuery()))}


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(
        QDropEvent(
            QPoint(50, 50),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def new_person(qtbot: QtBot, window: MainWindow) -> PersonEditor:
    window.show_page("people")
    press(qtbot, Qt.Key.Key_N, CTRL)
    editor = people_page(window).editor
    assert isinstance(editor, PersonEditor)
    qtbot.waitUntil(editor.form.fields["family_latin"].main.hasFocus)
    return editor


def stored(window: MainWindow, family: str = "Aalto", given: str = "Aino") -> None:
    people = window.context.desk.people
    person = people.new()
    person.family_latin, person.given_latin = family, given
    person.channels.append(Channel(kind="email", value=f"{given.lower()}@example.org"))
    people.save(person)


# -- import


def test_cards_dropped_are_reviewed_and_taken_as_one_step(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS, encoding="utf-8")
    drop(window, path)
    review = review_of(qtbot, window)
    assert review.table.hasFocus()
    assert names(window) == set()
    shown = [[review.model.index(row, column).data() for column in (0, 1)] for row in range(2)]
    assert shown == [["王伟", "New person"], ["Aino Aalto", "New person"]]
    problems = [review.problems.item(n).text() for n in range(review.problems.count())]
    assert any("line 13" in text for text in problems)
    assert review.problems.isVisible()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    page = people_page(window)
    qtbot.waitUntil(lambda: page.importing is None)
    assert "Aalto, Aino" in names(window)
    assert window.bar.undo_button.isVisible()
    qtbot.waitUntil(lambda: window.menus.undo.text() == "Undo: Import contacts")
    window.undo()
    assert names(window) == set()


def test_what_happens_is_chosen_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.review(CARDS, None, "guest")
    review = review_of(qtbot, window)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Delete)
    assert review.plan.contacts[1].decision == Step.SKIP
    press(qtbot, Qt.Key.Key_Space)
    assert review.plan.contacts[1].decision == Step.CREATE
    press(qtbot, Qt.Key.Key_A, CTRL)
    press(qtbot, Qt.Key.Key_Delete)
    assert {one.decision for one in review.plan.contacts} == {Step.SKIP}
    assert not review.accept_button.isEnabled()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: people_page(window).importing is None)
    assert names(window) == set()


def test_those_to_check_are_shown_alone_with_the_reason(qtbot: QtBot, window: MainWindow) -> None:
    people = window.context.desk.people
    person = people.new()
    person.family_han, person.given_han = "王", "伟"
    person.channels.append(Channel(kind="email", value="other@example.org"))
    people.save(person)
    window.review(CARDS, None, "guest")
    review = review_of(qtbot, window)
    assert review.only_unsure.text() == "To check only (1)"
    review.only_unsure.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert review.model.rowCount() == 1
    assert review.table.hasFocus()
    qtbot.waitUntil(lambda: "same Chinese name" in review.panel.why.text())
    press(qtbot, Qt.Key.Key_Space)
    assert review.model.shown[0].decision == Step.MATCH
    press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: people_page(window).importing is None)
    found = people.get(person.id)
    assert {c.value for c in found.channels} == {"other@example.org", "+86 431 8888 0000"}


def test_the_columns_of_a_table_are_mapped_and_remembered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "outlook.csv"
    path.write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    qtbot.keyClick(window, Qt.Key.Key_I, CTRL | SHIFT)
    page = importing(qtbot, window).mapping
    assert page is not None
    assert "Outlook" in page.origin.text()
    first = page.columns[0].combo
    assert first.hasFocus()
    assert first.currentData(TARGET) == "name.given#1"
    assert page.columns[0].values.text() == "Aino  ·  Bo"
    assert page.columns[6].combo.isHidden()  # it has no values
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab)
    assert page.columns[2].combo.hasFocus()
    type_here(qtbot, "Leave")
    assert page.columns[2].target == ""
    press(qtbot, Qt.Key.Key_Return, CTRL)
    review = review_of(qtbot, window)
    assert [one.name for one in review.plan.contacts] == ["Aino Aalto", "Bo Berg"]
    assert [one.detail for one in review.plan.contacts] == ["", ""]
    review.back_button.click()
    page.cancel_button.click()
    qtbot.waitUntil(lambda: people_page(window).importing is None)
    drop(window, path)
    again = importing(qtbot, window).mapping
    assert again is not None
    assert "last time" in again.origin.text()
    assert again.columns[2].target == ""
    again.guess_button.click()
    assert again.columns[2].target == "org.name#1"


def test_a_table_without_names_says_so(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text("Alpha;Beta\nx;1\ny;2\n", encoding="utf-8")
    window.review(path, None, "guest", contacts=True)
    page = importing(qtbot, window).mapping
    assert page is not None
    assert page.problem.isVisible()
    page.columns[0].combo.setFocus()
    type_here(qtbot, "Nick")
    assert page.columns[0].target == "nickname"
    assert not page.problem.isVisible()


def test_storing_is_cancelled_and_leaves_nothing(qtbot: QtBot, window: MainWindow) -> None:
    many = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nN:Aalto{n};Aino;;;\nFN:Aino Aalto{n}\nEND:VCARD\n" for n in range(3000)
    )
    window.review(many, None, "guest")
    review = review_of(qtbot, window)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    window.bar.cancel_button.click()
    qtbot.waitUntil(review.problem.isVisible)
    assert "Nothing was stored" in review.problem.text()
    assert names(window) == set()
    assert review.accept_button.isEnabled()


def test_a_member_list_still_goes_to_the_visits(qtbot: QtBot, window: MainWindow) -> None:
    window.review("1. 王建国 市长 南京市人民政府\n2. 李晓明 副市长 南京市人民政府\n", None, "guest")
    qtbot.waitUntil(lambda: window.page("visits").review is not None)
    assert people_page(window).importing is None


def test_a_new_person_waits_for_the_end_of_an_import(qtbot: QtBot, window: MainWindow) -> None:
    window.review(CARDS, None, "guest")
    review_of(qtbot, window)
    press(qtbot, Qt.Key.Key_N, CTRL)
    assert people_page(window).editor is None
    assert "import of contacts" in window.bar.text()
    assert window.page("people").unstored() is not None


# -- export


@pytest.mark.parametrize("form", ["vcf4", "vcf3", "csv", "xlsx", "sheet"])
def test_people_are_exported_in_every_form(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    stored(window)
    target = tmp_path / "people"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))

    def act(dialog: ExportDialog) -> None:
        dialog.form.setCurrentIndex(dialog.form.findData(form))
        assert dialog.sheet_language.isVisible() == (form == "sheet")
        dialog.export_button.click()

    in_dialog(ExportDialog, act)
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "1 person written" in window.bar.text())
    (written,) = tmp_path.glob("people.*")
    assert written.stat().st_size > 50


def test_the_selection_or_the_filtered_list_is_exported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for given in ("Aino", "Bertta", "Cecilia"):
        stored(window, "Aalto", given)
    window.show_page("people")
    page = people_page(window)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    target = tmp_path / "some.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))

    def act(dialog: ExportDialog) -> None:
        assert not dialog.who[SHOWN].isVisible()
        assert dialog.who[SELECTED].isChecked()
        assert dialog.who[EVERYONE].text() == "Everyone in the file: 3"
        dialog.form.setCurrentIndex(dialog.form.findData("csv"))
        dialog.export_button.click()

    page.list.table.selectRow(0)
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    in_dialog(ExportDialog, act)
    page.export_button.click()
    qtbot.waitUntil(target.exists)
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 3
    qtbot.waitUntil(lambda: not window.context.jobs.busy)


def test_sensitive_fields_are_warned_of(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(window)
    target = tmp_path / "one.vcf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))

    def act(dialog: ExportDialog) -> None:
        assert not dialog.sensitive.isChecked()
        assert not dialog.warning.isVisible()
        qtbot.keyClick(dialog.sensitive, Qt.Key.Key_Space)
        assert "passport numbers" in dialog.warning.text()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(ExportDialog, act)
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL | SHIFT)
    assert not target.exists()


# -- code


def test_a_person_as_a_code(qtbot: QtBot, window: MainWindow) -> None:
    stored(window)
    window.show_page("people")
    page = people_page(window)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    page.list.table.selectRow(0)
    press(qtbot, Qt.Key.Key_Return)
    seen = []

    def act(dialog: QrDialog) -> None:
        assert dialog.name.text() == "Aino Aalto"
        assert "aino@example.org" in dialog.contents.text()
        seen.append(read_cards(dialog.code.text.encode()).cards[0].full_name)
        dialog.reject()

    editor = page.editor
    assert editor is not None
    qtbot.waitUntil(editor.form.fields["family_latin"].main.hasFocus)
    in_dialog(QrDialog, act)
    assert editor.code_button.text() == "QR code"  # type: ignore[attr-defined]
    editor.code_button.click()  # type: ignore[attr-defined]
    assert seen == ["Aino Aalto"]


# -- a new person from a text


def test_a_signature_fills_the_form_and_is_stored_with_it(qtbot: QtBot, window: MainWindow) -> None:
    editor = new_person(qtbot, window)
    QGuiApplication.clipboard().setText(SIGNATURE)
    editor.form.fields["given_latin"].set_value("Aino Maria")

    def act(dialog: FillDialog) -> None:
        assert dialog.area.toPlainText() == SIGNATURE
        assert focused() is dialog.area
        dialog.fill_button.click()

    in_dialog(FillDialog, act)
    press(qtbot, Qt.Key.Key_V, CTRL | SHIFT)
    values = editor.form.values()
    assert (values["family_latin"], values["given_latin"]) == ("Aalto", "Aino Maria")
    assert values["positions"][0].new_organisation.en == "City of Lohikoski"
    assert "City of Lohikoski" in editor.filled.text()
    assert names(window) == set()
    assert len(window.context.desk.organisations.ids(ListQuery())) == 0
    window.activateWindow()
    qtbot.waitUntil(editor.form.fields["family_latin"].main.hasFocus)
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert names(window) == {"Aalto, Aino Maria"}
    record = editor.record
    assert record is not None
    (post,) = record.positions
    assert window.context.desk.organisations.get(post.organisation_id).name.en == "City of Lohikoski"
    assert ("phone", "+358 40 1234567") in [(c.kind, c.value) for c in record.channels]
    assert not editor.filled.isVisible()


def test_a_text_without_a_person_is_refused_in_the_dialog(qtbot: QtBot, window: MainWindow) -> None:
    editor = new_person(qtbot, window)
    QGuiApplication.clipboard().setText("…")

    def act(dialog: FillDialog) -> None:
        dialog.fill_button.click()
        assert "No person was found" in dialog.problem.text()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(FillDialog, act)
    editor.fill_button.click()
    assert not editor.dirty()


def test_a_mail_dropped_on_a_new_person_fills_the_form(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text(MAIL, encoding="utf-8")
    editor = new_person(qtbot, window)
    drop(window, mail)
    assert editor.form.values()["family_latin"] == "Aalto"
    assert names(window) == set()
    press(qtbot, Qt.Key.Key_Escape)
    assert names(window) == {"Aalto, Aino"}
    drop(window, mail)
    assert [one.name for one in review_of(qtbot, window).plan.contacts] == ["Aino Aalto"]


# -- telephone numbers


def test_a_number_is_written_internationally_when_it_is_left(qtbot: QtBot, window: MainWindow) -> None:
    editor = new_person(qtbot, window)
    field = editor.form.fields["channels"]
    field.main.click()  # type: ignore[attr-defined]
    line = field.cards[0]  # type: ignore[attr-defined]
    qtbot.waitUntil(line.isVisible)
    type_here(qtbot, "040 123 4567")
    press(qtbot, Qt.Key.Key_Tab)
    assert line.value_field.value() == "+358 40 1234567"
    assert not line.hint.isVisible()
    line.value_field.line.setFocus()
    line.value_field.line.selectAll()
    type_here(qtbot, "ask the porter")
    press(qtbot, Qt.Key.Key_Tab)
    assert line.value_field.value() == "ask the porter"
    assert "could not be understood" in line.hint.text()
    assert line.hint.isVisible()


def test_stored_numbers_are_shown_internationally_without_a_change(qtbot: QtBot, window: MainWindow) -> None:
    people = window.context.desk.people
    person = people.new()
    person.family_latin = "Aalto"
    person.channels = [Channel(value="0401234567"), Channel(value="ask the porter")]
    people.save(person)
    window.show_record("person", person.id)
    editor = people_page(window).editor
    assert editor is not None
    lines = editor.form.fields["channels"].cards  # type: ignore[attr-defined]
    pairs = {(line.value_field.line.text(), line.value().value) for line in lines}
    assert pairs == {("+358 40 1234567", "0401234567"), ("ask the porter", "ask the porter")}
    assert not editor.dirty()


def test_a_preferred_contact_is_marked(qtbot: QtBot, window: MainWindow) -> None:
    editor = new_person(qtbot, window)
    field = editor.form.fields["channels"]
    field.main.click()  # type: ignore[attr-defined]
    line = field.cards[0]  # type: ignore[attr-defined]
    type_here(qtbot, "040 123 4567")
    line.first_choice.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert line.value().preferred == 1
    press(qtbot, Qt.Key.Key_Space)
    assert line.value().preferred is None


# -- keys


def test_escape_closes_the_code(qtbot: QtBot, window: MainWindow) -> None:
    stored(window)
    window.show_page("people")
    page = people_page(window)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    page.list.table.selectRow(0)
    press(qtbot, Qt.Key.Key_Return)
    editor = page.editor
    assert editor is not None
    qtbot.waitUntil(editor.form.fields["family_latin"].main.hasFocus)
    seen = []

    def act(dialog: QrDialog) -> None:
        press(qtbot, Qt.Key.Key_Escape)
        seen.append(dialog.isVisible())

    in_dialog(QrDialog, act)
    press(qtbot, Qt.Key.Key_R, CTRL)
    assert seen == [False]


def test_escape_ends_the_reading_of_contacts(qtbot: QtBot, window: MainWindow) -> None:
    many = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nN:Aalto{n};Aino;;;\nFN:Aino Aalto{n}\nEND:VCARD\n" for n in range(20_000)
    )
    window.review(many, None, "guest")
    work = importing(qtbot, window)
    assert work.review is None
    qtbot.waitUntil(lambda: work.isAncestorOf(focused()))
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: people_page(window).importing is None)
    assert not window.context.jobs.busy
    assert names(window) == set()


def test_back_at_the_columns_the_keys_work(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "outlook.csv"
    path.write_text(TABLE, encoding="utf-8")
    drop(window, path)
    page = importing(qtbot, window).mapping
    assert page is not None
    press(qtbot, Qt.Key.Key_Return, CTRL)
    review = review_of(qtbot, window)
    assert review.table.hasFocus()
    review.back_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.columns[0].combo.hasFocus()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: people_page(window).importing is None)


def test_the_list_is_left_alone_while_contacts_are_reviewed(qtbot: QtBot, window: MainWindow) -> None:
    stored(window)
    stored(window, "Berg", "Bo")
    window.show_page("people")
    page = people_page(window)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2)
    page.list.table.selectAll()
    window.review(CARDS, None, "guest")
    review = review_of(qtbot, window)
    for key in (Qt.Key.Key_M, Qt.Key.Key_E):
        press(qtbot, key, CTRL)
        assert "import of contacts" in window.bar.text()
        assert page.review is None
        assert review.isVisible()
    page.look_for_duplicates()
    assert page.review is None
    press(qtbot, Qt.Key.Key_X, CTRL | SHIFT)
    assert review.isVisible()
    assert len(names(window)) == 2


def test_tools_give_up_words_where_an_open_person_needs_the_place(qtbot: QtBot, window: MainWindow) -> None:
    stored(window)
    window.show_page("people")
    page = people_page(window)
    words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    tools = (page.duplicates_button, page.import_button, page.export_button, page.delete_button)
    qtbot.waitUntil(lambda: all(one.toolButtonStyle() == words for one in tools))
    window.context.language.choose("fi")
    new_person(qtbot, window)
    qtbot.waitUntil(lambda: page.duplicates_button.toolButtonStyle() != words)
    shown = (*tools, page.new_button)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in shown))
    assert all(one.accessibleName() and one.toolTip() for one in tools)


def test_a_person_opened_from_elsewhere_has_more_place_than_the_list(
    qtbot: QtBot, window: MainWindow
) -> None:
    people = window.context.desk.people
    person = people.new()
    person.family_latin = "Aalto"
    people.save(person)
    window.show_record("person", person.id)
    page = people_page(window)
    qtbot.waitUntil(lambda: page.splitter.sizes()[1] > page.splitter.sizes()[0])
