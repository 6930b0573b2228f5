"""Looking at a window as a user does."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from c21desk.domain.localized import LocalizedText
from c21desk.services.desk import Desk


def focused() -> QWidget:
    """The control that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_here(qtbot: QtBot, text: str) -> None:
    """Type into what has the focus: by key events, Chinese as an input method does."""
    if text.isascii():
        qtbot.keyClicks(focused(), text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(focused(), key, modifier)


def visible_texts(window: QWidget) -> list[tuple[QWidget | QAction, str]]:
    """Every text that a user sees or hears of: labels, buttons, tabs, choices, hints, names, menus."""
    found: list[tuple[QWidget | QAction, str]] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        texts = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel):
            texts.append(widget.text())
        if isinstance(widget, QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            texts.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(i) for i in range(widget.count())]
        if isinstance(widget, QTabBar):
            texts += [widget.tabText(i) for i in range(widget.count())]
        found += [(widget, text) for text in texts if text]
    for menu in window.findChildren(QMenu):
        found += [(action, action.text()) for action in menu.actions() if action.text()]
    return found


def make_visit(desk: Desk, people: int = 2) -> uuid.UUID:
    """A visit with a guest delegation, stored through the services."""
    visit = desk.visits.new()
    visit.title = LocalizedText("Nanjing Espoossa", "Nanjing in Espoo", "南京访问埃斯波")
    visit.start, visit.end = dt.date(2031, 5, 5), dt.date(2031, 5, 8)
    desk.visits.save(visit)
    delegation = desk.delegations.new()
    delegation.name = LocalizedText("Nanjing", "Nanjing", "南京")
    delegation.visit_id = visit.id
    desk.delegations.save(delegation)
    for number in range(people):
        person = desk.people.new()
        person.family_latin, person.given_latin = "Wang", f"Wei{number}"
        desk.people.save(person)
        desk.delegations.add_member(delegation.id, person.id)
    return visit.id


EXPECTED: list[QTimer] = []
"""What waits for a dialog that has not come yet; a test must leave none behind (conftest looks)."""


def in_dialog(kind: type[QDialog], act: Callable[[Any], None]) -> None:
    """Do something in the next modal dialog of that kind, as soon as it is up; it is closed at the latest
    when ``act`` fails, so that a failing test never waits for ever."""
    timer = QTimer(QApplication.instance())
    timer.setInterval(20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isActiveWindow():
            return  # not up yet, or up and without the keyboard
        forget(timer)
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise

    timer.timeout.connect(look)
    EXPECTED.append(timer)
    timer.start()


def forget(timer: QTimer) -> None:
    """Wait for that dialog no longer."""
    EXPECTED.remove(timer)
    timer.stop()
    timer.deleteLater()
