"""Names in Latin script: which part is the family name, and in what order this person writes them."""

from __future__ import annotations

import re
from typing import NamedTuple

from c21desk.domain import pinyin
from c21desk.domain.names.han import HanName, latin_surnames, propose_pinyin
from c21desk.domain.names.script import clean

FAMILY_FIRST = "family-first"
GIVEN_FIRST = "given-first"

_PARTICLES = {"af", "al", "bin", "da", "de", "den", "der", "di", "du", "el", "la", "le", "van", "von", "zu"}
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md"}
_OTHER = (
    "au chan cheng cheung chiu choi chow chung fung hui kwan kwok kwong lam lau lee leung lok mak ng poon "
    "shum siu tam tsang tse tsui wong yeung yip yiu yuen hsieh hsu tsai chang kuo choe kim park nguyen tran"
)
_OTHER_ROMANISATIONS = frozenset(_OTHER.split())
"""Family names in the spellings of Hong Kong, Taiwan, Korea and Vietnam that are not pinyin."""
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ`.\-‐‑])*", re.UNICODE)


class LatinName(NamedTuple):
    """Family and given name, the order in which they were written, and whether that is certain."""

    family: str
    given: str
    order: str
    sure: bool = True


def _recase(word: str) -> str:
    """A word in capitals as a name is written: ``MÄKI-VIRTANEN`` → ``Mäki-Virtanen``."""
    if len(word) < 2 or not word.isupper():
        return word
    # A capital after Mc or an apostrophe is kept out of it: DO'BRIEN cannot be told from XI'AN.
    return "-".join(p[:1] + p[1:].lower() for p in word.split("-"))


def _tidy(words: list[str]) -> str:
    return " ".join(_recase(w) for w in words)


def _is_pinyin(word: str) -> bool:
    return bool(pinyin.segment(word))


def _is_surname(word: str) -> bool:
    """Whether a Latin word is a Chinese surname of the table, tones and case aside."""
    return pinyin.toneless(word).lower() in latin_surnames()


def _join_given(words: list[str], family: str) -> str:
    """``Wei Min`` and ``Wei-min`` beside a Chinese surname in pinyin are one word, as in passports."""
    if not _is_surname(family):
        return _tidy(words)
    if len(words) > 1 and all(len(pinyin.segment(w)) == 1 for w in words):
        return pinyin.join([_recase(w) for w in words])
    if len(words) == 1 and "-" in words[0]:
        parts = words[0].split("-")
        if all(len(pinyin.segment(p)) == 1 for p in parts):
            return pinyin.join(parts)
    return _tidy(words)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", pinyin.passport(text).lower().replace("lv", "lyu").replace("nv", "nyu"))


def _by_han(words: list[str], han: HanName) -> LatinName | None:
    """The split that fits the Han name's reading, or None where the words are not its reading."""
    family = _plain(propose_pinyin(han)[0])
    if not family:
        return None
    for size in range(1, len(words)):
        if _plain("".join(words[:size])) == family:
            return LatinName(
                _tidy(words[:size]), _join_given(words[size:], "".join(words[:size])), FAMILY_FIRST
            )
        if _plain("".join(words[-size:])) == family:
            return LatinName(
                _tidy(words[-size:]), _join_given(words[:-size], "".join(words[-size:])), GIVEN_FIRST
            )
    return None


def _own_order(family: str, written: str) -> str:
    """The person's order: a list may put every family name first, but only East Asians write so."""
    east_asian = _is_surname(family) or family.lower() in _OTHER_ROMANISATIONS
    return written if written == GIVEN_FIRST or east_asian else GIVEN_FIRST


def _by_capitals(words: list[str]) -> LatinName | None:
    """The words in capitals are the family name, where they stand at one end only."""
    upper = [len(w.strip(".")) > 1 and w.isupper() for w in words]
    if all(upper) or not any(upper):
        return None
    if upper[0]:
        size = upper.index(False)
        if not any(upper[size:]):
            family = _tidy(words[:size])
            return LatinName(family, _join_given(words[size:], family), _own_order(family, FAMILY_FIRST))
    elif upper[-1]:
        size = upper[::-1].index(False)
        if not any(upper[:-size]):
            return LatinName(
                _tidy(words[-size:]), _join_given(words[:-size], "".join(words[-size:])), GIVEN_FIRST
            )
    return None


def _compound_size(words: list[str]) -> int:
    """2 where the first two words are one compound surname written apart (Ou Yang), else 1."""
    if len(words) > 2 and not _is_pinyin_compound(words[0]) and _is_pinyin_compound("".join(words[:2])):
        return 2
    return 1


def _is_pinyin_compound(word: str) -> bool:
    return _is_surname(word) and len(pinyin.segment(word)) > 1


def _chinese(words: list[str]) -> LatinName | None:
    """A Chinese name in pinyin: family name first, unless only the last word is a surname."""
    if not all(_is_pinyin(w) for w in words) or len(words) > 4:
        return None
    size = _compound_size(words)
    if _is_surname("".join(words[:size])):
        # Two words that could each be the surname: the Chinese order is the likelier.
        family = _tidy(words[:size]) if size == 1 else pinyin.join([_recase(w) for w in words[:size]])
        return LatinName(family, _join_given(words[size:], family), FAMILY_FIRST)
    if _is_surname(words[-1]):
        return LatinName(_tidy(words[-1:]), _join_given(words[:-1], words[-1]), GIVEN_FIRST)
    return None


def _western(words: list[str]) -> LatinName:
    """The last word is the family name with its particles; a Finnish -nen at the start tells otherwise."""
    if len(words) == 2 and words[0].lower().endswith("nen") and not words[1].lower().endswith("nen"):
        return LatinName(_tidy(words[:1]), _tidy(words[1:]), GIVEN_FIRST)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return LatinName(_tidy(words[start:]), _tidy(words[:start]), GIVEN_FIRST)


def parse_latin(text: str, han: HanName | None = None, family_first: bool | None = None) -> LatinName:
    """Split a name in Latin script into family and given name.

    What decides, in this order: a comma after the family name; the reading of the same person's Han
    name; a family name in capitals; the order that the list's heading states (``family_first``);
    Chinese surnames in pinyin; a Finnish ending; else the last word is the family name. A single word
    is a family name, and not sure. Titles and honorifics are to be taken off before.
    """
    text = clean(text).strip(" ,;")
    head, comma, tail = text.partition(",")
    suffixed = tail.strip().rstrip(".").lower() in _SUFFIXES
    if comma and head.strip() and tail.strip() and not suffixed:
        given = _join_given(tail.replace(",", " ").split(), head.strip())
        chinese = _is_surname(head.strip()) and all(_is_pinyin(w) for w in tail.split())
        order = FAMILY_FIRST if han or chinese else GIVEN_FIRST
        return LatinName(_tidy(head.split()), given, order)
    words = head.split() if suffixed else text.split()
    if len(words) < 2:
        return LatinName(_tidy(words), "", FAMILY_FIRST if han else GIVEN_FIRST, sure=False)
    found = (_by_han(words, han) if han else None) or _by_capitals(words)
    if found:
        return found
    if family_first is not None:
        first, last = (words[:1], words[1:]) if family_first else (words[-1:], words[:-1])
        own = _own_order(_tidy(first), FAMILY_FIRST if family_first else GIVEN_FIRST)
        return LatinName(_tidy(first), _join_given(last, _tidy(first)), own)
    found = _chinese(words)
    if found:
        return found
    if han:
        # A Chinese person whose Latin name is another reading (Hong Kong, Taiwan): their order is a guess.
        given_first = _is_surname(words[-1]) and not _is_surname(words[0])
        if given_first:
            return LatinName(_tidy(words[-1:]), _tidy(words[:-1]), GIVEN_FIRST, sure=False)
        return LatinName(_tidy(words[:1]), _join_given(words[1:], words[0]), FAMILY_FIRST, sure=False)
    return _western(words)


def fits_han(name: LatinName, han: HanName) -> bool:
    """Whether the Latin name is the proposed reading of the Han name, tones aside."""
    family, given = propose_pinyin(han)
    return _plain(name.family) == _plain(family) and _plain(name.given) == _plain(given)


def looks_like_latin_name(text: str) -> bool:
    """Whether ``text`` has the form of a Latin name: two to five words, each with a capital, no digits."""
    words = clean(text).replace(",", " ").split()
    if not 2 <= len(words) <= 5 or any(not _TOKEN.fullmatch(w) for w in words):
        return False
    return all(w[0].isupper() or w.lower() in _PARTICLES for w in words) and words[0][0].isupper()


def is_certain_latin_name(text: str) -> bool:
    """Whether ``text`` is surely a name: it is Chinese in pinyin, or has the family name in capitals, or
    family name, comma, given name."""
    if not looks_like_latin_name(text):
        return False
    if text.count(",") > 1:
        return False
    words = clean(text).replace(",", " ").split()
    return "," in text or _by_capitals(words) is not None or _chinese(words) is not None
