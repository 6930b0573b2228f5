"""The order of a list's rows: how many there are is known at once, which ones is read a piece at a time.

A list of a million people is shown before its order has been read, so a window asks for the numbers of
the rows that it shows (:meth:`Order.keys`) and reads on (:meth:`Order.read_on`) while it has nothing else
to do. What concerns all rows waits for the rest, a fifth of a second for a million.
"""

from __future__ import annotations

import json
import re
import threading
from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import compress
from operator import itemgetter

from c21desk.storage.connections import View
from c21desk.storage.store import Store

PIECE = 20_000
"""Rows read at once: some three milliseconds."""
_FEW = 4
"""So many rows are looked for one by one."""


class Order(ABC):
    """Row numbers in the order of a list. Its length never changes, even if the file does meanwhile."""

    @abstractmethod
    def __len__(self) -> int:
        """Number of rows."""

    @property
    @abstractmethod
    def complete(self) -> bool:
        """Whether all numbers are known."""

    @abstractmethod
    def read_on(self) -> None:
        """Get to know one more piece."""

    @abstractmethod
    def keys(self, start: int, stop: int) -> array[int]:
        """The numbers at these places, at once. Fewer, where rows have gone from the file meanwhile."""

    def everything(self) -> array[int]:
        """All numbers; those that are not known yet are waited for."""
        while not self.complete:
            self.read_on()
        return self.keys(0, len(self))

    def place(self, key: int) -> int | None:
        """Where a number stands; None where it does not."""
        try:
            return self.everything().index(key)
        except ValueError:
            return None

    def places(self, keys: Sequence[int]) -> list[range]:
        """Where these numbers stand, as runs from the top down; those that do not are left out."""
        if len(keys) <= _FEW:
            found = {place for place in map(self.place, keys) if place is not None}
            return [range(place, place + 1) for place in sorted(found)]
        marks = marked(keys)
        flags = bytearray()
        numbers = self.everything()
        for start in range(0, len(numbers), PIECE):
            flags += bytes(_looked_up(marks, numbers[start : start + PIECE]))
        return [range(*run.span()) for run in re.finditer(b"\x01+", flags)]

    def run(self, first: str, end: str, sorted_by: Callable[[int], str], *, descending: bool) -> range:
        """The places of the rows whose sort key is from ``first`` on and before ``end``; ``sorted_by``
        gives the key of a number, by which the order is."""
        numbers = self.everything()
        if descending:
            numbers = numbers[::-1]
        start = bisect_left(numbers, first, key=sorted_by)
        stop = bisect_left(numbers, end, start, key=sorted_by)
        return range(len(numbers) - stop, len(numbers) - start) if descending else range(start, stop)


class Known(Order):
    """An order that is there already."""

    def __init__(self, numbers: array[int]) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def complete(self) -> bool:
        """It is."""
        return True

    def read_on(self) -> None:
        """There is nothing to read."""

    def keys(self, start: int, stop: int) -> array[int]:
        return self._numbers[start:stop]

    def everything(self) -> array[int]:
        return self._numbers


