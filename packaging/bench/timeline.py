"""The timeline of a visit of 200 items and 150 people: opening it, and a frame while an item is dragged.

The floor is Qt's own view with as many plain rectangles, one of which moves.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from people_list import percentile
from table import Line, spread

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from c21desk.services.desk import Desk

ITEMS, PEOPLE, DAYS = 200, 150, 5
FRAME_MS, OPEN_MS = 16.0, 300.0
_STEPS = 300


def fill(desk: Desk) -> uuid.UUID:
    """A visit with parallel tracks, each item with some of the people."""
    from c21desk.domain.delegations import Member, member_id
    from c21desk.domain.localized import LocalizedText
    from c21desk.domain.times import FINLAND, from_local
    from c21desk.services.programme import set_participants

    chance = random.Random(ITEMS)
    first = dt.date(2031, 5, 5)
    visit = desk.visits.new()
    visit.title, visit.start, visit.end = LocalizedText(en="Crowd"), first, first + dt.timedelta(DAYS - 1)
    desk.visits.save(visit)
    people = []
    for side in ("guest", "host"):
        delegation = desk.delegations.new()
        delegation.name, delegation.side, delegation.visit_id = LocalizedText(en=side), side, visit.id
        for number in range(PEOPLE // 2):
            person = desk.people.new()
            person.family_latin, person.given_latin = side.title(), f"Number {number}"
            desk.people.save(person)
            people.append(person.id)
            delegation.members.append(
                Member(id=member_id(delegation.id, person.id), person_id=person.id, list_order=number)
            )
        desk.delegations.save(delegation)
    for number in range(ITEMS):
        item = desk.programme.new()
        item.visit_id, item.title = visit.id, LocalizedText(en=f"Item number {number} of many")
        item.track = ("", "", "Education", "Tourism")[number % 4]
        item.kind = ("meeting", "talks", "dinner", "transfer")[chance.randrange(4)]
        start = dt.time(8 + chance.randrange(12), chance.choice((0, 15, 30, 45)))
        item.start = from_local(first + dt.timedelta(number % DAYS), start, FINLAND)
        item.end = item.start + dt.timedelta(minutes=chance.choice((30, 45, 60, 90)))
        set_participants(item, [(one, "attendee") for one in chance.sample(people, 20)])
        desk.programme.save(item)
    return visit.id


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _frames(viewport: QWidget, move: Callable[[int], object]) -> list[float]:
    """CPU milliseconds of each step with a painting of the whole view, which is more than Qt would do."""
    from PySide6.QtWidgets import QApplication

    frames = []
    for step in range(_STEPS):
        started = time.thread_time()
        move(step)
        QApplication.processEvents()
        viewport.repaint()
        frames.append((time.thread_time() - started) * 1000)
    return frames


def _floor() -> list[float]:
    """Frames of a bare view."""
    from PySide6.QtCore import QRectF
    from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QGraphicsScene, QGraphicsView

    scene = QGraphicsScene(0, 0, 1000, 1100)
    for number in range(ITEMS):
        scene.addRect(QRectF(number % 20 * 50, number // 20 * 100, 45, 90))
    moved = QGraphicsRectItem(0, 0, 190, 46)
    scene.addItem(moved)
    view = QGraphicsView(scene)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
    view.resize(1000, 500)
    view.show()
    QApplication.processEvents()

    frames = _frames(view.viewport(), lambda step: moved.setPos(step * 2 % 800, step % 400))
    view.hide()
    view.deleteLater()
    return frames


def measure(repeats: int) -> tuple[list[Line], list[str]]:
    """Lines for the table, and remarks below it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from c21desk import app, settings
    from c21desk.domain.localized import LocalizedText
    from c21desk.services import desk as desks

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "crowd.c21"
        desk = desks.create(file, None, "bench")
        visit = fill(desk)
        small = desk.visits.new()
        small.title = LocalizedText(en="Small")
        desk.visits.save(small)
        desk.close()
        window = app.build(application, settings.Settings(language="en", theme=settings.LIGHT))
        window.resize(1366, 768)
        window.show()
        window.context.set_desk(desks.open_file(file, None, "bench"))
        window.show_record("visit", small.id)
        page: Any = window.page("visits")
        page.workspace.tabs.setCurrentIndex(1)
        QApplication.processEvents()
        tab = page.workspace.programme
        board = tab.panel.days

        def show() -> None:
            page.open_visit(visit)
            board.viewport().repaint()

        opened = []
        for _ in range(repeats):
            page.open_visit(small.id)
            QApplication.processEvents()
            opened.append(_timed(show))
        checked = _timed(tab.panel._check)
        QApplication.processEvents()

        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        kinds = QEvent.Type

        def send(kind: QEvent.Type, at: QPointF) -> None:
            where = QPointF(board.viewport().mapToGlobal(at.toPoint()))
            QApplication.sendEvent(board.viewport(), QMouseEvent(kind, at, where, left, left, none))

        start = QPointF(board.mapFromScene(board.boxes[0].rect().center()))
        start.setY(max(30, min(start.y(), 300)))
        send(kinds.MouseButtonPress, start)
        QApplication.processEvents()

        ours = _frames(
            board.viewport(),
            lambda step: send(kinds.MouseMove, QPointF(60 + step * 2 % 800, 60 + step % 300)),
        )
        board.cancel_drag()
        floor = _floor()
        window.context.jobs.stop()
        window.context.set_desk(None)
        window.hide()
    p95, least = percentile(ours, 0.95), percentile(floor, 0.95)
    middle = percentile(opened, 0.5)
    lines = [
        Line(
            f"visit of {ITEMS} items and {PEOPLE} people: programme on screen",
            spread(opened),
            goal=f"<= {OPEN_MS:g} ms",
            met=middle <= OPEN_MS,
        ),
        Line(
            f"frame while an item is dragged, p95 of {_STEPS}",
            f"{p95:.1f} ms, {100 * p95 / FRAME_MS:.0f}% of {FRAME_MS:g} ms",
            f"{least:.1f} ms",
            f"{p95 / least:.2f} x",
            f"<= {FRAME_MS:g} ms",
            p95 <= FRAME_MS,
        ),
    ]
    return lines, [f"the rules over that visit, after it is drawn: {checked:.0f} ms"]


if __name__ == "__main__":
    from table import render

    with tempfile.TemporaryDirectory() as home:
        os.environ["C21DESK_HOME"] = home
        found, remarks = measure(5)
    print(render(found), *remarks, sep="\n")
