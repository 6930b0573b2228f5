"""Variants of characters: the same glyph with a wider or narrower advance.

They make the gap between scripts and the brackets without their blank half. A variant is a character
of a private plane that stands for its origin until the file is written, and never comes from a text.
"""

from __future__ import annotations

import threading

FIRST = 0xF0000

_lock = threading.Lock()
_variants: dict[tuple[str, int], str] = {}
_origins: dict[str, tuple[str, int]] = {}


def variant(char: str, change: int) -> str:
    """A character that stands for ``char`` with its advance changed by thousandths of an em."""
    found = _variants.get((char, change))
    if found is None:
        with _lock:  # packs may be made in two threads at once
            found = _variants.setdefault((char, change), chr(FIRST + len(_variants)))
            _origins[found] = (char, change)
    return found


def origin(char: str) -> tuple[str, int]:
    """The character and change that ``char`` is a variant by; itself and 0 where it is none."""
    return _origins.get(char, (char, 0))
