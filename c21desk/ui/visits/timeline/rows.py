"""The timeline by person or by vehicle: a row for each, time runs to the right, nights left out."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from c21desk import i18n
from c21desk.domain.localized import LocalizedText
from c21desk.domain.times import local
from c21desk.services.rows.timeline import TimelineItem
from c21desk.ui.context import Context
from c21desk.ui.formats import clock_text, local_text, weekday_text
from c21desk.ui.visits import dates
from c21desk.ui.visits.timeline import layout, words
from c21desk.ui.visits.timeline.box import Place
from c21desk.ui.visits.timeline.clock import waking_hours
from c21desk.ui.visits.timeline.drag import Spot
from c21desk.ui.visits.timeline.keys import KeyedBoard

_LINE = 26
_NAMES = 168
_DAY, _HOURS = 24, 18
_BREAK = 8
"""Pixels between two days: the night."""


class RowBoard(KeyedBoard):
    """A row for each person of the visit, or for each vehicle."""

    DOWN = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.by_vehicle = False
        self._hours = (7, 22)
        self._rows: list[uuid.UUID] = []
        self._tops: list[float] = [0.0]
        self._lines: list[list[tuple[layout.Span, int]]] = []

    # -- measures

    @property
    def day_width(self) -> float:
        """Width of a day without its night, with the break after it."""
        return (self._hours[1] - self._hours[0]) * self.per_hour + _BREAK

    def _x(self, day: int, minute: float) -> float:
        first, last = self._hours
        return (
            day * self.day_width + max(0, min(minute - first * 60, (last - first) * 60)) * self.per_hour / 60
        )

    def fitting_zoom(self) -> float:
        """A day fills the view."""
        self._find_hours()
        hours = self._hours[1] - self._hours[0]
        return max(40.0, min(120.0, (self.viewport().width() - _BREAK) / hours))

    def margins_wanted(self) -> tuple[int, int]:
        """Names on the left; above, the days and the hours on both clocks."""
        return _NAMES, _DAY + 2 * _HOURS + 2

    def point_of(self, spot: Spot) -> float:
        """To the right."""
        return self._x(spot.day, spot.minute)

    def spot_at(self, point: QPointF) -> Spot:
        """Day and minute."""
        day = max(0, min(int(point.x() // self.day_width), len(self.clock.days) - 1))
        minute = self._hours[0] * 60 + (point.x() - day * self.day_width) * 60 / self.per_hour
        return Spot(day, max(self._hours[0] * 60, min(minute, self._hours[1] * 60)))

    # -- boxes

    def _names(self) -> dict[uuid.UUID, LocalizedText]:
        return self.timeline.vehicles if self.by_vehicle else self.timeline.people

    def _find_hours(self) -> None:
        spans = [
            (span.start, span.end)
            for item in self.timeline.items
            for span in layout.spans_of(item, self.clock)
            if span.first and span.last
        ]
        self._hours = waking_hours(spans)

    def build(self) -> None:
        """A box for each item in each row; what goes on at the same time in one row lies in two lines."""
        self._find_hours()
        self._rows = list(self._names())
        own: dict[uuid.UUID, list[layout.Span]] = defaultdict(list)
        for item in self.timeline.items:
            spans = layout.spans_of(item, self.clock)
            for one in item.vehicles if self.by_vehicle else item.people:
                own[one] += spans
        self._tops, self._lines = [0.0], []
        for row in self._rows:
            spans = sorted(own[row], key=lambda s: (s.day, s.start, s.end))
            lines = layout.stack([(self._x(s.day, s.start), self._x(s.day, s.end)) for s in spans])
            self._lines.append(list(zip(spans, lines, strict=True)))
            self._tops.append(self._tops[-1] + _LINE * (max(lines, default=0) + 1))
        self.scene().setSceneRect(0, 0, self.day_width * len(self.clock.days), self._tops[-1] + 1)
        for number, spans_and_lines in enumerate(self._lines):
            for span, line in spans_and_lines:
                area = self._area(number, span, line)
                if area.width() > 1:
                    self.add_box(self.items_by_id[span.item], Place(number, span.first, span.last), area)

    def _area(self, row: int, span: layout.Span, line: int) -> QRectF:
        left, right = self._x(span.day, span.start), self._x(span.day, span.end)
        return QRectF(
            round(left), self._tops[row] + line * _LINE + 2, round(right) - round(left) - 1, _LINE - 4
        )

    def areas_of(self, item: TimelineItem) -> list[QRectF]:
        """Its place in every row that it is in; in all rows for a new one."""
        ones = item.vehicles if self.by_vehicle else item.people
        rows = [n for n, one in enumerate(self._rows) if one in ones]
        spans = layout.spans_of(item, self.clock)
        if not rows:
            tall = self.visible_area()
            return [
                QRectF(
                    self._x(s.day, s.start),
                    tall.top(),
                    self._x(s.day, s.end) - self._x(s.day, s.start),
                    tall.height(),
                )
                for s in spans
            ]
        return [self._area(row, span, 0) for row in rows for span in spans]

    # -- drawing

    def drawBackground(self, painter: QPainter, area: QRectF | QPoint) -> None:  # type: ignore[override]
        """Hours, nights, rows."""
        assert isinstance(area, QRectF)
        look = self.look
        painter.fillRect(area, look.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        bottom = min(area.bottom(), self._tops[-1])
        if not self.clock.days:
            return
        first = max(0, int(area.left() // self.day_width))
        last = min(len(self.clock.days) - 1, int(area.right() // self.day_width))
        for day in range(first, last + 1):
            both = self.clock.office_overlap(day)
            if both is not None:
                left, right = self._x(day, both[0]), self._x(day, both[1])
                painter.fillRect(QRectF(left, area.top(), right - left, bottom - area.top()), look.overlap)
            for hour in range(self._hours[0], self._hours[1] + 1):
                x = round(self._x(day, hour * 60))
                painter.setPen(look.faint)
                painter.drawLine(QPointF(x, area.top()), QPointF(x, bottom))
            end = (day + 1) * self.day_width - _BREAK
            painter.fillRect(QRectF(end, area.top(), _BREAK, area.height()), look.colour("panel"))
            painter.setPen(look.pen("border"))
            painter.drawLine(QPointF(end + _BREAK - 1, area.top()), QPointF(end + _BREAK - 1, area.bottom()))
        painter.setPen(look.pen("line"))
        for top in self._tops:
            if area.top() - 1 <= top <= area.bottom() + 1:
                painter.drawLine(QPointF(area.left(), top), QPointF(area.right(), top))

    def drawForeground(self, painter: QPainter, area: QRectF | QPoint) -> None:  # type: ignore[override]
        """The line of now, and the place for a new item."""
        assert isinstance(area, QRectF)
        if self.new_at is not None and self.chosen is None and self.clock.days:
            x = self._x(self.new_at.day, self.new_at.minute)
            painter.setPen(self.look.pen("primary", 2))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        now = dates.now()
        if local(now, self.clock.zone).date() in self.clock.days:
            x = self._x(*self.clock.spot(now))
            painter.setPen(self.look.pen("alert", 2))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def draw_corner(self, painter: QPainter, size: QRectF) -> None:
        """Whose clocks they are."""
        look = self.look
        painter.fillRect(size, look.colour("panel"))
        painter.setPen(look.pen("border"))
        painter.drawLine(size.bottomLeft(), size.bottomRight())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for n, (zone, font, token) in enumerate(
            ((self.clock.zone, look.bold, "text"), (self.clock.other, look.small, "secondary"))
        ):
            painter.setFont(font)
            painter.setPen(look.colour(token))
            area = QRectF(0, _DAY + n * _HOURS, size.width() - 6, _HOURS)
            painter.drawText(area, flags, words.zone_name(zone))

    def draw_side(self, painter: QPainter, size: QRectF) -> None:
        """The names."""
        look = self.look
        painter.fillRect(size, look.colour("panel"))
        names = self._names()
        above = self.verticalScrollBar().value()
        painter.setFont(look.small)
        for number, row in enumerate(self._rows[: len(self._tops) - 1]):
            top = self._tops[number] - above
            if top > size.height() or self._tops[number + 1] - above < 0 or row not in names:
                continue
            area = QRectF(8, top, size.width() - 12, _LINE)
            text = look.small_metrics.elidedText(
                local_text(names[row]), Qt.TextElideMode.ElideRight, area.width()
            )
            painter.setPen(look.colour("text"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
            painter.setPen(look.pen("line"))
            bottom = self._tops[number + 1] - above
            painter.drawLine(QPointF(0, bottom), QPointF(size.width(), bottom))
        painter.setPen(look.pen("border"))
        painter.drawLine(size.topRight() - QPointF(1, 0), size.bottomRight() - QPointF(1, 0))

    def draw_top(self, painter: QPainter, size: QRectF) -> None:
        """Days, and the hours on both clocks."""
        look = self.look
        painter.fillRect(size, look.colour("panel"))
        painter.translate(-self.horizontalScrollBar().value(), 0)
        every = 1 if self.per_hour >= 44 else 2
        for day, date in enumerate(self.clock.days):
            left = day * self.day_width
            painter.setFont(look.heading)
            painter.setPen(look.colour("link" if date == dates.today() else "text"))
            painter.drawText(
                QRectF(left + 6, 0, self.day_width - 10, _DAY),
                Qt.AlignmentFlag.AlignVCenter,
                weekday_text(date),
            )
            for hour in range(self._hours[0], self._hours[1], every):
                x = self._x(day, hour * 60)
                area = QRectF(x + 2, _DAY, every * self.per_hour - 2, _HOURS)
                painter.setFont(look.bold)
                painter.setPen(look.colour("text"))
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
                painter.drawText(area, flags, i18n.clock_text(dt.time(hour)))
                painter.setFont(look.small)
                painter.setPen(look.colour("secondary"))
                there = clock_text(self.clock.other_clock(day, hour * 60))
                painter.drawText(area.translated(0, _HOURS), flags, there)
            painter.setPen(look.pen("border"))
            x = left + self.day_width - 1
            painter.drawLine(QPointF(x, 0), QPointF(x, size.height()))
        painter.drawLine(
            QPointF(0, size.bottom()), QPointF(self.day_width * len(self.clock.days) + 4000, size.bottom())
        )
