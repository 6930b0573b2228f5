"""Visits: the list, one visit, and what is still missing before its pack is printed."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from c21desk.domain.delegations import Delegation
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Marking
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, NP_, message
from c21desk.services.records import RecordService, require
from c21desk.services.rows.visits import VisitList, VisitRow
from c21desk.storage.journal import WriteSession

LONGEST_VISIT = dt.timedelta(days=365)


class Visits(VisitList, RecordService[Visit, VisitRow]):
    """Visits with their objectives."""

    RECORD = Visit
    PARTS = ("objectives",)
    ADD_LABEL = N_("Add visit")
    EDIT_LABEL = N_("Edit visit")
    DELETE_LABELS = NP_("Delete visit", "Delete {n} visits")

    def check(self, record: Visit) -> None:
        require(record.title, message(N_("A visit needs a title in at least one language.")), "title")
        if record.start and record.end:
            if record.end < record.start:
                raise UserError(message(N_("The visit ends before it starts. Check the two dates.")), "end")
            if record.end - record.start > LONGEST_VISIT:
                raise UserError(message(N_("The visit lasts more than a year. Check the dates.")), "end")
        if record.marking == Marking.SECRET and not record.marking_ground.strip():
            raise UserError(
                message(N_("Secrecy needs a legal ground. Write the section of the law.")), "marking_ground"
            )
        record.objectives[:] = [o for o in record.objectives if o.text]
        for place, objective in enumerate(record.objectives, 1):
            objective.list_order = place

    def before_delete(self, session: WriteSession, record: Visit) -> None:
        # The programme belongs to the visit; delegations stay, for people may look for them later.
        from sqlalchemy.orm import selectinload

        for item in session.scalars(
            select(ProgrammeItem)
            .where(ProgrammeItem.visit_id == record.id)
            .options(selectinload(ProgrammeItem.participants))
        ):
            session.delete(item)
        for delegation in session.scalars(select(Delegation).where(Delegation.visit_id == record.id)):
            delegation.visit_id = None
