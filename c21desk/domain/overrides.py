"""Findings of the rules that somebody has set aside, with the reason."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, moment, reference, text

_OVERRIDE = uuid.UUID("f2b6d3e8-5c17-5e4d-a3a8-9d0c7f4b1e07")


def override_id(visit_id: uuid.UUID, rule: str, about: str) -> uuid.UUID:
    """The id of an override: the same wherever the same finding is set aside."""
    return uuid.uuid5(_OVERRIDE, f"{visit_id}/{rule}/{about}")


class Override(Record):
    """A finding that was set aside: ``rule`` is the rule's id, ``about`` the finding's key."""

    __tablename__ = "override"
    __wire__ = "override"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    rule: Mapped[str] = text("rule")
    about: Mapped[str] = text("about")
    reason: Mapped[str] = text("reason")
    author: Mapped[str] = text("written-by")
    made: Mapped[dt.datetime | None] = moment("made")
