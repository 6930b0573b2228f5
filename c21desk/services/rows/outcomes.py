"""Outcomes, as rows."""

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
class OutcomeRow:
    """A line of the list of outcomes. ``amount`` is in hundredths of the currency's unit."""

    id: uuid.UUID
    title: LocalizedText
    kind: str
    theme: LocalizedText
    place: LocalizedText
    day: dt.date | None
    year: int | None
    amount: int | None
    currency: str
    count: int | None
    confidence: str
    visit: LocalizedText
    visit_id: uuid.UUID | None


class OutcomeList(VisitPartList[OutcomeRow]):
    """Outcomes, as rows."""

    TABLE = "outcome"
    IN_ORDER = "day IS NULL, day"
    COLUMNS = (
        Column("title", N_("Outcome"), sortable=True),
        Column("kind", N_("Kind")),
        Column("theme", N_("Theme")),
        Column("place", N_("Place")),
        Column("amount", N_("Amount")),
        Column("count", N_("Count")),
        Column("year", N_("Year")),
        Column("confidence", N_("Confidence")),
        Column("visit", N_("Visit")),
    )
    SORT_COLUMNS = {"title": "sort_fi"}  # noqa: RUF012 - never changed
    FILTERS = ("kind",)

    def _load(self, view: View, keys: list[int]) -> dict[int, OutcomeRow]:
        rows = view.rows(
            "SELECT n, id, kind, theme_id, place_id, day, year, amount, currency, count, confidence, "  # noqa: S608
            f"visit_id, {localized_sql('title')} FROM outcome WHERE n IN ({marks(keys)})",
            keys,
        )
        linked = Linked(view, rows, theme_id="theme", place_id="place", visit_id="visit")
        return {
            r["n"]: OutcomeRow(
                id_of(r["id"]),
                localized_of(r, "title"),
                r["kind"],
                linked.of(r, "theme_id"),
                linked.of(r, "place_id"),
                day_of(r["day"]),
                r["year"],
                r["amount"],
                r["currency"],
                r["count"],
                r["confidence"],
                linked.of(r, "visit_id"),
                id_or_none(r["visit_id"]),
            )
            for r in rows
        }
