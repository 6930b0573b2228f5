"""The page Today while a visit runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from c21desk.domain.localized import LocalizedText
from c21desk.services.programme import set_participants
from c21desk.ui.main_window import MainWindow
from c21desk.ui.today.driver_card import DriverCard
from c21desk.ui.today.running import RunningPanel
from c21desk.ui.visits import dates
from tests.ui.helpers import in_dialog, make_visit, press, type_here


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow) -> Iterator[RunningPanel]:
    """Talks go on since 9, on the second day of a visit, with the clock set to 10:10."""
    dates.set_clock("2031-05-06T10:10+03:00")
    desk = window.context.desk
    visit = make_visit(desk)
    venue = desk.organisations.new()
    venue.name, venue.address = LocalizedText(en="City Hall", zh="市政厅"), LocalizedText(zh="主街1号")
    desk.organisations.save(venue)
    item = desk.programme.new_for(visit)
    item.title, item.venue_id = LocalizedText(en="Talks"), venue.id
    item.start = dt.datetime(2031, 5, 6, 6, tzinfo=dt.UTC)
    item.end = item.start + dt.timedelta(hours=2)
    [delegation] = desk.delegations.for_visit(visit)
    set_participants(item, [(m.person_id, "attendee") for m in delegation.members if m.person_id])
    desk.programme.save(item)
    window.show_page("visits")
    window.show_page("today")
    found = window.page("today").running  # type: ignore[attr-defined]
    assert isinstance(found, RunningPanel)
    qtbot.waitUntil(window.isActiveWindow)
    yield found
    dates.set_clock("")


def today(window: MainWindow) -> Any:
    return window.page("today")


def test_a_note_is_kept_with_what_goes_on(qtbot: QtBot, window: MainWindow, panel: RunningPanel) -> None:
    assert panel.day is not None
    panel.note.setFocus()
    type_here(qtbot, "Wants to see skiing")
    press(qtbot, Qt.Key.Key_Return)
    [note] = window.context.desk.lists.notes.of_visit(panel.day.visit_id)
    assert (note.text, note.item.en) == ("Wants to see skiing", "Talks")
    assert window.bar.text() == "Note kept: Talks"
    press(qtbot, Qt.Key.Key_Return)  # nothing typed: nothing kept
    assert len(window.context.desk.lists.notes.of_visit(panel.day.visit_id)) == 1


def test_who_came_is_ticked(qtbot: QtBot, window: MainWindow, panel: RunningPanel) -> None:
    tick = next(iter(panel.ticks.values()))
    tick.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sum(t.isChecked() for t in today(window).running.ticks.values()) == 1)
    window.context.desk.history.undo()
    qtbot.waitUntil(lambda: not any(t.isChecked() for t in today(window).running.ticks.values()))


def test_the_address_is_shown_large_for_the_driver(window: MainWindow, panel: RunningPanel) -> None:
    assert panel.day is not None
    seen: list[str] = []

    def read(card: DriverCard) -> None:
        seen.extend(line.text() for line in card.lines)
        card.accept()

    in_dialog(DriverCard, read)
    panel._driver(panel.day.now[0])
    assert seen[:2] == ["市政厅", "主街1号"]


def test_changes_are_listed_until_everybody_was_told(
    qtbot: QtBot, window: MainWindow, panel: RunningPanel
) -> None:
    assert panel.day is not None
    today(window).news.done.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: today(window).news.news.told is not None)
    programme = window.context.desk.programme
    item = programme.get(panel.day.now[0].item.id)
    assert item.end is not None
    item.end += dt.timedelta(minutes=30)
    programme.save(item)
    qtbot.waitUntil(lambda: len(today(window).news.news.changes) == 1)
    assert len(today(window).news.news.listeners) == 2


def test_a_promise_begins_from_the_page(qtbot: QtBot, window: MainWindow, panel: RunningPanel) -> None:
    panel.promise.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    page: Any = window.page("visits")
    pane = page.workspace.open_tab("promises").pane("promises")
    assert pane.editor.is_new
    qtbot.waitUntil(lambda: pane.editor.isAncestorOf(window.focusWidget()))
