"""The table of results in plain text."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("what", "ours", "peer/floor", "ratio", "goal", "met")


@dataclass(frozen=True)
class Line:
    """One measurement. ``met`` is None where it is only reported."""

    what: str
    ours: str
    peer: str = ""
    ratio: str = ""
    goal: str = ""
    met: bool | None = None


def spread(values: Sequence[float], unit: str = "ms", digits: int = 0) -> str:
    """Median and range: ``240 ms (231..262)``."""
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{middle:.{digits}f} {unit} ({low:.{digits}f}..{high:.{digits}f})"


def compared(
    what: str,
    ours: Sequence[float],
    peer: Sequence[float],
    most: float | None,
    unit: str = "ms",
    digits: int = 0,
) -> Line:
    """Medians of two series side by side, with the ratio allowed at most, if there is a goal."""
    ratio = statistics.median(ours) / statistics.median(peer)
    return Line(
        what,
        spread(ours, unit, digits),
        spread(peer, unit, digits),
        f"{ratio:.2f} x",
        "" if most is None else f"<= {most:g} x",
        None if most is None else ratio <= most,
    )


def render(lines: Sequence[Line]) -> str:
    """The table with columns as wide as they need."""
    words = {True: "yes", False: "NO", None: "-"}
    rows = [HEADINGS] + [
        (n.what, n.ours, n.peer or "-", n.ratio or "-", n.goal or "-", words[n.met]) for n in lines
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    told = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    told.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(told)
