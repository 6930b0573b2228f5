"""The careful way for cards that are not in order: byte by byte, saying what is wrong and in which line.

Text is bytes as characters of Latin-1 here, so that folds which part a character, and values in several
character sets on one card, can be put right before anything is decoded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from c21desk.exchange.cards import Card
from c21desk.exchange.vcard.charsets import decode_loosely, decodes
from c21desk.exchange.vcard.draft import Draft
from c21desk.exchange.vcard.fields import STRUCTURE, Rule, rule, too_large
from c21desk.exchange.vcard.header import split_line
from c21desk.exchange.vcard.source import CardSource
from c21desk.exchange.vcard.values import (
    MAX_PHOTO,
    MAX_TEXT,
    UNWANTED,
    DamagedError,
    damaged_base64,
    is_base64,
    too_long,
    unbase64,
    unescape,
    unquote_bytes,
)
from c21desk.i18n import N_, Message, Number, message

MAX_PROPERTIES = 20_000
"""Properties of one card that are looked at."""
MAX_NESTED = 5
"""Cards inside cards inside cards, …"""

_EMPTY = re.compile("\n*")
_PROPERTY = re.compile(r"(?:[\w-]+\.)?[A-Za-z][\w-]*(?:;[^:]*)?:")

Report = Callable[[int, Message], None]
"""Takes a line's number and what is wrong there."""


class _Lines:
    """Logical lines of a card with their numbers: folds undone one line at a time."""

    def __init__(self, text: str, line: int) -> None:
        self._text = text
        self._place = 0
        self._next = line
        self.line = line

    def peek(self) -> str:
        """The next physical line, or "" at the end."""
        end = self._text.find("\n", self._place)
        return self._text[self._place : end if end >= 0 else len(self._text)]

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        return self._place >= len(self._text)

    def skip_empty(self) -> None:
        """Leave out empty lines."""
        match = _EMPTY.match(self._text, self._place)
        if match and match.end() > self._place:
            self._next += match.end() - self._place
            self._place = match.end()

    def physical(self) -> str:
        """Take the next physical line."""
        row = self.peek()
        self._place += len(row) + 1
        self._next += 1
        return row

    def logical(self) -> str:
        """Take the next line with those that continue it, still folded; ``line`` is its number."""
        text, start = self._text, self._place
        self.line = self._next
        end = text.find("\n", start)
        while end >= 0:
            self._next += 1
            if text[end + 1 : end + 2] not in {" ", "\t"}:
                break
            end = text.find("\n", end + 1)
        if end < 0:
            end = len(text)
        self._place = end + 1
        return text[start:end]


