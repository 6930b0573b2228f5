"""A list can be used while its order is still being read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from c21desk.domain.people import Person
from c21desk.services import desk as desks
from c21desk.services.desk import Desk
from c21desk.services.lists import ListQuery
from c21desk.services.rows.people import PersonList
from c21desk.ui.main_window import MainWindow
from c21desk.ui.table_model import TableModel

COUNT = 30


@pytest.fixture
def desk(file: Path) -> Iterator[Desk]:
    """A file with thirty people."""
    made = desks.open_file(file, None, "Tester")
    for number in range(COUNT):
        made.people.save(Person(family_latin=f"Person {number:02}", given_latin="Aino"))
    yield made
    made.close()


def _model(desk: Desk, parent: QObject, query: ListQuery | None = None) -> TableModel:
    model = TableModel(PersonList(desk.lists.people.store, piece=4), query or ListQuery(), {}, parent)
    model.refresh()
    return model


def _shown(model: TableModel, *places: int) -> list[str]:
    return [str(model.index(place, 0).data()) for place in places]


def test_the_ends_are_shown_before_the_order_is_read(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    model = _model(desk, qapp)
    assert model.loading
    assert model.rowCount() == COUNT
    assert _shown(model, 29, 0) == ["Person 29, Aino", "Person 00, Aino"]
    assert model.loading
    qtbot.waitUntil(lambda: not model.loading)
    assert model.keys_in([range(COUNT)]) == desk.people.ids(ListQuery())


def test_another_order_is_begun_in_the_middle_of_one(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    model = _model(desk, qapp)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert _shown(model, 0, 29) == ["Person 29, Aino", "Person 00, Aino"]
    model.set_query(lambda query: replace(query, text="person 1"))
    assert model.rowCount() == 10
    assert _shown(model, 0, 9) == ["Person 19, Aino", "Person 10, Aino"]
    qtbot.waitUntil(lambda: not model.loading)
    assert len(model.keys_in([range(10)])) == 10


def test_it_stops_when_the_file_is_closed(qapp: QApplication, desk: Desk) -> None:
    model = _model(desk, qapp)
    model.stop_loading()
    desk.close()
    QApplication.processEvents()
    assert not model.loading


def test_places_are_right_while_it_loads(qapp: QApplication, desk: Desk) -> None:
    keys = desk.people.ids(ListQuery())
    model = _model(desk, qapp)
    assert model.place_of(keys[17]) == 17
    assert model.places_of(keys[3:20]) == [range(3, 20)]
    model.finish_loading()
    assert model.keys_in([range(3, 20)]) == keys[3:20]


@pytest.fixture
def people_window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with a list of people that is read four rows at a time."""
    for number in range(COUNT):
        window.context.desk.people.save(Person(family_latin=f"Person {number:02}", given_latin="Aino"))
    people = window.context.desk.lists.people
    window.context.desk.lists.people = PersonList(people.store, piece=4)
    window.show_page("people")
    return window


def test_a_selection_outlasts_a_commit_while_the_list_loads(people_window: MainWindow, qtbot: QtBot) -> None:
    pane, desk = people_window.pages["people"].list, people_window.context.desk  # type: ignore[attr-defined]
    pane.refresh()
    pane.table.selectAll()
    everyone = pane.selected()
    assert len(everyone) == COUNT
    desk.people.save(Person(family_latin="Aho"))
    qtbot.waitUntil(lambda: bool(pane.model.rowCount() == COUNT + 1))
    assert pane.selected() == everyone
    pane.select(everyone[21])
    assert pane.table.currentIndex().row() == 22
    assert pane.selected() == [everyone[21]]
    desk.people.delete(everyone[:5])
    qtbot.waitUntil(lambda: bool(pane.model.rowCount() == COUNT - 4))
    assert pane.selected() == [everyone[21]]
    assert pane.table.currentIndex().row() == 17


def test_typing_in_a_long_list_goes_to_a_name(qapp: QApplication, desk: Desk) -> None:
    model = TableModel(PersonList(desk.lists.people.store, piece=4), ListQuery(), {}, qapp, looked_through=10)
    model.refresh()

    def found(text: str, start: int) -> list[int]:
        return [i.row() for i in model.match(model.index(start, 0), Qt.ItemDataRole.DisplayRole, text)]

    assert found("person 2", 0) == [20]
    assert found("person 2", 25) == [25]
    assert found("p", 0) == [0]
    assert found("q", 0) == []
