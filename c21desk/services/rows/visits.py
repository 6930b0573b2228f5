"""The list of visits, those around today, and one at a glance."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import NamedTuple

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Side, VisitStatus
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_, Message, message
from c21desk.services.lists import (
    Choice,
    Column,
    Lister,
    day_of,
    id_of,
    localized_of,
    localized_sql,
    named,
    names_of,
)
from c21desk.storage.connections import View, marks


class VisitRow(NamedTuple):
    """A line of the list of visits."""

    id: uuid.UUID
    title: LocalizedText
    direction: str
    status: str
    start: dt.date | None
    end: dt.date | None
    place: LocalizedText


class Gap(NamedTuple):
    """Something that a complete visit has and this one lacks; ``field`` is where to mend it."""

    what: Message
    field: str


class Overview(NamedTuple):
    """A visit at a glance. ``ready`` is the share of what a pack needs that is there, in per cent."""

    visit: VisitRow
    place: LocalizedText
    days_until: int | None
    guests: int
    hosts: int
    items: int
    missing: tuple[Gap, ...]
    ready: int


class VisitList(Lister[VisitRow]):
    """Visits, as rows."""

    TABLE = "visit"
    COLUMNS = (
        Column("title", N_("Visit"), sortable=True),
        Column("direction", N_("Direction")),
        Column("status", N_("Status"), sortable=True),
        Column("start", N_("First day"), sortable=True),
        Column("end", N_("Last day")),
        Column("place", N_("Place")),
    )
    SORT_COLUMNS = {"start": "start", "status": "status"}  # noqa: RUF012 - never changed
    FILTERS = ("status", "direction")

    def _load(self, view: View, keys: list[int]) -> dict[int, VisitRow]:
        rows = view.rows(
            f'SELECT n, id, direction, status, start, "end", place_id, {localized_sql("title")} '  # noqa: S608
            f"FROM visit WHERE n IN ({marks(keys)})",
            keys,
        )
        places = names_of(view, "place", [r["place_id"] for r in rows])
        return {
            r["n"]: VisitRow(
                id_of(r["id"]),
                localized_of(r, "title"),
                r["direction"],
                r["status"],
                day_of(r["start"]),
                day_of(r["end"]),
                named(places, r["place_id"]),
            )
            for r in rows
        }

    def choice(self, row: VisitRow) -> Choice:
        return Choice(row.id, row.title, row.place)

    def by_title(self, title: str) -> list[VisitRow]:
        """Visits called exactly so, in any language."""
        wanted = title.strip()
        if not wanted:
            return []
        return self._where("? IN (title_fi, title_en, title_zh, title_sv)", wanted)

    def current(self, today: dt.date, limit: int = 8) -> list[VisitRow]:
        """Visits that go on or lie ahead, the nearest first; cancelled ones are left out."""
        return self._where(
            'coalesce("end", start) >= ? AND status != ? ORDER BY start LIMIT ?',
            today.isoformat(),
            VisitStatus.CANCELLED.value,
            limit,
        )

    def recent(self, today: dt.date, limit: int = 8) -> list[VisitRow]:
        """Visits that are over or have no dates yet, the latest first."""
        return self._where(
            "coalesce(\"end\", start, '') < ? ORDER BY start IS NULL DESC, start DESC LIMIT ?",
            today.isoformat(),
            limit,
        )

    def _where(self, condition: str, *values: object) -> list[VisitRow]:
        with self.store.view() as view:
            keys = list(view.numbers(f"SELECT n FROM visit WHERE {condition}", values))  # noqa: S608
            found = self._load(view, keys)
        return [found[key] for key in keys]

    def overview(self, visit_id: uuid.UUID, today: dt.date) -> Overview:
        """The visit at a glance, with what is missing. Raises UserError where it does not exist."""
        with self.store.view() as view:
            more = view.row(
                f"SELECT n, {localized_sql('purpose')}, {localized_sql('contact')}, place_id "  # noqa: S608
                "FROM visit WHERE id = ?",
                [visit_id.bytes],
            )
            if more is None:
                raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
            visit = self._load(view, [more["n"]])[more["n"]]
            sides = {
                row["side"]: row["people"]
                for row in view.rows(
                    "SELECT d.side, count(m.n) AS people FROM delegation d "
                    "JOIN member m ON m.delegation_id = d.id WHERE d.visit_id = ? GROUP BY d.side",
                    [visit_id.bytes],
                )
            }
            items = view.value("SELECT count(*) FROM programme_item WHERE visit_id = ?", [visit_id.bytes])
        guests, hosts = sides.get(Side.GUEST.value, 0), sides.get(Side.HOST.value, 0)
        purpose = localized_of(more, "purpose")
        wanted = [
            (bool(visit.start and visit.end), N_("First and last day"), "start"),
            (more["place_id"] is not None, N_("Place"), "place_id"),
            (not visit.title.missing(), N_("Title in all three languages"), "title"),
            (bool(purpose) and not purpose.missing(), N_("Purpose in all three languages"), "purpose"),
            (bool(localized_of(more, "contact")), N_("Contact person during the visit"), "contact"),
            (guests > 0, N_("Guests"), "guests"),
            (hosts > 0, N_("Hosts"), "hosts"),
            (items > 0, N_("Programme"), "programme"),
        ]
        missing = tuple(Gap(message(msgid), field) for there, msgid, field in wanted if not there)
        return Overview(
            visit,
            visit.place,
            (visit.start - today).days if visit.start else None,
            guests,
            hosts,
            items,
            missing,
            round(100 * (len(wanted) - len(missing)) / len(wanted)),
        )
