"""Finding records by what was typed: a few of the best at once, or all of them.

A few cost the same in any file: every step reads the index from a point on and stops when it has enough;
nothing is ever counted or sorted over all hits.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice, product

from c21desk.domain.names.script import is_han
from c21desk.domain.search_query import Query, Word, is_mistypable, slips
from c21desk.storage.connections import View
from c21desk.storage.entries import fts_name, names_name, words_name

_LAST = chr(0x10FFFF)
FEW = 3
"""With fewer hits than these, mistyped words are corrected."""


def _term(word: Word, *, whole: bool = False) -> str:
    term = " + ".join(f'"{piece}"' for piece in word)
    return term if whole or _is_closed(word) else term + "*"


def _is_closed(word: Word) -> bool:
    """Whether a word cannot go on: a Han character is a word of its own."""
    return len(word[-1]) == 1 and is_han(word[-1])


def match_expression(typed: str) -> str:
    """The FTS5 query that finds all records in which every word is found; each may be unfinished.

    Returns "" where nothing searchable was typed.
    """
    query = Query(typed)
    expression = " AND ".join(_term(word) for word in query.words)
    return f'({expression}) OR "{query.digits}"*' if query.digits else expression


def find(view: View, table: str, typed: str, limit: int) -> list[int]:
    """Row numbers of the best ``limit`` records: whole names first, then beginnings of names, then other
    words; where there are very few, names that were mistyped."""
    query = Query(typed)
    if not query.words:
        return []
    result: dict[int, None] = {}
    for numbers in _tiers(view, table, query, limit):
        for n in numbers:
            result.setdefault(n)
        if len(result) >= limit:
            break
    return list(result)[:limit]


def _tiers(view: View, table: str, query: Query, limit: int) -> Iterator[Iterable[int]]:
    names, everything = names_name(table), fts_name(table)
    yield _matching(view, names, " AND ".join(_term(w, whole=True) for w in query.words), limit)
    open_end = " AND ".join(_term(w) for w in query.words)
    for fts in (names, everything):
        if len(query.words) == 1 and len(query.words[0]) == 1 and not _is_closed(query.words[0]):
            yield _beginning(view, fts, query.words[0][0], limit)
        else:
            yield _matching(view, fts, open_end, limit)
    if query.digits:
        yield _beginning(view, everything, query.digits, limit)


def _matching(view: View, fts: str, expression: str, limit: int) -> array[int]:
    statement = f"SELECT rowid FROM {fts} WHERE {fts} MATCH ? LIMIT ?"  # noqa: S608 - a table of ours
    return view.numbers(statement, [expression, limit])


def _beginning(view: View, fts: str, piece: str, limit: int) -> array[int]:
    """Rows with a word that begins so, in the order of the words: FTS5 itself would first gather every
    row that has such a word, and most of a large file has a phone number that begins with 358."""
    words = words_name(fts)
    return view.numbers(
        f"SELECT DISTINCT doc FROM {words} WHERE term >= ? AND term < ? LIMIT ?",  # noqa: S608 - ours
        [piece, piece + _LAST, limit],
    )


def find_mistyped(view: View, table: str, typed: str, limit: int) -> list[tuple[int, str]]:
    """Row numbers of records whose names match with one slip in one or more words, each with the
    query that finds it."""
    query = Query(typed)
    fts = names_name(table)
    choices: list[list[str]] = []
    for word in query.words:
        meant = [" ".join(word)] if len(word) == 1 else ["".join(word)]
        if len(word) == 1 and is_mistypable(word[0]):
            meant += _existing(view, fts, slips(word[0]))
        choices.append(meant[:6])
    found: dict[int, str] = {}
    for text in _combined(choices):
        if text != " ".join("".join(word) for word in query.words):
            for n in find(view, table, text, limit):
                found.setdefault(n, text)
        if len(found) >= limit:
            break
    return list(found.items())[:limit]


def _existing(view: View, fts: str, pieces: list[str]) -> list[str]:
    """Those of ``pieces`` with which a word begins, whole words first."""
    words = words_name(fts)
    statement = (
        f"SELECT value, (SELECT term FROM {words} WHERE term >= value AND term < value || ? LIMIT 1) "  # noqa: S608
        "FROM json_each(?)"
    )
    rows = view.rows(statement, [_LAST, json.dumps(pieces)])
    found = [(term != piece, piece) for piece, term in rows if term]
    return [piece for _, piece in sorted(found)]


def _combined(choices: list[list[str]]) -> Iterator[str]:
    """Words put together, with as few corrected ones as possible first."""
    places = product(*(range(len(c)) for c in choices))
    ordered = sorted(islice(places, 200), key=lambda p: (sum(map(bool, p)), p))
    for place in ordered[:12]:
        yield " ".join(choice[i] for choice, i in zip(choices, place, strict=True))


_BLOCK = 1 << 15


def find_all(view: View, table: str, typed: str) -> bytes:
    """For each row number up to the last hit, 1 where all of what was typed is found, else 0.

    The numbers come as two letters each (the lower 15 bits and the rest) of one long text, for the
    driver takes ten times as long to hand over a row as SQLite takes to find it.
    """
    expression = match_expression(typed)
    if not expression:
        return b""
    fts = fts_name(table)
    statement = (
        f"SELECT group_concat(char((rowid & {_BLOCK - 1}) + 1, (rowid >> 15) + 1), '') "  # noqa: S608 - ours
        f"FROM {fts} WHERE {fts} MATCH ?"
    )
    text = view.value(statement, [expression])
    pairs = array("I", (text or "").encode("utf-16-le"))
    if sys.byteorder == "big":
        pairs.byteswap()
    last = max(pairs, default=0) >> 16
    marked = bytearray((last + 1) << 16)
    for pair in pairs:
        marked[pair] = 1
    return b"".join(marked[(block << 16) + 1 : (block << 16) + 1 + _BLOCK] for block in range(1, last + 1))
