"""Lists of any size: the ids in order, and rows fetched in windows as they come into view."""

from __future__ import annotations

import datetime as dt
import uuid
from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from c21desk.i18n import _
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

    def ids(self, query: ListQuery) -> array[int]:
        """Keys of the rows in order."""

    def rows(self, keys: Sequence[int], day: dt.date | None = None) -> Sequence[Row]:
        """The rows of these keys, in that order, as on that day."""

    def key_of(self, record_id: uuid.UUID) -> int | None:
        """The key of a record."""


class TableModel(QAbstractTableModel):
    """One service's list as a table. ``labels`` gives words for columns with fixed values."""

    def __init__(
        self,
        service: ListService,
        query: ListQuery,
        labels: Mapping[str, Labels],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._labels = labels
        self.query = query
        self.columns: list[Column] = list(service.COLUMNS)
        self._keys: array[int] = array("q")
        self._windows: OrderedDict[int, Sequence[Row]] = OrderedDict()

    # -- content

    def refresh(self) -> None:
        """Ask the service again for the rows and their order."""
        self.beginResetModel()
        self._keys = self._service.ids(self.query)
        self._windows.clear()
        self.endResetModel()

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
        rows = self._windows.get(window)
        if rows is None:
            start = window * WINDOW
            rows = self._service.rows(self._keys[start : start + WINDOW], self.query.day)
            self._windows[window] = rows
            while len(self._windows) > _KEPT:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(window)
        place = number % WINDOW
        return rows[place] if place < len(rows) else None

    def id_at(self, number: int) -> uuid.UUID | None:
        """The record at a place of the list."""
        row = self.row_at(number)
        return None if row is None else row.id

    def key_at(self, number: int) -> int:
        """The service's key of a row: the same row keeps it over a refresh."""
        return self._keys[number]

    def key_of(self, record_id: uuid.UUID) -> int | None:
        """The service's key of a record."""
        return self._service.key_of(record_id)

    def places_of(self, keys: set[int]) -> list[int]:
        """Where the rows of these keys are now; those that are gone are left out."""
        if not keys:
            return []
        return [place for place, key in enumerate(self._keys) if key in keys]

    # -- Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self._keys)

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

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort through the service."""
        if not 0 <= column < len(self.columns) or not self.columns[column].sortable:
            return
        descending = order == Qt.SortOrder.DescendingOrder
        name = self.columns[column].id
        if (name, descending) != (self.query.sort, self.query.descending):
            self.set_query(lambda query: replace(query, sort=name, descending=descending))
