"""Times of day as programmes write them: 14.30, klo 9–10.30, 2 pm, 下午2:30-4:00, 14时30分."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from c21desk.exchange.programme.zones import zone_in

_FROM = "０１２３４５６７８９：．～〜－—–−‒―‐‑（）\u3000\xa0\u202f\u2009／＋｜【】［］"
_TO = "0123456789:.~~--------()    /+|[][]"
_SAME_LENGTH = str.maketrans(_FROM, _TO)

EARLY, FORENOON, MIDDAY, AFTERNOON, EVENING = "early", "am", "noon", "pm", "evening"
_ZH_PARTS = {
    "凌晨": EARLY, "清晨": FORENOON, "早上": FORENOON, "早晨": FORENOON, "上午": FORENOON, "早": FORENOON,
    "中午": MIDDAY, "午间": MIDDAY, "下午": AFTERNOON, "傍晚": EVENING, "晚上": EVENING, "晚间": EVENING,
    "夜间": EVENING, "深夜": EVENING, "当晚": EVENING, "晚": EVENING,
}  # fmt: skip
_PARTS = {
    "morning": FORENOON, "forenoon": FORENOON, "a.m.": FORENOON, "aamu": FORENOON, "aamupäivä": FORENOON,
    "aamulla": FORENOON, "aamupäivällä": FORENOON, "förmiddag": FORENOON, "noon": MIDDAY, "midday": MIDDAY,
    "afternoon": AFTERNOON, "p.m.": AFTERNOON, "iltapäivä": AFTERNOON, "iltapäivällä": AFTERNOON,
    "eftermiddag": AFTERNOON, "evening": EVENING, "ilta": EVENING, "illalla": EVENING, "kväll": EVENING,
    "night": EVENING, "上午": FORENOON, "早上": FORENOON, "中午": MIDDAY, "下午": AFTERNOON, "傍晚": EVENING,
    "晚上": EVENING, "晚间": EVENING,
}  # fmt: skip
NOMINAL = {FORENOON: dt.time(9), MIDDAY: dt.time(12), AFTERNOON: dt.time(14), EVENING: dt.time(19)}
"""Where only a part of the day is given, the time that stands in for it."""

_HAN_NUMBER = "[零〇一二两三四五六七八九十]{1,3}"
_AFTER = r"(?:半|一刻|三刻|整)"
_TOKEN = re.compile(
    rf"""(?P<zh>{"|".join(sorted(_ZH_PARTS, key=len, reverse=True))})?\s*
    (?:
      (?P<word>noon|midday|midnight|keskipäivällä|keskipäivä|keskiyöllä|keskiyö|正午|午夜|零点)(?![a-zåäö])
     |(?P<solid>(?:[01]\d|2[0-4])[0-5]\d)(?!\d|\s?年|[-/.]\d{{1,2}}[-/.])(?P<hours>\s?(?:hrs?\b|h\b\.?|hours\b))?
     |(?P<h>\d{{1,2}})(?!\d)
       (?:
          (?P<sign>\s?:\s?|\.)(?P<m>[0-5]\d)(?:[:.][0-5]\d)?(?!\d)
         |\s?(?P<clock>时|時|点钟|點|点)(?:\s?(?P<zm>[0-5]?\d)\s?分?|(?P<half>{_AFTER}))?
         |\s?(?P<french>h)(?P<hm>[0-5]\d)?(?!\w)
       )?
       (?:\s?(?P<ap>a\.?\s?m(?![a-zåäö])\.?|p\.?\s?m(?![a-zåäö])\.?|noon\b|midnight\b|o['’]clock\b|hrs\b))?
       (?:\s?\(?\s?(?P<also>noon|midnight)\b\)?)?
     |(?P<hanh>{_HAN_NUMBER})(?:点钟?|时)(?:(?P<hanhalf>{_AFTER})|(?P<hanm>{_HAN_NUMBER})分?)?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?P<approx>noin|n\.|approx(?:imately)?\.?|about|around|circa|ca?\.|约|大约|大概)|"
    r"(?P<clock>klo\.?|kello|kl\.?|at|from|between|time\s?:|aika\s?:|tid\s?:|时间\s?:|starting(?:\s+at)?|从|自))\s*",
    re.I,
)
_UNTIL = re.compile(r"(?:until|till|by|before|asti|saakka|mennessä|截至|至)\s*", re.I)
_BETWEEN = re.compile(r"\s*(?:-{1,2}|~|至|到|to\b|until\b|till\b|and\b|→|>)\s*", re.I)
_OPEN_END = re.compile(
    r"\s*(?:-+\s*(?:late|open(?: end)?)\b|-+(?=\s*$)|alkaen\b|onwards?\b|lähtien\b|起|开始(?=[\s,，:]|$)|前后|左右)",
    re.I,
)
_NEXT_DAY = re.compile(
    r"\s*(?:\(\s*)?(?:\+\s?1(?:\s?(?:d|day|pv|天))?|next day|following day|seuraavana päivänä|seur\. pv)\s*\)?",
    re.I,
)
_NEXT_DAY_BEFORE = re.compile(r"\s*(?:次日|第二天|翌日|next day|seuraavana päivänä)\s*", re.I)
_AFTER_TIME = re.compile(r"\s*(?:hrs\b|hours\b|h\b\.?|uhr\b|时许|许|前后|左右)", re.I)
_TO_BE_TOLD = re.compile(r"(?:tbc|tba|tbd|t\.b\.[cad]\.|time (?:to be|not yet) \w+|avoin|vahvistetaan(?: myöhemmin)?|待定|待确认|时间待定)(?=\W|$)", re.I)  # fmt: skip
_LOOKS_LIKE_TIME = re.compile(
    r"(?:klo\.?\s*|kello\s*)?\d{1,2}:\d{2}(?!\d)|(?:klo\.?|kello)\s*\d{1,2}[.:]\d{2}", re.I
)
_HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def normal(text: str) -> str:
    """The text with full-width digits and signs, dashes and blanks in one form; as long as it was."""
    return text.translate(_SAME_LENGTH)


def han_number(text: str) -> int:
    """The number that Han numerals up to 99 mean: 十二 is 12, 二十 is 20."""
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_HAN_DIGITS.get(tens, 1) if tens else 1) * 10 + (_HAN_DIGITS.get(ones, 0) if ones else 0)
    return int("".join(str(_HAN_DIGITS[c]) for c in text))


@dataclass(frozen=True)
class Clock:
    """A time as written: ``half`` is the part of the day where that is said; ``bare`` is a number alone."""

    hour: int
    minute: int = 0
    half: str = ""
    bare: bool = False
    solid: bool = False

    def at(self, half: str = "") -> int:
        """Minutes from midnight; ``half`` stands in where the time does not say its own. 1440 is midnight after."""
        half, hour = self.half or half, self.hour
        if half == AFTERNOON and hour < 12:
            hour += 12
        elif half == EVENING:
            hour = 24 if hour == 12 else hour + 12 if 4 <= hour < 12 else hour + 24 if hour < 4 else hour
        elif half == MIDDAY and hour < 5:
            hour += 12
        elif (half == "a.m." and hour == 12) or (half == EARLY and hour == 12):
            hour = 0
        return hour * 60 + self.minute


@dataclass(frozen=True)
class Span:
    """From when to when: minutes from the day's midnight (``end`` may lie on the next day), or None.

    ``stop`` is where the rest of the text begins. ``late``: an end before the start that is no night.
    """

    begin: int | None
    end: int | None
    stop: int
    zone: str = ""
    approx: bool = False
    late: bool = False
    open: bool = False


def _clock(match: re.Match[str], after: str) -> Clock | None:
    half = _ZH_PARTS.get(match["zh"] or "", "")
    if match["word"]:
        late = match["word"].casefold() in {"midnight", "keskiyö", "keskiyöllä", "午夜"}
        return Clock(24 if late else 0 if match["word"] == "零点" else 12)
    if match["solid"]:
        return Clock(
            int(match["solid"][:2]), int(match["solid"][2:]), half, solid=not (match["hours"] or half)
        )
    if match["hanh"]:
        half_hour = {"半": 30, "一刻": 15, "三刻": 45}.get(match["hanhalf"] or "", 0)
        return Clock(
            han_number(match["hanh"]), han_number(match["hanm"]) if match["hanm"] else half_hour, half
        )
    hour = int(match["h"])
    minute = int(match["m"] or match["zm"] or match["hm"] or 0)
    minute = minute or {"半": 30, "一刻": 15, "三刻": 45}.get(match["half"] or "", 0)
    said = re.sub(r"[\s.]", "", (match["ap"] or match["also"] or "").casefold())
    if match["sign"] == "." and hour <= 31 and 1 <= minute <= 12 and re.match(r"\.(?:\d|\s|-|$)", after):
        return None  # 12.10. and 12.10.2031 are days
    if (
        hour > 24
        or minute > 59
        or (hour == 24 and minute)
        or (said in {"am", "pm"} and hour > 12 and said == "am")
    ):
        return None
    if said in {"am", "pm"}:
        half = "a.m." if said == "am" else AFTERNOON
    elif said == "midnight":
        return Clock(24)
    marked = match["sign"] or match["clock"] or match["french"] or half or said
    return Clock(hour, minute, half, bare=not marked)


def _token(text: str, at: int) -> tuple[Clock, int] | None:
    match = _TOKEN.match(text, at)
    if match is None or (at and text[at - 1].isdigit() and match["zh"] is None):
        return None
    clock = _clock(match, text[match.end() : match.end() + 2])
    return None if clock is None or clock.hour > 24 else (clock, match.end())


def _second(text: str, at: int) -> tuple[Clock, int, bool] | None:
    """The end of a span that stands at ``at``, and whether it is said to be on the next day."""
    between = _BETWEEN.match(text, at)
    if between is None:
        return None
    at = between.end()
    after = _NEXT_DAY_BEFORE.match(text, at)
    at = after.end() if after else at
    lead = _LEAD.match(text, at)
    token = _token(text, lead.end() if lead else at)
    return (*token, after is not None) if token else None


def span_at(text: str, at: int = 0, part: str = "") -> Span | None:
    """The time or the span of time that begins at ``at`` of a :func:`normal` text, or None.

    ``part`` is the part of the day of the heading above (下午): 2:30 is then 14:30. A number alone is a
    time only after "klo" and the like, or in a span (9–10.30).
    """
    start, approx, marked = at, False, False
    while lead := _LEAD.match(text, at):
        approx, marked = approx or bool(lead["approx"]), marked or bool(lead["clock"])
        at = lead.end()
    token = _token(text, at)
    if token is None:
        return None
    first, at = token
    zone, at = zone_in(text, at)
    second = _second(text, at)
    if second and (second[0].bare or second[0].solid) and (first.bare or first.solid) and not marked:
        second = second if _plain_span(first, second[0], text, second[1]) else None
        if second is None:
            return None
    if second is None and (
        (first.bare and not marked) or (first.solid and not marked and text[start] != "0")
    ):
        return None
    # "5 May", "9 items" after "at" or "from" is no time.
    if second is None and first.bare and re.match(r"(?:at|from|between|c|ca)\b", text[start:], re.I):
        return None
    if second is None:
        opened = _OPEN_END.match(text, at)
        at = opened.end() if opened else at
        minutes = first.at(part if first.hour < 8 or part == FORENOON else "")
        if rest := _AFTER_TIME.match(text, at):
            at = rest.end()
        return Span(minutes, None, at, zone, approx, open=opened is not None)
    last, at, next_day = second
    told, at_after = zone_in(text, at)
    if told:
        zone, at = told, at_after
    if after := _NEXT_DAY.match(text, at):
        next_day, at = True, after.end()
    if not zone:
        zone, at = zone_in(text, at)
    if rest := _AFTER_TIME.match(text, at):
        at = rest.end()
    return _resolved(first, last, part, next_day, Span(None, None, at, zone, approx))


def _plain_span(first: Clock, last: Clock, text: str, stop: int) -> bool:
    """Whether two numbers without any sign (9-11, 0900-1030) are times."""
    if first.solid != last.solid:
        return False
    years = first.solid and 19 <= first.hour <= 20 and 19 <= last.hour <= 20
    follows = text[stop : stop + 1]
    return (
        first.hour < last.hour <= 24
        and not years
        and (not follows or follows in " \t:,;)|h")
        and first.hour >= 5
    )


def _resolved(first: Clock, last: Clock, part: str, next_day: bool, span: Span) -> Span:
    half = first.half
    if not half and last.half in {AFTERNOON, "a.m.", EVENING}:
        half = last.half if first.at(last.half) <= last.at() else ""
    elif not half and part and (first.hour < 8 or part == FORENOON):
        half = part
    begin = first.at(half)
    end = last.at()
    if not last.half and half:
        same = last.at(half) if half in {AFTERNOON, EVENING} or first.half else last.at()
        end = same if same > begin else last.at(AFTERNOON) if last.at(AFTERNOON) > begin else last.at()
    if next_day:
        end += 1440 if end < 1440 else 0
    elif end < begin:
        if begin % 1440 >= 17 * 60 or end <= 6 * 60:
            end += 1440
        else:
            return Span(begin, None, span.stop, span.zone, span.approx, late=True)
    return Span(begin, end, span.stop, span.zone, span.approx)


def until_at(text: str) -> Span | None:
    """A time that only says the end ("until 17:00", "klo 17 asti"), at the start of the text."""
    lead = _UNTIL.match(text)
    token = span_at(text, lead.end()) if lead else None
    return Span(None, token.begin, token.stop, token.zone) if token and token.end is None else None


def span_at_end(text: str) -> tuple[Span, int] | None:
    """A span of time that closes the text, perhaps in brackets, and where it begins."""
    for match in re.finditer(r"(?<![\d.:])(?=\d|[上下中傍晚]|klo|kl\b|noon)", text, re.I):
        at = match.start()
        span = span_at(text, at)
        if span is None or text[span.stop :].strip(" \t)].,;。"):
            continue
        before = text[:at].rstrip()
        if (
            span.end is not None
            or before.endswith(("(", ",", "-", ":", "\t", "，"))
            or re.match(r"klo|kl\b", text[at:], re.I)
        ):
            return span, len(before.rstrip("([,-: \t，"))
    return None


def part_at(text: str) -> tuple[str, int] | None:
    """A part of the day at the start of the text ("Morning:", "上午 …"), as a key of :data:`NOMINAL`, and
    where the rest begins."""
    match = re.match(r"([^\W\d_]+(?:\.m\.)?)", text)
    if match and match[1].casefold() in _PARTS:
        rest = text[match.end() :]
        if not rest.strip() or re.match(r"\s*[:|\t]|\s+-\s|\s{2,}", rest):
            return _PARTS[match[1].casefold()], match.end()
    if text[:2] in {"上午", "下午", "中午", "傍晚", "晚上", "早上", "晚间"}:
        return _PARTS[text[:2]], 2
    return None


def to_be_told(text: str) -> int | None:
    """Where the rest of a text begins that says that its time is not known yet (TBC, 待定), or None."""
    match = _TO_BE_TOLD.match(text)
    return match.end() if match else None


def impossible(text: str) -> str:
    """What looks like a time at the start of the text and is none (25:00), or ""."""
    match = _LOOKS_LIKE_TIME.match(text)
    return match[0] if match and span_at(text) is None else ""
