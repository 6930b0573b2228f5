"""Today, and how long until a visit."""

from __future__ import annotations

import datetime as dt
import os
import time

from c21desk.services.rows.visits import Overview
from c21desk.ui.formats import countdown_text


class _Clock:
    """The computer's clock, or one that was set and goes on from there."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._from = os.environ.get("C21DESK_NOW", "")

    def set(self, moment: str) -> None:
        """Go on from a moment in ISO form with its zone; "" is the computer's own time again."""
        self._from, self._began = moment, time.monotonic()

    def now(self) -> dt.datetime:
        """The moment, with the zone of this computer."""
        if not self._from:
            return dt.datetime.now().astimezone()
        return dt.datetime.fromisoformat(self._from).astimezone() + dt.timedelta(
            seconds=time.monotonic() - self._began
        )


_CLOCK = _Clock()
set_clock = _CLOCK.set
"""Sets the clock, to rehearse a visit; the variable C21DESK_NOW does it at the start."""
now = _CLOCK.now
"""The moment by the computer's clock, or by the one that was set."""


def today() -> dt.date:
    """The day on the user's own calendar."""
    return now().date()


def countdown_of(overview: Overview) -> str:
    """How long until the visit begins."""
    end = overview.visit.end or overview.visit.start
    return countdown_text(overview.days_until, over=end is not None and end < today())
