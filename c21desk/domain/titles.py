"""The catalogue of official titles with their rank levels; every entry may be edited."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, derived, localized, number, text
from c21desk.domain.localized import LocalizedText


class Title(Record):
    """An official title. ``rank_level``: see :mod:`c21desk.domain.rank`.

    ``variants`` holds other wordings, one a line, in any language.
    """

    __tablename__ = "title"
    __wire__ = "title"

    name: Mapped[LocalizedText] = localized("name")
    pinyin: Mapped[str] = text("pinyin")
    variants: Mapped[str] = text("variants")
    rank_level: Mapped[int | None] = number("rank-level")
    note: Mapped[str] = text("note")
    source: Mapped[str] = text("source")
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)
