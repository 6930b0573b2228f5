"""Visits: the list, one visit, and what is still missing before its pack is printed."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from sqlalchemy import select

from c21desk.domain.base import Record
from c21desk.domain.delegations import Delegation
from c21desk.domain.documents import Document
from c21desk.domain.errors import UserError
from c21desk.domain.invitations import Invitation
from c21desk.domain.kinds import Marking
from c21desk.domain.logistics import Journey, Room, Vehicle
from c21desk.domain.money import check_currency
from c21desk.domain.overrides import Override
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.seating_plans import SeatingPlan
from c21desk.domain.tasks import Task
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, NP_, message
from c21desk.services.records import RecordService, require
from c21desk.services.rows.visits import VisitList, VisitRow
from c21desk.storage.journal import WriteSession

_PLANNED: tuple[type[Record], ...] = (
    ProgrammeItem, Journey, Vehicle, Room, Document, Invitation, Task, SeatingPlan, Override,
)  # fmt: skip
"""What is deleted with a visit."""

LONGEST_VISIT = dt.timedelta(days=365)


class Visits(VisitList, RecordService[Visit, VisitRow]):
    """Visits with their objectives, budget lines and the earlier visits that they follow."""

    RECORD = Visit
    PARTS = ("objectives", "budget", "earlier")
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
        if record.trip_start and record.trip_end and record.trip_end < record.trip_start:
            raise UserError(message(N_("The trip ends before it starts. Check the two dates.")), "trip_end")
        if record.marking == Marking.SECRET and not record.marking_ground.strip():
            raise UserError(
                message(N_("Secrecy needs a legal ground. Write the section of the law.")), "marking_ground"
            )
        if record.trip_start and record.trip_end and record.trip_end < record.trip_start:
            raise UserError(
                message(N_("The journey ends before it begins. Check the two dates.")), "trip_end"
            )
        if record.countries is not None and not 1 <= record.countries <= 50:
            raise UserError(message(N_("A journey leads to between 1 and 50 countries.")), "countries")
        if any(link.earlier_id == record.id for link in record.earlier):
            raise UserError(message(N_("A visit cannot follow itself.")), "earlier")
        record.earlier[:] = [link for link in record.earlier if link.earlier_id]
        _check_budget(record)
        record.objectives[:] = [o for o in record.objectives if o.text]
        for place, objective in enumerate(record.objectives, 1):
            objective.list_order = place

    def before_delete(self, session: WriteSession, record: Visit) -> None:
        # What was planned goes with the visit. What happened stays, for people may look for it later:
        # delegations, promises, gifts, notes and outcomes.
        from sqlalchemy import inspect
        from sqlalchemy.orm import selectinload

        for kind in _PLANNED:
            parts = [selectinload(getattr(kind, r.key)) for r in inspect(kind).relationships]
            for planned in session.scalars(select(kind).where(_visit_id(kind) == record.id).options(*parts)):
                session.delete(planned)
        for delegation in session.scalars(select(Delegation).where(Delegation.visit_id == record.id)):
            delegation.visit_id = None


def _visit_id(kind: type[Record]) -> Any:
    return cast(Any, kind).visit_id


def _check_budget(record: Visit) -> None:
    record.budget[:] = [
        line
        for line in record.budget
        if line.what.strip() or line.planned is not None or line.actual is not None
    ]
    for place, line in enumerate(record.budget, 1):
        line.list_order = place
        line.currency = line.currency.strip().upper()
        check_currency(line.currency, "budget")
