"""From the file to the snapshot that rules look at: plain SQL, one statement a table, in one view."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from c21desk.domain import calendar
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Direction, Side, VisitStatus
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import PersonName
from c21desk.domain.rules import limits
from c21desk.domain.rules import snapshot as facts
from c21desk.domain.rules.finding import SetAside
from c21desk.i18n import N_, message
from c21desk.services.checks import triage
from c21desk.services.checks.places import country_of
from c21desk.services.lists import day_of, id_of, localized_of, localized_sql, moment_of
from c21desk.services.rows.of_visits import id_or_none
from c21desk.services.rows.people import NAME_COLUMNS
from c21desk.storage.connections import View, marks

_ITEM_TEXTS = ("objectives", "points", "avoid", "their-wishes", "our-answer", "background")


def gather(view: View, visit_id: uuid.UUID, today: dt.date) -> facts.Snapshot:
    """Everything that rules look at. Raises UserError where the visit does not exist."""
    row = view.row("SELECT * FROM visit WHERE id = ?", [visit_id.bytes])
    if row is None:
        raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
    return _Gatherer(view, row, today).snapshot()


def set_aside(view: View, visit_id: uuid.UUID) -> dict[tuple[str, str], SetAside]:
    """What was set aside in a visit, by rule and key of the finding."""
    rows = view.rows(
        "SELECT rule, about, reason, author, made FROM override WHERE visit_id = ?", [visit_id.bytes]
    )
    return {(r["rule"], r["about"]): SetAside(r["reason"], r["author"], moment_of(r["made"])) for r in rows}


class _Gatherer:
    def __init__(self, view: View, visit: Any, today: dt.date) -> None:
        self._view, self._visit, self._today = view, visit, today
        self._id = visit["id"]

    def _of_visit(self, table: str, order: str = "n") -> list[Any]:
        return self._view.rows(f"SELECT * FROM {table} WHERE visit_id = ? ORDER BY {order}", [self._id])  # noqa: S608

    def _owned(self, table: str, owner: str, owners: Iterable[Any], columns: str) -> dict[bytes, list[Any]]:
        keys = [row["id"] for row in owners]
        found: dict[bytes, list[Any]] = defaultdict(list)
        for row in self._view.rows(
            f"SELECT {owner}, {columns} FROM {table} WHERE {owner} IN ({marks(keys)}) ORDER BY n",  # noqa: S608
            keys,
        ):
            found[row[owner]].append(row)
        return found

    def _by_id(self, table: str, columns: str, ids: Iterable[bytes | None]) -> list[Any]:
        wanted = list({i for i in ids if i is not None})
        return self._view.rows(
            f"SELECT id, {columns} FROM {table} WHERE id IN ({marks(wanted)})",  # noqa: S608
            wanted,
        )

    def snapshot(self) -> facts.Snapshot:
        visit = self._visit
        start = day_of(visit["start"])
        delegations = self._of_visit("delegation", "side, n")
        owned = self._owned(
            "member",
            "delegation_id",
            delegations,
            "person_id, role, rank_level, joins, leaves, companion_id, vehicle_id, papers, "
            f"{localized_sql('title')}, {localized_sql('organisation')}",
        )
        members = [(row, d) for d in delegations for row in owned.get(d["id"], [])]
        items = self._of_visit("programme_item", "start IS NULL, start, n")
        parts = self._owned("participant", "item_id", items, "person_id, role, vehicle_id")
        cars = self._owned("item_vehicle", "item_id", items, "vehicle_id")
        journeys = self._of_visit("journey", "departs, n")
        travellers = self._owned("traveller", "journey_id", journeys, "person_id")
        rooms = self._of_visit("room", "number, n")
        occupants = self._owned("occupant", "room_id", rooms, "person_id")
        gifts = self._of_visit("gift")
        plans = self._of_visit("seating_plan")
        seats = self._owned("seat", "plan_id", plans, "place, person_id")
        invitations = self._of_visit("invitation")
        people = self._people(
            (
                *(row["person_id"] for row, _d in members),
                *(p["person_id"] for group in parts.values() for p in group),
                *(p["person_id"] for group in travellers.values() for p in group),
                *(p["person_id"] for group in occupants.values() for p in group),
                *(p["person_id"] for group in seats.values() for p in group),
                *(row["greeter_id"] for row in journeys),
                *(row["person_id"] for row in gifts),
                *(row["person_id"] for row in invitations),
                visit["inviter_id"],
            ),
            start or self._today,
        )
        organisations = self._organisations(
            (*(i["venue_id"] for i in items), *(d["organisation_id"] for d in delegations))
        )
        places = self._places(
            (
                visit["place_id"],
                visit["partner_place_id"],
                *(d["place_id"] for d in delegations),
                *(o["place_id"] for o in organisations.values()),
            )
        )
        venues = {
            id_of(key): self._venue(organisations[key], places)
            for key in {i["venue_id"] for i in items}
            if key in organisations
        }
        guests_from = next(
            (d["place_id"] for d in delegations if d["side"] == Side.GUEST and d["place_id"]), None
        )
        inbound = visit["direction"] == Direction.INBOUND
        others = triage.visits(self._view, self._id) if visit["status"] == VisitStatus.IDEA else {}
        mine = others.pop(id_of(self._id), facts.OtherVisit(id_of(self._id)))
        return facts.Snapshot(
            id=id_of(self._id),
            today=self._today,
            calendar=calendar.load(),
            limits=limits.load(),
            title=localized_of(visit, "title"),
            direction=visit["direction"],
            status=visit["status"],
            start=start,
            end=day_of(visit["end"]),
            place=places.get(visit["place_id"]),
            partner=places.get(visit["partner_place_id"]),
            ours=places.get(visit["place_id"] if inbound else guests_from),
            purpose=localized_of(visit, "purpose"),
            payer=localized_of(visit, "payer"),
            inviter_id=id_or_none(visit["inviter_id"]),
            countries=visit["countries"],
            trip_start=day_of(visit["trip_start"]),
            trip_end=day_of(visit["trip_end"]),
            people=people,
            delegations=tuple(self._delegation(d, organisations, places) for d in delegations),
            members=tuple(_member(row, d) for row, d in members if row["person_id"]),
            items=tuple(_item(i, parts.get(i["id"], ()), cars.get(i["id"], ())) for i in items),
            venues=venues,
            vehicles={
                id_of(r["id"]): facts.Vehicle(id_of(r["id"]), localized_of(r, "name"), r["seats"])
                for r in self._of_visit("vehicle")
            },
            journeys=tuple(_journey(j, travellers.get(j["id"], ())) for j in journeys),
            rooms=tuple(_room(r, occupants.get(r["id"], ())) for r in rooms),
            gifts=tuple(_gift(g) for g in gifts),
            earlier_gifts=self._earlier_gifts(gifts),
            invitations=tuple(
                facts.Invitation(id_of(r["id"]), id_of(r["item_id"]), id_of(r["person_id"]), r["answer"])
                for r in invitations
                if r["item_id"] and r["person_id"]
            ),
            plans=tuple(_plan(p, seats.get(p["id"], ())) for p in plans if p["item_id"]),
            travel_minutes=self._travel_minutes(venues),
            requested=mine.requested,
            requester_id=mine.requester_id,
            parties=mine.parties,
            cities=mine.cities,
            themes=mine.themes,
            others=tuple(others.values()),
            elsewhere=self._elsewhere(items, parts),
        )

    def _people(self, ids: Iterable[bytes | None], day: dt.date) -> dict[uuid.UUID, facts.Person]:
        wanted = list({i for i in ids if i is not None})
        levels: dict[bytes, int] = {}
        for row in self._view.rows(
            "SELECT person_id, min(rank_level) AS level FROM position WHERE rank_level IS NOT NULL "  # noqa: S608
            f"AND person_id IN ({marks(wanted)}) AND (since IS NULL OR since <= ?) "
            "AND (until IS NULL OR until >= ?) GROUP BY person_id",
            [*wanted, day.isoformat(), day.isoformat()],
        ):
            levels[row["person_id"]] = row["level"]
        rows = self._by_id(
            "person",
            f"{', '.join(NAME_COLUMNS)}, sex, birth_date, birth_place, passport_number, passport_issued, "
            "passport_expires, nationality, languages, interpreting",
            wanted,
        )
        return {id_of(r["id"]): _person(r, levels.get(r["id"])) for r in rows}

    def _organisations(self, ids: Iterable[bytes | None]) -> dict[bytes, Any]:
        columns = (
            f"{localized_sql('name')}, {localized_sql('address')}, place_id, phone, email, latitude, "
            "longitude, opening_hours"
        )
        return {row["id"]: row for row in self._by_id("organisation", columns, ids)}

    def _places(self, ids: Iterable[bytes | None]) -> dict[bytes | None, facts.Place]:
        columns = f"{localized_sql('name')}, kind, zone, latitude, longitude, gift_limit"
        return {
            r["id"]: facts.Place(
                id_of(r["id"]),
                localized_of(r, "name"),
                country_of(r["kind"], r["zone"]),
                r["latitude"],
                r["longitude"],
                r["gift_limit"],
            )
            for r in self._by_id("place", columns, ids)
        }

    @staticmethod
    def _venue(row: Any, places: Mapping[bytes | None, facts.Place]) -> facts.Venue:
        town = places.get(row["place_id"])
        own = row["latitude"] is not None and row["longitude"] is not None
        return facts.Venue(
            id_of(row["id"]),
            localized_of(row, "name"),
            town.country if town else "",
            row["latitude"] if own else town.latitude if town else None,
            row["longitude"] if own else town.longitude if town else None,
            row["opening_hours"].strip(),
        )

    @staticmethod
    def _delegation(
        row: Any, organisations: Mapping[bytes, Any], places: Mapping[bytes | None, facts.Place]
    ) -> facts.Delegation:
        office = organisations.get(row["organisation_id"])
        place = places.get(row["place_id"])
        return facts.Delegation(
            id_of(row["id"]),
            row["side"],
            localized_of(row, "name"),
            place.country if place else "",
            localized_of(office, "name") if office else LocalizedText(),
            localized_of(office, "address") if office else LocalizedText(),
            office["phone"] if office else "",
            office["email"] if office else "",
        )

    def _earlier_gifts(self, gifts: list[Any]) -> tuple[facts.Gift, ...]:
        people = list({g["person_id"] for g in gifts if g["person_id"]})
        rows = self._view.rows(
            f"SELECT * FROM gift WHERE person_id IN ({marks(people)}) AND visit_id IS NOT ? ORDER BY n",  # noqa: S608
            [*people, self._id],
        )
        return tuple(_gift(row) for row in rows)

    def _travel_minutes(self, venues: Mapping[uuid.UUID, facts.Venue]) -> dict[frozenset[uuid.UUID], int]:
        keys = [key.bytes for key in venues]
        rows = self._view.rows(
            "SELECT venue_id, other_id, minutes FROM travel_time WHERE minutes IS NOT NULL "  # noqa: S608
            f"AND venue_id IN ({marks(keys)}) AND other_id IN ({marks(keys)})",
            [*keys, *keys],
        )
        return {frozenset((id_of(r["venue_id"]), id_of(r["other_id"]))): r["minutes"] for r in rows}

    def _elsewhere(self, items: list[Any], parts: Mapping[bytes, list[Any]]) -> tuple[facts.Item, ...]:
        """Items of other visits, that are not cancelled, in the same days with the same people or venues."""
        timed = [i for i in items if i["start"] and i["end"]]
        if not timed:
            return ()
        venues = list({i["venue_id"] for i in timed if i["venue_id"]})
        people = list({p["person_id"] for group in parts.values() for p in group if p["person_id"]})
        rows = self._view.rows(
            "SELECT i.* FROM programme_item i JOIN visit v ON v.id = i.visit_id "  # noqa: S608
            'WHERE i.start < ? AND i.start > ? AND i."end" > ? AND i.visit_id != ? '
            "AND i.status != 'cancelled' AND v.status != 'cancelled' "
            f"AND (i.venue_id IN ({marks(venues)}) OR EXISTS (SELECT 1 FROM participant p "
            f"WHERE p.item_id = i.id AND p.person_id IN ({marks(people)}))) ORDER BY i.n",
            [
                max(i["end"] for i in timed),
                _long_before(min(i["start"] for i in timed)),
                min(i["start"] for i in timed),
                self._id,
                *venues,
                *people,
            ],
        )
        theirs = self._owned("participant", "item_id", rows, "person_id, role, vehicle_id")
        return tuple(_item(row, theirs.get(row["id"], ()), ()) for row in rows)


def _long_before(moment: str) -> str:
    """A moment before which an item that lasts into ``moment`` cannot begin: items last a month at most."""
    first = dt.datetime.fromisoformat(moment) - dt.timedelta(days=32)
    return first.strftime("%Y-%m-%dT%H:%M:%SZ")


def _person(row: Any, level: int | None) -> facts.Person:
    name = PersonName(*(row[column] for column in NAME_COLUMNS))
    shown = LocalizedText(fi=name.both, en=name.both, zh=name.han or name.display)
    return facts.Person(
        id_of(row["id"]),
        shown,
        row["sex"],
        day_of(row["birth_date"]),
        row["birth_place"],
        row["passport_number"],
        day_of(row["passport_issued"]),
        day_of(row["passport_expires"]),
        row["nationality"],
        tuple(row["languages"].split()),
        row["interpreting"],
        level,
    )


def _member(row: Any, delegation: Any) -> facts.Member:
    return facts.Member(
        id_of(row["person_id"]),
        delegation["side"],
        id_of(delegation["id"]),
        row["role"],
        localized_of(row, "title"),
        localized_of(row, "organisation"),
        row["rank_level"],
        day_of(row["joins"]),
        day_of(row["leaves"]),
        id_or_none(row["companion_id"]),
        id_or_none(row["vehicle_id"]),
        row["papers"],
    )


def _item(row: Any, parts: Iterable[Any], cars: Iterable[Any]) -> facts.Item:
    return facts.Item(
        id_of(row["id"]),
        localized_of(row, "title"),
        moment_of(row["start"]),
        moment_of(row["end"]),
        row["zone"],
        row["kind"],
        id_or_none(row["venue_id"]),
        row["status"],
        localized_of(row, "transport"),
        tuple(
            facts.Part(id_of(p["person_id"]), p["role"], id_or_none(p["vehicle_id"]))
            for p in parts
            if p["person_id"]
        ),
        tuple(id_of(c["vehicle_id"]) for c in cars if c["vehicle_id"]),
        tuple(localized_of(row, text) for text in _ITEM_TEXTS),
    )


def _ids(rows: Iterable[Any]) -> tuple[uuid.UUID, ...]:
    return tuple(id_of(r["person_id"]) for r in rows if r["person_id"])


def _journey(row: Any, travellers: Iterable[Any]) -> facts.Journey:
    name = " ".join(
        part
        for part in (row["number"], "–".join(p for p in (row["origin"], row["destination"]) if p))
        if part
    )
    return facts.Journey(
        id_of(row["id"]),
        name,
        row["leg"],
        moment_of(row["departs"]),
        moment_of(row["arrives"]),
        id_or_none(row["greeter_id"]),
        id_or_none(row["vehicle_id"]),
        frozenset(_ids(travellers)),
    )


def _room(row: Any, occupants: Iterable[Any]) -> facts.Room:
    return facts.Room(
        id_of(row["id"]),
        row["number"],
        row["kind"],
        day_of(row["arrival"]),
        day_of(row["departure"]),
        _ids(occupants),
    )


def _gift(row: Any) -> facts.Gift:
    return facts.Gift(
        id_of(row["id"]),
        localized_of(row, "title"),
        row["direction"],
        id_or_none(row["person_id"]),
        row["value"],
        row["currency"],
        day_of(row["declared"]),
        day_of(row["day"]),
    )


def _plan(row: Any, seats: Iterable[Any]) -> facts.Plan:
    return facts.Plan(
        id_of(row["id"]),
        id_of(row["item_id"]),
        localized_of(row, "name"),
        tuple((s["place"], id_of(s["person_id"])) for s in seats if s["person_id"]),
    )
