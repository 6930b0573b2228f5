"""Programme items of a visit, and who takes part in each."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped, relationship

from c21desk.domain.base import Record, derived, localized, moment, owner, reference, text
from c21desk.domain.kinds import Attendance, ItemKind, ItemStatus, ParticipantRole
from c21desk.domain.localized import LocalizedText

_PARTICIPATION = uuid.UUID("0d6c5c2c-5f0b-5a7e-8f0c-5b1f0c6a2101")


def participant_id(item_id: uuid.UUID, person_id: uuid.UUID) -> uuid.UUID:
    """The id of a participation: the same wherever the same person joins the same item."""
    return uuid.uuid5(_PARTICIPATION, f"{item_id}/{person_id}")


class Participant(Record):
    """A person who takes part in a programme item."""

    __tablename__ = "participant"
    __wire__ = "participant"
    __owner__ = "item_id"

    item_id: Mapped[uuid.UUID] = owner("item")
    person_id: Mapped[uuid.UUID | None] = reference("person", to="person")
    role: Mapped[str] = text("role", default=ParticipantRole.ATTENDEE)
    vehicle_id: Mapped[uuid.UUID | None] = reference("vehicle", index=False)
    """The vehicle that takes this person there, where it is not the member's usual one."""
    attendance: Mapped[str] = text("attendance", default=Attendance.UNKNOWN)


class ItemVehicle(Record):
    """A vehicle that is used for a programme item."""

    __tablename__ = "item_vehicle"
    __wire__ = "item-vehicle"
    __owner__ = "item_id"

    item_id: Mapped[uuid.UUID] = owner("item")
    vehicle_id: Mapped[uuid.UUID | None] = reference("vehicle")


class ProgrammeItem(Record):
    """One thing in a visit's programme.

    ``start`` and ``end`` are moments (UTC); ``zone`` is the IANA zone of the venue, in which they are
    shown and printed. Texts are ours: what we want, raise, avoid, expect to be asked and answer.
    ``visit_id`` names the visit; items are records of their own, so that two people may plan two
    items at once.
    """

    __tablename__ = "programme_item"
    __wire__ = "programme-item"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    start: Mapped[dt.datetime | None] = moment("start", index=True)
    end: Mapped[dt.datetime | None] = moment("end")
    zone: Mapped[str] = text("zone", default="Europe/Helsinki")
    kind: Mapped[str] = text("kind", default=ItemKind.MEETING)
    track: Mapped[str] = text("track")
    title: Mapped[LocalizedText] = localized("title")
    venue_id: Mapped[uuid.UUID | None] = reference("venue")
    transport: Mapped[LocalizedText] = localized("transport")
    objectives: Mapped[LocalizedText] = localized("objectives")
    points: Mapped[LocalizedText] = localized("points")
    """Points to raise, one a line."""
    avoid: Mapped[LocalizedText] = localized("avoid")
    their_wishes: Mapped[LocalizedText] = localized("their-wishes")
    our_answer: Mapped[LocalizedText] = localized("our-answer")
    background: Mapped[LocalizedText] = localized("background")
    note: Mapped[str] = text("note")
    status: Mapped[str] = text("status", default=ItemStatus.PLANNED)
    calendar_uid: Mapped[str] = text("calendar-uid", index=True)
    """UID of the calendar event that the item came from, or ""."""
    sort_fi: Mapped[str] = derived()

    participants: Mapped[list[Participant]] = relationship(
        primaryjoin="ProgrammeItem.id == foreign(Participant.item_id)",
        order_by="Participant.role, Participant.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
    vehicles: Mapped[list[ItemVehicle]] = relationship(
        primaryjoin="ProgrammeItem.id == foreign(ItemVehicle.item_id)",
        order_by="ItemVehicle.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
