"""What somebody has to do for a visit, and by when."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped

from c21desk.domain.base import Record, date, derived, localized, number, reference, text
from c21desk.domain.kinds import DueFrom, TaskStatus
from c21desk.domain.localized import LocalizedText


class Task(Record):
    """A task. Where ``due_days`` is set, the due day moves with the visit: so many days after
    ``due_from`` (before it, where negative); else ``due`` is a day of its own.
    """

    __tablename__ = "task"
    __wire__ = "task"

    visit_id: Mapped[uuid.UUID | None] = reference("visit")
    commitment_id: Mapped[uuid.UUID | None] = reference("commitment", index=False)
    title: Mapped[LocalizedText] = localized("title")
    due: Mapped[dt.date | None] = date("due", index=True)
    due_days: Mapped[int | None] = number("due-days")
    due_from: Mapped[str] = text("due-from", default=DueFrom.FIRST_DAY)
    owner_id: Mapped[uuid.UUID | None] = reference("owner", index=False, to="person")
    status: Mapped[str] = text("status", default=TaskStatus.OPEN)
    done: Mapped[dt.date | None] = date("done")
    note: Mapped[str] = text("note")
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)

    def due_day(self, first: dt.date | None, last: dt.date | None) -> dt.date | None:
        """The day by which it must be done, for a visit with these days; None where it cannot be told."""
        if self.due_days is None:
            return self.due
        anchor = last if self.due_from == DueFrom.LAST_DAY else first
        return None if anchor is None else anchor + dt.timedelta(days=self.due_days)
