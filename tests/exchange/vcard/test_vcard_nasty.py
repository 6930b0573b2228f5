"""Ten cards as badly behaved programs write them. What they must say was written down by hand from the bytes,
not taken from any parser."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from c21desk.exchange.cards import Card
from c21desk.exchange.vcard import read_cards


def lines(*rows: str, end: str = "\r\n") -> str:
    return end.join((*rows, ""))


def quoted(text: str, codec: str, width: int = 20) -> str:
    """Quoted-printable with soft breaks in the middle of characters, each going on at the margin."""
    coded = "".join(f"={byte:02X}" for byte in text.encode(codec))
    return "=\r\n".join(coded[n : n + width * 3] for n in range(0, len(coded), width * 3))


@dataclass
class Nasty:
    """A file and, for each card in it, values by what is asked."""

    data: bytes
    cards: list[dict[str, Any]] = field(default_factory=list)


ASKED: dict[str, Callable[[Card], Any]] = {
    "fn": lambda c: c.full_name,
    "name": lambda c: c.name.parts[:2],
    "org": lambda c: c.organisations[0].units,
    "tel": lambda c: [(v.text, v.types, v.label) for v in c.tels],
    "email": lambda c: [v.text for v in c.emails],
    "note": lambda c: c.notes[0].text,
    "address": lambda c: c.addresses[0].parts[2:],
    "agents": lambda c: [agent.full_name for agent in c.agents],
    "labels": lambda c: [v.label for v in (*c.urls, *c.tels)],
    "country": lambda c: c.addresses[0].country_code,
    "photo": lambda c: [p.data for p in c.photos],
}
PIXEL = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"

CASES = {
    "UTF-16 little-endian with its mark, and ends of line of one byte's kind": Nasty(
        b"\xff\xfe"
        + lines("BEGIN:VCARD", "VERSION:3.0", "FN:Päivi 王伟", "N:王;Päivi;;;", "END:VCARD", end="\n").encode(
            "utf-16-le"
        ),
        [{"fn": "Päivi 王伟", "name": ("王", "Päivi")}],
    ),
    "UTF-16 big-endian without a mark, two cards": Nasty(
        (
            lines("BEGIN:VCARD", "VERSION:3.0", "FN:欧阳明", "END:VCARD")
            + lines("BEGIN:VCARD", "VERSION:3.0", "FN:Åsa", "END:VCARD")
        ).encode("utf-16-be"),
        [{"fn": "欧阳明"}, {"fn": "Åsa"}],
    ),
    "a mark of UTF-8 before each of two cards": Nasty(
        b"".join(
            b"\xef\xbb\xbf" + lines("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", "END:VCARD").encode()
            for name in ("Öhman", "林静")
        ),
        [{"fn": "Öhman"}, {"fn": "林静"}],
    ),
    "GB2312 quoted, broken inside its characters": Nasty(
        lines(
            "BEGIN:VCARD", "VERSION:2.1",
            "FN;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:" + quoted("示例市人民政府外事办公室李明", "gb2312", 5),
            "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=GB2312:" + quoted("第一行\r\n第二行", "gb2312", 7),
            "TEL;CELL;PREF:+86 138 0000 0000", "END:VCARD",
        ).encode("ascii"),
        [
            {
                "fn": "示例市人民政府外事办公室李明", "note": "第一行\n第二行",
                "tel": [("+86 138 0000 0000", "cell", "")],
            }
        ],
    ),
    "Russian in KOI8-R as it says, beside Greek as it says": Nasty(
        lines("BEGIN:VCARD", "VERSION:2.1").encode()
        + b"FN;CHARSET=KOI8-R:" + "Анна Примерова".encode("koi8-r") + b"\r\n"
        + b"ORG;CHARSET=ISO-8859-7:" + "Δήμος".encode("iso8859-7") + b"\r\nEND:VCARD\r\n",
        [{"fn": "Анна Примерова", "org": ("Δήμος",)}],
    ),
    "an agent inside the card, as 2.1 writes it, with an address after it": Nasty(
        lines(
            "BEGIN:VCARD", "VERSION:2.1", "N:Aalto;Aino", "FN:Aino Aalto", "AGENT:", "BEGIN:VCARD", "VERSION:2.1",
            "N:Berg;Bo", "FN:Bo Berg", "EMAIL;INTERNET:bo@example.org", "END:VCARD", "EMAIL;INTERNET:aino@example.org",
            "END:VCARD",
        ).encode(),
        [{"fn": "Aino Aalto", "agents": ["Bo Berg"], "email": ["aino@example.org"]}],
    ),
    "an agent as one escaped value, as 3.0 writes it, folded": Nasty(
        lines(
            "BEGIN:VCARD", "VERSION:3.0", "FN:Aino Aalto", "N:Aalto;Aino;;;",
            "AGENT:BEGIN:VCARD\\nVERSION:3.0\\nFN:Bo Berg\\nN:Berg\\;Bo\\;\\;", " \\;\\nEND:VCARD\\n",
            "TEL;TYPE=WORK:+358 9 000 0000", "END:VCARD",
        ).encode(),
        [{"fn": "Aino Aalto", "agents": ["Bo Berg"], "tel": [("+358 9 000 0000", "work", "")]}],
    ),
    "Apple's groups: labels of its own and of the person, one before its value, one of an unused group": Nasty(
        lines(
            "BEGIN:VCARD", "VERSION:3.0", "FN:Aino", "item2.X-ABLabel:Kesämökki", "item1.URL;type=pref:https://example.org/",
            "item1.X-ABLabel:_$!<HomePage>!$_", "item2.TEL:040 000 0000", "item3.ADR;type=HOME:;;Katu 1;Turku;;20100;Suomi",
            "item3.X-ABADR:fi", "ITEM9.X-ABLabel:alone", "END:VCARD",
        ).encode(),
        [{"labels": ["HomePage", "Kesämökki"], "country": "fi", "address": ("Katu 1", "Turku", "", "20100", "Suomi")}],
    ),
    "folds with tabs, an empty fold, a fold inside a character and inside a parameter": Nasty(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:P\xc3\r\n \xa4ivi\r\n \r\n  M\xc3\xa4kinen\r\nTEL;TYPE=WO\r\n\tRK;TYPE=voice:1\r\n"
        b" 23 456\r\nEND:VCARD\r\n",
        [{"fn": "Päivi Mäkinen", "tel": [("123 456", "work voice", "")]}],
    ),
    "old Mac ends of line, lower case, blanks before colons' values, a picture without its type": Nasty(
        lines(
            "begin:vcard", "version:2.1", "fn;charset=utf-8;encoding=quoted-printable:" + quopri.encodestring("Åke".encode()).decode(),
            "photo;encoding=base64:", f"  {base64.b64encode(PIXEL).decode()}", "", "end:vcard", end="\r",
        ).encode(),
        [{"fn": "Åke", "photo": [PIXEL]}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_nasty_card_says_what_was_meant(case: str) -> None:
    nasty = CASES[case]
    result = read_cards(nasty.data)
    assert result.rejected == ()
    assert [
        {key: ASKED[key](card) for key in told} for card, told in zip(result.cards, nasty.cards, strict=True)
    ] == nasty.cards
