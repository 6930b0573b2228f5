"""The keys of the timeline."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from c21desk.ui.visits.timeline import drag as drags
from c21desk.ui.visits.timeline.board import ZOOM
from c21desk.ui.visits.timeline.hands import DraggedBoard


class KeyedBoard(DraggedBoard):
    """A board that is worked by keys too."""

    def _nudge(self, *, minutes: int = 0, end_only: bool = False, days: int = 0) -> None:
        item = self.items_by_id.get(self.chosen) if self.chosen is not None else None
        if item is None:
            return
        wanted = drags.nudged(item, self.clock, minutes=minutes, end_only=end_only, days=days)
        if wanted is not None:
            self.changed.emit(wanted)

    def event(self, event: QEvent) -> bool:
        """Esc and N belong to the timeline while it has the keys, before any shortcut."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if (plain and event.key() == Qt.Key.Key_N) or (
                event.key() == Qt.Key.Key_Escape and (self._drag or self._pending)
            ):
                event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows select, Alt+arrows move, Enter opens; the others as the help says."""
        key, held = event.key(), event.modifiers()
        if self._drag is not None or self._pending is not None:
            if key == Qt.Key.Key_Escape:
                self.cancel_drag()
            elif self._drag is not None and key in (Qt.Key.Key_Control, Qt.Key.Key_Alt):
                self.drag_to(self._last, held)
            return
        held &= ~Qt.KeyboardModifier.KeypadModifier
        if not self._moved_by(key, held) and not self._commanded(key, held):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A drag without Ctrl or Alt from here on."""
        if self._drag is not None and event.key() in (Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self.drag_to(self._last, event.modifiers())
        else:
            super().keyReleaseEvent(event)

    def _moved_by(self, key: int, held: Qt.KeyboardModifier) -> bool:
        """An arrow, alone or with Alt."""
        arrows = {
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
        }
        if key not in arrows:
            return False
        x, y = arrows[Qt.Key(key)]
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        if held == alt:
            self._nudge(minutes=y * drags.SNAP, days=x)
        elif held == alt | shift and y:
            self._nudge(minutes=y * drags.SNAP, end_only=True)
        elif held == Qt.KeyboardModifier.NoModifier:
            self.step(*((y, x) if self.DOWN else (x, y)))
        else:
            return False
        return True

    def _commanded(self, key: int, held: Qt.KeyboardModifier) -> bool:
        ctrl, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
        chosen = self.chosen
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == none and chosen is not None:
            self.opened.emit(chosen)
        elif key == Qt.Key.Key_Delete and held == none and chosen is not None:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_D and held == ctrl and chosen is not None:
            self.duplicate_wanted.emit()
        elif key == Qt.Key.Key_N and held == none:
            self.want_new()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and held & ctrl:
            self.zoom(ZOOM)
        elif key == Qt.Key.Key_Minus and held & ctrl:
            self.zoom(1 / ZOOM)
        elif key == Qt.Key.Key_0 and held & ctrl:
            self.zoom(0)
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        if (
            self.chosen is None
            and self.boxes
            and event.reason()
            in (
                Qt.FocusReason.TabFocusReason,
                Qt.FocusReason.BacktabFocusReason,
            )
        ):
            self.step(1, 0)
        self._show_choice()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go elsewhere."""
        super().focusOutEvent(event)
        self._show_choice()
