"""Our own contact tables: read back as the cards they were made of, and safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from c21desk import i18n
from c21desk.exchange.cards import Address, Card, Name, Organisation, Value
from c21desk.exchange.contacts import apply_mapping, guess_mapping, read_contact_table, write_csv, write_xlsx
from c21desk.exchange.contacts.columns import HEADINGS, own_targets
from c21desk.exchange.contacts.targets import choices

TEXT = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffe\uffff")
        | st.sampled_from("=+-@';\",\n"),
        min_size=1,
        max_size=12,
    )
    .map(lambda t: re.sub(r"\s*\n\s*", "\n", t.strip()))
    .filter(lambda t: bool(t.strip()) and t == t.strip())
)
WORDS = st.lists(st.sampled_from(["work", "home", "cell", "fax", "x-odd"]), max_size=2, unique=True).map(
    " ".join
)
ABOUT: dict[str, Any] = {
    "types": WORDS,
    "preferred": st.none() | st.integers(1, 100),
    "label": st.just("") | TEXT,
    "language": st.sampled_from(["", "zh-Hans", "fi"]),
    "alternative": st.sampled_from(["", "1"]),
    "params": st.just(()) | st.tuples(st.tuples(st.just("X-ODD"), TEXT)),
}
VALUE = st.builds(Value, TEXT, **ABOUT)
VALUES = st.lists(VALUE, max_size=3).map(tuple)
MAYBE = st.just("") | TEXT
NAMES = st.lists(
    st.builds(
        Name,
        family=TEXT,
        given=MAYBE,
        additional=MAYBE,
        prefixes=MAYBE,
        suffixes=MAYBE,
        sort_family=MAYBE,
        sort_given=MAYBE,
        language=st.sampled_from(["", "zh"]),
        alternative=st.sampled_from(["", "1"]),
        phonetic=st.sampled_from(["", "piny"]),
        params=ABOUT["params"],
    ),
    max_size=2,
).map(tuple)
UNITS = st.lists(TEXT, min_size=1, max_size=3).map(tuple)
ORGANISATIONS = st.lists(st.builds(Organisation, units=UNITS, sort_as=MAYBE, **ABOUT), max_size=2).map(tuple)
ADDRESSES = st.lists(
    st.builds(
        Address,
        po_box=MAYBE,
        extended=MAYBE,
        street=TEXT,
        locality=MAYBE,
        region=MAYBE,
        postal_code=MAYBE,
        country=MAYBE,
        formatted=MAYBE,
        country_code=st.sampled_from(["", "FI"]),
        **ABOUT,
    ),
    max_size=2,
).map(tuple)
CARD = st.builds(
    Card,
    names=NAMES,
    formatted=st.lists(VALUE, min_size=1, max_size=2).map(tuple),
    nicknames=VALUES,
    phonetic_family=MAYBE,
    organisations=ORGANISATIONS,
    titles=VALUES,
    tels=VALUES,
    emails=VALUES,
    impps=st.lists(st.builds(Value, TEXT.map("weixin:{}".format) | TEXT.map("xmpp:{}".format), **ABOUT), max_size=3).map(tuple),
    addresses=ADDRESSES,
    notes=VALUES,
    categories=st.lists(TEXT.filter(lambda t: "\n" not in t), max_size=3, unique=True).map(tuple),
    birthday=st.sampled_from(["", "1970-03-05", "--03-05", "1970"]),
    sex=st.sampled_from(["", "M", "F", "O"]),
    uid=MAYBE,
    passport_number=MAYBE,
    diet=MAYBE,
    extra=st.lists(TEXT.filter(lambda t: "\n" not in t), max_size=2).map(tuple),
)  # fmt: skip


def _csv(cards: list[Card], words: i18n.Catalog) -> bytes:
    out = io.BytesIO()
    write_csv(cards, out, words)
    return out.getvalue()


def _xlsx(cards: list[Card], words: i18n.Catalog) -> bytes:
    out = io.BytesIO()
    assert write_xlsx(cards, out, words) == ()
    return out.getvalue()


@pytest.mark.parametrize("write", [_csv, _xlsx])
@settings(deadline=None, max_examples=40, phases=(Phase.explicit, Phase.generate))
@given(cards=st.lists(CARD, min_size=1, max_size=3), language=st.sampled_from(i18n.LANGUAGES))
def test_our_own_table_reads_back_without_loss(
    write: Callable[[list[Card], i18n.Catalog], bytes], cards: list[Card], language: str
) -> None:
    table = read_contact_table(write(cards, i18n.catalog(language)))
    mapping = guess_mapping(table.headings)
    assert mapping.program == "c21desk"
    result = apply_mapping(table, mapping)
    assert list(result.cards) == cards
    assert (result.rejected, result.damaged) == ((), ())


FORMULAS = ["=1+1", "+358 40 1", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0", "\tx", "＝1", "'=1"]


def test_no_cell_of_a_csv_file_begins_as_a_formula_does() -> None:
    cards = [Card(formatted=(Value("A"),), notes=(Value(text),), tels=(Value(text),)) for text in FORMULAS]
    data = _csv(cards, i18n.catalog("en"))
    assert data.startswith(b"\xef\xbb\xbf")
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        assert not any(re.match(r"[=+\-@\t\r＝＋－＠]", cell) for cell in row)
    table = read_contact_table(data)
    back = apply_mapping(table, guess_mapping(table.headings)).cards
    assert [c.tels[0].text for c in back] == FORMULAS


def test_a_workbook_holds_text_only_and_its_headings_stay_in_view() -> None:
    cards = [Card(formatted=(Value(text),)) for text in [*FORMULAS, "#N/A", "1.5.2026", "00123"]]
    page = load_workbook(io.BytesIO(_xlsx(cards, i18n.catalog("fi")))).active
    assert page is not None
    assert page.freeze_panes == "A2"
    for row in page.iter_rows():
        for cell in row:
            if cell.value is not None:
                assert cell.data_type == "s"
                assert cell.number_format == "@"


def test_a_text_too_long_for_a_cell_is_cut_and_told() -> None:
    (note,) = write_xlsx([Card(formatted=(Value("A"),), notes=(Value("x" * 40_000),))], io.BytesIO())
    assert "Row 2" in note.text()


def test_characters_that_no_file_can_hold_are_left_out() -> None:
    odd = [Card(formatted=(Value("A\x00B\x1bC\ud800D"),))]
    for write in (_csv, _xlsx):
        table = read_contact_table(write(odd, i18n.catalog("en")))
        assert table.rows[0][1][0] == "ABCD"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_headings_of_a_language_are_told_apart(language: str) -> None:
    words = i18n.catalog(language)
    assert len({words.gettext(text) for text in HEADINGS.values()}) == len(HEADINGS)
    offered = choices()
    assert len({name.text(words) for _target, name in offered}) == len(offered)


def test_headings_of_others_are_not_taken_for_ours() -> None:
    assert own_targets(["Name", "E-mail", "Telephone"]) is None


def test_an_empty_book_is_a_table_of_headings() -> None:
    assert _csv([], i18n.catalog("en")).decode("utf-8-sig").startswith("Full name,Family name")
