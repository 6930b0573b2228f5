"""Delegations and their members."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped, relationship

from c21desk.domain.base import Record, date, derived, localized, number, owner, reference, text
from c21desk.domain.kinds import BadgeStatus, MemberRole, PapersStatus, RoomWish, Side
from c21desk.domain.localized import LocalizedText

_MEMBERSHIP = uuid.UUID("6a1f2f0e-3a51-5b0c-9f53-0d9a1c1f7c21")


def member_id(delegation_id: uuid.UUID, person_id: uuid.UUID) -> uuid.UUID:
    """The id of a membership: the same wherever the same person joins the same delegation."""
    return uuid.uuid5(_MEMBERSHIP, f"{delegation_id}/{person_id}")


class Member(Record):
    """A person's membership of a delegation.

    ``title`` and ``organisation`` are as they were at the time of the visit. ``rank_override`` is the
    place in rank order set by hand (1 is first), with its reason; None follows the rule.
    ``joins`` and ``leaves`` are the first and last day with the delegation, where they differ from the
    visit's. ``companion_id`` is whom this person accompanies or shares a room with (a spouse).
    """

    __tablename__ = "member"
    __wire__ = "member"
    __owner__ = "delegation_id"

    delegation_id: Mapped[uuid.UUID] = owner("delegation")
    person_id: Mapped[uuid.UUID | None] = reference("person", to="person")
    role: Mapped[str] = text("role", default=MemberRole.MEMBER)
    title: Mapped[LocalizedText] = localized("title")
    organisation: Mapped[LocalizedText] = localized("organisation")
    rank_level: Mapped[int | None] = number("rank-level")
    rank_override: Mapped[int | None] = number("rank-override")
    rank_reason: Mapped[str] = text("rank-reason")
    list_order: Mapped[int | None] = number("list-order")
    """Place in the list that the delegation's own side sent, from 1."""
    note: Mapped[str] = text("note")
    office_since: Mapped[dt.date | None] = date("office-since")
    """Since when the post of ``title`` was held: of two equal in level, the longer in office goes first."""
    joins: Mapped[dt.date | None] = date("joins")
    leaves: Mapped[dt.date | None] = date("leaves")
    companion_id: Mapped[uuid.UUID | None] = reference("companion", index=False, to="person")
    room_wish: Mapped[str] = text("room-wish", default=RoomWish.UNKNOWN)
    room_note: Mapped[str] = text("room-note")
    vehicle_id: Mapped[uuid.UUID | None] = reference("vehicle", index=False)
    """The vehicle in which the member rides unless a programme item says otherwise."""
    badge: Mapped[str] = text("badge", default=BadgeStatus.UNKNOWN)
    papers: Mapped[str] = text("papers", default=PapersStatus.UNKNOWN)


class Delegation(Record):
    """The people who travel or receive together. ``visit_id`` is the visit that it takes part in."""

    __tablename__ = "delegation"
    __wire__ = "delegation"

    name: Mapped[LocalizedText] = localized("name")
    side: Mapped[str] = text("side", default=Side.GUEST)
    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    place_id: Mapped[uuid.UUID | None] = reference("place")
    organisation_id: Mapped[uuid.UUID | None] = reference("organisation")
    note: Mapped[str] = text("note")
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)

    members: Mapped[list[Member]] = relationship(
        primaryjoin="Delegation.id == foreign(Member.delegation_id)",
        order_by="Member.list_order, Member.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
