"""Seating plans, as rows."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import Column, id_of, localized_of, localized_sql
from c21desk.services.rows.of_visits import Linked, VisitPartList, id_or_none
from c21desk.storage.connections import View, marks


@dataclass(frozen=True)
class SeatingPlanRow:
    """A line of a visit's seating plans. ``item`` is the programme item that it is for."""

    id: uuid.UUID
    name: LocalizedText
    item: LocalizedText
    item_id: uuid.UUID | None
    rule: str
    seated: int
    locked: int


class SeatingPlanList(VisitPartList[SeatingPlanRow]):
    """Seating plans, as rows."""

    TABLE = "seating_plan"
    COLUMNS = (
        Column("name", N_("Seating plan")),
        Column("item", N_("Programme item")),
        Column("rule", N_("Rule set")),
        Column("seated", N_("Seated")),
    )
    IN_ORDER = (
        "(SELECT start IS NULL FROM programme_item i WHERE i.id = seating_plan.item_id), "
        "(SELECT start FROM programme_item i WHERE i.id = seating_plan.item_id)"
    )

    def _load(self, view: View, keys: list[int]) -> dict[int, SeatingPlanRow]:
        rows = view.rows(
            f"SELECT n, id, item_id, rule, {localized_sql('name')}, "  # noqa: S608
            "(SELECT count(*) FROM seat s WHERE s.plan_id = seating_plan.id AND s.person_id IS NOT NULL) "
            "AS seated, (SELECT count(*) FROM seat s WHERE s.plan_id = seating_plan.id AND s.locked = 1) "
            f"AS locked FROM seating_plan WHERE n IN ({marks(keys)})",
            keys,
        )
        linked = Linked(view, rows, item_id="programme_item")
        return {
            r["n"]: SeatingPlanRow(
                id_of(r["id"]),
                localized_of(r, "name"),
                linked.of(r, "item_id"),
                id_or_none(r["item_id"]),
                r["rule"],
                r["seated"],
                r["locked"],
            )
            for r in rows
        }
