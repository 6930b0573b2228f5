"""Who is in the file already, for telling whether a contact is somebody known.

Names are held in memory by the keys under which they meet; everything else is read for the few people
whose name is that of a contact.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from c21desk.domain.names.script import simplified
from c21desk.domain.pinyin import toneless
from c21desk.domain.same_person import Facts, Sameness, compare, folded, phone_key
from c21desk.services.contacts.cards import PersonDraft, iso_day

Query = Callable[[str, Sequence[Any]], Iterable[Sequence[Any]]]
"""Runs a SELECT and gives its rows."""

_NAMES = "n, id, family_latin, given_latin, family_han, given_han, pinyin_family, pinyin_given"


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who may be the person of a contact."""

    id: uuid.UUID
    sameness: Sameness
    equal: bool
    """Nothing but the name is known of either, so that the two are equal."""


def name_facts(record_id: uuid.UUID, row: Sequence[str]) -> dict[str, Any]:
    """What names say, for :class:`Facts`: family and given name in Latin letters, in Han, in pinyin."""
    family, given, family_han, given_han, pinyin_family, pinyin_given = row
    return {
        "id": record_id,
        "family": folded(family),
        "given": folded(given),
        "family_han": simplified(family_han),
        "given_han": simplified(given_han),
        "pinyin": folded(toneless(pinyin_family + pinyin_given)),
    }


def facts_of(draft: PersonDraft) -> Facts:
    """What a contact says, for comparing."""
    values = draft.values
    names = tuple(
        values.get(column, "")
        for column in (
            "family_latin",
            "given_latin",
            "family_han",
            "given_han",
            "pinyin_family",
            "pinyin_given",
        )
    )
    by_kind: dict[str, set[str]] = {"phone": set(), "email": set(), "wechat": set()}
    for channel in draft.channels:
        if channel["kind"] in by_kind:
            key = phone_key if channel["kind"] == "phone" else str.casefold
            by_kind[channel["kind"]].add(key(channel["value"]))
    posts = frozenset(
        (folded(organisation), folded(title))
        for post in draft.posts
        for organisation, title in (
            (post.organisation, post.title),
            (post.organisation_zh, post.title_zh),
            (post.organisation_zh, post.title),
        )
        if organisation or title
    )
    return Facts(
        **name_facts(uuid.uuid4(), names),
        birth=iso_day(values.get("birth_date")),
        sex=values.get("sex", ""),
        emails=frozenset(by_kind["email"] - {""}),
        phones=frozenset(by_kind["phone"] - {""}),
        wechats=frozenset(by_kind["wechat"] - {""}),
        posts=posts,
    )


def load_facts(query: Query, people: Sequence[int]) -> list[tuple[int, Facts]]:
    """What the file knows of the people with these row numbers, with their numbers."""
    marks = ",".join("?" * len(people))
    found: dict[bytes, dict[str, Any]] = {}
    numbers: dict[bytes, int] = {}
    for row in query(
        f"SELECT {_NAMES}, birth_date, passport_number, sex FROM person WHERE n IN ({marks})",  # noqa: S608
        people,
    ):
        known = name_facts(uuid.UUID(bytes=row[1]), row[2:8])
        known |= {"birth": row[8] or "", "passport": folded(row[9]), "sex": row[10]}
        numbers[row[1]] = row[0]
        found[row[1]] = known | {"emails": set(), "phones": set(), "wechats": set(), "posts": set()}
    ids = list(found)
    marks = ",".join("?" * len(ids))
    for owner, kind, value in query(
        f"SELECT person_id, kind, value FROM channel WHERE person_id IN ({marks})",  # noqa: S608
        ids,
    ):
        if kind in ("phone", "email", "wechat"):
            key = phone_key(value) if kind == "phone" else value.casefold()
            found[owner][f"{kind}s"].add(key)
    posts = (
        "SELECT p.person_id, p.title_fi, p.title_en, p.title_zh, p.title_source, o.name_fi, o.name_en, "
        "o.name_zh FROM position p LEFT JOIN organisation o ON o.id = p.organisation_id "
    )
    for owner, *words in query(f"{posts} WHERE p.person_id IN ({marks})", ids):
        titles = {folded(word) for word in words[:4] if word} or {""}
        bodies = {folded(word) for word in words[4:] if word} or {""}
        found[owner]["posts"] |= {(body, title) for body in bodies for title in titles if body or title}
    return [(numbers[key], _facts(one)) for key, one in found.items()]


def _facts(known: dict[str, Any]) -> Facts:
    sets = ("emails", "phones", "wechats", "posts")
    return Facts(**(known | {name: frozenset(known[name] - {""}) for name in sets}))


class KnownPeople:
    """Everyone in the file, and everyone who was added since by the same import."""

    def __init__(self, query: Query) -> None:
        self._by_key: dict[str, list[int]] = {}
        self._by_uid: dict[str, int] = {}
        self._new: list[Facts] = []
        for n, key, *names in query(f"SELECT {_NAMES} FROM person", ()):  # noqa: S608 - columns of ours
            self._note(Facts(**name_facts(uuid.UUID(bytes=key), names)), n)
        for n, uid in query("SELECT n, card_uid FROM person WHERE card_uid <> ''", ()):
            self._by_uid.setdefault(uid, n)

    def _note(self, facts: Facts, number: int) -> None:
        for key in set(facts.name_keys()):
            self._by_key.setdefault(key, []).append(number)

    def add(self, facts: Facts, uid: str) -> None:
        """Note somebody who is being added."""
        self._new.append(facts)
        self._note(facts, -len(self._new))
        if uid:
            self._by_uid.setdefault(uid, -len(self._new))

    def find(self, facts: Facts, uid: str, query: Query) -> list[Found]:
        """Who may be the person of these facts, the likeliest first."""
        numbers = {n for key in set(facts.name_keys()) for n in self._by_key.get(key, ())}
        same_card = self._by_uid.get(uid, 0) if uid else 0
        found = []
        for number, known in self._facts(sorted(numbers | ({same_card} - {0})), query):
            sameness = compare(facts, known)
            if number == same_card and (sameness is not None or not _two_people(facts, known)):
                sameness = Sameness(100, sameness.reasons if sameness else ())
            if sameness is not None:
                found.append(Found(known.id, sameness, _bare(facts) and _bare(known)))
        return sorted(found, key=lambda f: (-f.sameness.score, f.id))

    def _facts(self, numbers: list[int], query: Query) -> Iterable[tuple[int, Facts]]:
        yield from ((n, self._new[-n - 1]) for n in numbers if n < 0)
        stored = [n for n in numbers if n > 0]
        for start in range(0, len(stored), 400):
            yield from load_facts(query, stored[start : start + 400])


def _two_people(one: Facts, other: Facts) -> bool:
    """Whether two names cannot be one person's: a card may be used again for a successor."""
    names = [set(filter(None, (f.family, f.given, f.family_han, f.given_han))) for f in (one, other)]
    return all(names) and names[0].isdisjoint(names[1])


def _bare(facts: Facts) -> bool:
    """Whether nothing but the name is known."""
    return not (facts.birth or facts.passport or facts.emails or facts.phones or facts.wechats or facts.posts)
