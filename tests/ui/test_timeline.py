"""The timeline with mouse and keys, over a real file."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from c21desk.domain.localized import LocalizedText
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.times import CHINA, FINLAND, from_local, local
from c21desk.services.programme import set_participants
from c21desk.ui.main_window import MainWindow
from c21desk.ui.visits import dates
from c21desk.ui.visits.programme import ProgrammeTab
from c21desk.ui.visits.timeline.days import DayBoard
from c21desk.ui.visits.timeline.drag import Spot
from tests.ui.helpers import in_dialog, make_visit, press

MAY = dt.date(2031, 5, 5)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def add(
    window: MainWindow,
    visit: uuid.UUID,
    title: str,
    start: float | None,
    hours: float = 1,
    *,
    day: int = 0,
    **values: object,
) -> uuid.UUID:
    """An item that begins at an hour of a day of the visit, on the clocks of its zone."""
    programme = window.context.desk.programme
    item = programme.new_for(visit)
    item.title = LocalizedText(en=title)
    item.zone = str(values.pop("zone", FINLAND))
    people = values.pop("people", ())
    if start is None:
        item.start = item.end = None
    else:
        midnight = from_local(MAY + dt.timedelta(day), dt.time(), item.zone)
        item.start = midnight + dt.timedelta(hours=start)
        item.end = item.start + dt.timedelta(hours=hours)
    for name, value in values.items():
        setattr(item, name, value)
    set_participants(item, [(one, "attendee") for one in people])  # type: ignore[attr-defined]
    programme.save(item)
    return item.id


@pytest.fixture
def visit(window: MainWindow) -> uuid.UUID:
    """A visit of four days whose programme is open, without an item yet."""
    return make_visit(window.context.desk)


def shown(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> tuple[ProgrammeTab, DayBoard]:
    """The Programme tab with its timeline, once it is at rest."""
    window.show_record("visit", visit)
    workspace = window.page("visits").workspace  # type: ignore[attr-defined]
    workspace.tabs.setCurrentIndex(1)
    board = workspace.programme.panel.days
    qtbot.waitUntil(lambda: board.isVisible() and len(board.boxes) > 0)
    QApplication.processEvents()
    return workspace.programme, board


def item_of(window: MainWindow, item_id: uuid.UUID) -> ProgrammeItem:
    return window.context.desk.programme.get(item_id)


def clock(moment: dt.datetime | None, zone: str = FINLAND) -> str:
    assert moment is not None
    return f"{local(moment, zone):%d. %H:%M}"


def times(window: MainWindow, item_id: uuid.UUID) -> tuple[str, str]:
    item = item_of(window, item_id)
    return clock(item.start, item.zone), clock(item.end, item.zone)


def point(board: DayBoard, day: int, hour: float, share: float = 0.5) -> QPoint:
    """A place of the viewport, brought into sight first."""
    where = QPointF((day + share) * board.column, board.point_of(Spot(day, hour * 60)))
    board.ensureVisible(where.x(), where.y(), 1, 1, 60, 60)
    QApplication.processEvents()
    return board.mapFromScene(where)


def move(board: DayBoard, to: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """A move with the button down, as the window system sends it."""
    viewport = board.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(viewport.mapToGlobal(to)), LEFT, LEFT, held
    )
    QApplication.sendEvent(viewport, event)


def drag(qtbot: QtBot, board: DayBoard, start: QPoint, to: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    qtbot.mousePress(board.viewport(), LEFT, held, start)
    move(board, start + (to - start) / 2, held)
    move(board, to, held)
    qtbot.mouseRelease(board.viewport(), LEFT, held, to)


def test_an_item_is_dragged_to_another_time_and_day_and_back_by_undo(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    talks = add(window, visit, "Talks", 9)
    tab, board = shown(qtbot, window, visit)
    drag(qtbot, board, point(board, 0, 9.5), point(board, 1, 11.55))
    assert times(window, talks) == ("06. 11:05", "06. 12:05")
    assert tab.selected() == [talks]
    assert board.chosen == talks
    window.undo()
    qtbot.waitUntil(lambda: times(window, talks) == ("05. 09:00", "05. 10:00"))
    qtbot.waitUntil(lambda: board.boxes[0].place.row == 0)


def test_alt_moves_by_single_minutes(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    talks = add(window, visit, "Talks", 9)
    _tab, board = shown(qtbot, window, visit)
    board.zoom(4)
    start = point(board, 0, 9.5)
    to = start + QPoint(0, round(board.per_hour * 7 / 60))
    drag(qtbot, board, start, to, ALT)
    assert times(window, talks) == ("05. 09:07", "05. 10:07")


def test_both_ends_are_dragged(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    talks = add(window, visit, "Talks", 9, 2)
    _tab, board = shown(qtbot, window, visit)

    def end(*, bottom: bool) -> QPoint:
        area = board.boxes[0].rect()
        return board.mapFromScene(QPointF(area.center().x(), area.bottom() - 2 if bottom else area.top() + 2))

    point(board, 0, 12.8)

    def goal(hour: float) -> QPoint:
        return board.mapFromScene(QPointF(board.column / 2, board.point_of(Spot(0, hour * 60))))

    drag(qtbot, board, end(bottom=True), goal(12))
    assert times(window, talks) == ("05. 09:00", "05. 12:00")
    drag(qtbot, board, end(bottom=False), goal(10))
    assert times(window, talks) == ("05. 10:00", "05. 12:00")
    drag(qtbot, board, end(bottom=False), goal(12.8))  # never past the other end
    assert times(window, talks) == ("05. 11:55", "05. 12:00")


def test_control_copies(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    talks = add(window, visit, "Talks", 9)
    _tab, board = shown(qtbot, window, visit)
    drag(qtbot, board, point(board, 0, 9.5), point(board, 2, 9.5), CTRL)
    items = window.context.desk.programme.items(visit)
    assert [(clock(i.start), i.title.en) for i in items] == [("05. 09:00", "Talks"), ("07. 09:00", "Talks")]
    assert board.chosen == items[1].id != talks
    window.undo()
    qtbot.waitUntil(lambda: len(board.boxes) == 1)


def test_esc_cancels_a_drag(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    talks = add(window, visit, "Talks", 9)
    _tab, board = shown(qtbot, window, visit)
    start, to = point(board, 0, 9.5), point(board, 0, 11)
    qtbot.mousePress(board.viewport(), LEFT, NONE, start)
    move(board, (start + to) / 2)
    move(board, to)
    assert board.dragging
    assert board.ghost.isVisible()
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert not board.dragging
    qtbot.mouseRelease(board.viewport(), LEFT, NONE, to)
    assert times(window, talks) == ("05. 09:00", "05. 10:00")


def test_the_label_tells_the_time_on_both_clocks(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    add(window, visit, "Talks", 9)
    _tab, board = shown(qtbot, window, visit)
    start, to = point(board, 0, 9.5), point(board, 0, 11.5)
    qtbot.mousePress(board.viewport(), LEFT, NONE, start)
    move(board, (start + to) / 2)
    move(board, to)
    assert "11:00–12:00" in board.ghost.text
    assert "16:00–17:00" in board.ghost.text
    qtbot.mouseRelease(board.viewport(), LEFT, NONE, start)


def test_an_item_keeps_its_zone(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    add(window, visit, "Talks", 9)
    add(window, visit, "More talks", 12)
    call = add(window, visit, "Call from Nanjing", 16, zone=CHINA)  # 11:00 in Finland
    _tab, board = shown(qtbot, window, visit)
    assert board.clock.zone == FINLAND
    drag(qtbot, board, point(board, 0, 11.5), point(board, 0, 13.5, 0.9))
    item = item_of(window, call)
    assert item.zone == CHINA
    assert times(window, call) == ("05. 18:00", "05. 19:00")


def test_a_double_click_and_a_drag_on_nothing_begin_an_item(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    add(window, visit, "Talks", 9)
    tab, board = shown(qtbot, window, visit)
    drag(qtbot, board, point(board, 1, 13), point(board, 1, 14.5))
    assert tab.editor is not None
    assert tab.editor.is_new
    assert tab.editor.record is not None
    assert (clock(tab.editor.record.start), clock(tab.editor.record.end)) == ("06. 13:00", "06. 14:30")
    tab.editor.discard()
    qtbot.waitUntil(lambda: not tab.editor.isVisible())  # type: ignore[union-attr]
    QApplication.processEvents()
    qtbot.mouseDClick(board.viewport(), LEFT, NONE, point(board, 2, 10))
    assert (clock(tab.editor.record.start), clock(tab.editor.record.end)) == ("07. 10:00", "07. 11:00")


def test_an_item_without_a_time_is_dragged_in(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    add(window, visit, "Talks", 9)
    loose = add(window, visit, "Dinner", None)
    tab, board = shown(qtbot, window, visit)
    tray = tab.panel.tray.list
    assert tray.count() == 1
    viewport = tray.viewport()
    start = tray.visualItemRect(tray.item(0)).center()
    goal = board.viewport().mapToGlobal(point(board, 1, 18))
    qtbot.mousePress(viewport, LEFT, NONE, start)
    for to in (start + QPoint(30, 0), viewport.mapFromGlobal(goal)):
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(to), QPointF(viewport.mapToGlobal(to)), LEFT, LEFT, NONE
        )
        QApplication.sendEvent(viewport, event)
    qtbot.mouseRelease(viewport, LEFT, NONE, viewport.mapFromGlobal(goal))
    assert times(window, loose) == ("06. 18:00", "06. 19:00")
    assert not tab.panel.tray.isVisible()


def test_keys_move_an_item_and_its_end(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    talks = add(window, visit, "Talks", 9)
    _tab, board = shown(qtbot, window, visit)
    board.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert board.chosen == talks
    press(qtbot, Qt.Key.Key_Down, ALT)
    assert times(window, talks) == ("05. 09:05", "05. 10:05")
    press(qtbot, Qt.Key.Key_Up, ALT)
    press(qtbot, Qt.Key.Key_Up, ALT)
    press(qtbot, Qt.Key.Key_Down, ALT | SHIFT)
    assert times(window, talks) == ("05. 08:55", "05. 10:00")
    press(qtbot, Qt.Key.Key_Right, ALT)
    assert times(window, talks) == ("06. 08:55", "06. 10:00")
    press(qtbot, Qt.Key.Key_Left, ALT)
    press(qtbot, Qt.Key.Key_Left, ALT)  # there is no day before
    assert times(window, talks) == ("05. 08:55", "05. 10:00")
    assert "08:55–10:00" in board.accessibleDescription()


def test_keys_go_from_item_to_item(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    nine, ten = add(window, visit, "A", 9), add(window, visit, "B", 10.5)
    next_day = add(window, visit, "C", 10, day=2)
    night = add(window, visit, "Hotel", 21, 12, kind="accommodation")
    _tab, board = shown(qtbot, window, visit)
    board.setFocus()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(qtbot, key)
        seen.append(board.chosen)
    assert seen == [night, nine, ten, next_day, ten]


def test_keys_open_duplicate_delete_and_begin(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    talks = add(window, visit, "Talks", 9)
    tab, board = shown(qtbot, window, visit)
    board.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    editor = tab.editor
    assert editor is not None
    assert editor.record is not None
    assert editor.record.id == talks
    qtbot.waitUntil(editor.form.fields["title"].main.hasFocus)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(board.hasFocus)
    press(qtbot, Qt.Key.Key_D, CTRL)
    assert editor.is_new
    assert clock(editor.record.start) == "05. 10:00"
    editor.discard()
    qtbot.waitUntil(board.hasFocus)
    press(qtbot, Qt.Key.Key_N)
    assert editor.is_new
    assert clock(editor.record.start) == "05. 10:00"
    editor.discard()
    qtbot.waitUntil(board.hasFocus)
    in_dialog(QMessageBox, lambda box: box.defaultButton().click())
    press(qtbot, Qt.Key.Key_Delete)
    assert window.context.desk.programme.items(visit) == []
    window.undo()
    qtbot.waitUntil(lambda: len(board.boxes) == 1)


def test_ctrl_n_begins_where_the_last_click_was(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    add(window, visit, "Talks", 9)
    tab, board = shown(qtbot, window, visit)
    qtbot.mouseClick(board.viewport(), LEFT, NONE, point(board, 3, 15))
    board.setFocus()
    press(qtbot, Qt.Key.Key_N, CTRL)
    assert tab.editor is not None
    assert tab.editor.record is not None
    assert clock(tab.editor.record.start) == "08. 15:00"


def test_zoom_by_keys_and_wheel_keeps_the_place(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    add(window, visit, "Talks", 9)
    _tab, board = shown(qtbot, window, visit)
    board.setFocus()
    fitting = board.per_hour
    here = QPoint(40, 120)
    minute = board.spot_at(board.mapToScene(here)).minute
    wheel = QWheelEvent(
        QPointF(here), QPointF(board.viewport().mapToGlobal(here)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        CTRL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(board.viewport(), wheel)
    assert board.per_hour > fitting
    assert board.spot_at(board.mapToScene(here)).minute == pytest.approx(minute, abs=2)
    press(qtbot, Qt.Key.Key_Minus, CTRL)
    assert board.per_hour == pytest.approx(fitting)
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    press(qtbot, Qt.Key.Key_0, CTRL)
    assert board.per_hour == pytest.approx(fitting)


def test_the_selection_stays_after_changes_elsewhere(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    add(window, visit, "Talks", 9)
    dinner = add(window, visit, "Dinner", 18)
    _tab, board = shown(qtbot, window, visit)
    board.select(dinner)
    add(window, visit, "Lunch", 12)
    qtbot.waitUntil(lambda: len(board.boxes) == 3)
    assert board.chosen == dinner
    assert [box.item.id for box in board.boxes if box.chosen] == [dinner]


def test_a_conflict_is_marked_and_gone_after_a_drag(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    [wang, _other] = window.context.desk.lists.timeline.of_visit(visit).people
    add(window, visit, "Talks", 9, 2, people=[wang])
    second = add(window, visit, "Radio", 10, people=[wang])
    _tab, board = shown(qtbot, window, visit)
    qtbot.waitUntil(lambda: all(box.mark.clash for box in board.boxes))
    assert all("Wang" in box.mark.reasons[0] for box in board.boxes)
    assert sorted((box.rect().left() > board.column / 3) for box in board.boxes) == [False, True]
    board.select(second)
    assert board.boxes[0].mark.reasons[0] in board.accessibleDescription()
    drag(qtbot, board, point(board, 0, 10.5, 0.75), point(board, 1, 10.5, 0.75))
    assert times(window, second) == ("06. 10:00", "06. 11:00")
    qtbot.waitUntil(lambda: not any(box.mark.clash for box in board.boxes))


def test_an_item_of_a_track_is_dragged_to_the_other_track(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID
) -> None:
    school = add(window, visit, "School", 9, track="Education")
    add(window, visit, "Harbour", 11, track="Tourism")
    _tab, board = shown(qtbot, window, visit)
    drag(qtbot, board, point(board, 0, 9.5, 0.25), point(board, 0, 9.5, 0.75))
    assert item_of(window, school).track == "Tourism"
    assert times(window, school) == ("05. 09:00", "05. 10:00")


def test_list_and_timeline_show_the_same_items(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    add(window, visit, "Talks", 9)
    dinner = add(window, visit, "Dinner", 18)
    tab, board = shown(qtbot, window, visit)
    board.setFocus()
    board.select(dinner)
    press(qtbot, Qt.Key.Key_L, CTRL)
    assert tab.table.isVisible()
    assert tab.table.rowCount() == 2
    assert tab.selected() == [dinner]
    assert tab.table.hasFocus()
    press(qtbot, Qt.Key.Key_L, CTRL)
    assert board.isVisible()
    assert board.chosen == dinner


def test_people_have_rows_and_one_drag_moves_all(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    people = list(window.context.desk.lists.timeline.of_visit(visit).people)
    talks = add(window, visit, "Talks", 9, people=people)
    add(window, visit, "Radio", 9.5, people=people[:1])
    tab, _board = shown(qtbot, window, visit)
    tab.choices["people"].click()
    rows = tab.panel.rows
    qtbot.waitUntil(lambda: rows.isVisible() and len(rows.boxes) == 3)
    assert sorted(box.place.row for box in rows.boxes) == [0, 0, 1]
    tops = [box.rect().top() for box in rows.boxes if box.place.row == 0]
    assert len(set(tops)) == 2  # in two places at once: two lines
    [box] = [box for box in rows.boxes if box.place.row == 1]
    start = rows.mapFromScene(box.rect().center())
    to = start + QPoint(round(rows.per_hour), 0)
    qtbot.mousePress(rows.viewport(), LEFT, NONE, start)
    move(rows, start + QPoint(20, 0))  # type: ignore[arg-type]
    move(rows, to)  # type: ignore[arg-type]
    qtbot.mouseRelease(rows.viewport(), LEFT, NONE, to)
    assert times(window, talks) == ("05. 10:00", "05. 11:00")
    rows.setFocus()
    press(qtbot, Qt.Key.Key_Up)
    assert rows.chosen_row == 0


def test_vehicles_have_rows(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    desk = window.context.desk
    bus = desk.vehicles.new()
    bus.visit_id, bus.name = visit, LocalizedText(en="Bus 1")
    desk.vehicles.save(bus)
    add(window, visit, "Talks", 9)
    tab, _board = shown(qtbot, window, visit)
    tab.choices["vehicles"].click()
    assert list(tab.panel.rows.timeline.vehicles.values()) == [LocalizedText(en="Bus 1")]
    assert tab.panel.rows.isVisible()


def test_now_is_shown_while_the_visit_runs(
    qtbot: QtBot, window: MainWindow, visit: uuid.UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(window, visit, "Talks", 9)
    _tab, board = shown(qtbot, window, visit)
    without = board.grab().toImage()
    monkeypatch.setattr(dates, "now", lambda: from_local(MAY, dt.time(9, 30), FINLAND))
    board.viewport().update()
    assert board.grab().toImage() != without


def test_the_words_follow_the_language(qtbot: QtBot, window: MainWindow, visit: uuid.UUID) -> None:
    item = add(window, visit, "Talks", 9)
    programme = window.context.desk.programme
    talks = programme.get(item)
    talks.title = LocalizedText(fi="Neuvottelut", en="Talks", zh="会谈")
    programme.save(talks)
    tab, board = shown(qtbot, window, visit)
    before = board.grab().toImage()
    window.context.language.choose("fi")
    try:
        QApplication.processEvents()
        board.select(item)
        assert board.accessibleDescription().startswith("Neuvottelut")
        assert board.grab().toImage() != before
        assert tab.isVisible()
    finally:
        window.context.language.choose("en")
