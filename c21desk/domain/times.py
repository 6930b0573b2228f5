"""Moments and zones: stored in UTC, shown in the zone of the venue."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message

FINLAND = "Europe/Helsinki"
CHINA = "Asia/Shanghai"


def zone(name: str) -> ZoneInfo:
    """The zone of that IANA name.

    Raises UserError for a name that the zone database does not hold.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError(
            message(N_("“{name}” is not a time zone. Choose one from the list."), name=name), "zone"
        ) from None


def local(moment: dt.datetime, zone_name: str) -> dt.datetime:
    """The moment as clocks in the zone show it."""
    return moment.astimezone(zone(zone_name))


def from_local(day: dt.date, time: dt.time, zone_name: str) -> dt.datetime:
    """The moment (UTC) at which clocks in the zone show this day and time.

    Raises UserError for a time that the change to summer time leaves out.
    """
    wall = dt.datetime.combine(day, time, zone(zone_name))
    moment = wall.astimezone(dt.UTC)
    if moment.astimezone(zone(zone_name)).replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise UserError(
            message(N_("Clocks go forward that night: {time} does not exist on this day."), time=time),
            "start",
        )
    return moment


def hours_ahead(moment: dt.datetime, zone_name: str = CHINA, of: str = FINLAND) -> float:
    """How many hours the clocks of one zone are ahead of the other's at this moment."""
    there, here = local(moment, zone_name).utcoffset(), local(moment, of).utcoffset()
    assert there is not None
    assert here is not None
    return (there - here).total_seconds() / 3600
