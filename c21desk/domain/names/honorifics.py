"""Honorifics around a name, and what words say about a person's sex."""

from __future__ import annotations

import re

_LATIN = {
    "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "mme": "Mme", "madam": "Madam", "sir": "Sir",
    "dr": "Dr", "prof": "Prof", "professor": "Prof", "h.e": "H.E.", "herra": "herra", "hra": "hra",
    "rouva": "rouva", "rva": "rva", "neiti": "neiti", "nti": "nti", "tri": "tri", "tohtori": "tohtori",
    "professori": "professori", "herr": "herr", "fru": "fru",
}  # fmt: skip
_HAN = ("先生", "女士", "小姐", "夫人", "博士", "同志", "阁下")
_SEX = {
    "m": "M", "male": "M", "man": "M", "mies": "M", "man.": "M", "男": "M", "男性": "M", "♂": "M",
    "mr": "M", "sir": "M", "herra": "M", "hra": "M", "herr": "M", "先生": "M",
    "f": "F", "female": "F", "woman": "F", "nainen": "F", "n": "F", "女": "F", "女性": "F", "♀": "F",
    "mrs": "F", "ms": "F", "miss": "F", "mme": "F", "madam": "F", "rouva": "F", "rva": "F",
    "neiti": "F", "nti": "F", "fru": "F", "女士": "F", "小姐": "F", "夫人": "F", "kvinna": "F",
    "x": "X", "other": "X", "muu": "X",
}  # fmt: skip
_LEADING = re.compile(
    r"^(?P<word>H\.\s?E\.?|[^\W\d_]+)(?P<dot>\.?)(?:/(?P<second>[^\W\d_]+)\.?)?(?=[\s,]|$)\s*", re.UNICODE
)


def sex_of(word: str) -> str:
    """``M``, ``F`` or ``X`` for a word of a sex column or an honorific in Chinese, English, Finnish or
    Swedish; "" where the word says nothing. A single ``N`` is Finnish *nainen*."""
    key = word.strip().rstrip(".").casefold()
    if key in _SEX:
        return _SEX[key]
    parts = {_SEX[p] for p in re.split(r"[\s/()（）,]+", key) if p in _SEX and len(key) > 1}
    return parts.pop() if len(parts) == 1 else ""


def take_honorific(text: str) -> tuple[str, str]:
    """``text`` without the honorifics around it, and the honorifics as the text has them.

    ``Prof. Dr. Li Na`` gives ``Li Na`` and ``Prof. Dr.``; ``王伟先生`` gives ``王伟`` and ``先生``.
    A word that is the whole text is no honorific.
    """
    found: list[str] = []
    rest = text.strip()
    while match := _LEADING.match(rest):
        key = match["word"].replace(" ", "").rstrip(".").casefold()
        if key not in _LATIN or not rest[match.end() :].strip():
            break
        found.append(match.group().strip().rstrip(","))
        rest = rest[match.end() :].strip(" ,")
    for word in _HAN:
        bare = rest.rstrip(" )）").removesuffix(word).rstrip(" （(")
        if bare and bare != rest.rstrip(" )）"):
            return bare, " ".join([*found, word])
    lower = rest.casefold()
    for word in ("herra", "rouva", "mr", "mr.", "ms", "ms.", "mrs", "mrs."):
        if lower.endswith((", " + word, f" ({word})")):
            return re.sub(r"[\s,(]+\S+$", "", rest), " ".join([*found, rest.split()[-1].strip("(),")])
    return rest, " ".join(found)


def sex_of_honorific(honorific: str) -> str:
    """``M`` or ``F`` as far as an honorific tells (``Prof. Ms.`` is F), else ""."""
    told = {sex_of(w) for w in honorific.split() if len(w) > 1} - {"", "X"}
    return told.pop() if len(told) == 1 else ""
