"""Lists of any size: rows fetched in windows as they come into view.

The order of the rows is the service's. The first window is shown before it has been read, the rest is read
a piece at a time while the window has nothing else to do.
"""

from __future__ import annotations

import datetime as dt
import uuid
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from c21desk.i18n import _
from c21desk.services.orders import Known, Order
from c21desk.ui.formats import value_text
from c21desk.ui.labels import Labels

if TYPE_CHECKING:
    from c21desk.services.lists import Column, ListQuery

Index = QModelIndex | QPersistentModelIndex

WINDOW = 80
"""Rows fetched at once."""
_KEPT = 30
"""Windows kept in memory."""


class Row(Protocol):
    """What the model needs of a row."""

    @property
    def id(self) -> uuid.UUID:
        """Key of the record."""


class ListService(Protocol):
    """A service with a list."""

    @property
    def COLUMNS(self) -> Sequence[Column]:
        """The list's columns."""

    def order(self, query: ListQuery) -> Order:
        """Keys of the rows in order."""

    def beginning(self, query: ListQuery, order: Order, text: str) -> range:
        """The places in that order of the rows whose names begin so."""

    def record_ids(self, keys: Sequence[int]) -> list[uuid.UUID]:
        """Ids of the records with these keys."""

    def rows(self, keys: Sequence[int], day: dt.date | None = None) -> Sequence[Row]:
        """The rows of these keys, in that order, as on that day."""

    def key_of(self, record_id: uuid.UUID) -> int | None:
        """The key of a record."""


class TableModel(QAbstractTableModel):
    """One service's list as a table. ``labels`` gives words for columns with fixed values,
    ``looked_through`` the rows of the longest list that is looked through row by row for what is typed."""

    def __init__(
        self,
        service: ListService,
        query: ListQuery,
        labels: Mapping[str, Labels],
        parent: QObject,
        looked_through: int = WINDOW * _KEPT // 2,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._labels = labels
        self._looked_through = looked_through
        self.query = query
        self.columns: list[Column] = list(service.COLUMNS)
        self._order: Order = Known(array("q"))
        self._windows: OrderedDict[int, tuple[array[int], Sequence[Row]]] = OrderedDict()
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_on)

    # -- content

    def refresh(self) -> None:
        """Ask the service again for the rows and their order."""
        self.beginResetModel()
        self._order = self._service.order(self.query)
        self._windows.clear()
        self.endResetModel()
        if self._order.complete:
            self._reading.stop()
        else:
            self._reading.start()

    @property
    def loading(self) -> bool:
        """Whether the order of the rows is still being read."""
        return self._reading.isActive()

    def stop_loading(self) -> None:
        """Read no further: the file is about to be closed."""
        self._reading.stop()

    def finish_loading(self) -> None:
        """Read the rest of the order now: what concerns many rows needs it as it is at this moment."""
        if not self._order.complete:
            self._order.everything()

    def _read_on(self) -> None:
        self._reading.stop()  # should reading fail, it is told of once
        self._order.read_on()
        if not self._order.complete:
            self._reading.start()

    def set_query(self, change: Callable[[ListQuery], ListQuery]) -> None:
        """Change filter, order or language, and refresh."""
        self.query = change(self.query)
        self.refresh()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns, in this order."""
        self.beginResetModel()
        self.columns = list(columns)
        self.endResetModel()

    def row_at(self, number: int) -> Row | None:
        """The row at a place of the list, fetched with its neighbours when needed.

        None for a row that was deleted just now; the list hears of that in a moment.
        """
        window = number // WINDOW
        known = self._windows.get(window)
        if known is None:
            start = window * WINDOW
            keys = self._order.keys(start, start + WINDOW)
            known = keys, self._service.rows(keys, self.query.day)
            self._windows[window] = known
            # While the order is not known, the keys of what was looked at are known from here alone.
            while len(self._windows) > _KEPT and self._order.complete:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(window)
        rows, place = known[1], number % WINDOW
        return rows[place] if place < len(rows) else None

    def id_at(self, number: int) -> uuid.UUID | None:
        """The record at a place of the list."""
        row = self.row_at(number)
        return None if row is None else row.id

    def key_at(self, number: int) -> int:
        """The service's key of a row: the same row keeps it over a refresh."""
        known = self._windows.get(number // WINDOW)
        if known is not None and number % WINDOW < len(known[0]):
            return known[0][number % WINDOW]
        return self._order.keys(number, number + 1)[0]

    def keys_in(self, runs: Iterable[range]) -> array[int]:
        """The keys of all rows in these runs of places."""
        keys: array[int] = array("q")
        for run in runs:
            keys.extend([self.key_at(run.start)] if len(run) == 1 else self._order.keys(run.start, run.stop))
        return keys

    def record_ids(self, keys: Sequence[int]) -> list[uuid.UUID]:
        """Ids of the records with these keys."""
        return self._service.record_ids(keys)

    def key_of(self, record_id: uuid.UUID) -> int | None:
        """The service's key of a record."""
        return self._service.key_of(record_id)

    def places_of(self, keys: Sequence[int]) -> list[range]:
        """Where the rows of these keys are now, as runs of places; those that are gone are left out."""
        return self._order.places(keys)

    def place_of(self, key: int) -> int | None:
        """Where the row of a key is now; None where it is gone."""
        return self._order.place(key)

    # -- Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def text(self, row: Row, column: Column) -> str:
        """A cell's words."""
        value = getattr(row, column.id)
        labels = self._labels.get(column.id)
        if labels is not None:
            msgid = labels.get(str(value))
            return _(msgid) if msgid else str(value or "")
        return value_text(value)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        row = self.row_at(index.row()) if index.isValid() and role in wanted else None
        if row is None:
            return None
        return self.text(row, self.columns[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].heading)
        return None

    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap,
    ) -> list[QModelIndex]:
        """Rows that begin so. In a long list the service finds the one that typing letters goes to: to look
        at one row after the other would fetch them all."""
        if hits != 1 or len(self._order) <= self._looked_through:
            return super().match(start, role, value, hits, flags)
        found = self._service.beginning(self.query, self._order, str(value))
        if not found:
            return []
        return [self.index(start.row() if start.row() in found else found.start, start.column())]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort through the service."""
        if not 0 <= column < len(self.columns) or not self.columns[column].sortable:
            return
        descending = order == Qt.SortOrder.DescendingOrder
        name = self.columns[column].id
        if (name, descending) != (self.query.sort, self.query.descending):
            self.set_query(lambda query: replace(query, sort=name, descending=descending))
