"""A tagged pack of 60 pages, with c21desk and with Typst: CPU seconds and peak memory of whole processes."""

from __future__ import annotations

import sys
from pathlib import Path

from data import FOLDER
from machine import HERE, child
from table import Line, compared, spread

ENGINES = {"ours": "ours_pack.py", "typst": "typst_pack.py"}
MOST_MEMORY = 200.0


def measure(repeats: int) -> tuple[list[Line], list[str]]:
    """Lines for the table, and remarks below it. The two engines take turns."""
    import pikepdf
    from content import chapters

    folder = FOLDER / "pack"
    chapters(folder)  # the photos
    cpu: dict[str, list[float]] = {engine: [] for engine in ENGINES}
    peak: dict[str, list[float]] = {engine: [] for engine in ENGINES}
    for turn in range(repeats + 1):
        for engine, script in ENGINES.items():
            spent = child([str(HERE / script), str(folder / f"{engine}.pdf")])
            if turn:  # the first turn only warms the file cache
                cpu[engine].append(spent.cpu)
                peak[engine].append(float(spent.out))
    remarks = []
    for engine in ENGINES:
        path = folder / f"{engine}.pdf"
        with pikepdf.open(path) as document:
            pages = len(document.pages)
        remarks.append(
            f"pack by {engine}: {pages} pages, {path.stat().st_size // 1024} KiB; {conformance(path)}"
        )
    lines = [
        compared(
            "pack of 40 photos and 40 tables, UA-1 + A-2a (CPU)", cpu["ours"], cpu["typst"], 1.7, "s", 2
        ),
        Line(
            "the same, peak memory",
            spread(peak["ours"], "MB"),
            spread(peak["typst"], "MB"),
            "",
            f"< {MOST_MEMORY:g} MB",
            max(peak["ours"]) < MOST_MEMORY,
        ),
    ]
    return lines, remarks


def conformance(path: Path) -> str:
    """What the independent checker says of both standards."""
    import page

    told = []
    for profile in ("ua1", "2a"):
        report = page.validate_pdf(str(path), profile=profile)
        told.append(f"{profile} {'passes' if report.is_compliant else 'FAILS'}")
    return ", ".join(told)


if __name__ == "__main__":
    from table import render

    found, told = measure(int(sys.argv[1]) if sys.argv[1:] else 5)
    print(render(found), *told, sep="\n")
