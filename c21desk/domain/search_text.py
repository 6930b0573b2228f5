"""What people search for: the words under which each kind of record is found, and where they come from.

A record is described in parts: the ways of writing its *name*, and everything *else*, some of it from
records that it refers to (a person is found by the organisation and its town). Han characters stand apart
and are simplified, so that any part of a name finds it in either script; a Chinese name is also found by
its pinyin (by syllable, joined, initials; the proposed one where none is stored) and, where a surname is read unusually, by the usual reading of
its character; a phone number by any run of its digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from c21desk.domain import phones, pinyin
from c21desk.domain.languages import LANGUAGE_NAMES
from c21desk.domain.localized import ALL_TEXT_LANGUAGES
from c21desk.domain.names import HanName, propose_pinyin, usual_readings
from c21desk.domain.names.script import HAN, simplified

Row = Mapping[str, Any]


class Part(NamedTuple):
    """Something a record is found by: ``what`` it is (a key of the explanations), the ``text`` as people
    know it, and the ``words`` for the index."""

    what: str
    text: str
    words: str


@dataclass(frozen=True)
class Link:
    """``table.column`` refers to a record of ``target``, whose names are words of the referring record."""

    table: str
    column: str
    target: str


@dataclass(frozen=True)
class Owner:
    """The table that a table's rows are found under, and the column that leads there."""

    table: str
    column: str


_OF_A_PERSON = Owner("person", "person_id")

OWNERS = {
    "position": _OF_A_PERSON,
    "channel": _OF_A_PERSON,
    "postal_address": _OF_A_PERSON,
    "person_tag": _OF_A_PERSON,
    "member": Owner("delegation", "delegation_id"),
    "objective": Owner("visit", "visit_id"),
    "budget_line": Owner("visit", "visit_id"),
    "earlier_visit": Owner("visit", "visit_id"),
    "participant": Owner("programme_item", "item_id"),
    "item_vehicle": Owner("programme_item", "item_id"),
    "traveller": Owner("journey", "journey_id"),
    "occupant": Owner("room", "room_id"),
    "seat": Owner("seating_plan", "plan_id"),
}
"""Tables whose rows are found under the record that owns them."""

LINKS = (
    Link("position", "organisation_id", "organisation"),
    Link("organisation", "place_id", "place"),
    Link("organisation", "parent_id", "organisation"),
    Link("person", "home_place_id", "place"),
    Link("visit", "place_id", "place"),
    Link("visit", "partner_place_id", "place"),
    Link("visit", "requester_id", "organisation"),
    Link("delegation", "visit_id", "visit"),
    Link("programme_item", "venue_id", "organisation"),
    Link("document", "visit_id", "visit"),
    Link("task", "visit_id", "visit"),
    Link("commitment", "visit_id", "visit"),
    Link("commitment", "place_id", "place"),
    Link("gift", "visit_id", "visit"),
    Link("note", "visit_id", "visit"),
    Link("outcome", "visit_id", "visit"),
    Link("outcome", "place_id", "place"),
)
"""References whose targets' names belong to the record. Of a person, the town of the organisation too."""


@dataclass(frozen=True)
class Source:
    """A record's row, the rows that it owns by table, and the rows that these refer to by id."""

    row: Row
    owned: Mapping[str, Sequence[Row]]
    linked: Mapping[bytes, Row]

    def target(self, row: Row, column: str) -> Row | None:
        """The row that a reference leads to, if it is there."""
        key = row[column]
        return None if key is None else self.linked.get(key)


Parts = Iterator[Part]
Description = tuple[Callable[[Source], Parts], Callable[[Source], Parts]]

_ADDRESS = ("po_box", "extended", "street", "locality", "region", "postal_code", "country", "han")
_HAN = re.compile(f"([{HAN}])")
_PLAIN_NUMBER = re.compile(r"\+?[0-9 -]+")
"""A number that is nothing but its digits, as most are: what :mod:`phones` does with it is done here, faster."""
_LONGEST_DIGITS = 24


