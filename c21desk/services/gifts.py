"""Gifts given and received."""

from __future__ import annotations

import uuid

from c21desk.domain.errors import UserError
from c21desk.domain.gifts import Gift
from c21desk.domain.money import check_currency
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, NP_, message
from c21desk.services.records import RecordService, require
from c21desk.services.rows.gifts import GiftList, GiftRow


class Gifts(GiftList, RecordService[Gift, GiftRow]):
    """Gifts."""

    RECORD = Gift
    ADD_LABEL = N_("Add gift")
    EDIT_LABEL = N_("Edit gift")
    DELETE_LABELS = NP_("Delete gift", "Delete {n} gifts")

    def new_for(self, visit_id: uuid.UUID | None) -> Gift:
        """A fresh gift of a visit, on its first day."""
        gift = self.new()
        gift.visit_id = visit_id
        with self.store.read() as session:
            visit = session.get(Visit, visit_id) if visit_id else None
        if visit is not None:
            gift.day = visit.start
        return gift

    def check(self, record: Gift) -> None:
        require(record.title, message(N_("Write down what the gift is.")), "title")
        record.currency = record.currency.strip().upper()
        if record.value is not None:
            if record.value < 0:
                raise UserError(message(N_("A value cannot be negative.")), "value")
            check_currency(record.currency, "currency")
