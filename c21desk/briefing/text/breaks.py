"""Where a line may break: Unicode's line breaking algorithm (UAX 14) with the rules of Chinese print.

A text becomes a string with one letter for each character, its class; which pairs of letters hold
together is settled once, as one regular expression, and finding the breaks of a text is one search.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache

from c21desk import paths

# One letter for each class: the rules below read better with them than with UAX 14's own names.
_LETTERS = {
    "AL": "a", "NU": "0", "ID": "i", "SP": " ", "OP": "(", "CL": ")", "CP": "]", "QU": "q",
    "NS": "n", "EX": "!", "IS": ",", "SY": "/", "BA": "-", "HY": "h", "BB": "b", "B2": "2",
    "IN": ".", "GL": "g", "WJ": "w", "ZW": "z", "CM": "m", "ZWJ": "j", "PR": "$", "PO": "%",
    "RI": "r", "BK": "B",
}  # fmt: skip
HAN, LETTER, DIGIT, SPACE, NEWLINE = "i", "a", "0", " ", "B"
OPENING, NARROW_OPENING, CLOSING = "(", "<", ")"

_QUOTES = {"“": OPENING, "‘": OPENING, "”": CLOSING, "’": CLOSING}
_MIDDLE_DOT = "·"


class _Classes(dict[int, str]):
    """Letter of each code point, for ``str.translate``; looked up in the ranges when first met."""

    def __init__(self) -> None:
        super().__init__()
        self._starts: list[int] = []
        self._ranges: list[tuple[int, int, str]] = []
        source = paths.resources() / "text" / "linebreak.txt"
        for line in source.read_text(encoding="ascii").splitlines():
            name, *ranges = line.split()
            for text in ranges:
                first, _, last = text.partition("-")
                self._ranges.append((int(first, 16), int(last or first, 16), _LETTERS[name]))
        self._ranges.sort()
        self._starts = [first for first, _, _ in self._ranges]

    def __missing__(self, code: int) -> str:
        at = bisect_right(self._starts, code) - 1
        letter = LETTER
        if at >= 0 and code <= self._ranges[at][1]:
            letter = self._ranges[at][2]
        if letter == OPENING and unicodedata.east_asian_width(chr(code)) not in "FWH":
            letter = NARROW_OPENING
        self[code] = letter
        return letter


@cache
def _classes() -> _Classes:
    return _Classes()


# What may never begin a line, whatever comes before it; spaces before it do not help (LB13, kinsoku).
_NEVER_FIRST = ")]!/,"
# After the key, no break before any of the letters (LB11 to LB30); spaces end the rule.
_HOLDS: dict[str, str] = {
    "a": "a0<%$",
    "0": "a0<%$",
    "i": "%",
    ")": "n",
    "]": "na0",
    ",": "a0",
    "/": "0",
    "h": "0",
    "$": "a0i",
    "%": "a",
    "b": "a0i(<nhq$%.b2!",
    "2": "2",
    "r": "r",
    "j": "a0i",
}


def _holds(left: str, right: str) -> bool:
    """Whether ``left`` and ``right``, neighbours without a space between them, stay on one line."""
    if left == "B":
        return False
    if left == "z":
        return right in " zB"
    if right in " zBwmj" or right in _NEVER_FIRST or left in "wgq(<":
        return True
    if right == "g":
        return left not in "-h "
    if left == " ":
        return False
    return right in "q-hn." or right in _HOLDS.get(left, "")


def _breaks_pattern() -> re.Pattern[str]:
    """A pattern that matches, without width, between two letters that may be parted."""
    letters = sorted({*_LETTERS.values(), NARROW_OPENING})
    by_rights: dict[str, list[str]] = {}
    for left in letters:
        rights = "".join(right for right in letters if not _holds(left, right))
        if rights:
            by_rights.setdefault(rights, []).append(left)
    return re.compile(
        "|".join(
            f"(?<=[{re.escape(''.join(lefts))}])(?=[{re.escape(rights)}])"
            for rights, lefts in by_rights.items()
        )
    )


_BREAKS = _breaks_pattern()
_MARKS = re.compile(r"([^ zB])[mj]+")
_LONE_MARKS = re.compile(r"m")
_AFTER_OPENING = re.compile(r"(?<=[(<]) +")
_BEFORE_NON_STARTER = re.compile(r"(?<=[\])]) +(?=n)")
_FLAG_PAIRS = re.compile(r"rr(?=r)")
_WORD_HYPHEN = re.compile(r"(?:(?<=^)|(?<=[ zBg]))h(?=a)")
_CHINESE_MARKS = re.compile("[“”‘’·]")
_POSTCODE = re.compile(r"邮编 ?(?=\d)")
_RANGE = re.compile(r"(?<=\d)[–‐](?=\d)")


def classes(text: str, *, chinese: bool = False) -> str:
    """One letter for each character of ``text``.

    Quotation marks, which UAX 14 glues to both sides because it cannot know their direction, open or
    close where they stand by Han characters or where the text is ``chinese``.
    """
    found = text.translate(_classes())
    if _CHINESE_MARKS.search(text):
        found = _with_chinese_marks(text, found, chinese=chinese)
    if "–" in text or "‐" in text:  # 10.30–11.45 is one word to its reader
        for match in _RANGE.finditer(text):
            found = f"{found[: match.start()]}h{found[match.end() :]}"
    if "邮编" in text:  # a postcode is one word with its number
        for match in _POSTCODE.finditer(text):
            found = f"{found[: match.start()]}{'bbg'[: len(match[0])]}{found[match.end() :]}"
    if "m" in found or "j" in found:
        found = _MARKS.sub(lambda m: m[1] * len(m[0]), found)
        found = _LONE_MARKS.sub(LETTER, found)
    return found


def _with_chinese_marks(text: str, found: str, *, chinese: bool) -> str:
    letters = list(found)
    for match in _CHINESE_MARKS.finditer(text):
        at = match.start()
        before, after = found[at - 1 : at] or " ", found[at + 1 : at + 2] or " "
        by_han = HAN in before + after or (chinese and (before + after).strip("a0") != "")
        if not by_han:
            continue
        if match[0] == _MIDDLE_DOT:
            letters[at] = "n"
        else:
            letters[at] = _QUOTES[match[0]]
    return "".join(letters)


def breaks(letters: str) -> list[int]:
    """Positions in a text of these class letters at which a line may end, in order.

    A break is allowed before the character at each position; the ends of the text are not named.
    """
    if "( " in letters or "< " in letters:
        letters = _AFTER_OPENING.sub(lambda m: OPENING * len(m[0]), letters)
    if "n" in letters:
        letters = _BEFORE_NON_STARTER.sub(lambda m: CLOSING * len(m[0]), letters)
    if "h" in letters:
        letters = _WORD_HYPHEN.sub("b", letters)
    found = [match.start() for match in _BREAKS.finditer(letters)]
    if "rrr" in letters:  # flags: every second regional indicator ends one
        found += [match.end() for match in _FLAG_PAIRS.finditer(letters)]
        found.sort()
    return found
