"""Today, and how long until a visit."""

from __future__ import annotations

import datetime as dt

from c21desk.services.rows.visits import Overview
from c21desk.ui.formats import countdown_text


def today() -> dt.date:
    """The day on the user's own calendar."""
    return dt.date.today()  # noqa: DTZ011 - countdowns go by the calendar on the wall


def countdown_of(overview: Overview) -> str:
    """How long until the visit begins."""
    end = overview.visit.end or overview.visit.start
    return countdown_text(overview.days_until, over=end is not None and end < today())
