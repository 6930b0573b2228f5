"""The notes of a visit, and its members' parts of the trip report."""

from __future__ import annotations

import uuid

from c21desk.domain.notes import Note
from c21desk.domain.times import CHINA, FINLAND, local
from c21desk.i18n import N_, _
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, LinesField
from c21desk.ui.formats import clock_text, day_text, local_text, moment_text
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.items_field import ItemField
from c21desk.ui.visits.parts_pane import PartKind, Rows


class NoteEditor(Editor[Note]):
    """The note's words first; then what it is about."""

    new_heading = N_("New note")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.notes)
        desk, icons, form = context.desk, context.icons, self.form
        self.item = ItemField(context)
        form.add("text", N_("Text"), LinesField(lines=10))
        form.add("kind", N_("Kind"), ChoiceField(labels.NOTE_KIND))
        form.add("item_id", N_("Programme item"), self.item)
        form.add("person_id", N_("Person"), ReferenceField(desk.people, icons))
        form.add("author_id", N_("Author of the part"), ReferenceField(desk.people, icons))

    def name_of(self, record: Note) -> str:
        """The note's first line."""
        return record.text.strip().split("\n", 1)[0]

    def open(self, record: Note, *, new: bool = False) -> None:
        """Show a note with the items of its visit."""
        self.item.show_visit(record.visit_id)
        super().open(record, new=new)


def _rows(context: Context, visit_id: uuid.UUID) -> Rows:
    items = {item.id: item.zone for item in context.desk.lists.programme.items(visit_id)}
    rows = []
    for row in context.desk.lists.notes.of_visit(visit_id):
        when = ""
        if row.written is not None:
            zone = items.get(row.item_id, FINLAND) if row.item_id else FINLAND
            wall = local(row.written, zone if zone in (FINLAND, CHINA) else FINLAND)
            when = moment_text(day_text(wall.date()), clock_text(wall))
        about = local_text(row.person) or local_text(row.item)
        by = local_text(row.author) or row.written_by
        rows.append((row.id, (when, row.title, about, _(labels.NOTE_KIND.get(row.kind, row.kind)), by)))
    return rows


NOTES = PartKind(
    N_("Notes"),
    (N_("Written on"), N_("Text"), N_("What it concerns"), N_("Kind"), N_("Written by")),
    _rows,
    lambda desk: desk.notes,
    NoteEditor,
    frozenset({"note", "person", "programme_item"}),
    N_("New note"),
    N_("No notes yet. Notes written during a meeting come here; the trip report is made of them."),
    main=1,
    spared=(3, 4, 2),
)
