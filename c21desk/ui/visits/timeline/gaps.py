"""The ways between consecutive items at different venues: no Qt here."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from c21desk.domain.kinds import ItemKind
from c21desk.services.rows.timeline import TimelineItem

_LONGEST = 6 * 60
"""Minutes: after more, people have been elsewhere in between."""


@dataclass(frozen=True)
class Gap:
    """The time between two items. ``needed`` is the way's minutes where somebody gave them."""

    before: uuid.UUID
    after: uuid.UUID
    minutes: int
    needed: int | None

    @property
    def short(self) -> bool:
        """Whether the way takes longer than there is time."""
        return self.needed is not None and self.needed > self.minutes


def gaps(items: Iterable[TimelineItem], travel: Mapping[frozenset[uuid.UUID], int]) -> list[Gap]:
    """Before each item the way from the last one that some of the same people come from, if it was at
    another venue. Where a transfer fills the time, the programme itself tells the way."""
    timed = [i for i in items if i.start and i.end and not i.cancelled]
    found = []
    for number, item in enumerate(timed):
        if item.venue_id is None:
            continue
        before = _last_before(item, timed[:number])
        if before is None or before.venue_id is None or before.venue_id == item.venue_id:
            continue
        assert item.start is not None
        assert before.end is not None
        minutes = round((item.start - before.end).total_seconds() / 60)
        if minutes <= _LONGEST:
            needed = travel.get(frozenset((before.venue_id, item.venue_id)))
            found.append(Gap(before.id, item.id, minutes, needed))
    return found


def _last_before(item: TimelineItem, earlier: list[TimelineItem]) -> TimelineItem | None:
    """The item that ended last before this one, with some of the same people."""
    assert item.start is not None
    candidates = [
        one for one in earlier if one.end is not None and one.end <= item.start and _shared(one, item)
    ]
    last = max(candidates, key=lambda one: one.end or one.start or item.start, default=None)  # type: ignore[arg-type, return-value]
    return None if last is None or last.kind == ItemKind.TRANSFER else last


def _shared(one: TimelineItem, other: TimelineItem) -> bool:
    if one.people and other.people:
        return not set(one.people).isdisjoint(other.people)
    return not (one.track and other.track) or one.track == other.track
