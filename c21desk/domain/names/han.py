"""Names in Han characters: 姓 and 名, and their readings."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from c21desk import paths
from c21desk.domain import pinyin
from c21desk.domain.names.script import clean, close_up, is_han

_LONGEST = 12
"""Characters of the longest name in Han characters, those of minorities with a middle dot included."""


class HanName(NamedTuple):
    """姓 and 名. Names that have no 姓 (艾力·买买提) are all ``given``."""

    family: str
    given: str

    @property
    def full(self) -> str:
        """The whole name as it is written."""
        return self.family + self.given


def _table() -> list[dict[str, str]]:
    """The reference table of surnames, row by row."""
    import csv

    with (paths.seed() / "surnames.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Surname → its syllables with tones, from the reference table."""
    return {row["surname"]: tuple(row["reading"].split()) for row in _table()}


@cache
def usual_readings() -> dict[str, tuple[str, ...]]:
    """Surname → the characters' usual reading, for those surnames whose own reading differs.

    People who do not know the surname look for it under this one.
    """
    return {
        row["surname"]: tuple(row["pypinyin_default"].split()) for row in _table() if row["differs"] == "1"
    }


@cache
def latin_surnames() -> frozenset[str]:
    """Surnames of the table in lower-case toneless Latin letters (``wang``, ``ouyang``)."""
    plain = {pinyin.toneless("".join(s)) for s in surnames().values()}
    return frozenset(plain | {s.replace("ü", "v") for s in plain} | {s.replace("ü", "yu") for s in plain})


def split_han(name: str) -> HanName:
    """A name in Han characters split into 姓 and 名; white space inside is dropped.

    A compound surname is taken when a given name remains. Of four characters without a compound
    surname, two that are both surnames are a double surname (陈方安生). A name with a middle dot is
    one whole.
    """
    name = close_up(clean(name)).replace(" ", "")
    if "·" in name or len(name) < 2:
        return HanName("", name)
    known = surnames()
    if len(name) > 2 and name[:2] in known:
        return HanName(name[:2], name[2:])
    if len(name) == 4 and name[0] in known and name[1] in known:
        return HanName(name[:2], name[2:])
    return HanName(name[:1], name[1:])


def looks_like_han_name(text: str) -> bool:
    """Whether ``text`` has the form of a whole Han name: a known surname and one or two characters more,
    or parts joined by a middle dot."""
    name = close_up(clean(text)).replace(" ", "")
    parts = name.split("·")
    if not all(p and all(is_han(c) for c in p) for p in parts) or len(name) > _LONGEST:
        return False
    if len(parts) > 1:
        return True
    split = split_han(name)
    return _is_surname(split.family) and 1 <= len(split.given) <= 2


def _is_surname(family: str) -> bool:
    """Whether ``family`` is a surname of the table, or two of them."""
    known = surnames()
    return family in known or (len(family) == 2 and family[0] in known and family[1] in known)


def propose_pinyin(name: HanName) -> tuple[str, str]:
    """Pinyin with tones for 姓 and 名, as a proposal; "" where a character has no known reading.

    The surname's reading comes from the table; a double surname is hyphenated. The given name is one
    word with the apostrophes it needs. Names of minorities (with a middle dot) are written in Latin
    letters after their own language, so none is proposed.
    """
    if "·" in name.given:
        return "", ""
    known = surnames()
    if name.family in known:
        family = pinyin.join(list(known[name.family]))
    elif len(name.family) == 2 and all(c in known for c in name.family):
        family = "-".join(pinyin.join(list(known[c])) for c in name.family)
    else:
        family = pinyin.join(list(pinyin.readings(name.family)))
    return family, pinyin.join(list(pinyin.readings(name.given)))


def pinyin_like(name: HanName, family: str, given: str) -> tuple[str, str]:
    """The reading of ``name`` that its Latin spelling tells, with tones; ("", "") where none agrees.

    Where the spelling agrees with the proposal, that is the answer; else each character's other
    readings are tried (曾 spelled *Ceng*, 朝 spelled *Zhao*).
    """
    result: list[str] = []
    for han, latin, proposal in zip(
        (name.family, name.given), (family, given), propose_pinyin(name), strict=True
    ):
        syllables = pinyin.segment(latin, len(han))
        proposed = pinyin.segment(proposal, len(han))
        if not syllables or not proposed:
            return "", ""
        chosen: list[str] = []
        for char, syllable, usual in zip(han, syllables, proposed, strict=True):
            agreeing = [r for r in (usual, *pinyin.all_readings(char)) if pinyin.same_sound(r, syllable)]
            if not agreeing:
                return "", ""
            chosen.append(agreeing[0])
        result.append(pinyin.join(chosen))
    return result[0], result[1]
