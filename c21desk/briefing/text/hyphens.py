"""Finnish hyphenation after Liang, with the patterns of TeX."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from c21desk import paths

_FEWEST_BEFORE, _FEWEST_AFTER = 2, 2  # letters, as Finnish typography sets them
_SHORTEST, _LONGEST = 5, 80  # what is longer is no word
_LEVEL = re.compile(r"\d")
# TeX's patterns do not know where compounds with these second parts meet (vierailu-ohjelma).
_OWN_PATTERNS = (
    "5ohjelm 5elämä 5osapuol 5osaami 5osasto 5alue 5asiak 5asioi 5opisto 5opetu 5edustaj 5esitel "
    "5esitty 5ympärist 5illalli 5aikatau 5isän1tä 5olosuht"
)


@cache
def _patterns() -> dict[str, tuple[int, ...]]:
    """Levels before each letter of a pattern and after its last, by the pattern's letters."""
    found: dict[str, tuple[int, ...]] = {}
    source = paths.resources() / "text" / "hyphen-fi.txt"
    for pattern in f"{source.read_text(encoding='utf-8')} {_OWN_PATTERNS}".split():
        letters = _LEVEL.sub("", pattern)
        levels = [0] * (len(letters) + 1)
        at = 0
        for char in pattern:
            if char.isdigit():
                levels[at] = int(char)
            else:
                at += 1
        found[letters] = tuple(levels)
    return found


@lru_cache(maxsize=20_000)
def hyphenation_points(word: str) -> tuple[int, ...]:
    """Positions in a Finnish ``word`` (letters only) before which a hyphen may stand, in order."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or word.isupper():
        return ()
    patterns = _patterns()
    longest = 12
    framed = f".{word.lower()}."
    levels = [0] * (len(framed) + 1)
    for start in range(len(framed)):
        for end in range(start + 1, min(start + longest, len(framed)) + 1):
            for at, level in enumerate(patterns.get(framed[start:end], ())):
                if level > levels[start + at]:
                    levels[start + at] = level
    return tuple(at for at in range(_FEWEST_BEFORE, len(word) - _FEWEST_AFTER + 1) if levels[at + 1] % 2)
