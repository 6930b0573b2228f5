"""What rules say: findings with a level, a sentence and the things they concern."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_, Message

if TYPE_CHECKING:
    from c21desk.domain.rules.snapshot import Snapshot


class Level(StrEnum):
    """How much a finding weighs."""

    NOTE = "note"
    WARNING = "warning"
    BLOCKER = "blocker"


LEVEL_NAMES = {Level.NOTE: N_("Notice"), Level.WARNING: N_("Warning"), Level.BLOCKER: N_("Blocker")}
"""By level its name (a msgid)."""

HEAVIEST = (Level.BLOCKER, Level.WARNING, Level.NOTE)


class Thing(NamedTuple):
    """Something that a finding concerns: ``kind`` is its table."""

    kind: str
    id: uuid.UUID
    name: LocalizedText


class SetAside(NamedTuple):
    """Why, by whom and when a finding was set aside."""

    reason: str
    author: str
    made: dt.datetime | None


class Hit(NamedTuple):
    """One breach of a rule. ``key`` tells it from others of the same rule; "" makes it from ``about``."""

    sentence: Message
    about: tuple[Thing, ...]
    key: str = ""


@dataclass(frozen=True)
class Finding:
    """A breach of the rule ``id``. ``key`` stays the same as long as it is the same breach."""

    id: str
    level: Level
    sentence: Message
    about: tuple[Thing, ...]
    key: str
    override: SetAside | None = None


@dataclass(frozen=True)
class Rule:
    """A rule under its permanent id. ``source`` is what it rests on (the first lines of its docstring)."""

    id: str
    level: Level
    check: Callable[[Snapshot], Iterable[Hit]]

    @property
    def source(self) -> str:
        """What the rule says and what it rests on."""
        return (self.check.__doc__ or "").strip()

    def findings(self, snapshot: Snapshot) -> list[Finding]:
        """All breaches in a visit."""
        return [
            Finding(
                self.id,
                self.level,
                hit.sentence,
                hit.about,
                hit.key or "/".join(str(thing.id) for thing in hit.about),
            )
            for hit in self.check(snapshot)
        ]
