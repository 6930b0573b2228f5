"""Rank order in a delegation.

The rule: the head first, then the deputy, then everyone else by rank level (the smaller, the higher),
and within a level in the order of the list that their own side sent, which is itself an official
statement of rank. Interpreters, spouses, drivers and media follow, for they accompany. A place set by
hand overrides the rule and carries its reason.

Rank levels are our own scale from 10 to 990, held in the editable catalogue of titles: the party
secretary of a place outranks its mayor (Chinese protocol practice: 市委书记 before 市长). The level of
a title alone says nothing about the administrative level of the place; that is left to the user.
"""

from __future__ import annotations

import uuid
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


@dataclass(frozen=True)
class Placed:
    """A member's place, from 1, and why."""

    key: uuid.UUID
    place: int
    reason: Message


def _reason(member: Ranked) -> Message:
    if member.role == MemberRole.HEAD:
        return message(N_("Head of the delegation"))
    if member.role == MemberRole.DEPUTY:
        return message(N_("Deputy head of the delegation"))
    if member.role != MemberRole.MEMBER:
        return message(N_("Accompanies the delegation, so comes after its members"))
    if member.level is None:
        return message(N_("Title not in the catalogue of titles, so placed after the known ones"))
    return message(
        N_("Rank level {level} of the title; within a level, the order of their own list"), level=member.level
    )


def rank_order(members: Sequence[Ranked]) -> list[Placed]:
    """Every member in rank order with the reason of the place.

    A place set by hand that is beyond the end means last; of two members with the same place set by
    hand, the one that the rule puts first comes first.
    """
    by_rule = sorted(
        members,
        key=lambda m: (
            _ROLE_GROUP.get(MemberRole(m.role) if m.role in set(MemberRole) else MemberRole.MEMBER, 2),
            m.level if m.level is not None else UNRANKED,
            m.list_order if m.list_order is not None else 1_000_000,
        ),
    )
    result = [m for m in by_rule if m.override is None]
    for member in sorted((m for m in by_rule if m.override is not None), key=lambda m: m.override or 0):
        result.insert(max(0, (member.override or 1) - 1), member)
    return [
        Placed(
            m.key,
            place,
            _reason(m)
            if m.override is None
            else message(N_("Set by hand: {reason}"), reason=m.override_reason or "–"),
        )
        for place, m in enumerate(result, 1)
    ]
