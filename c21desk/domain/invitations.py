"""Who is invited to a reception or a dinner, and what they answered."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, date, number, reference, text
from c21desk.domain.kinds import Answer

_INVITATION = uuid.UUID("d4c1a5f7-93a9-5b2f-bb0f-7e1d0f2c6a05")


def invitation_id(item_id: uuid.UUID, person_id: uuid.UUID) -> uuid.UUID:
    """The id of an invitation: the same wherever the same person is invited to the same item."""
    return uuid.uuid5(_INVITATION, f"{item_id}/{person_id}")


class Invitation(Record):
    """A person's invitation to a programme item. ``party`` is how many come with this person."""

    __tablename__ = "invitation"
    __wire__ = "invitation"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    item_id: Mapped[uuid.UUID | None] = reference("item")
    person_id: Mapped[uuid.UUID | None] = reference("person", to="person")
    answer: Mapped[str] = text("answer", default=Answer.PLANNED)
    sent: Mapped[dt.date | None] = date("sent")
    answered: Mapped[dt.date | None] = date("answered")
    party: Mapped[int | None] = number("party")
    note: Mapped[str] = text("note")
