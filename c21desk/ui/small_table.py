"""A table of a few rows that are all there at once, with the keys of the long lists."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from c21desk.ui.columns import ColumnWidths, look_like_list
from c21desk.ui.language import Text, Translated, spoken

_ID = Qt.ItemDataRole.UserRole


class SmallTable(Translated, QTableWidget):
    """Rows by id; the selection is kept by id when the rows are set again.

    ``main`` is the column that tells the rows apart. ``spared`` names the columns that a narrow table
    leaves out, in that order; ``elastic`` those that give way before the others.
    """

    opened = Signal(object)
    delete_wanted = Signal()

    def __init__(
        self,
        name: Text,
        headings: Sequence[Text],
        main: int = 0,
        spared: Sequence[int] = (),
        elastic: Sequence[int] = (),
    ) -> None:
        super().__init__(0, len(headings))
        self._headings = headings
        self.texts.name(self, name)
        look_like_list(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._widths = ColumnWidths(self, lambda: spared, lambda: elastic, main)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(_ID)))
        self._name_columns()

    def _name_columns(self) -> None:
        self.setHorizontalHeaderLabels([spoken(text) for text in self._headings])
        self._widths.again()

    def retranslate(self) -> None:
        """Name the columns in the new language."""
        self._name_columns()

    def set_rows(self, rows: Sequence[tuple[uuid.UUID, Sequence[str]]]) -> None:
        """Show these rows."""
        selected, current = set(self.selected()), self.current()
        self.blockSignals(True)
        self.clearContents()
        self.setRowCount(len(rows))
        for number, (row_id, cells) in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(_ID, row_id)
                item.setToolTip(text)
                self.setItem(number, column, item)
        flags = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        self.selectionModel().clearCurrentIndex()
        for number, (row_id, _cells) in enumerate(rows):
            index = self.model().index(number, 0)
            if row_id in selected:
                self.selectionModel().select(index, flags.Select | flags.Rows)
            if row_id == current:
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.blockSignals(False)
        self._widths.again()
        self.itemSelectionChanged.emit()

    def selected(self) -> list[uuid.UUID]:
        """Ids of the selected rows, from the top."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self._id_at(number) for number in rows]

    def _id_at(self, number: int) -> uuid.UUID:
        found: uuid.UUID = self.model().index(number, 0).data(_ID)
        return found

    def current(self) -> uuid.UUID | None:
        """Id of the current row."""
        return self._id_at(self.currentRow()) if self.currentRow() >= 0 else None

    def choose(self, row_id: uuid.UUID) -> None:
        """Select a row."""
        for number in range(self.rowCount()):
            if self._id_at(number) == row_id:
                self.selectRow(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks to delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
        elif event.key() == Qt.Key.Key_Delete and self.selected():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
