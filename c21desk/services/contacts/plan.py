"""What an import of contacts is going to do, before anything is stored."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from c21desk.domain.ids import new_id
from c21desk.domain.same_person import Reason
from c21desk.exchange.cards import Card
from c21desk.exchange.records import Rejected, Where
from c21desk.i18n import N_, Message, message

OpenCards = Callable[[], Iterator[Card]]
"""Begins to read the source's cards anew."""

REASON_WORDS = {
    Reason.HAN: N_("same Chinese name"),
    Reason.LATIN: N_("same Latin name"),
    Reason.ACROSS: N_("the Chinese name reads as the Latin name"),
    Reason.NEAR: N_("similar name"),
    Reason.PASSPORT: N_("same passport number"),
    Reason.BIRTH: N_("same date of birth"),
    Reason.EMAIL: N_("same e-mail address"),
    Reason.PHONE: N_("same phone number"),
    Reason.WECHAT: N_("same WeChat ID"),
    Reason.POST: N_("same title and organisation"),
    Reason.ORGANISATION: N_("same organisation"),
    Reason.OTHER_PASSPORT: N_("but different passport numbers"),
}


def reason_words(reasons: tuple[Reason, ...]) -> tuple[Message, ...]:
    """The reasons in words."""
    return tuple(message(REASON_WORDS[reason]) for reason in reasons)


class Step(StrEnum):
    """What happens with one contact."""

    CREATE = "create"
    MATCH = "match"
    SKIP = "skip"


class Decided(NamedTuple):
    """What a plan says of one contact; ``new_id`` is the key that it gets if it becomes a new person."""

    step: Step
    match_id: uuid.UUID | None
    new_id: uuid.UUID


@dataclass(slots=True)
class PlannedContact:
    """One contact of the source. ``decision`` may be changed before the plan is carried out.

    ``match_id`` is a person of the file, or the ``new_id`` of an earlier contact of the same source.
    ``reasons`` tell why it may be ``match_name``; ``sure`` is False where a person should look at it.
    """

    place: int
    where: Where
    name: str
    detail: str
    decision: Step
    match_id: uuid.UUID | None = None
    match_name: str = ""
    reasons: tuple[Reason, ...] = ()
    sure: bool = True
    new_id: uuid.UUID = field(default_factory=new_id)

    @property
    def why(self) -> tuple[Message, ...]:
        """The reasons in words."""
        return reason_words(self.reasons)


@dataclass
class ContactPlan:
    """An import of contacts as understood. ``contacts`` stand in the order of the source."""

    read: int
    contacts: list[PlannedContact]
    rejected: list[Rejected]
    damaged: list[Rejected]
    damaged_count: int
    notes: tuple[Message, ...]
    cards: OpenCards

    def count(self, step: Step) -> int:
        """How many contacts have that decision."""
        return sum(contact.decision == step for contact in self.contacts)


@dataclass(frozen=True)
class UnsureContact:
    """A contact that was added although somebody in the file may be the same person."""

    where: Where
    name: str
    why: tuple[Message, ...]


@dataclass
class ContactResult:
    """What an import of contacts did. ``created`` and ``matched`` count people."""

    read: int = 0
    created: int = 0
    matched: int = 0
    unsure: list[UnsureContact] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    damaged: list[Rejected] = field(default_factory=list)
    damaged_count: int = 0
    notes: tuple[Message, ...] = ()
