"""Reads cards one after another from a source of any size, with little memory and in linear time."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from c21desk.exchange.cards import Card, CardsResult
from c21desk.exchange.records import Rejected, Where
from c21desk.exchange.vcard.blocks import Block, Blocks
from c21desk.exchange.vcard.careful import CarefulReader
from c21desk.exchange.vcard.charsets import guess
from c21desk.exchange.vcard.fast import FastReader
from c21desk.exchange.vcard.source import CardSource
from c21desk.exchange.vcard.values import UNWANTED
from c21desk.i18n import N_, Message, message

MAX_LISTED = 1000
"""Cards left out and damaged values that are listed, each; further ones are counted."""
_END = "\nEND:VCARD\n"
_END_BYTES = _END.encode()
_JUDGED = 64 * 1024 * 1024
"""Bytes of a file that are looked at to tell its character set."""

_FAULTS = {
    "no-beginning": N_("A card ends here that has no beginning (BEGIN:VCARD). It was left out."),
    "no-end": N_("The end of this card is missing (END:VCARD). It was taken as far as it goes."),
    "too-large": N_("The card is too large. It was left out."),
}


class CardStream:
    """The cards of a source, in order, as an iterator that is used once.

    While it runs and after it: ``read`` counts the cards met, ``rejected`` lists those left out,
    ``damaged`` single values that were left out or could be read only in part, both at most
    :data:`MAX_LISTED`; ``damaged_count`` counts all such values; ``done`` is the share of the source that was read. Iterating raises
    UserError where the file is missing or cannot be read.
    """

    def __init__(self, source: bytes | Path) -> None:
        self._given = source
        self._source = CardSource(source)
        self._fallback = ""
        self._fast = FastReader(self._source.name)
        self._careful = CarefulReader(self._source, self._codec, self._report)
        self._blocks = Blocks()
        self._cards = self._all()
        self.read = 0
        self.rejected: list[Rejected] = []
        self.damaged: list[Rejected] = []
        self.damaged_count = 0

    def __iter__(self) -> Iterator[Card]:
        return self

    def __next__(self) -> Card:
        return next(self._cards)

    @property
    def done(self) -> float:
        """How much of the source was read, from 0 to 1."""
        return self._source.done

    @property
    def notes(self) -> tuple[Message, ...]:
        """What else is to be known once all is read."""
        if self.read:
            return ()
        return (message(N_("There is no contact card (vCard) in it.")),)

    def _codec(self) -> str:
        """The codec of undeclared text, judged by the whole source when it is first needed."""
        if not self._fallback:
            blocks = CardSource(self._given).blocks()
            self._fallback = guess(_lines(itertools.islice(blocks, _JUDGED // (1024 * 1024))))
        return self._fallback

    def _report(self, line: int, why: Message) -> None:
        self.damaged_count += 1
        if len(self.damaged) < MAX_LISTED:
            self.damaged.append(Rejected(Where(line, file=self._source.name), why))

    def _all(self) -> Iterator[Card]:
        for line, stretch in self._source.stretches():
            while self._source.lost:
                lost, _ = self._source.lost.pop()
                yield from self._block(Block(lost, "", "too-large"))
                self._blocks.ignore_end = True
            try:
                text = stretch.decode("utf-8")
            except UnicodeDecodeError:
                yield from self._mixed(line, stretch)
            else:
                del stretch
                yield from self._clean(line, text)
        for block in self._blocks.close():
            yield from self._block(block)

    def _clean(self, line: int, text: str) -> Iterator[Card]:
        """Cards of a stretch that is UTF-8 throughout."""
        checked = UNWANTED.search(text) is None and "\ufffd" not in text
        pieces = text.split(_END)
        del text
        last = len(pieces) - 1
        for place, piece in enumerate(pieces):
            start = len(piece)
            if piece and piece[0] == "\n":
                piece = piece.lstrip("\n")
                start -= len(piece)
                line += start
            card = None
            if place < last and not self._blocks.open:
                card = self._fast.card(piece, line, checked)
            if card is not None:
                self.read += 1
                yield card
            elif piece:
                whole = piece + _END if place < last else piece
                yield from self._slow(line, whole.encode("utf-8").decode("latin-1"))
            line += piece.count("\n") + 2

    def _mixed(self, line: int, stretch: bytes) -> Iterator[Card]:
        """Cards of a stretch that is in another character set, or in several."""
        pieces = stretch.split(_END_BYTES)
        last = len(pieces) - 1
        for place, piece in enumerate(pieces):
            bare = piece.lstrip(b"\n")
            line += len(piece) - len(bare)
            card = None
            if place < last and not self._blocks.open and (text := self._whole(bare)):
                card = self._fast.card(text, line, checked=False)
            if card is not None:
                self.read += 1
                yield card
            elif bare:
                whole = bare + _END_BYTES if place < last else bare
                yield from self._slow(line, whole.decode("latin-1"))
            line += bare.count(b"\n") + 2

    def _whole(self, piece: bytes) -> str:
        """The text of a card that is in one character set; "" where that is not certain."""
        try:
            return piece.decode("utf-8")
        except UnicodeDecodeError:
            codec = self._codec()
        if codec.startswith("cp125") or b"CHARSET" in piece.upper():
            return ""
        try:
            return piece.decode(codec)
        except UnicodeDecodeError:
            return ""

    def _slow(self, line: int, text: str) -> Iterator[Card]:
        for block in self._blocks.feed(line, text):
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Card]:
        self.read += 1
        where = Where(block.line, file=self._source.name)
        if not block.text:
            if len(self.rejected) < MAX_LISTED:
                self.rejected.append(Rejected(where, message(_FAULTS[block.fault])))
            return
        if block.fault:
            self._report(block.line, message(_FAULTS[block.fault]))
        yield from itertools.islice(self._careful.cards(block.text, block.line), 1)


def _lines(blocks: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in blocks:
        *lines, rest = (rest + block).split(b"\n")
        yield from lines
        if len(rest) > 1_000_000:
            rest = b""
    yield rest


def open_cards(source: bytes | Path) -> CardStream:
    """The cards of a file or of bytes, one after another. See :class:`CardStream`."""
    return CardStream(source)


def read_cards(source: bytes | Path) -> CardsResult:
    """All cards of a file or of bytes at once. Raises UserError where the file cannot be read."""
    stream = CardStream(source)
    cards = tuple(stream)
    return CardsResult(
        stream.read,
        cards,
        tuple(stream.rejected),
        tuple(stream.damaged),
        stream.damaged_count,
        stream.notes,
    )
