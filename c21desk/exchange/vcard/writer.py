"""Writes cards as vCard 4.0 (RFC 6350) or 3.0 (RFC 2426)."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator

from c21desk.exchange.cards import SENSITIVE, Address, Card, Name, Organisation, Photo, Value
from c21desk.exchange.vcard.header import parse_header, split_line
from c21desk.exchange.vcard.params import parameter, parameters
from c21desk.exchange.vcard.values import UNWANTED, DamagedError, escape, escape_address

VERSIONS = ("4.0", "3.0")
"""Versions that are written."""
MAKER = "-//c21desk//c21desk//EN"
_WIDTH = 75
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = re.compile(r"\d{4}(?:-\d\d)?")
_NO_YEAR = re.compile(r"--(\d\d)-(\d\d)")
_LEAP_YEAR = "1604"
"""The year that Apple's programs write for a day without one."""
_APPLE_LABELS = frozenset({
    "Anniversary", "Assistant", "Brother", "Child", "Father", "Friend", "Home", "HomeFAX", "HomePage", "Main",
    "Manager", "Mobile", "Mother", "Other", "OtherFAX", "Pager", "Parent", "Partner", "School", "Sister",
    "Spouse", "Work", "WorkFAX",
})  # fmt: skip
_DATA = re.compile(r"(LOGO|SOUND|KEY):data:(?:\w+/)?([^;,]*);base64,(.*)", re.S)


def fold(line: str) -> str:
    """The line in pieces of at most 75 octets that part no character, with its ends of line."""
    if len(line) <= _WIDTH and line.isascii():
        return line + "\r\n"
    data = line.encode("utf-8", "replace")
    pieces: list[bytes] = []
    start, room = 0, _WIDTH
    while len(data) - start > room:
        cut = start + room
        while data[cut] & 0xC0 == 0x80 or (data[cut] in b" \t" and cut > start + 1):
            cut -= 1
        pieces.append(data[start:cut])
        start, room = cut, _WIDTH - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces).decode("utf-8") + "\r\n"


