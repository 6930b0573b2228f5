"""The selected rows of a long list: as runs of places, and again after the list was asked anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange
from PySide6.QtWidgets import QTableView

from c21desk.ui.table_model import TableModel


def selected_runs(table: QTableView) -> list[range]:
    """The places of the selected rows, as runs from the top down."""
    # Qt's type stubs do not know that a selection is a list of ranges.
    chosen = cast("Iterable[QItemSelectionRange]", table.selectionModel().selection())
    spans = sorted({(one.top(), one.bottom() + 1) for one in chosen if one.isValid()})
    runs: list[range] = []
    for top, end in spans:
        if runs and top <= runs[-1].stop:
            runs[-1] = range(runs[-1].start, max(end, runs[-1].stop))
        else:
            runs.append(range(top, end))
    return runs


def select_again(table: QTableView, rows: TableModel, keys: Sequence[int], current: int | None) -> None:
    """Select the rows with these keys and make the one with the key ``current`` current, where they are
    still shown."""
    model, selection = table.selectionModel(), QItemSelection()
    flags = QItemSelectionModel.SelectionFlag
    place = None if current is None else rows.place_of(current)
    if place is not None:
        model.setCurrentIndex(rows.index(place, 0), flags.NoUpdate)
    for run in rows.places_of(keys):
        selection.select(rows.index(run.start, 0), rows.index(run.stop - 1, 0))
    model.select(selection, flags.ClearAndSelect | flags.Rows)
