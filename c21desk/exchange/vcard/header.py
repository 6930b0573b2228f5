"""The part of a property before its colon: group, name, parameters.

The same few dozen headers come again on every card of a file ("TEL;TYPE=CELL"), so a header is taken
apart once and remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from c21desk.exchange.cards import Params
from c21desk.exchange.vcard.charsets import codec
from c21desk.exchange.vcard.values import too_long, uncaret, unescape, unquote_printable

_NAME = re.compile(r"^[ \t]*(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_][A-Za-z0-9_/-]*)[ \t]*$")
_PARAMETER = re.compile(r"[A-Z0-9-]+")
_ENCODINGS = {
    "QUOTED-PRINTABLE": "q",
    "Q": "q",
    "BASE64": "b",
    "B": "b",
    "7BIT": "",
    "8BIT": "",
}
_VALUES = frozenset({"INLINE", "URL", "URI", "CID", "CONTENT-ID"})
MAX_HEADER = 100_000
"""Characters of the longest header that is taken apart."""
_OWN = frozenset({"JSCOMPS"})
"""Parameters that describe the text of the line and not what it says."""


@dataclass(slots=True)
class Header:
    """A header taken apart. ``types`` are the TYPE words in lower case without "pref"; ``encoding`` is
    "q" (QUOTED-PRINTABLE), "b" (Base64) or ""; ``charset`` the codec declared, ``charset_named`` as it is
    written; ``more`` the parameters that have no field here; ``known`` those of one property's own, by name.
    ``custom`` is a TYPE in words of the person's own. ``tail`` is what follows the text in a Value.
    ``normal`` is the header as version 4.0 writes it, once it was needed."""

    text: str
    group: str
    name: str
    types: str = ""
    preferred: int | None = None
    language: str = ""
    alternative: str = ""
    encoding: str = ""
    charset: str = ""
    charset_named: str = ""
    more: Params = ()
    known: dict[str, str] = field(default_factory=dict)
    custom: str = ""
    normal: str = ""
    tail: tuple[str, int | None, str, str, str, Params] = ("", None, "", "", "", ())

    def get(self, name: str) -> str:
        """The value of the parameter, "" where it is not given."""
        return self.known.get(name, "")


def split_line(line: str) -> tuple[str, str] | None:
    """Header and value of a line: the first colon outside quotation marks parts them. None without one."""
    head, colon, value = line.partition(":")
    if not colon:
        return None
    if '"' not in head or head.count('"') % 2 == 0:
        return head, value
    quoted = False
    for place, char in enumerate(line[:MAX_HEADER]):
        if char == '"':
            quoted = not quoted
        elif char == ":" and not quoted:
            return line[:place], line[place + 1 :]
    return head, value  # a quotation mark that is never closed is none


def _pieces(text: str, mark: str) -> list[str]:
    """Parts between marks outside quotation marks."""
    if '"' not in text:
        return text.split(mark)
    parts: list[str] = []
    start, quoted = 0, False
    for place, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif char == mark and not quoted:
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    return parts


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] == '"':
        value = value[1:-1]
    return value


def parse_header(text: str) -> Header:
    """Take a header apart. Raises ValueError where it does not begin with a property's
    name, DamagedError where it is too long."""
    if len(text) > MAX_HEADER:
        raise too_long(MAX_HEADER)
    first, *rest = _pieces(text, ";")
    match = _NAME.match(first)
    if not match:
        raise ValueError(first[:40])
    header = Header(text, match[1] or "", match[2].upper())
    words: list[str] = []
    more: list[tuple[str, str]] = []
    for part in rest:
        name, equals, value = part.partition("=")
        name = name.strip().upper()
        if name.startswith("X-CUSTOM("):
            header.custom = _android_label(part)
        elif equals:
            _take(header, words, more, name, value)
        elif name in _ENCODINGS:
            header.encoding = _ENCODINGS[name]
        elif name in _VALUES:
            header.known["VALUE"] = name
        elif name:
            words += part.replace('"', "").split(",")
    types: list[str] = []
    for word in words:
        low = word.strip().lower()
        if low == "pref":
            header.preferred = header.preferred or 1
        elif low in {"base64", "quoted-printable"}:
            header.encoding = header.encoding or low[0]
        elif len(low.split()) > 1:
            header.custom = header.custom or " ".join(word.split())
        elif low and low not in types and not (low == "internet" and header.name == "EMAIL"):
            types.append(low)
    header.types = " ".join(types)
    header.more = tuple(more)
    header.tail = (
        header.types, header.preferred, header.custom, header.language, header.alternative, header.more,
    )  # fmt: skip
    return header


def _android_label(part: str) -> str:
    """A label as Android writes it: X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E6=89=8B)."""
    inner = part.strip()[len("X-CUSTOM(") :].removesuffix(")")
    about, _, label = inner.rpartition(",")
    if "QUOTED-PRINTABLE" in about.upper():
        return unquote_printable(label).decode("utf-8", "replace").strip()
    return inner.strip()


def _take(header: Header, words: list[str], more: list[tuple[str, str]], name: str, value: str) -> None:
    """Sort one parameter into its place."""
    if name == "TYPE":
        words += [uncaret(word) for word in value.replace('"', "").split(",")]
        return
    bare = uncaret(_bare(value))
    if name == "PREF":
        header.preferred = min(100, max(1, int(bare))) if bare.isdecimal() and len(bare) < 9 else None
    elif name == "LANGUAGE":
        header.language = bare
    elif name == "ALTID":
        header.alternative = bare
    elif name == "ENCODING":
        header.encoding = _ENCODINGS.get(bare.upper(), "")
    elif name == "CHARSET":
        header.charset, header.charset_named = codec(bare), bare
    elif name == "LABEL" and header.name == "ADR":
        header.known[name] = unescape(bare)
    elif name == "SORT-AS":
        header.known[name] = uncaret(value.replace('"', "").strip())
    elif name in _KNOWN.get(header.name, ()) or name in {"VALUE", "DERIVED"}:
        header.known[name] = bare
    elif _PARAMETER.fullmatch(name) and name not in _OWN:
        more.append((name, bare))


_KNOWN = {
    "ADR": ("CC",),
    "N": ("PHONETIC",),
    "BDAY": ("CALSCALE", "X-APPLE-OMIT-YEAR"),
    "ANNIVERSARY": ("CALSCALE", "X-APPLE-OMIT-YEAR"),
    "PHOTO": ("MEDIATYPE",),
}
