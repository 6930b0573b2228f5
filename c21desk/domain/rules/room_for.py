"""Whether everybody has a seat and a bed: seating plans, vehicles, rooms, answers to invitations."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator

from c21desk.domain.kinds import Answer, MemberRole, RoomWish, Side
from c21desk.domain.rules.finding import Hit, Level, Rule
from c21desk.domain.rules.snapshot import Item, Plan, Room, Snapshot, Vehicle
from c21desk.i18n import N_, Message, Number, message

BEDS = {RoomWish.SINGLE: 1, RoomWish.DOUBLE: 2, RoomWish.TWIN: 2, RoomWish.SUITE: 2}


def _plans(v: Snapshot) -> Iterator[tuple[Plan, Item]]:
    items = {i.id: i for i in v.planned}
    for plan in v.plans:
        if plan.item_id in items:
            yield plan, items[plan.item_id]


def unseated(v: Snapshot) -> Iterator[Hit]:
    """Everybody who takes part has a seat in the plan. Source: product rules, "Seating"."""
    for plan, item in _plans(v):
        for person in v.named(item.people - {who for _place, who in plan.seats}) if plan.seats else ():
            yield Hit(
                message(N_("{who} has no seat in the plan of “{item}”."), who=person.name, item=item.title),
                (plan.thing, item.thing, person.thing),
            )


def seated_twice(v: Snapshot) -> Iterator[Hit]:
    """Nobody sits in two seats of one plan. Source: product rules, "Seating"."""
    for plan, item in _plans(v):
        twice = frozenset(who for who, n in Counter(who for _place, who in plan.seats).items() if n > 1)
        for person in v.named(twice):
            yield Hit(
                message(N_("{who} has two seats in the plan of “{item}”."), who=person.name, item=item.title),
                (plan.thing, item.thing, person.thing),
            )


def outdated_plan(v: Snapshot) -> Iterator[Hit]:
    """A plan follows the list of those who take part: somebody who was taken off it has no seat.

    Source: product rules, "Seating"."""
    for plan, item in _plans(v):
        for person in v.named(frozenset(who for _place, who in plan.seats) - item.people):
            yield Hit(
                message(
                    N_("{who} has a seat at “{item}” but does not take part."),
                    who=person.name,
                    item=item.title,
                ),
                (plan.thing, item.thing, person.thing),
            )


def _seats_short(riders: int, vehicle: Vehicle, what: object) -> Message:
    return message(
        N_("{vehicle} has {seats} seats for {riders} people: {what}."),
        vehicle=vehicle.name,
        seats=Number(vehicle.seats or 0),
        riders=Number(riders),
        what=what,
    )


def seats_exceeded(v: Snapshot) -> Iterator[Hit]:
    """A vehicle takes no more people than it has seats. People ride in the vehicle of the item, else in
    their usual one, where it serves the item; the others fill what is left. Source: issue of this part,
    "vehicles with seats"."""
    for item in v.planned:
        cars = [v.vehicles[key] for key in item.vehicles if key in v.vehicles]
        riders: Counter[uuid.UUID] = Counter()
        for part in item.parts:
            member = v.member_of.get(part.person_id)
            usual = member.vehicle_id if member else None
            named = part.vehicle_id or usual
            if (
                named in item.vehicles
                and named is not None
                and (member is None or member.role != MemberRole.DRIVER)
            ):
                riders[named] += 1
        over = [car for car in cars if car.seats is not None and riders[car.id] > car.seats]
        for car in over:
            yield Hit(_seats_short(riders[car.id], car, item.title), (item.thing, car.thing))
        seats = [car.seats for car in cars]
        drivers = {m.person_id for m in v.members if m.role == MemberRole.DRIVER}
        people = len(item.people - drivers)
        if cars and not over and None not in seats and people > sum(s or 0 for s in seats):
            yield Hit(
                message(
                    N_("The vehicles of “{item}” have {seats} seats for {riders} people."),
                    item=item.title,
                    seats=Number(sum(s or 0 for s in seats)),
                    riders=Number(people),
                ),
                (item.thing, *(car.thing for car in cars)),
            )
    for journey in v.journeys:
        car_of = v.vehicles.get(journey.vehicle_id) if journey.vehicle_id else None
        if car_of and car_of.seats is not None and len(journey.travellers) > car_of.seats:
            yield Hit(
                _seats_short(len(journey.travellers), car_of, journey.name), (journey.thing, car_of.thing)
            )


def room_full(v: Snapshot) -> Iterator[Hit]:
    """A room sleeps as many as it has beds. Source: issue of this part, "rooming list"."""
    for room in v.rooms:
        beds = BEDS.get(RoomWish(room.kind)) if room.kind in set(RoomWish) else None
        if beds is not None and len(room.occupants) > beds:
            yield Hit(
                message(
                    N_("Room {room} has {people} people and {beds} beds."),
                    room=room.name,
                    people=Number(len(room.occupants)),
                    beds=Number(beds),
                ),
                (room.thing, *(p.thing for p in v.named(frozenset(room.occupants)))),
            )


def room_empty(v: Snapshot) -> Iterator[Hit]:
    """A room that is booked has somebody in it. Source: issue of this part, "rooming list"."""
    for room in v.rooms:
        if not any(who in v.people for who in room.occupants):
            yield Hit(message(N_("Room {room} is booked for nobody."), room=room.name), (room.thing,))


def _overlap(one: Room, other: Room) -> bool:
    if not (one.arrival and one.departure and other.arrival and other.departure):
        return True
    return one.arrival < other.departure and other.arrival < one.departure


def two_rooms(v: Snapshot) -> Iterator[Hit]:
    """Nobody sleeps in two rooms in one night. Source: issue of this part, "rooming list"."""
    for number, one in enumerate(v.rooms):
        for other in v.rooms[number + 1 :]:
            for person in v.named(frozenset(one.occupants) & frozenset(other.occupants)):
                if _overlap(one, other):
                    yield Hit(
                        message(
                            N_("{who} has two rooms for one night: {one} and {other}."),
                            who=person.name,
                            one=one.name,
                            other=other.name,
                        ),
                        (one.thing, other.thing, person.thing),
                    )


def no_room(v: Snapshot) -> Iterator[Hit]:
    """Once rooms are booked, every guest has one. Source: issue of this part, "rooming list"."""
    housed = {who for room in v.rooms for who in room.occupants}
    guests = frozenset(m.person_id for m in v.members if m.side == Side.GUEST and m.role != MemberRole.DRIVER)
    for person in v.named(guests - housed) if v.rooms else ():
        yield Hit(message(N_("{who} has no room."), who=person.name), (person.thing,))


def declined(v: Snapshot) -> Iterator[Hit]:
    """Who declined an invitation is not planned as taking part. Source: issue of this part, "Invitations
    and answers"."""
    items = {i.id: i for i in v.planned}
    for invitation in v.invitations:
        item, person = items.get(invitation.item_id), v.people.get(invitation.person_id)
        if item and person and invitation.answer == Answer.DECLINED and person.id in item.people:
            yield Hit(
                message(
                    N_("{who} declined “{item}” but is planned to take part."),
                    who=person.name,
                    item=item.title,
                ),
                (item.thing, person.thing),
            )


RULES = (
    Rule("seating.unseated", Level.WARNING, unseated),
    Rule("seating.twice", Level.BLOCKER, seated_twice),
    Rule("seating.outdated", Level.WARNING, outdated_plan),
    Rule("vehicle.seats", Level.WARNING, seats_exceeded),
    Rule("room.too-many", Level.WARNING, room_full),
    Rule("room.empty", Level.NOTE, room_empty),
    Rule("room.twice", Level.WARNING, two_rooms),
    Rule("room.none", Level.NOTE, no_room),
    Rule("invitation.declined", Level.WARNING, declined),
)
