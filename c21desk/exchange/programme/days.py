"""Days as programmes write them ("Monday 5 May 2031", "ma 5.5.", "5月5日（星期一）", "Day 2", 第一天)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from c21desk.exchange.programme.clock import han_number, normal
from c21desk.exchange.programme.records import NO_DAY, DayRef
from c21desk.i18n import N_, Message, message

_MONTH_NAMES = (
    "january jan tammikuuta tammikuu tammikuun januari", "february feb helmikuuta helmikuu helmikuun februari",
    "march mar maaliskuuta maaliskuu maaliskuun mars", "april apr huhtikuuta huhtikuu huhtikuun",
    "may toukokuuta toukokuu toukokuun maj", "june jun kesäkuuta kesäkuu kesäkuun juni",
    "july jul heinäkuuta heinäkuu heinäkuun juli", "august aug elokuuta elokuu elokuun augusti",
    "september sept sep syyskuuta syyskuu syyskuun", "october oct lokakuuta lokakuu lokakuun oktober",
    "november nov marraskuuta marraskuu marraskuun", "december dec joulukuuta joulukuu joulukuun",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAY_NAMES = (
    "monday maanantai maanantaina måndag", "tuesday tiistai tiistaina tisdag",
    "wednesday keskiviikko keskiviikkona onsdag", "thursday torstai torstaina torsdag",
    "friday perjantai perjantaina fredag", "saturday lauantai lauantaina lördag",
    "sunday sunnuntai sunnuntaina söndag",
)  # fmt: skip
_SHORT_NAMES = (
    "mon ma mån",
    "tue tues ti tis",
    "wed ke ons",
    "thu thur thurs to tor",
    "fri pe fre",
    "sat la lör",
    "sun su sön",
)
_WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
_SHORT = {name: number for number, names in enumerate(_SHORT_NAMES) for name in names.split()}
_HAN_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日")} | {"天": 6}
_ORDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "fifth": 5, "ensimmäinen": 1, "toinen": 2, "kolmas": 3, "neljäs": 4, "viides": 5, "kuudes": 6,
}  # fmt: skip


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH, _LONG_DAY, _SHORT_DAY = _any(_MONTHS), _any(_WEEKDAYS), _any(_SHORT)
_TH = r"(?:st|nd|rd|th)?"
_HAN = "[一二三四五六七八九十]{1,3}"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<y>(?:19|20)\d\d)\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})(?!\d)T?",
        r"(?:(?P<y>(?:19|20)\d\d)\s?年\s?)?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日号]?(?!\d)",
        rf"(?P<m>{_HAN})月(?P<d>{_HAN})[日号]",
        r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>(?:19|20)\d\d)(?!\d)|(?P<yy>\d\d)(?![\d.:]))?(?!\d)",
        r"(?P<d>\d{1,2})(?P<slash>[/-])(?P<m>\d{1,2})[/-](?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?:the\s+)?(?P<d>\d{{1,2}})(?:{_TH}|\.)\s*(?:of\s+)?(?P<name>{_MONTH})\b\.?,?(?:\s*(?P<y>(?:19|20)\d\d)(?!\d))?",
        rf"(?P<name>{_MONTH})\b\.?\s*(?P<d>\d{{1,2}}){_TH}(?![\d:]|\.\d)(?:,?\s*(?P<y>(?:19|20)\d\d)(?![\d:]))?",
    )
)
_AFTER_WEEKDAY = re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})(?![\d.:])")
_WEEKDAY = re.compile(
    rf"(?:on\s+)?(?P<long>{_LONG_DAY})\b|(?P<short>{_SHORT_DAY})\b\.?(?=[\s,]*\(?\d)|(?:星期|周|礼拜)(?P<han>[一二三四五六日天])",
    re.I,
)
_WEEKDAY_AFTER = re.compile(
    rf"\s*[,(，、]?\s*(?:(?P<long>{_LONG_DAY})\b|(?P<short>{_SHORT_DAY})\b\.?(?=\s*(?:[):,]|$))|(?:星期|周|礼拜)(?P<han>[一二三四五六日天]))\s*\)?",
    re.I,
)
_NUMBER = re.compile(
    rf"(?:day|dag|päivä)\s*(?P<n>\d{{1,2}}|{'|'.join(_ORDINALS)})(?![\w/])|(?P<nth>\d{{1,2}})\.\s*päivä\b|"
    rf"(?P<word>{'|'.join(_ORDINALS)})\s+(?:day|päivä)\b|第(?P<han>{_HAN}|\d{{1,2}})[天日]|D(?P<d>\d)(?=\s*[:\-/]|\s*$)",
    re.I,
)
_GAP = re.compile(r"[\s,;:/|()\-·*#，、\[\]]+")
_SPAN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<d>\d{1,2})\.?\s?(?:(?P<m1>\d{1,2})\.)?\s*-\s*\d{1,2}\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d\d)",
        rf"(?P<d>\d{{1,2}}){_TH}\.?\s*(?:(?P<name1>{_MONTH})\s*)?(?:-|to|and)\s*\d{{1,2}}{_TH}\.?\s*(?P<name>{_MONTH})\b,?\s*(?P<y>(?:19|20)\d\d)",
        rf"(?P<name>{_MONTH})\s*(?P<d>\d{{1,2}}){_TH}\s*(?:-|to)\s*(?:(?:{_MONTH})\s*)?\d{{1,2}}{_TH},?\s*(?P<y>(?:19|20)\d\d)",
        r"(?P<y>(?:19|20)\d\d)\s?年\s?(?P<m>\d{1,2})月(?P<d>\d{1,2})日?\s*(?:-|~|至|到)\s*(?:\d{1,2}月)?\d{1,2}日",
    )
)


@dataclass(frozen=True)
class DayHit:
    """A day at the start of a text; ``stop`` is where the rest begins, ``dated`` whether a date is in it."""

    ref: DayRef
    stop: int
    dated: bool


def _weekday(match: re.Match[str]) -> int:
    if match["han"]:
        return _HAN_WEEKDAYS[match["han"]]
    return _WEEKDAYS[match["long"].casefold()] if match["long"] else _SHORT[match["short"].casefold()]


def _date_ref(match: re.Match[str]) -> DayRef | None:
    groups = match.groupdict()
    year = int(groups.get("y") or 0) or (2000 + int(groups["yy"]) if groups.get("yy") else 0)
    first = groups.get("name1") or groups.get("name")
    month_text = groups.get("m1") or groups.get("m") or ""
    month = (
        _MONTHS[first.casefold()]
        if first
        else int(month_text)
        if month_text.isdigit()
        else han_number(month_text)
    )
    day_text = groups["d"]
    day = int(day_text) if day_text.isdigit() else han_number(day_text)
    doubtful = False
    if groups.get("slash"):
        if month > 12 >= day:
            day, month = month, day
        doubtful = day <= 12 and month <= 12 and day != month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return DayRef(year, month, day, doubtful=doubtful)


def _date_at(text: str, at: int) -> tuple[DayRef, int] | None:
    for pattern in _DATES:
        match = pattern.match(text, at)
        if match and (ref := _date_ref(match)):
            return ref, match.end()
    return None


def day_at(text: str, at: int = 0) -> DayHit | None:
    """The day at the start of a :func:`~c21desk.exchange.programme.clock.normal` text, or None.

    Weekday, date and number of the day may stand in any order. An impossible date is None.
    """
    begin = at
    ref, dated, stop = DayRef(), False, at
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        number = _NUMBER.match(text, at)
        weekday = _WEEKDAY.match(text, at)
        date = None if dated else _date_at(text, at)
        if number and not ref.number:
            said = number["n"] or number["nth"] or number["word"] or number["han"] or number["d"]
            value = int(said) if said.isdigit() else _ORDINALS.get(said.casefold(), 0) or han_number(said)
            ref, at = replace(ref, number=value), number.end()
        elif date:
            at, dated = date[1], True
            ref = replace(date[0], weekday=ref.weekday, number=ref.number)
            if ref.weekday < 0 and (after := _WEEKDAY_AFTER.match(text, at)):
                ref, at = replace(ref, weekday=_weekday(after)), after.end()
        elif weekday and ref.weekday < 0:
            ref, at = replace(ref, weekday=_weekday(weekday)), weekday.end()
            gap = _GAP.match(text, at)
            short = _AFTER_WEEKDAY.match(text, gap.end() if gap else at)
            if short and not _date_at(text, short.start()) and (found := _date_ref(short)):
                ref, at, dated = replace(found, weekday=ref.weekday, number=ref.number), short.end(), True
        else:
            break
        stop = at
    return DayHit(ref, stop, dated) if ref and stop > begin else None


def days_in(text: str) -> tuple[DayRef, bool] | None:
    """A date with its year anywhere in a text, and whether it begins a period (5.–7.5.2031)."""
    text = normal(text)
    for pattern in _SPAN:
        if (match := pattern.search(text)) and (ref := _date_ref(match)):
            return ref, True
    for start in (m.start() for m in re.finditer(r"(?<![\w.])(?=[\d\w])", text)):
        found = _date_at(text, start)
        if found and found[0].full:
            return found[0], False
    return None


def named_day(name: str) -> DayRef:
    """The day in a file's name (programme_2031-05-05.txt, ohjelma 20310505.docx), or none."""
    stem = normal(name.rsplit(".", 1)[0]).replace("_", " ")
    if match := re.search(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)", stem):
        return DayRef(int(match[1]), int(match[2]), int(match[3]))
    found = days_in(stem)
    return found[0] if found else DayRef()


