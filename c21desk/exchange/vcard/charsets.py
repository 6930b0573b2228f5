"""Which character set the values of a card file are in where they do not say it, or say it wrongly.

A name of two characters is too little to tell by, so a whole file is judged once, by all its lines that
are no UTF-8. Candidates are those of Chinese, Taiwanese, Japanese and Western phones and office programs;
a character set that some value of the same file declares goes first.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Callable, Iterable

SAMPLE = 64 * 1024
"""Bytes of undeclared text that are enough to judge."""
_DECLARED = re.compile(rb"CHARSET=\"?([A-Za-z0-9_.:-]{1,40})", re.I)
_QUOTED = re.compile(rb"[;=]\"?QUOTED-PRINTABLE\"?[^:]*:", re.I)
_NAMES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "ms950": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ansi": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
}
_NOT_TEXT = frozenset(
    {"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode", "undefined"}
)


def codec(name: str) -> str:
    """The name of the codec for a declared character set; "" where there is none of that name."""
    name = name.strip().strip('"').lower()
    name = _NAMES.get(name, name)
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return "" if found in _NOT_TEXT or "escape" in found or found.startswith("mbcs") else found


def _double(frequent: Callable[[int, int], bool], lead: Callable[[int], bool], data: bytes) -> float:
    """The share of two-byte characters that are frequent ones of their character set."""
    good = all_found = place = 0
    while place < len(data):
        first = data[place]
        if first < 0x80 or not lead(first) or place + 1 >= len(data):
            place += 1
            all_found += first >= 0x80
            continue
        good += frequent(first, data[place + 1])
        all_found += 1
        place += 2
    return good / all_found if all_found else 0.0


def _gb(data: bytes) -> float:
    return _double(
        lambda a, b: (0xB0 <= a <= 0xD7 and b >= 0xA1) or (a in {0xA1, 0xA3} and b >= 0xA1),
        lambda a: 0x81 <= a <= 0xFE,
        data,
    )


def _big5(data: bytes) -> float:
    return _double(
        lambda a, b: 0xA4 <= a <= 0xC6 or (0xA1 <= a <= 0xA2 and b < 0x7F),
        lambda a: 0xA1 <= a <= 0xF9,
        data,
    )


def _sjis(data: bytes) -> float:
    return _double(
        lambda a, _b: a in {0x82, 0x83} or 0x88 <= a <= 0x97,
        lambda a: 0x81 <= a <= 0x9F or 0xE0 <= a <= 0xFC,
        data,
    )


def _western(data: bytes) -> float:
    """The share of high bytes that are letters and stand between ASCII characters, as accents do."""
    high = [i for i, byte in enumerate(data) if byte >= 0x80]
    alone = sum(
        data[i] >= 0xC0 and (i == 0 or data[i - 1] < 0x80) and (i + 1 == len(data) or data[i + 1] < 0x80)
        for i in high
    )
    return alone / len(high) if high else 0.0


_CANDIDATES: tuple[tuple[str, Callable[[bytes], float]], ...] = (
    ("gb18030", _gb),
    ("big5hkscs", _big5),
    ("cp932", _sjis),
    ("cp1252", _western),
)


def decodes(data: bytes, name: str) -> bool:
    """Whether the bytes are well-formed in a character set."""
    try:
        data.decode(name)
    except (UnicodeError, LookupError):
        return False
    return True


def guess(lines: Iterable[bytes]) -> str:
    """The codec for the undeclared text of a file, of its lines; cp1252, which reads anything, at worst."""
    sample = bytearray()
    declared: dict[str, int] = {}
    for line in lines:
        match = _DECLARED.search(line[:400]) if b"=" in line[:400] else None
        if match:
            name = codec(match[1].decode("ascii"))
            if name not in {"", "utf-8", "ascii"}:
                declared[name] = declared.get(name, 0) + 1
            continue
        if len(sample) >= SAMPLE:
            continue
        if quoted := _QUOTED.search(line[:400]):
            line = binascii.a2b_qp(line[quoted.end() : quoted.end() + SAMPLE])
        if not line.isascii() and not decodes(line, "utf-8"):
            sample += line[:SAMPLE] + b"\n"
    data = bytes(sample)
    for name in sorted(declared, key=lambda n: -declared[n]):
        if decodes(data, name):
            return name
    scores = [(score(data), name) for name, score in _CANDIDATES]
    best, name = max(scores, key=lambda pair: pair[0])
    return name if best >= 0.5 else "cp1252"


def decode_loosely(data: bytes, name: str) -> str:
    """The text of bytes in a character set, with U+FFFD for what is none. Pairs of surrogates that a
    program wrote as two characters of UTF-8 become the character that is meant."""
    if name == "utf-8" and b"\xed" in data:
        try:
            paired = data.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
            return paired.decode("utf-16-le", "replace")
        except UnicodeError:
            pass
    return data.decode(name, "replace")
