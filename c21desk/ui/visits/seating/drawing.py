"""The drawing of a seating plan: drag a card onto another seat, or go by the keys."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from c21desk import i18n
from c21desk.domain.kinds import MemberRole, Side
from c21desk.domain.seating import Chair
from c21desk.i18n import N_, _
from c21desk.services.seating import Occupant, PlanView
from c21desk.ui.context import Context
from c21desk.ui.labels import ROLE
from c21desk.ui.language import Translated
from c21desk.ui.visits.seating.cards import UNIT, Line, PieceItem, SeatCard

PERSON = "application/x-c21desk-person"
"""What is dragged from the list of those without a seat: the person's id."""
_MARGIN = 18
_LEAST, _MOST = 0.64, 1.25
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def card_lines(occupant: Occupant | None, chair: Chair) -> tuple[Line, ...]:
    """What stands on a card: given and family name in the person's own order, and the Han name, which comes
    first in a Chinese window; who has none is told by role. On a free seat it says whose it is."""
    if occupant is None:
        return ((_(_WHOSE.get(chair.side, N_("Free"))), False),)
    name = occupant.name
    family_first = name.display.startswith(name.family)
    latin = [
        part for part in ((name.family, name.given) if family_first else (name.given, name.family)) if part
    ]
    if name.han:
        chinese = i18n.current().text_key == "zh"
        lines = [(part, not chinese) for part in latin]
        lines = [(name.han, True), *lines] if chinese else [*lines, (name.han, False)]
    else:
        role = occupant.role
        lines = [(part, True) for part in latin]
        if role in ROLE and role not in _PLAIN:
            lines.append((_(ROLE[role]), False))
    return tuple(lines) or (("–", False),)


_WHOSE = {Side.GUEST.value: N_("Guest"), Side.HOST.value: N_("Host")}
_PLAIN = frozenset({MemberRole.HEAD, MemberRole.DEPUTY, MemberRole.MEMBER})
"""Roles that the place itself tells."""


