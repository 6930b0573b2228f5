"""Signatures as people write them, in three languages, and the mails that they stand in."""

from __future__ import annotations

import io
import struct
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from c21desk.domain.errors import UserError
from c21desk.exchange.contacts.mail import read_message, text_of_html
from c21desk.exchange.contacts.signature import read_signature

FINNISH = """Hei,
kiitos viestistä.

Ystävällisin terveisin

Matti Virtanen
Kansainvälisten asioiden päällikkö
Esimerkin kaupunki
Kaupunginkanslia
PL 1, 00099 Esimerkki
Esimerkkikatu 11-13, 00170 Helsinki
Puh. 09 310 1691, gsm 040 123 4567
matti.virtanen(at)esimerkki.example.fi
www.esimerkki.example.fi
"""
CHINESE = """王伟 副主任
南京市人民政府外事办公室
地址：江苏省南京市玄武区北京东路41号 邮编：210008
电话：025-83631234 转 801  手机：13812345678（微信同号）
传真：025-83631235
邮箱：wangwei@example.cn
"""
ENGLISH = """Best regards,
WANG Wei (王伟) | Deputy Director | Foreign Affairs Office of Nanjing
Add: No. 41 Beijing East Road, Nanjing 210008, P.R. China
T: +86 25 8363 1234-801  M: +86 138 1234 5678  WeChat ID: wangwei_nj
"""


def test_finnish_signature() -> None:
    found = read_signature(FINNISH)
    card = found.card
    assert card.name.parts[:2] == ("Virtanen", "Matti")
    assert [v.text for v in card.titles] == ["Kansainvälisten asioiden päällikkö"]
    assert card.organisations[0].units == ("Esimerkin kaupunki", "Kaupunginkanslia")
    assert [(v.text, v.types) for v in card.tels] == [
        ("+358 9 3101691", "work"),
        ("+358 40 1234567", "work cell"),
    ]
    assert [v.text for v in card.emails] == ["matti.virtanen@esimerkki.example.fi"]
    assert [v.text for v in card.urls] == ["www.esimerkki.example.fi"]
    assert [(a.po_box, a.street, a.postal_code, a.locality) for a in card.addresses] == [
        ("1", "", "00099", "Esimerkki"),
        ("", "Esimerkkikatu 11-13", "00170", "Helsinki"),
    ]
    assert [m.text() for m in found.unsure] == ["“Kaupunginkanslia” was taken as the department."]


def test_chinese_signature() -> None:
    found = read_signature(CHINESE)
    card = found.card
    assert card.name.parts[:2] == ("王", "伟")
    assert ([v.text for v in card.titles], card.organisations[0].name) == (
        ["副主任"],
        "南京市人民政府外事办公室",
    )
    assert [(v.text, v.types) for v in card.tels] == [
        ("+86 25 8363 1234 转 801", "work"),
        ("+86 138 1234 5678", "work cell"),
        ("+86 25 8363 1235", "work fax"),
    ]
    assert [v.text for v in card.impps] == ["weixin:13812345678"]
    (address,) = card.addresses
    assert (address.street, address.postal_code, address.language) == (
        "江苏省南京市玄武区北京东路41号",
        "210008",
        "zh",
    )
    assert found.unsure == ()


def test_english_signature_on_one_line_with_a_name_in_two_scripts() -> None:
    card = read_signature(ENGLISH).card
    assert [n.parts[:2] for n in card.names] == [("Wang", "Wei"), ("王", "伟")]
    assert [v.text for v in card.titles] == ["Deputy Director"]
    assert [v.text for v in card.tels] == ["+86 25 8363 1234 转 801", "+86 138 1234 5678"]
    assert [v.text for v in card.impps] == ["weixin:wangwei_nj"]
    assert (card.addresses[0].locality, card.addresses[0].country) == ("Nanjing", "P.R. China")


def test_guesses_are_told_and_what_is_left_is_shown() -> None:
    found = read_signature("Kalle Ek\njohtaja, Esimerkki Oy\nRoom 5 on the left\n123 456 789 0\n")
    assert "“Kalle Ek” was taken as the name." in [m.text() for m in found.unsure]
    assert found.card.organisations[0].name == "Esimerkki Oy"
    assert read_signature("nothing that says who wrote it.").found is False


@settings(deadline=None)
@given(st.text(max_size=400))
def test_whatever_is_pasted_is_read(text: str) -> None:
    read_signature(text)
    read_signature(text, name=text[:40], email="a@example.org")


def _mail() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Virtanen Matti <matti.virtanen@esimerkki.example.fi>"
    mail["Reply-To"] = "Kirjaamo <kirjaamo@esimerkki.example.fi>"
    mail["Subject"] = "Vierailu"
    return mail


def test_a_mail_gives_its_sender_with_the_signature_and_further_addresses(tmp_path: Path) -> None:
    mail = _mail()
    mail.set_content(
        f"{FINNISH}\nLähettäjä: Li Na <lina@example.cn>\nLähetetty: 1.1.2026\n\n李娜\n手机：13912345678\n"
    )
    mail.add_attachment(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Salo;Aino;;;\r\nFN:Aino Salo\r\nEND:VCARD\r\n",
        maintype="text", subtype="vcard", filename="aino.vcf",
    )  # fmt: skip
    path = tmp_path / "mail.eml"
    path.write_bytes(bytes(mail))
    sender, reply, enclosed = read_message(path)
    assert sender.card.name.parts[:2] == ("Virtanen", "Matti")
    assert len(sender.card.emails) == 1
    assert [v.text for v in sender.card.tels] == ["+358 9 3101691", "+358 40 1234567"]
    assert reply.card.emails[0].text == "kirjaamo@esimerkki.example.fi"
    assert enclosed.card.full_name == "Aino Salo"


