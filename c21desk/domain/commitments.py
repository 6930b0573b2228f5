"""Promises between us and the other side."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, date, derived, localized, reference, text
from c21desk.domain.kinds import CommitmentStatus, PromisedBy
from c21desk.domain.localized import LocalizedText


class Commitment(Record):
    """A promise. ``owner_id`` is who sees to it here; ``person_id`` the other side's person who gave or
    was given it."""

    __tablename__ = "commitment"
    __wire__ = "commitment"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    item_id: Mapped[uuid.UUID | None] = reference("item", index=False)
    title: Mapped[LocalizedText] = localized("title")
    promised_by: Mapped[str] = text("promised-by", default=PromisedBy.US)
    person_id: Mapped[uuid.UUID | None] = reference("person", to="person")
    organisation_id: Mapped[uuid.UUID | None] = reference("organisation")
    place_id: Mapped[uuid.UUID | None] = reference("place")
    theme_id: Mapped[uuid.UUID | None] = reference("theme", index=False)
    owner_id: Mapped[uuid.UUID | None] = reference("owner", to="person")
    promised: Mapped[dt.date | None] = date("promised")
    due: Mapped[dt.date | None] = date("due", index=True)
    status: Mapped[str] = text("status", default=CommitmentStatus.OPEN)
    settled: Mapped[dt.date | None] = date("settled")
    """The day on which it was kept, broken or withdrawn."""
    note: Mapped[str] = text("note")
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)
