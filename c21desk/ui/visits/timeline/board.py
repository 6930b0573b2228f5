"""The view under both arrangements of the timeline: selection, mouse, keys, zoom."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from c21desk.i18n import N_, _
from c21desk.services.rows.timeline import Timeline, TimelineItem
from c21desk.ui.context import Context
from c21desk.ui.language import Translated
from c21desk.ui.visits.timeline import words
from c21desk.ui.visits.timeline.box import Box, Ghost, Place
from c21desk.ui.visits.timeline.clock import Clock
from c21desk.ui.visits.timeline.drag import Spot
from c21desk.ui.visits.timeline.look import Look
from c21desk.ui.visits.timeline.margin import Margin
from c21desk.ui.visits.timeline.marks import UNMARKED, Mark

ZOOM = 1.25
"""A step of the zoom."""
_EMPTY = Timeline(None, None, "Europe/Helsinki", (), {}, {}, {})


class Board(Translated, QGraphicsView):
    """Boxes over time. Subclasses say where times and items lie."""

    selected = Signal(object)
    """Id of the item, or None."""
    opened = Signal(object)
    """Id of the item to be edited."""
    changed = Signal(object)
    """The Change that a drag or a key asks for."""
    wanted = Signal(object)
    """A Change for a new item."""
    delete_wanted = Signal()
    duplicate_wanted = Signal()

    DOWN = True
    """Whether time runs down; else to the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.timeline = _EMPTY
        self.clock = Clock((), _EMPTY.zone)
        self.marks: dict[uuid.UUID, Mark] = {}
        self.boxes: list[Box] = []
        self.items_by_id: dict[uuid.UUID, TimelineItem] = {}
        self.chosen: uuid.UUID | None = None
        self.chosen_row = 0
        self.new_at: Spot | None = None
        """Where a new item would begin: the place of the last click on nothing."""
        self.per_hour = 0.0
        """Pixels of an hour; 0 until the first look, which chooses it."""
        self._revealed = False
        self.look = self._new_look()
        self.ghost = Ghost(self.look)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.viewport().setMouseTracking(True)
        self.top = Margin(self, self.draw_top)
        self.side = Margin(self, self.draw_side)
        self.corner = Margin(self, self.draw_corner)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.texts.name(
            self, N_("Timeline"), N_("Every item is in the list too: Ctrl+L changes between the two.")
        )
        self.setToolTip("")
        context.theme.changed.connect(self._look_changed)

    # -- what a subclass says

    def build(self) -> None:
        """Put boxes into the scene, which is empty, and into :attr:`boxes`; set the scene's size."""
        raise NotImplementedError

    def spot_at(self, point: QPointF) -> Spot:
        """The place under a point of the scene."""
        raise NotImplementedError

    def areas_of(self, item: TimelineItem) -> list[QRectF]:
        """Where an item would lie, in the scene."""
        raise NotImplementedError

    def fitting_zoom(self) -> float:
        """Pixels of an hour at which the programme fits well."""
        raise NotImplementedError

    def draw_top(self, painter: QPainter, size: QRectF) -> None:
        """Draw the band above the view."""
        raise NotImplementedError

    def draw_side(self, painter: QPainter, size: QRectF) -> None:
        """Draw the band on the left."""
        raise NotImplementedError

    def draw_corner(self, painter: QPainter, size: QRectF) -> None:
        """Draw the corner between the two bands."""
        raise NotImplementedError

    def margins_wanted(self) -> tuple[int, int]:
        """Width of the band on the left and height of the one above."""
        raise NotImplementedError

    # -- what is shown

    def show_timeline(self, timeline: Timeline, clock: Clock) -> None:
        """Show this; selection and place are kept."""
        self.timeline, self.clock = timeline, clock
        self.items_by_id = {item.id: item for item in timeline.items}
        if self.chosen not in self.items_by_id:
            self.chosen = None
        if self.new_at is not None and self.new_at.day >= len(clock.days):
            self.new_at = None
        self.rebuild()

    def mark_of(self, item_id: uuid.UUID) -> Mark:
        """What the rules say of an item."""
        return self.marks.get(item_id, UNMARKED)

    def set_marks(self, marks: dict[uuid.UUID, Mark]) -> None:
        """Mark the items; nothing moves."""
        self.marks = marks
        for box in self.boxes:
            box.set_mark(self.mark_of(box.item.id))
        self.top.update()

    def start_anew(self) -> None:
        """Forget selection, zoom and place: another visit comes."""
        self.chosen, self.new_at, self.per_hour, self._revealed = None, None, 0.0, False
        self.marks = {}

    def rebuild(self) -> None:
        """Lay everything out again."""
        self.cancel_drag()
        self.scene().clear()
        self.boxes = []
        self.ghost = Ghost(self.look)
        self.ghost.hide()
        if self.clock.days:
            if not self.per_hour:
                self.per_hour = self.fitting_zoom()
            self.build()
        self.scene().addItem(self.ghost)
        left, above = self.margins_wanted()
        self.setViewportMargins(left, above, 0, 0)
        self._place_margins()
        self._show_choice()
        self.viewport().update()
        if self.isVisible() and self.boxes and not self._revealed:
            self._revealed = True
            self.reveal_first()

    def reveal_first(self) -> None:
        """Scroll to where the programme begins."""
        first = min((box.rect() for box in self.boxes), key=lambda r: (r.left(), r.top()))
        earliest = min((box.rect().top() for box in self.boxes), default=0)
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(int((earliest if self.DOWN else first.top()) - 8))

    def add_box(self, item: TimelineItem, place: Place, area: QRectF) -> None:
        """Put a box into the scene."""
        box = Box(item, place, area, self.look, self.clock.zone, self.mark_of(item.id))
        box.setZValue(1)
        self.scene().addItem(box)
        self.boxes.append(box)

    def _new_look(self) -> Look:
        return Look(self.context.theme, self.font(), self.devicePixelRatioF())

    def _look_changed(self) -> None:
        self.look = self._new_look()
        self.rebuild()
        for band in (self.top, self.side, self.corner):
            band.update()

    def retranslate(self) -> None:
        """Write titles and times in the new language."""
        self.rebuild()
        for band in (self.top, self.side, self.corner):
            band.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        super().resizeEvent(event)
        self._place_margins()
        if event.size().width() != event.oldSize().width() or not self._revealed:
            self.rebuild()

    def _place_margins(self) -> None:
        left, above = self.margins_wanted()
        area = self.viewport().geometry()
        self.top.setGeometry(area.left(), area.top() - above, area.width(), above)
        self.side.setGeometry(area.left() - left, area.top(), left, area.height())
        self.corner.setGeometry(area.left() - left, area.top() - above, left, above)
        self._scrolled()

    def _scrolled(self) -> None:
        for band in (self.top, self.side, self.corner):
            band.update()

    def visible_area(self) -> QRectF:
        """What is seen of the scene."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def cancel_drag(self) -> None:
        """Drop nothing: the boxes are about to be made anew."""
        raise NotImplementedError

    # -- selection

    def select(self, item_id: uuid.UUID | None, row: int | None = None, *, reveal: bool = True) -> None:
        """Select an item; ``row`` says in which row or day, where it is in several."""
        self.chosen = item_id if item_id in self.items_by_id else None
        if row is not None:
            self.chosen_row = row
        self._show_choice()
        self.top.update()
        box = self._chosen_box()
        if box is not None and reveal:
            self.ensureVisible(box.rect(), 10, 10)
        text = ". ".join(words.told(box.item, box.mark.reasons)) if box is not None else ""
        self.setAccessibleDescription(
            text or _("Every item is in the list too: Ctrl+L changes between the two.")
        )
        if text:
            self._announce(text)
        self.selected.emit(self.chosen)

    def _announce(self, text: str) -> None:
        """Let a screen reader say it: the boxes are no widgets of their own."""
        event = QAccessibleAnnouncementEvent(self, text)
        QAccessible.updateAccessibility(event)

    def _show_choice(self) -> None:
        focused = self.hasFocus()
        for box in self.boxes:
            box.choose(box.item.id == self.chosen, focused)

    def _chosen_box(self) -> Box | None:
        own = [box for box in self.boxes if box.item.id == self.chosen]
        return next((box for box in own if box.place.row == self.chosen_row), own[0] if own else None)

    def rows_of_items(self) -> list[tuple[int, float, uuid.UUID]]:
        """Row or day, beginning and id of everything that keys can select, in the order of reading."""
        ordered = sorted(
            (box.place.row, *self._from_start(box.rect()), box.item.id)
            for box in self.boxes
            if box.place.first
        )
        return [(row, along, item) for row, along, _across, item in ordered]

    def _from_start(self, area: QRectF) -> tuple[float, float]:
        """Where a box begins along the time, and across it."""
        return (area.top(), area.left()) if self.DOWN else (area.left(), area.top())

    def step(self, along: int, across: int) -> None:
        """Select the next item in time, or the one at that time in a neighbouring row or day."""
        targets = self.rows_of_items()
        if not targets:
            return
        here = next(
            (n for n, t in enumerate(targets) if t[2] == self.chosen and t[0] == self.chosen_row), None
        )
        if here is None:
            here = next((n for n, t in enumerate(targets) if t[2] == self.chosen), None)
        if here is None:
            found = targets[0]
        elif along:
            found = targets[max(0, min(len(targets) - 1, here + along))]
        else:
            row, at, _id = targets[here]
            rows = sorted({t[0] for t in targets if (t[0] - row) * across > 0}, reverse=across < 0)
            if not rows:
                return
            found = min((t for t in targets if t[0] == rows[0]), key=lambda t: abs(t[1] - at))
        self.select(found[2], found[0])

    # -- zoom

    def zoom(self, factor: float, about: QPoint | None = None) -> None:
        """Make hours larger or smaller; ``about`` (in the viewport) stays where it is. 0 fits."""
        if not self.clock.days:
            return
        point = about or self.viewport().rect().center()
        spot = self.spot_at(self.mapToScene(point))
        fit = self.fitting_zoom()
        self.per_hour = fit if not factor else max(16.0, min(360.0, self.per_hour * factor))
        self.rebuild()
        now = self.point_of(spot)
        bar = self.verticalScrollBar() if self.DOWN else self.horizontalScrollBar()
        bar.setValue(round(now - (point.y() if self.DOWN else point.x())))

    def point_of(self, spot: Spot) -> float:
        """Where a time lies along the time axis of the scene."""
        raise NotImplementedError

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turn = event.angleDelta().y()
            if turn:
                self.zoom(ZOOM if turn > 0 else 1 / ZOOM, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)
