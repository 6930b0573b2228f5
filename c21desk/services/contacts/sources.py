"""Sources of contacts: contact cards, tables of other programs, mails. What a file is, is told by its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from c21desk.exchange.cards import Card, CardsResult
from c21desk.exchange.contacts import ContactTable, Mapping, apply_mapping, read_contact_table
from c21desk.exchange.records import Rejected
from c21desk.exchange.vcard import CardStream
from c21desk.i18n import Message

_LOOKED_AT = 4096
_SHOWN = 3
"""Values of a column that are shown while it is mapped."""
_MAILS = (".eml", ".msg")


@dataclass
class Reading:
    """One pass through a source: the cards one by one, and what is told once they are all read."""

    cards: Iterator[Card]
    _stream: CardStream | None = None
    _result: CardsResult | None = None

    @property
    def _told(self) -> CardStream | CardsResult:
        told = self._stream or self._result
        assert told is not None
        return told

    @property
    def read(self) -> int:
        """How many cards or rows were met so far."""
        return self._told.read

    @property
    def rejected(self) -> list[Rejected]:
        """Cards or rows left out."""
        return list(self._told.rejected)

    @property
    def damaged(self) -> list[Rejected]:
        """Single values left out, up to a number."""
        return list(self._told.damaged)

    @property
    def damaged_count(self) -> int:
        """How many values were left out."""
        return self._told.damaged_count

    @property
    def notes(self) -> tuple[Message, ...]:
        """What else is to be known."""
        return self._told.notes

    @property
    def done(self) -> float:
        """How much was read, from 0 to 1."""
        return self._stream.done if self._stream else 1.0

    def share(self, taken: int) -> float:
        """How much of the work is done once ``taken`` cards were taken, from 0 to 1."""
        return self._stream.done if self._stream else taken / max(1, self._told.read)


@dataclass
class ContactSource:
    """A file or bytes with contacts. ``table`` is None for contact cards; a table has a ``mapping``, which is
    ``remembered`` where a person had chosen it for a table with the same headings."""

    given: Path | bytes
    table: ContactTable | None = None
    mapping: Mapping | None = None
    cards: tuple[Card, ...] = field(default_factory=tuple)
    """The cards of a mail, which is read at once."""
    remembered: bool = False

    @cached_property
    def first_values(self) -> list[tuple[str, ...]]:
        """A few different values of each column of the table, from the top; none for an empty column."""
        assert self.table is not None
        found: list[dict[str, None]] = [{} for _heading in self.table.headings]
        wanting = list(range(len(found)))
        for _where, cells in self.table.rows:
            for column in wanting:
                if column < len(cells) and cells[column]:
                    found[column].setdefault(cells[column])
            if any(len(found[column]) >= _SHOWN for column in wanting):
                wanting = [column for column in wanting if len(found[column]) < _SHOWN]
        return [tuple(values) for values in found]

    def reading(self) -> Reading:
        """Begin to read. Raises UserError where the source cannot be read."""
        if self.cards:
            return Reading(iter(self.cards), _result=CardsResult(len(self.cards), self.cards))
        if self.table is not None:
            assert self.mapping is not None
            result = apply_mapping(self.table, self.mapping)
            return Reading(iter(result.cards), _result=result)
        stream = CardStream(self.given)
        return Reading(stream, _stream=stream)


def is_cards(given: Path | bytes) -> bool:
    """Whether a source holds contact cards."""
    if isinstance(given, Path):
        if given.suffix.lower() in (".vcf", ".vcard"):
            return True
        if not given.is_file():
            return False
        with given.open("rb") as file:
            head = file.read(_LOOKED_AT)
    else:
        head = given[:_LOOKED_AT]
    return b"BEGIN:VCARD" in head.replace(b"\0", b"").upper()


def is_mail(given: Path | bytes) -> bool:
    """Whether a source is a mail kept as a file."""
    return isinstance(given, Path) and given.suffix.lower() in _MAILS


def mail_source(given: Path) -> ContactSource:
    """The people that a mail names: sender and signature. Raises UserError where it cannot be read."""
    from c21desk.exchange.contacts.mail import read_message

    return ContactSource(given, cards=tuple(found.card for found in read_message(given)))


def table_source(given: Path | bytes | str) -> ContactTable:
    """The table in a source. Raises UserError where there is none."""
    return read_contact_table(given)
