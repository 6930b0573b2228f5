"""Fills the chairs of a layout: held seats first, then each chair with the next person due to it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from c21desk.domain.seating.model import (
    DRIVERS,
    GUEST_HELP,
    GUESTS,
    HOST_HELP,
    HOSTS,
    Arrangement,
    Chair,
    Layout,
    Seated,
    Sitter,
    in_rank_order,
)
from c21desk.i18n import N_, Message, message

TOGETHER = "together"
_LEFT_OVER = (GUESTS, HOSTS, GUEST_HELP, HOST_HELP)


def fill(
    layout: Layout,
    sitters: tuple[Sitter, ...],
    locks: Mapping[str, uuid.UUID],
    *,
    together: bool = False,
    mixed: bool = False,
) -> Arrangement:
    """Seat everyone by the rule of the layout, around the ``locks`` (place to person).

    With ``together`` a companion sits next to the person accompanied where that seat is free;
    with ``mixed`` the sexes alternate as far as they are known. Nobody sits twice, and whoever finds no
    seat is told of.
    """
    return _Filler(layout, sitters, together, mixed).arrangement(locks)


class _Filler:
    def __init__(self, layout: Layout, sitters: tuple[Sitter, ...], together: bool, mixed: bool) -> None:
        self._layout = layout
        self._people = {s.key: s for s in in_rank_order(sitters)}
        self._queues: dict[str, list[Sitter]] = {}
        for sitter in self._people.values():
            self._queues.setdefault(sitter.queue, []).append(sitter)
        self._rank = {s.key: n for queue in self._queues.values() for n, s in enumerate(queue, 1)}
        self._together, self._mixed = together, mixed
        self._seated: dict[str, Seated] = {}
        self._refused: dict[uuid.UUID, Message] = {}

    def arrangement(self, locks: Mapping[str, uuid.UUID]) -> Arrangement:
        for place, key in locks.items():
            self._hold(place, key)
        for chair in self._layout.chairs:
            if chair.place in self._seated:
                continue
            for queue in chair.takes:
                if self._queues.get(queue):
                    sitter = self._next(queue, chair)
                    self._sit(chair, sitter, message(chair.reason, n=self._rank[sitter.key]))
                    break
        self._fill_up()
        waiting = {s.key for queue in self._queues.values() for s in queue} | set(self._refused)
        left = [s for s in self._people.values() if s.key in waiting]
        return Arrangement(self._layout, self._seated, tuple((s.key, self._why_not(s)) for s in left))

    def _why_not(self, sitter: Sitter) -> Message:
        if sitter.key in self._refused:
            return self._refused[sitter.key]
        if sitter.queue == DRIVERS:
            return message(N_("The rule has no seat for drivers; give this person one by hand."))
        return message(N_("No seat is left for this person. Add seats, or free one."))

    def _hold(self, place: str, key: uuid.UUID) -> None:
        sitter = self._people.get(key)
        if sitter is None or any(s.key == key for s in self._seated.values()):
            return
        self._queues[sitter.queue].remove(sitter)
        if self._layout.chair(place) is None:
            self._refused[key] = message(N_("The seat that was held does not exist at this table."))
            return
        self._seated[place] = Seated(key, message(N_("The seat is held by hand.")), locked=True)

    def _next(self, queue: str, chair: Chair) -> Sitter:
        free = self._queues[queue]
        # A companion who is to sit beside somebody waits for that seat as long as others can go first.
        if self._together:
            present = set(self._people)
            free = [s for s in free if s.companion not in present] or free
        if self._mixed:
            near = {self._people[self._seated[p].key].sex for p in chair.beside if p in self._seated} - {""}
            if len(near) == 1:
                free = [s for s in free if s.sex and s.sex not in near] or free
        return free[0]

    def _sit(self, chair: Chair, sitter: Sitter, reason: Message) -> None:
        self._queues[sitter.queue].remove(sitter)
        self._seated[chair.place] = Seated(sitter.key, reason)
        if not self._together:
            return
        for companion in [s for q in self._queues.values() for s in q if s.companion == sitter.key]:
            place = next((p for p in chair.beside if p not in self._seated and self._may(p)), None)
            if place is not None:
                self._queues[companion.queue].remove(companion)
                self._seated[place] = Seated(
                    companion.key, message(N_("Next to the person whom this guest accompanies."))
                )

    def _may(self, place: str) -> bool:
        """Whether a companion may have this place."""
        chair = self._layout.chair(place)
        return chair is not None and chair.open and not chair.head

    def _fill_up(self) -> None:
        """Whoever is left takes what is open, in rank order."""
        for chair in self._layout.chairs:
            if chair.open and chair.place not in self._seated:
                queue = next((q for q in _LEFT_OVER if self._queues.get(q)), None)
                if queue is None:
                    return
                sitter = self._next(queue, chair)
                self._sit(chair, sitter, message(N_("Takes a seat that the rule leaves free.")))
