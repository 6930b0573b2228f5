"""What is said about a value, as one legible cell: ``work cell pref=1 label="Summer cottage"``."""

from __future__ import annotations

import re

from c21desk.exchange.cards import Address, Name, Organisation, Params, Value

_WORD = re.compile(r"[\w+.:/-]+")
_TOKEN = re.compile(r'([^\s="]+)(?:=("(?:[^"\\]|\\.)*"|[^\s"]*))?')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
_FIELDS = {
    "types": "type",
    "preferred": "pref",
    "label": "label",
    "language": "language",
    "alternative": "altid",
    "sort_as": "sort",
    "country_code": "country",
    "phonetic": "phonetic",
}
"""Field of the record → its name in the cell. Names of further parameters are in capitals."""


def _quoted(text: str) -> str:
    if _WORD.fullmatch(text):
        return text
    return '"' + re.sub(r'[\\"\n]', lambda m: _ESCAPES[m[0]], text) + '"'


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text[1:-1], flags=re.S)


def details(value: Value | Name | Organisation | Address) -> str:
    """All that is said about the value beside its text; "" where nothing is."""
    words: list[str] = []
    for field, name in _FIELDS.items():
        given = getattr(value, field, None)
        if not given:
            continue
        if field == "types" and all(re.fullmatch(r"[\w-]+", word) for word in str(given).split(" ")):
            words.append(str(given))
        else:
            words.append(f"{name}={_quoted(str(given))}")
    words += [f"{name.upper()}={_quoted(text)}" for name, text in value.params]
    return " ".join(words)


def parse_details(text: str) -> tuple[dict[str, str | int], Params]:
    """Fields and further parameters of a cell. What is not understood is a word of the kind."""
    fields: dict[str, str | int] = {}
    params: list[tuple[str, str]] = []
    types: list[str] = []
    names = {name: field for field, name in _FIELDS.items()}
    for match in _TOKEN.finditer(text):
        key, raw = match[1], match[2]
        if raw is None:
            types.append(key.lower())
        elif key == "type":
            types.append(_unquoted(raw))
        elif key == "pref":
            if raw.isdecimal() and 1 <= int(raw[:4]) <= 100:
                fields["preferred"] = int(raw)
        elif key in names:
            fields[names[key]] = _unquoted(raw)
        elif key.isupper():
            params.append((key, _unquoted(raw)))
    if types:
        fields["types"] = " ".join(types)
    return fields, tuple(params)
