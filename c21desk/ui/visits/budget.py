"""What a visit may cost and what it cost: a card for each line, and the sums."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from c21desk.domain.kinds import BudgetKind
from c21desk.domain.visits import BudgetLine, Visit
from c21desk.i18n import N_, _
from c21desk.ui.context import Context
from c21desk.ui.fields import ChoiceField, TextField
from c21desk.ui.forms import Form
from c21desk.ui.labels import BUDGET_KIND
from c21desk.ui.money import AmountField, money_text
from c21desk.ui.parts_field import PartCard, PartsField
from c21desk.ui.theme import GAP_M
from c21desk.ui.widgets import area, button, plain_label


@dataclass(frozen=True)
class Line:
    """A budget line's values; amounts are in hundredths of the currency's unit."""

    id: uuid.UUID = field(default_factory=uuid.uuid4)
    kind: str = BudgetKind.OTHER
    what: str = ""
    planned: int | None = None
    actual: int | None = None
    currency: str = "EUR"
    note: str = ""

    def __str__(self) -> str:
        amounts = (money_text(amount, self.currency) for amount in (self.planned, self.actual))
        return " · ".join(part for part in (self.what or _(BUDGET_KIND[self.kind]), *amounts) if part)


_COLUMNS = ("kind", "what", "planned", "actual", "currency", "note")


def store_budget(visit: Visit, lines: Sequence[Line]) -> None:
    """Put values into a visit's budget lines."""
    known = {line.id: line for line in visit.budget}
    kept = []
    for line in lines:
        record = known.get(line.id) or BudgetLine(id=line.id, visit_id=visit.id)
        for column in _COLUMNS:
            setattr(record, column, getattr(line, column))
        kept.append(record)
    visit.budget[:] = kept


class _Card(PartCard):
    def __init__(self, context: Context, line: Line) -> None:
        super().__init__()
        self._id = line.id
        self.form = Form(label_width=96)
        self.kind = ChoiceField(BUDGET_KIND)
        self.remove = button(context, self.form.texts, N_("Remove this line"), lambda: None, look="link")
        self.form.add("kind", N_("What for"), self.kind, self.remove)
        self.form.add("what", N_("Explanation"), TextField())
        self.form.add_pair(
            N_("Planned and actual"),
            ("planned", N_("Planned"), AmountField()),
            ("actual", N_("Actual"), AmountField()),
        )
        currency = TextField()
        currency.line.setMaximumWidth(90)
        self.form.add("currency", N_("Currency"), currency)
        self.form.add("note", N_("Note"), TextField())
        for name, own in self.form.fields.items():
            own.set_value(getattr(line, name))
        box = QVBoxLayout()
        box.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_M)
        box.addWidget(self.form)
        area("card", box, self)
        self.first = self.kind
        self.form.edited.connect(self.edited)

    def value(self) -> Line:
        """What the card says. Raises UserError for what is no amount."""
        return Line(self._id, **self.form.values())


class BudgetField(PartsField):
    """All budget lines of a visit, with the sums per currency; an empty card is none."""

    ADD = N_("Add a budget line")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.sums = plain_label("hint", wrap=True)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.sums)
        self.edited.connect(self._add_up)

    def card(self, part: Line | None) -> PartCard:
        return _Card(self.context, part or Line())

    def part(self, value: Any) -> Line:
        if isinstance(value, Line):
            return value
        return Line(value.id, *(getattr(value, column) for column in _COLUMNS))

    def is_filled(self, part: Line) -> bool:
        return bool(part.what) or part.planned is not None or part.actual is not None

    def set_value(self, value: Sequence[Any]) -> None:
        """Show lines and their sums."""
        super().set_value(value)
        self._add_up()

    def retranslate(self) -> None:
        """Write the sums as the new language does."""
        self._add_up()

    def _add_up(self) -> None:
        planned: dict[str, int] = defaultdict(int)
        actual: dict[str, int] = defaultdict(int)
        for card in self.cards:
            line = card.shown()
            if line is not None and self.is_filled(line):
                planned[line.currency.upper()] += line.planned or 0
                actual[line.currency.upper()] += line.actual or 0
        self.sums.setText(
            "\n".join(
                _("Together: planned {planned}, actual {actual}").format(
                    planned=money_text(planned[currency], currency),
                    actual=money_text(actual[currency], currency),
                )
                for currency in planned
            )
        )
        self.sums.setVisible(bool(planned))
