"""Pinyin: syllables, joining, toneless spelling, and a rough guide to saying them aloud.

Readings of Han text are proposals. Surnames are read from their own table, because a surname's
reading often differs from the character's usual one (曾 Zēng, 单 Shàn). The dictionary of readings
for given names loads on first use only: it costs a fifth of a second.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

_FINALS_BY_INITIAL = {
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
    "": "a ai an ang ao e ei en eng er o ou",
}

SYLLABLES: dict[str, tuple[str, str]] = {
    initial + final: (initial, final)
    for initial, finals in _FINALS_BY_INITIAL.items()
    for final in finals.split()
}
"""Every syllable of the standard language without tone, and its initial and final."""

_PASSPORT = {"lyu": "lü", "nyu": "nü", "lv": "lü", "nv": "nü", "lyue": "lüe", "nyue": "nüe"}
_BREAKS = "'’‘ʼ-‐‑ "
_TONE_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}


@lru_cache(maxsize=1 << 14)
def toneless(text: str) -> str:
    """``text`` without tone marks; ü stays ü, other letters stay as they are."""
    if text.isascii():
        return text
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if c not in _TONE_MARKS)
    return unicodedata.normalize("NFC", bare)


def has_tones(text: str) -> bool:
    """Whether ``text`` is pinyin with tone marks: syllables of pinyin, and a macron or a caron on a vowel.

    Acute and grave alone are not enough, for they are common in Western names.
    """
    marks = {c for c in unicodedata.normalize("NFD", text) if c in _TONE_MARKS}
    words = text.split()
    return bool(words) and bool(marks) and all(segment(w) for w in words)


def tone(syllable: str) -> int:
    """Tone 1 to 4 of a syllable with its mark; 5 is the neutral tone."""
    return next(
        (_TONE_MARKS[c] for c in unicodedata.normalize("NFD", syllable) if c in _TONE_MARKS),
        5,
    )


def passport(text: str) -> str:
    """Toneless spelling as Chinese passports print it: ü becomes yu, no apostrophes."""
    bare = toneless(text)
    for mark in "'’":
        bare = bare.replace(mark, "")
    return bare.replace("ü", "yu").replace("Ü", "Yu")


def _cut(word: str, count: int | None) -> list[str] | None:
    """``word`` cut into syllables, the longest first; exactly ``count`` of them where that is given."""
    if not word:
        return [] if count in (None, 0) else None
    if count == 0:
        return None
    bare = toneless(word).lower()
    for size in range(min(6, len(word)), 0, -1):
        if bare[:size] in SYLLABLES or bare[:size] in _PASSPORT:
            rest = _cut(word[size:], None if count is None else count - 1)
            if rest is not None:
                return [word[:size], *rest]
    return None


def segment(text: str, count: int | None = None) -> list[str]:
    """``text`` (one word, tones allowed) as syllables, or [] where it is not pinyin.

    Apostrophes and hyphens are breaks. ``count`` asks for that many syllables: ``Xian`` is one, of two
    it is ``Xi'an``.
    """
    return list(_segment(text, count))


@lru_cache(maxsize=1 << 14)
def _segment(text: str, count: int | None) -> Sequence[str]:
    text = unicodedata.normalize("NFC", text)
    parts = [p for p in re.split(f"[{re.escape(_BREAKS)}]", text) if p]
    if len(parts) == 1:
        return _cut(parts[0], count) or []
    result: list[str] = []
    for part in parts:
        cut = _cut(part, None)
        if cut is None:
            return []
        result += cut
    return result if count is None or len(result) == count else []


def join(syllables: list[str]) -> str:
    """Syllables as one capitalised word; an apostrophe goes before a later syllable in a, o or e."""
    word = ""
    for syllable in syllables:
        if word and toneless(syllable)[:1].lower() in {"a", "o", "e"}:
            word += "'"
        word += syllable.lower()
    return word[:1].upper() + word[1:]


@cache
def readings(han: str) -> tuple[str, ...]:
    """The usual reading of each character of ``han`` with tone marks; () where one has none.

    Han text is read as a whole, so that words take their own readings (长江 Chángjiāng).
    """
    from pypinyin import Style, pinyin

    if not han:
        return ()
    found = [item[0] for item in pinyin(han, style=Style.TONE)]
    if len(found) != len(han) or not all(segment(s) for s in found):
        return ()
    return tuple(found)


@cache
def all_readings(char: str) -> tuple[str, ...]:
    """Every reading of one character with tone marks, the usual one first; () where it has none."""
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.TONE, heteronym=True)
    return tuple(s for s in found[0] if segment(s)) if found else ()


def same_sound(one: str, other: str) -> bool:
    """Whether two syllables are the same without tone, in any spelling of ü (lü, lv, lyu)."""

    def plain(syllable: str) -> str:
        bare = toneless(syllable).lower()
        return _PASSPORT.get(bare, bare)

    return plain(one) == plain(other)


_FI_INITIALS = {
    "b": "p", "p": "ph", "d": "t", "t": "th", "g": "k", "k": "kh", "j": "tš", "q": "tšh", "x": "š",
    "zh": "tš", "ch": "tšh", "sh": "š", "r": "ž", "z": "ts", "c": "tsh", "s": "s",
}  # fmt: skip
_FI_FINALS = {
    "e": "öö", "en": "ön", "eng": "öng", "er": "ör", "ian": "ien", "iong": "jung", "iu": "iou",
    "ong": "ung", "ui": "uei", "un": "uen", "ü": "y", "üe": "ye", "üan": "yen", "ün": "yn", "-": "ö",
}  # fmt: skip
_EN_INITIALS = {"zh": "j", "x": "sh", "q": "ch", "z": "dz", "c": "ts"}
_EN_FINALS = {
    "a": "ah", "ai": "eye", "an": "ahn", "ang": "ahng", "ao": "ow", "e": "uh", "ei": "ay", "en": "un",
    "eng": "ung", "er": "ar", "i": "ee", "ia": "yah", "ian": "yen", "iang": "yahng", "iao": "yow",
    "ie": "yeh", "in": "een", "ing": "eeng", "iong": "yoong", "iu": "yoh", "o": "aw", "ong": "oong",
    "ou": "oh", "u": "oo", "ua": "wah", "uai": "why", "uan": "wahn", "uang": "wahng", "ui": "way",
    "un": "wun", "uo": "waw", "ü": "ew", "üe": "yweh", "üan": "ywen", "ün": "yewn", "-": "r",
}  # fmt: skip
_ZERO_INITIAL = {
    "y": {"a": "ia", "an": "ian", "ang": "iang", "ao": "iao", "e": "ie", "ong": "iong", "ou": "iu",
          "u": "ü", "uan": "üan", "ue": "üe", "un": "ün"},
    "w": {"a": "ua", "ai": "uai", "an": "uan", "ang": "uang", "ei": "ui", "en": "un", "eng": "ong",
          "o": "uo"},
}  # fmt: skip


def _parts(syllable: str) -> tuple[str, str] | None:
    """Initial and final as spoken: y and w are spelling only, and u after j, q, x is ü."""
    bare = toneless(syllable).lower()
    found = SYLLABLES.get(_PASSPORT.get(bare, bare))
    if found is None:
        return None
    initial, final = found
    if initial in {"j", "q", "x"} and final.startswith("u"):
        return initial, "ü" + final[1:]
    if final == "i" and initial in {"zh", "ch", "sh", "r", "z", "c", "s"}:
        return initial, "-"
    if initial in _ZERO_INITIAL:
        return "", _ZERO_INITIAL[initial].get(final, final)
    return initial, final


def _say_fi(initial: str, final: str) -> str:
    sound = _FI_FINALS.get(final, final)
    if not initial and len(sound) > 1 and sound[0] == "i" and sound[1] in "aeou":
        return "j" + sound[1:]
    return _FI_INITIALS.get(initial, initial) + sound


def _say_en(initial: str, final: str) -> str:
    sound = _EN_FINALS[final]
    if final == "-":
        return {"r": "rr", "z": "dzuh", "c": "tsuh", "s": "suh"}.get(
            initial, _EN_INITIALS.get(initial, initial) + "r"
        )
    return _EN_INITIALS.get(initial, initial) + sound


def say_like(word: str, language: str) -> str:
    """How to say a pinyin word, roughly, in the spelling of a Finnish (``fi``) or English reader.

    Syllables are parted by hyphens: ``Zhang`` is ``tšang`` in Finnish and ``jahng`` in English. Tones
    are left out. Returns "" for a word that is not pinyin and for other languages.
    """
    say = {"fi": _say_fi, "en": _say_en}.get(language)
    if say is None:
        return ""
    parts = [_parts(s) for s in segment(word)]
    if not parts or any(p is None for p in parts):
        return ""
    return "-".join(say(*p) for p in parts if p is not None)
