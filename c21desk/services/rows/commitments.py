"""Promises, as rows."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from c21desk.domain.kinds import CommitmentStatus
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import Column, day_of, id_of, localized_of, localized_sql
from c21desk.services.rows.of_visits import Linked, VisitPartList, id_or_none
from c21desk.storage.connections import View, marks


@dataclass(frozen=True)
class CommitmentRow:
    """A line of the list of promises. ``with_whom`` is the other side's person or organisation."""

    id: uuid.UUID
    title: LocalizedText
    promised_by: str
    with_whom: LocalizedText
    owner: LocalizedText
    due: dt.date | None
    status: str
    visit: LocalizedText
    visit_id: uuid.UUID | None
    item_id: uuid.UUID | None
    promised: dt.date | None


class CommitmentList(VisitPartList[CommitmentRow]):
    """Promises, as rows."""

    TABLE = "commitment"
    IN_ORDER = "due IS NULL, due"
    COLUMNS = (
        Column("title", N_("Promise"), sortable=True),
        Column("promised_by", N_("Promised by")),
        Column("with_whom", N_("With whom")),
        Column("owner", N_("Responsible")),
        Column("due", N_("Due on"), sortable=True),
        Column("status", N_("Status"), sortable=True),
        Column("visit", N_("Visit")),
    )
    SORT_COLUMNS = {"title": "sort_fi", "due": "due", "status": "status"}  # noqa: RUF012 - never changed
    FILTERS = ("status", "promised_by")

    def open_promises(self) -> list[CommitmentRow]:
        """All promises that are not settled, the first due first."""
        return self._those("status = ?", CommitmentStatus.OPEN.value)

    def at_visit(self, visit_id: uuid.UUID) -> list[CommitmentRow]:
        """The promises of a visit, and those still open with the same partner from earlier ones."""
        return self._those(
            "visit_id = ?1 OR (status = ?2 AND place_id IS NOT NULL "
            "AND place_id = (SELECT partner_place_id FROM visit WHERE id = ?1))",
            visit_id.bytes,
            CommitmentStatus.OPEN.value,
        )

    def of_person(self, person_id: uuid.UUID) -> list[CommitmentRow]:
        """The promises that a person gave, was given, or sees to."""
        return self._those("? IN (person_id, owner_id)", person_id.bytes)

    def _load(self, view: View, keys: list[int]) -> dict[int, CommitmentRow]:
        rows = view.rows(
            "SELECT n, id, promised_by, person_id, organisation_id, place_id, owner_id, due, status, "  # noqa: S608
            f"visit_id, item_id, promised, {localized_sql('title')} FROM commitment WHERE n IN ({marks(keys)})",
            keys,
        )
        linked = Linked(
            view, rows, person_id="person", owner_id="person", organisation_id="organisation",
            place_id="place", visit_id="visit",
        )  # fmt: skip
        return {
            r["n"]: CommitmentRow(
                id_of(r["id"]),
                localized_of(r, "title"),
                r["promised_by"],
                linked.of(r, "person_id") or linked.of(r, "organisation_id") or linked.of(r, "place_id"),
                linked.of(r, "owner_id"),
                day_of(r["due"]),
                r["status"],
                linked.of(r, "visit_id"),
                id_or_none(r["visit_id"]),
                id_or_none(r["item_id"]),
                day_of(r["promised"]),
            )
            for r in rows
        }
