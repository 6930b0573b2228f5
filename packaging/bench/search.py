"""Search per keystroke in an encrypted file of very many people: ``search.py [PEOPLE]``.

The floor is the driver alone with one limited FTS5 query per key on the same file.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable

from crowd import crowd_file
from data import PASSPHRASE, keystrokes
from people_list import percentile
from table import Line

HITS = 6
"""Hits of each kind, as the window asks for."""
TYPED = 300


def _timed(work: Callable[[], object]) -> float:
    started = time.thread_time()  # of the processor: other programs do not count
    work()
    return (time.thread_time() - started) * 1000


def measure(_repeats: int, people: int = 100_000, goal: float = 8) -> tuple[list[Line], list[str]]:
    """Lines for the table, and remarks below it."""
    from c21desk.services import desk
    from c21desk.services.lists import ListQuery
    from c21desk.storage import finding

    opened = desk.open_file(crowd_file(people), PASSPHRASE, "bench")
    floor = opened._store.connection()
    statement = "SELECT rowid FROM search_person WHERE search_person MATCH ? LIMIT 6"
    box: list[float] = []
    bottom: list[float] = []
    lists: list[float] = []
    texts = [text for text in keystrokes(TYPED) if finding.match_expression(text)]
    try:
        opened.lists.people.ids(ListQuery())
        for text in texts:
            box.append(_timed(lambda text=text: opened.search.search(text, HITS)))  # type: ignore[misc]
            match = finding.match_expression(text)
            bottom.append(_timed(lambda match=match: floor.execute(statement, (match,)).fetchall()))  # type: ignore[misc]
            lists.append(_timed(lambda text=text: opened.lists.people.ids(ListQuery(text=text))))  # type: ignore[misc]
    finally:
        opened.close()
    lines = []
    for what, ours, most in (
        ("search everything", box, goal),
        ("filter of the list", lists, 16 * people / 1e5),
    ):
        at_most, least = percentile(ours, 0.95), percentile(bottom, 0.95)
        middle, worst = percentile(ours, 0.5), max(ours)
        limit = min(most, 150)
        lines.append(
            Line(
                f"{people:,} people: {what}, p95 of {len(ours)} keys",
                f"{at_most:.1f} ms (median {middle:.1f}, max {worst:.1f})",
                f"{least:.1f} ms",
                f"{at_most / least:.2f} x",
                f"<= {limit:g} ms",
                at_most <= limit,
            )
        )
    slow = sorted(zip(box, texts, strict=True), reverse=True)[:3]
    told = ", ".join(f"{text!r} {ms:.0f} ms" for ms, text in slow)
    slow = sorted(zip(lists, texts, strict=True), reverse=True)[:3]
    filtered = ", ".join(f"{text!r} {ms:.0f} ms" for ms, text in slow)
    return lines, [f"slowest keys in {people:,}: search {told}; filter {filtered}"]


if __name__ == "__main__":
    from table import render

    number = int(sys.argv[1]) if sys.argv[1:] else 100_000
    with tempfile.TemporaryDirectory() as home:
        os.environ["C21DESK_HOME"] = home
        found, remarks = measure(1, number, 8 if number <= 100_000 else 16)
    print(render(found), *remarks, sep="\n")
