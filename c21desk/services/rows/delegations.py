"""The list of delegations."""

from __future__ import annotations

import uuid
from typing import NamedTuple

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import Column, Lister, id_of, localized_of, localized_sql, named, names_of
from c21desk.storage.connections import View, marks


class DelegationRow(NamedTuple):
    """A line of the list of delegations."""

    id: uuid.UUID
    name: LocalizedText
    side: str
    visit: LocalizedText
    members: int


class DelegationList(Lister[DelegationRow]):
    """Delegations, as rows."""

    TABLE = "delegation"
    COLUMNS = (
        Column("name", N_("Delegation"), sortable=True),
        Column("side", N_("Side")),
        Column("visit", N_("Visit")),
        Column("members", N_("Members")),
    )
    FILTERS = ("side",)

    def _load(self, view: View, keys: list[int]) -> dict[int, DelegationRow]:
        rows = view.rows(
            f"SELECT n, id, side, visit_id, {localized_sql('name')}, "  # noqa: S608
            "(SELECT count(*) FROM member m WHERE m.delegation_id = delegation.id) AS members "
            f"FROM delegation WHERE n IN ({marks(keys)})",
            keys,
        )
        visits = names_of(view, "visit", [r["visit_id"] for r in rows], "title")
        return {
            r["n"]: DelegationRow(
                id_of(r["id"]),
                localized_of(r, "name"),
                r["side"],
                named(visits, r["visit_id"]),
                r["members"],
            )
            for r in rows
        }
