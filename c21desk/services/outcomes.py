"""What visits and joint actions brought."""

from __future__ import annotations

import uuid

from c21desk.domain.errors import UserError
from c21desk.domain.money import check_currency
from c21desk.domain.outcomes import Outcome
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, NP_, message
from c21desk.services.records import RecordService, require
from c21desk.services.rows.outcomes import OutcomeList, OutcomeRow

YEARS = range(1950, 2101)


class Outcomes(OutcomeList, RecordService[Outcome, OutcomeRow]):
    """Outcomes."""

    RECORD = Outcome
    ADD_LABEL = N_("Add outcome")
    EDIT_LABEL = N_("Edit outcome")
    DELETE_LABELS = NP_("Delete outcome", "Delete {n} outcomes")

    def new_for(self, visit_id: uuid.UUID | None) -> Outcome:
        """A fresh outcome of a visit, in the visit's year and for the other side's place."""
        outcome = self.new()
        outcome.visit_id = visit_id
        with self.store.read() as session:
            visit = session.get(Visit, visit_id) if visit_id else None
        if visit is not None:
            outcome.place_id = visit.partner_place_id
            outcome.day = visit.end or visit.start
            outcome.year = outcome.day.year if outcome.day else None
        return outcome

    def check(self, record: Outcome) -> None:
        require(record.title, message(N_("Write down what the outcome is.")), "title")
        record.currency = record.currency.strip().upper()
        if record.amount is not None:
            check_currency(record.currency, "currency")
        if record.year is None and record.day is not None:
            record.year = record.day.year
        if record.year is not None and record.year not in YEARS:
            raise UserError(message(N_("The year must be between 1950 and 2100.")), "year")
        if record.count is not None and record.count < 0:
            raise UserError(message(N_("A number of people or things cannot be negative.")), "count")
