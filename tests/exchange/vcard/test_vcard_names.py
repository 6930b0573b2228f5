"""Which script of a card's name is which."""

from __future__ import annotations

import pytest

from c21desk.exchange.cards import Card, Name, Organisation, Value
from c21desk.exchange.vcard import is_organisation, name_of, wechat_of


def card(*names: Name, text: str = "", family: str = "", given: str = "", sex: str = "") -> Card:
    formatted = (Value(text),) if text else ()
    return Card(names=names, formatted=formatted, phonetic_family=family, phonetic_given=given, sex=sex)


@pytest.mark.parametrize(
    "one",
    [
        card(Name("王", "伟")),
        card(Name("伟", "王")),
        card(Name("", "王伟")),
        card(Name("王 伟", "")),
        card(Name("王伟（外办主任）")),
        card(text="王伟"),
        card(Name("Wang", "Wei", alternative="1"), Name("王", "伟", alternative="1", language="zh")),
        card(Name("王", "伟"), text="Wang Wei"),
        card(Name("Wang", "Wei"), text="Wang Wei (王伟)"),
        card(text="王伟 WANG Wei"),
        card(Name("", "王伟 Wang Wei")),
    ],
)
def test_a_chinese_name_however_the_card_holds_it(one: Card) -> None:
    name = name_of(one)
    assert (name.family_han, name.given_han) == ("王", "伟")
    assert (name.family_latin, name.given_latin, name.order) == ("Wang", "Wei", "family-first")
    assert (name.pinyin_family, name.pinyin_given) == ("Wáng", "Wěi")
    assert name.pinyin_proposed
    assert name.found


def test_a_reading_in_the_card_is_no_proposal() -> None:
    toned = name_of(card(Name("王", "伟"), family="Wáng", given="Wēi"))
    assert (toned.pinyin_given, toned.pinyin_proposed, toned.given_latin) == ("Wēi", False, "Wei")
    plain = name_of(card(Name("曾", "伟"), family="Zeng", given="Wei"))
    assert (plain.pinyin_family, plain.pinyin_proposed, plain.latin_proposed) == ("Zēng", False, True)
    other = name_of(card(Name("王", "伟"), Name("Wáng", "Wēi", phonetic="piny")))
    assert (other.pinyin_given, other.pinyin_proposed) == ("Wēi", False)


def test_nothing_is_proposed_where_it_is_not_wanted() -> None:
    name = name_of(card(Name("王", "伟")), propose=False)
    assert (name.family_latin, name.pinyin_family, name.latin_proposed) == ("", "", False)


def test_names_that_are_not_chinese() -> None:
    finnish = name_of(
        card(Name("Mäkinen", "Päivi", "Maria", "Dr.", sort_family="Makinen"), text="Päivi Mäkinen")
    )
    assert (finnish.family_latin, finnish.given_latin) == ("Mäkinen", "Päivi Maria")
    assert (finnish.honorific, finnish.order, finnish.sort_family) == ("Dr.", "given-first", "Makinen")
    one_part = name_of(card(Name("Virtanen Matti")))
    assert (one_part.family_latin, one_part.given_latin) == ("Virtanen", "Matti")
    listed = name_of(card(Name("Virtanen", "Matti"), text="Virtanen, Matti"))
    assert listed.order == "given-first"
    japanese = name_of(card(Name("山田", "太郎"), family="ヤマダ", given="タロウ"))
    assert (japanese.family_han, japanese.pinyin_family, japanese.family_latin) == ("山田", "", "")
    assert (japanese.sort_family, japanese.sort_given) == ("ヤマダ", "タロウ")
    cyrillic = name_of(card(Name("Кличко", "Віталій")))
    assert (cyrillic.family_latin, cyrillic.given_latin) == ("Кличко", "Віталій")
    assert name_of(card(text="Віталій Кличко")).family_latin == "Кличко"
    half = name_of(card(Name("张", "Wei")))
    assert (half.family_han, half.given_latin, half.family_latin) == ("张", "Wei", "Zhang")
    assert not name_of(Card()).found


def test_sex_by_the_card_or_its_honorific() -> None:
    assert name_of(card(Name("Virtanen", "Sari", prefixes="Ms."))).sex == "F"
    assert name_of(card(Name("Virtanen", "Sari"), sex="F")).sex == "F"
    assert name_of(card(Name("Virtanen", "Sari"), sex="O")).sex == ""


def test_cards_of_organisations() -> None:
    office = (Organisation(("外事办公室",)),)
    assert is_organisation(Card(organisations=office))
    assert is_organisation(Card(organisations=office, formatted=(Value("外事办公室"),)))
    assert is_organisation(Card(kind="org", names=(Name("x"),)))
    assert not is_organisation(Card(organisations=office, names=(Name("王"),)))
    assert not is_organisation(Card(organisations=office, formatted=(Value("王伟"),)))
    assert not is_organisation(Card())


def test_wechat_ids_from_wherever_they_are() -> None:
    one = Card(
        impps=(Value("weixin:a"), Value("qq:1")),
        socials=(Value("b", "weixin"), Value("a", "wechat"), Value("c", "x")),
    )
    assert wechat_of(one) == ("a", "b")
