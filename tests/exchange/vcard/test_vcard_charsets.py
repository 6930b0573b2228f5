"""Cards in the character sets of Chinese, Taiwanese, Japanese and Western phones, said or not said."""

from __future__ import annotations

import pytest

from c21desk.exchange.cards import Card
from c21desk.exchange.vcard import read_cards

NAMES = {
    "gb18030": ("王", "伟", "成都市人民政府外事办公室"),
    "big5": ("陳", "功蓋", "臺北市政府秘書處許功蓋"),
    "cp932": ("山田", "太郎", "東京都庁国際部表示ソフト"),
    "cp1252": ("Mäkinen", "Päivi", "Hämeenlinnan kaupunki, å"),
    "utf-16": ("王", "Päivi", "成都市"),
    "utf-16-le": ("王", "Päivi", "成都市"),
    "utf-16-be": ("王", "Päivi", "成都市"),
    "utf-32": ("王", "Päivi", "成都市"),
    "utf-8-sig": ("王", "Päivi", "成都市"),
}


def read(data: bytes) -> tuple[Card, ...]:
    result = read_cards(data)
    assert (result.damaged, result.rejected) == ((), ())
    return result.cards


@pytest.mark.parametrize("codec", NAMES)
def test_undeclared_character_sets(codec: str) -> None:
    family, given, organisation = NAMES[codec]
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{family};{given};;;",
        f"ORG:{organisation}\\, x",
        "END:VCARD",
        "",
    )
    for data in ("\r\n".join(lines).encode(codec), ("\r\n".join(lines) * 3).encode(codec)):
        for card in read(data):
            assert card.name.parts[:2] == (family, given)
            assert card.organisations[0].units == (organisation + ", x",)


@pytest.mark.parametrize("codec", ["gb18030", "big5", "cp932", "cp1252"])
def test_quoted_printable_without_a_character_set(codec: str) -> None:
    family, given, organisation = NAMES[codec]

    def quoted(text: str) -> str:
        return "".join(f"={byte:02X}" for byte in text.encode(codec))

    text = (
        f"BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:{quoted(family)};{quoted(given)}\r\n"
        f"ORG;ENCODING=QUOTED-PRINTABLE:{quoted(organisation)}\r\nEND:VCARD\r\n"
    )
    (card,) = read(text.encode("ascii"))
    assert card.name.parts[:2] == (family, given)


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("GB2312", "gb18030", "镕基囍"),
        ("GBK", "gbk", "镕基"),
        ("BIG5", "big5", "許功蓋"),
        ("SHIFT_JIS", "cp932", "①髙﨑"),
        ("ISO-8859-1", "cp1252", "“Mäki”"),
        ("windows-1251", "cp1251", "Київ"),
        ("ISO-2022-JP", "iso2022_jp", "山田"),
        ("UTF-7", "utf-7", "Mäki"),
        ("x-gbk", "gbk", "王"),
    ],
)
def test_declared_character_sets_value_by_value(declared: str, codec: str, text: str) -> None:
    data = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;CHARSET=" + declared.encode() + b":" + text.encode(codec)
        + b"\r\nTITLE;CHARSET=UTF-8:" + "王 Mäki".encode() + b"\r\nEND:VCARD\r\n"
    )  # fmt: skip
    result = read_cards(data)
    (card,) = result.cards
    if codec != "iso2022_jp":  # its escape characters are control characters in the raw text
        assert result.damaged == ()
    assert (card.notes[0].text, card.titles[0].text) == (text, "王 Mäki")


def test_a_character_set_declared_once_tells_of_the_others() -> None:
    text = "BEGIN:VCARD\nFN:Віталій\nLABEL;CHARSET=windows-1251;QUOTED-PRINTABLE:=CA=E8=BF=E2\nEND:VCARD\n"
    (card,) = read(text.encode("cp1251"))
    assert (card.full_name, card.addresses[0].formatted) == ("Віталій", "Київ")


def test_utf8_under_a_wrong_name() -> None:
    (card,) = read("BEGIN:VCARD\nFN;CHARSET=GB2312:Mäkinen\nEND:VCARD\n".encode())
    assert card.full_name == "Mäkinen"


def test_one_card_of_a_file_in_another_character_set() -> None:
    data = "BEGIN:VCARD\nFN:Mäki\nEND:VCARD\n".encode() + "BEGIN:VCARD\nFN:Sjö\nEND:VCARD\n".encode("cp1252")
    assert [card.full_name for card in read(data)] == ["Mäki", "Sjö"]


def test_surrogate_pairs_written_as_two_characters_are_one() -> None:
    paired = "😀".encode("utf-16-be")
    pair = "".join(chr(int.from_bytes(paired[i : i + 2], "big")) for i in (0, 2))
    data = b"BEGIN:VCARD\nFN:a " + pair.encode("utf-8", "surrogatepass") + b"\nEND:VCARD\n"
    (card,) = read(data)
    assert card.full_name == "a 😀"