class CarefulReader:
    """Reads cards that are not in order. ``fallback`` gives the codec for undeclared text."""

    def __init__(self, source: CardSource, fallback: Callable[[], str], report: Report) -> None:
        self._source = source
        self._name = source.name
        self._fallback = fallback
        self._report = report

    def cards(self, text: str, line: int, depth: int = 0) -> Iterator[Card]:
        """The cards of ``text``: one, or more where it is a value with cards in it."""
        lines = _Lines(text, line)
        stack: list[Draft] = []
        skipped = 0
        agent = False
        properties = 0
        while not lines.over:
            lines.skip_empty()
            folded = lines.logical()
            if not folded or folded.isspace():
                continue
            first, _, rest = folded.partition("\n")
            edge = self._edge(first)
            if edge and rest.strip():
                self._report(lines.line + 1, _stray(rest))
            if edge in {"BEGIN", "AGENT"}:
                agent = agent or edge == "AGENT"
                if skipped or depth + len(stack) >= MAX_NESTED:
                    if not skipped:
                        self._report(lines.line, message(N_("Cards nested this deep were left out.")))
                    skipped += 1
                elif not stack or agent:
                    stack.append(Draft(lines.line, self._name))
                agent = False
                continue
            if edge == "END":
                if skipped:
                    skipped -= 1
                elif stack:
                    card = stack.pop().card()
                    if stack:
                        stack[-1].add("agents", "", card)
                    else:
                        yield card
                continue
            if skipped or not stack:
                continue
            properties += 1
            if properties > MAX_PROPERTIES:
                self._report(
                    lines.line,
                    message(N_("Only the first {n} lines of the card were taken."), n=Number(MAX_PROPERTIES)),
                )
                break
            agent = self._property(stack[-1], folded, lines, depth + len(stack))
        while stack:
            card = stack.pop().card()
            if stack:
                stack[-1].add("agents", "", card)
            else:
                yield card

    @staticmethod
    def _edge(folded: str) -> str:
        """BEGIN or END for a line that begins or ends a card; AGENT where the card is that line's value."""
        if len(folded) > 60:
            return ""
        head, _, value = folded.partition(":")
        name = head.rpartition(".")[2].strip().upper()
        if name.partition(";")[0] == "AGENT" and value.strip().upper() == "BEGIN:VCARD":
            return "AGENT"
        return name if name in {"BEGIN", "END"} and value.strip().upper() == "VCARD" else ""

    def _property(self, draft: Draft, folded: str, lines: _Lines, depth: int) -> bool:
        """Take one property. Gives whether a card is to follow as its value."""
        number = lines.line
        if len(folded) > MAX_PHOTO * 3 // 2:
            name = re.split("[:;]", folded[:40])[0]
            reason = too_large(len(folded) * 3 // 4) if "PHOTO" in name.upper() else too_long()
            self._report(number, reason.message(name))
            return False
        parted = split_line(folded)
        if parted is None:
            self._report(number, _stray(folded))
            return False
        head = parted[0].replace("\n ", "").replace("\n\t", "")
        head = UNWANTED.sub("", head.encode("latin-1").decode("utf-8", "replace"))
        try:
            known = rule(head)
        except ValueError:
            self._report(number, _stray(folded))
            return False
        except DamagedError as error:
            self._report(number, error.message(head))
            return False
        header = known.header
        value = parted[1]
        if header.encoding == "q":
            value = self._quoted(value, lines, header.charset or "utf-8")
        else:
            value = value.replace("\n ", "").replace("\n\t", "")
        if header.encoding == "b":
            value = self._unfolded_base64(value, lines)
        if header.name == "AGENT":
            return self._agent(draft, known, value, number, depth)
        if header.name in STRUCTURE:
            return False
        if not value:
            return False
        try:
            known.take(draft, header, self._decoded(known, value, number))
        except DamagedError as error:
            self._report(number, error.message(header.name))
        return False

    def _quoted(self, value: str, lines: _Lines, codec: str) -> str:
        """A QUOTED-PRINTABLE value with the lines that soft breaks and folds join to it.

        White space after a soft break belongs to the text. But some programs fold the lines besides:
        where every one begins with white space, or it would part a character, it does not.
        """
        first, *rows = value.split("\n")
        parts = [first]
        soft: list[int] = []
        waiting = iter(rows)
        while True:
            broken = parts[-1].endswith("=")
            row = next(waiting, None)
            if row is None:
                row = self._next_half(lines) if broken else None
                if row is None:
                    break
            if broken:
                parts[-1] = parts[-1][:-1]
                soft.append(len(parts))
            parts.append(row if broken else row[1:])
        if parts[-1].endswith("="):
            parts[-1] = parts[-1][:-1]
        if soft and all(parts[i][:1] in {" ", "\t"} for i in soft):
            whole = "".join(parts)
            if len(soft) > 1 or not decodes(unquote_bytes(whole.encode("latin-1")), codec):
                for i in soft:
                    parts[i] = parts[i][1:]
        return "".join(parts)

    def _next_half(self, lines: _Lines) -> str | None:
        """The line that a soft break at the end of the line before joins to it; None where there is none."""
        empty = False
        while not lines.over and not lines.peek().strip():
            lines.physical()
            empty = True
        row = lines.peek()
        if lines.over or self._edge(row) or (empty and _PROPERTY.match(row)):
            return None
        return lines.physical()

    @staticmethod
    def _unfolded_base64(value: str, lines: _Lines) -> str:
        """A Base64 value with the lines after it that are not folded as they should be."""
        parts = [value]
        while not lines.over:
            row = lines.peek()
            if not row or not is_base64(row):
                break
            parts.append(lines.physical())
        return "".join(parts)

    def _agent(self, draft: Draft, known: Rule, value: str, number: int, depth: int) -> bool:
        if not value.strip():
            return True
        text = unescape(value)
        if text.lstrip()[:11].upper() != "BEGIN:VCARD":
            known.take(draft, known.header, self._decoded(known, value, number))
            return False
        if depth >= MAX_NESTED:
            self._report(number, message(N_("Cards nested this deep were left out.")))
            return False
        for card in self.cards(text.replace("\r\n", "\n"), number, depth):
            draft.add("agents", "", card)
        return False

    def _decoded(self, known: Rule, value: str, number: int) -> str:
        """The value's text. Raises DamagedError where it is too long."""
        header = known.header
        most = MAX_TEXT * 4 if header.encoding == "q" else MAX_TEXT
        if len(value) > most and header.name != "PHOTO":
            raise too_long()
        if header.encoding == "b" and known.binary:
            return value
        if header.encoding == "b":
            try:
                data = unbase64(value)
            except ValueError:
                raise damaged_base64() from None
        elif header.encoding == "q":
            data = unquote_bytes(value.encode("latin-1"))
        else:
            data = value.encode("latin-1")
        if len(data) > MAX_TEXT and header.name != "PHOTO":
            raise too_long()
        if header.charset_named and not header.charset:
            self._report(
                number,
                message(
                    N_("The character set “{name}” is not known; {property} was read as it looked right."),
                    name=header.charset_named[:40],
                    property=header.name,
                ),
            )
        text = self._text(data, header.charset)
        if UNWANTED.search(text):
            cleaned = UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
            if cleaned != text.replace("\r\n", "\n").replace("\r", "\n"):
                self._report(
                    number,
                    message(
                        N_("Control characters and marks of reading direction were taken out of {property}."),
                        property=header.name,
                    ),
                )
            text = cleaned
        # The mark for a lost character may stand in the source itself, but not where it was made of UTF-16.
        if "\ufffd" in text and (self._source.wide or b"\xef\xbf\xbd" not in data):
            self._report(
                number, message(N_("Some characters of {property} could not be read."), property=header.name)
            )
        return text

    def _text(self, data: bytes, declared: str) -> str:
        if data.isascii() and not declared:
            return data.decode("ascii")
        if declared:
            try:
                return data.decode(declared)
            except UnicodeError:
                if decodes(data, "utf-8"):
                    return data.decode("utf-8")
                return decode_loosely(data, declared)
        if decodes(data, "utf-8"):
            return data.decode("utf-8")
        if b"\xed" in data:
            text = decode_loosely(data, "utf-8")
            if text.count("\ufffd") < 3 and "\ufffd" not in text.replace("\ufffd", "", 1):
                return text
        return decode_loosely(data, self._fallback())


def _stray(text: str) -> Message:
    shown = text[:160].strip().encode("latin-1", "replace").decode("utf-8", "replace")
    return message(
        N_("“{text}” is not a vCard property and was left out."), text=UNWANTED.sub("", shown)[:40]
    )
