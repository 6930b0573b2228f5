"""What an import would do: shown to the user, corrected by the user, and only then done."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import StrEnum

from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Person
from c21desk.exchange.records import MemberRow, Rejected
from c21desk.i18n import Message


class Decision(StrEnum):
    """What happens to a row."""

    CREATE = "create"
    MATCH = "match"
    SKIP = "skip"


@dataclass(frozen=True)
class PersonMatch:
    """Somebody in the file who may be the person of a row; ``sure`` where there is evidence besides the name."""

    id: uuid.UUID
    name: str
    why: Message
    sure: bool


@dataclass
class PlanRow:
    """One row of the list and what was understood of it. The user may change everything but ``source``.

    ``person`` is the proposal for a new person, without positions; ``title``, ``organisation`` and
    ``rank_level`` become the position. ``organisation_id`` is an organisation that is in the file already.
    """

    source: MemberRow
    person: Person
    title: LocalizedText
    title_id: uuid.UUID | None
    rank_level: int | None
    organisation: LocalizedText
    organisation_id: uuid.UUID | None
    role: str
    matches: list[PersonMatch]
    decision: Decision
    match_id: uuid.UUID | None
    unsure: list[Message]

    @property
    def where(self) -> Message:
        """The row's place in the source."""
        return self.source.where.message


@dataclass
class ImportPlan:
    """All rows of one source. Nothing is stored yet."""

    read: int
    rows: list[PlanRow]
    rejected: list[Rejected]
    notes: list[Message]
    heading: str
    """Text that stands above the list: often the delegation's name."""
    as_delegation: bool = True


@dataclass(frozen=True)
class UnsureRow:
    """A row that was taken but should be looked at."""

    where: Message
    name: str
    why: tuple[Message, ...]


@dataclass
class ImportResult:
    """What an import did."""

    read: int = 0
    created: int = 0
    matched: int = 0
    unsure: list[UnsureRow] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    visit_id: uuid.UUID | None = None
    delegation_id: uuid.UUID | None = None
