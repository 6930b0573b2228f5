"""Looking through the whole file for people who are there twice.

The keys under which two people meet are kept as numbers, eight bytes for each key of a person, whatever
the number of people; what is known of those who share a key is read from the file when they are compared.
"""

from __future__ import annotations

import heapq
import uuid
from array import array
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from c21desk.domain.same_person import (
    Facts,
    Reason,
    Sameness,
    compare,
    folded,
    half_keys,
    narrower,
    near_names,
)
from c21desk.services.contacts.known import load_facts
from c21desk.storage.connections import View, marks

LEAST = 35
"""Score of the least likely pair that is worth a person's time: a name alone, in whatever script."""
MOST = 1000
"""How many pairs are offered at once, the likeliest."""
LARGEST = 12
"""How many may share a key that says anything."""
_AT_ONCE = 400
_NUMBER_BITS = 26
_SHELVES = 64

Progress = Callable[[int, int], None]
IdPair = tuple[uuid.UUID, uuid.UUID]


@dataclass(frozen=True)
class Pair:
    """Two people who may be one, the one that was there first on the left."""

    left: uuid.UUID
    right: uuid.UUID
    sameness: Sameness


@dataclass(frozen=True)
class Pairs:
    """The likeliest pairs, and whether there are more than are given."""

    pairs: tuple[Pair, ...]
    more: bool


def in_order(a: uuid.UUID, b: uuid.UUID) -> IdPair:
    """The two ids in the one order that stands for either."""
    return (a, b) if a < b else (b, a)


class _Keys:
    """Who shares a key. Keys and row numbers are packed into one number each and sorted shelf by shelf."""

    def __init__(self) -> None:
        self._shelves = [array("Q") for _ in range(_SHELVES)]

    def add(self, key: str, number: int) -> None:
        mixed = hash(key) & (1 << 64) - 1
        self._shelves[mixed % _SHELVES].append(mixed >> _NUMBER_BITS << _NUMBER_BITS | number)

    def groups(self, shelf_done: Callable[[], None]) -> Iterator[list[int]]:
        """The row numbers of those who share a key, of every key with two to ``LARGEST`` of them."""
        for place, shelf in enumerate(self._shelves):
            group: list[int] = []
            key = -1
            for packed in sorted(shelf):
                if packed >> _NUMBER_BITS != key:
                    if 1 < len(group) <= LARGEST:
                        yield group
                    key, group = packed >> _NUMBER_BITS, []
                group.append(packed & (1 << _NUMBER_BITS) - 1)
            if 1 < len(group) <= LARGEST:
                yield group
            self._shelves[place] = array("Q")
            shelf_done()


def likeliest(view: View, not_same: Container[IdPair], progress: Progress) -> Pairs:
    """The pairs of people in the file who are the likeliest to be one, the likeliest first.

    The work grows with the number of people, not with its square. ``progress`` is told how far it is, and
    may raise to end it.
    """
    numbers = view.numbers("SELECT n FROM person ORDER BY n")
    total = 2 * len(numbers)
    sure, half = _Keys(), _Keys()
    for start in range(0, len(numbers), _AT_ONCE):
        progress(start, total)
        for number, facts in load_facts(view.rows, numbers[start : start + _AT_ONCE]):
            _note(number, facts, sure, half)
    shelves = 0

    def shelf_done() -> None:
        nonlocal shelves
        shelves += 1
        progress(len(numbers) + len(numbers) * shelves // (2 * _SHELVES), total)

    best = _Best(not_same)
    for groups in (sure.groups(shelf_done), _near(view, half.groups(shelf_done))):
        for batch in _batches(groups):
            known = dict(load_facts(view.rows, sorted({n for group in batch for n in group})))
            for group in batch:
                for one, other in combinations(sorted(set(group)), 2):
                    best.see(one, other, known[one], known[other])
    return best.pairs()


def _note(number: int, facts: Facts, sure: _Keys, half: _Keys) -> None:
    names = set(facts.name_keys())
    for key in names.union(facts.contact_keys()):
        sure.add(key, number)
    for more in set(narrower(facts)):
        for key in names:
            sure.add(f"{key} {more}", number)
    for key in set(half_keys(facts)):
        half.add(key, number)


def _near(view: View, groups: Iterator[list[int]]) -> Iterator[list[int]]:
    """Of those who share half a name the pairs whose names are nearly the same."""
    for batch in _batches(groups):
        members = sorted({n for group in batch for n in group})
        known = {
            row["n"]: Facts(
                uuid.UUID(bytes=row["id"]), folded(row["family_latin"]), folded(row["given_latin"])
            )
            for row in view.rows(
                f"SELECT n, id, family_latin, given_latin FROM person WHERE n IN ({marks(members)})",  # noqa: S608
                members,
            )
        }
        for group in batch:
            for one, other in combinations(sorted(set(group)), 2):
                if near_names(known[one], known[other]):
                    yield [one, other]


def _batches(groups: Iterator[list[int]]) -> Iterator[Sequence[list[int]]]:
    batch: list[list[int]] = []
    size = 0
    for group in groups:
        batch.append(group)
        size += len(group)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Best:
    """The likeliest pairs so far."""

    def __init__(self, not_same: Container[IdPair]) -> None:
        self._not_same = not_same
        self._heap: list[tuple[int, int, int, Pair]] = []
        self._held: set[tuple[int, int]] = set()
        self._more = False

    def see(self, one: int, other: int, a: Facts, b: Facts) -> None:
        if (one, other) in self._held:
            return
        sameness = compare(a, b)
        if sameness is None or sameness.score < LEAST or in_order(a.id, b.id) in self._not_same:
            return
        if Reason.OTHER_PASSPORT in sameness.reasons and sameness.score < 2 * LEAST:
            return  # a name and an office in common are not enough against two passports
        entry = (sameness.score, -one, -other, Pair(a.id, b.id, sameness))
        if len(self._heap) < MOST:
            heapq.heappush(self._heap, entry)
        else:
            self._more = True
            gone = heapq.heappushpop(self._heap, entry)
            self._held.discard((-gone[1], -gone[2]))
            if gone is entry:
                return
        self._held.add((one, other))

    def pairs(self) -> Pairs:
        return Pairs(tuple(entry[3] for entry in sorted(self._heap, reverse=True)), self._more)
