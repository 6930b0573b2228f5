"""Organisations: administrations, ministries, embassies, universities, companies, venues, …"""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, decimal, derived, localized, reference, text
from c21desk.domain.kinds import OrganisationKind
from c21desk.domain.localized import LocalizedText


class Organisation(Record):
    """An organisation or a venue, perhaps part of a larger one.

    ``address`` is written per language: the Chinese one is what a taxi driver is shown. ``latitude`` and
    ``longitude`` are degrees (WGS 84). ``opening_hours`` is written as in OpenStreetMap, such as
    "Mo-Fr 09:00-17:00; PH off" (specification: wiki.openstreetmap.org/wiki/Key:opening_hours).
    """

    __tablename__ = "organisation"
    __wire__ = "organisation"

    name: Mapped[LocalizedText] = localized("name")
    kind: Mapped[str] = text("kind", default=OrganisationKind.OTHER)
    parent_id: Mapped[uuid.UUID | None] = reference("parent")
    place_id: Mapped[uuid.UUID | None] = reference("place")
    address: Mapped[LocalizedText] = localized("address")
    phone: Mapped[str] = text("phone")
    email: Mapped[str] = text("email")
    web: Mapped[str] = text("web")
    background: Mapped[LocalizedText] = localized("background")
    note: Mapped[str] = text("note")
    latitude: Mapped[float | None] = decimal("latitude")
    longitude: Mapped[float | None] = decimal("longitude")
    opening_hours: Mapped[str] = text("opening-hours")
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)
