"""What lies on the timeline: boxes of items, ways between venues, and what is being dragged."""

from __future__ import annotations

import html
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from c21desk.domain.kinds import ItemStatus
from c21desk.services.rows.timeline import TimelineItem
from c21desk.ui.formats import local_text
from c21desk.ui.theme import RADIUS
from c21desk.ui.visits.timeline import words
from c21desk.ui.visits.timeline.look import SMALL_ICON, Look, icon_name, shade
from c21desk.ui.visits.timeline.marks import Mark

EDGE = 4
_PAD = 5
_HATCHED = 9
HANDLE = 6
"""How near to an end of a box the pointer takes hold of that end."""


@dataclass(frozen=True)
class Place:
    """Which piece of an item a box is: its row or day, and whether the item begins and ends in it."""

    row: int
    first: bool = True
    last: bool = True


class Box(QGraphicsRectItem):
    """An item, or the piece of it that one day or one row shows."""

    def __init__(
        self, item: TimelineItem, place: Place, area: QRectF, look: Look, zone: str, mark: Mark
    ) -> None:
        super().__init__(area)
        self.item = item
        self.place = place
        self.mark = mark
        self._look = look
        self._zone = zone
        self.chosen = False
        self.focused = False
        self._lines: list[tuple[str, bool]] | None = None
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def explain(self) -> None:
        """Make the tooltip, once the pointer is near."""
        first, *rest = (html.escape(line) for line in words.told(self.item, ()))
        warned = "".join(f"<p><b>⚠</b> {html.escape(line)}</p>" for line in self.mark.reasons)
        self.setToolTip(f"<b>{first}</b><br>{'<br>'.join(rest)}{warned}")

    def set_mark(self, mark: Mark) -> None:
        """Show what the rules say now."""
        if mark != self.mark:
            self.mark, self._lines = mark, None
            self.update()

    def choose(self, chosen: bool, focused: bool) -> None:
        """Show the box as the selected one, with a ring while the keys go there."""
        if (chosen, focused) != (self.chosen, self.focused):
            self.chosen, self.focused = chosen, focused
            self.setZValue(2 if chosen else 1)
            self.update()

    def set_dragged(self, dragged: bool) -> None:
        """Fade the box while its item is being dragged."""
        self.setOpacity(0.45 if dragged else 1)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the box."""
        look, item, area = self._look, self.item, self.rect().adjusted(0.5, 0.5, -0.5, -0.5)
        back, edge = shade(item.kind)
        if self.mark.clash:
            back, edge = "alert_back", "alert"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        planned = item.status == ItemStatus.PLANNED
        style = Qt.PenStyle.DashLine if planned else Qt.PenStyle.SolidLine
        painter.setPen(look.pen("focus" if self.chosen else edge, 1, style))
        painter.setBrush(look.colour("surface" if item.cancelled else back))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        bar = QRectF(area.left(), area.top(), EDGE, area.height())
        painter.fillRect(bar, look.colour("line" if item.cancelled else edge))
        if self.mark.clash:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(QRectF(bar.right(), area.top(), _HATCHED, area.height()), QBrush(look.hatch))
        self._write(painter, area)
        if self.chosen:
            painter.setPen(look.pen("focus", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _write(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        left = area.left() + EDGE + _PAD + (_HATCHED if self.mark.clash else 0)
        inner = QRectF(left, area.top() + 1, area.right() - left - 3, area.height() - 2)
        signs = self._signs()
        if inner.width() < SMALL_ICON or inner.height() < SMALL_ICON:
            return
        if inner.width() < len(signs) * (SMALL_ICON + 3) + 28:
            signs = signs[:1]  # no room for words: the heaviest sign alone
        right = inner.right() if inner.width() >= 46 else inner.left() + SMALL_ICON
        top = inner.top() + (2 if inner.height() > 17 else 0)
        for number, (name, token) in enumerate(reversed(signs)):
            at = right - SMALL_ICON - number * (SMALL_ICON + 3)
            painter.drawPixmap(QPointF(at, top), look.icon(name, token))
        if inner.width() < 46:
            return
        if self._lines is None:
            self._lines = self._wrapped(inner, len(signs) * (SMALL_ICON + 3) + 2)
        y = inner.top()
        if len(self._lines) == 1:
            y += max(0, (min(inner.height(), 26) - look.line_height) / 2)
        for text, strong in self._lines:
            font = look.struck if self.item.cancelled else look.bold
            painter.setFont(font if strong else look.small)
            painter.setPen(look.colour("text" if strong and not self.item.cancelled else "secondary"))
            painter.drawText(QPointF(inner.left(), y + look.small_metrics.ascent()), text)
            y += look.line_height

    def _signs(self) -> list[tuple[str, str]]:
        """Icons and their colours, the heaviest first."""
        signs = [(icon_name(self.item.kind), "secondary")]
        if self.mark.clash or self.mark.warned:
            signs.insert(0, ("triangle-alert", "alert" if self.mark.clash else "warning"))
        return signs

    def _wrapped(self, inner: QRectF, taken: float) -> list[tuple[str, bool]]:
        """The lines that fit: times beside the signs, then the title, the venue, the number of people."""
        look, item = self._look, self.item
        room = max(1, int((inner.height() + 1) // look.line_height))
        title, times = local_text(item.title), self._times()
        narrow, wide = inner.width() - taken, inner.width()
        elide = Qt.TextElideMode.ElideRight
        if room == 1 or not times:
            both = f"{times}  {title}" if times else title
            text = both if look.bold_metrics.horizontalAdvance(both) <= narrow else title
            return [(look.bold_metrics.elidedText(text, elide, narrow), True)]
        extra = [local_text(item.venue), words.people_count(len(item.people)) if item.people else ""]
        extra = [line for line in extra if line]
        most = max(1, min(3, room - 1 - min(len(extra), 1)))
        lines = [(look.small_metrics.elidedText(times, elide, narrow), False)]
        lines += [(line, True) for line in self._title_lines(title, wide, most)]
        rest = extra[: room - len(lines)]
        return lines + [(look.small_metrics.elidedText(line, elide, wide), False) for line in rest]

    def _title_lines(self, title: str, width: float, most: int) -> list[str]:
        """The title broken at spaces, or between Han characters, over at most ``most`` lines."""
        metrics = self._look.bold_metrics
        lines: list[str] = []
        rest = title
        while rest:
            cut = len(rest)
            while cut > 1 and metrics.horizontalAdvance(rest[:cut]) > width:
                cut -= 1
            whole = cut == len(rest)
            if not whole and rest[cut - 1].isascii():
                cut = max(rest.rfind(" ", 0, cut + 1), 0)
            if whole or not cut or len(lines) == most - 1:
                lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                break
            lines.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        return lines

    def _times(self) -> str:
        item = self.item
        if item.start is None:
            return ""
        text = words.clocks(item.start, item.end, item.zone)
        return text if item.zone == self._zone else f"{text} {words.zone_name(item.zone)}"


class Way(QGraphicsRectItem):
    """The slim band of a way between two venues, with its minutes where there is room."""

    def __init__(self, area: QRectF, text: str, told: str, *, short: bool, look: Look) -> None:
        super().__init__(area)
        self._text = text
        self._short = short
        self._look = look
        self.setToolTip(html.escape(told))

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the band."""
        look, area = self._look, self.rect()
        token = "alert" if self._short else "secondary"
        painter.setPen(look.pen("alert" if self._short else "border", 1, Qt.PenStyle.DotLine))
        x = area.left() + EDGE / 2 + 0.5
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if area.height() < SMALL_ICON - 1 or area.width() < 40:
            return
        top = area.bottom() - SMALL_ICON - max(0, (min(area.height(), 18) - SMALL_ICON) / 2)
        name = "triangle-alert" if self._short else "route"
        painter.drawPixmap(QPointF(area.left() + EDGE + _PAD, top), look.icon(name, token))
        painter.setFont(look.small)
        painter.setPen(look.colour(token))
        left = area.left() + EDGE + _PAD + SMALL_ICON + 4
        text = look.small_metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, area.right() - left - 2)
        base = top + SMALL_ICON / 2 + look.small_metrics.ascent() / 2 - 1
        painter.drawText(QPointF(left, base), text)


