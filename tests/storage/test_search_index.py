from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Person, Position, PostalAddress, Tag, tag_id
from c21desk.domain.places import Place
from c21desk.i18n import message
from c21desk.storage import driver, finding, search_index
from c21desk.storage.check import check
from c21desk.storage.store import Store


@pytest.fixture
def filled(store: Store) -> Store:
    with store.write(message("Add")) as session:
        session.add_all(
            [
                Person(
                    family_han="王",
                    given_han="伟",
                    family_latin="Wang",
                    given_latin="Wei",
                    pinyin_family="Wáng",
                    pinyin_given="Wěi",
                ),
                Person(family_latin="Mäkinen", given_latin="Åsa"),
                Person(family_han="曾", given_han="绿", pinyin_family="Zēng", pinyin_given="Lǜ"),
                Place(name=LocalizedText(fi="Helsinki", zh="赫尔辛基"), pinyin="Hè'ěrxīnjī"),
            ]
        )
    return store


@pytest.mark.parametrize(
    ("typed", "family"),
    [
        ("王", "Wang"),
        ("王伟", "Wang"),
        ("伟", "Wang"),
        ("wang wei", "Wang"),
        ("wei wang", "Wang"),
        ("wangwei", "Wang"),
        ("ww", "Wang"),
        ("WÁNG", "Wang"),
        ("makinen", "Mäkinen"),
        ("mäki", "Mäkinen"),
        ("asa", "Mäkinen"),
        ("zeng", ""),
        ("ceng", ""),
        ("lv", ""),
    ],
)
def test_people_are_found_however_their_name_is_typed(filled: Store, typed: str, family: str) -> None:
    with filled.view() as view:
        [n] = finding.find(view, "person", typed, 10)
        found = view.value("SELECT family_latin FROM person WHERE n = ?", [n])
    assert found == family


@pytest.mark.parametrize("typed", ["hels", "赫尔", "heer", "HELSINKI"])
def test_places_are_found_in_any_script(filled: Store, typed: str) -> None:
    with filled.view() as view:
        assert len(finding.find(view, "place", typed, 10)) == 1


@pytest.mark.parametrize("typed", ["", "  ", "***", '"', "伟王", "wang zeng", "NEAR("])
def test_what_nobody_is_called_finds_nobody(filled: Store, typed: str) -> None:
    with filled.view() as view:
        assert finding.find(view, "person", typed, 10) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_no_text_breaks_the_query(store: Store, typed: str) -> None:
    with store.view() as view:  # nothing is written, so one file serves all examples
        finding.find(view, "person", typed, 5)


def test_rebuilding_gives_the_same_index(filled: Store) -> None:
    with filled.exclusively() as connection, driver.writing(connection):
        search_index.rebuild(connection)
    assert check(filled) == []
    with filled.view() as view:
        assert len(finding.find(view, "person", "wang", 10)) == 1


@pytest.mark.parametrize(
    "typed", ["interpreters", "mannerheimintie", "00100", "北京", "kiina", "中文", "protokolla"]
)
def test_people_are_found_by_tag_address_language_and_department(store: Store, typed: str) -> None:
    person = Person(family_latin="Aalto", languages="fi zh-Hans")
    person.tags = [Tag(id=tag_id(person.id, "Interpreters"), name="Interpreters")]
    person.addresses = [PostalAddress(street="Mannerheimintie 5", postal_code="00100", han="北京市朝阳区")]
    person.positions = [Position(department="Protokolla")]
    with store.write(message("Add")) as session:
        session.add_all([person, Person(family_latin="Berg")])
    with store.view() as view:
        [n] = finding.find(view, "person", typed, 10)
        found = view.value("SELECT family_latin FROM person WHERE n = ?", [n])
    assert found == "Aalto"
