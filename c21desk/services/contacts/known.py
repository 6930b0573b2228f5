"""Who is in the file already, for telling whether a contact is somebody known.

Names are held in memory by the keys under which they meet; everything else is read for the few people
whose name is that of a contact.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from c21desk.domain.ids import new_id
from c21desk.domain.names.script import simplified
from c21desk.domain.pinyin import toneless
from c21desk.domain.same_person import Facts, Sameness, compare, folded, narrower, phone_key
from c21desk.services.contacts.cards import PersonDraft, iso_day

Query = Callable[[str, Sequence[Any]], Iterable[Sequence[Any]]]
"""Runs a SELECT and gives its rows."""

_CROWD = 12
"""More people of one name than this are a crowd."""
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
        **name_facts(new_id(), names),
        birth=iso_day(values.get("birth_date")),
        sex=values.get("sex", ""),
        emails=frozenset(by_kind["email"] - {""}),
        phones=frozenset(by_kind["phone"] - {""}),
        wechats=frozenset(by_kind["wechat"] - {""}),
        posts=posts,
    )


def load_facts(
    query: Query, people: Sequence[int] | Sequence[bytes], by: str = "n"
) -> list[tuple[int, Facts]]:
    """What the file knows of the people with these row numbers (or ids, ``by`` "id"), with their numbers."""
    marks = ",".join("?" * len(people))
    found: dict[bytes, dict[str, Any]] = {}
    numbers: dict[bytes, int] = {}
    for row in query(
        f"SELECT {_NAMES}, birth_date, passport_number, sex FROM person WHERE {by} IN ({marks})",  # noqa: S608
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


Wanted = tuple[Facts, str]
"""What a contact says, and the UID of its card."""


class KnownPeople:
    """Everyone in the file, and everyone who was added since by the same import.

    Contacts come in groups: :meth:`prepare` reads what the file knows of all whom a group may mean, with
    few statements; after the group is written, :meth:`written` lets go of it. Of a name that many people
    share only those are compared who share something more: the work stays in proportion to the contacts.
    """

    def __init__(self, query: Query) -> None:
        self._query = query
        self._by_key: dict[int, list[bytes]] = {}
        """Ids by the hash of a name's key; equal hashes of unlike names only cost a comparison."""
        self._crowds: dict[int, dict[int, list[bytes]]] = {}
        """For names that many share: ids by the hash of what else they may share."""
        self._by_uid: dict[str, bytes] = {}
        self._facts: dict[bytes, Facts] = {}
        for _n, key, *names in query(f"SELECT {_NAMES} FROM person", ()):  # noqa: S608 - columns of ours
            for name in set(Facts(**name_facts(uuid.UUID(bytes=key), names)).name_keys()):
                self._by_key.setdefault(hash(name), []).append(key)
        for key, uid in query("SELECT id, card_uid FROM person WHERE card_uid <> ''", ()):
            self._by_uid.setdefault(uid, key)

    def prepare(self, wanted: Iterable[Wanted]) -> None:
        """Read what will be needed for these contacts."""
        self._load({key for one in wanted for key in self._candidates(*one)})

    def written(self) -> None:
        """The contacts prepared last are in the file now: what was noted of them can be read again."""
        self._facts.clear()

    def add(self, facts: Facts, uid: str) -> None:
        """Note somebody who is being added."""
        key = facts.id.bytes
        self._facts[key] = facts
        for name in {hash(name) for name in facts.name_keys()}:
            self._by_key.setdefault(name, []).append(key)
            if name in self._crowds:
                _note_more(self._crowds[name], facts)
        if uid:
            self._by_uid.setdefault(uid, key)

    def find(self, facts: Facts, uid: str) -> list[Found]:
        """Who may be the person of these facts, the likeliest first. Prepare the contact before."""
        same_card = self._by_uid.get(uid) if uid else None
        candidates = self._candidates(facts, uid)
        self._load(candidates)
        found = []
        for key in candidates:
            known = self._facts.get(key)
            if known is None:
                continue
            sameness = compare(facts, known)
            if key == same_card and (sameness is not None or not _two_people(facts, known)):
                sameness = Sameness(100, sameness.reasons if sameness else ())
            if sameness is not None:
                found.append(Found(known.id, sameness, _bare(facts) and _bare(known)))
        return sorted(found, key=lambda f: (-f.sameness.score, f.id))

    def _candidates(self, facts: Facts, uid: str) -> set[bytes]:
        found = {self._by_uid[uid]} if uid in self._by_uid else set()
        for name in {hash(name) for name in facts.name_keys()}:
            group = self._by_key.get(name, ())
            if len(group) <= _CROWD:
                found.update(group)
                continue
            crowd = self._crowd(name)
            for more in _more(facts):
                found.update(crowd.get(more, ())[:_CROWD])
        return found

    def _crowd(self, name: int) -> dict[int, list[bytes]]:
        crowd = self._crowds.get(name)
        if crowd is None:
            crowd = self._crowds[name] = {}
            group = self._by_key[name]
            self._load(group)
            for key in group:
                if key in self._facts:
                    _note_more(crowd, self._facts[key])
        return crowd

    def _load(self, ids: Iterable[bytes]) -> None:
        missing = sorted(key for key in ids if key not in self._facts)
        for start in range(0, len(missing), 400):
            for _n, facts in load_facts(self._query, missing[start : start + 400], "id"):
                self._facts[facts.id.bytes] = facts


def _more(facts: Facts) -> set[int]:
    return {hash(more) for more in (*narrower(facts), *facts.contact_keys())}


def _note_more(crowd: dict[int, list[bytes]], facts: Facts) -> None:
    for more in _more(facts):
        crowd.setdefault(more, []).append(facts.id.bytes)


def _two_people(one: Facts, other: Facts) -> bool:
    """Whether two names cannot be one person's: a card may be used again for a successor."""
    names = [set(filter(None, (f.family, f.given, f.family_han, f.given_han))) for f in (one, other)]
    return all(names) and names[0].isdisjoint(names[1])


def _bare(facts: Facts) -> bool:
    """Whether nothing but the name is known."""
    return not (facts.birth or facts.passport or facts.emails or facts.phones or facts.wechats or facts.posts)
