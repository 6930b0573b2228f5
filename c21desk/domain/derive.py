"""Fields computed from other fields of the same record: sort keys, stored so that lists need no sorting.

They are recomputed at every change and at every replay of the journal; they are no data of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from c21desk.domain.base import Record
from c21desk.domain.localized import ALL_TEXT_LANGUAGES
from c21desk.domain.names import HanName, finnish_key, has_han, pinyin_key
from c21desk.domain.people import Person

Read = Callable[[str], Any]
"""Gives the value of a column by name."""


def _person(read: Read) -> dict[str, str]:
    family, given = read("family_latin"), read("given_latin")
    han = HanName(read("family_han"), read("given_han"))
    latin = (family, given)
    if not any(latin):
        latin = (read("pinyin_family"), read("pinyin_given"))
    if not any(latin):
        latin = (han.full, "")
    return {
        "sort_fi": finnish_key(*latin),
        "sort_zh": pinyin_key(han, read("pinyin_family"), read("pinyin_given"), " ".join(latin)),
    }


def _named(attribute: str) -> Callable[[Read], dict[str, str]]:
    def derive(read: Read) -> dict[str, str]:
        texts = {key: str(read(f"{attribute}_{key}")) for key in ALL_TEXT_LANGUAGES}
        latin = texts["fi"] or texts["en"] or texts["sv"]
        chinese = texts["zh"]
        by_pinyin = (
            pinyin_key(HanName("", chinese))
            if has_han(chinese)
            else pinyin_key(HanName("", ""), latin=chinese or latin)
        )
        return {"sort_fi": finnish_key(latin or chinese), "sort_zh": by_pinyin}

    return derive


_RULES: dict[type[Record], Callable[[Read], dict[str, str]]] = {Person: _person}
_BY_NAME, _BY_TITLE = _named("name"), _named("title")


@cache
def derived_columns(record: type[Record]) -> frozenset[str]:
    """Names of the columns of this class that are derived."""
    return frozenset(c.key for c in record.__table__.columns if c.info.get("local") and c.key != "rev")


def derive(record: type[Record], values: Mapping[str, Any]) -> dict[str, str]:
    """The derived columns of a record whose columns hold ``values``."""
    return _apply(record, values.__getitem__)


def derived_values(record: Record) -> dict[str, str]:
    """The derived columns of a record as it stands."""
    return _apply(type(record), lambda column: getattr(record, column))


def _apply(record: type[Record], read: Read) -> dict[str, str]:
    wanted = derived_columns(record)
    if not wanted:
        return {}
    rule = _RULES.get(record) or (_BY_NAME if "name_fi" in record.__table__.columns else _BY_TITLE)
    return {column: value for column, value in rule(read).items() if column in wanted}
