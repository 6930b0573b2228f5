"""The same person, interpreter, venue or vehicle in two places at once."""

from __future__ import annotations

from collections.abc import Iterator

from c21desk.domain.kinds import ItemKind
from c21desk.domain.rules.finding import Hit, Level, Rule
from c21desk.domain.rules.snapshot import Item, Snapshot
from c21desk.i18n import N_, message

_SHARED = frozenset({ItemKind.FREE, ItemKind.TRANSFER})
"""Kinds that do not fill their venue."""


def _people(v: Snapshot, *, interpreting: bool) -> Iterator[Hit]:
    for one, other in v.clashes:
        interpreters = one.interpreters | other.interpreters
        both = one.people & other.people
        text = (
            N_("{who} interprets at “{one}” and is wanted at “{other}” at the same time.")
            if interpreting
            else N_("{who} is in two places at once: “{one}” and “{other}”.")
        )
        for person in v.named(both & interpreters if interpreting else both - interpreters):
            yield Hit(
                message(text, who=person.name, one=one.title, other=other.title),
                (one.thing, other.thing, person.thing),
            )


def person_twice(v: Snapshot) -> Iterator[Hit]:
    """Nobody takes part in two programme items at the same time. Source: product rules, "Conflicts"."""
    yield from _people(v, interpreting=False)


def interpreter_twice(v: Snapshot) -> Iterator[Hit]:
    """An interpreter of one item is at no other at the same time. Source: product rules, "Conflicts"."""
    yield from _people(v, interpreting=True)


def _fills(item: Item) -> bool:
    return item.kind not in _SHARED


def venue_twice(v: Snapshot) -> Iterator[Hit]:
    """A venue holds one item at a time; a large house may hold two, so it is a warning.

    Source: product rules, "Conflicts"."""
    for one, other in v.clashes:
        if one.venue_id and one.venue_id == other.venue_id and _fills(one) and _fills(other):
            venue = v.venues.get(one.venue_id)
            if venue:
                yield Hit(
                    message(
                        N_("“{one}” and “{other}” are in the same venue at the same time: {venue}."),
                        one=one.title,
                        other=other.title,
                        venue=venue.name,
                    ),
                    (one.thing, other.thing),
                )


def vehicle_twice(v: Snapshot) -> Iterator[Hit]:
    """A vehicle serves one item at a time. Source: product rules, "Conflicts"."""
    for one, other in v.clashes:
        for key in sorted(set(one.vehicles) & set(other.vehicles)):
            vehicle = v.vehicles.get(key)
            if vehicle:
                yield Hit(
                    message(
                        N_("{vehicle} is needed for “{one}” and “{other}” at the same time."),
                        vehicle=vehicle.name,
                        one=one.title,
                        other=other.title,
                    ),
                    (one.thing, other.thing, vehicle.thing),
                )


def travelling(v: Snapshot) -> Iterator[Hit]:
    """Nobody takes part in an item while on a journey, before arriving or after leaving.

    Source: product rules, "Conflicts" (a person in two places)."""
    for journey in v.journeys:
        if not journey.departs or not journey.arrives:
            continue
        for item in v.live:
            assert item.start is not None
            assert item.end is not None
            if item.kind in (ItemKind.TRANSFER, ItemKind.ACCOMMODATION):
                continue
            if item.start < journey.arrives and journey.departs < item.end:
                there = v.named(item.people & journey.travellers)
                if there:
                    yield Hit(
                        message(
                            N_("{who}: still travelling ({journey}) during “{item}”."),
                            who=tuple(p.name for p in there),
                            journey=journey.name,
                            item=item.title,
                        ),
                        (item.thing, journey.thing, *(p.thing for p in there)),
                    )


RULES = (
    Rule("double-booking.person", Level.BLOCKER, person_twice),
    Rule("double-booking.interpreter", Level.BLOCKER, interpreter_twice),
    Rule("double-booking.venue", Level.WARNING, venue_twice),
    Rule("double-booking.vehicle", Level.BLOCKER, vehicle_twice),
    Rule("journey.during-item", Level.BLOCKER, travelling),
)
