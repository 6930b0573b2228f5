"""Contact tables to cards, as a mapping of the columns says."""

from __future__ import annotations

from collections.abc import Iterator

from c21desk.exchange.cards import Card, CardsResult
from c21desk.exchange.contacts.mapping import Mapping
from c21desk.exchange.contacts.rows import RowReader
from c21desk.exchange.contacts.table import ContactTable
from c21desk.exchange.records import Rejected, Where
from c21desk.i18n import N_, Message, message


class MappedCards:
    """The cards of a table, in order, as an iterator that is used once: for tables of any size.

    While it runs and after it: ``read`` counts the rows met, ``rejected`` lists those left out, ``damaged``
    (at most :data:`~c21desk.exchange.contacts.rows.MAX_DAMAGED`) and ``damaged_count`` single values that could not be read; ``done`` is
    the share of the rows that was read; ``notes`` tell what else is to be known.
    """

    def __init__(self, table: ContactTable, mapping: Mapping) -> None:
        self._table = table
        self._reader = RowReader(table, mapping)
        self._cards = self._all()
        self.read = 0
        self.rejected: list[Rejected] = []

    def __iter__(self) -> Iterator[Card]:
        return self

    def __next__(self) -> Card:
        return next(self._cards)

    @property
    def damaged(self) -> list[Rejected]:
        """Values that could not be read."""
        return self._reader.damaged

    @property
    def damaged_count(self) -> int:
        """How many values could not be read."""
        return self._reader.damaged_count

    @property
    def notes(self) -> tuple[Message, ...]:
        """What else is to be known."""
        return tuple(self._reader.notes)

    @property
    def done(self) -> float:
        """How much of the table was read, from 0 to 1."""
        return self.read / len(self._table.rows) if self._table.rows else 1.0

    def _all(self) -> Iterator[Card]:
        for where, cells in self._table.rows:
            self.read += 1
            place = where if where.sheet or not self._table.name else Where(where.line, file=self._table.name)
            card = self._reader.row(place, cells)
            if card is not None:
                yield card
                continue
            self.rejected.append(
                Rejected(
                    place,
                    message(N_("Nothing in this row says whom it is about: no name, address or number.")),
                )
            )


def apply_mapping(table: ContactTable, mapping: Mapping) -> CardsResult:
    """The cards of a table. A row that says nothing of a contact is rejected with its place; a single value
    that cannot be read is listed as damaged and costs only itself."""
    stream = MappedCards(table, mapping)
    cards = tuple(stream)
    return CardsResult(
        stream.read,
        cards,
        tuple(stream.rejected),
        tuple(stream.damaged),
        stream.damaged_count,
        stream.notes,
    )