def test_a_mail_of_html_only_in_a_chinese_character_set() -> None:
    mail = EmailMessage()
    mail["From"] = "=?gb2312?B?zfXOsA==?= <wangwei@example.cn>"
    page = "<html><head><style>p{}</style></head><body><p>您好！</p><p>此致</p>" + "".join(
        f"<div>{line}</div>" for line in CHINESE.splitlines()
    )
    mail.set_content(page, subtype="html", charset="gb2312")
    (sender,) = read_message(bytes(mail))
    assert sender.card.name.parts[:2] == ("王", "伟")
    assert sender.card.tels[0].text == "+86 25 8363 1234 转 801"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no mail at all",
        b"\x00" * 100,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
        b"Subject: x\n\nx",
    ],
)
def test_what_is_no_mail_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.eml"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"odd\.eml"):
        read_message(path)


def test_damaged_and_hostile_mails_are_survived() -> None:
    nested = b"From: a@example.org\nContent-Type: multipart/mixed; boundary=b0\n\n" + b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (i, i + 1) for i in range(5000)
    )
    with pytest.raises(UserError, match="one inside the other"):
        read_message(nested)
    with pytest.raises(UserError, match="headers"):
        read_message(b"From: a@example.org\nX: " + b"y" * 20_000_000)
    odd = b"From: =?unknown-8bit?Q?=FF?= <a@example.org>\nContent-Type: text/plain; charset=no-such\n\n\xff\xfe\x80Matti"
    assert read_message(odd)[0].card.emails[0].text == "a@example.org"
    long_line = b"From: a@example.org\n\n" + b"x" * 20_000_000
    assert read_message(long_line)[0].card.emails[0].text == "a@example.org"


@pytest.mark.parametrize("piece", ["<", "<!--", "<style>", "<style></STYLE >", "<p>", "<br ", "&"])
def test_hostile_pages_are_read_in_one_pass(piece: str) -> None:
    assert "shown" in text_of_html("<p>shown</p>" + piece * 100_000)


def test_what_a_page_does_not_show_is_no_text() -> None:
    page = "<HEAD><title>T</title></HEAD>İ<style>p{}</style ><p>Aino<!-- x --> Salo</p><table><td>a</td><td>b</td></table>"
    assert text_of_html(page).split() == ["İ", "Aino", "Salo", "a", "|", "b", "|"]


def _compound_file(streams: dict[str, bytes]) -> bytes:
    """A minimal compound file (OLE2) of small streams at the root, for tests of .msg files."""
    sector = 512
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    padded = {n: d.ljust(4096, b"\x00") for n, d in streams.items()}  # at the cutoff: no mini streams
    entries = [("Root Entry", 5, end, 0)]
    fat: list[int] = [fat_mark]
    body = b""
    for name, data in padded.items():
        start, count = len(fat), -(-len(data) // sector)
        fat += [start + i + 1 for i in range(count - 1)] + [end]
        body += data.ljust(count * sector, b"\x00")
        entries.append((name, 2, start, len(data)))
    directory = b""
    while len(entries) % 4:
        entries.append(("", 0, 0, 0))
    for index, (name, kind, start, size) in enumerate(entries):
        raw = name.encode("utf-16-le") + b"\x00\x00" if name else b""
        right = index + 1 if 0 < index < len(streams) else free
        child = 1 if index == 0 and streams else free
        directory += struct.pack(
            "<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, free, right, child, b"", 0, 0, 0, start, size
        )
    first = len(fat)
    count = len(directory) // sector
    fat += [first + i + 1 for i in range(count - 1)] + [end]
    table = struct.pack("<128I", *(fat + [free] * (128 - len(fat))))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1,
        first, 0, 4096, end, 0, end, 0, 0,
    )  # fmt: skip
    header += struct.pack("<108I", *([free] * 108))
    return header.ljust(sector, b"\xff") + table + body + directory


def _msg(properties: dict[str, str]) -> bytes:
    return _compound_file(
        {"__properties_version1.0": b"\x00" * 32}
        | {f"__substg1.0_{tag}001F": text.encode("utf-16-le") for tag, text in properties.items()}
    )


def test_an_outlook_mail(tmp_path: Path) -> None:
    path = tmp_path / "mail.msg"
    path.write_bytes(
        _msg(
            {
                "001A": "IPM.Note",
                "5D01": "matti.virtanen@esimerkki.example.fi",
                "0C1A": "Matti Virtanen",
                "1000": FINNISH,
            }
        )
    )
    (sender,) = read_message(path)
    assert sender.card.name.parts[:2] == ("Virtanen", "Matti")
    assert sender.card.tels[1].text == "+358 40 1234567"


def test_an_outlook_contact() -> None:
    (found,) = read_message(
        _msg(
            {
                "001A": "IPM.Contact",
                "3001": "Aino Salo",
                "3A11": "Salo",
                "3A06": "Aino",
                "3A16": "Esimerkki Oy",
                "3A1C": "040 1234567",
            }
        )
    )
    assert (found.card.name.family, found.card.organisations[0].name) == ("Salo", "Esimerkki Oy")
    assert [(v.text, v.types) for v in found.card.tels] == [("040 1234567", "cell")]


def test_a_damaged_outlook_file_is_refused() -> None:
    data = _msg({"001A": "IPM.Note", "1000": FINNISH})
    for cut in (600, 1500, len(data) - 600):
        with pytest.raises(UserError):
            read_message(io.BytesIO(data[:cut]).read())
