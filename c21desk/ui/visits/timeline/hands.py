"""The mouse on the timeline: what a press takes hold of, and where a drag leads."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import _
from c21desk.services.rows.timeline import TimelineItem
from c21desk.ui.context import Context
from c21desk.ui.visits.timeline import drag as drags
from c21desk.ui.visits.timeline import words
from c21desk.ui.visits.timeline.board import Board
from c21desk.ui.visits.timeline.box import HANDLE, Box
from c21desk.ui.visits.timeline.clock import snapped
from c21desk.ui.visits.timeline.drag import Change, Drag, Grip, Spot

_SCROLL_MS, _SCROLL_EDGE, _SCROLL_STEP = 30, 24, 18


class DraggedBoard(Board):
    """A board whose boxes are dragged."""

    def __init__(self, context: Context) -> None:
        self._drag: Drag | None = None
        self._pending: Drag | None = None
        self._pressed = QPoint()
        self._last = QPoint()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        super().__init__(context)
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)

    # -- mouse

    def box_at(self, point: QPoint) -> Box | None:
        """The box under a point of the viewport."""
        found = self.itemAt(point)
        if found is self.ghost:
            found = next((i for i in self.items(point) if i is not self.ghost), None)
        return found if isinstance(found, Box) else None

    def grip_at(self, box: Box, point: QPoint) -> Grip:
        """Which part of a box is under a point of the viewport."""
        area, here = box.rect(), self.mapToScene(point)
        first, last, at = (
            (area.top(), area.bottom(), here.y()) if self.DOWN else (area.left(), area.right(), here.x())
        )
        hold = min(HANDLE, (last - first) / 4)
        if box.place.last and at >= last - hold:
            return Grip.END
        return Grip.START if box.place.first and at <= first + hold else Grip.MOVE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and be ready for a drag."""
        if event.button() != Qt.MouseButton.LeftButton or not self.clock.days:
            super().mousePressEvent(event)
            return
        point = event.position().toPoint()
        box = self.box_at(point)
        spot = self.spot_at(self.mapToScene(point))
        self._pressed = point
        if box is None:
            self.select(None)
            self.new_at = replace(spot, minute=snapped(spot.minute, drags.SNAP))
            self._pending = Drag(Grip.NEW, spot)
            self.viewport().update()
        else:
            self.select(box.item.id, box.place.row, reveal=False)
            self._pending = Drag(self.grip_at(box, point), spot, box.item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what a press would take hold of."""
        point = event.position().toPoint()
        if self._drag is None and self._pending is not None:
            far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if event.buttons() & Qt.MouseButton.LeftButton and far:
                self.begin_drag(self._pending)
        if self._drag is not None:
            self.drag_to(point, event.modifiers())
            return
        box = self.box_at(point)
        if box is not None:
            box.explain()
        ends = Qt.CursorShape.SizeVerCursor if self.DOWN else Qt.CursorShape.SizeHorCursor
        grip = self.grip_at(box, point) if box is not None else Grip.NEW
        shape = Qt.CursorShape.ArrowCursor if grip in (Grip.NEW, Grip.MOVE) else ends
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._pending = None
        if self._drag is not None and event.button() == Qt.MouseButton.LeftButton:
            self.drag_to(event.position().toPoint(), event.modifiers())
            self.drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an item, or make one here."""
        if event.button() != Qt.MouseButton.LeftButton or not self.clock.days:
            return
        point = event.position().toPoint()
        box = self.box_at(point)
        if box is not None:
            self.opened.emit(box.item.id)
        else:
            self.want_new(self.spot_at(self.mapToScene(point)))

    # -- dragging

    @property
    def dragging(self) -> bool:
        """Whether something is being dragged."""
        return self._drag is not None

    def begin_drag(self, drag: Drag) -> None:
        """Begin to drag something; :meth:`drag_to` and :meth:`drop` go on with it."""
        self._drag, self._pending = drag, None
        for box in self.boxes:
            if drag.item is not None and box.item.id == drag.item.id:
                box.set_dragged(True)
        self.ghost.show()

    def change_here(self, modifiers: Qt.KeyboardModifier) -> Change | None:
        """What letting go would change."""
        if self._drag is None:
            return None
        return drags.change(
            self._drag,
            self.spot_at(self.mapToScene(self._last)),
            self.clock,
            fine=bool(modifiers & Qt.KeyboardModifier.AltModifier),
            copy=bool(modifiers & Qt.KeyboardModifier.ControlModifier),
        )

    def drag_to(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is at a point of the viewport."""
        self._last = point
        inside = self.viewport().rect().adjusted(_SCROLL_EDGE, _SCROLL_EDGE, -_SCROLL_EDGE, -_SCROLL_EDGE)
        if inside.contains(point):
            self._scroller.stop()
        elif not self._scroller.isActive():
            self._scroller.start()
        self._modifiers = modifiers
        wanted = self.change_here(modifiers)
        if wanted is None or self._drag is None:
            return
        item = self._drag.item or blank_item(self.clock.zone)
        track = item.track if wanted.track is None else wanted.track
        text = words.when(wanted.start, wanted.end, item.zone)
        if wanted.copy:
            text = _("Copy: {when}").format(when=text)
        areas = self.areas_of(replace(item, start=wanted.start, end=wanted.end, track=track))
        self.ghost.show_at(areas, text, self.visible_area())

    def drop(self) -> None:
        """Let go of what is dragged, where it is."""
        wanted = self.change_here(self._modifiers)
        item = self._drag.item if self._drag is not None else None
        self.cancel_drag()
        if wanted is None:
            return
        if item is None:
            self.wanted.emit(wanted)
        elif wanted.copy or (wanted.start, wanted.end) != (item.start, item.end) or wanted.track is not None:
            self.changed.emit(wanted)

    def cancel_drag(self) -> None:
        """Drop nothing."""
        self._drag = self._pending = None
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._scroller.stop()
        self.ghost.hide()
        for box in self.boxes:
            box.set_dragged(False)

    def _scroll_on(self) -> None:
        """The pointer rests at an edge: go on that way."""
        area, point = self.viewport().rect(), self._last
        for bar, at, size in (
            (self.horizontalScrollBar(), point.x(), area.width()),
            (self.verticalScrollBar(), point.y(), area.height()),
        ):
            if at < _SCROLL_EDGE:
                bar.setValue(bar.value() - _SCROLL_STEP)
            elif at > size - _SCROLL_EDGE:
                bar.setValue(bar.value() + _SCROLL_STEP)
        if self._drag is not None:
            self.drag_to(point, self._modifiers)

    # -- new items

    def want_new(self, spot: Spot | None = None) -> None:
        """Ask for a new item: at a place, after the selected item, or where the last click was."""
        item = self.items_by_id.get(self.chosen) if self.chosen is not None else None
        if spot is None and item is not None and item.start is not None:
            start = item.end or item.start
            end = start + dt.timedelta(minutes=drags.FRESH_LENGTH)
            self.wanted.emit(Change(None, start, end, item.track or None))
            return
        spot = spot or self.new_at
        if spot is None:
            self.wanted.emit(None)
            return
        minute = snapped(spot.minute - drags.SNAP / 2, drags.SNAP)
        far = replace(spot, minute=minute + drags.FRESH_LENGTH)
        self.wanted.emit(drags.change(Drag(Grip.NEW, replace(spot, minute=minute)), far, self.clock))


def blank_item(zone: str) -> TimelineItem:
    """What a new item is drawn as, before it exists."""
    return TimelineItem(
        uuid.UUID(int=0), None, None, zone, "", "", LocalizedText(), None, LocalizedText(), ""
    )
