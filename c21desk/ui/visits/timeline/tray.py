"""The tray of items without a time, from which they are dragged onto the timeline."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListView, QListWidget, QListWidgetItem, QWidget

from c21desk.i18n import N_
from c21desk.services.rows.timeline import TimelineItem
from c21desk.ui.context import Context
from c21desk.ui.formats import local_text
from c21desk.ui.icons import icon
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_M
from c21desk.ui.visits.timeline.look import icon_name
from c21desk.ui.widgets import label, row

_ID = Qt.ItemDataRole.UserRole
_HEIGHT = 44


class Tray(Translated, QWidget):
    """Items side by side. Enter opens one, where a time can be given by keys."""

    opened = Signal(object)
    picked = Signal(object)
    """Id of the item that a drag begins with."""
    dragged = Signal(QPoint, object)
    """Where the pointer is on the screen, and the keys held."""
    dropped = Signal(QPoint)
    cancelled = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._items: Sequence[TimelineItem] = ()
        self.list = _Chips(self)
        self.texts.name(
            self.list,
            N_("Items without a time"),
            N_("Drag an item onto the timeline, or press Enter and give it a time."),
        )
        box = row(label(self.texts, N_("Without a time"), "hint"), self.list, gap=GAP_M)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.list.itemActivated.connect(lambda item: self.opened.emit(item.data(_ID)))
        context.theme.changed.connect(self.retranslate)

    def show_items(self, items: Sequence[TimelineItem]) -> None:
        """Show these; an empty tray is not there."""
        self._items = items
        chosen = self.list.currentItem().data(_ID) if self.list.currentItem() is not None else None
        self.list.clear()
        for item in items:
            entry = QListWidgetItem(
                icon(icon_name(item.kind), self._context.theme.tokens.link), local_text(item.title)
            )
            entry.setData(_ID, item.id)
            self.list.addItem(entry)
            if item.id == chosen:
                self.list.setCurrentItem(entry)
        self.setVisible(bool(items))

    def retranslate(self) -> None:
        """Write the titles in the new language."""
        self.show_items(self._items)


class _Chips(QListWidget):
    """The list itself; a drag goes on over the timeline, so its moves are passed on."""

    def __init__(self, tray: Tray) -> None:
        super().__init__()
        self._tray = tray
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFixedHeight(_HEIGHT)
        self.setIconSize(QSize(14, 14))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose an item, and be ready for a drag."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        self._pressed = point if self.itemAt(point) is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the item that was pressed."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if not self._dragging and way >= QApplication.startDragDistance():
            self._dragging = True
            chosen: uuid.UUID = self.currentItem().data(_ID)
            self._tray.picked.emit(chosen)
        if self._dragging:
            self._tray.dragged.emit(event.globalPosition().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        dragging, self._dragging, self._pressed = self._dragging, False, None
        if dragging:
            self._tray.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends a drag, Enter opens."""
        if self._dragging and event.key() == Qt.Key.Key_Escape:
            self._dragging, self._pressed = False, None
            self._tray.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._tray.opened.emit(self.currentItem().data(_ID))
        else:
            super().keyPressEvent(event)
