"""Sort keys: plain strings that put names in order when their bytes are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from c21desk.domain import pinyin
from c21desk.domain.names.han import HanName, propose_pinyin
from c21desk.domain.names.script import close_up, has_han, is_han

# The modern Finnish alphabet: v and w are two letters, å ä ö come after z in this order.
_FINNISH = {
    "å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "õ": "o", "ü": "y", "đ": "d", "ð": "d", "þ": "th",
    "ß": "ss", "ł": "l", "ı": "i", "œ": "|", "ŋ": "n", "ŧ": "t",
}  # fmt: skip
_MARKS = dict.fromkeys("'’ʼ.", "")
_PLAIN = str.maketrans({**{chr(n): " " for n in range(128) if not chr(n).isalnum()}, **_FINNISH, **_MARKS})
"""What most names come down to their base letters by, in one pass."""
_LEVEL = "\x1f"
"""Parts a key's levels; sorts before everything that a level holds."""


@lru_cache(maxsize=1 << 14)
def _letters(text: str) -> str:
    """Base letters in Finnish order, accents dropped; words parted by one space."""
    if text.isascii() and text.isalnum():
        return text.lower()
    text = unicodedata.normalize("NFC", text).casefold()
    plain = text.translate(_PLAIN)
    if plain.isascii():
        return " ".join(plain.split())
    result: list[str] = []
    for char in text:
        if char in _FINNISH:
            result.append(_FINNISH[char])
        elif char in _MARKS:
            continue
        else:
            bare = [c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c)]
            result += [c if c.isalnum() else " " for c in bare]
    return " ".join("".join(result).split())


def finnish_key(*parts: str) -> str:
    """Key of a text in the order of the modern Finnish alphabet.

    Several parts (family name, given name) are compared one after the other: Mäki, Ville comes before
    Mäkinen, Aino. Of texts that differ in accents or capitals only, the plainer comes first.
    """
    first = "\x1e".join(_letters(p) for p in parts)
    return first + _LEVEL + unicodedata.normalize("NFC", " ".join(parts)).casefold()


@lru_cache(maxsize=1 << 14)
def _syllable_key(syllable: str, char: str) -> str:
    bare = pinyin.toneless(syllable).lower()
    # ü sorts after u and before a longer final: lu, lü, luan.
    return f"{bare.replace('ü', 'u_')}{pinyin.tone(syllable)}{char}"


def _mixed_key(text: str) -> str:
    """Key of a text in which Han characters stand among digits, brackets or Latin letters."""
    han = "".join(char for char in text if is_han(char))
    syllables = pinyin.segment(propose_pinyin(HanName("", han))[1], len(han))
    if not syllables:
        return _letters(text) + text
    waiting = iter(syllables)
    return "".join(_syllable_key(next(waiting), c) if is_han(c) else _letters(c) for c in text)


def pinyin_key(name: HanName, pinyin_family: str = "", pinyin_given: str = "", latin: str = "") -> str:
    """Key of a person's name in the order of Chinese lists: syllable, tone, character, name by name.

    The stated pinyin is used where it has as many syllables as the name has characters, else the
    proposed one. A person without a Han name stands among the others by ``latin``.
    """
    family, given = name.family, close_up(name.given).replace("·", "")
    if not family + given:
        return _letters(latin) + _LEVEL + latin.casefold()
    proposed: tuple[str, str] | None = None
    result: list[str] = []
    for place, (han, stated) in enumerate(((family, pinyin_family), (given, pinyin_given))):
        syllables = pinyin.segment(stated, len(han))
        if not syllables:
            proposed = proposed or propose_pinyin(HanName(family, given))
            syllables = pinyin.segment(proposed[place], len(han))
        if syllables:
            result.append("".join(_syllable_key(s, c) for s, c in zip(syllables, han, strict=True)))
        else:  # a body's name with digits, brackets or Latin letters in it
            result.append(_mixed_key(han))
    return "\x1e".join(result)


def key_beginnings(text: str, *, by_pinyin: bool) -> list[str]:
    """How the keys of names begin that are written with ``text`` at the beginning, the likeliest first.

    A space in it may part two words of one name, or family and given name.
    """
    typed = text.strip()
    if by_pinyin and has_han(typed):
        splits = (HanName("", typed), HanName(typed[0], typed[1:]))
        return list(dict.fromkeys(pinyin_key(name) for name in splits))
    letters = _letters(typed)
    if not letters:
        return []
    places = [place for place, char in enumerate(letters) if char == " "]
    return [letters, *(f"{letters[:place]}\x1e{letters[place + 1 :]}" for place in places)]
