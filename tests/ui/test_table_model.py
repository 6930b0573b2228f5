"""Long lists are read in windows."""

from __future__ import annotations

import datetime as dt
import uuid
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from c21desk.domain.localized import LocalizedText
from c21desk.services.lists import Column, ListQuery
from c21desk.services.orders import Known, Order
from c21desk.ui.table_model import WINDOW, TableModel


@dataclass(frozen=True)
class NumberRow:
    """A row that knows its number."""

    id: uuid.UUID
    name: LocalizedText
    kind: str
    size: int


class Numbers:
    """A list of whole numbers that tells what was asked of it."""

    COLUMNS = (Column("name", "Name", True), Column("kind", "Kind"), Column("size", "Size", True))

    def __init__(self, length: int) -> None:
        self.length = length
        self.asked: list[Sequence[int]] = []

    def order(self, query: ListQuery) -> Order:
        numbers = range(self.length, 0, -1) if query.descending else range(1, self.length + 1)
        return Known(array("q", (n for n in numbers if query.text in str(n))))

    def beginning(self, _query: ListQuery, _order: Order, _text: str) -> range:
        return range(0)

    def record_ids(self, keys: Sequence[int]) -> list[uuid.UUID]:
        return [uuid.UUID(int=key) for key in keys]

    def rows(self, keys: Sequence[int], _day: dt.date | None = None) -> list[NumberRow]:
        self.asked.append(keys)
        return [
            NumberRow(
                uuid.UUID(int=k),
                LocalizedText(fi=f"luku {k}", en=f"number {k}"),
                "odd" if k % 2 else "even",
                k,
            )
            for k in keys
            if k <= self.length
        ]

    def key_of(self, record_id: uuid.UUID) -> int | None:
        return record_id.int


def made(length: int, parent: QObject) -> tuple[Numbers, TableModel]:
    service = Numbers(length)
    model = TableModel(service, ListQuery(sort="name"), {"kind": {"odd": "Odd", "even": "Even"}}, parent)
    model.refresh()
    return service, model


def test_it_is_a_sound_model(qapp: QApplication) -> None:
    _service, model = made(450, qapp)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_query(lambda query: ListQuery(text="7"))
    assert tester.model() is model


def test_only_what_is_looked_at_is_fetched(qapp: QApplication) -> None:
    service, model = made(1_000_000, qapp)
    assert model.rowCount() == 1_000_000
    assert service.asked == []
    assert model.index(500_123, 0).data() == "number 500124"
    assert model.index(500_150, 0).data() == "number 500151"
    assert [len(keys) for keys in service.asked] == [WINDOW]


def test_cells(qapp: QApplication) -> None:
    _service, model = made(3, qapp)
    assert model.index(0, 1).data() == "Odd"
    assert model.index(1, 1).data() == "Even"
    assert model.index(2, 2).data() == "3"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Size"


def test_sorting_asks_the_service(qapp: QApplication) -> None:
    _service, model = made(3, qapp)
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 2).data() for row in range(3)] == ["3", "2", "1"]
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert model.query.sort == "size"


def test_places_of_keys_and_rows_that_went_away(qapp: QApplication) -> None:
    service, model = made(3, qapp)
    assert model.places_of([3, 1, 99]) == [range(1), range(2, 3)]
    service.length = 2
    assert model.id_at(2) is None
    assert model.index(2, 0).data() is None
