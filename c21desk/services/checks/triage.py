"""Visits as the triage of a request compares them: in plain SQL, all visits that were not called off."""

from __future__ import annotations

import uuid
from collections import defaultdict

from c21desk.domain.calendar import CHINA, FINLAND
from c21desk.domain.localized import LocalizedText
from c21desk.domain.rules.snapshot import OtherVisit
from c21desk.services.checks.places import country_of
from c21desk.services.lists import day_of, id_of, localized_of, localized_sql
from c21desk.services.rows.of_visits import id_or_none
from c21desk.storage.connections import View


def visits(view: View, visit_id: bytes) -> dict[uuid.UUID, OtherVisit]:
    """The visit of that id, and every other that was not called off, by id."""
    rows = view.rows(
        f'SELECT id, start, "end", requested, requester_id, place_id, partner_place_id, '  # noqa: S608
        f"{localized_sql('title')} FROM visit WHERE status != 'cancelled' OR id = ? ORDER BY start, n",
        [visit_id],
    )
    places: dict[bytes, set[bytes]] = defaultdict(set)
    for row in rows:
        places[row["id"]] |= {key for key in (row["place_id"], row["partner_place_id"]) if key}
    for row in view.rows(
        "SELECT visit_id, place_id FROM delegation WHERE visit_id IS NOT NULL AND place_id IS NOT NULL"
    ):
        places[row["visit_id"]].add(row["place_id"])
    themes: dict[bytes, set[uuid.UUID]] = defaultdict(set)
    for row in view.rows("SELECT visit_id, theme_id FROM objective WHERE theme_id IS NOT NULL"):
        themes[row["visit_id"]].add(id_of(row["theme_id"]))
    named: dict[bytes, tuple[str, LocalizedText]] = {
        row["id"]: (country_of(row["kind"], row["zone"]), localized_of(row, "name"))
        for row in view.rows(
            f"SELECT id, kind, zone, {localized_sql('name')} FROM place WHERE id IN "  # noqa: S608
            "(SELECT place_id FROM visit UNION SELECT partner_place_id FROM visit "
            "UNION SELECT place_id FROM delegation)"
        )
    }
    found = {}
    for row in rows:
        here = [(key, *named[key]) for key in sorted(places[row["id"]]) if key in named]
        parties = {id_of(key) for key, country, _name in here if country == CHINA}
        if row["requester_id"]:
            parties.add(id_of(row["requester_id"]))
        found[id_of(row["id"])] = OtherVisit(
            id_of(row["id"]),
            localized_of(row, "title"),
            day_of(row["start"]),
            day_of(row["end"]),
            day_of(row["requested"]),
            id_or_none(row["requester_id"]),
            frozenset(parties),
            {id_of(key): name for key, country, name in here if country == FINLAND},
            frozenset(themes[row["id"]]),
        )
    return found
