"""Programme items as lists show them."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import NamedTuple

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import (
    Column,
    Lister,
    id_of,
    localized_of,
    localized_sql,
    moment_of,
    named,
    names_of,
)
from c21desk.storage.connections import View, marks


class ItemRow(NamedTuple):
    """A line of a visit's programme. ``start`` and ``end`` are UTC; show them in ``zone``."""

    id: uuid.UUID
    start: dt.datetime | None
    end: dt.datetime | None
    zone: str
    kind: str
    track: str
    title: LocalizedText
    venue: LocalizedText
    participants: int
    status: str = ""


class ItemList(Lister[ItemRow]):
    """Programme items, as rows."""

    TABLE = "programme_item"
    BY_PINYIN = False
    INDEXED = False
    COLUMNS = (
        Column("start", N_("Starts"), sortable=True),
        Column("end", N_("Ends")),
        Column("title", N_("Programme item")),
        Column("kind", N_("Kind")),
        Column("venue", N_("Venue")),
        Column("participants", N_("Participants")),
    )
    SORT_COLUMNS = {"start": "start"}  # noqa: RUF012 - never changed

    def items(self, visit_id: uuid.UUID) -> list[ItemRow]:
        """The items of a visit by time; items without a time come last."""
        with self.store.view() as view:
            keys = list(
                view.numbers(
                    'SELECT n FROM programme_item WHERE visit_id = ? ORDER BY start IS NULL, start, "end", n',
                    [visit_id.bytes],
                )
            )
            found = self._load(view, keys)
        return [found[key] for key in keys]

    def _load(self, view: View, keys: list[int]) -> dict[int, ItemRow]:
        rows = view.rows(
            f'SELECT n, id, start, "end", zone, kind, track, status, venue_id, {localized_sql("title")}, '  # noqa: S608
            "(SELECT count(*) FROM participant p WHERE p.item_id = programme_item.id) AS participants "
            f"FROM programme_item WHERE n IN ({marks(keys)})",
            keys,
        )
        venues = names_of(view, "organisation", [r["venue_id"] for r in rows])
        return {
            r["n"]: ItemRow(
                id_of(r["id"]),
                moment_of(r["start"]),
                moment_of(r["end"]),
                r["zone"],
                r["kind"],
                r["track"],
                localized_of(r, "title"),
                named(venues, r["venue_id"]),
                r["participants"],
                r["status"],
            )
            for r in rows
        }
