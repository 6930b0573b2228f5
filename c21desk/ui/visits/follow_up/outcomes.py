"""What a visit brought."""

from __future__ import annotations

import uuid

from c21desk.domain.outcomes import Outcome
from c21desk.i18n import N_, _
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField, NumberField, TextField
from c21desk.ui.formats import local_text, value_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.money import AmountField, money_text
from c21desk.ui.people.positions import organisation_maker
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.parts_pane import PartKind, Rows


class OutcomeEditor(Editor[Outcome]):
    """What it is, for which theme and partner, how much, and how sure that is."""

    new_heading = N_("New outcome")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.outcomes)
        desk, icons, form = context.desk, context.icons, self.form
        form.add("title", N_("Outcome"), LocalizedField(lines=2))
        form.add("kind", N_("Kind"), ChoiceField(labels.OUTCOME_KIND))
        form.add("theme_id", N_("Theme"), ReferenceField(desk.themes, icons))
        form.add("city_id", N_("For the city"), ReferenceField(desk.places, icons))
        form.add("place_id", N_("Partner place"), ReferenceField(desk.places, icons))
        form.add(
            "organisation_id",
            N_("Organisation"),
            ReferenceField(desk.organisations, icons, create=organisation_maker(context)),
        )
        form.add_pair(
            N_("Day and year"),
            ("day", N_("Day"), DateField(icons)),
            ("year", N_("Year"), NumberField(1950, 2100)),
        )
        form.add_pair(
            N_("Amount and currency"),
            ("amount", N_("Amount"), AmountField()),
            ("currency", N_("Currency"), TextField(placeholder=N_("EUR"))),
        )
        form.add("count", N_("Number of people or things"), NumberField(0, 2_000_000_000))
        form.add("evidence", N_("Evidence"), LinesField(lines=2))
        form.add("confidence", N_("How sure"), ChoiceField(labels.CONFIDENCE))
        form.add("note", N_("Note"), LinesField())

    def name_of(self, record: Outcome) -> str:
        """The outcome in the window's language."""
        return local_text(record.title)


def _rows(context: Context, visit_id: uuid.UUID) -> Rows:
    return [
        (
            row.id,
            (
                local_text(row.title),
                _(labels.OUTCOME_KIND.get(row.kind, row.kind)),
                local_text(row.theme),
                money_text(row.amount, row.currency),
                value_text(row.count),
                value_text(row.year),
                _(labels.CONFIDENCE.get(row.confidence, row.confidence)),
            ),
        )
        for row in context.desk.lists.outcomes.of_visit(visit_id)
    ]


OUTCOMES = PartKind(
    N_("Outcomes"),
    (
        N_("Outcome"),
        N_("Kind"),
        N_("Theme"),
        N_("Amount"),
        N_("Count"),
        N_("Year"),
        N_("How sure"),
    ),
    _rows,
    lambda desk: desk.outcomes,
    OutcomeEditor,
    frozenset({"outcome", "theme", "place"}),
    N_("New outcome"),
    N_("No outcomes yet. Write down what the visit brought: leads, visitors, income, agreements, learning."),
    spared=(6, 2, 4, 5),
)
