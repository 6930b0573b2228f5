"""Opening hours in OpenStreetMap's syntax, read by the library opening-hours-py, which loads at first use."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any


class UnreadableHoursError(ValueError):
    """The text is not opening hours."""


@lru_cache(maxsize=512)
def _parsed(text: str, country: str) -> Any:
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined] # its stub lacks it

    try:
        return OpeningHours(text, country=country or None)
    except ParserError:
        raise UnreadableHoursError(text) from None


def check(text: str) -> None:
    """Raise UnreadableHoursError for a text that is not opening hours."""
    _parsed(text, "")


def closed_part(text: str, country: str, start: dt.datetime, end: dt.datetime) -> dt.datetime | None:
    """The first moment between two (clock times of the venue) at which it is closed; None where it is open
    all the time. Public holidays (PH) are those of ``country`` ("FI", "CN"). Raises UnreadableHoursError."""
    hours = _parsed(text, country)
    begins: dt.datetime
    for begins, _ends, state, _comment in hours.intervals(start, end):
        if str(state) == "closed":
            return max(start, begins)
    return None