class SeatingDrawing(Translated, QGraphicsView):
    """Seats as cards around tables. The tab does what is asked for here."""

    selected = Signal(str)
    moved = Signal(str, str)
    """A card was dragged from one place to another."""
    person_dropped = Signal(object, str)
    picked = Signal(str)
    """Space on a place: pick up, or put down what was picked up."""
    lock_wanted = Signal(str)
    free_wanted = Signal(str)
    dropped_all = Signal()
    """Esc: put nothing down."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: PlanView | None = None
        self.cards: dict[str, SeatCard] = {}
        self.current = ""
        self._carried = ""
        self._pressed: QPoint | None = None
        self._target = ""
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.texts.name(
            self,
            N_("Drawing of the seating plan"),
            N_("Arrow keys move, Space picks up and puts down, L holds a seat, Delete frees it."),
        )
        self.setToolTip("")
        context.theme.changed.connect(self._again)

    def show_plan(self, plan: PlanView | None, carried: str = "") -> None:
        """Draw a plan; ``carried`` is the place whose person was picked up."""
        new = (
            plan is None or self._plan is None or plan.id != self._plan.id or plan.layout != self._plan.layout
        )
        self._plan, self._carried = plan, carried
        if plan is None or plan.layout.chair(self.current) is None:
            self.current = plan.chairs()[0].place if plan and plan.layout.chairs else ""
        self._again()
        if new:
            self._fit()

    def choose(self, place: str) -> None:
        """Make a seat the current one."""
        if place not in self.cards or place == self.current:
            return
        self.current = place
        self._mark()
        self.selected.emit(place)

    def _again(self) -> None:
        scene, tokens = self.scene(), self._context.theme.tokens
        scene.clear()
        self.cards = {}
        scene.setBackgroundBrush(QColor(tokens.surface))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(tokens.surface))
        self.setPalette(palette)
        if self._plan is None:
            return
        cars = 0
        for piece in self._plan.layout.pieces:
            cars += piece.kind in ("car", "round")
            word = {"door": _("Door"), "camera": _("Camera"), "car": _("Car {n}"), "round": _("Table {n}")}
            text = word.get(piece.kind, "").format(n=cars)
            scene.addItem(PieceItem(piece, text, tokens))
        for chair in self._plan.layout.chairs:
            occupant = self._plan.seats.get(chair.place)
            card = SeatCard(chair, occupant, card_lines(occupant, chair), tokens)
            scene.addItem(card)
            self.cards[chair.place] = card
        left, top, width, height = self._plan.layout.box()
        scene.setSceneRect(
            left * UNIT - _MARGIN,
            top * UNIT - _MARGIN,
            width * UNIT + 2 * _MARGIN,
            height * UNIT + 2 * _MARGIN,
        )
        self._mark()

    def _mark(self) -> None:
        for place, card in self.cards.items():
            card.current = place == self.current
            card.focused = self.hasFocus()
            card.carried = place == self._carried
            card.target = place == self._target
            card.update()
        if self.current in self.cards:
            self.ensureVisible(self.cards[self.current], 10, 10)

    def _fit(self) -> None:
        box = self.scene().sceneRect()
        if box.isEmpty():
            return
        room = self.contentsRect()
        scale = min(room.width() / box.width(), room.height() / box.height())
        scale = max(_LEAST, min(_MOST, scale))
        self.resetTransform()
        self.scale(scale, scale)
        if self.current in self.cards:
            self.ensureVisible(self.cards[self.current], 10, 10)

    def place_at(self, at: QPoint) -> str:
        """The seat under a point of the view, or ""."""
        spot = self.mapToScene(at)
        return next((p for p, card in self.cards.items() if card.contains(card.mapFromScene(spot))), "")

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a seat, perhaps to drag it."""
        place = self.place_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pressed = event.position().toPoint()
            self.choose(place)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the card would go."""
        at = event.position().toPoint()
        far = self._pressed is not None and (at - self._pressed).manhattanLength()
        if (
            far
            and far >= QApplication.startDragDistance()
            and self._plan
            and self.current in self._plan.seats
        ):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            place = self.place_at(at)
            self._aim(place if place != self.current else "")
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the two change places."""
        target, self._pressed = self._target, None
        self.unsetCursor()
        self._aim("")
        super().mouseReleaseEvent(event)
        if target:
            self.moved.emit(self.current, target)

    def _aim(self, place: str) -> None:
        if place != self._target:
            self._target = place
            self._mark()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A person from the list of those without a seat."""
        if event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only seats take a person."""
        place = self.place_at(event.position().toPoint())
        self._aim(place)
        event.setAccepted(bool(place))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The person goes elsewhere."""
        self._aim("")

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the person on the seat."""
        place = self.place_at(event.position().toPoint())
        self._aim("")
        if place:
            event.acceptProposedAction()
            data = bytes(event.mimeData().data(PERSON).data()).decode()
            self.person_dropped.emit(uuid.UUID(data), place)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, pick up, hold, free."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.choose(self._neighbour(*_ARROWS[key]))
        elif key == Qt.Key.Key_Space and self.current:
            self.picked.emit(self.current)
        elif key == Qt.Key.Key_L and self.current and not event.modifiers():
            self.lock_wanted.emit(self.current)
        elif key == Qt.Key.Key_Delete and self.current:
            self.free_wanted.emit(self.current)
        elif key == Qt.Key.Key_Escape and self._carried:
            self.dropped_all.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._plan and self._plan.layout.chairs:
            self.choose(self._plan.chairs()[0 if key == Qt.Key.Key_Home else -1].place)
        else:
            super().keyPressEvent(event)

    def _neighbour(self, dx: int, dy: int) -> str:
        """The nearest seat in a direction, or the current one."""
        here = self.cards.get(self.current)
        if here is None:
            return ""
        best, found = float("inf"), self.current
        for place, card in self.cards.items():
            x, y = card.chair.x - here.chair.x, card.chair.y - here.chair.y
            ahead, aside = x * dx + y * dy, abs(x * dy) + abs(y * dx)
            if ahead > 0.05 and ahead + 2 * aside < best:
                best, found = ahead + 2 * aside, place
        return found

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the drawing into its place."""
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        """Draw the words in the new language."""
        self._again()
