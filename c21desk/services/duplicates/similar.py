"""Who in the file may be the person that is being written down, within a keystroke's time.

The search index gives a few people for each name, address and number; only they are read and compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from c21desk.domain.people import Person
from c21desk.domain.pinyin import toneless
from c21desk.domain.same_person import Facts, Sameness, compare, folded, phone_key
from c21desk.domain.search_query import Query
from c21desk.services.contacts.known import load_facts, name_facts
from c21desk.services.duplicates.pairs import LEAST
from c21desk.storage.connections import View, marks
from c21desk.storage.entries import fts_name, names_name

_OF_EACH = 60
"""Hits that are looked at for each name, address or number."""


@dataclass(frozen=True)
class Likeness:
    """Somebody who may be the same person: the row's number, and why."""

    number: int
    sameness: Sameness


def facts_of(view: View, person: Person) -> Facts:
    """What a person who is being edited would be compared by."""
    found: dict[str, set[str]] = {"phone": set(), "email": set(), "wechat": set()}
    for channel in person.channels:
        if channel.kind in found:
            key = phone_key(channel.value) if channel.kind == "phone" else channel.value.strip().casefold()
            found[channel.kind].add(key)
    wanted = [p.organisation_id.bytes for p in person.positions if p.organisation_id]
    bodies = {
        row["id"]: {folded(row[f"name_{key}"]) for key in ("fi", "en", "zh")} - {""}
        for row in view.rows(
            f"SELECT id, name_fi, name_en, name_zh FROM organisation WHERE id IN ({marks(wanted)})",  # noqa: S608
            wanted,
        )
    }
    posts = set()
    for post in person.positions:
        titles = {folded(title) for title in (*post.title.values(), post.title_source) if title} or {""}
        names = bodies.get(post.organisation_id.bytes, set()) if post.organisation_id else set()
        posts |= {(body, title) for body in names or {""} for title in titles if body or title}
    names_as_stored = (
        person.family_latin.strip(),
        person.given_latin.strip(),
        person.family_han.strip(),
        person.given_han.strip(),
        person.pinyin_family,
        person.pinyin_given,
    )
    return Facts(
        **name_facts(person.id, names_as_stored),
        birth=person.birth_date.isoformat() if person.birth_date else "",
        passport=folded(person.passport_number),
        sex=person.sex,
        emails=frozenset(found["email"] - {""}),
        phones=frozenset(found["phone"] - {""}),
        wechats=frozenset(found["wechat"] - {""}),
        posts=frozenset(posts),
    )


def similar(view: View, person: Person, limit: int = 5) -> list[Likeness]:
    """Others who may be this person, the likeliest first."""
    facts = facts_of(view, person)
    numbers: set[int] = set()
    for fts, expression in _queries(facts, person):
        statement = f"SELECT rowid FROM {fts} WHERE {fts} MATCH ? LIMIT ?"  # noqa: S608 - a table of ours
        numbers.update(view.numbers(statement, [expression, _OF_EACH]))
    found = []
    for number, other in load_facts(view.rows, sorted(numbers)) if numbers else ():
        sameness = None if other.id == facts.id else compare(facts, other)
        if sameness is not None and sameness.score >= LEAST:
            found.append(Likeness(number, sameness))
    return sorted(found, key=lambda f: (-f.sameness.score, f.number))[:limit]


def _phrase(text: str) -> str:
    return " + ".join(f'"{piece}"' for word in Query(text).words for piece in word)


def _queries(facts: Facts, person: Person) -> Iterator[tuple[str, str]]:
    """The indexes and the queries that find who shares a name, an address or a number."""
    names, everything = names_name("person"), fts_name("person")
    if facts.han:
        yield names, _phrase(facts.han)
        readings = {facts.reading, folded(toneless(person.pinyin_given + person.pinyin_family))}
        yield names, " OR ".join(f'"{reading}"' for reading in sorted(readings - {""}))
    latin = [phrase for name in (person.family_latin, person.given_latin) if (phrase := _phrase(name))]
    if latin:
        yield names, " AND ".join(latin)
    if facts.family and facts.given:
        yield names, f'"{facts.family}{facts.given}" OR "{facts.given}{facts.family}"'
    for channel in person.channels:
        if channel.kind in ("email", "wechat") and (phrase := _phrase(channel.value)):
            yield everything, phrase
    for phone in sorted(facts.phones):
        yield everything, f'"{phone}"'
