"""The list of very many people in an encrypted file: ``long_list.py [PEOPLE]``, a million unless told.

The floor of painting is the same QTableView over a model that makes its texts up. CPU milliseconds.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from crowd import crowd_file
from data import PASSPHRASE
from people_list import percentile
from table import Line, spread

_JUMPS = 100
_FILTERS = ("virtanen", "wang", "a", "helsinki", "liisa")


def _timed(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return (time.thread_time() - started) * 1000


def measure(repeats: int, people: int = 1_000_000) -> tuple[list[Line], list[str]]:
    """Lines for the table, and remarks below it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QApplication, QTableView

    from c21desk.services import desk
    from c21desk.services.lists import ListQuery
    from c21desk.ui.columns import look_like_list
    from c21desk.ui.table_model import TableModel

    class Trivial(QAbstractTableModel):
        """Texts that cost nothing."""

        def rowCount(self, *_: Any) -> int:  # noqa: N802 - Qt's name
            return people

        def columnCount(self, *_: Any) -> int:  # noqa: N802 - Qt's name
            return 5

        def data(self, index: Any, role: int = 0) -> Any:
            return f"Row {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None

    app = QApplication.instance() or QApplication([])
    path, chance = crowd_file(people), random.Random(people)
    ours: dict[str, list[float]] = {name: [] for name in ("paint", "jump", "sort", "filter")}
    floor: dict[str, list[float]] = {"paint": [], "jump": []}

    def fresh() -> QTableView:
        view = QTableView()
        look_like_list(view)
        view.resize(1000, 700)
        return view

    def shown(view: QTableView, times: list[float], change: Callable[[], object]) -> None:
        times.append(_timed(lambda: (change(), view.grab())))

    def jumps(view: QTableView, times: list[float]) -> None:
        for _turn in range(_JUMPS):
            place = chance.randrange(people)
            shown(view, times, lambda place=place: view.verticalScrollBar().setValue(place))  # type: ignore[misc]

    for _turn in range(repeats):
        view, trivial = fresh(), Trivial()
        shown(view, floor["paint"], lambda view=view, trivial=trivial: view.setModel(trivial))  # type: ignore[misc]
        jumps(view, floor["jump"])
        opened = desk.open_file(path, PASSPHRASE, "bench")
        view = fresh()
        model = TableModel(opened.lists.people, ListQuery(), {}, view)
        shown(view, ours["paint"], lambda: (model.refresh(), view.setModel(model)))  # noqa: B023 - called at once
        while model.loading:
            app.processEvents()
        jumps(view, ours["jump"])
        for change in (
            lambda: model.sort(0, Qt.SortOrder.DescendingOrder),  # noqa: B023 - called at once
            lambda: model.set_query(lambda query: replace(query, descending=False, language="zh")),  # noqa: B023
        ):
            shown(view, ours["sort"], change)
        for text in _FILTERS:
            shown(view, ours["filter"], lambda text=text: model.set_query(lambda _q: ListQuery(text=text)))  # type: ignore[misc]  # noqa: B023
        model.stop_loading()
        opened.close()
    told = f"{people:,} people:"
    lines = []
    for what, name, share, most in (
        ("first paint, cold", "paint", 0.5, 150),
        ("jump-scroll, p95", "jump", 0.95, 16),
        ("sort, p95", "sort", 0.95, 150),
        ("filter, p95", "filter", 0.95, 150),
    ):
        mine = percentile(ours[name], share)
        bottom = percentile(floor.get(name, floor["paint"]), share)
        lines.append(
            Line(
                f"{told} {what}",
                f"{mine:.1f} ms, {spread(ours[name])}",
                f"{bottom:.1f} ms",
                f"{mine / bottom:.2f} x",
                f"<= {most} ms",
                mine <= most,
            )
        )
    return lines, ["floor of the long list: the same table over made-up texts; CPU time"]


if __name__ == "__main__":
    from table import render

    with tempfile.TemporaryDirectory() as home:
        os.environ["C21DESK_HOME"] = home
        found, remarks = measure(3, int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
    print(render(found), *remarks, sep="\n")
