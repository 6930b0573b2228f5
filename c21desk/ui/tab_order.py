"""Tab follows what the eye sees, also where controls come and go.

Qt puts a new control at the end of the window's tab order, whatever its place on the page.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QPushButton, QWidget


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def controls_in(*parts: QWidget) -> list[QWidget]:
    """The controls that Tab stops at in these parts, in the order they were made.

    Lists that drop down are children of their control too, but windows of their own: they are left out.
    """
    return [
        widget
        for part in parts
        for widget in (part, *part.findChildren(QWidget))
        if _stops(widget) and widget.window() is part.window()
    ]


def buttons_in(layout: QLayout) -> list[QWidget]:
    """The buttons in a layout and the layouts inside it, from the top."""
    found: list[QWidget] = []
    for number in range(layout.count()):
        item = layout.itemAt(number)
        assert item is not None
        if (inner := item.layout()) is not None:
            found += buttons_in(inner)
        elif isinstance(widget := item.widget(), QPushButton):
            found.append(widget)
    return found


def _stop_before(widget: QWidget, outside: QWidget | None) -> QWidget | None:
    """The nearest control before ``widget`` where Tab stops, looking past what is in ``outside``."""
    window = widget.window()
    before = widget.previousInFocusChain()
    while before is not None and before is not widget:
        inside = outside is not None and outside.isAncestorOf(before)
        if before.window() is window and _stops(before) and not inside:
            return before
        before = before.previousInFocusChain()
    return None


def _chain(first: QWidget | None, controls: Iterable[QWidget]) -> None:
    for control in controls:
        if first is not None and first is not control:
            QWidget.setTabOrder(first, control)
        first = control


def keep_inside(container: QWidget, controls: Iterable[QWidget]) -> None:
    """Make Tab go through these controls of the container in this order, at the container's own place."""
    _chain(_stop_before(container, container), controls)


def put_last(window: QWidget, controls: Iterable[QWidget]) -> None:
    """Make Tab reach these controls after all others of the window."""
    _chain(_stop_before(window, None), controls)
