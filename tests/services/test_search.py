"""Search over everything: who is found, by what, and how it is explained."""

from __future__ import annotations

import pytest

from c21desk.domain.kinds import NameOrder
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Channel, Position
from c21desk.services.desk import Desk
from c21desk.services.lists import ListQuery
from c21desk.services.search import Hit


@pytest.fixture
def book(desk: Desk) -> Desk:
    """Wang Wei of an office in Helsinki, Mäkinen who lives there, and others."""
    [helsinki] = [p for p in desk.places.find_rows("Helsinki") if p.name.fi == "Helsinki"]
    office = desk.organisations.new()
    office.name = LocalizedText("Satamavirasto", "Port Office", "港务局")
    office.place_id = helsinki.id
    desk.organisations.save(office)
    wang = desk.people.new()
    wang.family_han, wang.given_han = "王", "伟"
    wang.family_latin, wang.given_latin, wang.name_order = "Wang", "Wei", NameOrder.FAMILY_FIRST
    wang.pinyin_family, wang.pinyin_given = "Wáng", "Wěi"
    wang.western_name = "Victor"
    wang.positions = [Position(organisation_id=office.id, title=LocalizedText(en="Director"))]
    wang.channels = [Channel(kind="phone", value="+358 40 123 4567")]
    makinen = desk.people.new()
    makinen.family_latin, makinen.given_latin, makinen.home_place_id = "Mäkinen", "Åsa", helsinki.id
    makinen.note = "Speaks at length about harbours and trams. " * 8
    for person in (wang, makinen):
        desk.people.save(person)
    return desk


def people(desk: Desk, text: str, language: str = "fi") -> list[Hit]:
    return [hit for hit in desk.search.search(text, language=language) if hit.kind == "person"]


@pytest.mark.parametrize(
    "typed",
    [
        "wang wei",
        "wangwei",
        "WANGWEI",
        "ww",
        "王偉",
        "王伟",
        "王",
        "victor",
        "wei wang",
        "1234567",
        "040 123 4567",
    ],
)
def test_a_chinese_person_is_found_however_typed(book: Desk, typed: str) -> None:
    assert [hit.name for hit in people(book, typed)] == ["Wang Wei"]


@pytest.mark.parametrize("typed", ["hels", "赫尔", "Helsingfors", "赫爾辛基"])
def test_people_are_found_by_the_town_of_their_organisation_and_their_home(book: Desk, typed: str) -> None:
    assert {hit.name for hit in people(book, typed)} == {"Wang Wei", "Mäkinen, Åsa"}
    kinds = [hit.kind for hit in book.search.search(typed)]
    assert kinds == sorted(kinds, key=["person", "organisation", "place"].index)


def test_a_name_in_chinese_only_is_explained_by_its_reading(desk: Desk) -> None:
    person = desk.people.new()
    person.family_han, person.given_han = "曾", "绿"
    person.pinyin_family, person.pinyin_given = "Zēng", "Lǜ"
    desk.people.save(person)
    [hit] = people(desk, "zenglv")
    assert (hit.name, hit.detail) == ("曾绿", "Zēng Lǜ")
    [hit] = people(desk, "ceng")
    assert [(r.what, r.text) for r in hit.reasons] == [("usual-reading", "Céng")]


@pytest.mark.parametrize("typed", ["zeng xiaoming", "zengxiaoming", "zxm"])
def test_a_name_stored_without_its_reading_is_found_by_the_usual_one(desk: Desk, typed: str) -> None:
    person = desk.people.new()
    person.family_han, person.given_han = "曾", "小明"
    desk.people.save(person)
    [hit] = people(desk, typed)
    assert (hit.name, [(r.what, r.text) for r in hit.reasons]) == (
        "曾小明",
        [("usual-reading", "Zēng Xiǎomíng")],
    )


@pytest.mark.parametrize("typed", ["makinen", "MÄKI", "asa makinen", "asa hels"])
def test_accents_need_not_be_typed(book: Desk, typed: str) -> None:
    assert [hit.name for hit in people(book, typed)] == ["Mäkinen, Åsa"]


@pytest.mark.parametrize("typed", ["makinne", "mäkien", "makkinen", "mkainen asa"])
def test_a_slip_of_the_finger_is_forgiven(book: Desk, typed: str) -> None:
    [hit] = people(book, typed)
    assert hit.name == "Mäkinen, Åsa"
    assert "makinen" in hit.meant


def test_what_matched_is_marked(book: Desk) -> None:
    [hit] = people(book, "wan")
    assert [hit.name[a:b] for a, b in hit.name_marks] == ["Wan"]
    [hit] = people(book, "王偉")
    assert [hit.detail[a:b] for a, b in hit.detail_marks] == ["王伟"]
    assert hit.reasons == ()


@pytest.mark.parametrize(
    ("typed", "what", "marked"),
    [
        ("ww", "pinyin", "Wáng Wěi"),
        ("victor", "also-called", "Victor"),
        ("helsing", "place", "Helsing"),
        ("34567", "phone", "3 4567"),
    ],
)
def test_what_matched_elsewhere_is_explained(book: Desk, typed: str, what: str, marked: str) -> None:
    [reason] = next(hit for hit in people(book, typed) if hit.name == "Wang Wei").reasons
    assert reason.what == what
    assert [reason.text[a:b] for a, b in reason.marks] == [marked]


def test_of_a_long_text_the_part_that_matched_is_shown(book: Desk) -> None:
    [hit] = people(book, "trams")
    [reason] = hit.reasons
    assert reason.what == "note"
    assert len(reason.text) < 130
    assert {reason.text[a:b] for a, b in reason.marks} == {"trams"}


def test_renaming_what_people_belong_to_renews_their_entries(book: Desk) -> None:
    [row] = book.organisations.find_rows("Satamavirasto")
    office = book.organisations.get(row.id)
    office.name = LocalizedText("Tulli", "Customs", "海关")
    book.organisations.save(office)
    assert people(book, "port office") == []
    assert [hit.name for hit in people(book, "海关")] == ["Wang Wei"]
    book.history.undo()
    assert [hit.name for hit in people(book, "port office")] == ["Wang Wei"]
    [espoo] = [p for p in book.places.find_rows("Espoo") if p.name.fi == "Espoo"]
    office = book.organisations.get(row.id)
    office.place_id = espoo.id
    book.organisations.save(office)
    assert [hit.name for hit in people(book, "espoo")] == ["Wang Wei"]
    [helsinki] = [p for p in book.places.find_rows("Helsinki") if p.name.fi == "Helsinki"]
    book.places.delete([helsinki.id])
    assert people(book, "hels") == []
    assert book.check() == []


def test_the_filter_of_a_list_finds_the_same(book: Desk) -> None:
    for typed, count in (
        ("hels", 2),
        ("ww", 1),
        ("王偉", 1),
        ("040 1234", 1),
        ("m", 1),
        ("zzz", 0),
        ("!", 0),
    ):
        assert len(book.people.ids(ListQuery(text=typed))) == count, typed
