"""Promises between us and the other side."""

from __future__ import annotations

import datetime as dt
import uuid

from c21desk.domain.commitments import Commitment
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import CommitmentStatus
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, NP_, message
from c21desk.services.records import RecordService, require
from c21desk.services.rows.commitments import CommitmentList, CommitmentRow


class Commitments(CommitmentList, RecordService[Commitment, CommitmentRow]):
    """Promises."""

    RECORD = Commitment
    ADD_LABEL = N_("Add promise")
    EDIT_LABEL = N_("Edit promise")
    DELETE_LABELS = NP_("Delete promise", "Delete {n} promises")

    def new_for(self, visit_id: uuid.UUID | None, item_id: uuid.UUID | None = None) -> Commitment:
        """A fresh promise given at a visit, perhaps at one item of it, today or on the item's day."""
        promise = self.new()
        promise.visit_id, promise.item_id = visit_id, item_id
        promise.promised = dt.date.today()  # noqa: DTZ011 - the day on the user's own calendar
        with self.store.read() as session:
            visit = session.get(Visit, visit_id) if visit_id else None
            item = session.get(ProgrammeItem, item_id) if item_id else None
        if visit is not None:
            promise.place_id = visit.partner_place_id
        if item is not None and item.start is not None:
            promise.promised = item.start.date()
        return promise

    def check(self, record: Commitment) -> None:
        require(record.title, message(N_("Write down what was promised.")), "title")
        if record.promised and record.due and record.due < record.promised:
            raise UserError(
                message(N_("The promise is due before it was given. Check the two dates.")), "due"
            )
        if record.status == CommitmentStatus.OPEN:
            record.settled = None
        else:
            record.settled = record.settled or dt.date.today()  # noqa: DTZ011 - the user's own calendar
