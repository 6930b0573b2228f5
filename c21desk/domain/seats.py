"""Where an organisation is, and of what sort, as its name says: Helsingin kaupunki, City of Helsinki, 赫尔辛基市政府.

Only what the name says outright counts. A town's name alone is not enough inside a longer name (中山大学 is
not in 中山), nor where two places have it (Suzhou), nor where another place is named too (an office of
Nanjing in Shanghai): then the place stays open.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from c21desk.domain.kinds import OrganisationKind, PlaceKind
from c21desk.domain.names import has_han
from c21desk.domain.names.script import simplified
from c21desk.domain.same_person import folded

_KIND_BY_ENDING = (
    (("大使馆", "领事馆"), OrganisationKind.EMBASSY),
    (("大学", "学院", "学校"), OrganisationKind.UNIVERSITY),
    (("公司", "集团", "银行"), OrganisationKind.COMPANY),
    (("协会", "商会", "联合会", "学会"), OrganisationKind.ASSOCIATION),
    (("市人民政府", "市政府", "市政厅", "市议会"), OrganisationKind.CITY),
    (("政府", "办公室", "委员会", "局", "厅", "委"), OrganisationKind.GOVERNMENT),
    (("报社", "电视台", "通讯社"), OrganisationKind.MEDIA),
)
_COUNTRY = re.compile("中华人民共和国|中国|芬兰共和国|芬兰")
_OFFICE = re.compile("$|(人民)?政府|市政|市议会|外办|外事")
_NAMED_ENOUGH = 3
"""Characters from which on the Chinese name of a Finnish town is no chance."""

_BEFORE_OF = frozenset({"city", "municipality", "town"})
_CITY = frozenset({"city", "municipal", "municipality", "town", "stad", "kommun"})
_CITY_STEMS = ("kaupung", "kaupunki", "kunta", "kunnan", "stads")
_PROVINCE = frozenset({"province", "provincial"})
_PROVINCE_STEMS = ("maakun", "provins")
_ADMINISTRATION = frozenset({
    "the", "of", "people", "peoples", "s", "government", "council", "hall", "board", "administration",
    "region", "autonomous", "staden", "kansanhallitus", "hallitus", "pr", "prc", "china", "finland",
    "kaupunki", "kaupunginhallitus", "kaupunginkanslia", "kaupunginvaltuusto", "kaupungin", "kanslia", "kunta",
    "kunnanhallitus", "maakunta", "maakuntahallitus", "provinssi",
}) | _CITY | _PROVINCE  # fmt: skip
"""Words beside which a name is that of the administration itself."""
_WORDS = re.compile(r"[\s,;()/&]+")
_LONGEST = 3
"""Words that the name of a place may have."""

_GENITIVES = (
    ("sikaupunki", "denkaupungin"), ("nki", "ngin"), ("nko", "ngon"), ("mpu", "mmun"), ("rku", "run"),
    ("hti", "hden"), ("nta", "nnan"), ("joki", "joen"), ("mäki", "mäen"), ("inen", "isten"), ("s", "ksen"),
    ("i", "en"), ("e", "een"),
)  # fmt: skip


def genitives(name: str) -> set[str]:
    """The forms that may be the Finnish genitive of a place's name, wrong ones among them: Turku → Turun,
    Turkun. They serve to recognise, never to write."""
    found = {f"{name}n", f"{name}in"}
    return found | {name[: -len(old)] + new for old, new in _GENITIVES if name.casefold().endswith(old)}


class Seat(NamedTuple):
    """What a name says. ``place_id`` is None where that is open, ``kind`` OTHER."""

    place_id: uuid.UUID | None
    kind: OrganisationKind


class KnownPlace(NamedTuple):
    """A place with its names; ``names`` are those in Latin script, the Finnish one first."""

    id: uuid.UUID
    kind: str
    parent_id: uuid.UUID | None
    zh: str
    names: tuple[str, ...]


def kind_of(chinese_name: str) -> OrganisationKind:
    """What sort of organisation a Chinese name ends like."""
    return next(
        (kind for endings, kind in _KIND_BY_ENDING if chinese_name.endswith(endings)), OrganisationKind.OTHER
    )


class Seats:
    """The places that organisations can be in."""

    def __init__(self, places: Iterable[KnownPlace]) -> None:
        self._places = {place.id: place for place in places}
        self._latin: dict[str, set[uuid.UUID]] = {}
        self._owned: dict[str, set[uuid.UUID]] = {}
        self._whole: dict[str, set[uuid.UUID]] = {}
        self._short: dict[str, set[uuid.UUID]] = {}
        for place in self._places.values():
            for name in place.names:
                self._latin.setdefault(_key(_words(name)), set()).add(place.id)
            for form in genitives(place.names[0]) if place.names else ():
                self._owned.setdefault(_key(_words(form)), set()).add(place.id)
            if place.zh:
                self._add_chinese(place)

    def _add_chinese(self, place: KnownPlace) -> None:
        name = simplified(place.zh)
        divided = len(name) > 2 and name[-1] in "市省区州盟县旗"
        self._whole.setdefault(name if divided else f"{name}市", set()).add(place.id)
        if not divided or name[-1] in "市省":
            self._short.setdefault(name[:-1] if divided else name, set()).add(place.id)

    def find(self, *names: str) -> Seat:
        """The seat of an organisation that has these names, in whichever languages."""
        found = [self._chinese(name) if has_han(name) else self._western(name) for name in names if name]
        places = {seat.place_id for seat in found if seat.place_id}
        kinds = [seat.kind for seat in found if seat.kind != OrganisationKind.OTHER]
        place_id = places.pop() if len(places) == 1 else None
        return Seat(place_id, kinds[0] if kinds else OrganisationKind.OTHER)

    # -- Chinese

    def _chinese(self, text: str) -> Seat:
        text = simplified("".join(text.split()))
        rest = text
        if country := _COUNTRY.match(rest):
            rest = rest[country.end() :]
        place_id: uuid.UUID | None = None
        while hit := self._beginning(rest, place_id):
            place_id, rest = hit
        kind = kind_of(text)
        if place_id is None or "驻" in rest:
            return Seat(None, kind)
        if not rest:
            kind = self._own_kind(place_id)
        return Seat(place_id, kind)

    def _beginning(self, text: str, within: uuid.UUID | None) -> tuple[uuid.UUID, str] | None:
        """The place that a text begins with, the longest, and the text after it."""
        for size in range(len(text), 1, -1):
            word, rest = text[:size], text[size:]
            found = self._whole.get(word, set())
            if not found and (short := self._short.get(word)):
                abroad = size >= _NAMED_ENOUGH and all(self._is(s, PlaceKind.FI_CITY) for s in short)
                found = short if abroad or _OFFICE.match(rest) else set()
            if within is not None:
                found = {one for one in found if self._places[one].parent_id == within}
            if len(found) == 1:
                return next(iter(found)), rest
        return None

    # -- Latin script

    def _western(self, text: str) -> Seat:
        words = _words(text)
        said: list[set[uuid.UUID]] = []
        named: list[set[uuid.UUID]] = []
        rest: list[str] = []
        at = 0
        while at < len(words):
            size, places, outright = self._at(words, at)
            if not size:
                rest.append(words[at])
            elif places:
                (said if outright else named).append(places)
            at += size or 1
        place_id = self._one(said, named)
        if place_id is None or not _ADMINISTRATION.issuperset(rest):
            return Seat(place_id, OrganisationKind.OTHER)
        return Seat(place_id, self._own_kind(place_id))

    def _at(self, words: Sequence[str], at: int) -> tuple[int, set[uuid.UUID], bool]:
        """How many words from ``at`` on name a place, which it may be, and whether they say that this is
        where the organisation is."""
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            key = _key(words[at : at + size])
            after = words[at + size] if at + size < len(words) else ""
            before = words[max(0, at - 2) : at]
            if owned := self._owned.get(key):
                if after.startswith(_CITY_STEMS):
                    return size, self._of_kind(owned, city=True), True
                if after.startswith(_PROVINCE_STEMS):
                    return size, self._of_kind(owned, city=False), True
            if found := self._latin.get(key):
                if after in _PROVINCE or before == ["province", "of"]:
                    return size, self._of_kind(found, city=False), True
                if (
                    after in _CITY
                    or after.startswith("stads")
                    or before[-1:] == ["staden"]
                    or (before[-1:] == ["of"] and before[0] in _BEFORE_OF)
                ):
                    return size, self._of_kind(found, city=True), True
                whole = size == len(words) or (before == ["government", "of"] and not after)
                return size, found, whole
        return 0, set(), False

    def _of_kind(self, places: set[uuid.UUID], *, city: bool) -> set[uuid.UUID]:
        return {p for p in places if self._is(p, PlaceKind.CN_PROVINCE, PlaceKind.FI_REGION) != city}

    def _one(self, said: list[set[uuid.UUID]], named: list[set[uuid.UUID]]) -> uuid.UUID | None:
        """The one place that is meant; None where there is none or more than one."""
        around = {next(iter(group)) for group in (*said, *named) if len(group) == 1}
        places: set[uuid.UUID] = set()
        for group in said:
            inside = {one for one in group if self._places[one].parent_id in around}
            chosen = group if len(group) == 1 else inside
            if len(chosen) != 1:
                return None
            places |= chosen
        parents = {self._places[one].parent_id for one in places}
        places -= parents
        meant = places | parents
        if len(places) != 1 or not all(group & meant for group in named):
            return None
        return places.pop()

    def _is(self, place_id: uuid.UUID, *kinds: str) -> bool:
        return self._places[place_id].kind in kinds

    def _own_kind(self, place_id: uuid.UUID) -> OrganisationKind:
        """What the administration of a place is."""
        province = self._is(place_id, PlaceKind.CN_PROVINCE, PlaceKind.FI_REGION)
        return OrganisationKind.GOVERNMENT if province else OrganisationKind.CITY


def _words(text: str) -> list[str]:
    return [word for word in map(folded, _WORDS.split(text)) if word]


def _key(words: Sequence[str]) -> str:
    return " ".join(words)
