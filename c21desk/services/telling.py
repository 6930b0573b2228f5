"""What changed in a programme since everybody was last told, and whom to tell.

When the user says that everybody was told, the programme as it stands is kept with the visit; changes are
the difference from that. So nothing depends on the order of edits, and what was changed back is no change.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import ChannelKind, ItemStatus
from c21desk.domain.localized import LocalizedText
from c21desk.domain.logistics import Vehicle
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Person
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, message
from c21desk.services.people import name_of
from c21desk.storage.store import Store

Told = dict[str, Any]
"""An item as it was told: title, start, end, zone, venue's name, status, people and drivers by id."""

FIELDS = {
    "title": N_("Name of the item"),
    "start": N_("Starts"),
    "end": N_("Ends"),
    "venue": N_("Venue"),
    "status": N_("Status"),
    "people": N_("Who takes part"),
}
"""What people need to hear of, by the name of the field; msgids."""


@dataclass(frozen=True)
class ItemChange:
    """An item that was added (no ``before``), taken out (no ``after``) or changed in ``fields``."""

    item_id: uuid.UUID
    title: LocalizedText
    before: Told | None
    after: Told | None
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Listener:
    """Somebody to tell, with a number to call, and the items that concern them."""

    person_id: uuid.UUID
    name: LocalizedText
    phone: str
    items: tuple[uuid.UUID, ...]


@dataclass(frozen=True)
class News:
    """What is to be told. ``told`` is when everybody was told last; None: never, and so nothing is news."""

    told: dt.datetime | None
    changes: tuple[ItemChange, ...]
    listeners: tuple[Listener, ...]


class Telling:
    """Changes of programmes, and who heard of them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def news(self, visit_id: uuid.UUID) -> News:
        """What changed since everybody was told, and whom it concerns. Raises UserError where the visit is gone."""
        with self._store.read() as session:
            visit = session.get(Visit, visit_id)
            if visit is None:
                raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
            told_on, digest = visit.told, visit.told_programme
            now = _programme(session, visit_id)
            data = self._store.attachments.get(digest) if digest else None
            if told_on is None or data is None:
                return News(None, (), ())
            then: dict[str, Told] = json.loads(data)
            changes = tuple(_changes(then, now))
            return News(told_on, changes, _listeners(session, changes))

    def tell_all(self, visit_id: uuid.UUID, moment: dt.datetime) -> None:
        """Note that everybody was told of the programme as it stands. One undo step."""
        with self._store.read() as session:
            data = json.dumps(_programme(session, visit_id), ensure_ascii=False, sort_keys=True).encode()
        with self._store.write(message(N_("Everybody told of the programme"))) as write:
            visit = write.get(Visit, visit_id)
            if visit is None:
                raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
            visit.told = moment
            visit.told_programme = write.attach(data)


def _programme(session: Any, visit_id: uuid.UUID) -> dict[str, Told]:
    items = session.scalars(
        select(ProgrammeItem)
        .where(ProgrammeItem.visit_id == visit_id)
        .options(selectinload(ProgrammeItem.participants), selectinload(ProgrammeItem.vehicles))
    ).all()
    venues = _named(session, Organisation, {i.venue_id for i in items})
    used = {v.vehicle_id for i in items for v in i.vehicles}
    vehicles = session.scalars(select(Vehicle).where(Vehicle.id.in_(used)))
    drivers = {v.id: v.driver_id for v in vehicles}
    return {
        str(item.id): {
            "title": _texts(item.title),
            "start": item.start.isoformat() if item.start else "",
            "end": item.end.isoformat() if item.end else "",
            "zone": item.zone,
            "venue": _texts(venues.get(item.venue_id, LocalizedText())),
            "status": item.status,
            "people": sorted(str(p.person_id) for p in item.participants if p.person_id),
            "drivers": sorted(
                str(drivers[v.vehicle_id]) for v in item.vehicles if drivers.get(v.vehicle_id) is not None
            ),
        }
        for item in items
    }


def _texts(text: LocalizedText) -> list[str]:
    return [text.fi, text.en, text.zh, text.sv]


def _named(session: Any, kind: type[Organisation], ids: set[uuid.UUID | None]) -> dict[Any, LocalizedText]:
    return {o.id: o.name for o in session.scalars(select(kind).where(kind.id.in_(ids)))}


def _changes(then: Mapping[str, Told], now: Mapping[str, Told]) -> list[ItemChange]:
    found = []
    for key in {**then, **now}:
        before, after = then.get(key), now.get(key)
        fields: tuple[str, ...] = ()
        if before is not None and after is not None:
            fields = tuple(name for name in FIELDS if before[name] != after[name])
            if not fields:
                continue
        shown = after or before
        assert shown is not None
        if before is None and shown["status"] == ItemStatus.CANCELLED:
            continue  # added and cancelled before anybody knew
        title = LocalizedText(*shown["title"])
        found.append(ItemChange(uuid.UUID(key), title, before, after, fields))
    return sorted(found, key=lambda c: ((c.after or c.before or {})["start"], str(c.item_id)))


def _listeners(session: Any, changes: tuple[ItemChange, ...]) -> tuple[Listener, ...]:
    items: dict[uuid.UUID, list[uuid.UUID]] = {}
    for change in changes:
        concerned = {
            p for told in (change.before, change.after) if told for p in told["people"] + told["drivers"]
        }
        for person in concerned:
            items.setdefault(uuid.UUID(person), []).append(change.item_id)
    people = session.scalars(
        select(Person).where(Person.id.in_(list(items))).options(selectinload(Person.channels))
    )
    found = []
    for person in people:
        name = name_of(person)
        phone = next((c.value for c in person.channels if c.kind == ChannelKind.PHONE), "")
        both = LocalizedText(fi=name.both, en=name.both, zh=name.han or name.display)
        found.append(Listener(person.id, both, phone, tuple(items[person.id])))
    return tuple(sorted(found, key=lambda listener: (listener.name.fi, str(listener.person_id))))
