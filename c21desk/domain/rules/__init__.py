"""The rules of a visit: pure functions over one frozen snapshot, each with a permanent id.

A rule's docstring gives its source. Findings stand in the order of :data:`RULES`; their weight is in
``level``. Nothing here reads the file or the clock.
"""

from __future__ import annotations

from c21desk.domain.kinds import VisitStatus
from c21desk.domain.rules import (
    clashes,
    days,
    lacking,
    outbound,
    papers,
    parity,
    presents,
    room_for,
    travel,
    triage,
)
from c21desk.domain.rules.finding import HEAVIEST, Finding, Level, Rule, SetAside, Thing
from c21desk.domain.rules.snapshot import Snapshot

RULES: tuple[Rule, ...] = (
    *clashes.RULES,
    *travel.RULES,
    *lacking.RULES,
    *days.RULES,
    *parity.RULES,
    *outbound.RULES,
    *papers.RULES,
    *room_for.RULES,
    *presents.RULES,
    *triage.RULES,
)
"""Every rule that the program checks."""

__all__ = ["HEAVIEST", "RULES", "Finding", "Level", "Rule", "SetAside", "Snapshot", "Thing", "findings"]


def findings(snapshot: Snapshot) -> list[Finding]:
    """All breaches in a visit, the heaviest first, else in the order of the rules; a visit that was called off
    has none."""
    if snapshot.status == VisitStatus.CANCELLED:
        return []
    found = [finding for rule in RULES for finding in rule.findings(snapshot)]
    return sorted(found, key=lambda f: HEAVIEST.index(f.level))
