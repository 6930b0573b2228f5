"""Today, and how long until a visit."""

from __future__ import annotations

import datetime as dt
import os
import time

from c21desk.services.rows.visits import Overview
from c21desk.ui.formats import countdown_text

_STARTED = time.monotonic()
_SET_CLOCK = os.environ.get("C21DESK_NOW", "")
"""A moment such as 2027-06-15T14:10+03:00 at which the program's clock starts: to rehearse a visit."""


def now() -> dt.datetime:
    """The moment, with the zone of this computer; of the set clock, where one is set."""
    if _SET_CLOCK:
        started = dt.datetime.fromisoformat(_SET_CLOCK).astimezone()
        return started + dt.timedelta(seconds=time.monotonic() - _STARTED)
    return dt.datetime.now().astimezone()


def today() -> dt.date:
    """The day on the user's own calendar."""
    return now().date()


def countdown_of(overview: Overview) -> str:
    """How long until the visit begins."""
    end = overview.visit.end or overview.visit.start
    return countdown_text(overview.days_until, over=end is not None and end < today())
