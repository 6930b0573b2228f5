"""Notes, as rows."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import Choice, Column, id_of, moment_of
from c21desk.services.rows.of_visits import Linked, VisitPartList, id_or_none
from c21desk.storage.connections import View, marks


@dataclass(frozen=True)
class NoteRow:
    """A line of the list of notes."""

    id: uuid.UUID
    text: str
    kind: str
    written: dt.datetime | None
    written_by: str
    author: LocalizedText
    item: LocalizedText
    item_id: uuid.UUID | None
    person: LocalizedText
    visit: LocalizedText
    visit_id: uuid.UUID | None

    @property
    def title(self) -> str:
        """The first line, as a name of the note."""
        return self.text.strip().split("\n", 1)[0]


class NoteList(VisitPartList[NoteRow]):
    """Notes, as rows."""

    TABLE = "note"
    IN_ORDER = "written IS NULL, written"
    COLUMNS = (
        Column("written", N_("Written on"), sortable=True),
        Column("text", N_("Text")),
        Column("item", N_("Programme item")),
        Column("person", N_("Person")),
        Column("written_by", N_("Written by")),
    )
    SORT_COLUMNS = {"written": "written", "name": "written"}  # noqa: RUF012 - never changed
    FILTERS = ("kind",)

    def of_person(self, person_id: uuid.UUID) -> list[NoteRow]:
        """The notes about a person."""
        return self._those("person_id = ?", person_id.bytes)

    def choice(self, row: NoteRow) -> Choice:
        return Choice(row.id, LocalizedText(fi=row.title, en=row.title), row.visit)

    def _sorted_by(self, query: object) -> str:
        return "written"

    def _load(self, view: View, keys: list[int]) -> dict[int, NoteRow]:
        rows = view.rows(
            "SELECT n, id, text, kind, written, written_by, author_id, item_id, person_id, visit_id "  # noqa: S608
            f"FROM note WHERE n IN ({marks(keys)})",
            keys,
        )
        linked = Linked(
            view, rows, author_id="person", person_id="person", item_id="programme_item", visit_id="visit"
        )
        return {
            r["n"]: NoteRow(
                id_of(r["id"]),
                r["text"],
                r["kind"],
                moment_of(r["written"]),
                r["written_by"],
                linked.of(r, "author_id"),
                linked.of(r, "item_id"),
                id_or_none(r["item_id"]),
                linked.of(r, "person_id"),
                linked.of(r, "visit_id"),
                id_or_none(r["visit_id"]),
            )
            for r in rows
        }
