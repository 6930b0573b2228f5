"""Who and what is wanted at two places at once: no Qt here."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_, Message, message
from c21desk.services.rows.timeline import Timeline, TimelineItem

_PERSON = N_("{name} is at “{title}” at the same time.")
_VEHICLE = N_("{name} is needed for “{title}” at the same time.")
_VENUE = N_("{name} is taken by “{title}” at the same time.")


def conflicts(timeline: Timeline) -> dict[uuid.UUID, tuple[Message, ...]]:
    """What clashes, by item: a person, a vehicle or a venue that two items need at once."""
    found: dict[uuid.UUID, list[Message]] = defaultdict(list)
    timed = [item for item in timeline.items if item.start and item.end and not item.cancelled]
    for number, one in enumerate(timed):
        for other in timed[number + 1 :]:
            assert one.end is not None
            assert other.start is not None
            if other.start >= one.end:
                break  # they are in order of their beginnings
            for text, names, shared in _shared(timeline, one, other):
                for key in shared:
                    found[one.id].append(message(text, name=names[key], title=other.title))
                    found[other.id].append(message(text, name=names[key], title=one.title))
    return {item: tuple(reasons) for item, reasons in found.items()}


def _shared(
    timeline: Timeline, one: TimelineItem, other: TimelineItem
) -> list[tuple[str, Mapping[uuid.UUID, LocalizedText], list[uuid.UUID]]]:
    people = [p for p in one.people if p in other.people and p in timeline.people]
    vehicles = [v for v in timeline.vehicles if v in one.vehicles and v in other.vehicles]
    venue = [one.venue_id] if one.venue_id is not None and one.venue_id == other.venue_id else []
    return [
        (_PERSON, timeline.people, people),
        (_VEHICLE, timeline.vehicles, vehicles),
        (_VENUE, dict.fromkeys(venue, one.venue), venue),
    ]
