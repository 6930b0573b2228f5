"""What the rules say of an item, as the timeline marks it: no Qt here."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from c21desk.domain.rules import Finding, Level

_CLASHES = (
    "double-booking.",
    "journey.during-item",
    "travel-time.short",
    "item.outside-visit",
    "venue.closed",
    "vehicle.seats",
)
"""Beginnings of the ids of rules about where people and things are when: these are hatched."""


@dataclass(frozen=True)
class Mark:
    """How an item is marked, and why. ``clash`` is hatched; ``warned`` shows a sign only."""

    clash: bool = False
    warned: bool = False
    reasons: tuple[str, ...] = ()


UNMARKED = Mark()


def marks(findings: Mapping[uuid.UUID, Sequence[Finding]]) -> dict[uuid.UUID, Mark]:
    """The mark of each item that something was found about, clashes named first."""
    found = {}
    for item, own in findings.items():
        clashes = [f for f in own if f.level == Level.BLOCKER or f.id.startswith(_CLASHES)]
        others = [f for f in own if f not in clashes]
        found[item] = Mark(
            bool(clashes),
            any(f.level != Level.NOTE for f in others),
            tuple(f.sentence.text() for f in (*clashes, *others)),
        )
    return found
