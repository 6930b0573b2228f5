"""Telephone numbers: shown internationally, with their extensions, and found by any stretch of digits.

The library's tables of numbering plans are large and load with the first number that is understood;
:func:`digits` and :func:`suffix_tokens` do without them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from c21desk.i18n import N_, Message, message

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

HOME_REGION = "FI"
"""Region of numbers that say nothing of their own."""
SHORTEST_TOKEN = 3
"""Digits of the shortest ending by which a number is found."""
LONGEST = 250
"""Characters of a text that may be a number."""
_EXTENSION = re.compile(
    r"[\s,;，；]*(?:[(（]\s*)?(?:转|轉|分机号?|分機號?|内线|ext(?:ension|n)?\.?|\bx(?=[\s.:]*\d)|#|;ext=|"
    r"ala(?:numero|nro)\.?|sis(?:äpuhelin|änumero|äinen|\.)|ank(?:nytning|n)?\.?)"
    r"\s*[:：.=]?\s*(\d{1,8})\s*[)）]?\s*$",
    re.I,
)
_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")
_CHINESE_WORDS = re.compile(r"[\u4e00-\u9fff]")
_TRUNK = re.compile(r"^(\+|00)([\d\s.\-]*)[(（]\s*0\s*[)）]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
_DASHED = re.compile(r"(.*\d{3})-(\d{2,5})")
"""An extension as Chinese cards write it: 025-8363 1234-801."""
_PLAIN = re.compile(r"[\d+*#()\s./\-]+")


@dataclass(frozen=True)
class Phone:
    """A number understood. ``shown`` is its international form with the extension, or the text as it was
    written where it cannot be understood; then ``note`` says so. ``e164`` is "+" and digits, or "";
    ``region`` the ISO code of its country, or ""."""

    shown: str
    e164: str = ""
    extension: str = ""
    region: str = ""
    note: Message | None = None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:LONGEST]).translate(_DASHES).removeprefix("tel:").strip()


def split_extension(text: str) -> tuple[str, str]:
    """The number and its extension ("转 801", "ext. 12", "alanumero 3"), "" where there is none."""
    match = _EXTENSION.search(text)
    if not match or sum(c.isdigit() for c in text[: match.start()]) < 3:
        return text.strip(), ""
    return text[: match.start()].strip(), match[1]


def _region(number: str, text: str, region: str) -> str:
    """China where the form says so: mobile numbers of eleven digits, Chinese words around the number."""
    if _CHINESE_MOBILE.fullmatch(re.sub(r"\D", "", number)) or _CHINESE_WORDS.search(text):
        return "CN"
    return region


def _possible(number: str, region: str) -> PhoneNumber | None:
    """The number where its length fits the numbering plan."""
    import phonenumbers

    try:
        found = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    return found if phonenumbers.is_possible_number(found) else None


def parse(text: str, region: str = HOME_REGION) -> Phone:
    """Understand a number as people write it; ``region`` is the country of one without a country code."""
    import phonenumbers

    plain = _plain(text)
    bare, extension = split_extension(plain)
    number = _TRUNK.sub(r"\1\2", bare)
    as_written = " ".join(text[:LONGEST].split())
    unknown = Phone(
        as_written,
        note=message(N_("“{text}” could not be understood as a phone number."), text=as_written),
    )
    if not _PLAIN.fullmatch(number):
        return unknown
    found = _possible(number, _region(number, plain, region))
    if found is None and not extension and (match := _DASHED.fullmatch(number)):
        found, extension = _possible(match[1], _region(match[1], plain, region)), match[2]
    if found is None:
        return unknown
    style = phonenumbers.PhoneNumberFormat
    shown = phonenumbers.format_number(found, style.INTERNATIONAL)
    country = phonenumbers.region_code_for_number(found) or phonenumbers.region_code_for_country_code(
        found.country_code or 0
    )
    if extension:
        shown += f" 转 {extension}" if found.country_code == 86 else f" ext. {extension}"
    return Phone(
        shown,
        phonenumbers.format_number(found, style.E164),
        extension,
        country if country != "ZZ" else "",
    )


def international(text: str, region: str = HOME_REGION) -> str:
    """The number in international form, its extension kept; as written where it is not understood."""
    return parse(text, region).shown


def digits(text: str) -> str:
    """The digits of a number for comparison and search: without extension, and without the zeros before
    a country code or an area code, so that 040 1234567 is the ending of +358 40 1234567."""
    bare, _ = split_extension(_plain(text))
    bare = _TRUNK.sub(r"\1\2", bare)
    return "".join(c for c in bare if c.isdecimal()).lstrip("0")


def suffix_tokens(text: str) -> list[str]:
    """The endings of a number's digits, longest first: a search for the beginning of any of them finds
    the number by any stretch of its digits. The extension is a token of its own."""
    bare, extension = split_extension(_plain(text))
    whole = digits(bare)
    tokens = [whole[start:] for start in range(len(whole) - SHORTEST_TOKEN + 1)]
    return [*tokens, extension] if extension and extension not in tokens else tokens
