"""Telephone numbers as people write them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from c21desk.domain.phones import digits, international, parse, split_extension, suffix_tokens


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("09 310 1691", "+358 9 3101691"),
        ("+358 (0)9 310 1691", "+358 9 3101691"),
        ("0401234567", "+358 40 1234567"),
        ("tel:+358-40-1234567", "+358 40 1234567"),
        ("+86 25 8363 1234", "+86 25 8363 1234"),
        ("0086-25-83631234", "+86 25 8363 1234"),
        ("025-83631234 转 801", "+86 25 8363 1234 转 801"),
        ("+86 25 8363 1234 ext. 801", "+86 25 8363 1234 转 801"),
        ("（025）83631234转801", "+86 25 8363 1234 转 801"),
        ("13812345678", "+86 138 1234 5678"),
        ("＋８６　１３８　１２３４　５６７８", "+86 138 1234 5678"),
        ("09 310 1691 ext. 12", "+358 9 3101691 ext. 12"),
        ("09 310 1691, alanumero 3", "+358 9 3101691 ext. 3"),
        ("+44 20 7946 0018 x12", "+44 20 7946 0018 ext. 12"),
        ("+86 25 8363 1234-801", "+86 25 8363 1234 转 801"),
        ("+358–40–1234567", "+358 40 1234567"),
    ],
)
def test_numbers_are_shown_internationally(text: str, shown: str) -> None:
    assert international(text) == shown
    assert international(shown) == shown


@pytest.mark.parametrize(
    "text", ["ask the secretary", "12", "0", "+", "", "++++", "1-800-FLOWERS", "+999 1234567"]
)
def test_what_is_no_number_stays_as_written_with_a_note(text: str) -> None:
    phone = parse(text)
    assert (phone.shown, phone.e164) == (text, "")
    assert phone.note is not None
    assert text in phone.note.text()


def test_region_of_a_number_without_country_code() -> None:
    assert international("8363 1234", "CN") == "+86 83631234"
    assert parse("+86 138 1234 5678").region == "CN"
    assert parse("040 1234567").region == "FI"


def test_any_stretch_of_digits_finds_a_number() -> None:
    tokens = suffix_tokens("+358 40 123 4567 ext. 12")
    for typed in ("0401234", "040 123 45", "+358 40", "4567", "234", "12"):
        assert any(token.startswith(digits(typed)) for token in tokens)
    assert digits("00358 40 1234567") == digits("+358 (0)40 1234567") == "358401234567"
    assert split_extension("Room 12") == ("Room 12", "")


@given(st.text(max_size=300))
def test_nothing_that_is_typed_breaks(text: str) -> None:
    assert isinstance(international(text), str)
    assert digits(text).isdecimal() or digits(text) == ""
    assert all(token.isdecimal() for token in suffix_tokens(text))


def test_the_tables_load_with_the_first_number_only() -> None:
    code = (
        "import sys; from c21desk.domain import phones; phones.digits('040 1'); phones.suffix_tokens('040 12');"
        "print('phonenumbers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
