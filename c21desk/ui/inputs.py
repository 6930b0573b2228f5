"""Lines and areas of text that leave Undo to the window when they have nothing of their own to undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


def _for_the_window(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether this asks to undo (or redo) where the control's own typing offers nothing."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo
    return event.matches(QKeySequence.StandardKey.Redo) and not redo


class Line(QLineEdit):
    """One line."""

    def show_text(self, text: str) -> None:
        """Show a text from its beginning; while the user is here the cursor stays where it is."""
        place = self.cursorPosition() if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window: their addresses are no text."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def event(self, event: QEvent) -> bool:
        """Refuse Undo and Redo that are meant for the window."""
        if _for_the_window(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class Area(QPlainTextEdit):
    """Several lines; Tab leaves them."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)

    def show_text(self, text: str) -> None:
        """Show a text; where it is there already the cursor stays and only the typing is forgotten."""
        if text == self.toPlainText():
            self.document().clearUndoRedoStacks()
        else:
            self.setPlainText(text)

    def event(self, event: QEvent) -> bool:
        """Refuse Undo and Redo that are meant for the window."""
        text = self.document()
        if _for_the_window(event, undo=text.isUndoAvailable(), redo=text.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)
