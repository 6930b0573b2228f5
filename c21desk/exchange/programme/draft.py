"""An item while its lines are still being gathered."""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from c21desk.exchange.programme.clock import Span
from c21desk.exchange.programme.records import NO_DAY, DayRef, ProgrammeRow
from c21desk.exchange.programme.words import (
    certain_language,
    kind_of_item,
    localized,
    place_only,
    split_title,
    split_venue,
)
from c21desk.exchange.records import Where
from c21desk.i18n import N_, Message, message


@dataclass
class Draft:
    """One item as far as it was read. Minutes count from the midnight of ``day``."""

    where: Where
    day: DayRef = NO_DAY
    day_text: str = ""
    begin: int | None = None
    end: int | None = None
    zone: str = ""
    titles: list[str] = field(default_factory=list)
    venue: str = ""
    track: str = ""
    people: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unsure: list[Message] = field(default_factory=list)
    end_guessed: bool = False
    open: bool = False
    nominal: bool = False
    """The start stands in for a part of the day."""
    lines: int = 0

    def take_span(self, span: Span) -> None:
        """Take the time."""
        self.begin, self.end, self.open = span.begin, span.end, span.open
        self.zone = span.zone or self.zone
        if span.approx:
            self.unsure.append(message(N_("The time is only approximate.")))
        if span.late:
            self.unsure.append(message(N_("The item ends before it starts; the end was left out.")))

    def take_title(self, text: str) -> None:
        """Take the text that follows the time: titles in their languages, and perhaps the venue."""
        text = text.strip(" \t-–—:：|,，;")
        if not text:
            return
        title, venue = split_venue(text)
        self.titles = split_title(title)
        if venue and not self.venue:
            self.venue = venue

    def take_more(self, text: str) -> None:
        """Take a further line: another language's title, the venue, or a note."""
        self.lines += 1
        text = text.strip()
        if not self.titles:
            self.take_title(text)
            return
        if not self.venue and (text.startswith(("@", "at ", "At ")) or place_only(text)) and len(text) <= 90:
            self.venue = text.removeprefix("@").strip()
            return
        if self._translates(text):
            title, venue = split_venue(text)
            self.titles.append(title)
            self.venue = self.venue or venue
            return
        self.notes.append(text)

    def _translates(self, text: str) -> bool:
        """Whether a line right below the title is the title in another language."""
        if self.lines > 2 or self.notes or len(text) > 90 or len(self.titles) > 2:
            return False
        known = {certain_language(t) for t in self.titles}
        mine = certain_language(text)
        if not mine or mine in known:
            return False
        if mine == "zh" or known == {"zh"}:
            return bool(kind_of_item(text)) == bool(kind_of_item(self.titles[0]))
        kind = kind_of_item(text)
        return "" not in known and kind != "" and kind == kind_of_item(self.titles[0])

    def row(self, usual: str, before: Sequence[Message] = ()) -> ProgrammeRow:
        """The finished item. ``usual`` is the language of Latin text whose words do not tell theirs."""
        title = localized(self.titles, usual)
        unsure = [*before, *self.unsure]
        if self.begin is None:
            unsure.append(message(N_("No time is given.")))
        shift, start = (None, None) if self.begin is None else divmod(self.begin, 1440)
        end_day, end = (None, None) if self.end is None else divmod(self.end, 1440)
        return ProgrammeRow(
            where=self.where,
            title=title,
            day=self.day,
            day_text=self.day_text,
            start=None if start is None else dt.time(*divmod(start, 60)),
            end=None if end is None else dt.time(*divmod(end, 60)),
            shift=shift or 0,
            lasts=(end_day or 0) - (shift or 0) if end is not None else 0,
            end_guessed=self.end_guessed,
            zone=self.zone,
            kind=next((k for t in self.titles if (k := kind_of_item(t))), ""),
            track=self.track,
            venue=self.venue,
            people=tuple(self.people),
            note="\n".join(self.notes),
            unsure=tuple(unsure),
        )


def settle_times(drafts: Sequence[Draft]) -> None:
    """Put items after midnight on the next day, and guess missing ends from the items that follow."""
    groups: dict[tuple[DayRef, str], list[Draft]] = {}
    for draft in drafts:
        if draft.begin is not None:
            groups.setdefault((draft.day, draft.track), []).append(draft)
    for group in groups.values():
        _past_midnight(group)
        starts = sorted({d.begin for d in group if d.begin is not None and not d.nominal})
        for draft in group:
            if draft.begin is None or draft.end is not None or draft.open:
                continue
            at = bisect.bisect_right(starts, draft.begin)
            if at < len(starts) and starts[at] - draft.begin <= 12 * 60:
                draft.end, draft.end_guessed = starts[at], True


def _past_midnight(group: Sequence[Draft]) -> None:
    for before, draft in itertools.pairwise(group):
        if draft.begin is None or before.begin is None or draft.begin >= before.begin:
            continue
        late = before.begin % 1440 >= 18 * 60 or before.begin >= 1440
        if draft.begin <= 5 * 60 and late:
            draft.begin += 1440
            draft.end = None if draft.end is None else draft.end + 1440
        elif not draft.day and before.begin - draft.begin > 60:
            draft.unsure.append(message(N_("The times start again here; this may be another day.")))