class _Writer:
    """The lines of one card, not yet folded."""

    def __init__(self, card: Card, version: str) -> None:
        self._card = card
        self._old = version == "3.0"
        self._lines = ["BEGIN:VCARD", f"VERSION:{version}", f"PRODID:{MAKER}"]
        taken = (line.partition(".")[0].lower() for line in card.extra if "." in line.partition(":")[0])
        self._taken = frozenset(taken)
        self._groups = 0

    def lines(self) -> list[str]:
        card = self._card
        self._names()
        self._values("NICKNAME", card.nicknames)
        self._text("X-PHONETIC-LAST-NAME", card.phonetic_family)
        self._text("X-PHONETIC-FIRST-NAME", card.phonetic_given)
        self._text("X-PHONETIC-MIDDLE-NAME", card.phonetic_additional)
        self._text("X-PHONETIC-ORG", card.phonetic_organisation)
        for organisation in card.organisations:
            self._organisation(organisation)
        self._values("TITLE", card.titles)
        self._values("ROLE", card.roles)
        self._values("TEL", card.tels)
        self._values("EMAIL", card.emails)
        self._values("IMPP", card.impps, address=True)
        self._values("X-SOCIALPROFILE", card.socials, address=True)
        self._values("URL", card.urls, address=True)
        for address in card.addresses:
            self._address(address)
        self._values("LANG", card.languages)
        self._date("BDAY", card.birthday)
        self._date("X-ANNIVERSARY" if self._old else "ANNIVERSARY", card.anniversary)
        self._gender()
        self._text("X-ADDRESSBOOKSERVER-KIND" if self._old else "KIND", card.kind)
        self._values("NOTE", card.notes)
        for field, name in SENSITIVE.items():
            self._text(name, getattr(card, field))
        if card.categories:
            self._lines.append("CATEGORIES:" + ",".join(map(escape, card.categories)))
        for photo in card.photos:
            self._photo(photo)
        for agent in card.agents:
            inner = "\n".join((*_Writer(agent, "3.0" if self._old else "4.0").lines(), ""))
            self._lines.append("AGENT:" + escape(inner))
        self._address_text("UID", card.uid)
        self._address_text("REV", card.rev)
        self._lines += filter(None, map(self._extra, card.extra))
        self._lines.append("END:VCARD")
        return self._lines

    def _text(self, name: str, text: str) -> None:
        if text:
            self._lines.append(f"{name}:{escape(text)}")

    def _address_text(self, name: str, text: str) -> None:
        if text:
            self._lines.append(f"{name}:{escape_address(text)}")

    def _grouped(self, line: str, label: str = "", country: str = "") -> None:
        """Write a line; its own label and country code stand on lines of their own, in one group."""
        if not label and not country:
            self._lines.append(line)
            return
        self._groups += 1
        while f"item{self._groups}" in self._taken:
            self._groups += 1
        group = f"item{self._groups}"
        self._lines.append(f"{group}.{line}")
        if country:
            self._lines.append(f"{group}.X-ABADR:{escape(country)}")
        if label:
            shown = f"_$!<{label}>!$_" if label in _APPLE_LABELS else label
            self._lines.append(f"{group}.X-ABLabel:{escape(shown)}")

    def _about(self, value: Value | Organisation | Address) -> str:
        return parameters(
            value.types, value.preferred, value.language, value.alternative, value.params, self._old
        )

    def _values(self, name: str, values: tuple[Value, ...], address: bool = False) -> None:
        for value in values:
            text = escape_address(value.text) if address else escape(value.text)
            self._grouped(f"{name}{self._about(value)}:{text}", value.label)

    def _names(self) -> None:
        card = self._card
        for place, name in enumerate(card.names):
            self._name("X-ALTERNATIVE-N" if self._old and place else "N", name)
        if self._old and not card.names:
            self._lines.append("N:;;;;")
        if not card.formatted:
            self._lines.append(f"FN;DERIVED=true:{escape(card.full_name)}")
        elif self._old:
            self._values("FN", card.formatted[:1])
            self._values("X-ALTERNATIVE-FN", card.formatted[1:])
        else:
            self._values("FN", card.formatted)

    def _name(self, keyword: str, name: Name) -> None:
        about = parameters("", None, name.language, name.alternative, name.params, self._old)
        if name.phonetic and not self._old:
            about += parameter("PHONETIC", name.phonetic)
        sort = [escape(part) for part in (name.sort_family, name.sort_given)]
        if any(sort) and not self._old:
            about += parameter("SORT-AS", ",".join(sort if sort[1] else sort[:1]))
        suffixes = name.suffixes.split(", ")
        if not all(part and part == part.strip() for part in suffixes):
            suffixes = [name.suffixes]
        parts = [*map(escape, name.parts[:4]), ",".join(map(escape, suffixes))]
        self._lines.append(f"{keyword}{about}:{';'.join(parts)}")
        if any(sort) and self._old and keyword == "N":
            self._text("SORT-STRING", " ".join(part for part in (name.sort_family, name.sort_given) if part))

    def _organisation(self, organisation: Organisation) -> None:
        sort = parameter("SORT-AS", escape(organisation.sort_as), self._old) if organisation.sort_as else ""
        units = ";".join(map(escape, organisation.units))
        self._grouped(f"ORG{self._about(organisation)}{sort}:{units}", organisation.label)

    def _address(self, address: Address) -> None:
        about = self._about(address)
        parts = ";".join(map(escape, address.parts))
        if self._old:
            if not any(address.parts) and not address.formatted:
                return  # 3.0 has no place for a country code alone, and readers take it for no address
            self._grouped(f"ADR{about}:{parts}", address.label, address.country_code)
            if address.formatted:
                self._lines.append(f"LABEL{about}:{escape(address.formatted)}")
            return
        if address.country_code:
            about += parameter("CC", address.country_code)
        if address.formatted:
            about += parameter("LABEL", address.formatted.replace("\\", "\\\\"))
        self._grouped(f"ADR{about}:{parts}", address.label)

    def _date(self, name: str, text: str) -> None:
        if not text:
            return
        if _DAY.fullmatch(text) or _PART.fullmatch(text):
            bare = text if self._old or len(text) < 10 else text.replace("-", "")
            self._lines.append(f"{name}:{bare}")
        elif (match := _NO_YEAR.fullmatch(text)) and self._old:
            self._lines.append(f"{name};X-APPLE-OMIT-YEAR={_LEAP_YEAR}:{_LEAP_YEAR}{text[1:]}")
        elif match:
            self._lines.append(f"{name}:--{match[1]}{match[2]}")
        else:
            self._lines.append(f"{name};VALUE=text:{escape(text)}")

    def _gender(self) -> None:
        sex, words = self._card.sex, self._card.gender
        if sex or words:
            name = "X-GENDER" if self._old else "GENDER"
            self._lines.append(f"{name}:{sex}" + (f";{escape(words)}" if words else ""))

    def _photo(self, photo: Photo) -> None:
        about = parameters(preferred=photo.preferred, old=self._old)
        if photo.uri:
            value = ";VALUE=uri" if self._old else ""
            self._lines.append(f"PHOTO{about}{value}:{escape_address(photo.uri)}")
            return
        body = base64.b64encode(photo.data).decode("ascii")
        if self._old:
            kind = f";TYPE={photo.media_type.partition('/')[2].upper()}" if photo.media_type else ""
            self._lines.append(f"PHOTO;ENCODING=b{kind}{about}:{body}")
        else:
            kind = photo.media_type or "application/octet-stream"
            self._lines.append(f"PHOTO{about}:data:{kind};base64,{body}")

    def _extra(self, line: str) -> str:
        """A line that is given back, "" where it is none: the text may have been changed elsewhere."""
        line = UNWANTED.sub("", line.replace("\n", "\\n"))
        parted = split_line(line)
        try:
            if parted is None or parse_header(parted[0]).name in {"BEGIN", "END", "VERSION"}:
                return ""
        except (DamagedError, ValueError):
            return ""
        match = _DATA.fullmatch(line) if self._old else None
        return f"{match[1]};ENCODING=b;TYPE={match[2].upper()}:{match[3]}" if match else line


def card_lines(card: Card, version: str = "4.0") -> list[str]:
    """The lines of a card, not folded and without line ends: short enough cards make a QR code of them."""
    if version not in VERSIONS:
        raise ValueError(version)
    return _Writer(card, version).lines()


def iter_cards(cards: Iterable[Card], version: str = "4.0") -> Iterator[str]:
    """The text of each card, folded, with line ends, to be written as UTF-8 without a change of line ends."""
    for card in cards:
        yield "".join(map(fold, card_lines(card, version)))


def write_cards(cards: Iterable[Card], version: str = "4.0") -> str:
    """All cards as one text. ``version`` is one of :data:`VERSIONS`, else ValueError."""
    return "".join(iter_cards(cards, version))
