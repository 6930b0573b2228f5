"""Notes written during a visit, and the members' parts of the trip report."""

from __future__ import annotations

import datetime as dt
import uuid

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import NoteKind
from c21desk.domain.notes import Note
from c21desk.i18n import N_, NP_, message
from c21desk.services.records import RecordService
from c21desk.services.rows.notes import NoteList, NoteRow


class Notes(NoteList, RecordService[Note, NoteRow]):
    """Notes."""

    RECORD = Note
    ADD_LABEL = N_("Add note")
    EDIT_LABEL = N_("Edit note")
    DELETE_LABELS = NP_("Delete note", "Delete {n} notes")

    def new_for(
        self, visit_id: uuid.UUID | None, item_id: uuid.UUID | None = None, kind: str = NoteKind.NOTE
    ) -> Note:
        """A fresh note, written now by the user of this desk."""
        note = self.new()
        note.visit_id, note.item_id, note.kind = visit_id, item_id, kind
        note.written = dt.datetime.now(dt.UTC).replace(microsecond=0)
        note.written_by = self.store.author
        return note

    def check(self, record: Note) -> None:
        record.text = record.text.strip()
        if not record.text:
            raise UserError(message(N_("Write the note first.")), "text")
