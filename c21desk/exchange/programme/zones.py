"""Names of time zones in programmes and calendars: Beijing time, Suomen aikaa, 北京时间, UTC+8."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import available_timezones

from c21desk.domain.times import CHINA, FINLAND

UTC = "UTC"
_CHINESE = r"(?:beijing|china|chinese|shanghai|peking)(?:\s+standard)?\s+(?:local\s+)?time|(?:kiinan|pekingin)\s+aika[a]?|北京时间|中国时间"
_FINNISH = r"(?:helsinki|finland|finnish|eastern european)(?:\s+(?:standard|summer))?\s+(?:local\s+)?time|(?:suomen|helsingin)\s+aika[a]?|(?:赫尔辛基|芬兰)(?:当地)?时间"
_NAMED = re.compile(
    rf"(?P<cn>{_CHINESE}|\bCST\b|\bBJT\b)|(?P<fi>{_FINNISH}|\bEES?T\b)|"
    r"\b(?:UTC|GMT)(?:\s?(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?::?00)?)?(?![\w:])|"
    r"\b(?P<iana>[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\b",
    re.I,
)
_BRACKETED = re.compile(r"\s*[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]")


@cache
def known_zones() -> frozenset[str]:
    """Names of all zones of the zone database."""
    return frozenset(available_timezones())


def _meaning(match: re.Match[str]) -> str:
    if match["cn"]:
        return CHINA
    if match["fi"]:
        return FINLAND
    if match["iana"]:
        return match["iana"] if match["iana"] in known_zones() else ""
    if not match["hours"]:
        return UTC
    hours = int(match["hours"])
    if match["sign"] == "+" and hours == 8:
        return CHINA
    if match["sign"] == "+" and hours in {2, 3}:
        return FINLAND
    return f"Etc/GMT{'-' if match['sign'] == '+' else '+'}{hours}" if hours <= 12 else ""


def zone_of(text: str) -> str:
    """The zone that a text names anywhere, or ""."""
    return next((zone for match in _NAMED.finditer(text) if (zone := _meaning(match))), "")


def zone_in(text: str, at: int) -> tuple[str, int]:
    """The zone named at ``at``, perhaps in brackets, and where the rest begins; ("", at) for none."""
    bracket = _BRACKETED.match(text, at)
    if bracket:
        match = _NAMED.fullmatch(bracket[1].strip())
        return (_meaning(match), bracket.end()) if match and _meaning(match) else ("", at)
    start = at + len(text[at:]) - len(text[at:].lstrip(" ,"))
    match = _NAMED.match(text, start)
    return (_meaning(match), match.end()) if match and _meaning(match) else ("", at)


def only_zone(text: str) -> str:
    """The zone of a line that says nothing else ("All times are in Beijing time"), or ""."""
    zone = zone_of(text)
    left = _NAMED.sub("", text)
    left = re.sub(
        r"(?i)\b(?:all|the|times?|are|is|in|given|local|kaikki|kellonajat|ajat|ovat|on|zone|aikavyöhyke)\b|"
        r"(?:以下|均|为|所有|时间|时区|以|准|皆|采用)", "", left
    )  # fmt: skip
    return zone if zone and not re.search(r"\w", left) else ""
