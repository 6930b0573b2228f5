"""A list of 100,000 people: opening it, and typing into its search box."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from data import keystrokes, people_file
from table import Line, spread

PAGE = 200
_NAMES = "family_latin, given_latin, family_han, given_han, pinyin_family, pinyin_given, western_name, honorific, name_order"


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def percentile(values: list[float], share: float) -> float:
    """The value that this share of ``values`` does not exceed."""
    return sorted(values)[max(0, round(share * len(values)) - 1)]


def measure(repeats: int, typed: int = 200) -> tuple[list[Line], list[str]]:
    """Lines for the table, and remarks below it."""
    from c21desk.services import desk
    from c21desk.services.lists import ListQuery
    from c21desk.storage import connections, finding

    open_desk = desk.open_file(people_file(), None, "bench")
    people = open_desk.people
    floor = connections.connect(open_desk.path, None)
    marks = ",".join("?" * PAGE)

    def ours(text: str, service: Any = people) -> int:
        keys = service.ids(ListQuery(text=text))
        service.rows(keys[:PAGE])
        return len(keys)

    def fresh() -> Any:
        """The service as it is right after opening: it keeps the order of a list once it knows it."""
        return type(people)(people.store)

    def plain(text: str) -> int:
        """The same statements through the driver alone."""
        where: str = ""
        values: tuple[str, ...] = ()
        if text:
            where = "WHERE n IN (SELECT rowid FROM search_person WHERE search_person MATCH ?)"
            values = (finding.match_expression(text),)
        keys = [n for (n,) in floor.execute(f"SELECT n FROM person {where} ORDER BY sort_fi, n", values)]
        page = keys[:PAGE]
        some = marks if len(page) == PAGE else ",".join("?" * len(page))
        found = floor.execute(f"SELECT n, id, {_NAMES} FROM person WHERE n IN ({some})", page).fetchall()
        ids = [row[1] for row in found]
        floor.execute(f"SELECT * FROM position WHERE person_id IN ({some})", ids).fetchall()
        return len(keys)

    try:
        ours(""), plain("")
        opened: list[float] = []
        bottom: list[float] = []
        for _turn in range(repeats):
            opened.append(_timed(lambda: ours("", fresh())))
            bottom.append(_timed(lambda: plain("")))
        painted = _painted(open_desk, repeats)
        texts = keystrokes(typed)
        box: list[float] = []
        box_floor: list[float] = []
        for text in texts:
            if finding.match_expression(text):
                assert ours(text) == plain(text), text
                box.append(_timed(lambda text=text: ours(text)))  # type: ignore[misc]
                box_floor.append(_timed(lambda text=text: plain(text)))  # type: ignore[misc]
    finally:
        floor.close()
        open_desk.close()
    worst = sorted(zip(box, texts, strict=False), reverse=True)[:3]
    at_most, least = percentile(box, 0.95), percentile(box_floor, 0.95)
    lines = [
        Line(
            "100,000 people: order and first rows",
            spread(opened),
            spread(bottom),
            f"{statistics.median(opened) / statistics.median(bottom):.2f} x",
            "<= 100 ms",
            statistics.median(opened) <= 100,
        ),
        Line(
            "100,000 people: list painted",
            spread(painted),
            spread(bottom),
            f"{statistics.median(painted) / statistics.median(bottom):.2f} x",
            "<= 100 ms",
            statistics.median(painted) <= 100,
        ),
        Line(
            f"search box, p95 of {len(box)} keys",
            f"{at_most:.1f} ms (median {statistics.median(box):.1f}, max {max(box):.1f})",
            f"{least:.1f} ms (median {statistics.median(box_floor):.1f}, max {max(box_floor):.1f})",
            f"{at_most / least:.2f} x",
            "<= 16 ms",
            at_most <= 16,
        ),
    ]
    slow = ", ".join(f"{text!r} {ms:.0f} ms" for ms, text in worst)
    return lines, [f"slowest keys: {slow}"]


def _painted(open_desk: object, repeats: int) -> list[float]:
    """Milliseconds for model, table view and its first painting, in a window that stands already."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QTableView

    from c21desk.services.lists import ListQuery
    from c21desk.ui.table_model import TableModel

    app = QApplication.instance() or QApplication([])
    times = []
    for _turn in range(repeats + 1):
        view = QTableView()
        view.resize(1000, 700)

        def paint(view: QTableView = view) -> None:
            people = open_desk.people  # type: ignore[attr-defined]
            model = TableModel(type(people)(people.store), ListQuery(), {}, view)
            model.refresh()
            view.setModel(model)
            view.grab()

        times.append(_timed(paint))
        view.deleteLater()
        app.processEvents()
    return times[1:]  # the first one loads fonts


if __name__ == "__main__":
    from table import render

    with tempfile.TemporaryDirectory() as home:
        os.environ["C21DESK_HOME"] = home
        found, remarks = measure(int(sys.argv[1]) if sys.argv[1:] else 5)
    print(render(found), *remarks, sep="\n")
