"""Where the boxes of a timeline lie: no Qt here.

Times are minutes of a day, widths shares of a day's column. Boxes of one day never overlap; what goes on
at the same time stands side by side, tracks in a fixed order.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from c21desk.domain.kinds import ItemKind
from c21desk.services.rows.timeline import TimelineItem
from c21desk.ui.visits.timeline.clock import DAY, Clock

UNKNOWN_LENGTH = 30
"""Minutes that an item without an end takes on the timeline."""
_WHOLE_DAY = 20 * 60


@dataclass(frozen=True)
class Span:
    """A piece of an item within one day; an item over midnight has several."""

    item: uuid.UUID
    day: int
    start: float
    end: float
    track: str = ""
    first: bool = True
    """Whether the item begins here."""
    last: bool = True
    """Whether the item ends here."""


@dataclass(frozen=True)
class Box:
    """A span with its place across the column, from ``left`` to ``right`` (0 to 1)."""

    span: Span
    left: float
    right: float
    bottom: float
    """The minute down to which the box reaches: the span's end, or further where that would be too slim."""


@dataclass(frozen=True)
class Stripe:
    """An item of whole days, in a line of the strip above the days."""

    item: uuid.UUID
    first: int
    last: int
    line: int


def in_strip(item: TimelineItem, clock: Clock) -> bool:
    """Whether an item belongs above the days: it takes a day or more, or people sleep."""
    if item.start is None or item.end is None:
        return False
    if (item.end - item.start).total_seconds() >= _WHOLE_DAY * 60:
        return True
    return item.kind == ItemKind.ACCOMMODATION and clock.spot(item.start)[0] != clock.spot(item.end)[0]


def spans_of(item: TimelineItem, clock: Clock) -> list[Span]:
    """The pieces of an item, one for each day that it touches; none for one without a time."""
    if item.start is None:
        return []
    day, start = clock.spot(item.start)
    last, end = clock.spot(item.end) if item.end is not None else (day, start)
    if (last, end) <= (day, start):
        last, end = day, min(start + UNKNOWN_LENGTH, DAY)
    if end == 0 and last > day:  # it ends at midnight, so on the day before
        last, end = last - 1, DAY
    return [
        Span(
            item.id,
            n,
            start if n == day else 0,
            end if n == last else DAY,
            item.track,
            n == day,
            n == last,
        )
        for n in range(day, last + 1)
    ]


def tracks_of(spans: Iterable[Span]) -> list[str]:
    """The tracks of a day in the order in which they first occur."""
    return list(dict.fromkeys(span.track for span in sorted(spans, key=_order) if span.track))


def lay_out(spans: Iterable[Span], least: float = 0) -> list[Box]:
    """Place the spans of one day. A box is at least ``least`` minutes high.

    A day with tracks gives each its own part of the column; what concerns everybody takes the whole width,
    or a part on the left where something of a track goes on at the same time.
    """
    ordered = sorted(spans, key=_order)
    tracks = tracks_of(ordered)
    boxes: list[Box] = []
    for cluster in _clusters(ordered, least):
        named = [t for t in tracks if any(span.track == t for span in cluster)]
        common = [span for span in cluster if not span.track]
        if not named:
            boxes += _lanes(common, 0, 1, least)
            continue
        parts = len(tracks) + bool(common)
        boxes += _lanes(common, 0, 1 / parts, least)
        for number, track in enumerate(tracks, bool(common)):
            own = [span for span in cluster if span.track == track]
            boxes += _lanes(own, number / parts, (number + 1) / parts, least)
    return boxes


def _order(span: Span) -> tuple[float, float, str, bytes]:
    return (span.start, -span.end, span.track, span.item.bytes)


def _bottom(span: Span, least: float) -> float:
    return max(span.end, span.start + least)


def _clusters(ordered: Sequence[Span], least: float) -> list[list[Span]]:
    """Spans that overlap, directly or through others, together."""
    clusters: list[list[Span]] = []
    until = -1.0
    for span in ordered:
        if not clusters or span.start >= until:
            clusters.append([])
        clusters[-1].append(span)
        until = max(until, _bottom(span, least))
    return clusters


def _lanes(ordered: Sequence[Span], left: float, right: float, least: float) -> list[Box]:
    """Place spans side by side between two edges; each takes the free lanes on its right."""
    lanes: list[list[Span]] = []
    place: list[int] = []
    for span in ordered:
        for number, lane in enumerate(lanes):
            if _bottom(lane[-1], least) <= span.start:
                lane.append(span)
                place.append(number)
                break
        else:
            lanes.append([span])
            place.append(len(lanes) - 1)
    width = (right - left) / max(1, len(lanes))
    boxes = []
    for span, number in zip(ordered, place, strict=True):
        free = number + 1
        while free < len(lanes) and not any(_meet(span, other, least) for other in lanes[free]):
            free += 1
        boxes.append(Box(span, left + number * width, left + free * width, _bottom(span, least)))
    return boxes


def _meet(one: Span, other: Span, least: float) -> bool:
    return one.start < _bottom(other, least) and other.start < _bottom(one, least)


def stripes(items: Iterable[TimelineItem], clock: Clock) -> list[Stripe]:
    """Place the items of whole days in as few lines as they need."""
    lines: list[int] = []
    found = []
    for item in items:
        if item.start is None or item.end is None:
            continue
        first, last = clock.spot(item.start)[0], clock.spot(item.end)[0]
        line = next((n for n, until in enumerate(lines) if until < first), len(lines))
        lines[line : line + 1] = [last]
        found.append(Stripe(item.id, first, last, line))
    return found


def stack(spans: Iterable[tuple[float, float]]) -> list[int]:
    """Lines of a row for spans given in order of time, so that none covers another."""
    ends: list[float] = []
    lines = []
    for start, end in spans:
        line = next((n for n, until in enumerate(ends) if until <= start), len(ends))
        ends[line : line + 1] = [end]
        lines.append(line)
    return lines
