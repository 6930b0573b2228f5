"""Notes written during a visit, and the members' parts of the trip report."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, moment, reference, text
from c21desk.domain.kinds import NoteKind


class Note(Record):
    """A note to a visit, a programme item or a person. ``author_id`` is who wrote a part of the report."""

    __tablename__ = "note"
    __wire__ = "note"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    item_id: Mapped[uuid.UUID | None] = reference("item")
    person_id: Mapped[uuid.UUID | None] = reference("person", to="person")
    author_id: Mapped[uuid.UUID | None] = reference("author", index=False, to="person")
    kind: Mapped[str] = text("kind", default=NoteKind.NOTE)
    written: Mapped[dt.datetime | None] = moment("written", index=True)
    written_by: Mapped[str] = text("written-by")
    """The name of the desk's user who wrote it down."""
    text: Mapped[str] = text("text")
