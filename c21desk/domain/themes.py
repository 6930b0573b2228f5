"""Themes of co-operation: tourism, winter sports and sustainable development first."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, derived, localized, text
from c21desk.domain.localized import LocalizedText


class Theme(Record):
    """A theme of co-operation."""

    __tablename__ = "theme"
    __wire__ = "theme"

    name: Mapped[LocalizedText] = localized("name")
    description: Mapped[LocalizedText] = localized("description")
    source: Mapped[str] = text("source")
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)
