"""The quick way for cards in good order: whole text at once, headers remembered.

It gives None for whatever is out of the ordinary, however slightly, and leaves that card to
:mod:`c21desk.exchange.vcard.careful`, which costs a few times more and says what is wrong and where.
"""

from __future__ import annotations

from c21desk.exchange.cards import Card
from c21desk.exchange.vcard.draft import Draft
from c21desk.exchange.vcard.fields import STRUCTURE, Rule, rule
from c21desk.exchange.vcard.values import UNWANTED, DamagedError, unquote_printable

MAX_PIECE = 4_000_000
"""Characters of a card above which memory matters more than time."""
MAX_ROWS = 10_000
_REMEMBERED = 4000
_NOT_ASCII_COMPATIBLE = ("iso2022", "utf-7", "hz", "utf_7", "utf-16", "utf-32")


class FastReader:
    """Reads cards; ``name`` is the file's, for the place that a card notes."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rules: dict[str, Rule] = {}

    def _learn(self, head: str) -> Rule | None:
        if head.count('"') % 2:
            return None
        try:
            found = rule(head)
        except (DamagedError, ValueError):
            return None
        header = found.header
        if header.name in STRUCTURE or (header.charset_named and not header.charset):
            return None
        if header.charset.startswith(_NOT_ASCII_COMPATIBLE):
            return None
        if len(self._rules) >= _REMEMBERED:
            self._rules.clear()
        self._rules[head] = found
        return found

    def card(self, text: str, line: int, checked: bool) -> Card | None:
        """The card between ``BEGIN:VCARD`` and the line before ``END:VCARD``, or None.

        ``checked`` says that no character of it is unwanted.
        """
        if len(text) > MAX_PIECE or not text.startswith("BEGIN:VCARD\n") or text[12:13] in {" ", "\t"}:
            return None
        if not checked and ("\ufffd" in text or UNWANTED.search(text)):
            return None
        if "\n " in text or "\n\t" in text:
            if "=\n" in text and "PRINTABLE" in text.upper():
                return None
            text = text.replace("\n ", "").replace("\n\t", "")
        rows = text.split("\n")
        if len(rows) > MAX_ROWS:
            return None
        draft = Draft(line, self._name)
        rules = self._rules
        following = iter(rows)
        next(following)
        try:
            for row in following:
                head, colon, value = row.partition(":")
                known = rules.get(head)
                if known is None:
                    if not row:
                        continue
                    if not colon:
                        return None
                    known = self._learn(head)
                    if known is None:
                        return None
                if not value:
                    if not colon:
                        return None
                    continue
                header = known.header
                if header.encoding:
                    if header.encoding == "q":
                        while value.endswith("="):
                            value = value[:-1] + next(following)
                        value = unquote_printable(value).decode(header.charset or "utf-8")
                        if UNWANTED.search(value) and UNWANTED.search(value.replace("\r\n", "")):
                            return None
                    elif not known.binary:
                        return None
                known.take(draft, header, value)
        except (DamagedError, UnicodeError, StopIteration):
            return None
        return draft.card()
