"""Who shares a room with whom, and which kind of room each guest gets."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from c21desk.domain.kinds import RoomWish


@dataclass(frozen=True)
class Wish:
    """What is known of a guest's night: ``arrival`` and ``departure`` where they differ from the visit's days."""

    person_id: uuid.UUID
    wish: str = RoomWish.UNKNOWN
    companion_id: uuid.UUID | None = None
    arrival: dt.date | None = None
    departure: dt.date | None = None


@dataclass(frozen=True)
class ProposedRoom:
    """A room for one guest or for two. A day that is None is the visit's own."""

    kind: str
    people: tuple[uuid.UUID, ...]
    arrival: dt.date | None
    departure: dt.date | None


def propose_rooms(guests: Sequence[Wish]) -> list[ProposedRoom]:
    """A room for each guest, in the order given.

    Companions share a double room, or the larger kind that one of them wishes for, unless one wishes for a
    single. Everybody else gets the kind wished for, a single where nothing is known.
    """
    waiting = {guest.person_id: guest for guest in guests}
    rooms = []
    for guest in guests:
        if waiting.pop(guest.person_id, None) is None:
            continue  # shares a room already
        partner = _partner(guest, waiting.values())
        if partner is not None:
            del waiting[partner.person_id]
        rooms.append(_room(guest, partner))
    return rooms


def _partner(guest: Wish, others: Iterable[Wish]) -> Wish | None:
    """With whom a guest shares: the own companion before somebody who names this guest."""
    if guest.wish == RoomWish.SINGLE:
        return None
    willing = [other for other in others if other.wish != RoomWish.SINGLE]
    own = (other for other in willing if other.person_id == guest.companion_id)
    return next(own, next((o for o in willing if o.companion_id == guest.person_id), None))


def _room(guest: Wish, partner: Wish | None) -> ProposedRoom:
    if partner is None:
        return ProposedRoom(guest.wish or RoomWish.SINGLE, (guest.person_id,), guest.arrival, guest.departure)
    kind = next((one.wish for one in (guest, partner) if one.wish), RoomWish.DOUBLE)
    if RoomWish.SUITE in (guest.wish, partner.wish):
        kind = RoomWish.SUITE
    # None is the visit's first or last day, before and after which nobody of the delegation stays alone.
    arrivals = [d for d in (guest.arrival, partner.arrival) if d]
    departures = [d for d in (guest.departure, partner.departure) if d]
    return ProposedRoom(
        str(kind),
        (guest.person_id, partner.person_id),
        min(arrivals) if len(arrivals) == 2 else None,
        max(departures) if len(departures) == 2 else None,
    )