@lru_cache(maxsize=20_000)
def spaced(text: str) -> str:
    """``text`` with every Han character a simplified word of its own."""
    return text if text.isascii() else _HAN.sub(r" \1 ", simplified(text))


def language_words(code: str) -> str:
    """The words under which speakers of a language (a BCP 47 code) are found: "kiina Chinese 中文"."""
    names = LANGUAGE_NAMES.get(code.split("-")[0].lower())
    return " ".join(names) if names else code


@lru_cache(maxsize=20_000)
def spellings(*words: str) -> str:
    """Pinyin as people type it: syllables, joined, initials, with ü also as v and u."""
    syllables = [s for word in words for s in pinyin.segment(word) or [word] if s]
    plain = [pinyin.toneless(s).lower() for s in syllables]
    if not plain:
        return ""
    forms = {" ".join(plain), "".join(plain), "".join(s[:1] for s in plain)}
    forms |= {form.replace("ü", other) for form in forms for other in ("v", "u")}
    return " ".join(sorted(forms))


def phone_words(number: str) -> str:
    """A phone number as written, and its digits from each place on: any run of digits finds it."""
    if not _PLAIN_NUMBER.fullmatch(number):
        return " ".join((spaced(number), *phones.suffix_tokens(number)))
    digits = "".join(c for c in number if c.isdecimal()).lstrip("0")[:_LONGEST_DIGITS]
    ends = (digits[start:] for start in range(len(digits) - phones.SHORTEST_TOKEN + 1))
    return " ".join((number, *ends))


def _part(what: str, *texts: object) -> Parts:
    text = " ".join(str(t) for t in texts if t)
    if text:
        yield Part(what, text, spaced(text))


