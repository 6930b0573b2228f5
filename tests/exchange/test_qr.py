"""QR codes of contact cards."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from c21desk.domain.errors import UserError
from c21desk.exchange.cards import Address, Card, Name, Organisation, Photo, Value
from c21desk.exchange.qr import MAX_BYTES, card_code
from c21desk.exchange.vcard import read_cards

CARD = Card(
    names=(Name("王", "伟"),),
    formatted=(Value("王伟"),),
    organisations=(Organisation(("南京市人民政府外事办公室",)),),
    titles=(Value("副主任"),),
    tels=(Value("+86 25 8363 1234 转 801", "work"),),
    emails=(Value("wangwei@example.cn", "work"),),
    notes=(Value("x" * 5000),),
    photos=(Photo(b"x" * 5000, "image/jpeg"),),
    birthday="1970-01-01",
)


def test_a_code_says_the_card_without_pictures_notes_and_dates() -> None:
    code = card_code(CARD)
    (card,) = read_cards(code.text.encode()).cards
    assert (card.name.parts[:2], card.tels[0].text) == (("王", "伟"), "+86 25 8363 1234 转 801")
    assert (card.notes, card.photos, card.birthday, code.left_out) == ((), (), "", ())
    assert code.size >= 21
    assert {len(row) for row in code.rows} == {code.size}
    assert {module for row in code.rows for module in row} == {0, 1}
    assert code.rows[0][:7] == bytes([1] * 7)


def test_a_drawing_holds_every_dark_module() -> None:
    code = card_code(CARD)
    root = ElementTree.fromstring(code.svg())
    path = root.findall("{http://www.w3.org/2000/svg}path")[1].get("d") or ""
    widths = [int(run.split("h")[1].split("v")[0]) for run in path.split("M")[1:]]
    assert sum(widths) == sum(sum(row) for row in code.rows)


def test_what_does_not_fit_is_left_out_and_told() -> None:
    long = Card(
        formatted=CARD.formatted,
        names=CARD.names,
        tels=CARD.tels,
        addresses=tuple(Address(street="Esimerkkikatu " * 20) for _ in range(5)),
        urls=(Value("https://example.org/" + "x" * 500),) * 3,
    )
    code = card_code(long)
    assert len(code.text.encode()) <= MAX_BYTES
    assert "further addresses" in [m.text() for m in code.left_out]
    assert CARD.tels[0].text in code.text


def test_a_name_that_no_code_can_hold_is_refused() -> None:
    with pytest.raises(UserError, match="too long"):
        card_code(Card(formatted=(Value("x" * 3000),)))
