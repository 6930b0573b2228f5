"""Whether two entries may be the same person, across scripts.

A name alone never proves it: 王伟 is the name of hundreds of thousands. The names say who is compared at
all; what else agrees or contradicts decides. The weights are a rule of thumb of this program [U], and
nothing is merged by them: they put the list for review in order.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from c21desk.domain.names import HanName, propose_pinyin
from c21desk.domain.pinyin import toneless


class Reason(StrEnum):
    """Why two entries may be one person, or may not."""

    HAN = "same Chinese name"
    LATIN = "same Latin name"
    ACROSS = "Chinese name reads as the Latin name"
    NEAR = "similar Latin name"
    PASSPORT = "same passport number"
    BIRTH = "same date of birth"
    EMAIL = "same e-mail address"
    PHONE = "same phone number"
    WECHAT = "same WeChat ID"
    POST = "same title and organisation"
    ORGANISATION = "same organisation"
    OTHER_PASSPORT = "different passport numbers"


WEIGHT = {
    Reason.HAN: 50,
    Reason.LATIN: 45,
    Reason.ACROSS: 35,
    Reason.NEAR: 25,
    Reason.PASSPORT: 50,
    Reason.BIRTH: 35,
    Reason.EMAIL: 40,
    Reason.PHONE: 30,
    Reason.WECHAT: 40,
    Reason.POST: 30,
    Reason.ORGANISATION: 15,
    Reason.OTHER_PASSPORT: -25,
}
SURE = 85
"""From this score on two entries are taken for one person unless somebody says otherwise."""
_NO_WORD = re.compile(r"[\W_]+")
_PHONE_DIGITS = 8
"""Last digits of a number that are compared: what comes before is written in many ways."""


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """``text`` for comparing: without accents, capitals, spaces and punctuation."""
    bare = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return _NO_WORD.sub("", bare.casefold())


def phone_key(text: str) -> str:
    """The last digits of a phone number, "" for one too short to tell anything."""
    digits = "".join(c for c in text if c.isdigit())
    return digits[-_PHONE_DIGITS:] if len(digits) >= 6 else ""


@lru_cache(maxsize=20_000)
def _reading(family_han: str, given_han: str) -> str:
    family, given = propose_pinyin(HanName(family_han, given_han))
    return folded(toneless(family) + toneless(given))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an entry, in the form that is compared (see :func:`folded`, :func:`phone_key`).

    ``posts`` are pairs of folded organisation and title; either may be "".
    """

    id: uuid.UUID
    family: str = ""
    given: str = ""
    family_han: str = ""
    given_han: str = ""
    pinyin: str = ""
    birth: str = ""
    passport: str = ""
    sex: str = ""
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    wechats: frozenset[str] = frozenset()
    posts: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @property
    def han(self) -> str:
        """The Chinese name, 姓 first."""
        return self.family_han + self.given_han

    @property
    def reading(self) -> str:
        """The name in plain letters as read in Chinese order; of a Chinese name its pinyin, "" if unknown."""
        return self.pinyin or (_reading(self.family_han, self.given_han) if self.han else "")

    def name_keys(self) -> Iterator[str]:
        """Keys under which two entries with the same name, in whatever script and order, meet."""
        if self.han:
            yield f"han {self.han}"
            yield f"latin {self.reading}"
        if self.family and self.given:
            yield f"latin {self.family}{self.given}"
            yield f"latin {self.given}{self.family}"
        elif self.family or self.given:
            yield f"latin {self.family}{self.given}"

    def contact_keys(self) -> Iterator[str]:
        """Keys under which two entries with the same address or number meet."""
        yield from (f"email {email}" for email in self.emails)
        yield from (f"phone {phone}" for phone in self.phones)
        yield from (f"wechat {wechat}" for wechat in self.wechats)
        if self.passport:
            yield f"passport {self.passport}"


@dataclass(frozen=True)
class Sameness:
    """How likely two entries are one person: a score of 0 to 100, and why."""

    score: int
    reasons: tuple[Reason, ...]

    @property
    def sure(self) -> bool:
        """Whether a person would not think twice."""
        return self.score >= SURE


