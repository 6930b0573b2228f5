"""The timeline by day: a column for each day, time runs down."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from c21desk import i18n
from c21desk.domain.times import local
from c21desk.i18n import _
from c21desk.services.rows.timeline import TimelineItem
from c21desk.ui.context import Context
from c21desk.ui.formats import clock_text, local_text, weekday_text
from c21desk.ui.visits import dates
from c21desk.ui.visits.timeline import layout, words
from c21desk.ui.visits.timeline.box import EDGE, Place, Way
from c21desk.ui.visits.timeline.clock import DAY, waking_hours
from c21desk.ui.visits.timeline.drag import Drag, Grip, Spot
from c21desk.ui.visits.timeline.gaps import gaps
from c21desk.ui.visits.timeline.keys import KeyedBoard
from c21desk.ui.visits.timeline.look import icon_name, shade

_SLIMMEST = 132
"""Pixels of a column; of a track two thirds of it."""
_CLOCK_WIDTH = 50
_HEAD, _LINE, _TRACKS = 26, 22, 20
_LEAST_BOX = 17
"""Pixels: a box is never lower than one line."""
_GUTTER = 3


class DayBoard(KeyedBoard):
    """Days side by side, parallel items and tracks beside each other within a day."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._stripes: list[layout.Stripe] = []
        self._tracks: dict[int, list[str]] = {}
        self._boxes_of_day: dict[int, list[layout.Box]] = {}
        self.top.pressed.connect(self._top_pressed)
        self.top.moved.connect(self._top_moved)
        self.top.released.connect(self._top_released)
        self.top.double_clicked.connect(self._top_opened)

    # -- measures

    @property
    def column(self) -> float:
        """Width of a day."""
        days = len(self.clock.days) or 1
        lanes = max((len(tracks) for tracks in self._tracks.values()), default=1)
        slimmest = _SLIMMEST * max(1, lanes * 2 / 3)
        return max(slimmest, self.viewport().width() / days)

    def _y(self, minute: float) -> float:
        return minute * self.per_hour / 60

    def fitting_zoom(self) -> float:
        """The waking hours fit, as far as a line of text stays legible."""
        spans = [(b.span.start, b.span.end) for day in self._boxes_of_day.values() for b in day]
        first, last = waking_hours(spans, (8, 20))
        return max(46.0, min(90.0, self.viewport().height() / max(1, last - first)))

    def margins_wanted(self) -> tuple[int, int]:
        """Two clocks on the left; above, the days, their tracks, and lines of items of whole days."""
        lines = max((stripe.line + 1 for stripe in self._stripes), default=0)
        tracks = _TRACKS if any(self._tracks.values()) else 0
        return 2 * _CLOCK_WIDTH, _HEAD + lines * _LINE + tracks + 4

    def point_of(self, spot: Spot) -> float:
        """Down the day."""
        return self._y(spot.minute)

    def spot_at(self, point: QPointF) -> Spot:
        """Day and minute, and the track whose part of the column it is."""
        column = self.column
        day = max(0, min(int(point.x() // column), len(self.clock.days) - 1))
        tracks = self._tracks.get(day, [])
        share = max(0.0, min((point.x() - day * column) / column, 0.999))
        track = tracks[int(share * len(tracks))] if tracks else ""
        minute = max(0.0, min(point.y() * 60 / self.per_hour, DAY))
        return Spot(day, minute, track)

    # -- boxes

    def build(self) -> None:
        """Boxes of every day, and the ways between them."""
        whole = [item for item in self.timeline.items if layout.in_strip(item, self.clock)]
        self._stripes = layout.stripes(whole, self.clock)
        in_strip = {stripe.item for stripe in self._stripes}
        spans: dict[int, list[layout.Span]] = defaultdict(list)
        for item in self.timeline.items:
            if item.id not in in_strip:
                for span in layout.spans_of(item, self.clock):
                    spans[span.day].append(span)
        self._tracks = {day: layout.tracks_of(own) for day, own in spans.items()}
        least = _LEAST_BOX * 60 / self.per_hour
        self._boxes_of_day = {day: layout.lay_out(own, least) for day, own in spans.items()}
        self.scene().setSceneRect(0, 0, self.column * len(self.clock.days), self._y(DAY) + 1)
        areas: dict[uuid.UUID, tuple[int, QRectF, QRectF]] = {}
        for day, boxes in self._boxes_of_day.items():
            for box in boxes:
                area = self._area(day, box.left, box.right, box.span.start, box.bottom)
                self.add_box(self.items_by_id[box.span.item], Place(day, box.span.first, box.span.last), area)
                first = areas.get(box.span.item, (day, area, area))[1]
                areas[box.span.item] = (day, first, area)
        for gap in gaps(self.timeline.items, self.timeline.travel):
            if gap.before in areas and gap.after in areas:
                before, after = areas[gap.before], areas[gap.after]
                height = after[1].top() - before[2].bottom()
                if before[0] != after[0] or height < 3:
                    continue
                text = _("{minutes} min").format(minutes=gap.minutes)
                if gap.needed is not None:
                    text = _("{minutes} min, way {needed} min").format(minutes=gap.minutes, needed=gap.needed)
                told = words.gap_told(gap, self.items_by_id[gap.before], self.items_by_id[gap.after])
                top = after[1].top() - min(height, 60)
                area = QRectF(after[1].left(), top, after[1].width(), min(height, 60)).adjusted(0, 1, 0, -1)
                self.scene().addItem(Way(area, text, told, short=gap.short, look=self.look))

    def _area(self, day: int, left: float, right: float, start: float, end: float) -> QRectF:
        column = self.column
        x, width = day * column, column - 2 * _GUTTER
        top, bottom = self._y(start), self._y(end)
        return QRectF(
            round(x + _GUTTER + left * width),
            round(top),
            round((right - left) * width) - 1,
            max(round(bottom) - round(top) - 1, 3),
        )

    def areas_of(self, item: TimelineItem) -> list[QRectF]:
        """Its days' parts, as wide as its track; for an item of whole days a mark at the top."""
        if layout.in_strip(item, self.clock) and item.start and item.end:
            first, last = self.clock.spot(item.start)[0], self.clock.spot(item.end)[0]
            top = self.visible_area().top()
            return [QRectF(first * self.column, top, (last - first + 1) * self.column, _LINE)]
        areas = []
        for span in layout.spans_of(item, self.clock):
            tracks = self._tracks.get(span.day, [])
            left, right = 0.0, 1.0
            if span.track in tracks:
                number = tracks.index(span.track)
                left, right = number / len(tracks), (number + 1) / len(tracks)
            areas.append(self._area(span.day, left, right, span.start, span.end))
        return areas

    # -- drawing

    def drawBackground(self, painter: QPainter, area: QRectF | QPoint) -> None:  # type: ignore[override]
        """Days, hours, and when offices in both countries work."""
        assert isinstance(area, QRectF)
        look, column = self.look, self.column
        painter.fillRect(area, look.colour("surface"))
        days = range(
            max(0, int(area.left() // column)), min(len(self.clock.days), int(area.right() // column) + 1)
        )
        for day in days:
            x = day * column
            if self.clock.days[day].weekday() >= 5:
                painter.fillRect(QRectF(x, area.top(), column, area.height()), look.weekend)
            both = self.clock.office_overlap(day)
            if both is not None:
                painter.fillRect(
                    QRectF(x, self._y(both[0]), column, self._y(both[1] - both[0])), look.overlap
                )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        first, last = (
            int(area.top() * 60 / self.per_hour // 60),
            int(area.bottom() * 60 / self.per_hour // 60),
        )
        end = min(area.right(), column * len(self.clock.days))
        for hour in range(first, min(last, 24) + 1):
            y = self._y(hour * 60)
            painter.setPen(look.pen("line"))
            painter.drawLine(QPointF(area.left(), y), QPointF(end, y))
            painter.setPen(look.faint)
            half = self._y(hour * 60 + 30)
            painter.drawLine(QPointF(area.left(), half), QPointF(end, half))
        for day in days:
            painter.setPen(look.pen("border"))
            x = (day + 1) * column
            painter.drawLine(QPointF(x - 1, area.top()), QPointF(x - 1, area.bottom()))
            tracks = self._tracks.get(day, [])
            painter.setPen(look.pen("line", 1, Qt.PenStyle.DashLine))
            for number in range(1, len(tracks)):
                at = day * column + number * column / len(tracks)
                painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))

    def drawForeground(self, painter: QPainter, area: QRectF | QPoint) -> None:  # type: ignore[override]
        """The line of now, and the place for a new item."""
        assert isinstance(area, QRectF)
        column = self.column
        if self.new_at is not None and self.chosen is None and self.clock.days:
            y, x = self._y(self.new_at.minute), self.new_at.day * column
            painter.setPen(self.look.pen("primary", 2))
            painter.drawLine(QPointF(x + 2, y), QPointF(x + column - 4, y))
        now = dates.now()
        today = local(now, self.clock.zone).date()
        if today in self.clock.days:
            day, minute = self.clock.spot(now)
            y = self._y(minute)
            painter.setPen(self.look.pen("alert", 2))
            painter.setBrush(self.look.colour("alert"))
            painter.drawLine(QPointF(day * column, y), QPointF((day + 1) * column, y))
            painter.drawEllipse(QPointF(day * column + 4, y), 4, 4)

    def draw_corner(self, painter: QPainter, size: QRectF) -> None:
        """Whose clocks they are."""
        look = self.look
        painter.fillRect(size, look.colour("panel"))
        painter.setPen(look.pen("border"))
        painter.drawLine(size.bottomLeft(), size.bottomRight())
        for n, (zone, font, token) in enumerate(
            ((self.clock.zone, look.bold, "text"), (self.clock.other, look.small, "secondary"))
        ):
            painter.setFont(font)
            painter.setPen(look.colour(token))
            name = look.bold_metrics.elidedText(
                words.zone_name(zone), Qt.TextElideMode.ElideRight, _CLOCK_WIDTH - 2
            )
            area = QRectF(n * _CLOCK_WIDTH, size.bottom() - 22, _CLOCK_WIDTH - 4, 20)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)

    def draw_side(self, painter: QPainter, size: QRectF) -> None:
        """The hours on both clocks; the second one's for the day at the left edge or of the selected item."""
        look = self.look
        painter.fillRect(size, look.colour("panel"))
        painter.setPen(look.pen("border"))
        painter.drawLine(size.topRight() - QPointF(1, 0), size.bottomRight() - QPointF(1, 0))
        if not self.clock.days:
            return
        above = self.verticalScrollBar().value()
        day = self.spot_at(QPointF(self.horizontalScrollBar().value() + 1, 0)).day
        if self.chosen is not None:
            day = self.chosen_row
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for hour in range(24):
            y = self._y(hour * 60) - above
            if not -20 <= y <= size.height() + 20:
                continue
            area = QRectF(0, y - 9, _CLOCK_WIDTH - 4, 18)
            painter.setFont(look.bold)
            painter.setPen(look.colour("text"))
            painter.drawText(area, right, i18n.clock_text(dt.time(hour)))
            painter.setFont(look.small)
            painter.setPen(look.colour("secondary"))
            there = self.clock.other_clock(min(day, len(self.clock.days) - 1), hour * 60)
            painter.drawText(area.translated(_CLOCK_WIDTH, 0), right, clock_text(there))

    def draw_top(self, painter: QPainter, size: QRectF) -> None:
        """Names of days and tracks, and the items of whole days."""
        look, column = self.look, self.column
        painter.fillRect(size, look.colour("panel"))
        painter.translate(-self.horizontalScrollBar().value(), 0)
        ahead = [self.clock.ahead(day) for day in range(len(self.clock.days))]
        for day, date in enumerate(self.clock.days):
            area = QRectF(day * column, 0, column, _HEAD)
            painter.setFont(look.heading)
            painter.setPen(look.colour("link" if date == dates.today() else "text"))
            text = weekday_text(date)
            painter.drawText(area.adjusted(8, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, text)
            if len(set(ahead)) > 1:  # the clocks change during the visit
                shift = f"{words.zone_name(self.clock.other)} {ahead[day]:+g} h"
                painter.setFont(look.small)
                painter.setPen(look.colour("secondary"))
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(area.adjusted(8, 0, -8, 0), flags, shift)
            painter.setPen(look.pen("border"))
            x = (day + 1) * column - 1
            painter.drawLine(QPointF(x, 0), QPointF(x, size.height()))
            self._draw_tracks(painter, day, size)
        for stripe in self._stripes:
            self._draw_stripe(painter, stripe)
        painter.setPen(look.pen("border"))
        painter.drawLine(
            QPointF(0, size.bottom()), QPointF(column * len(self.clock.days) + 4000, size.bottom())
        )

    def _draw_tracks(self, painter: QPainter, day: int, size: QRectF) -> None:
        look, column = self.look, self.column
        tracks = self._tracks.get(day, [])
        width = column / max(1, len(tracks))
        painter.setFont(look.small)
        painter.setPen(look.colour("secondary"))
        for number, track in enumerate(tracks):
            area = QRectF(day * column + number * width + 8, size.bottom() - _TRACKS, width - 12, _TRACKS)
            text = look.small_metrics.elidedText(track, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def _stripe_area(self, stripe: layout.Stripe) -> QRectF:
        left, right = stripe.first * self.column, (stripe.last + 1) * self.column
        return QRectF(left + _GUTTER, _HEAD + stripe.line * _LINE, right - left - 2 * _GUTTER, _LINE - 2)

    def _draw_stripe(self, painter: QPainter, stripe: layout.Stripe) -> None:
        look, item, area = self.look, self.items_by_id[stripe.item], self._stripe_area(stripe)
        back, edge = ("alert_back", "alert") if self.mark_of(item.id).clash else shade(item.kind)
        chosen = item.id == self.chosen
        painter.setPen(look.pen("focus" if chosen else edge, 2 if chosen else 1))
        painter.setBrush(look.colour("surface" if back == "panel" else back))
        painter.drawRoundedRect(area, 2, 2)
        painter.fillRect(QRectF(area.left(), area.top(), EDGE, area.height()), look.colour(edge))
        icon = "triangle-alert" if self.mark_of(item.id).clash else icon_name(item.kind)
        painter.drawPixmap(area.topLeft() + QPointF(9, 3.5), look.icon(icon, "secondary"))
        text = "  ·  ".join(part for part in (local_text(item.title), local_text(item.venue)) if part)
        painter.setFont(look.struck if item.cancelled else look.bold)
        painter.setPen(look.colour("secondary" if item.cancelled else "text"))
        inner = area.adjusted(28, 0, -4, 0)
        text = look.bold_metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)

    # -- the strip above the days

    def _stripe_at(self, point: QPoint) -> layout.Stripe | None:
        here = QPointF(point) + QPointF(self.horizontalScrollBar().value(), 0)
        return next((s for s in self._stripes if self._stripe_area(s).contains(here)), None)

    def _top_spot(self, point: QPoint) -> Spot:
        return self.spot_at(QPointF(point.x() + self.horizontalScrollBar().value(), 0))

    def _top_pressed(self, point: QPoint) -> None:
        stripe = self._stripe_at(point)
        if stripe is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.select(stripe.item, stripe.first)
            item = self.items_by_id[stripe.item]
            self._pending = Drag(Grip.MOVE, self._top_spot(point), item, by_days=True)
            self._pressed = point

    def _top_moved(self, point: QPoint, held: Qt.KeyboardModifier) -> None:
        pending = self._pending
        if pending is not None and (point - self._pressed).manhattanLength() >= 10:
            self.begin_drag(pending)
        if self.dragging:
            self.drag_to(QPoint(point.x(), self.viewport().height() // 2), held)

    def _top_released(self) -> None:
        self._pending = None
        if self.dragging:
            self.drop()

    def _top_opened(self, point: QPoint) -> None:
        stripe = self._stripe_at(point)
        if stripe is not None:
            self.opened.emit(stripe.item)

    def rows_of_items(self) -> list[tuple[int, float, uuid.UUID]]:
        """The strip's items come before the others of their first day."""
        rows = [(s.first, -1.0, s.item) for s in self._stripes] + super().rows_of_items()
        return sorted(rows, key=lambda row: (row[0], row[1] >= 0))
