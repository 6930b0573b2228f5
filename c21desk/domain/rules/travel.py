"""Time to get from one venue to the next."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from math import asin, ceil, cos, radians, sin, sqrt

from c21desk.domain.kinds import ItemKind
from c21desk.domain.rules.finding import Hit, Level, Rule
from c21desk.domain.rules.limits import Limits
from c21desk.domain.rules.snapshot import Item, Snapshot, Venue
from c21desk.i18n import N_, message, plural

_EARTH_KM = 6371.0


def distance_km(one: Venue, other: Venue) -> float | None:
    """The straight distance between two venues; None where a position is not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    a, b = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, h)))


def estimated_minutes(km: float, limits: Limits) -> int:
    """Minutes for a straight distance: slow in town, faster on the road, by train or aeroplane beyond.

    A minute or so of difference is not known: venues at the same point (both placed by their town) need 0.
    """
    if km == 0:
        return 0
    speed = (
        limits.town_km_per_hour
        if km <= limits.town_km
        else limits.road_km_per_hour
        if km <= limits.road_km
        else limits.far_km_per_hour
    )
    return ceil(limits.start_minutes + km * limits.detour / speed * 60)


def minutes_between(v: Snapshot, one: uuid.UUID, other: uuid.UUID) -> int | None:
    """Minutes from one venue to another: what somebody wrote down, else an estimate; None is unknown."""
    if one == other:
        return 0
    known = v.travel_minutes.get(frozenset((one, other)))
    if known is not None:
        return known
    first, second = v.venues.get(one), v.venues.get(other)
    km = distance_km(first, second) if first and second else None
    return None if km is None else estimated_minutes(km, v.limits)


def short_gaps(v: Snapshot) -> Iterator[Hit]:
    """Between two venues people need time: that which the office wrote down, else the straight distance
    with a detour and a speed (resources/rules/README.md). Where no position is known the rule is silent.

    Source: product rules, "Conflicts"."""
    pairs: dict[tuple[Item, Item], set[uuid.UUID]] = {}
    last: dict[uuid.UUID, Item] = {}
    for item in v.live:
        if not item.venue_id or item.kind in (ItemKind.TRANSFER, ItemKind.ACCOMMODATION):
            continue
        for person in item.people:
            before = last.get(person)
            if before is not None and before.venue_id != item.venue_id:
                pairs.setdefault((before, item), set()).add(person)
            last[person] = item
    for (before, item), people in pairs.items():
        assert before.end is not None
        assert item.start is not None
        assert before.venue_id is not None
        assert item.venue_id is not None
        gap = (item.start - before.end).total_seconds() / 60
        needed = minutes_between(v, before.venue_id, item.venue_id)
        if needed is None or gap < 0 or gap >= needed:  # an overlap is another rule's
            continue
        yield Hit(
            message(
                N_("From “{one}” to “{other}” there are {gap}, but the way takes about {needed}."),
                one=before.title,
                other=item.title,
                gap=plural("{n} minute", "{n} minutes", int(gap)),
                needed=plural("{n} minute", "{n} minutes", needed),
            ),
            (before.thing, item.thing, *(p.thing for p in v.named(frozenset(people)))),
            f"{before.id}/{item.id}",
        )


RULES = (Rule("travel-time.short", Level.WARNING, short_gaps),)
