"""Measure everything and print one table: ``run.py [--quick] [--people N]``.

CPU seconds are compared where something else may be running; runs of both sides take turns.
"""

from __future__ import annotations

import argparse
import os
import tempfile

import importing
import long_list
import machine
import pack
import people_list
import search
import start
import table
import timeline


def main() -> None:
    """Run the measurements and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    parser.add_argument(
        "--people",
        type=int,
        default=0,
        help="length of the long list: a million, with --quick 100,000; the file is made once, in minutes",
    )
    chosen = parser.parse_args()
    repeats = 3 if chosen.quick else 7
    people = chosen.people or (100_000 if chosen.quick else 1_000_000)
    facts = machine.facts()
    lines: list[table.Line] = []
    remarks: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        os.environ["C21DESK_HOME"] = home
        for measure in (
            start.measure,
            pack.measure,
            people_list.measure,
            search.measure,
            importing.measure,
            timeline.measure,
        ):
            more, told = measure(repeats)
            lines += more
            remarks += told
        for more, told in (
            long_list.measure(3, people),
            search.measure(1, people, 8 if people <= 100_000 else 16),
        ):
            lines += more
            remarks += told
    print(*facts, "", table.render(lines), "", *remarks, sep="\n")
    print(f"medians of {repeats} runs that take turns (least..most)")


if __name__ == "__main__":
    main()
