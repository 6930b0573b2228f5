"""A visit while it runs: what is now and next, who is there, where, and how to get there."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import NamedTuple

from c21desk.domain.kinds import ItemStatus, VisitStatus
from c21desk.domain.localized import LocalizedText
from c21desk.domain.times import local
from c21desk.services.lists import id_of, localized_of, localized_sql
from c21desk.services.rows.of_visits import Linked, id_or_none
from c21desk.services.rows.programme import ItemList, ItemRow
from c21desk.storage.connections import View, marks
from c21desk.storage.store import Store


class Attendee(NamedTuple):
    """Somebody who takes part in an item. ``title`` is the one held at the time of the visit."""

    person_id: uuid.UUID
    name: LocalizedText
    title: LocalizedText
    side: str
    role: str
    attendance: str


class Ride(NamedTuple):
    """A vehicle that is used, and whom to call."""

    name: LocalizedText
    plate: str
    driver: LocalizedText
    phone: str


class Scene(NamedTuple):
    """A programme item with all that is needed on the spot."""

    item: ItemRow
    address: LocalizedText
    phone: str
    transport: LocalizedText
    people: tuple[Attendee, ...]
    rides: tuple[Ride, ...]


class RunningDay(NamedTuple):
    """A day of a running visit. ``now`` goes on at the moment, ``next`` is the first that begins later, of
    parallel items several; ``today`` is the whole day. ``contact`` is whom to call."""

    visit_id: uuid.UUID
    title: LocalizedText
    contact: LocalizedText
    now: tuple[Scene, ...]
    next: tuple[Scene, ...]
    today: tuple[ItemRow, ...]


class Running:
    """What a traveller or host needs at this minute, in plain SQL, for it is the first page of the day."""

    def __init__(self, store: Store, items: ItemList) -> None:
        self._store = store
        self._items = items

    def visit_on(self, day: dt.date) -> uuid.UUID | None:
        """The visit that runs on a day; of several the one that began last."""
        with self._store.view() as view:
            found = view.value(
                'SELECT id FROM visit WHERE start <= ?1 AND coalesce("end", start) >= ?1 AND status != ?2 '
                "ORDER BY start DESC, n LIMIT 1",
                [day.isoformat(), VisitStatus.CANCELLED.value],
            )
        return None if found is None else id_of(found)

    def day(self, visit_id: uuid.UUID, moment: dt.datetime) -> RunningDay | None:
        """The visit at ``moment`` (with its zone); None where there is no such visit."""
        items = [i for i in self._items.items(visit_id) if i.start and i.status != ItemStatus.CANCELLED]
        now = [i for i in items if i.start and i.start <= moment < _until(i)]
        later = [i for i in items if i.start and i.start > moment]
        following = [i for i in later if i.start == later[0].start]
        with self._store.view() as view:
            row = view.row(
                f"SELECT {localized_sql('title')}, {localized_sql('contact')} FROM visit WHERE id = ?",  # noqa: S608
                [visit_id.bytes],
            )
            if row is None:
                return None
            scenes = _scenes(view, visit_id, [*now, *following])
        return RunningDay(
            visit_id,
            localized_of(row, "title"),
            localized_of(row, "contact"),
            tuple(scenes[i.id] for i in now),
            tuple(scenes[i.id] for i in following),
            tuple(i for i in items if i.start and local(i.start, i.zone).date() == _day(moment, i.zone)),
        )


def _until(item: ItemRow) -> dt.datetime:
    """When an item is over; one without an end lasts an hour."""
    assert item.start is not None
    return item.end or item.start + dt.timedelta(hours=1)


def _day(moment: dt.datetime, zone: str) -> dt.date:
    return local(moment, zone).date()


def _scenes(view: View, visit_id: uuid.UUID, items: Sequence[ItemRow]) -> dict[uuid.UUID, Scene]:
    ids = [i.id.bytes for i in items]
    more = {
        id_of(r["id"]): r
        for r in view.rows(
            "SELECT i.id, i.venue_id, o.phone, "  # noqa: S608
            + ", ".join(f"o.address_{k} AS address_{k}, i.transport_{k} AS transport_{k}" for k in _LANGUAGES)
            + f" FROM programme_item i LEFT JOIN organisation o ON o.id = i.venue_id WHERE i.id IN ({marks(ids)})",
            ids,
        )
    }
    people = _people(view, visit_id, ids)
    rides = _rides(view, ids)
    return {
        i.id: Scene(
            i,
            localized_of(more[i.id], "address"),
            more[i.id]["phone"] or "",
            localized_of(more[i.id], "transport"),
            tuple(people.get(i.id, ())),
            tuple(rides.get(i.id, ())),
        )
        for i in items
    }


_LANGUAGES = ("fi", "en", "zh", "sv")


def _people(view: View, visit_id: uuid.UUID, ids: Sequence[bytes]) -> dict[uuid.UUID, list[Attendee]]:
    rows = view.rows(
        "SELECT p.item_id, p.person_id, p.role, p.attendance, d.side, m.rank_level, "  # noqa: S608
        + ", ".join(f"m.title_{k} AS title_{k}" for k in _LANGUAGES)
        + " FROM participant p "
        "LEFT JOIN (member m JOIN delegation d ON d.id = m.delegation_id AND d.visit_id = ?) "
        f"ON m.person_id = p.person_id WHERE p.item_id IN ({marks(ids)}) "
        "ORDER BY d.side IS NULL, d.side, p.role = 'interpreter', m.rank_level IS NULL, m.rank_level, "
        "m.list_order, p.n",
        [visit_id.bytes, *ids],
    )
    linked = Linked(view, rows, person_id="person")
    found: dict[uuid.UUID, list[Attendee]] = {}
    for r in rows:
        person = id_or_none(r["person_id"])
        if person is not None:
            found.setdefault(id_of(r["item_id"]), []).append(
                Attendee(
                    person,
                    linked.of(r, "person_id"),
                    localized_of(r, "title"),
                    r["side"] or "",
                    r["role"],
                    r["attendance"],
                )
            )
    return found


def _rides(view: View, ids: Sequence[bytes]) -> dict[uuid.UUID, list[Ride]]:
    rows = view.rows(
        "SELECT u.item_id, v.plate, v.driver_id, v.phone, "  # noqa: S608
        + ", ".join(f"v.name_{k} AS name_{k}" for k in _LANGUAGES)
        + " FROM item_vehicle u JOIN vehicle v ON v.id = u.vehicle_id "
        f"WHERE u.item_id IN ({marks(ids)}) ORDER BY v.list_order, v.n",
        ids,
    )
    linked = Linked(view, rows, driver_id="person")
    found: dict[uuid.UUID, list[Ride]] = {}
    for r in rows:
        found.setdefault(id_of(r["item_id"]), []).append(
            Ride(localized_of(r, "name"), r["plate"], linked.of(r, "driver_id"), r["phone"])
        )
    return found
