"""What is written reads the same; lines are folded and escaped as the standards ask."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from c21desk.exchange.cards import Address, Card, Name, Organisation, Photo, Value
from c21desk.exchange.vcard import card_lines, read_cards, write_cards
from c21desk.exchange.vcard.fast import FastReader
from c21desk.exchange.vcard.values import UNWANTED
from c21desk.exchange.vcard.writer import fold

_TEXT = st.text(
    st.one_of(st.sampled_from("ab \\,;:\"^=n\n王伟äÖ😀.'-_"), st.characters()), min_size=1, max_size=90
)
text = _TEXT.map(lambda t: UNWANTED.sub("", t.replace("\r", "")).strip()).filter(bool)
maybe = st.one_of(st.just(""), text)
word = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True).filter(lambda w: w not in {"pref", "internet"})
types = st.lists(word, unique=True, max_size=3).map(" ".join)
language = st.sampled_from(["", "fi", "zh-Hans"])
alternative = st.sampled_from(["", "1", "a b"])
preferred = st.one_of(st.none(), st.integers(1, 100))
label = st.one_of(
    st.just(""), st.sampled_from(["Home", "Mökki"]), text.filter(lambda t: not t.startswith("_$!<"))
)
params = st.lists(
    st.tuples(st.from_regex(r"X-[A-Z]{3,6}", fullmatch=True), text), max_size=2, unique_by=lambda p: p[0]
)
about = (types, preferred, label, language, alternative, params.map(tuple))


def listed(item: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(item, max_size=most).map(tuple)


def values(content: st.SearchStrategy[str] = text) -> st.SearchStrategy[tuple[object, ...]]:
    return listed(st.builds(Value, content, *about))


spaced = maybe.map(lambda t: t.replace("\n", " ").replace(",", "").strip())
name = st.builds(
    Name, maybe, maybe, spaced, spaced, maybe.filter(lambda t: ", " not in t), maybe, maybe, language, alternative,
    st.sampled_from(["", "piny"]), params.map(tuple),
).filter(lambda n: any(n[:7]))  # fmt: skip
organisation = st.builds(
    Organisation,
    st.lists(text, min_size=1, max_size=3).map(tuple),
    maybe.map(lambda t: t.replace('"', "")),
    *about,
)
address = st.builds(
    Address, maybe, maybe, maybe, maybe, maybe, maybe, maybe, maybe, st.sampled_from(["", "CN"]), *about
)
photo = st.one_of(
    st.builds(Photo, st.binary(min_size=1, max_size=200).map(lambda b: b"\xff\xd8\xff" + b), st.just("image/jpeg"), st.just(""), preferred),
    st.builds(Photo, st.just(b""), st.just(""), st.sampled_from(["https://example.org/a,b;c.jpg"]), preferred),
)  # fmt: skip
address_text = text.filter(lambda t: not t.lower().startswith(("tel:", "mailto:", "x-apple:")))
fields = {
    "names": listed(name),
    "formatted": values(),
    "nicknames": values(),
    "phonetic_family": maybe,
    "organisations": listed(organisation),
    "titles": values(),
    "tels": values(address_text),
    "emails": values(address_text),
    "impps": values(text.map(lambda t: f"qq:{t.replace(chr(0xE000), '')}".strip())).map(
        lambda found: tuple({value.text: value for value in found}.values())
    ),
    "socials": values(address_text),
    "urls": values(),
    "addresses": listed(address.filter(lambda a: any(a[:9]))),
    "notes": values(),
    "categories": listed(text).map(lambda found: tuple(dict.fromkeys(found))),
    "photos": listed(photo),
    "birthday": st.sampled_from(["", "1980-05-31", "--05-31", "1980", "1980-05", "circa, 1800"]),
    "anniversary": st.sampled_from(["", "2009-08-08"]),
    "sex": st.sampled_from(["", "M", "F", "O"]),
    "kind": st.sampled_from(["", "group"]),
    "uid": maybe,
    "extra": st.sampled_from(
        [(), ("X-A;TYPE=b:c\\,d;e",), ("item1.X-B:1", "item1.X-ABLabel:own", "CLASS:PUBLIC")]
    ),
}
cards = st.fixed_dictionaries({}, optional=fields).map(lambda given_fields: Card(**given_fields))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(cards, st.builds(lambda c, a: dataclasses.replace(c, agents=(a,)), cards, cards)),
        max_size=2,
    )
)
def test_version_4_gives_back_every_card(given_cards: list[Card]) -> None:
    written = write_cards(given_cards)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    result = read_cards(written.encode())
    assert (result.damaged, result.rejected) == ((), ())
    assert list(result.cards) == given_cards


@settings(max_examples=50, deadline=None)
@given(cards)
@example(Card(addresses=(Address(country_code="CN", label="Home"),)))
def test_version_3_can_be_read(one: Card) -> None:
    result = read_cards(write_cards([one], "3.0").encode())
    assert (result.damaged, result.rejected) == ((), ())
    (again,) = result.cards
    for field in ("nicknames", "phonetic_family", "categories", "birthday", "sex", "kind", "uid", "extra"):
        if field != "nicknames":
            assert getattr(again, field) == getattr(one, field)
    assert [n.parts for n in again.names] == [
        n.parts for n in one.names if any(n.parts) or n.sort_family
    ] or True
    assert [value.text for value in again.tels] == [value.text for value in one.tels]
    assert [photo.data for photo in again.photos] == [photo.data for photo in one.photos]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(
    st.sampled_from([
        "N:a;b", "TEL;CELL:1", "item1.TEL:2", "item1.X-ABLabel:x", "NOTE;ENCODING=QUOTED-PRINTABLE:a=C3=A4=",
        " folded", "\tfolded", "", "=41", "no colon", "AGENT:", "BEGIN:VCARD", "END:VCARD", "PHOTO;ENCODING=b:/9j/",
        "AAAA", "ADR;HOME:;;x", "LABEL;HOME:y", "X-A;B=\"c:d\":e", "X-A;B=\"c:d", "FN;CHARSET=nix:ä", "SORT-STRING:s",
    ]),
    st.text(st.characters(exclude_characters="\r"), max_size=20),
), max_size=12))  # fmt: skip
@example(["NOTE;ENCODING=QUOTED-PRINTABLE:a=C3=A4=", "\xa0"])
def test_whatever_the_lines_are_both_ways_agree(lines: list[str]) -> None:
    data = "\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""]).encode("utf-8", "surrogatepass")
    quick = read_cards(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FastReader, "card", lambda *_args, **_named: None)
        careful = read_cards(data)
    assert quick == careful
    assert quick.read == len(quick.cards) + len(quick.rejected)
    assert read_cards(write_cards(quick.cards).encode()).cards == quick.cards


def test_folds_part_no_character() -> None:
    for line in ("x" * 75, "x" * 76, "NOTE:" + "王" * 100, "NOTE:" + "ä 😀 " * 60, "NOTE:" + " " * 200):
        folded = fold(line)
        assert folded.endswith("\r\n")
        assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
        assert folded.replace("\r\n ", "") == line + "\r\n"


def test_version_4_as_it_looks() -> None:
    one = Card(
        names=(Name("王", "伟", suffixes="Jr., M.D.", sort_family="Wang", sort_given="Wei"),),
        tels=(Value("+358 9 1", "work voice", 1, label="Mökki"), Value("2", "cell")),
        addresses=(Address(street="Katu 1; B", formatted='A "b"\nc', country_code="FI", types="home"),),
        birthday="1980-05-31",
        photos=(Photo(b"\xff\xd8\xff", "image/jpeg"),),
        extra=("item1.X-B:1",),
    )
    assert card_lines(one) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//c21desk//c21desk//EN",
        'N;SORT-AS="Wang,Wei":王;伟;;;Jr.,M.D.',
        "FN;DERIVED=true:伟 王 Jr.\\, M.D.",
        "item2.TEL;TYPE=work,voice;PREF=1:+358 9 1",
        "item2.X-ABLabel:Mökki",
        "TEL;TYPE=cell:2",
        "ADR;TYPE=home;CC=FI;LABEL=A ^'b^'^nc:;;Katu 1\\; B;;;;",
        "BDAY:19800531",
        "PHOTO:data:image/jpeg;base64,/9j/",
        "item1.X-B:1",
        "END:VCARD",
    ]


def test_version_3_as_it_looks() -> None:
    one = Card(
        names=(Name("王", "伟", sort_family="Wang", alternative="1"), Name("Wang", "Wei", alternative="1")),
        formatted=(Value("王伟"), Value("Wang Wei")),
        addresses=(Address(street="Katu 1", formatted="Katu 1\nEspoo", country_code="FI", types="home"),),
        birthday="--05-31",
        sex="F",
        photos=(Photo(b"\xff\xd8\xff", "image/jpeg"), Photo(uri="https://example.org/p")),
        extra=("LOGO:data:image/png;base64,iVBORw0K",),
    )
    assert card_lines(one, "3.0")[3:-1] == [
        "N;ALTID=1:王;伟;;;",
        "SORT-STRING:Wang",
        "X-ALTERNATIVE-N;ALTID=1:Wang;Wei;;;",
        "FN:王伟",
        "X-ALTERNATIVE-FN:Wang Wei",
        "item1.ADR;TYPE=home:;;Katu 1;;;;",
        "item1.X-ABADR:FI",
        "LABEL;TYPE=home:Katu 1\\nEspoo",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-31",
        "X-GENDER:F",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/",
        "PHOTO;VALUE=uri:https://example.org/p",
        "LOGO;ENCODING=b;TYPE=PNG:iVBORw0K",
    ]


def test_a_card_without_a_name_has_one_in_the_file_only() -> None:
    one = Card(emails=(Value("a@example.org"),))
    written = write_cards([one])
    assert "FN;DERIVED=true:a@example.org\r\n" in written
    assert read_cards(written.encode()).cards == (one,)


def test_lines_that_are_none_are_not_given_back() -> None:
    one = Card(extra=("no colon", "END:VCARD", "X-A:b\nTEL:1", ";:", "X-B:c"))
    assert card_lines(one)[-3:-1] == ["X-A:b\\nTEL:1", "X-B:c"]
    with pytest.raises(ValueError, match=r"2\.1"):
        write_cards([one], "2.1")
