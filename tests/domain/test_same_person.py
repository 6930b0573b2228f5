from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from c21desk.domain.same_person import Facts, Reason, candidates, compare, folded, phone_key


def facts(**known: object) -> Facts:
    return Facts(uuid.uuid4(), **known)  # type: ignore[arg-type]


WANG_HAN = facts(family_han="王", given_han="伟")
WANG = facts(family="wang", given="wei")


def test_a_chinese_name_meets_its_latin_spelling() -> None:
    found = compare(WANG_HAN, WANG)
    assert found is not None
    assert found.reasons == (Reason.ACROSS,)
    assert not found.sure
    assert list(candidates([WANG_HAN, WANG])) == [(WANG_HAN, WANG)]


def test_names_meet_in_either_order() -> None:
    found = compare(facts(family="wang", given="wei"), facts(family="wei", given="wang"))
    assert found is not None
    assert found.reasons == (Reason.LATIN,)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"birth": "1970-01-02"}, Reason.BIRTH),
        ({"emails": frozenset({"a@example.org"})}, Reason.EMAIL),
        ({"passport": "e1"}, Reason.PASSPORT),
        ({"wechats": frozenset({"ww1"})}, Reason.WECHAT),
    ],
)
def test_one_more_fact_makes_it_sure(more: dict[str, object], reason: Reason) -> None:
    found = compare(
        facts(family_han="王", given_han="伟", **more), facts(family_han="王", given_han="伟", **more)
    )
    assert found is not None
    assert reason in found.reasons
    assert found.sure


def test_a_name_alone_is_not_sure() -> None:
    found = compare(WANG_HAN, facts(family_han="王", given_han="伟"))
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize(
    ("one", "other"),
    [({"birth": "1970-01-02"}, {"birth": "1971-01-02"}), ({"sex": "M"}, {"sex": "F"})],
)
def test_a_contradiction_rules_it_out(one: dict[str, object], other: dict[str, object]) -> None:
    assert (
        compare(facts(family="wang", given="wei", **one), facts(family="wang", given="wei", **other)) is None
    )


def test_two_chinese_names_that_sound_alike_are_two_people() -> None:
    assert compare(WANG_HAN, facts(family_han="王", given_han="薇")) is None


def test_colleagues_with_one_number_are_two_people() -> None:
    number = frozenset({"12345678"})
    assert (
        compare(
            facts(family="aalto", given="aino", phones=number),
            facts(family="berg", given="bo", phones=number),
        )
        is None
    )


def test_a_slip_of_one_letter_is_near() -> None:
    found = compare(facts(family="virtanen", given="matti"), facts(family="virtannen", given="matti"))
    assert found is not None
    assert found.reasons == (Reason.NEAR,)
    slip = [facts(family="virtanen", given="matti"), facts(family="virtannen", given="matti")]
    assert list(candidates([*slip, facts(family="virtanen", given="maija")])) == [(slip[0], slip[1])]
    assert compare(facts(family="li", given="na"), facts(family="lu", given="na")) is None


def test_a_common_name_is_compared_only_where_more_agrees() -> None:
    crowd = [facts(family_han="王", given_han="伟") for _ in range(50)]
    pair = [facts(family_han="王", given_han="伟", birth="1970-01-02") for _ in range(2)]
    assert list(candidates([*crowd, *pair])) == [(pair[0], pair[1])]


def test_forms_for_comparing() -> None:
    assert folded("Mäki-Salo ") == "makisalo"
    assert phone_key("+358 (0)40 123 4567") == phone_key("040-1234567") == "01234567"
    assert phone_key("112") == ""


names = st.sampled_from(["wang", "wei", "aalto", "aino", ""])


@given(names, names, names, names)
def test_comparing_is_the_same_both_ways(a: str, b: str, c: str, d: str) -> None:
    one, other = facts(family=a, given=b), facts(family=c, given=d)
    assert compare(one, other) == compare(other, one)