@cache
def _columns(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{key}" for key in ALL_TEXT_LANGUAGES)


def _languages(row: Row | None, what: str, name: str) -> Parts:
    if row is not None:
        for column in _columns(name):
            if text := row[column]:  # most are empty
                yield Part(what, text, spaced(text))


def _person_names(source: Source) -> Parts:
    row = source.row
    family, given = row["family_latin"], row["given_latin"]
    if family or given:
        latin = f"{family} {given}".strip()
        joined = f" {family}{given}" if family and given else ""
        yield Part("name", latin, spaced(latin) + joined)
    yield from _part("han", row["family_han"] + row["given_han"])
    stated = (row["pinyin_family"], row["pinyin_given"])
    han = HanName(row["family_han"], row["given_han"])
    proposed = ("", "") if all(stated) or not (han.family or han.given) else propose_pinyin(han)
    reading = (stated[0] or proposed[0], stated[1] or proposed[1])
    if any(reading):
        what = "pinyin" if any(stated) else "usual-reading"
        words = spellings(*reading)
        if not given and reading[1]:  # "zeng xiaoming": else the Latin given name stands in the index
            words = f"{words} {pinyin.toneless(reading[1]).lower()}"
        yield Part(what, " ".join(w for w in reading if w), words)
    usual = usual_readings().get(row["family_han"]) if row["family_han"] else None
    if usual:
        yield Part("usual-reading", pinyin.join(list(usual)), spellings("".join(usual), reading[1]))
    yield from _part("also-called", row["western_name"])
    yield from _part("also-called", row["passport_name"])


def _person_rest(source: Source) -> Parts:
    row = source.row
    for post in source.owned["position"]:
        yield from _languages(post, "title", "title")
        yield from _part("department", post["department"])
        body = source.target(post, "organisation_id")
        yield from _languages(body, "organisation", "name")
        if body is not None:
            yield from _languages(source.target(body, "place_id"), "place", "name")
    yield from _languages(source.target(row, "home_place_id"), "home-place", "name")
    for channel in source.owned["channel"]:
        value = channel["value"]
        if channel["kind"] == "phone":
            yield Part("phone", value, phone_words(value))
        else:
            yield from _part("address", value)
    for address in source.owned["postal_address"]:
        yield from _part("address", *(address[column] for column in _ADDRESS))
    for tag in source.owned["person_tag"]:
        yield from _part("tag", tag["name"])
    for code in row["languages"].split():
        yield from _part("language", language_words(code))
    yield from _part("note", row["note"])


def _names(title: str) -> Callable[[Source], Parts]:
    def names(source: Source) -> Parts:
        yield from _languages(source.row, "name", title)
        if reading := source.row.get("pinyin"):
            yield Part("pinyin", reading, spellings(reading))

    return names


def _plain_name(column: str) -> Callable[[Source], Parts]:
    def names(source: Source) -> Parts:
        yield from _part("name", source.row[column])

    return names


def _rest(
    *localized: str, plain: Sequence[str] = (), links: Mapping[str, tuple[str, str]] | None = None
) -> Callable[[Source], Parts]:
    """``links`` gives, by column, what its target is called in explanations and the target's name."""

    def rest(source: Source) -> Parts:
        for column, (what, attribute) in (links or {}).items():
            yield from _languages(source.target(source.row, column), what, attribute)
        for name in localized:
            yield from _languages(source.row, "text", name)
        for column in plain:
            value = source.row[column]
            if column == "phone" and value:
                yield Part("phone", value, phone_words(value))
            else:
                yield from _part("note" if column == "note" else "text", value)

    return rest


_PLACE = ("place", "name")
_VISIT = ("visit", "title")

DESCRIPTIONS: dict[str, Description] = {
    "person": (_person_names, _person_rest),
    "organisation": (
        _names("name"),
        _rest(
            "address",
            plain=("phone", "email", "web", "note"),
            links={"place_id": _PLACE, "parent_id": ("organisation", "name")},
        ),
    ),
    "visit": (
        _names("title"),
        _rest(
            "purpose",
            plain=("case_number", "note"),
            links={
                "place_id": _PLACE,
                "partner_place_id": _PLACE,
                "requester_id": ("organisation", "name"),
            },
        ),
    ),
    "delegation": (_names("name"), _rest(plain=("note",), links={"visit_id": _VISIT})),
    "programme_item": (
        _names("title"),
        _rest(
            "objectives",
            "points",
            "background",
            plain=("note",),
            links={"venue_id": ("organisation", "name")},
        ),
    ),
    "place": (_names("name"), _rest("facts")),
    "title": (_names("name"), _rest(plain=("variants",))),
    "theme": (_names("name"), _rest("description")),
    "document": (_plain_name("title"), _rest(plain=("file_name", "note"), links={"visit_id": _VISIT})),
    "task": (_names("title"), _rest(plain=("note",), links={"visit_id": _VISIT})),
    "commitment": (
        _names("title"),
        _rest(plain=("note",), links={"visit_id": _VISIT, "place_id": _PLACE}),
    ),
    "gift": (_names("title"), _rest(plain=("kept_at", "note"), links={"visit_id": _VISIT})),
    "note": (_plain_name("text"), _rest(links={"visit_id": _VISIT})),
    "outcome": (
        _names("title"),
        _rest(plain=("evidence", "note"), links={"visit_id": _VISIT, "place_id": _PLACE}),
    ),
}
"""For each table that can be searched, the parts of its name and of the rest of its entry."""


def document(table: str, source: Source) -> tuple[str, str]:
    """The words of a record's name, and of the rest."""
    names, rest = DESCRIPTIONS[table]
    return " ".join(p.words for p in names(source)), " ".join(p.words for p in rest(source))


def parts(table: str, source: Source) -> Parts:
    """Everything that a record is found by, its names first."""
    names, rest = DESCRIPTIONS[table]
    yield from names(source)
    yield from rest(source)
