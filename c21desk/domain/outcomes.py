"""What visits and joint actions brought."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, date, derived, localized, number, reference, text
from c21desk.domain.kinds import Confidence, OutcomeKind
from c21desk.domain.localized import LocalizedText


class Outcome(Record):
    """An outcome. ``amount`` is money in hundredths of the currency's unit (cents), ``count`` a number
    of visitors, leads or the like; ``place_id`` is the partner's place."""

    __tablename__ = "outcome"
    __wire__ = "outcome"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    commitment_id: Mapped[uuid.UUID | None] = reference("commitment", index=False)
    theme_id: Mapped[uuid.UUID | None] = reference("theme")
    place_id: Mapped[uuid.UUID | None] = reference("place")
    city_id: Mapped[uuid.UUID | None] = reference("city")
    """The network's city that it is an outcome for."""
    organisation_id: Mapped[uuid.UUID | None] = reference("organisation")
    kind: Mapped[str] = text("kind", default=OutcomeKind.LEAD)
    title: Mapped[LocalizedText] = localized("title")
    day: Mapped[dt.date | None] = date("day", index=True)
    year: Mapped[int | None] = number("year")
    amount: Mapped[int | None] = number("amount")
    currency: Mapped[str] = text("currency")
    count: Mapped[int | None] = number("count")
    evidence: Mapped[str] = text("evidence")
    confidence: Mapped[str] = text("confidence", default=Confidence.ESTIMATE)
    note: Mapped[str] = text("note")
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)
