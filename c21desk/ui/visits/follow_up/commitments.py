"""The promises of a visit."""

from __future__ import annotations

import uuid

from c21desk.domain.commitments import Commitment
from c21desk.domain.kinds import CommitmentStatus
from c21desk.i18n import N_, _
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField
from c21desk.ui.formats import day_text, local_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.people.positions import organisation_maker
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.dates import today
from c21desk.ui.visits.items_field import ItemField
from c21desk.ui.visits.parts_pane import PartKind, Rows


class CommitmentEditor(Editor[Commitment]):
    """What was promised, by whom to whom, who sees to it, and by when."""

    new_heading = N_("New promise")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.commitments)
        desk, icons, form = context.desk, context.icons, self.form
        self.item = ItemField(context)
        form.add("title", N_("Promise"), LocalizedField(lines=2))
        form.add("promised_by", N_("Promised by"), ChoiceField(labels.PROMISED_BY))
        form.add("person_id", N_("Their person"), ReferenceField(desk.people, icons))
        form.add(
            "organisation_id",
            N_("Their organisation"),
            ReferenceField(desk.organisations, icons, create=organisation_maker(context)),
        )
        form.add("place_id", N_("Their place"), ReferenceField(desk.places, icons))
        form.add("owner_id", N_("Responsible here"), ReferenceField(desk.people, icons))
        form.add_pair(
            N_("Promised on, due on"),
            ("promised", N_("Promised on"), DateField(icons)),
            ("due", N_("Due on"), DateField(icons)),
        )
        form.add("status", N_("Status"), ChoiceField(labels.COMMITMENT_STATUS))
        form.add("theme_id", N_("Theme"), ReferenceField(desk.themes, icons))
        form.add("item_id", N_("Programme item"), self.item)
        form.add("note", N_("Note"), LinesField())

    def name_of(self, record: Commitment) -> str:
        """The promise in the window's language."""
        return local_text(record.title)

    def open(self, record: Commitment, *, new: bool = False) -> None:
        """Show a promise with the items of its visit."""
        self.item.show_visit(record.visit_id)
        super().open(record, new=new)


def _rows(context: Context, visit_id: uuid.UUID) -> Rows:
    day = today()
    rows = []
    for row in context.desk.lists.commitments.at_visit(visit_id):
        due = day_text(row.due)
        if row.status == CommitmentStatus.OPEN and row.due is not None and row.due < day:
            due = _("{day} – late").format(day=due)
        cells = (
            local_text(row.title),
            _(labels.PROMISED_BY.get(row.promised_by, row.promised_by)),
            local_text(row.with_whom),
            local_text(row.owner),
            due,
            _(labels.COMMITMENT_STATUS.get(row.status, row.status)),
            "" if row.visit_id == visit_id else local_text(row.visit),
        )
        rows.append((row.id, cells))
    return rows


COMMITMENTS = PartKind(
    N_("Promises"),
    (
        N_("Promise"),
        N_("Promised by"),
        N_("With whom"),
        N_("Responsible"),
        N_("Due on"),
        N_("Status"),
        N_("From another visit"),
    ),
    _rows,
    lambda desk: desk.commitments,
    CommitmentEditor,
    frozenset({"commitment", "person", "organisation", "place", "visit"}),
    N_("New promise"),
    N_("No promises yet. Write down at once what was promised, who sees to it and by when."),
    spared=(3, 2, 1, 6),
)
