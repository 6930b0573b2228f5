"""Visits: what each theme should bring, what they cost, and which earlier ones they follow."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped, relationship

from c21desk.domain.base import Record, date, derived, localized, moment, number, owner, reference, text
from c21desk.domain.kinds import BudgetKind, Direction, Marking, VisitStatus
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


class BudgetLine(Record):
    """What something may cost and what it cost: amounts in hundredths of the currency's unit (cents)."""

    __tablename__ = "budget_line"
    __wire__ = "budget-line"
    __owner__ = "visit_id"

    visit_id: Mapped[uuid.UUID] = owner("visit")
    kind: Mapped[str] = text("kind", default=BudgetKind.OTHER)
    what: Mapped[str] = text("what")
    planned: Mapped[int | None] = number("planned")
    actual: Mapped[int | None] = number("actual")
    currency: Mapped[str] = text("currency", default="EUR")
    """ISO 4217 code."""
    note: Mapped[str] = text("note")
    list_order: Mapped[int | None] = number("list-order")


class EarlierVisit(Record):
    """An earlier visit that this one follows."""

    __tablename__ = "earlier_visit"
    __wire__ = "earlier-visit"
    __owner__ = "visit_id"

    visit_id: Mapped[uuid.UUID] = owner("visit")
    earlier_id: Mapped[uuid.UUID | None] = reference("earlier")


class Visit(Record):
    """A visit. ``start`` and ``end`` are its first and last day, both included.

    ``place_id`` is where the visit takes place. The visitors' whole journey abroad lasts from
    ``trip_start`` to ``trip_end`` and leads to ``countries`` countries, where that is known: Chinese
    rules count both.
    """

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
    marking_scope: Mapped[str] = text("marking-scope")
    """What the marking covers: the whole file, or which papers."""
    case_number: Mapped[str] = text("case-number")
    note: Mapped[str] = text("note")
    partner_place_id: Mapped[uuid.UUID | None] = reference("partner-place")
    """The other side's place: where the guests come from, or whom we visit."""
    requester_id: Mapped[uuid.UUID | None] = reference("requester")
    """The organisation that asked for the visit."""
    requested: Mapped[dt.date | None] = date("requested")
    inviter_id: Mapped[uuid.UUID | None] = reference("inviter", index=False, to="person")
    """Who invites the guests by name; for a delegation from China the head's counterpart."""
    payer: Mapped[LocalizedText] = localized("payer")
    """Who pays for travel, stay and insurance, as the invitation letter says."""
    countries: Mapped[int | None] = number("countries")
    trip_start: Mapped[dt.date | None] = date("trip-start")
    trip_end: Mapped[dt.date | None] = date("trip-end")
    told: Mapped[dt.datetime | None] = moment("told")
    """When everybody was last told of changes of the programme."""
    told_programme: Mapped[str] = text("told-programme", attachment=True)
    """SHA-256 of the programme as it was told then (:mod:`c21desk.services.telling`), or ""."""
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)

    objectives: Mapped[list[Objective]] = relationship(
        primaryjoin="Visit.id == foreign(Objective.visit_id)",
        order_by="Objective.list_order, Objective.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
    budget: Mapped[list[BudgetLine]] = relationship(
        primaryjoin="Visit.id == foreign(BudgetLine.visit_id)",
        order_by="BudgetLine.list_order, BudgetLine.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
    earlier: Mapped[list[EarlierVisit]] = relationship(
        primaryjoin="Visit.id == foreign(EarlierVisit.visit_id)",
        order_by="EarlierVisit.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