@dataclass(frozen=True)
class Anchors:
    """What the days of a programme are settled by, the surest first: the period in its own title, the day in
    the file's name, the day that the user gave, the visit's days."""

    first: DayRef = NO_DAY
    named: DayRef = NO_DAY
    given: dt.date | None = None
    visit_start: dt.date | None = None
    visit_end: dt.date | None = None


def settle(
    refs: Sequence[DayRef], anchors: Anchors
) -> dict[DayRef, tuple[dt.date | None, tuple[Message, ...]]]:
    """The date of every stated day, and what is unsure of it. What cannot be told is None: never today."""
    full = [ref for ref in refs if ref.full]
    counted = next((r.full - dt.timedelta(days=r.number - 1) for r in full if r.number and r.full), None)
    stated = [d for r in full if (d := r.full)]
    base = anchors.first.full or (min(stated) if stated else None) or anchors.named.full or anchors.given
    base = base or anchors.visit_start
    start = counted or anchors.first.full or anchors.named.full or anchors.given or anchors.visit_start
    sure_day = anchors.first.full or anchors.named.full or anchors.given
    answer: dict[DayRef, tuple[dt.date | None, tuple[Message, ...]]] = {}
    for ref in dict.fromkeys(refs):
        answer[ref] = _settled(ref, base, start or (min(stated) if stated else None), sure_day, anchors)
    return answer


