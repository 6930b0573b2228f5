"""Seating plans as they are stored: who sits where, and which seats are held."""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Mapped, relationship

from c21desk.domain.base import Record, localized, number, owner, reference, text
from c21desk.domain.kinds import SeatingConvention, SeatingRule
from c21desk.domain.localized import LocalizedText

_SEAT = uuid.UUID("a7e4b0c2-1f83-5c9a-9f60-3b5d8e1a2c06")


def seat_id(plan_id: uuid.UUID, place: str) -> uuid.UUID:
    """The id of a seat: the same wherever the same place of the same plan is filled."""
    return uuid.uuid5(_SEAT, f"{plan_id}/{place}")


class Seat(Record):
    """A place of a plan that somebody sits in. ``place`` is the rule set's name of it, such as "1:h3".

    A ``locked`` seat (1) keeps its person when the rules seat everyone anew; ``reason`` is the user's own.
    """

    __tablename__ = "seat"
    __wire__ = "seat"
    __owner__ = "plan_id"

    plan_id: Mapped[uuid.UUID] = owner("plan")
    place: Mapped[str] = text("place")
    person_id: Mapped[uuid.UUID | None] = reference("person", to="person")
    locked: Mapped[int | None] = number("locked", default=0)
    reason: Mapped[str] = text("reason")


class SeatingPlan(Record):
    """A seating plan of a programme item, by one of the rule sets of :mod:`c21desk.domain.seating`.

    ``shape`` holds the rule set's choices as "name=value" lines (seats, tables, where the door is).
    """

    __tablename__ = "seating_plan"
    __wire__ = "seating-plan"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    item_id: Mapped[uuid.UUID | None] = reference("item")
    name: Mapped[LocalizedText] = localized("name")
    rule: Mapped[str] = text("rule", default=SeatingRule.LONG_TABLE)
    convention: Mapped[str] = text("convention", default=SeatingConvention.RIGHT)
    shape: Mapped[str] = text("shape")
    note: Mapped[str] = text("note")

    seats: Mapped[list[Seat]] = relationship(
        primaryjoin="SeatingPlan.id == foreign(Seat.plan_id)",
        order_by="Seat.place, Seat.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
