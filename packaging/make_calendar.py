"""Make resources/calendar: ``python packaging/make_calendar.py HOLIDAY_NAMES.csv [FIRST LAST]``.

Holidays come from the library ``holidays`` (MIT), moved Chinese days from ``chinesecalendar`` (MIT), which
knows the years that the State Council has announced. Names are a table of ours: those of ``holidays`` with
gaps drafted. Run it again when a new year is announced and chinesecalendar has it.
"""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import sys
from pathlib import Path

import chinese_calendar
import holidays

TARGET = Path(__file__).resolve().parent.parent / "resources" / "calendar"


def rows(first: int, last: int) -> list[tuple[str, str, str, str]]:
    """Country, day, kind and native name of every special day of these years."""
    years = range(first, last + 1)
    found: dict[tuple[str, dt.date], tuple[str, str]] = {}
    for day, name in holidays.country_holidays("FI", years=years, language="fi").items():
        found["FI", day] = ("holiday", name.split("; ")[0])
    statutory = holidays.country_holidays("CN", years=years, language="zh_CN", observed=False)
    for day, name in statutory.items():
        if not name.startswith("休息日"):
            found["CN", day] = ("holiday", name.split("; ")[0])
    for day in chinese_calendar.holidays:
        if day.year in years and day.weekday() < 5:  # days of a weekend are off anyway
            found.setdefault(("CN", day), ("day-off", "调休"))
    for day in chinese_calendar.workdays:
        if day.year in years:
            found["CN", day] = ("working", "补班")
    return [(c, d.isoformat(), *found[c, d]) for c, d in sorted(found)]


def main() -> None:
    """Write both tables."""
    names = Path(sys.argv[1])
    first, last = (int(a) for a in sys.argv[2:4]) if len(sys.argv) > 3 else (2018, 2040)
    TARGET.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(names, TARGET / "holiday_names.csv")
    with (TARGET / "days.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("country", "day", "kind", "name"))
        writer.writerows(rows(first, last))


if __name__ == "__main__":
    main()