def compare(a: Facts, b: Facts) -> Sameness | None:
    """What speaks for two entries being one person; None where a fact rules it out or nothing speaks for it."""
    if (a.birth and b.birth and a.birth != b.birth) or (a.sex and b.sex and a.sex != b.sex):
        return None
    reasons = [reason for reason in (_names(a, b),) if reason]
    if a.han and b.han and a.han != b.han:
        return None
    named = bool(reasons)
    if a.passport and a.passport == b.passport:
        reasons.append(Reason.PASSPORT)
    elif a.passport and b.passport:
        reasons.append(Reason.OTHER_PASSPORT)
    if a.birth and a.birth == b.birth:
        reasons.append(Reason.BIRTH)
    if a.emails & b.emails:
        reasons.append(Reason.EMAIL)
    if a.phones & b.phones:
        reasons.append(Reason.PHONE)
    if a.wechats & b.wechats:
        reasons.append(Reason.WECHAT)
    reasons.extend(_posts(a, b))
    personal = {Reason.PASSPORT, Reason.WECHAT}
    if not named and not personal & set(reasons):
        return None  # colleagues share a body's number and address
    score = max(0, min(100, sum(WEIGHT[r] for r in reasons)))
    return Sameness(score, tuple(reasons))


def _names(a: Facts, b: Facts) -> Reason | None:
    if a.han and a.han == b.han:
        return Reason.HAN
    latin = sorted(filter(None, (a.family, a.given)))
    if latin and latin == sorted(filter(None, (b.family, b.given))):
        return Reason.LATIN
    for one, other in ((a, b), (b, a)):
        latin_only = not other.han and other.family and other.given
        if one.han and latin_only and one.reading in (other.family + other.given, other.given + other.family):
            return Reason.ACROSS
    if len(latin) == 2 and b.family and b.given and near_names(a, b):
        return Reason.NEAR
    return None


def _near(a: str, b: str) -> bool:
    """Whether two words are the same but for one letter that is left out, added, or another."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 4 or len(long) - len(short) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) == len(long):
        return short[start + 1 :] == long[start + 1 :]
    return short[start:] == long[start + 1 :]


def _posts(a: Facts, b: Facts) -> Iterable[Reason]:
    if any(organisation and title for organisation, title in a.posts & b.posts):
        return (Reason.POST,)
    bodies = {organisation for organisation, _title in a.posts if organisation}
    if bodies & {organisation for organisation, _title in b.posts}:
        return (Reason.ORGANISATION,)
    return ()


def candidates(entries: Iterable[Facts], largest: int = 12) -> Iterator[tuple[Facts, Facts]]:
    """Pairs worth comparing, each once: those who share a name, an address or a number.

    A name that more than ``largest`` entries share says little; of those only they are compared who
    share something else as well. The work grows with the number of entries, not with its square.
    """
    by_name: dict[str, list[Facts]] = {}
    by_more: dict[str, list[Facts]] = {}
    by_half: dict[str, list[Facts]] = {}
    for entry in entries:
        for half in half_keys(entry):
            by_half.setdefault(half, []).append(entry)
        keys = set(entry.name_keys())
        for key in keys:
            by_name.setdefault(key, []).append(entry)
        for contact in entry.contact_keys():
            by_more.setdefault(contact, []).append(entry)
    for key, group in by_name.items():
        if len(group) > largest:
            for entry in group:
                for more in narrower(entry):
                    by_more.setdefault(f"{key} {more}", []).append(entry)
    seen: set[tuple[uuid.UUID, uuid.UUID]] = set()
    for groups in (by_name, by_more, by_half):
        for group in groups.values():
            if 1 < len(group) <= largest:
                for n, a in enumerate(group):
                    for b in group[n + 1 :]:
                        pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
                        if a.id == b.id or pair in seen or (groups is by_half and not near_names(a, b)):
                            continue
                        seen.add(pair)
                        yield a, b


def near_names(a: Facts, b: Facts) -> bool:
    """Whether both Latin names are the same but for a letter."""
    return _near(a.family, b.family) and _near(a.given, b.given)


def half_keys(entry: Facts) -> Iterator[str]:
    """Keys under which two entries meet whose Latin names differ in one letter."""
    if entry.family and entry.given:
        yield f"{entry.family} {entry.given[0]}"
        yield f"{entry.family[0]} {entry.given}"


def narrower(entry: Facts) -> Iterator[str]:
    """What else must be shared by namesakes who are many."""
    if entry.birth:
        yield entry.birth
    for organisation, _title in entry.posts:
        if organisation:
            yield organisation
