"""Measure everything and print one table: ``run.py [--quick]``.

CPU seconds are compared where something else may be running; runs of both sides take turns.
"""

from __future__ import annotations

import argparse
import os
import tempfile

import importing
import machine
import pack
import people_list
import search
import start
import table


def main() -> None:
    """Run the measurements and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    repeats = 3 if parser.parse_args().quick else 7
    facts = machine.facts()
    lines: list[table.Line] = []
    remarks: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        os.environ["C21DESK_HOME"] = home
        for measure in (start.measure, pack.measure, people_list.measure, search.measure, importing.measure):
            more, told = measure(repeats)
            lines += more
            remarks += told
    print(*facts, "", table.render(lines), "", *remarks, sep="\n")
    print(f"medians of {repeats} runs that take turns (least..most)")


if __name__ == "__main__":
    main()
