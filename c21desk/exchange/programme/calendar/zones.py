"""What a TZID of a calendar means: an IANA zone, a zone of Windows, or the rules that the file brings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from c21desk.domain.times import CHINA, FINLAND
from c21desk.exchange.programme.calendar.lines import Component
from c21desk.exchange.programme.zones import UTC, known_zones
from c21desk.exchange.sniff import FAULTS

MAX_RULES = 100
"""Changes of the clock that a zone's own definition may state one by one."""
_OFFSET_NAME = re.compile(r"\(?(?:UTC|GMT)\s?(?P<sign>[+-])\s?(?P<h>\d{1,2})(?:[:.]?(?P<m>\d\d))?\)?", re.I)


class Zones:
    """The zones of one calendar."""

    def __init__(self, components: Iterable[Component]) -> None:
        self._defined: dict[str, Component] = {}
        for one in components:
            if one.name == "VTIMEZONE":
                self._defined.setdefault(one.text("TZID"), one)
        self._known: dict[str, dt.tzinfo | None] = {}

    def iana(self, tzid: str) -> str:
        """The IANA name that a TZID stands for, or ""."""
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        name = tzid.strip().strip('"')
        if name in {"Z", "UTC", "GMT", "Etc/UTC"}:
            return UTC
        if name in WINDOWS_TO_OLSON:
            return {"FLE Standard Time": FINLAND}.get(name, str(WINDOWS_TO_OLSON[name]))
        tail = name.split("/")
        for start in range(len(tail)):
            for candidate in (
                "/".join(tail[start:]),
                "/".join(tail[start:]).replace(" ", "_"),
                "/".join(tail[start:]).replace("_", "/", 1),
            ):
                if candidate in known_zones() and ("/" in candidate or start == 0):
                    return candidate
        location = self._defined[name].text("X-LIC-LOCATION") if name in self._defined else ""
        return location if location in known_zones() else ""

    def zone(self, tzid: str) -> dt.tzinfo | None:
        """The rules of a TZID, or None where nothing is known of it."""
        if tzid not in self._known:
            name = self.iana(tzid)
            self._known[tzid] = ZoneInfo(name) if name else self._own(tzid) or _by_offset(tzid)
        return self._known[tzid]

    def _own(self, tzid: str) -> dt.tzinfo | None:
        """The zone as the file itself defines it; None for a broken or an unreasonable definition."""
        component = self._defined.get(tzid)
        if component is None or len(component.inner) > MAX_RULES:
            return None
        for part in component.inner:
            rules = [p.value.upper() for p in part.all("RRULE")]
            dates = sum(p.value.count(",") + 1 for p in part.all("RDATE"))
            if len(rules) > 1 or dates > MAX_RULES * 5 or any("FREQ=YEARLY" not in rule for rule in rules):
                return None
        from icalendar import Timezone

        try:
            made = Timezone.from_ical("\r\n".join([*component.raw, "END:VTIMEZONE"]) + "\r\n")
            if not isinstance(made, Timezone):
                return None
            zone = made.to_tz(lookup_tzid=False)
            dt.datetime(2030, 1, 1, tzinfo=zone).utcoffset()
        except (*FAULTS, IndexError):
            return None
        return zone if isinstance(zone, dt.tzinfo) else None


def _by_offset(tzid: str) -> dt.tzinfo | None:
    match = _OFFSET_NAME.match(tzid.strip())
    if match is None or int(match["h"]) > 14:
        return None
    ahead = dt.timedelta(hours=int(match["h"]), minutes=int(match["m"] or 0))
    return dt.timezone(ahead if match["sign"] == "+" else -ahead)


def shown_zone(zone: dt.tzinfo, moment: dt.datetime) -> str:
    """The IANA name of one of our two zones that shows this moment as ``zone`` does, else UTC."""
    for name in (FINLAND, CHINA):
        if moment.astimezone(ZoneInfo(name)).utcoffset() == moment.astimezone(zone).utcoffset():
            return name
    return UTC