class Ghost(QGraphicsItem):
    """Where the item that is dragged would lie, with its times."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._areas: list[QRectF] = []
        self.text = ""
        """Its times, as the label says them."""
        self._label = QRectF()
        self.setZValue(10)

    def show_at(self, areas: list[QRectF], text: str, inside: QRectF) -> None:
        """Lie there, the label within what is visible."""
        self.prepareGeometryChange()
        self._areas, self.text = areas, text
        metrics = self._look.bold_metrics
        width, height = metrics.horizontalAdvance(text) + 14, metrics.height() + 6
        first = areas[0] if areas else QRectF(inside.topLeft(), inside.topLeft())
        x = max(inside.left() + 2, min(first.left(), inside.right() - width - 2))
        y = first.top() - height - 2
        if y < inside.top() + 2:
            y = min(first.bottom() + 2, inside.bottom() - height - 2)
        self._label = QRectF(x, y, width, height)

    def boundingRect(self) -> QRectF:
        """The boxes and the label."""
        area = QRectF(self._label)
        for one in self._areas:
            area = area.united(one)
        return area.adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the boxes and the label."""
        look = self._look
        painter.setPen(look.pen("primary", 2))
        painter.setBrush(look.ghost)
        for area in self._areas:
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("brand"))
        painter.drawRoundedRect(self._label, RADIUS, RADIUS)
        painter.setFont(look.bold)
        painter.setPen(look.colour("on_brand"))
        painter.drawText(self._label, Qt.AlignmentFlag.AlignCenter, self.text)
