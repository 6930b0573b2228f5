"""Widths of columns, and who sees the focus ring."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import Message, catalog, listed, message
from c21desk.services.lists import ListQuery
from c21desk.ui.columns import COMFORT, shares
from c21desk.ui.main_window import MainWindow
from c21desk.ui.small_table import SmallTable
from c21desk.ui.visits.programme import LIST, ProgrammeTab


@given(st.lists(st.integers(20, 900), min_size=1, max_size=9), st.integers(100, 2500))
def test_columns_give_way_from_the_widest_and_keep_what_is_of_use(wanted: list[int], room: int) -> None:
    widths = shares(wanted, room)
    assert all(min(want, COMFORT) <= width <= want for want, width in zip(wanted, widths, strict=True))
    if sum(wanted) <= room:
        assert widths == wanted
    elif sum(min(want, COMFORT) for want in wanted) <= room:
        assert sum(widths) <= room
    narrowed = [width for want, width in zip(wanted, widths, strict=True) if width < want]
    assert len(set(narrowed)) <= 1
    assert not narrowed or max(widths) == narrowed[0]


def test_an_elastic_column_gives_way_first() -> None:
    assert shares([300, 400, 300], 900, {2}) == [300, 400, 200]
    assert shares([300, 400, 300], 800, {2}) == [300, 320, 180]


def test_no_heading_is_cut_short() -> None:
    assert shares([300, 400, 260], 700, headings=[60, 60, 260]) == [220, 220, 260]
    assert shares([260, 300], 300, headings=[260, 60]) == [260, 180]


@pytest.mark.parametrize("language", ["en", "fi", "zh_CN"])
def test_headings_of_a_programme_without_times_are_whole(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    visit = window.context.desk.visits.new()
    visit.title = LocalizedText(en="Visit")
    window.context.desk.visits.save(visit)
    for title in ("A long name of something that is done there", "Dinner"):
        item = window.context.desk.programme.new_for(visit.id)
        item.title, item.start = LocalizedText(en=title), None
        window.context.desk.programme.save(item)
    window.context.language.choose(language)
    tab = ProgrammeTab(window.context)
    qtbot.addWidget(tab)
    tab.show_as(LIST)
    try:
        for width in (700, 800, 900, 1000, 1366):
            tab.resize(width, 300)
            tab.show()
            tab.show_visit(visit.id)
            tab.table._widths.fit()
            header = tab.table.horizontalHeader()
            assert all(
                header.isSectionHidden(n) or header.sectionSize(n) >= header.sectionSizeHint(n)
                for n in range(header.count())
            ), width
    finally:
        window.context.language.choose("en")


def shown(table: SmallTable) -> list[str]:
    headings = (table.horizontalHeaderItem(n) for n in range(table.columnCount()))
    return [
        item.text() for n, item in enumerate(headings) if item is not None and not table.isColumnHidden(n)
    ]


def test_a_narrow_table_leaves_out_what_matters_least(qtbot: QtBot) -> None:
    table = SmallTable("Items", ("Day", "Item", "Kind", "Venue"), spared=(3, 2))
    qtbot.addWidget(table)
    key = uuid.uuid4()
    table.set_rows(
        [(key, ("Mon", "A very long name of what is done there", "Meeting", "Somewhere else " * 3))]
    )
    table.resize(900, 200)
    table.show()
    qtbot.waitUntil(lambda: table.columnWidth(1) > COMFORT)
    assert shown(table) == ["Day", "Item", "Kind", "Venue"]
    table.resize(330, 200)
    qtbot.waitUntil(lambda: shown(table) == ["Day", "Item", "Kind"] or shown(table) == ["Day", "Item"])
    assert sum(table.columnWidth(n) for n in range(4)) <= table.viewport().width()
    table.resize(900, 200)
    qtbot.waitUntil(lambda: len(shown(table)) == 4)


def test_the_ring_is_for_the_keyboard(qtbot: QtBot) -> None:
    table = SmallTable("Items", ("Day", "Item"))
    qtbot.addWidget(table)
    table.set_rows([(uuid.uuid4(), ("Mon", "Talks"))])
    table.show()
    qtbot.waitExposed(table)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton)
    assert table.property("ring") != "true"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.property("ring") == "true"


def test_a_list_beside_its_editor_shows_no_slivers(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.context.desk
    desk.imports.apply(desk.imports.plan("王伟\n南京市人民政府副市长\n李娜\n翻译"))
    window.show_page("people")
    page = window.page("people")
    table = page.list.table  # type: ignore[attr-defined]
    window.show_record("person", desk.people.rows(desk.people.ids(ListQuery()))[0].id)
    header = table.horizontalHeader()
    qtbot.waitUntil(lambda: header.length() <= table.viewport().width())
    assert not table.isColumnHidden(0)
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())


def test_a_list_of_words_has_the_comma_of_its_language() -> None:
    said: Message = message("Left: {fields}", fields=(message("Name"), "x"))
    assert said.text(catalog("en")) == "Left: Name, x"
    assert listed(("甲", "乙"), catalog("zh_CN")) == "甲、乙"


def test_the_message_bar_takes_no_room_with_nothing_to_say(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.bar.isVisible()
    window.context.say(message("Done"), undo=True)
    assert window.bar.isVisible()
    window.bar.clear()
    assert not window.bar.isVisible()
