"""People who are in the file twice: finding them, comparing, merging, and taking a merge back."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import selectinload

from c21desk.domain.base import Record
from c21desk.domain.delegations import Member
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import MemberRole, ParticipantRole
from c21desk.domain.localized import ALL_TEXT_LANGUAGES, LocalizedText
from c21desk.domain.people import Person
from c21desk.domain.programme import Participant
from c21desk.domain.same_person import Sameness, compare
from c21desk.i18n import N_, Message, message
from c21desk.services.contacts.known import load_facts
from c21desk.services.contacts.plan import reason_words
from c21desk.services.duplicates.comparing import (
    Choice,
    ComparedField,
    ComparedPart,
    Comparison,
    compared,
    joined,
)
from c21desk.services.duplicates.pairs import IdPair, Pair, Pairs, Progress, in_order, likeliest
from c21desk.services.duplicates.similar import similar
from c21desk.services.fields import field_name
from c21desk.services.lists import id_of
from c21desk.services.people import name_of
from c21desk.services.rows.people import NAME_COLUMNS, PersonList, PersonRow
from c21desk.storage.aliases import Aliases
from c21desk.storage.connections import marks
from c21desk.storage.journal import WriteSession
from c21desk.storage.replay import states
from c21desk.storage.store import Store
from c21desk.storage.wire import entity

__all__ = [
    "Choice",
    "ComparedField",
    "ComparedPart",
    "Comparison",
    "Duplicates",
    "Merged",
    "Pair",
    "Pairs",
    "ShownPair",
    "Similar",
    "reason_words",
]

_PARTS = (Person.positions, Person.channels, Person.addresses, Person.tags)
_NOT_SAME = "not-same/"
_AT_ONCE = 500
_GONE = N_("This record no longer exists. Someone has deleted it.")


@dataclass(frozen=True)
class Merged:
    """Somebody who was merged into another, under the name that the entry had."""

    id: uuid.UUID
    name: str


@dataclass(frozen=True)
class ShownPair:
    """A pair as rows of a list."""

    pair: Pair
    left: PersonRow
    right: PersonRow


@dataclass(frozen=True)
class Similar:
    """Somebody who may be the same person, and why."""

    row: PersonRow
    reasons: tuple[Message, ...]


class Duplicates:
    """Finds people who are in the file twice, and makes one of two."""

    def __init__(self, store: Store, people: PersonList) -> None:
        self._store, self._people = store, people

    # -- finding

    def pairs(self, progress: Progress = lambda _done, _total: None) -> Pairs:
        """The pairs of people who are the likeliest to be one, without those that somebody told apart.

        Reads the whole file once: for the worker. ``progress`` is told how far it is, and may raise to
        end it.
        """
        told_apart = self._told_apart()
        with self._store.view() as view:
            return likeliest(view, told_apart, progress)

    def similar(self, person: Person) -> list[Similar]:
        """Others who may be somebody who is being written down, the likeliest first: at most five.

        Names are compared across scripts, and addresses and numbers too.
        """
        with self._store.view() as view:
            found = similar(view, person)
        rows = ((likeness, self._people.rows([likeness.number])) for likeness in found)
        return [Similar(row, reason_words(likeness.sameness.reasons)) for likeness, [row] in rows]

    def standing(self, pairs: Iterable[Pair]) -> list[ShownPair]:
        """Those of the pairs that are still to be decided, as rows of the two people.

        Somebody who was merged meanwhile is the person that he or she was merged into.
        """
        pairs = list(pairs)
        told_apart = self._told_apart()
        with self._store.view() as view:
            shown_as = {
                id_of(row["record"]): id_of(row["shown_as"])
                for row in view.rows("SELECT record, shown_as FROM alias")
            }
            now: dict[IdPair, Pair] = {}
            for pair in pairs:
                left, right = (shown_as.get(key, key) for key in (pair.left, pair.right))
                both = in_order(left, right)
                if left != right and both not in told_apart:
                    now.setdefault(both, Pair(left, right, pair.sameness))
            ids = list({key.bytes for pair in now.values() for key in (pair.left, pair.right)})
            numbers = [
                n
                for start in range(0, len(ids), _AT_ONCE)
                for n in view.numbers(
                    f"SELECT n FROM person WHERE id IN ({marks(ids[start : start + _AT_ONCE])})",  # noqa: S608
                    ids[start : start + _AT_ONCE],
                )
            ]
        rows = {row.id: row for row in self._people.rows(numbers)}
        return [
            ShownPair(pair, rows[pair.left], rows[pair.right])
            for pair in now.values()
            if pair.left in rows and pair.right in rows
        ]

    def pair_of(self, a: uuid.UUID, b: uuid.UUID) -> Pair:
        """Any two people as a pair, with what speaks for their being one."""
        with self._store.view() as view:
            numbers = view.numbers("SELECT n FROM person WHERE id IN (?, ?)", [a.bytes, b.bytes])
            facts = [known for _n, known in load_facts(view.rows, numbers)]
        found = compare(*facts) if len(facts) == 2 else None
        return Pair(a, b, found or Sameness(0, ()))

    def _told_apart(self) -> set[IdPair]:
        found = set()
        for key in self._store.local_values.items(_NOT_SAME):
            a, b = key.removeprefix(_NOT_SAME).split("/")
            found.add((uuid.UUID(a), uuid.UUID(b)))
        return found

    def tell_apart(self, a: uuid.UUID, b: uuid.UUID, *, apart: bool = True) -> None:
        """Note that two people are not the same, so that they are not offered again; or forget it."""
        first, second = in_order(a, b)
        self._store.local_values.set(f"{_NOT_SAME}{first}/{second}", "1" if apart else None)

    # -- comparing

    def comparison(self, a: uuid.UUID, b: uuid.UUID) -> Comparison:
        """Two people side by side. On the left the one of whom more is known.

        Raises UserError where one of them no longer exists.
        """
        with self._store.read() as session:
            found = [session.get(Person, key, options=[selectinload(p) for p in _PARTS]) for key in (a, b)]
            left, right = found
            if left is None or right is None:
                raise UserError(message(_GONE))
            if _weight(right) > _weight(left):
                left, right = right, left
            return compared(session, left, right)

    # -- merging

    def merge(
        self, keep: uuid.UUID, other: uuid.UUID, choices: Mapping[str, Choice] | None = None
    ) -> uuid.UUID:
        """Make one of two people, as one undo step; returns the id of the merged person.

        Everything that either owns stays, and so does every membership and meeting. ``choices`` says by
        wire name whose value a field gets (``keep`` is the left); fields that are not named go by what
        :meth:`comparison` proposes. Raises UserError where one of the two no longer exists.
        """
        with self._store.write(message(N_("Merge people"))) as session:
            options = [selectinload(part) for part in _PARTS]
            winner, loser = (session.get(Person, key, options=options) for key in (keep, other))
            if winner is None or loser is None or winner is loser:
                raise UserError(message(_GONE))
            proposals = {f.wire: f.proposed for f in compared(session, winner, loser).fields}
            _choose(winner, loser, proposals | dict(choices or {}))
            for part in ("positions", "channels", "addresses", "tags"):
                _drop_repeated(session, getattr(winner, part), getattr(loser, part))
            _join_memberships(session, keep, other)
            return session.merge_into(other, keep)

    def merged_into(self, person: uuid.UUID) -> list[Merged]:
        """Those who were merged into a person and can be separated again."""
        ids = self._store.merged_into(person)
        if not ids:
            return []
        found = []
        with self._store.reading() as connection:
            for record in ids:
                alone = states(connection, [record.bytes], Aliases({}))
                values = next((s.values for s in alone if s.key == record.bytes), None) or {}
                names = {key: values[key] for key in NAME_COLUMNS if key in values}
                found.append(Merged(record, name_of(Person(**names)).both))
        return found

    def unmerge(self, merged: uuid.UUID) -> tuple[Message, ...]:
        """Separate somebody from the person that he or she was merged into, at any later time.

        One undo step. Returns the names of the fields that were changed after the merge and keep their
        newer value. Raises UserError where that was done already.
        """
        undone = self._store.unmerge(merged)
        if undone is None:
            raise UserError(message(N_("These people are separate already.")))
        return tuple(field_name(Person, s.field) for s in undone.skipped if s.entity == Person.__wire__)


def _weight(person: Person) -> int:
    """How much is known of a person."""
    fields = sum(getattr(person, f.column) not in ("", None) for f in entity(Person).fields)
    return fields + 2 * sum(len(getattr(person, part.key)) for part in _PARTS)


def _choose(winner: Person, loser: Person, choices: Mapping[str, Choice]) -> None:
    """Give the winner the chosen values."""
    biography = winner.biography
    for field in entity(Person).fields:
        choice = choices.get(field.wire, Choice.LEFT)
        if choice is Choice.LEFT:
            continue
        value = getattr(loser, field.column)
        if choice is Choice.BOTH:
            value = joined(field.wire, getattr(winner, field.column), value)
        base, _dot, language = field.wire.partition(".")
        if base == "biography":
            biography = biography.with_(language, value)
        else:
            setattr(winner, field.column, value)
    winner.biography = biography


def _contents(record: Record) -> dict[str, Any]:
    what = entity(type(record))
    return {f.column: value for f in what.fields if (value := getattr(record, f.column)) != f.empty}


def _drop_repeated(session: WriteSession, kept: list[Any], others: list[Any]) -> None:
    """Of what the loser owns drop what the winner has word for word; it is back when they are separated."""
    known = [_contents(record) for record in kept]
    for record in others:
        if any(_contents(record).items() <= one.items() for one in known):
            session.delete(record)


def _join_memberships(session: WriteSession, keep: uuid.UUID, other: uuid.UUID) -> None:
    """Where both take part in the same delegation or item, one membership with what either says."""
    kinds: tuple[tuple[Any, str], ...] = (
        (Member, MemberRole.MEMBER),
        (Participant, ParticipantRole.ATTENDEE),
    )
    for record, usual in kinds:
        owner = record.__owner__
        of_winner = {
            getattr(m, owner): m for m in session.scalars(select(record).where(record.person_id == keep))
        }
        for gone in session.scalars(select(record).where(record.person_id == other)):
            stays = of_winner.get(getattr(gone, owner))
            if stays is None:
                continue
            if stays.role == usual:
                stays.role = gone.role
            _fill(stays, gone)
            session.delete(gone)


def _fill(stays: Record, gone: Record) -> None:
    """Give a record what only the other has."""
    for name in inspect(type(stays)).composites.keys():  # noqa: SIM118 - iterating it gives the values
        mine, theirs = getattr(stays, name), getattr(gone, name)
        texts = (mine.get(key) or theirs.get(key) for key in ALL_TEXT_LANGUAGES)
        setattr(stays, name, LocalizedText(*texts))
    for name in ("rank_level", "rank_override", "rank_reason", "list_order", "note"):
        if hasattr(stays, name) and getattr(stays, name) in ("", None):
            setattr(stays, name, getattr(gone, name))
