"""One search box over everything, with results grouped by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from c21desk import i18n
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _
from c21desk.ui.context import Context
from c21desk.ui.inputs import Line
from c21desk.ui.language import Translated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidget, QListWidgetItem

    from c21desk.services.search import Hit

_KINDS = {
    "visit": N_("Visits"),
    "delegation": N_("Delegations"),
    "person": N_("People"),
    "organisation": N_("Organisations"),
    "place": N_("Places"),
    "programme_item": N_("Programme items"),
}
"""Headings of the results, by table."""
_DELAY_MS = 40
_HIT = Qt.ItemDataRole.UserRole


class SearchBox(Translated, Line):
    """Type to search; arrows choose, Enter opens, Esc closes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._list: QListWidget | None = None
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

    def _popup(self) -> QListWidget:
        """The list of results: a child of the window, so that the focus stays in the box."""
        if self._list is None:
            from PySide6.QtWidgets import QListWidget

            window = self.window()
            self._frame = QFrame(window)
            self._frame.setAutoFillBackground(True)
            self._frame.setProperty("area", "card")
            self._list = QListWidget()
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
            hits = self._context.desk.search.search(text, 6, i18n.current().text_key)
        except UserError as error:
            self._context.complain(error)
            return
        self._fill(hits)

    def _fill(self, hits: list[Hit]) -> None:
        from PySide6.QtWidgets import QListWidgetItem

        results = self._popup()
        results.clear()
        kind = ""
        for hit in hits:
            if hit.kind != kind:
                kind = hit.kind
                heading = QListWidgetItem(_(_KINDS[kind]) if kind in _KINDS else kind)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                font = QFont(self.font())
                font.setBold(True)
                heading.setFont(font)
                results.addItem(heading)
            item = QListWidgetItem(f"   {hit.name}" + (f"  ·  {hit.detail}" if hit.detail else ""))
            item.setData(_HIT, hit)
            results.addItem(item)
        if not hits:
            nothing = QListWidgetItem(_("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            results.addItem(nothing)
        else:
            results.setCurrentRow(1)
        self._place(results)

    def _place(self, results: QListWidget) -> None:
        assert self._frame is not None
        height = sum(results.sizeHintForRow(row) for row in range(results.count())) + 6
        below = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        room = self.window().height() - below.y() - 12
        self._frame.setGeometry(below.x(), below.y(), max(self.width(), 420), min(height, room))
        self._frame.show()
        self._frame.raise_()

    def results(self) -> list[str]:
        """The lines shown."""
        if self._list is None or self._frame is None or not self._frame.isVisible():
            return []
        return [self._list.item(row).text() for row in range(self._list.count())]

    def close_results(self) -> None:
        """Hide the results."""
        if self._frame is not None:
            self._frame.hide()

    def _open(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
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
            self._step(results, 1 if key == Qt.Key.Key_Down else -1)
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

    @staticmethod
    def _step(results: QListWidget, step: int) -> None:
        row = results.currentRow() + step
        while 0 <= row < results.count():
            if results.item(row).data(_HIT) is not None:
                results.setCurrentRow(row)
                return
            row += step

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the results when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_results()
