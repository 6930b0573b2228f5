"""Visits, and what each theme should bring."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped, relationship

from c21desk.domain.base import Record, date, derived, localized, number, owner, reference, text
from c21desk.domain.kinds import Direction, Marking, VisitStatus
from c21desk.domain.localized import LocalizedText


class Objective(Record):
    """What the visit should bring, perhaps for one theme."""

    __tablename__ = "objective"
    __wire__ = "objective"
    __owner__ = "visit_id"

    visit_id: Mapped[uuid.UUID] = owner("visit")
    theme_id: Mapped[uuid.UUID | None] = reference("theme")
    text: Mapped[LocalizedText] = localized("text")
    list_order: Mapped[int | None] = number("list-order")
    """Place among the visit's objectives, from 1."""


class Visit(Record):
    """A visit. ``start`` and ``end`` are its first and last day, both included."""

    __tablename__ = "visit"
    __wire__ = "visit"

    title: Mapped[LocalizedText] = localized("title")
    direction: Mapped[str] = text("direction", default=Direction.INBOUND)
    status: Mapped[str] = text("status", default=VisitStatus.IDEA)
    start: Mapped[dt.date | None] = date("start", index=True)
    end: Mapped[dt.date | None] = date("end")
    place_id: Mapped[uuid.UUID | None] = reference("place")
    purpose: Mapped[LocalizedText] = localized("purpose")
    outcome_wanted: Mapped[LocalizedText] = localized("outcome-wanted")
    practical: Mapped[LocalizedText] = localized("practical")
    contact: Mapped[LocalizedText] = localized("contact")
    """Whom to call during the visit: name and number, as printed."""
    marking: Mapped[str] = text("marking", default=Marking.NONE)
    marking_ground: Mapped[str] = text("marking-ground")
    case_number: Mapped[str] = text("case-number")
    note: Mapped[str] = text("note")
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)

    objectives: Mapped[list[Objective]] = relationship(
        primaryjoin="Visit.id == foreign(Objective.visit_id)",
        order_by="Objective.list_order, Objective.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
