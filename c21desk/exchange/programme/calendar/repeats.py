"""When a repeated event takes place within a visit, without letting a rule run for ever."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_FREQUENT = re.compile(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)", re.I)
_STEP_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}
_WIDE = re.compile(r"BY(?:HOUR|MINUTE|SECOND|SETPOS)", re.I)
MAX_DATES = 50
"""Dates of one event that are taken from a visit's days."""


@dataclass
class Budget:
    """Steps that may still be spent on rules in this calendar."""

    steps: int = 150_000


def occurrences(
    rule: str, start: dt.datetime, window: tuple[dt.datetime, dt.datetime], budget: Budget
) -> list[dt.datetime] | None:
    """The times at which the rule lets an event take place within the window, by the clock of its zone.

    None where the rule is damaged, or would take too long to follow.
    """
    from dateutil.rrule import rrulestr

    first, last = window
    match = _FREQUENT.search(rule)
    if match is None or _WIDE.search(rule) or len(rule) > 500:
        return None
    step = _STEP_DAYS[match[1].upper()]
    rule = rule.strip().rstrip(";").upper()
    interval = int(found[1]) if (found := re.search(r"INTERVAL=(\d{1,6})(?!\d)", rule)) else 1
    count = int(found[1]) if (found := re.search(r"COUNT=(\d{1,9})", rule)) else None
    until = found[1] if (found := re.search(r"UNTIL=(\d{8}(?:T\d{6})?)", rule)) else ""
    if not interval:
        return None
    # The library follows a rule that never comes true to the year 9999: it is always given an end.
    ends = last.strftime("%Y%m%dT%H%M%S")
    if until and until[:8] < ends[:8]:
        ends = until if "T" in until else f"{until}T235959"
    rule = ";".join(p for p in rule.split(";") if not p.startswith(("COUNT=", "UNTIL="))) + f";UNTIL={ends}"
    if count is None and step <= 7 and first > start:
        period = dt.timedelta(days=step * interval)
        start += period * max(0, (first - start) // period - 1)
    needed = max(0, (last - start).days) // step + 10
    if needed > budget.steps:
        return None
    budget.steps -= needed
    try:
        found_dates: list[dt.datetime] = []
        for number, moment in enumerate(rrulestr(rule, dtstart=start)):
            if moment > last or len(found_dates) >= MAX_DATES or (count is not None and number >= count):
                break
            if moment >= first:
                found_dates.append(moment)
    except (ValueError, TypeError, OverflowError, KeyError, AttributeError, IndexError):
        return None
    return found_dates
