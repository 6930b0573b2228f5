"""Importing contact cards into a new encrypted file: ``importing.py [REPEATS]``.

Ours reads the cards, looks for people that are known already, and writes rows, journal and search index in
one undo step. The peer, vobject, only reads the same file. CPU seconds, for both run beside other programs.
"""

from __future__ import annotations

import statistics
import sys

from cards import cards_file
from data import PEOPLE
from machine import HERE, child
from table import Line, compared, spread

MOST_MEMORY = 400.0
FEW = PEOPLE // 5
_TURNS = 3
"""Most runs of each side: one takes half a minute."""


def measure(repeats: int) -> tuple[list[Line], list[str]]:
    """Lines for the table, and remarks below it. The two sides take turns."""
    many, few = str(cards_file(PEOPLE)), str(cards_file(FEW))
    ours: list[float] = []
    ours_few: list[float] = []
    peer: list[float] = []
    memory: list[float] = []
    told: list[str] = []
    for _turn in range(min(repeats, _TURNS)):
        peer.append(float(child([str(HERE / "vobject_cards.py"), many]).out.split()[0]))
        cpu, peak, *told = child([str(HERE / "ours_cards.py"), many]).out.split()
        ours.append(float(cpu))
        memory.append(float(peak))
        ours_few.append(float(child([str(HERE / "ours_cards.py"), few]).out.split()[0]))
    growth = statistics.median(ours) / PEOPLE / (statistics.median(ours_few) / FEW)
    lines = [
        compared(f"import of {PEOPLE:,} cards, vobject only reads (CPU)", ours, peer, 1, "s", 1),
        Line(
            "the same, peak memory",
            spread(memory, "MB"),
            "",
            "",
            f"< {MOST_MEMORY:g} MB",
            max(memory) < MOST_MEMORY,
        ),
        Line(
            f"import of {FEW:,} cards; of {PEOPLE:,}, each card costs",
            spread(ours_few, "s", 1),
            "",
            f"{growth:.2f} x",
            "<= 1.3 x",
            growth <= 1.3,
        ),
    ]
    read, created, matched, unsure = map(int, told)
    remark = f"cards: {read:,} read, {created:,} new people, {matched:,} known, {unsure:,} to be looked at"
    return lines, [remark]


if __name__ == "__main__":
    from table import render

    found, remarks = measure(int(sys.argv[1]) if sys.argv[1:] else 1)
    print(render(found), *remarks, sep="\n")
