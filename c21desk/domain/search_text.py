"""What people search for: the words under which each kind of record is found.

A document has two parts: the ways of writing its *name*, and everything *other*. Han characters stand
apart, so that any part of a name finds it; a Chinese name is also found by its pinyin (by syllable,
joined, initials) and, where a surname is read unusually, by the usual reading of its character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from c21desk.domain import pinyin
from c21desk.domain.languages import LANGUAGE_NAMES
from c21desk.domain.localized import ALL_TEXT_LANGUAGES
from c21desk.domain.names import is_han, usual_readings
from c21desk.domain.names.script import HAN

Row = Mapping[str, Any]
Owned = Mapping[str, Sequence[Row]]
Document = tuple[str, str]

OWNERS = {
    "position": "person",
    "channel": "person",
    "postal_address": "person",
    "person_tag": "person",
    "member": "delegation",
    "objective": "visit",
    "participant": "programme_item",
}
"""Tables whose rows are found under the record that owns them."""

_ADDRESS = ("po_box", "extended", "street", "locality", "region", "postal_code", "country", "han")

_HAN_CHAR = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[^\W_]+")


def _apart(found: re.Match[str]) -> str:
    return f" {found[0]} "


def spaced(text: str) -> str:
    """``text`` with every Han character a word of its own."""
    return text if text.isascii() else _HAN_CHAR.sub(_apart, text)


def language_words(code: str) -> str:
    """The words under which speakers of a language (a BCP 47 code) are found: "kiina Chinese 中文"."""
    names = LANGUAGE_NAMES.get(code.split("-")[0].lower())
    return spaced(" ".join(names)) if names else code


def is_han_piece(piece: str) -> bool:
    """Whether a piece of a query is a Han character."""
    return len(piece) == 1 and is_han(piece)


def query_words(typed: str) -> list[list[str]]:
    """The words of a query, each as the pieces that must stand side by side."""
    return [pieces for word in typed.split() if (pieces := _WORD.findall(spaced(pinyin.toneless(word))))]


def _texts(row: Row, *names: str) -> str:
    return " ".join(spaced(str(row[n])) for n in names if row[n])


def _all_languages(row: Row, *names: str) -> str:
    return _texts(row, *(f"{name}_{key}" for name in names for key in ALL_TEXT_LANGUAGES))


@lru_cache(maxsize=1 << 14)
def _spellings(*words: str) -> str:
    """Pinyin as people type it: syllables, joined, initials, with ü also as v and u."""
    syllables = [s for word in words for s in pinyin.segment(word) or [word] if s]
    plain = [pinyin.toneless(s).lower() for s in syllables]
    if not plain:
        return ""
    forms = {" ".join(plain), "".join(plain), "".join(s[:1] for s in plain)}
    forms |= {form.replace("ü", other) for form in forms for other in ("v", "u")}
    return " ".join(sorted(forms))


def _person(row: Row, owned: Owned) -> Document:
    family, given = row["pinyin_family"], row["pinyin_given"]
    name = [
        _texts(
            row, "family_han", "given_han", "family_latin", "given_latin", "western_name", "passport_name"
        ),
        (row["family_latin"] + row["given_latin"]),
        _spellings(family, given),
    ]
    usual = usual_readings().get(row["family_han"]) if row["family_han"] else None
    if usual:
        name.append(_spellings("".join(usual), given))
    other = [f"{_all_languages(p, 'title')} {_texts(p, 'department')}" for p in owned["position"]]
    other += [_texts(c, "value") for c in owned["channel"]]
    other += [_texts(a, *_ADDRESS) for a in owned["postal_address"]]
    other += [_texts(t, "name") for t in owned["person_tag"]]
    other += [language_words(code) for code in row["languages"].split()]
    other.append(_texts(row, "note"))
    return " ".join(name), " ".join(other)


def _named(*others: str, title: str = "name", plain: Sequence[str] = ()) -> Callable[[Row, Owned], Document]:
    def document(row: Row, _owned: Owned) -> Document:
        name = _all_languages(row, title)
        if row.get("pinyin"):
            name += " " + _spellings(row["pinyin"])
        return name, " ".join((_all_languages(row, *others), _texts(row, *plain)))

    return document


DOCUMENTS: dict[str, Callable[[Row, Owned], Document]] = {
    "person": _person,
    "organisation": _named("address", plain=("phone", "email", "web", "note")),
    "visit": _named("purpose", title="title", plain=("case_number", "note")),
    "delegation": _named(plain=("note",)),
    "programme_item": _named("objectives", "points", "background", title="title", plain=("note",)),
    "place": _named("facts"),
    "title": _named(plain=("variants",)),
    "theme": _named("description"),
}
"""For each table that can be searched, how a row with the rows it owns becomes a document."""
