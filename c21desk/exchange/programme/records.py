"""What the readers of programmes give: plain frozen records, nothing stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from c21desk.domain.localized import LocalizedText
from c21desk.exchange.records import Rejected, Where
from c21desk.i18n import Message


@dataclass(frozen=True)
class DayRef:
    """A day as the source states it, perhaps in part; 0 (``weekday``: -1) is not stated.

    ``weekday`` counts from Monday, 0; ``number`` is that of "Day 2", from 1. ``doubtful`` marks a date whose
    day and month could be exchanged.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    number: int = 0
    doubtful: bool = False

    @property
    def full(self) -> dt.date | None:
        """The date, where all of it is stated and it exists."""
        try:
            return dt.date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None

    def __bool__(self) -> bool:
        return bool(self.month or self.number or self.weekday >= 0)


NO_DAY = DayRef()
"""No day is stated."""


@dataclass(frozen=True)
class ProgrammeRow:
    """One programme item as the source states it; what it does not state is None or "".

    - ``start`` and ``end`` are clock times in ``zone`` (an IANA name, "" where the source names none);
      ``shift`` says how many days after ``day`` the item begins, ``lasts`` how many days later it ends.
    - ``end_guessed``: the end is the start of the next item.
    - ``kind`` is a guess in the words of :class:`~c21desk.domain.kinds.ItemKind`.
    - ``people`` are names or e-mail addresses as written. ``uid`` is a calendar's name of the event.
    - ``day_text`` is the day in the source's words. ``unsure`` lists what a person should look at.
    """

    where: Where
    title: LocalizedText
    day: DayRef = NO_DAY
    day_text: str = ""
    start: dt.time | None = None
    end: dt.time | None = None
    shift: int = 0
    lasts: int = 0
    end_guessed: bool = False
    zone: str = ""
    kind: str = ""
    track: str = ""
    venue: str = ""
    people: tuple[str, ...] = ()
    note: str = ""
    uid: str = ""
    cancelled: bool = False
    unsure: tuple[Message, ...] = ()


@dataclass(frozen=True)
class ProgrammeReading:
    """All that was understood of one source.

    ``read`` counts its items: those in ``rows`` and those ``rejected`` (a repeated event counts once).
    ``first`` is the first day that the source names outside of its items (a period in its title), ``named``
    the one in the file's name. ``notes`` tell what was left aside. ``kind`` names the reader.
    """

    read: int
    rows: tuple[ProgrammeRow, ...]
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[Message, ...] = ()
    first: DayRef = NO_DAY
    named: DayRef = NO_DAY
    heading: str = ""
    kind: str = ""
