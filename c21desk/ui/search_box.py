"""One search box over everything, with results grouped by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from c21desk import i18n
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _, plural
from c21desk.ui.context import Context
from c21desk.ui.inputs import Line
from c21desk.ui.language import Translated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidgetItem

    from c21desk.services.search import Hit
    from c21desk.ui.search_results import Results

_DELAY_MS = 40
_FEW = 6
"""Hits shown of each kind."""


class SearchBox(Translated, Line):
    """Type to search; arrows choose, Enter opens, Esc closes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._list: Results | None = None
        self._frame: QFrame | None = None
        self.textChanged.connect(self._offer_clearing)
        self.texts.put(self.setPlaceholderText, N_("Search everything (Ctrl+K)"))
        self.texts.name(self, N_("Search everything (Ctrl+K)"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.search_now)
        self.textEdited.connect(lambda _text: self._timer.start())

    def _offer_clearing(self, text: str) -> None:
        """The button that clears, once there is something to clear: Qt loads its picture with it."""
        if text and not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)

    # -- results

    def _popup(self) -> Results:
        """The list of results: a child of the window, so that the focus stays in the box."""
        if self._list is None:
            from c21desk.ui.search_results import Results

            window = self.window()
            self._frame = QFrame(window)
            self._frame.setAutoFillBackground(True)
            self._frame.setProperty("area", "card")
            self._list = Results(self._context.theme)
            self._list.setAccessibleName(_("Search results"))
            self._list.itemClicked.connect(self._open)
            box = QVBoxLayout(self._frame)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(self._list)
        return self._list

    def search_now(self) -> None:
        """Search for what is typed and show what was found."""
        text = self.text().strip()
        if not text or not self._context.has_desk:
            self.close_results()
            return
        try:
            hits = self._context.desk.search.search(text, _FEW, i18n.current().text_key)
        except UserError as error:
            self._context.complain(error)
            return
        self._fill(hits)

    def _fill(self, hits: list[Hit]) -> None:
        results = self._popup()
        results.show_hits(hits)
        self._place(results)
        self._say(str(plural("{n} result", "{n} results", len(hits))))

    def _say(self, text: str) -> None:
        """Tell those who listen instead of looking: the focus stays in the box, so the list says nothing."""
        from PySide6.QtGui import (  # many enums, which take long to make
            QAccessible,
            QAccessibleAnnouncementEvent,
        )

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _place(self, results: Results) -> None:
        assert self._frame is not None
        height = results.wanted_height() + 6
        below = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        room = self.window().height() - below.y() - 12
        self._frame.setGeometry(below.x(), below.y(), max(self.width(), 560), min(height, room))
        self._frame.show()
        self._frame.raise_()

    def results(self) -> list[str]:
        """The lines shown."""
        if self._list is None or self._frame is None or not self._frame.isVisible():
            return []
        return self._list.lines()

    def close_results(self) -> None:
        """Hide the results."""
        if self._frame is not None:
            self._frame.hide()

    def _open(self, item: QListWidgetItem) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole)
        if hit is None:
            return
        self.close_results()
        self.clear()
        self._context.show_record(hit.kind, hit.id)

    # -- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the results, Enter opens, Esc closes."""
        key = event.key()
        results = self._list if self._frame is not None and self._frame.isVisible() else None
        if results is not None and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            results.step(1 if key == Qt.Key.Key_Down else -1)
            if (chosen := results.currentItem()) is not None:
                self._say(chosen.text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive() or results is None:
                self._timer.stop()
                self.search_now()
                results = self._list
            if results is not None and results.currentItem() is not None:
                self._open(results.currentItem())
        elif key == Qt.Key.Key_Escape:
            if results is not None:
                self.close_results()
            else:
                self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the results when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_results()
