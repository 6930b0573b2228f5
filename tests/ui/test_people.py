"""Writing people down, by keyboard."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Channel, Person, Position
from c21desk.services.lists import ListQuery
from c21desk.ui.list_filters import DayDialog
from c21desk.ui.main_window import MainWindow
from c21desk.ui.people.bulk_edit import BulkEditDialog
from c21desk.ui.people.editor import PersonEditor
from c21desk.ui.people.kind_labels import KindField
from c21desk.ui.people.page import PeoplePage
from c21desk.ui.people.portrait import PortraitField
from c21desk.ui.people.tags import TagsField, store_tags
from c21desk.ui.record_history import RecordHistoryDialog
from tests.ui.helpers import focused, in_dialog, press, type_here

CTRL = Qt.KeyboardModifier.ControlModifier


def people_page(window: MainWindow) -> PeoplePage:
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    return page


def begin_person(qtbot: QtBot, window: MainWindow) -> PersonEditor:
    """Ctrl+4 to the people, Ctrl+N for a new one."""
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    page = people_page(window)
    press(qtbot, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: page.editor is not None and page.editor.isVisible())
    editor = page.editor
    assert isinstance(editor, PersonEditor)
    qtbot.waitUntil(editor.form.fields["family_latin"].main.hasFocus)
    return editor


def names(window: MainWindow) -> list[str]:
    people = window.context.desk.people
    return [row.name for row in people.rows(people.ids(ListQuery()))]


def test_a_person_by_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    press(qtbot, Qt.Key.Key_Tab)
    type_here(qtbot, "Matti")
    press(qtbot, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert names(window) == ["Virtanen, Matti"]
    assert "Virtanen" in window.bar.text()
    assert window.bar.undo_button.isVisible()
    qtbot.waitUntil(lambda: people_page(window).list.model.rowCount() == 1)
    qtbot.waitUntil(lambda: window.menus.undo.text() == "Undo: Add person")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert names(window) == []
    qtbot.waitUntil(lambda: window.menus.redo.text() == "Redo: Add person")
    press(qtbot, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert names(window) == ["Virtanen, Matti"]


def test_the_reading_of_a_han_name_is_proposed(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    fields = editor.form.fields
    fields["family_han"].setFocus()
    type_here(qtbot, "曾")
    press(qtbot, Qt.Key.Key_Tab)
    type_here(qtbot, "志强")
    press(qtbot, Qt.Key.Key_Tab)
    assert (fields["pinyin_family"].value(), fields["pinyin_given"].value()) == ("Zēng", "Zhìqiáng")
    fields["pinyin_given"].set_value("Zhìqiǎng")
    assert editor.save()
    record = editor.record
    assert record is not None
    assert record.pinyin_given == "Zhìqiǎng"


def test_a_problem_shows_at_its_field(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    editor.form.fields["note"].area.setPlainText("only a note")
    assert not editor.save()
    assert editor.form.error_text("family_latin") == "A person needs a name, in Latin letters or in Chinese."
    assert editor.form.fields["family_latin"].main.hasFocus()
    type_here(qtbot, "W")
    assert editor.form.error_text("family_latin") == ""


def test_a_day_that_is_none_is_refused_at_its_field(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    birth = editor.form.fields["birth_date"]
    birth.main.setText("31.2.1970")
    qtbot.keyClicks(birth.main, " ")
    assert not editor.save()
    assert "31.2.1970" in editor.form.error_text("birth_date")


def test_sensitive_fields_are_masked_until_shown(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    person = desk.people.new()
    person.family_latin, person.passport_number = "Virtanen", "FI1234567"
    desk.people.save(person)
    window.show_record("person", person.id)
    editor = people_page(window).editor
    assert editor is not None
    field = editor.form.fields["passport_number"]
    assert not field.main.isVisible()
    qtbot.mouseClick(field._show, Qt.MouseButton.LeftButton)
    assert field.main.isVisible()
    assert field.main.text() == "FI1234567"
    desk.people.save(desk.people.get(person.id))
    window.show_record("person", person.id)
    assert not field.main.isVisible()


def test_similar_people_are_named(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    person = desk.people.new()
    person.family_han, person.given_han = "王", "伟"
    desk.people.save(person)
    editor = begin_person(qtbot, window)
    editor.form.fields["family_han"].setFocus()
    type_here(qtbot, "王")
    press(qtbot, Qt.Key.Key_Tab)
    type_here(qtbot, "伟")
    qtbot.waitUntil(
        lambda: [b.text() for b in editor.similar.findChildren(QPushButton)] == ["王伟 (same Chinese name)"]
    )


def test_posts_and_contacts_are_stored(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    positions, channels = editor.form.fields["positions"], editor.form.fields["channels"]
    positions.add_button.click()
    card = positions.cards[0]
    card.title.inputs["en"].setText("Mayor")
    organisation = card.form.fields["organisation_id"]
    organisation._taken(organisation._offers("City of Espoo")[-1][1])
    channels.add_button.click()
    channels.cards[0].value_field.line.setText("+358 50 123")
    assert editor.save()
    stored = window.context.desk.people.get(editor.record.id)
    assert [p.title for p in stored.positions] == [LocalizedText(en="Mayor")]
    name = window.context.desk.organisations.label(stored.positions[0].organisation_id)
    assert name.en == "City of Espoo"
    assert [c.value for c in stored.channels] == ["+358 50 123"]
    positions.cards[0].remove.click()
    assert editor.save()
    assert window.context.desk.people.get(stored.id).positions == []


def test_a_title_put_right_by_hand_is_no_longer_the_source_s(qtbot: QtBot, window: MainWindow) -> None:
    people = window.context.desk.people
    person = people.new()
    person.family_latin = "Virtanen"
    person.positions = [
        Position(person_id=person.id, title=LocalizedText(en="Maior"), title_source="maior"),
        Position(person_id=person.id, title=LocalizedText(en="Chair"), title_source="chair"),
    ]
    people.save(person)
    window.show_record("person", person.id)
    editor = people_page(window).editor
    assert isinstance(editor, PersonEditor)
    titles = [card.title.inputs["en"] for card in editor.form.fields["positions"].cards]
    next(line for line in titles if line.text() == "Maior").setText("Mayor")
    assert editor.save()
    stored = people.get(person.id).positions
    assert sorted((p.title.en, p.title_source) for p in stored) == [("Chair", "chair"), ("Mayor", "")]


def test_a_record_changed_elsewhere_is_settled_field_by_field(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from c21desk.ui.stale import ChooseFields

    desk = window.context.desk
    person = desk.people.new()
    person.family_latin, person.western_name = "Virtanen", "none"
    desk.people.save(person)
    window.show_record("person", person.id)
    editor = people_page(window).editor
    assert editor is not None
    editor.form.fields["western_name"].line.setText("vegan")
    editor.form.fields["given_latin"].line.setText("Matti")
    theirs = desk.people.get(person.id)
    theirs.western_name, theirs.honorific = "fish", "Dr"
    desk.people.save(theirs)
    asked: list[list[str]] = []

    def choose(dialog: ChooseFields) -> list[str]:
        asked.append(sorted(dialog._mine))
        dialog.close()
        return ["western_name"]

    monkeypatch.setattr(ChooseFields, "choose", choose)
    assert editor.save()
    assert asked == [["given_latin", "honorific", "western_name"]]
    stored = desk.people.get(person.id)
    assert (stored.western_name, stored.honorific, stored.given_latin) == ("vegan", "Dr", "")


def test_filter_box_narrows_the_list(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    for family in ("Virtanen", "Korhonen", "Nieminen"):
        person = desk.people.new()
        person.family_latin = family
        desk.people.save(person)
    window.show_page("people")
    page = people_page(window)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    qtbot.keyClicks(page.list.filter_box, "korh")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    qtbot.keyClick(page.list.filter_box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    assert focused() is not None


def test_selection_is_kept_by_record_over_a_refresh(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    kept = desk.people.new()
    kept.family_latin = "Miettinen"
    desk.people.save(kept)
    window.show_page("people")
    page = people_page(window)
    page.list.select(kept.id)
    for family in ("Aalto", "Öhman"):
        person = desk.people.new()
        person.family_latin = family
        desk.people.save(person)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    assert page.list.selected() == [kept.id]
    assert page.list.table.currentIndex().row() == 1


def test_undo_in_a_field_first_takes_back_typing_then_steps(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert names(window) == ["Virtanen"]
    qtbot.waitUntil(window.menus.undo.isEnabled)
    family = editor.form.fields["family_latin"].main
    family.setFocus()
    family.end(False)
    type_here(qtbot, "X")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert family.text() == "Virtanen"
    assert names(window) == ["Virtanen"]
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert names(window) == []


def test_saving_keeps_the_focus_where_the_user_types(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    positions = editor.form.fields["positions"]
    positions.add_button.click()
    title = positions.cards[0].title.inputs["en"]
    title.setFocus()
    type_here(qtbot, "Mayr")
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_S, CTRL)
    assert not editor.dirty()
    assert focused() is title
    type_here(qtbot, "o")
    assert title.text() == "Mayor"
    assert editor.dirty()


def test_unsaved_changes_can_be_dropped(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    editor.form.fields["western_name"].line.setText("vegan")
    assert not editor.save()
    qtbot.mouseClick(editor.discard_button, Qt.MouseButton.LeftButton)
    assert not editor.isVisible()
    assert names(window) == []
    editor = begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    press(qtbot, Qt.Key.Key_S, CTRL)
    type_here(qtbot, "X")
    assert editor.discard_button.isEnabled()
    qtbot.mouseClick(editor.discard_button, Qt.MouseButton.LeftButton)
    assert editor.form.fields["family_latin"].value() == "Virtanen"
    assert not editor.dirty()


def test_a_record_deleted_elsewhere_is_told(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    person = desk.people.new()
    person.family_latin = "Virtanen"
    desk.people.save(person)
    window.show_record("person", person.id)
    editor = people_page(window).editor
    assert editor is not None
    editor.form.fields["western_name"].line.setText("vegan")
    desk.people.delete([person.id])
    assert editor.save()
    assert "no longer exists" in window.bar.text()
    assert not editor.isVisible()


def test_tab_goes_through_cards_in_the_order_seen(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    positions, channels = editor.form.fields["positions"], editor.form.fields["channels"]
    editor.form.fields["honorific"].setFocus()
    positions.add_button.click()
    positions.add_button.click()
    first, second = (card.title.inputs["fi"] for card in positions.cards)
    qtbot.waitUntil(second.isVisible)
    editor.form.fields["honorific"].setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is first
    order = []
    while focused() is not channels.add_button:
        press(qtbot, Qt.Key.Key_Tab)
        order.append(focused())
        assert len(order) < 40
    assert order.index(second) < order.index(positions.add_button)
    assert order[-2] is positions.add_button


def test_the_history_says_which_contact_was_added(qtbot: QtBot, window: MainWindow) -> None:
    stored = Person(
        family_latin="Virtanen", channels=[Channel(kind="phone", value="+358 40 1", label="work cell")]
    )
    window.context.desk.people.save(stored)
    dialog = RecordHistoryDialog(window.context, stored.id, "Virtanen", "person", window)
    qtbot.addWidget(dialog)
    lines = [[dialog.table.item(row, n).text() for n in (2, 3, 4)] for row in range(dialog.table.rowCount())]
    assert ["Added: Contact", "", "Phone · +358 40 1 · Work mobile"] in lines


def test_the_history_is_read_and_one_change_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    press(qtbot, Qt.Key.Key_S, CTRL)
    type_here(qtbot, "Virta")
    seen: list[list[str]] = []

    def look(dialog: RecordHistoryDialog) -> None:
        dialog.tabs.setCurrentIndex(1)
        table = dialog.table
        seen.append([table.item(0, column).text() for column in (2, 3, 4)])
        table.setFocus()
        table.selectRow(0)
        qtbot.keyClick(dialog.take_back_button, Qt.Key.Key_Space)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(RecordHistoryDialog, look)
    press(qtbot, Qt.Key.Key_H, CTRL)
    assert seen == [["Family name", "Virtanen", "VirtanenVirta"]]
    assert names(window) == ["Virtanen"]


@pytest.mark.qt_log_ignore(r"plugin does not support", extend=True)
def test_groups_are_offered_and_put_into_words(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    other = desk.people.new()
    other.family_latin = "Aalto"
    store_tags(other, ["Winter sports"])
    desk.people.save(other)
    editor = begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    field = editor.form.fields["tags"]
    assert isinstance(field, TagsField)
    field.line.setFocus()
    type_here(qtbot, "Press, win")
    qtbot.waitUntil(field._popup.isVisible)
    qtbot.keyClick(field._popup, Qt.Key.Key_Down)
    qtbot.keyClick(field._popup, Qt.Key.Key_Return)
    assert field.value() == ("Press", "Winter sports")
    assert editor.save()
    assert desk.people.tag_names() == ["Press", "Winter sports"]
    field.set_value(["press"])
    assert editor.save()
    assert [tag.name for tag in desk.people.get(editor.record.id).tags] == ["Press"]


def test_an_address_and_the_languages_are_kept(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    addresses, languages = editor.form.fields["addresses"], editor.form.fields["languages"]
    addresses.add_button.click()
    card = addresses.cards[0]
    card.form.fields["street"].line.setText("Esimerkkikatu 1")
    card.form.fields["han"].set_value("示例路1号")
    languages._toggle("fi", on=True)
    languages._toggle("zh", on=True)
    assert languages.button.text() == "Finnish and Chinese"
    window.choose_language("zh_CN")
    qtbot.waitUntil(lambda: languages.button.text() == "芬兰语和中文")
    assert editor.save()
    stored = window.context.desk.people.get(editor.record.id)
    assert [(a.street, a.han) for a in stored.addresses] == [("Esimerkkikatu 1", "示例路1号")]
    assert stored.languages == "fi zh"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("voice WORK", "Work"), ("cell work", "Work mobile"), ("Summer cottage", "Summer cottage")],
)
def test_labels_of_cards_are_put_into_words_and_kept(qtbot: QtBot, stored: str, shown: str) -> None:
    field = KindField()
    qtbot.addWidget(field)
    field.set_value(stored)
    assert field.combo.currentText() == shown
    assert field.value() == stored
    field.combo.setEditText("Home")
    assert field.value() == "home"


def test_the_list_is_narrowed_to_a_group_and_the_filter_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    for family, groups in (("Aalto", ["Press"]), ("Berg", [])):
        person = desk.people.new()
        person.family_latin = family
        store_tags(person, groups)
        desk.people.save(person)
    window.show_page("people")
    pane = people_page(window).list
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    pane.filters.fill()
    pane.filters.choose_group("Press")
    assert pane.model.rowCount() == 1
    in_dialog(QInputDialog, lambda dialog: (dialog.setTextValue("Reporters"), dialog.accept()))
    pane.filters.ask_name()
    pane.filters.choose_group("Press")
    assert pane.model.rowCount() == 2
    pane.filters.use("Reporters")
    assert pane.model.rowCount() == 1
    chip = next(c for c in pane.filters.findChildren(QPushButton) if c.text() == "Group: Press")
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert pane.model.rowCount() == 2


def test_posts_of_another_day_are_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("people")
    pane = people_page(window).list

    def type_day(dialog: DayDialog) -> None:
        dialog.field.line.setText("31.2.2020")
        qtbot.keyClick(dialog.field.line, Qt.Key.Key_Return)
        assert "is not a day" in dialog.problem.text()
        dialog.field.line.setText("1.2.2020")
        qtbot.keyClick(dialog.field.line, Qt.Key.Key_Return)

    in_dialog(DayDialog, type_day)
    pane.filters.ask_day()
    assert pane.model.query.day == dt.date(2020, 2, 1)


def test_all_selected_people_are_put_into_a_group_as_one_step(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    for family in ("Aalto", "Berg", "Candelin"):
        person = desk.people.new()
        person.family_latin = family
        desk.people.save(person)
    window.show_page("people")
    page = people_page(window)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    page.list.table.setFocus()
    page.list.table.selectAll()
    empty: list[str] = []

    def fill_in(dialog: BulkEditDialog) -> None:
        dialog.carry_out()
        empty.append(dialog.problem.text())
        field = dialog.values.currentWidget()
        assert isinstance(field, TagsField)
        field.set_value(["Press", "Delegation 2027"])
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(BulkEditDialog, fill_in)
    press(qtbot, Qt.Key.Key_E, CTRL)
    assert empty == ["Give the group a name."]
    assert desk.people.tag_names() == ["Delegation 2027", "Press"]
    assert "3 people changed" in window.bar.text()


def test_a_portrait_is_pasted_shown_and_removed(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    type_here(qtbot, "Virtanen")
    field = editor.form.fields["portrait"]
    assert isinstance(field, PortraitField)
    QApplication.clipboard().clear()
    qtbot.keyClick(field.paste_button, Qt.Key.Key_Space)
    assert "no picture" in window.bar.text()
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QApplication.clipboard().setImage(image)
    qtbot.keyClick(field.paste_button, Qt.Key.Key_Space)
    assert not field.picture.pixmap().isNull()
    assert editor.save()
    stored = window.context.desk.people.get(editor.record.id)
    assert window.context.desk.portraits.get(stored.portrait) is not None
    qtbot.keyClick(field.remove_button, Qt.Key.Key_Space)
    assert editor.save()
    assert window.context.desk.people.get(stored.id).portrait == ""


def test_the_forms_of_a_name_follow_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    editor = begin_person(qtbot, window)
    assert not editor.name_forms.isVisible()
    type_here(qtbot, "Wang")
    press(qtbot, Qt.Key.Key_Tab)
    type_here(qtbot, "Wei")
    editor.form.fields["honorific"].main.setFocus()
    type_here(qtbot, "Mr")
    assert editor.name_forms.isVisible()
    assert editor.name_forms.lines["fi"].text() == "FI   herra Wei WANG  ·  herra Wang  ·  Wang, Wei"
    assert editor.name_forms.lines["zh"].text() == "中文   Wei Wang 先生  ·  Wang 先生  ·  Wang, Wei"
