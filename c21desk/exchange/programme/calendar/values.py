"""Values of a calendar's properties: days, moments, lengths of time."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from c21desk.exchange.programme.calendar.lines import Property

_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?(Z)?)?")
_LENGTH = re.compile(r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
LONGEST = dt.timedelta(days=366)


@dataclass(frozen=True)
class Stamp:
    """A moment as written: the clock's time without a zone; ``all_day`` where only a day is given.

    ``tzid`` is the zone's name, "UTC", or "" for the time of wherever one is.
    """

    wall: dt.datetime
    tzid: str = ""
    all_day: bool = False


def stamp_of(text: str, tzid: str = "") -> Stamp | None:
    """The moment that a text states, or None."""
    match = _MOMENT.match(text.strip())
    if match is None:
        return None
    hour, minute, second = (int(match[n] or 0) for n in (4, 5, 6))
    try:
        wall = dt.datetime(int(match[1]), int(match[2]), int(match[3]), hour % 24, minute, min(second, 59))  # noqa: DTZ001 - the zone stands beside it
        wall += dt.timedelta(days=1 if hour == 24 else 0)
    except (ValueError, OverflowError):
        return None
    return Stamp(wall, "UTC" if match[7] else tzid if match[4] else "", match[4] is None)


def stamps(properties: list[Property], most: int) -> list[Stamp]:
    """The moments of all properties, of a period its start; no more than ``most``."""
    found: list[Stamp] = []
    for one in properties:
        for text in one.value.split(",")[: most - len(found)]:
            stamp = stamp_of(text, one.params.get("TZID", ""))
            if stamp:
                found.append(stamp)
    return found


def length_of(text: str) -> dt.timedelta | None:
    """A length of time (PT1H30M), or None where it is none or is unreasonable."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or match[1] == "-" or not any(match.groups()[1:]) or len(text) > 30:
        return None
    weeks, days, hours, minutes, seconds = (int(match[n] or 0) for n in range(2, 7))
    try:
        length = dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return length if length <= LONGEST else None
