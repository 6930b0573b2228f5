"""Widths of a table's columns by what they hold, and its focus ring, which only the keyboard asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from c21desk.ui.theme import ROW_HEIGHT
from c21desk.ui.widgets import set_role

COMFORT = 180
"""A column this wide shows enough of a long text to be of use."""
_NAME_COMFORT = 300
"""The same for the column with the name of what the row is about."""
_MEASURED = 50
"""Rows that are measured; longer ones further down are cut off."""
_PADDING, _ICON = 22, 24
_MOST = 420
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def shares(
    wanted: Sequence[int],
    room: int,
    first: Collection[int] = (),
    last: int = -1,
    headings: Sequence[int] = (),
) -> list[int]:
    """Widths that fit into ``room``: of too wide columns the widest give way, those of ``first`` before
    the others and the one at ``last`` after them. No column is made narrower than :data:`COMFORT` or what
    it wants, nor than its heading."""
    widths = list(wanted)
    least = headings or [0] * len(widths)
    everyone = range(len(widths))
    for giving in (first, [number for number in everyone if number != last], everyone):
        if sum(widths) <= room:
            break
        low, high = COMFORT, max(widths, default=COMFORT)
        fixed = sum(width for number, width in enumerate(widths) if number not in giving)
        while low < high:
            level = (low + high + 1) // 2
            if fixed + sum(max(least[number], min(widths[number], level)) for number in giving) <= room:
                low = level
            else:
                high = level - 1
        widths = [
            max(least[number], min(width, low)) if number in giving else width
            for number, width in enumerate(widths)
        ]
    return widths


class ColumnWidths(QObject):
    """Keeps a table's columns as wide as their content needs and the table allows.

    Where not even :data:`COMFORT` is left for each, the columns of ``spared()`` are hidden one after the
    other; the columns of ``elastic()`` give way before the rest, and ``name``, the column that tells the
    rows apart, after them. A width that the user drags stays.
    """

    def __init__(
        self,
        table: QTableView,
        spared: Callable[[], Sequence[int]] = tuple,
        elastic: Callable[[], Collection[int]] = tuple,
        name: int = 0,
    ) -> None:
        super().__init__(table)
        self._table, self._spared, self._elastic, self._name = table, spared, elastic, name
        self._dragged: dict[int, int] = {}
        self._dragging = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.fit)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(40)
        header.sectionResized.connect(self._resized)
        for watched in (table, table.viewport(), header.viewport()):
            watched.installEventFilter(self)

    def again(self) -> None:
        """Fit the columns once the layout has settled."""
        self._timer.start()

    def forget(self) -> None:
        """The columns are others now: widths set by hand mean nothing to them."""
        self._dragged.clear()
        self.again()

    def _wanted(self, column: int) -> int:
        if column in self._dragged:
            return self._dragged[column]
        model, metrics = self._table.model(), self._table.fontMetrics()
        widest = 0
        for row in range(min(model.rowCount(), _MEASURED)):
            index = model.index(row, column)
            icon = _ICON if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
            text = str(index.data() or "")
            widest = max(widest, icon + metrics.horizontalAdvance(text))
        return max(self._heading(column), min(widest + _PADDING, _MOST))

    def _heading(self, column: int) -> int:
        """The room that a heading needs, less where the user has drawn the column narrower."""
        return min(self._table.horizontalHeader().sectionSizeHint(column), self._dragged.get(column, _MOST))

    def fit(self) -> None:
        """Set the widths for the room there is now."""
        room = self._table.viewport().width()
        if not self._table.isVisible() or self._dragging:
            return
        columns = range(self._table.model().columnCount())
        for column in columns:
            self._table.setColumnHidden(column, False)
        wanted = {column: self._wanted(column) for column in columns}
        shown = dict(wanted)
        for column in self._spared():
            if len(shown) > 1 and self._least(shown) > room:
                shown.pop(column, None)
        places = list(shown)
        elastic = {places.index(column) for column in self._elastic() if column in shown}
        last = places.index(self._name) if self._name in shown else -1
        headings = [self._heading(column) for column in places]
        widths = dict(zip(places, shares(list(shown.values()), room, elastic, last, headings), strict=True))
        for column in wanted:
            self._table.setColumnHidden(column, column not in shown)
        for column, width in widths.items():
            self._table.setColumnWidth(column, width)

    def _least(self, shown: Mapping[int, int]) -> int:
        """The room at which these columns are still of use."""
        return sum(
            max(min(width, _NAME_COMFORT if column == self._name else COMFORT), self._heading(column))
            for column, width in shown.items()
        )

    def _resized(self, column: int, _before: int, now: int) -> None:
        if self._dragging:
            self._dragged[column] = now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit after a change of size; show the ring to those who use the keyboard."""
        kind = event.type()
        table = self._table
        if watched is table:
            if kind == QEvent.Type.KeyPress:
                self._ring(on=True)
            elif isinstance(event, QFocusEvent) and event.gotFocus():
                self._ring(on=event.reason() in _BY_KEYS)
        elif kind == QEvent.Type.Resize and watched is table.viewport():
            self.again()
        elif kind == QEvent.Type.MouseButtonPress:
            self._ring(on=False)
            self._dragging = watched is table.horizontalHeader().viewport()
        elif kind == QEvent.Type.MouseButtonRelease:
            self._dragging = False
        return super().eventFilter(watched, event)

    def _ring(self, *, on: bool) -> None:
        value = "true" if on else "false"
        if self._table.property("ring") != value:
            set_role(self._table, "ring", value)


def look_like_list(table: QTableView) -> None:
    """Give a table the look and the keys of the program's lists: whole rows, no grid, Tab goes on."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
