"""Where cards begin and end in text that is not in order: nested cards, missing beginnings and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from c21desk.exchange.vcard.source import MAX_CARD

_EDGE = re.compile(
    r"^(?:\u00ef\u00bb\u00bf)*([ \t]*)((?:[\w-]+\.)?AGENT[^:\n]*:[ \t]*)?(?:[\w-]+\.)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*$",
    re.I | re.M,
)
_AGENT_BEFORE = re.compile(r"(?:^|\n)(?:[\w-]+\.)?AGENT[^:\n]*:\s*$", re.I)


@dataclass(frozen=True)
class Block:
    """The lines of one card with its beginning and, where it has one, its end. Bytes stand as characters
    of Latin-1. ``fault`` is "" or ``no-beginning``, ``no-end``, ``too-large``."""

    line: int
    text: str
    fault: str = ""


class Blocks:
    """Takes text piece by piece and gives out whole cards."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._line = 0
        self._depth = 0
        self.ignore_end = False

    @property
    def open(self) -> bool:
        """Whether a card has begun and not ended."""
        return self._depth > 0

    def _keep(self, text: str) -> None:
        self._size += len(text)
        if self._size <= MAX_CARD:
            self._parts.append(text)

    def _finish(self, fault: str) -> Block:
        if self._size > MAX_CARD:
            self._parts, fault = [], "too-large"
        block = Block(self._line, "".join(self._parts), fault)
        self._parts, self._size, self._depth = [], 0, 0
        return block

    def feed(self, line: int, text: str) -> Iterator[Block]:
        """Cards that end in ``text``, whose first line has the number ``line``. Pieces are whole lines."""
        start = 0
        counted = 0
        for edge in _EDGE.finditer(text):
            line += text.count("\n", counted, edge.start())
            counted = edge.start()
            ends = edge[3].upper() == "END"
            if edge[1] and (ends or self._depth):
                continue  # a fold of the line before
            if self._depth == 0:
                if ends:
                    if not self.ignore_end and text[start : edge.start()].strip():
                        yield Block(line, "", "no-beginning")
                    self.ignore_end = False
                    start = edge.end()
                    continue
                self._line, self._depth = line, 1
                start = edge.start(3)
            elif ends:
                self._depth -= 1
                if self._depth == 0:
                    self._keep(text[start : edge.end()])
                    start = edge.end()
                    yield self._finish("")
            elif edge[2] or _AGENT_BEFORE.search(text, max(start, edge.start() - 200), edge.start()):
                self._depth += 1
            else:
                self._keep(text[start : edge.start()])
                yield self._finish("no-end")
                self._line, self._depth = line, 1
                start = edge.start(3)
        if self._depth:
            self._keep(text[start:])

    def close(self) -> Iterator[Block]:
        """The card that the end of the source cut off, if there is one."""
        if self._depth:
            yield self._finish("no-end")