class Whole(Order):
    """All rows of a table, ascending by a column that has an index and is never NULL.

    What has been read is kept. A place further on is found by the index, from the nearer end.
    """

    def __init__(self, store: Store, table: str, column: str, piece: int = PIECE) -> None:
        self._store, self._table, self._column, self._piece = store, table, column, piece
        self._numbers: array[int] = array("q")
        self._reading = threading.Lock()  # the worker may ask for the same list
        with store.view() as view:
            self._length = int(view.value(f"SELECT count(*) FROM {table}"))  # noqa: S608 - our own table
        self._ended = not self._length

    def __len__(self) -> int:
        return self._length

    @property
    def complete(self) -> bool:
        """Whether the last piece has been read."""
        return self._ended

    def read_on(self) -> None:
        self._read(self._piece)

    def everything(self) -> array[int]:
        self._read(-1)
        return self._numbers

    def _read(self, count: int) -> None:
        """Read ``count`` more numbers; -1 is the rest."""
        with self._reading:
            if self._ended:
                return
            with self._store.view() as view:
                after, values = self._after_known(view)
                # One text, for the driver takes three times as long to hand a number over as SQLite to find it.
                text = view.value(
                    f"SELECT group_concat(n) FROM (SELECT n FROM {self._table} {after} "  # noqa: S608
                    f'ORDER BY "{self._column}", n LIMIT ?)',
                    [*values, count],
                )
            more = json.loads(f"[{text or ''}]")
            self._numbers.extend(more)
            self._ended = len(more) < count or count < 0 or len(self._numbers) >= self._length

    def _after_known(self, view: View) -> tuple[str, list[object]]:
        if not self._numbers:
            return "", []
        last = self._numbers[-1]
        key = self._sort_key(view, last)
        if key is None:  # that row has gone; the list is about to be asked for anew
            return f'WHERE "{self._column}" < ?', [""]
        return f'WHERE ("{self._column}", n) > (?, ?)', [key, last]

    def _sort_key(self, view: View, number: int) -> str | None:
        found = view.value(f'SELECT "{self._column}" FROM {self._table} WHERE n = ?', [number])  # noqa: S608
        return None if found is None else str(found)

    def keys(self, start: int, stop: int) -> array[int]:
        known, stop = len(self._numbers), min(stop, self._length)
        if stop <= known or self._ended:
            return self._numbers[start:stop]
        column, limit = f'"{self._column}"', max(0, stop - start)
        with self._store.view() as view:
            if start - known <= self._length - stop:
                skipped = max(0, start - known)
                after, values = self._after_known(view)
                found = view.numbers(
                    f"SELECT n FROM {self._table} {after} ORDER BY {column}, n LIMIT ? OFFSET ?",  # noqa: S608
                    [*values, limit - max(0, known - start), skipped],
                )
                return self._numbers[start:known] + found
            found = view.numbers(
                f"SELECT n FROM {self._table} ORDER BY {column} DESC, n DESC LIMIT ? OFFSET ?",  # noqa: S608
                [limit, self._length - stop],
            )
        return found[::-1]

    def place(self, key: int) -> int | None:
        if self._ended:
            return super().place(key)
        with self._store.view() as view:
            mine = self._sort_key(view, key)
            if mine is None:
                return None
            before = f'SELECT (SELECT count(*) FROM {self._table} WHERE "{self._column}" < ?)'  # noqa: S608
            alike = f'(SELECT count(*) FROM {self._table} WHERE "{self._column}" = ? AND n < ?)'  # noqa: S608
            place = int(view.value(f"{before} + {alike}", [mine, mine, key]))
        return place if place < self._length else None


class Turned(Order):
    """Another order from its end to its beginning."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    @property
    def complete(self) -> bool:
        """Whether the other one is."""
        return self._order.complete

    def read_on(self) -> None:
        self._order.read_on()

    def keys(self, start: int, stop: int) -> array[int]:
        length = len(self)
        return self._order.keys(length - min(stop, length), length - start)[::-1]

    def everything(self) -> array[int]:
        return self._order.everything()[::-1]

    def place(self, key: int) -> int | None:
        place = self._order.place(key)
        return None if place is None else len(self) - 1 - place


class Picked(Order):
    """Those of another order that are marked: ``marks`` has 1 at the place of each such number, else 0."""

    def __init__(self, order: Order, marks: bytes, piece: int = PIECE) -> None:
        self._order, self._marks, self._piece = order, marks, piece
        self._numbers: array[int] = array("q")
        self._passed = 0
        self._length = marks.count(1)

    def __len__(self) -> int:
        return self._length

    @property
    def complete(self) -> bool:
        """Whether the other order has been looked through."""
        return len(self._numbers) >= self._length or self._passed >= len(self._order)

    def read_on(self) -> None:
        if self.complete:
            return
        if not self._order.complete:
            self._order.read_on()
        passing = self._order.keys(self._passed, self._passed + self._piece)
        self._numbers.extend(compress(passing, _looked_up(self._marks, passing)))
        self._passed += self._piece

    def keys(self, start: int, stop: int) -> array[int]:
        while len(self._numbers) < stop and not self.complete:
            self.read_on()
        return self._numbers[start : min(stop, self._length)]


def marked(numbers: Sequence[int]) -> bytes:
    """1 at the place of each of the numbers, else 0."""
    marks = bytearray(max(numbers, default=0) + 1)
    for number in numbers:
        marks[number] = 1
    return bytes(marks)


def both(first: bytes, second: bytes) -> bytes:
    """1 at each place where both have it, else 0."""
    length = min(len(first), len(second))
    numbers = int.from_bytes(first[:length], "little") & int.from_bytes(second[:length], "little")
    return numbers.to_bytes(length, "little")


def _looked_up(marks: bytes, numbers: Sequence[int]) -> Sequence[int]:
    """What ``marks`` has at the place of each number, for all at once: a loop would take three times as long."""
    if not numbers:
        return ()
    missing = max(numbers) + 1 - len(marks)
    if missing > 0:
        marks += bytes(missing)
    if len(numbers) == 1:
        return (marks[numbers[0]],)
    found: Sequence[int] = itemgetter(*numbers)(marks)
    return found
