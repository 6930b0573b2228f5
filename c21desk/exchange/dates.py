"""Dates of birth as lists write them."""

from __future__ import annotations

import datetime as dt
import re

_YMD = re.compile(r"^(\d{4})\s*[年./\-－—]\s*(\d{1,2})\s*[月./\-－—]\s*(\d{1,2})\s*日?$")
_YMD_SOLID = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_DMY = re.compile(r"^(\d{1,2})\s*[./\-]\s*(\d{1,2})\s*[./\-]\s*(\d{4})$")
_SERIAL = re.compile(r"^(\d{5})(?:\.0+)?$")
_WORDS = re.compile(r"^(?:(\d{1,2})\.?\s+([^\W\d_]+)\.?,?\s+(\d{4})|([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4}))$")
_PARTIAL = re.compile(r"^(?:19|20)\d\d\s*(?:年|[./\-年]\s*(?:0?[1-9]|1[0-2])\s*月?)?\s*(?:生|出生)?$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january tammikuu tammikuuta", "feb february helmikuu helmikuuta",
            "mar march maaliskuu maaliskuuta", "apr april huhtikuu huhtikuuta",
            "may toukokuu toukokuuta", "jun june kesäkuu kesäkuuta", "jul july heinäkuu heinäkuuta",
            "aug august elokuu elokuuta", "sep sept september syyskuu syyskuuta",
            "oct october lokakuu lokakuuta", "nov november marraskuu marraskuuta",
            "dec december joulukuu joulukuuta",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_EPOCH = dt.date(1899, 12, 30)
EARLIEST = dt.date(1900, 1, 1)
"""No member of a delegation was born before."""


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def parse_date(text: str) -> dt.date | None:
    """The day that a text means, or None.

    Year first in any customary form (1970.05.03, 1970年5月3日, 19700503, 1970-5-3), the Finnish order
    day.month.year, a month in words, and a spreadsheet's day number (25691). Where day and month could be
    exchanged (3/5/1970) the order is taken as day, month unless that is impossible.
    """
    text = re.sub(r"(?:出?生)$", "", text.strip()).strip()
    text = re.sub(r"[T ]00:00(?::00)?(?:\.0+)?$", "", text)
    if match := _YMD.match(text) or _YMD_SOLID.match(text):
        return _made(int(match[1]), int(match[2]), int(match[3]))
    if match := _DMY.match(text):
        day, month, year = int(match[1]), int(match[2]), int(match[3])
        return _made(year, month, day) or (("/" in text and _made(year, day, month)) or None)
    if match := _SERIAL.match(text):
        return _EPOCH + dt.timedelta(days=int(match[1]))
    if match := _WORDS.match(text):
        name, day_text, year_text = (
            (match[2], match[1], match[3]) if match[1] else (match[4], match[5], match[6])
        )
        month_number = _MONTHS.get(name.casefold())
        return _made(int(year_text), month_number, int(day_text)) if month_number else None
    return None


def is_partial(text: str) -> bool:
    """Whether the text is a year, or a year and month, without the day (1970年5月)."""
    return bool(_PARTIAL.match(text.strip()))


def is_ambiguous(text: str) -> bool:
    """Whether day and month could be exchanged (3/5/1970)."""
    match = _DMY.match(text.strip())
    return bool(
        match and "/" in text and int(match[1]) <= 12 and int(match[2]) <= 12 and match[1] != match[2]
    )


def is_plausible(day: dt.date, today: dt.date) -> bool:
    """Whether somebody born on ``day`` may be on a list today."""
    return EARLIEST <= day < today
