"""Forms, sort keys and pinyin of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from c21desk.domain import pinyin
from c21desk.domain.names import (
    FAMILY_FIRST,
    HanName,
    PersonName,
    address_in,
    finnish_key,
    formal_in,
    honorific_in,
    listed_in,
    pinyin_key,
)

WANG = PersonName("Wang", "Weimin", "王", "伟民", "Wáng", "Wěimín", "William", "Mr", FAMILY_FIRST)
AINO = PersonName("Mäki-Salo", "Aino", honorific="rouva")
HAN_ONLY = PersonName(han_family="王", han_given="伟", honorific="先生", order=FAMILY_FIRST)


def test_display_follows_the_persons_order() -> None:
    assert WANG.display == "Wang Weimin"
    assert AINO.display == "Aino Mäki-Salo"
    assert HAN_ONLY.display == "王伟"


def test_other_forms() -> None:
    assert WANG.display_western == "Wang Weimin (William)"
    assert WANG.both == "Wang Weimin 王伟民"
    assert WANG.listed == "Wang Weimin"
    assert AINO.listed == "Mäki-Salo, Aino"
    assert (WANG.initials, AINO.initials, HAN_ONLY.initials) == ("WW", "AM", "王")
    assert PersonName().display == ""


@pytest.mark.parametrize(
    ("name", "language", "formal", "spoken", "listed"),
    [
        (WANG, "en", "Mr WANG Weimin", "Mr Wang", "Wang Weimin"),
        (WANG, "fi", "herra WANG Weimin", "herra Wang", "Wang Weimin"),
        (WANG, "zh", "王伟民先生", "王先生", "王伟民"),
        (AINO, "en", "Ms Aino MÄKI-SALO", "Ms Mäki-Salo", "Mäki-Salo, Aino"),
        (AINO, "fi", "rouva Aino MÄKI-SALO", "rouva Mäki-Salo", "Mäki-Salo, Aino"),
        (AINO, "zh", "Aino Mäki-Salo 女士", "Mäki-Salo 女士", "Mäki-Salo, Aino"),
        (HAN_ONLY, "zh", "王伟先生", "王先生", "王伟"),
        (HAN_ONLY, "en", "Mr 王伟", "王伟", "王伟"),
        (PersonName(), "en", "", "", ""),
    ],
)
def test_forms_per_language(name: PersonName, language: str, formal: str, spoken: str, listed: str) -> None:
    assert formal_in(name, language) == formal
    assert address_in(name, language) == spoken
    assert listed_in(name, language) == listed


def test_a_title_comes_before_the_honorific() -> None:
    assert address_in(WANG, "zh", "副市长") == "王副市长"
    assert address_in(WANG, "en", "Vice Mayor") == "Vice Mayor Wang"
    assert address_in(AINO, "fi", "kaupunginjohtaja") == "kaupunginjohtaja Mäki-Salo"


def test_an_honorific_that_is_not_known_stays() -> None:
    assert honorific_in("Kongl. Maj:t", "zh") == "Kongl. Maj:t"
    assert honorific_in("", "zh") == ""
    assert honorific_in("Mr.", "fi") == "herra"


def test_finnish_order() -> None:
    in_order = [
        "Aalto",
        "Salo",
        "Šar",
        "Vallas",
        "Virta",
        "Waara",
        "Wiik",
        "Yli",
        "Zander",
        "Åberg",
        "Äijö",
        "Öberg",
    ]
    assert sorted(in_order, key=lambda n: finnish_key(n).encode()) == in_order


def test_finnish_order_compares_family_names_first() -> None:
    people = [("Mäki", "Ville"), ("Mäki-Salo", "Aino"), ("Mäkinen", "Aino")]
    assert sorted(people, key=lambda n: finnish_key(*n).encode()) == people
    assert finnish_key("Müller") < finnish_key("Mäki")
    assert finnish_key("VIRTA")[:5] == finnish_key("virta")[:5]


def test_chinese_order_is_by_syllable_tone_and_character() -> None:
    in_order = ["安静", "李娜", "卢伟", "吕伟", "栾伟", "罗伟", "王丽", "王伟", "曾伟", "张敏"]
    names = [HanName(n[0], n[1:]) for n in in_order]
    assert [n.full for n in sorted(names, key=lambda n: pinyin_key(n).encode())] == in_order


def test_chinese_order_uses_the_stated_reading() -> None:
    assert pinyin_key(HanName("曾", "伟"), "Céng", "Wěi").startswith("ceng2")
    assert pinyin_key(HanName("曾", "伟"), "nonsense").startswith("zeng1")
    assert pinyin_key(HanName("", ""), latin="Matti Virtanen") < pinyin_key(HanName("王", "伟"))


def test_sort_keys_of_a_person() -> None:
    assert WANG.sort_fi == finnish_key("Wang", "Weimin")
    assert HAN_ONLY.sort_zh == pinyin_key(HanName("王", "伟"))
    assert PersonName(pinyin_family="Wáng", pinyin_given="Wěi").sort_fi.startswith("wang")


@given(st.text(max_size=20), st.text(max_size=20))
def test_finnish_key_is_plain_and_stable(family: str, given_name: str) -> None:
    key = finnish_key(family, given_name)
    assert key == finnish_key(family, given_name)
    assert "\n" not in key.split("\x1f")[0]


@pytest.mark.parametrize(
    ("syllables", "word"),
    [(["xī", "ān"], "Xī'ān"), (["wěi", "mín"], "Wěimín"), (["ān", "ēn"], "Ān'ēn"), (["lǚ"], "Lǚ"), ([], "")],
)
def test_syllables_are_joined(syllables: list[str], word: str) -> None:
    assert pinyin.join(syllables) == word


def test_words_are_cut_into_syllables() -> None:
    assert pinyin.segment("Xian") == ["Xian"]
    assert pinyin.segment("Xian", 2) == ["Xi", "an"]
    assert pinyin.segment("Xī'ān") == ["Xī", "ān"]
    assert pinyin.segment("Wei-min") == ["Wei", "min"]
    assert pinyin.segment("Virtanen") == []


@given(st.lists(st.sampled_from(sorted(pinyin.SYLLABLES)), min_size=1, max_size=3))
def test_a_joined_word_can_be_cut_again(syllables: list[str]) -> None:
    cut = pinyin.segment(pinyin.join(syllables), len(syllables))
    assert "".join(cut).lower() == "".join(syllables)


def test_passport_spelling() -> None:
    assert pinyin.passport("Lǚ") == "Lyu"
    assert pinyin.passport("Xī'ān") == "Xian"
    assert pinyin.toneless("Nǚ") == "Nü"
    assert [pinyin.tone(s) for s in ("mā", "má", "mǎ", "mà", "ma")] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("word", "finnish", "english"),
    [
        ("Zhang", "tšang", "jahng"),
        ("Xi", "ši", "shee"),
        ("Wang", "uang", "wahng"),
        ("Xú", "šy", "shew"),
        ("Zhèng", "tšöng", "jung"),
        ("Xiè", "šie", "shyeh"),
        ("Qián", "tšhien", "chyen"),
        ("Weimin", "uei-min", "way-meen"),
        ("Ōuyáng", "ou-jang", "oh-yahng"),
        ("Lyu", "ly", "lew"),
        ("Virtanen", "", ""),
    ],
)
def test_say_it_like(word: str, finnish: str, english: str) -> None:
    assert pinyin.say_like(word, "fi") == finnish
    assert pinyin.say_like(word, "en") == english
    assert pinyin.say_like(word, "zh") == ""


def test_every_syllable_can_be_said() -> None:
    assert all(pinyin.say_like(s, "fi") and pinyin.say_like(s, "en") for s in pinyin.SYLLABLES)


def test_names_of_bodies_with_brackets_and_letters_stand_among_the_others() -> None:
    in_order = ["北京市外办", "冬季项目训练中心（示例）", "经济局 A 座", "长春市体育局（筹）"]
    keys = [pinyin_key(HanName("", name)) for name in in_order]
    assert sorted(keys, key=str.encode) == [keys[0], keys[3], keys[1], keys[2]]
