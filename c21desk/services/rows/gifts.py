"""Gifts, as rows."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import Column, day_of, id_of, localized_of, localized_sql
from c21desk.services.rows.of_visits import Linked, VisitPartList, id_or_none
from c21desk.storage.connections import View, marks


@dataclass(frozen=True)
class GiftRow:
    """A line of the list of gifts. ``value`` is in hundredths of the currency's unit."""

    id: uuid.UUID
    title: LocalizedText
    direction: str
    status: str
    with_whom: LocalizedText
    ours: LocalizedText
    day: dt.date | None
    value: int | None
    currency: str
    visit: LocalizedText
    visit_id: uuid.UUID | None


class GiftList(VisitPartList[GiftRow]):
    """Gifts, as rows."""

    TABLE = "gift"
    IN_ORDER = "day IS NULL, day"
    COLUMNS = (
        Column("day", N_("Day"), sortable=True),
        Column("direction", N_("Given or received")),
        Column("title", N_("Gift"), sortable=True),
        Column("with_whom", N_("With whom")),
        Column("ours", N_("Our person")),
        Column("value", N_("Worth")),
        Column("status", N_("Status")),
        Column("visit", N_("Visit")),
    )
    SORT_COLUMNS = {"title": "sort_fi", "day": "day"}  # noqa: RUF012 - never changed
    FILTERS = ("direction",)

    def of_person(self, person_id: uuid.UUID) -> list[GiftRow]:
        """The gifts that a person gave or was given."""
        return self._those("? IN (person_id, our_person_id)", person_id.bytes)

    def _load(self, view: View, keys: list[int]) -> dict[int, GiftRow]:
        rows = view.rows(
            "SELECT n, id, direction, status, person_id, organisation_id, our_person_id, day, value, "  # noqa: S608
            f"currency, visit_id, {localized_sql('title')} FROM gift WHERE n IN ({marks(keys)})",
            keys,
        )
        linked = Linked(
            view, rows, person_id="person", our_person_id="person", organisation_id="organisation",
            visit_id="visit",
        )  # fmt: skip
        return {
            r["n"]: GiftRow(
                id_of(r["id"]),
                localized_of(r, "title"),
                r["direction"],
                r["status"],
                linked.of(r, "person_id") or linked.of(r, "organisation_id"),
                linked.of(r, "our_person_id"),
                day_of(r["day"]),
                r["value"],
                r["currency"],
                linked.of(r, "visit_id"),
                id_or_none(r["visit_id"]),
            )
            for r in rows
        }
