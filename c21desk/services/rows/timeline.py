"""All that the timeline of a visit draws, read at once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass

from c21desk.domain.kinds import Direction, ItemKind, ItemStatus
from c21desk.domain.localized import LocalizedText
from c21desk.domain.times import CHINA, FINLAND
from c21desk.services.lists import day_of, id_of, localized_of, localized_sql, moment_of, named, names_of
from c21desk.services.rows.of_visits import id_or_none, person_names
from c21desk.storage.connections import View
from c21desk.storage.store import Store

_OF_VISIT = "(SELECT id FROM programme_item WHERE visit_id = ?)"


@dataclass(frozen=True)
class TimelineItem:
    """A programme item. ``start`` and ``end`` are UTC; ``zone`` is the venue's."""

    id: uuid.UUID
    start: dt.datetime | None
    end: dt.datetime | None
    zone: str
    kind: str
    track: str
    title: LocalizedText
    venue_id: uuid.UUID | None
    venue: LocalizedText
    status: str
    people: tuple[uuid.UUID, ...] = ()
    vehicles: frozenset[uuid.UUID] = frozenset()
    """Those named for the item or for its participants; at a transfer also those in which these usually ride."""

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status == ItemStatus.CANCELLED


@dataclass(frozen=True)
class Timeline:
    """A visit's programme with the people and vehicles in it, each in their order.

    ``zone`` is that of most venues. ``travel`` is the minutes between two venues, where somebody gave them.
    """

    first: dt.date | None
    last: dt.date | None
    zone: str
    items: tuple[TimelineItem, ...]
    people: dict[uuid.UUID, LocalizedText]
    vehicles: dict[uuid.UUID, LocalizedText]
    travel: dict[frozenset[uuid.UUID], int]


class TimelineReader:
    """Reads the timelines of visits."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_visit(self, visit_id: uuid.UUID) -> Timeline:
        """The timeline of a visit: items by time, those without one last."""
        key = [visit_id.bytes]
        with self._store.view() as view:
            visit = view.row('SELECT start, "end", direction FROM visit WHERE id = ?', key)
            members = view.rows(
                "SELECT m.person_id, m.vehicle_id FROM member m JOIN delegation d ON d.id = m.delegation_id "
                "WHERE d.visit_id = ? ORDER BY d.side, d.sort_fi, m.rank_override IS NULL, m.rank_override, "
                "m.rank_level IS NULL, m.rank_level, m.list_order, m.n",
                key,
            )
            usual = {m["person_id"]: m["vehicle_id"] for m in members if m["vehicle_id"]}
            items = _items(view, key, usual)
            order = [m["person_id"] for m in members if m["person_id"]]
            order += [person.bytes for item in items for person in item.people]
            names = person_names(view, order)
            people = {id_of(one): named(names, one) for one in dict.fromkeys(order) if id_of(one) in names}
            vehicles = {
                id_of(r["id"]): localized_of(r, "name")
                for r in view.rows(
                    f"SELECT id, {localized_sql('name')} FROM vehicle WHERE visit_id = ? "  # noqa: S608
                    "ORDER BY list_order IS NULL, list_order, n",
                    key,
                )
            }
            travel = {
                frozenset((id_of(r["venue_id"]), id_of(r["other_id"]))): int(r["minutes"])
                for r in view.rows(
                    "SELECT venue_id, other_id, minutes FROM travel_time WHERE minutes IS NOT NULL "
                    "AND venue_id IS NOT NULL AND other_id IS NOT NULL"
                )
            }
        zones = Counter(item.zone for item in items if item.start)
        inbound = visit is None or visit["direction"] != Direction.OUTBOUND
        zone = zones.most_common(1)[0][0] if zones else FINLAND if inbound else CHINA
        first, last = (day_of(visit["start"]), day_of(visit["end"])) if visit else (None, None)
        return Timeline(first, last, zone, items, people, vehicles, travel)


def _items(view: View, key: list[bytes], usual: dict[bytes, bytes]) -> tuple[TimelineItem, ...]:
    rows = view.rows(
        f'SELECT id, start, "end", zone, kind, track, venue_id, status, {localized_sql("title")} '  # noqa: S608
        'FROM programme_item WHERE visit_id = ? ORDER BY start IS NULL, start, "end", n',
        key,
    )
    venues = names_of(view, "organisation", [r["venue_id"] for r in rows])
    people: dict[bytes, list[uuid.UUID]] = defaultdict(list)
    named_for: dict[bytes, set[uuid.UUID]] = defaultdict(set)
    rides: dict[bytes, set[uuid.UUID]] = defaultdict(set)
    for r in view.rows(
        f"SELECT item_id, person_id, vehicle_id FROM participant WHERE item_id IN {_OF_VISIT} ORDER BY n",  # noqa: S608
        key,
    ):
        if r["person_id"]:
            people[r["item_id"]].append(id_of(r["person_id"]))
        if r["vehicle_id"]:
            named_for[r["item_id"]].add(id_of(r["vehicle_id"]))
        elif r["person_id"] in usual:
            rides[r["item_id"]].add(id_of(usual[r["person_id"]]))
    for r in view.rows(
        f"SELECT item_id, vehicle_id FROM item_vehicle WHERE item_id IN {_OF_VISIT}",  # noqa: S608
        key,
    ):
        if r["vehicle_id"]:
            named_for[r["item_id"]].add(id_of(r["vehicle_id"]))
    return tuple(
        TimelineItem(
            id_of(r["id"]),
            moment_of(r["start"]),
            moment_of(r["end"]),
            r["zone"],
            r["kind"],
            r["track"],
            localized_of(r, "title"),
            id_or_none(r["venue_id"]),
            named(venues, r["venue_id"]),
            r["status"],
            tuple(people[r["id"]]),
            frozenset(named_for[r["id"]] | (rides[r["id"]] if r["kind"] == ItemKind.TRANSFER else set())),
        )
        for r in rows
    )
