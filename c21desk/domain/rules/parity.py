"""Heads of both sides are of corresponding level."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

from c21desk.domain.kinds import ItemKind, MemberRole, ParticipantRole, Side
from c21desk.domain.rules.finding import Hit, Level, Rule
from c21desk.domain.rules.snapshot import Person, Snapshot
from c21desk.i18n import N_, Message, message

MEETINGS = frozenset({ItemKind.MEETING, ItemKind.TALKS, ItemKind.COURTESY_CALL})
_RANKED = frozenset({MemberRole.HEAD, MemberRole.DEPUTY, MemberRole.MEMBER})


def head_of(v: Snapshot, people: Iterable[uuid.UUID], side: str) -> Person | None:
    """The highest of one side among these people: the head of the delegation, else the first by level."""
    ranked = []
    for key in people:
        member = v.member_of.get(key)
        if key not in v.people or v.side_of(key) != side or (member and member.role not in _RANKED):
            continue
        level = v.level_of(key)
        ranked.append((not (member and member.role == MemberRole.HEAD), level is None, level or 0, key))
    return v.people[min(ranked)[3]] if ranked else None


def correspond(v: Snapshot, one: int | None, other: int | None) -> bool:
    """Whether two levels correspond; where one is unknown, nothing is said."""
    return one is None or other is None or abs(one - other) <= v.limits.rank_gap


def _apart(v: Snapshot, guest: Person | None, host: Person | None) -> bool:
    return bool(guest and host) and not correspond(v, v.level_of(guest.id), v.level_of(host.id))  # type: ignore[union-attr]


def _of_items(v: Snapshot, kinds: frozenset[ItemKind], text: str) -> Iterator[Hit]:
    for item in v.planned:
        if item.kind not in kinds:
            continue
        people = [p.person_id for p in item.parts if p.role != ParticipantRole.INTERPRETER]
        guest, host = head_of(v, people, Side.GUEST), head_of(v, people, Side.HOST)
        if _apart(v, guest, host):
            assert guest is not None
            assert host is not None
            yield Hit(_said(text, v, guest, host, item.title), (item.thing, guest.thing, host.thing))


def _said(text: str, v: Snapshot, guest: Person, host: Person, what: object) -> Message:
    return message(
        text,
        what=what,
        guest=guest.name,
        host=host.name,
        guest_level=v.level_of(guest.id),
        host_level=v.level_of(host.id),
    )


def at_meetings(v: Snapshot) -> Iterator[Hit]:
    """At each meeting the heads of both sides are of corresponding level. Source: product rules, "Rank
    parity"; levels: the editable catalogue of titles, their gap: limits."""
    yield from _of_items(
        v,
        MEETINGS,
        N_(
            "At “{what}” the heads differ in rank: {guest} (level {guest_level}), {host} (level {host_level})."
        ),
    )


def at_signings(v: Snapshot) -> Iterator[Hit]:
    """At each signing those who sign for both sides are of corresponding level. Source: product rules,
    "Rank parity"."""
    yield from _of_items(
        v,
        frozenset({ItemKind.SIGNING}),
        N_(
            "Those who sign at “{what}” differ in rank: {guest} (level {guest_level}), {host} (level {host_level})."
        ),
    )


def at_greetings(v: Snapshot) -> Iterator[Hit]:
    """Whoever greets the guests on arrival is of corresponding level with their head. Source: product
    rules, "Rank parity"."""
    for journey in v.journeys:
        host = v.people.get(journey.greeter_id) if journey.greeter_id else None
        guest = head_of(v, journey.travellers, Side.GUEST)
        if _apart(v, guest, host):
            assert guest is not None
            assert host is not None
            text = N_(
                "{host} (level {host_level}) greets {guest} (level {guest_level}), {what}: the ranks differ."
            )
            yield Hit(_said(text, v, guest, host, journey.name), (journey.thing, guest.thing, host.thing))


RULES = (
    Rule("rank-parity.meeting", Level.WARNING, at_meetings),
    Rule("rank-parity.signing", Level.WARNING, at_signings),
    Rule("rank-parity.greeting", Level.NOTE, at_greetings),
)