def _settled(
    ref: DayRef, base: dt.date | None, start: dt.date | None, sure_day: dt.date | None, anchors: Anchors
) -> tuple[dt.date | None, tuple[Message, ...]]:
    why: list[Message] = []
    day: dt.date | None = None
    if ref.month:
        day = ref.full or (_nearest(ref, base) if base and not ref.year else None)
        if day is None and base is None and not ref.year:
            why.append(message(N_("The year is not given. Say the first day of the programme.")))
        elif day is None:
            why.append(message(N_("There is no such day in the calendar.")))
        if ref.doubtful:
            why.append(message(N_("Day and month could be exchanged; check the date.")))
        if day and ref.weekday >= 0 and day.weekday() != ref.weekday:
            why.append(message(N_("The weekday does not fit the date; check which of them is right.")))
    elif ref.number:
        day = start + dt.timedelta(days=ref.number - 1) if start else None
    elif ref.weekday >= 0:
        day = start + dt.timedelta(days=(ref.weekday - start.weekday()) % 7) if start else None
    elif sure_day:
        day = sure_day
    elif anchors.visit_start:
        day = anchors.visit_start
        if anchors.visit_end != anchors.visit_start:
            why.append(message(N_("The programme gives no date; the visit’s first day was taken.")))
    if day is None and not why:
        why.append(message(N_("The programme gives no date. Say its first day.")))
    return day, tuple(why)


def _nearest(ref: DayRef, base: dt.date) -> dt.date | None:
    found = []
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            found.append(dt.date(year, ref.month, ref.day))
        except ValueError:
            continue
    return min(found, key=lambda d: abs((d - base).days), default=None)
