"""The bytes of a card file in stretches that end where a card ends, whatever the size of the file."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from c21desk.exchange.sniff import explained

BLOCK = 1024 * 1024
MAX_CARD = 48 * 1024 * 1024
"""Bytes of the largest card that is looked at."""

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", ""),
)


def _wide(head: bytes) -> tuple[str, int]:
    """The codec of text in more than one byte per character, "" for other text; the size of its mark."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name, len(mark)
    if head[:64].count(0) * 3 <= len(head[:64]):
        return "", 0
    return ("utf-16-be" if head[0] == 0 else "utf-16-le"), 0


class CardSource:
    """A file, or bytes already at hand.

    ``done`` is the share of the source that was read, from 0 to 1; ``wide`` whether it is in UTF-16 or
    UTF-32. ``lost`` are pairs of a line's number
    and the bytes of a card that was too large to look at.
    """

    def __init__(self, source: bytes | Path) -> None:
        self._source = source
        self.name = source.name if isinstance(source, Path) else ""
        self.done = 0.0
        self.wide = False
        self.lost: list[tuple[int, int]] = []

    def _bytes(self) -> Iterator[bytes]:
        if isinstance(self._source, bytes):
            for start in range(0, len(self._source), BLOCK):
                self.done = start / len(self._source)
                yield self._source[start : start + BLOCK]
        else:
            with explained(self._source):
                size = self._source.stat().st_size or 1
                read = 0
                with self._source.open("rb") as file:
                    while block := file.read(BLOCK):
                        self.done = min(1.0, read / size)
                        read += len(block)
                        yield block
        self.done = 1.0

    def blocks(self) -> Iterator[bytes]:
        """The source as it comes, in UTF-8 where it was in UTF-16 or UTF-32, lines ended by \\\\n."""
        stream = self._bytes()
        first = next(stream, b"")
        wide, mark = _wide(first[:256])
        first = first[mark:]
        self.wide = bool(wide)
        decoder = codecs.getincrementaldecoder(wide)("replace") if wide else None
        held = b""
        block: bytes | None = first
        while block is not None:
            following = next(stream, None)
            if decoder:
                block = decoder.decode(block, following is None).encode("utf-8", "replace")
            block = held + block
            held = b""
            if b"\r" in block:
                if following is not None and block.endswith(b"\r"):
                    held = block[len(block.rstrip(b"\r")) :]
                    block = block[: -len(held)]
                block = block.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            yield block
            block = following

    def stretches(self) -> Iterator[tuple[int, bytes]]:
        """Number of the first line, and bytes up to the end of a card's last line; the rest comes last."""
        line = 1
        rest = b""
        for block in self.blocks():
            overlap = max(0, len(rest) - 32)
            rest += block
            place = self._last_end(rest, overlap)
            if place:
                yield line, rest[:place]
                line += rest.count(b"\n", 0, place)
                rest = rest[place:]
            elif len(rest) > MAX_CARD:
                self.lost.append((line, len(rest)))
                line += rest.count(b"\n")
                rest = b""
        if rest:
            yield line, rest

    @staticmethod
    def _last_end(data: bytes, start: int) -> int:
        """The place after the last line from ``start`` on that ends a card; 0 for none."""
        upper = data[start:].upper()
        found = upper.rfind(b"\nEND:VCARD")
        if found < 0:
            return 0
        return data.find(b"\n", start + found + 1) + 1
