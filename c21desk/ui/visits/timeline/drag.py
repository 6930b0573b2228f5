"""What a drag does to the times of an item: no Qt here."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from c21desk.services.rows.timeline import TimelineItem
from c21desk.ui.visits.timeline.clock import DAY, Clock, snapped
from c21desk.ui.visits.timeline.layout import UNKNOWN_LENGTH

SNAP, FINE_SNAP = 5, 1
"""Minutes to which times are rounded, and with Alt."""
FRESH_LENGTH = 60
"""Minutes of an item that comes from the tray or from a double click."""


@dataclass(frozen=True)
class Spot:
    """A place under the pointer."""

    day: int
    minute: float
    track: str = ""


class Grip(StrEnum):
    """What is dragged: the whole item, one of its ends, a new item, or one without a time yet."""

    MOVE = "move"
    START = "start"
    END = "end"
    NEW = "new"
    FRESH = "fresh"


@dataclass(frozen=True)
class Drag:
    """A drag from where it was begun. ``item`` is None for a new one."""

    grip: Grip
    grabbed: Spot
    item: TimelineItem | None = None
    by_days: bool = False
    """Whether only the day may change: an item of the strip."""


@dataclass(frozen=True)
class Change:
    """What would be stored. ``item_id`` is None for a new item; ``track`` None keeps the item's."""

    item_id: uuid.UUID | None
    start: dt.datetime
    end: dt.datetime | None
    track: str | None = None
    copy: bool = False


def change(drag: Drag, here: Spot, clock: Clock, *, fine: bool = False, copy: bool = False) -> Change:
    """The change that letting go here would make."""
    step = FINE_SNAP if fine else SNAP
    item = drag.item
    if item is None:
        return _new(drag, here, clock, step)
    if drag.grip == Grip.FRESH or item.start is None:
        minute = min(snapped(here.minute, step), DAY - step)
        start = clock.moment(here.day, max(0, minute))
        return Change(item.id, start, start + dt.timedelta(minutes=FRESH_LENGTH), here.track or None)
    end = item.end if item.end is not None and item.end > item.start else None
    if drag.grip == Grip.MOVE:
        start = _moved(drag, item.start, here, clock, step)
        track = here.track if item.track and here.track not in ("", drag.grabbed.track) else None
        new_end = start + (item.end - item.start) if item.end is not None else None
        return Change(item.id, start, new_end, track, copy)
    least = dt.timedelta(minutes=step)
    there = clock.moment(here.day, snapped(here.minute, step))
    if drag.grip == Grip.START:
        until = end or item.start + dt.timedelta(minutes=UNKNOWN_LENGTH)
        return Change(item.id, min(there, until - least), item.end)
    return Change(item.id, item.start, max(there, item.start + least))


def _new(drag: Drag, here: Spot, clock: Clock, step: int) -> Change:
    first, last = sorted((drag.grabbed.minute, here.minute if drag.grip == Grip.NEW else drag.grabbed.minute))
    start = max(0, min(snapped(first, step), DAY - step))
    end = min(DAY, max(snapped(last, step), start + step))
    day = drag.grabbed.day
    return Change(None, clock.moment(day, start), clock.moment(day, end), drag.grabbed.track or None)


def _moved(drag: Drag, start: dt.datetime, here: Spot, clock: Clock, step: int) -> dt.datetime:
    day, minute = clock.spot(start)
    way = here.minute - drag.grabbed.minute
    if drag.by_days or abs(way) < step / 2:
        if here.day == drag.grabbed.day:
            return start
        new = minute  # another day, the same time on the wall
    else:
        new = max(0, min(snapped(minute + way, step), DAY - step))
    return clock.moment(max(0, min(day + here.day - drag.grabbed.day, len(clock.days) - 1)), new)


def nudged(
    item: TimelineItem, clock: Clock, *, minutes: int = 0, end_only: bool = False, days: int = 0
) -> Change | None:
    """A move by keys: some minutes, or to a neighbouring day at the same time on the wall. None where the
    item has no time or there is no such day."""
    if item.start is None:
        return None
    way = dt.timedelta(minutes=minutes)
    if end_only:
        until = item.end if item.end is not None else item.start
        if until + way < item.start:
            return None
        return Change(item.id, item.start, until + way)
    day, minute = clock.spot(item.start)
    if days:
        if not 0 <= day + days < len(clock.days):
            return None
        start = clock.moment(day + days, minute)
    else:
        start = item.start + way
    return Change(item.id, start, None if item.end is None else start + (item.end - item.start))
