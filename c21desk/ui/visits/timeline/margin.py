"""The bands above and beside the timeline, which stay while it scrolls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from c21desk.ui.visits.timeline.board import Board


class Margin(QWidget):
    """A band that a board draws. Mouse events come as signals."""

    pressed = Signal(QPoint)
    moved = Signal(QPoint, object)
    """Where, and the keys held."""
    released = Signal()
    double_clicked = Signal(QPoint)

    def __init__(self, board: Board, draw: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__(board)
        self._draw = draw

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let the board draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(self.rect()))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a press."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of a move."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that the button is up."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of a double click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit(event.position().toPoint())
