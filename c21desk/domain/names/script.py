"""Which script a text is written in, and the one normal form of names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from c21desk import paths

HAN = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Han characters as the inside of a regular expression's set, supplementary planes included."""

_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•‧∙⋅・･．", "·"))


# Large sets take milliseconds to compile, so they wait for their first use.


@cache
def _han_char() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]")


@cache
def _gap_in_han() -> re.Pattern[str]:
    return re.compile(f"(?<=[{HAN}·])\\s+(?=[{HAN}·])")


def is_han(char: str) -> bool:
    """Whether one character is a Han character."""
    return bool(_han_char().fullmatch(char))


def has_han(text: str) -> bool:
    """Whether ``text`` holds a Han character."""
    return not text.isascii() and bool(_han_char().search(text))


def has_latin(text: str) -> bool:
    """Whether ``text`` holds a letter of the Latin script."""
    return any(c.isalpha() and unicodedata.name(c, "").startswith(("LATIN", "FULLWIDTH LATIN")) for c in text)


def script_of(text: str) -> str:
    """``han``, ``latin``, ``mixed`` (both), ``other`` (letters of neither) or "" (no letters)."""
    han, latin = has_han(text), has_latin(text)
    if han and latin:
        return "mixed"
    if han:
        return "han"
    if latin:
        return "latin"
    return "other" if any(c.isalpha() for c in text) else ""


def clean(text: str) -> str:
    """Normal form C, without invisible characters, every run of white space one space.

    Wide Latin letters and digits (Ｗａｎｇ) become plain ones; Han characters are not exchanged for
    look-alikes beyond what normal form C asks.
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    text = "".join(chr(ord(c) - 0xFEE0) if "\uff10" <= c <= "\uff5a" and c.isalnum() else c for c in text)
    return " ".join(text.split())


def close_up(text: str) -> str:
    """``text`` without the white space that Chinese lists put inside a name to align it (王　伟)."""
    return _gap_in_han().sub("", text.translate(_MIDDLE_DOTS))


@cache
def _simple_forms() -> dict[int, str]:
    lines = (paths.resources() / "text" / "simplified.txt").read_text(encoding="utf-8").split()
    return {ord(line[0]): line[1] for line in lines}


def simplified(text: str) -> str:
    """``text`` with every traditional character in its simplified form: for comparing, never for showing.

    One character may stand for several traditional ones, so there is no way back.
    """
    return text.translate(_simple_forms())
