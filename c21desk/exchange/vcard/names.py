"""What a card says of a person's name, sorted by script: pure, over the rules of :mod:`c21desk.domain.names`.

Cards of Chinese phones hold the Han name or the Latin one in N, both in alternatives (ALTID), the whole
name in one part of N, the parts exchanged, or one script in N and the other in FN.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from c21desk.domain import pinyin
from c21desk.domain.names import (
    FAMILY_FIRST,
    GIVEN_FIRST,
    HanName,
    ParsedName,
    close_up,
    has_han,
    has_latin,
    parse_name,
    pinyin_like,
    propose_pinyin,
    sex_of_honorific,
    surnames,
)
from c21desk.domain.names.script import HAN
from c21desk.domain.titles_match import is_organisation as is_named_body
from c21desk.domain.titles_match import is_title
from c21desk.exchange.cards import Card, Name

_NOT_HAN = re.compile(f"[^{HAN}·]+")
_HAN_RUN = re.compile(f"[{HAN}·]+")
_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")


_OTHER = re.compile("[\u3040-\u30ff\uff66-\uff9f\uac00-\ud7af]")
"""Kana and Hangul: the name is Japanese or Korean, and pinyin would be no reading of it."""


@dataclass(frozen=True)
class CardName:
    """A person's name in the fields of a person. What the card does not say is "".

    ``latin_proposed`` says that the Latin name was made from the Han name here, ``pinyin_proposed`` the
    same of the pinyin with tones. ``order`` is ``family-first`` or ``given-first``. ``sort_family`` and
    ``sort_given`` are readings (kana, pinyin without a Han name) and SORT-AS.
    """

    family_latin: str = ""
    given_latin: str = ""
    family_han: str = ""
    given_han: str = ""
    pinyin_family: str = ""
    pinyin_given: str = ""
    western: str = ""
    honorific: str = ""
    sex: str = ""
    order: str = ""
    sort_family: str = ""
    sort_given: str = ""
    latin_proposed: bool = False
    pinyin_proposed: bool = False

    @property
    def found(self) -> bool:
        """Whether the card names anybody."""
        return bool(self.family_latin or self.given_latin or self.family_han or self.given_han)


def is_organisation(card: Card) -> bool:
    """Whether the card is of an organisation and not of a person: it says so, or has no other name."""
    if card.kind:
        return card.kind == "org"
    if any(name.family or name.given for name in card.names) or not card.organisations:
        return False
    return not card.formatted or card.formatted[0].text == card.organisations[0].name


def _han_of(text: str) -> str:
    return _NOT_HAN.sub("", close_up(text)).strip("·") if has_han(text) else ""


def _other_of(text: str) -> str:
    """The text without what is Han; names in Cyrillic, Greek, … stand where Latin ones do."""
    if not has_han(text):
        return text
    bare = " ".join(_HAN_RUN.sub(" ", text).split()).strip(" ()（）")
    return bare if has_latin(bare) else ""


def _whole(text: str) -> ParsedName:
    """A name in one piece. A post in brackets behind it (王伟（外办主任）) is no part of it."""
    parsed = parse_name(_BRACKETS.sub(lambda m: " " if is_title(m[1]) or is_named_body(m[1]) else m[0], text))
    if parsed.found:
        return parsed
    *given, family = text.split() or [""]
    return ParsedName(family, " ".join(given), order=GIVEN_FIRST)


def _parsed(name: Name) -> ParsedName:
    """One N. Its parts stand as they are, but a whole name in one part is taken apart."""
    given_text = " ".join(part for part in (name.given, name.additional) if part)
    if not name.family or not given_text:
        return _whole(name.family or given_text)
    family, given = _han_of(name.family), _han_of(given_text)
    known = surnames()
    if family and given and family not in known and given in known:
        family, given = given, family  # phones that ask for the given name first
    return ParsedName(_other_of(name.family), _other_of(given_text), family, given, honorific=name.prefixes)


def _order(card: Card, parsed: ParsedName, han: HanName) -> str:
    """How the person writes the Latin name: as FN does, else family name first beside a Han name."""
    family, given = parsed.family.casefold(), parsed.given.casefold()
    if family and given:
        for value in card.formatted:
            text = value.text.casefold()
            first, last = text.find(family), text.find(given)
            if first >= 0 and last >= 0 and first != last:
                comma = "," in text[first:last] and not han.full
                return GIVEN_FIRST if last < first or comma else FAMILY_FIRST
    if han.family:
        return FAMILY_FIRST
    return parsed.order or (GIVEN_FIRST if family or given else "")


def name_of(card: Card, propose: bool = True) -> CardName:
    """The name of the person that a card is about. ``propose`` makes pinyin and a Latin name from a Han
    name that stands alone; without it they stay ""."""
    own = [name for name in card.names if not name.phonetic]
    found = [_parsed(name) for name in own if name.family or name.given or name.additional]
    found += [_whole(value.text) for value in card.formatted if _adds(found, value.text)]
    han = next((one.han for one in found if one.han_family or one.han_given), HanName("", ""))
    latin = min(
        (one for one in found if one.family or one.given),
        key=lambda one: not (one.family and one.given),
        default=ParsedName(),
    )
    toned, proposed = _reading(card, latin, han, propose)
    family, given = latin.family, latin.given
    latin_proposed = propose and not family and not given and any(toned)
    if latin_proposed:
        family, given = pinyin.passport(toned[0]).title(), pinyin.passport(toned[1]).title()
    elif propose and han.family and given and not family:
        family = pinyin.passport(toned[0]).title()
    prefixes = next((one.honorific for one in found if one.honorific), "") or card.name.prefixes
    phonetic = (card.phonetic_family, card.phonetic_given)
    sort = next(((n.sort_family, n.sort_given) for n in own if n.sort_family or n.sort_given), ("", ""))
    if not any(sort) and any(phonetic) and (not any(toned) or proposed):
        sort = phonetic
    sex = next((one.sex for one in found if one.sex), "") or sex_of_honorific(prefixes)
    return CardName(
        family_latin=family,
        given_latin=given,
        family_han=han.family,
        given_han=han.given,
        pinyin_family=toned[0],
        pinyin_given=toned[1],
        western=next((one.western for one in found if one.western), ""),
        honorific=prefixes,
        sex=card.sex if card.sex in {"M", "F"} else sex,
        order=_order(card, latin, han),
        sort_family=sort[0],
        sort_given=sort[1],
        latin_proposed=latin_proposed,
        pinyin_proposed=proposed,
    )


def _adds(found: list[ParsedName], text: str) -> bool:
    """Whether the name as one text says what the names taken apart do not."""
    if has_han(text) and not any(one.han_family or one.han_given for one in found):
        return True
    return not any(one.family or one.given for one in found) and (not found or has_latin(text))


@lru_cache(8192)
def _usual(han: HanName) -> tuple[str, str]:
    """The proposal for a name; the same names come again and again in an address book."""
    return propose_pinyin(han)


@lru_cache(8192)
def _agreeing(han: HanName, family: str, given: str) -> tuple[str, str]:
    return pinyin_like(han, family, given)


def _reading(card: Card, latin: ParsedName, han: HanName, propose: bool) -> tuple[tuple[str, str], bool]:
    """Pinyin with tones of the Han name, and whether it is a proposal: what the card gives as a reading
    (X-PHONETIC, PHONETIC=piny), else what its Latin name tells, else the usual reading. None for names
    that are read in another language."""
    if not han.full:
        return ("", ""), False
    said = [(card.phonetic_family, card.phonetic_given)]
    said += [(name.family, name.given) for name in card.names if name.phonetic]
    if any(_OTHER.search(one + two) for one, two in said):
        return ("", ""), False
    for one, two in said:
        if one and two and pinyin.has_tones(f"{one} {two}"):
            return (one, two), False
        if one and two and any(agreeing := _agreeing(han, one, two)):
            return agreeing, False
    if latin.pinyin_family or latin.pinyin_given:
        return (latin.pinyin_family, latin.pinyin_given), False
    if not propose:
        return ("", ""), False
    if latin.family and latin.given and any(agreeing := _agreeing(han, latin.family, latin.given)):
        return agreeing, True
    return _usual(han), True
