"""Places: Finnish and Chinese cities, provinces and districts."""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, decimal, derived, localized, number, reference, text
from c21desk.domain.kinds import PlaceKind
from c21desk.domain.localized import LocalizedText


class Place(Record):
    """A place. ``zone`` is its IANA time zone; ``latitude`` and ``longitude`` are degrees (WGS 84)."""

    __tablename__ = "place"
    __wire__ = "place"

    name: Mapped[LocalizedText] = localized("name")
    pinyin: Mapped[str] = text("pinyin")
    kind: Mapped[str] = text("kind", default=PlaceKind.OTHER)
    parent_id: Mapped[uuid.UUID | None] = reference("parent")
    zone: Mapped[str] = text("zone")
    latitude: Mapped[float | None] = decimal("latitude")
    longitude: Mapped[float | None] = decimal("longitude")
    geoname_id: Mapped[int | None] = number("geoname")
    division_code: Mapped[str] = text("division")
    population: Mapped[int | None] = number("population")
    facts: Mapped[LocalizedText] = localized("facts")
    source: Mapped[str] = text("source")
    gift_limit: Mapped[int | None] = number("gift-limit")
    """What a gift may be worth by the city's own rules, in cents; None is no limit."""
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)
