"""Documents, as rows."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import Choice, Column, day_of, id_of
from c21desk.services.rows.of_visits import Linked, VisitPartList, id_or_none
from c21desk.storage.connections import View, marks


@dataclass(frozen=True)
class DocumentRow:
    """A line of the list of documents. ``size`` is in bytes."""

    id: uuid.UUID
    title: str
    kind: str
    dated: dt.date | None
    language: str
    file_name: str
    media_type: str
    size: int | None
    marking: str
    item: LocalizedText
    visit: LocalizedText
    visit_id: uuid.UUID | None


class DocumentList(VisitPartList[DocumentRow]):
    """Documents, as rows."""

    TABLE = "document"
    IN_ORDER = "dated IS NULL, dated"
    COLUMNS = (
        Column("title", N_("Document")),
        Column("kind", N_("Kind")),
        Column("dated", N_("Dated")),
        Column("language", N_("Language")),
        Column("size", N_("Size")),
        Column("marking", N_("Handling marking")),
    )
    SORT_COLUMNS = {"name": "title"}  # noqa: RUF012 - never changed

    def choice(self, row: DocumentRow) -> Choice:
        return Choice(row.id, LocalizedText(fi=row.title, en=row.title), row.visit)

    def _sorted_by(self, query: object) -> str:
        return "title"

    def _load(self, view: View, keys: list[int]) -> dict[int, DocumentRow]:
        rows = view.rows(
            "SELECT n, id, title, kind, dated, language, file_name, media_type, size, marking, item_id, "  # noqa: S608
            f"visit_id FROM document WHERE n IN ({marks(keys)})",
            keys,
        )
        linked = Linked(view, rows, item_id="programme_item", visit_id="visit")
        return {
            r["n"]: DocumentRow(
                id_of(r["id"]),
                r["title"],
                r["kind"],
                day_of(r["dated"]),
                r["language"],
                r["file_name"],
                r["media_type"],
                r["size"],
                r["marking"],
                linked.of(r, "item_id"),
                linked.of(r, "visit_id"),
                id_or_none(r["visit_id"]),
            )
            for r in rows
        }
