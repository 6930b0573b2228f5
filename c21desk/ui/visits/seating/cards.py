"""What is drawn: the card of a seat, and tables, doors, cars, flags and cameras between the cards.

Guests' cards are round at the ends and hosts' square, so that colour says nothing alone.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from c21desk.domain.kinds import Side
from c21desk.domain.seating import CARD, Chair, Piece
from c21desk.services.seating import Occupant
from c21desk.ui.icons import pixmap
from c21desk.ui.theme import Tokens

UNIT = 50.0
"""Logical pixels of the drawing's unit before zoom."""
_WIDTH, _HEIGHT = CARD[0] * UNIT, CARD[1] * UNIT
_ROUND = 22.0
"""Radius of the corners of guests' cards."""
_LEADING = 17.0


Line = tuple[str, bool]
"""Words on a card, and whether they are bold."""


class SeatCard(QGraphicsItem):
    """The card of one seat."""

    def __init__(
        self, chair: Chair, occupant: Occupant | None, lines: tuple[Line, ...], tokens: Tokens
    ) -> None:
        super().__init__()
        self.chair, self.occupant, self._lines, self._tokens = chair, occupant, lines, tokens
        self.current = self.carried = self.target = self.focused = False
        self.setPos(chair.x * UNIT, chair.y * UNIT)

    def boundingRect(self) -> QRectF:
        """The card with its ring."""
        return QRectF(-_WIDTH / 2 - 8, -_HEIGHT / 2 - 8, _WIDTH + 16, _HEIGHT + 16)

    @property
    def side(self) -> str:
        """Whose seat it is: the sitter's side, else the rule's."""
        return self.occupant.side if self.occupant else self.chair.side

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw card, names and marks."""
        tokens = self._tokens
        box = QRectF(-_WIDTH / 2, -_HEIGHT / 2, _WIDTH, _HEIGHT)
        radius = _ROUND if self.side == Side.GUEST else 2.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        who = self.occupant
        fill, edge = tokens.surface, tokens.border
        if who is not None and who.absent:
            fill, edge = tokens.warning_back, tokens.warning
        elif who is not None and who.side == Side.GUEST:
            fill, edge = tokens.selected, tokens.primary
        pen = QPen(QColor(edge), 1.5)
        if who is None:
            pen.setStyle(Qt.PenStyle.DashLine)
            fill = tokens.surface
        if self.carried:
            painter.setOpacity(0.55)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, radius, radius)
        self._write(painter, box)
        if who is not None and who.locked:
            self._mark(painter, "lock", tokens.text, QPointF(box.right() - 9, box.top() - 5))
        if who is not None and who.absent:
            self._mark(painter, "triangle-alert", tokens.warning, QPointF(box.left() - 5, box.top() - 5))
        painter.setOpacity(1)
        if self.current or self.target:
            ring = QPen(QColor(tokens.focus if self.focused or self.target else tokens.border), 2.5)
            ring.setStyle(Qt.PenStyle.DotLine if self.target and not self.current else Qt.PenStyle.SolidLine)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            grown = box.adjusted(-2.5, -2.5, 2.5, 2.5)
            painter.drawRoundedRect(grown, radius + 2, radius + 2)

    def _write(self, painter: QPainter, box: QRectF) -> None:
        """The lines below each other in the middle."""
        painter.setPen(QColor(self._tokens.text if self.occupant else self._tokens.secondary))
        font = QFont(painter.font())
        top = -len(self._lines) * _LEADING / 2
        for n, (text, bold) in enumerate(self._lines):
            font.setPixelSize(13)
            font.setBold(bold)
            line = QRectF(box.left() + 4, top + n * _LEADING, box.width() - 8, _LEADING)
            self._line(painter, font, line, text)

    @staticmethod
    def _line(painter: QPainter, font: QFont, box: QRectF, text: str) -> None:
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _mark(self, painter: QPainter, name: str, colour: str, at: QPointF) -> None:
        painter.setPen(QPen(QColor(self._tokens.border), 1))
        painter.setBrush(QColor(self._tokens.surface))
        painter.drawEllipse(QRectF(at.x() - 3, at.y() - 3, 20, 20))
        painter.drawPixmap(QRectF(at.x(), at.y(), 14, 14), pixmap(name, colour, 28), QRectF(0, 0, 28, 28))


class PieceItem(QGraphicsItem):
    """Something between the seats. ``word`` is written on it."""

    def __init__(self, piece: Piece, word: str, tokens: Tokens) -> None:
        super().__init__()
        self._piece, self._word, self._tokens = piece, word, tokens
        self.setPos(piece.x * UNIT, piece.y * UNIT)
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        """The piece with its edge."""
        width, height = self._piece.width * UNIT, self._piece.height * UNIT
        return QRectF(-width / 2 - 2, -height / 2 - 2, width + 4, max(height, 18.0) + 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the piece."""
        piece, tokens = self._piece, self._tokens
        width, height = piece.width * UNIT, piece.height * UNIT
        box = QRectF(-width / 2, -height / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.panel))
        if piece.kind == "round":
            painter.drawEllipse(box)
        elif piece.kind == "door":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.border))
            painter.drawRect(QRectF(-width / 2, -4, width * 0.3, 8))
            painter.drawRect(QRectF(width * 0.2, -4, width * 0.3, 8))
        elif piece.kind == "car":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 26, 26)
        elif piece.kind == "flag":
            painter.setPen(QPen(QColor(tokens.text), 2))
            painter.drawLine(QPointF(-width / 2, -height / 2), QPointF(-width / 2, height / 2))
            guest = piece.side == Side.GUEST
            painter.setPen(QPen(QColor(tokens.primary if guest else tokens.border), 1.5))
            painter.setBrush(QColor(tokens.selected if guest else tokens.surface))
            painter.drawRect(QRectF(-width / 2, -height / 2, width, height * 0.55))
        else:
            painter.drawRoundedRect(box, 6, 6)
        self._write(painter, box)

    def _write(self, painter: QPainter, box: QRectF) -> None:
        if not self._word:
            return
        font = QFont(painter.font())
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.secondary))
        if self._piece.kind == "car":
            box = QRectF(box.left(), box.top() + 5, box.width(), 18)
        elif self._piece.kind == "door":
            box = QRectF(box.left(), -9, box.width(), 18)
        shown = QFontMetricsF(font).elidedText(self._word, Qt.TextElideMode.ElideRight, box.width() - 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
