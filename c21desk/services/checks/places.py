"""Which country a place is in."""

from __future__ import annotations

from c21desk.domain.calendar import CHINA, FINLAND

_COUNTRIES = {"Europe/Helsinki": FINLAND, "Asia/Shanghai": CHINA}


def country_of(kind: str, zone: str) -> str:
    """The country of a place, by its kind or else its time zone; "" where it is neither of the two."""
    by_kind = {"fi": FINLAND, "cn": CHINA}.get(kind.partition("-")[0], "")
    return by_kind or _COUNTRIES.get(zone, "")
