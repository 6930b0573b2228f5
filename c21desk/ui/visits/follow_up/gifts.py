"""The gifts of a visit."""

from __future__ import annotations

import uuid

from c21desk.domain.errors import UserError
from c21desk.domain.gifts import Gift
from c21desk.i18n import N_, _
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField, TextField
from c21desk.ui.formats import day_text, local_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.money import AmountField, money_text
from c21desk.ui.people.positions import organisation_maker
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.items_field import ItemField
from c21desk.ui.visits.parts_pane import PartKind, Rows
from c21desk.ui.widgets import plain_label


class GiftEditor(Editor[Gift]):
    """What was given, by whom to whom, what it is worth and where it is kept."""

    new_heading = N_("New gift")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.gifts)
        desk, icons, form = context.desk, context.icons, self.form
        self.item = ItemField(context)
        self.person = ReferenceField(desk.people, icons)
        self.before = plain_label("hint", wrap=True)
        form.add("title", N_("Gift"), LocalizedField())
        form.add_pair(
            N_("Given or received"),
            ("direction", N_("Given or received"), ChoiceField(labels.GIFT_DIRECTION)),
            ("status", N_("Status"), ChoiceField(labels.GIFT_STATUS)),
        )
        form.add("person_id", N_("Their person"), self.person)
        form.add_wide(self.before)
        form.add(
            "organisation_id",
            N_("Their organisation"),
            ReferenceField(desk.organisations, icons, create=organisation_maker(context)),
        )
        form.add("our_person_id", N_("Our person"), ReferenceField(desk.people, icons))
        form.add("day", N_("Day"), DateField(icons))
        form.add_pair(
            N_("Worth and currency"),
            ("value", N_("Worth"), AmountField()),
            ("currency", N_("Currency"), TextField()),
        )
        form.add("declared", N_("Declared on"), DateField(icons))
        form.add("kept_at", N_("Where it is kept"), TextField())
        form.add("item_id", N_("Programme item"), self.item)
        form.add("note", N_("Note"), LinesField())
        self.person.edited.connect(self._show_earlier)

    def name_of(self, record: Gift) -> str:
        """The gift in the window's language."""
        return local_text(record.title)

    def open(self, record: Gift, *, new: bool = False) -> None:
        """Show a gift with the items of its visit."""
        self.item.show_visit(record.visit_id)
        super().open(record, new=new)
        self._show_earlier()

    def _show_earlier(self) -> None:
        """Name the gifts that the same person gave or was given before."""
        try:
            person = self.person.value()
        except UserError:
            person = None  # typed, and not chosen yet
        own = self.record.id if self.record is not None else None
        earlier = (
            [row for row in self.context.desk.lists.gifts.of_person(person) if row.id != own]
            if person
            else []
        )
        lines = [
            " · ".join(
                part
                for part in (
                    day_text(row.day),
                    _(labels.GIFT_DIRECTION.get(row.direction, row.direction)),
                    local_text(row.title),
                )
                if part
            )
            for row in earlier
        ]
        self.before.setText("\n".join([_("Gifts before:"), *lines]) if lines else "")

    def retranslate(self) -> None:
        """Name the earlier gifts in the new language."""
        super().retranslate()
        self._show_earlier()


def _rows(context: Context, visit_id: uuid.UUID) -> Rows:
    return [
        (
            row.id,
            (
                day_text(row.day),
                _(labels.GIFT_DIRECTION.get(row.direction, row.direction)),
                local_text(row.title),
                local_text(row.with_whom),
                local_text(row.ours),
                money_text(row.value, row.currency),
                _(labels.GIFT_STATUS.get(row.status, row.status)),
            ),
        )
        for row in context.desk.lists.gifts.of_visit(visit_id)
    ]


GIFTS = PartKind(
    N_("Gifts"),
    (
        N_("Day"),
        N_("Given or received"),
        N_("Gift"),
        N_("With whom"),
        N_("Our person"),
        N_("Worth"),
        N_("Status"),
    ),
    _rows,
    lambda desk: desk.gifts,
    GiftEditor,
    frozenset({"gift", "person", "organisation"}),
    N_("New gift"),
    N_("No gifts yet. Plan the gifts to give, and write down those received."),
    main=2,
    spared=(4, 6, 0, 5),
)
