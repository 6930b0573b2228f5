"""Parameters as text, the same for what the writer makes and for lines that are only passed through."""

from __future__ import annotations

import re

from c21desk.exchange.cards import Params
from c21desk.exchange.vcard.header import Header
from c21desk.exchange.vcard.values import caret

_PLAIN = re.compile(r"[^\",:;\x00-\x1f]*")
_NAME = re.compile(r"[A-Z0-9-]+")


def parameter(name: str, value: str, old: bool = False) -> str:
    """``;NAME=value``, in quotation marks where the value needs them. ``old`` is for version 3.0, which
    has no way to write a quotation mark or a line break in a parameter."""
    value = value.replace('"', "'").replace("\n", " ") if old else caret(value)
    return f";{name}={value}" if _PLAIN.fullmatch(value) else f';{name}="{value}"'


def parameters(
    types: str = "",
    preferred: int | None = None,
    language: str = "",
    alternative: str = "",
    more: Params = (),
    old: bool = False,
) -> str:
    """The usual parameters of a value, each with its semicolon before it."""
    words = types.split()
    if old and preferred == 1:
        words.append("pref")
    made = ""
    if words:
        made = ";TYPE=" + ",".join(parameter("", word, old)[2:] for word in words)
    if preferred is not None and not old:
        made += f";PREF={preferred}"
    if language:
        made += parameter("LANGUAGE", language, old)
    if alternative:
        made += parameter("ALTID", alternative, old)
    for name, value in more:
        if _NAME.fullmatch(name):
            made += parameter(name, value, old)
    return made


def _before_colon(header: Header) -> str:
    made = header.name + parameters(
        header.types, header.preferred, header.language, header.alternative, header.more
    )
    if header.custom:
        made += parameter("TYPE", header.custom)
    kind = header.get("VALUE").lower().replace("url", "uri")
    if kind and kind != "inline":
        made += parameter("VALUE", kind)
    made += "".join(parameter(n, v) for n, v in header.known.items() if n not in {"VALUE", "DERIVED"})
    return made + (";ENCODING=b" if header.encoding == "b" else "")


def passed_through(header: Header, value: str) -> str:
    """The whole line, without its group, of a property that the program has no field for.

    ``value`` is decoded but still escaped as it came.
    """
    if not header.normal:
        header.normal = _before_colon(header)
    if header.encoding == "b":
        value = "".join(value.split())
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"{header.normal}:{value.rstrip()}".replace("\n", "\\n")
