"""A name as people write it in lists, in one or both scripts, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from c21desk.domain import pinyin
from c21desk.domain.names.han import HanName, split_han
from c21desk.domain.names.honorifics import sex_of, sex_of_honorific, take_honorific
from c21desk.domain.names.latin import FAMILY_FIRST, GIVEN_FIRST, LatinName, fits_han, parse_latin
from c21desk.domain.names.script import HAN, clean, close_up, has_han, has_latin

_BRACKETS = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]")
_EDGE = " ,;:/|，；：、／｜-–—()（）[]【】\"“”'"


@cache
def _han_run() -> re.Pattern[str]:
    return re.compile(f"[{HAN}·]+")  # slow to compile, so not before it is needed


@dataclass(frozen=True)
class ParsedName:
    """What a written name says. Everything that it does not say is "".

    ``sure`` is False where the split into family and given name is a guess; ``fits`` is False where
    the Latin name is not the usual reading of the Han name beside it.
    """

    family: str = ""
    given: str = ""
    han_family: str = ""
    han_given: str = ""
    pinyin_family: str = ""
    pinyin_given: str = ""
    western: str = ""
    honorific: str = ""
    sex: str = ""
    order: str = ""
    sure: bool = True
    fits: bool = True

    @property
    def han(self) -> HanName:
        """The Han name; both parts "" where there is none."""
        return HanName(self.han_family, self.han_given)

    @property
    def found(self) -> bool:
        """Whether there is any name at all."""
        return bool(self.family or self.given or self.han_family or self.han_given)


def _take_brackets(text: str) -> tuple[str, str, str, str]:
    """The text without its brackets; the sex, the Western name and the Han name that stood in them."""
    sex = western = han = ""

    def take(match: re.Match[str]) -> str:
        nonlocal sex, western, han
        inner = match[1].strip()
        if sex_of(inner) and not sex:
            sex = sex_of(inner)
            return " "
        if has_han(inner) and not has_latin(inner):
            bare, _ = take_honorific(inner)
            han = han or close_up(bare)
            return " "
        if inner and not has_han(inner):
            outside = _BRACKETS.sub(" ", text)
            if has_latin(outside) and not has_han(outside):
                western = western or inner
                return " "
        return f" {inner} "

    bare = _BRACKETS.sub(take, text)
    return bare, sex, western, han


def _han_part(text: str) -> str:
    runs = [m for m in _han_run().findall(close_up(text)) if m.strip("·")]
    return runs[0].strip("·") if runs else ""


def parse_name(text: str, family_first: bool | None = None, known: HanName | None = None) -> ParsedName:
    """Take apart a name such as ``Mr. WANG Wei (王伟)``, ``王伟 Wang Wei``, ``Virtanen, Matti``.

    ``family_first`` states the order of Latin names where the source says it, else None. ``known`` is
    the person's Han name where the source gives it apart. The order of
    a person with a Han name is family first unless the Latin name is written otherwise.
    """
    bare, honorific = take_honorific(clean(text))
    bare, sex, western, han_text = _take_brackets(bare)
    if not han_text:
        outside, extra = take_honorific(bare.strip())
        han_text = _han_part(outside)
        if extra:
            honorific = f"{honorific} {extra}".strip()
            bare = outside
    han = split_han(han_text) if han_text else known or HanName("", "")
    latin_text = " ".join(_han_run().sub(" ", bare).split()).strip(_EDGE)
    latin_text, second = take_honorific(latin_text)
    honorific = f"{honorific} {second}".strip() if second else honorific
    latin = LatinName("", "", "")
    if has_latin(latin_text):
        latin = parse_latin(latin_text, han if han.full else None, family_first)
    tones = pinyin.has_tones(latin_text.replace(",", " "))
    order = latin.order or ("" if not han.full else FAMILY_FIRST if han.family else GIVEN_FIRST)
    compared = bool(han.family and latin.family and latin.given)
    return ParsedName(
        family=pinyin.toneless(latin.family) if tones else latin.family,
        given=pinyin.toneless(latin.given) if tones else latin.given,
        han_family=han.family,
        han_given=han.given,
        pinyin_family=latin.family if tones else "",
        pinyin_given=latin.given if tones else "",
        western=western,
        honorific=honorific,
        sex=sex or sex_of_honorific(honorific),
        order=order,
        sure=latin.sure,
        fits=fits_han(latin, han) if compared else True,
    )
