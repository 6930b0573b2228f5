"""Papers of a visit, kept inside the file."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, date, number, reference, text
from c21desk.domain.kinds import DocumentKind, Marking


class Document(Record):
    """A paper that belongs to a visit. ``content`` is the SHA-256 of its bytes in the attachment store.

    ``size`` is in bytes. ``language`` is a BCP 47 code or "".
    """

    __tablename__ = "document"
    __wire__ = "document"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    item_id: Mapped[uuid.UUID | None] = reference("item")
    title: Mapped[str] = text("title")
    kind: Mapped[str] = text("kind", default=DocumentKind.OTHER)
    dated: Mapped[dt.date | None] = date("dated")
    language: Mapped[str] = text("language")
    file_name: Mapped[str] = text("file-name")
    media_type: Mapped[str] = text("media-type")
    size: Mapped[int | None] = number("size")
    content: Mapped[str] = text("content", attachment=True)
    marking: Mapped[str] = text("marking", default=Marking.NONE)
    marking_ground: Mapped[str] = text("marking-ground")
    note: Mapped[str] = text("note")
