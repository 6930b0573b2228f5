"""Gifts given and received."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, date, derived, localized, number, reference, text
from c21desk.domain.kinds import GiftDirection, GiftStatus
from c21desk.domain.localized import LocalizedText


class Gift(Record):
    """A gift. ``person_id`` is the other side's person (or ``organisation_id`` theirs), ``our_person_id``
    who gave or received it here. ``value`` is in hundredths of the currency's unit (cents)."""

    __tablename__ = "gift"
    __wire__ = "gift"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    item_id: Mapped[uuid.UUID | None] = reference("item", index=False)
    direction: Mapped[str] = text("direction", default=GiftDirection.GIVEN)
    status: Mapped[str] = text("status", default=GiftStatus.DONE)
    title: Mapped[LocalizedText] = localized("title")
    person_id: Mapped[uuid.UUID | None] = reference("person", to="person")
    organisation_id: Mapped[uuid.UUID | None] = reference("organisation")
    our_person_id: Mapped[uuid.UUID | None] = reference("our-person", to="person")
    day: Mapped[dt.date | None] = date("day", index=True)
    value: Mapped[int | None] = number("value")
    currency: Mapped[str] = text("currency", default="EUR")
    kept_at: Mapped[str] = text("kept-at")
    """Where a received gift is kept."""
    declared: Mapped[dt.date | None] = date("declared")
    """The day on which it was declared to the office that must know."""
    note: Mapped[str] = text("note")
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)
