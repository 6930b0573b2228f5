"""Rank order in a delegation.

The rule: the head first, then the deputy, then everyone else by rank level (the smaller, the higher).
Of several on one level, who has been longest in office goes first, where that is known of all of them;
else they stand in the order of the list that their own side sent, which is itself an official statement
of rank. Interpreters, spouses, drivers and media follow, for they accompany. A place set by
hand overrides the rule and carries its reason.

Rank levels are our own scale from 10 to 990, held in the editable catalogue of titles: the party
secretary of a place outranks its mayor (Chinese protocol practice: 市委书记 before 市长). The level of
a title alone says nothing about the administrative level of the place; that is left to the user.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from c21desk.domain.kinds import MemberRole
from c21desk.i18n import N_, Message, message

UNRANKED = 900
"""Level of a person whose title is not in the catalogue: after those that are known."""

_ROLE_GROUP = {
    MemberRole.HEAD: 0,
    MemberRole.DEPUTY: 1,
    MemberRole.MEMBER: 2,
    MemberRole.INTERPRETER: 3,
    MemberRole.SPOUSE: 4,
    MemberRole.MEDIA: 5,
    MemberRole.DRIVER: 6,
}


@dataclass(frozen=True)
class Ranked:
    """What the rule needs to know of a member. ``key`` is the membership's id."""

    key: uuid.UUID
    role: str
    level: int | None
    list_order: int | None
    override: int | None = None
    override_reason: str = ""
    since: dt.date | None = None
    """Since when the post was held."""


@dataclass(frozen=True)
class Placed:
    """A member's place, from 1, and why."""

    key: uuid.UUID
    place: int
    reason: Message


def _reason(member: Ranked, *, by_time: bool) -> Message:
    if member.role == MemberRole.HEAD:
        return message(N_("Head of the delegation"))
    if member.role == MemberRole.DEPUTY:
        return message(N_("Deputy head of the delegation"))
    if member.role != MemberRole.MEMBER:
        return message(N_("Accompanies the delegation, so comes after its members"))
    if member.level is None:
        return message(N_("Title not in the catalogue of titles, so placed after the known ones"))
    if by_time:
        return message(
            N_("Rank level {level} of the title; within a level, the longest in office first"),
            level=member.level,
        )
    return message(
        N_("Rank level {level} of the title; within a level, the order of their own list"), level=member.level
    )


def _level(member: Ranked) -> tuple[int, int]:
    role = MemberRole(member.role) if member.role in set(MemberRole) else MemberRole.MEMBER
    return _ROLE_GROUP[role], member.level if member.level is not None else UNRANKED


def rank_order(members: Sequence[Ranked]) -> list[Placed]:
    """Every member in rank order with the reason of the place.

    A place set by hand that is beyond the end means last; of two members with the same place set by
    hand, the one that the rule puts first comes first.
    """
    levels: defaultdict[tuple[int, int], list[Ranked]] = defaultdict(list)
    for member in members:
        levels[_level(member)].append(member)
    timed = {
        level for level, those in levels.items() if len(those) > 1 and all(m.since is not None for m in those)
    }

    def place(m: Ranked) -> tuple[tuple[int, int], dt.date, int]:
        since = m.since if _level(m) in timed and m.since else dt.date.min
        return _level(m), since, m.list_order if m.list_order is not None else 1_000_000

    by_rule = sorted(members, key=place)
    result = [m for m in by_rule if m.override is None]
    for member in sorted((m for m in by_rule if m.override is not None), key=lambda m: m.override or 0):
        result.insert(max(0, (member.override or 1) - 1), member)
    return [
        Placed(
            m.key,
            number,
            _reason(m, by_time=_level(m) in timed)
            if m.override is None
            else message(N_("Set by hand: {reason}"), reason=m.override_reason or "–"),
        )
        for number, m in enumerate(result, 1)
    ]
