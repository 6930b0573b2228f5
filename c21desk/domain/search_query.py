"""What a user typed into a search: its words, how they match a text, and which letters matched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from c21desk.domain.names.script import HAN, is_han, simplified
from c21desk.domain.phones import SHORTEST_TOKEN

Span = tuple[int, int]
"""First character of a stretch, and the one after its last."""
Word = tuple[str, ...]
"""The pieces of one typed word, which must stand side by side: letters and digits, or one Han character."""

_PIECE = re.compile(f"[{HAN}]|[^\\W_{HAN}]+")
_PHONE = re.compile(r"\+?[\d\s()/.-]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST_MISTYPED = 5
"""Shorter words are not corrected: too much else is as near."""


@dataclass(frozen=True)
class Token:
    """A piece of a text, folded, and where it stands."""

    text: str
    start: int
    ends: tuple[int, ...]
    """For each folded letter, the place after the letter it came from."""


@lru_cache(maxsize=4_000)
def _fold(char: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return simplified(bare.lower())


@lru_cache(maxsize=2_000)
def tokens(text: str) -> tuple[Token, ...]:
    """The pieces of ``text``: without accents, in lower case, simplified, Han characters one by one."""
    folded: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(text):
        for letter in _fold(char):
            folded.append(letter)
            origin.append(place)
    return tuple(
        Token(m[0], origin[m.start()], tuple(origin[i] + 1 for i in range(m.start(), m.end())))
        for m in _PIECE.finditer("".join(folded))
    )


@dataclass(frozen=True)
class Query:
    """A parsed query. Every word must be found; a word in letters may be unfinished."""

    typed: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, each as its pieces."""
        return tuple(tuple(t.text for t in found) for word in self.typed.split() if (found := tokens(word)))

    @cached_property
    def digits(self) -> str:
        """The digits of what looks like part of a phone number, without leading zeros; else ""."""
        typed = self.typed.strip()
        digits = "".join(c for c in typed if c.isdecimal()).lstrip("0")
        return digits if len(digits) >= SHORTEST_TOKEN and _PHONE.fullmatch(typed) else ""

    def marks(self, text: str) -> tuple[set[int], list[Span]]:
        """Which words (by number) ``text`` answers, and the stretches of it that do."""
        found = tokens(text)
        answered: set[int] = set()
        spans: list[Span] = []
        for number, word in enumerate(self.words):
            here = list(_side_by_side(word, found)) or list(_run_together(word, found))
            if here:
                answered.add(number)
                spans += here
        if self.digits and (span := _digits_in(self.digits, text)):
            answered.update(range(len(self.words)))
            spans.append(span)
        return answered, _merged(spans)

    def answered_by(self, words: str) -> set[int]:
        """Which words the index words of a part answer."""
        found = tokens(words)
        return {
            number
            for number, word in enumerate(self.words)
            if next(_side_by_side(word, found), None)
            or (self.digits and any(t.text.startswith(self.digits) for t in found))
        }


def _begins(piece: str, token: str) -> bool:
    return token == piece if len(piece) == 1 and is_han(piece) else token.startswith(piece)


def _side_by_side(word: Word, found: Sequence[Token]) -> Iterator[Span]:
    """Where the pieces stand one after the other; the last may go on."""
    for first in range(len(found) - len(word) + 1):
        last = found[first + len(word) - 1]
        inner = all(found[first + i].text == piece for i, piece in enumerate(word[:-1]))
        if inner and _begins(word[-1], last.text):
            yield found[first].start, last.ends[len(word[-1]) - 1]


def _run_together(word: Word, found: Sequence[Token]) -> Iterator[Span]:
    """Where one piece runs over several: ``wangwei`` in Wang Wei."""
    if len(word) != 1:
        return
    for first in range(len(found)):
        rest = word[0]
        for token in found[first:]:
            if len(rest) <= len(token.text) and token.text.startswith(rest):
                yield found[first].start, token.ends[len(rest) - 1]
                return
            if not rest.startswith(token.text):
                break
            rest = rest[len(token.text) :]


def _digits_in(digits: str, text: str) -> Span | None:
    places = [(c, i) for i, c in enumerate(text) if c.isdecimal()]
    at = "".join(c for c, _ in places).find(digits)
    return None if at < 0 else (places[at][1], places[at + len(digits) - 1][1] + 1)


def _merged(spans: list[Span]) -> list[Span]:
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def is_mistypable(piece: str) -> bool:
    """Whether a piece may be corrected: plain letters, and enough of them."""
    return len(piece) >= SHORTEST_MISTYPED and piece.isascii() and piece.isalpha()


def slips(piece: str) -> list[str]:
    """What was meant where one letter too many, too few, wrong or out of place was typed.

    The first letter is taken to be right, or changed places with the second.
    """
    halves = [(piece[:i], piece[i:]) for i in range(1, len(piece) + 1)]
    found = {a + b[1:] for a, b in halves if b}
    found |= {a[:-1] + b[0] + a[-1] + b[1:] for a, b in halves if b}
    found |= {a + c + b[1:] for a, b in halves if b for c in _LETTERS}
    found |= {a + c + b for a, b in halves for c in _LETTERS}
    return sorted(found - {piece})
