"""Goes through the lines of a programme and puts items together; rows of tables are taken in rows.py."""

from __future__ import annotations

import re
from dataclasses import replace

from c21desk.exchange.chatter import is_greeting, is_mail_header, is_sign_off
from c21desk.exchange.programme.clock import (
    NOMINAL,
    Span,
    impossible,
    normal,
    part_at,
    span_at,
    span_at_end,
    to_be_told,
    until_at,
)
from c21desk.exchange.programme.days import DayHit, day_at, days_in
from c21desk.exchange.programme.draft import Draft, settle_times
from c21desk.exchange.programme.records import NO_DAY, DayRef, ProgrammeReading
from c21desk.exchange.programme.words import (
    certain_language,
    is_closing,
    kind_of_item,
    label_of,
    track_of,
)
from c21desk.exchange.programme.zones import only_zone, zone_of
from c21desk.exchange.records import Rejected, Where
from c21desk.i18n import N_, Message, message

_MARK = re.compile(r"^[\s>*•·●○▪■◦‣–—\-+#_☐✓]+(?=\S)")
_COUNT = re.compile(r"^\(?\d{1,2}[.)、]\s+(?=\S)")
_HAN_COUNT = re.compile(r"^[(（]?[一二三四五六七八九十]{1,3}[)）]?、?\s*(?=\d|第|星期|周|上午|下午)")
NAMES = re.compile(r"\s*[;；、\n]\s*|,\s+|，")
_HALF = re.compile(r"\d\s?[ap]\.?\s?m\b|上午|下午|晚上|中午|傍晚|早上|凌晨", re.I)
_DATED = re.compile(r"(?:date|day|päivä(?:määrä)?|pvm|datum|日期|时间)\s*:\s*(?=\S)", re.I)
_ZONE = re.compile(r"\s*[(（][^()（）]*(?:time|aikaa?|时间|UTC|GMT)[^()（）]*[)）]", re.I)
_RULE = re.compile(r"^[\W_]*$")


def bare(text: str) -> str:
    """A line without bullet, emphasis and running number; as it stands otherwise."""
    text = text.strip().replace("**", "").replace("__", "")
    if normal(text)[:1] == "-" and span_at(normal(text)[1:].lstrip()) is None and until_at(text):
        return text
    text = _MARK.sub("", text)
    text = _HAN_COUNT.sub("", text)
    counted = _COUNT.match(text)
    if (
        counted
        and (span_at(normal(text[counted.end() :])) or not span_at(normal(text)))
        and not day_at(normal(text))
    ):
        return text[counted.end() :]
    return text.strip()


class Walk:
    """The state while reading: day, track, zone, and the item that further lines belong to."""

    def __init__(self, *, times_last: bool = False) -> None:
        self.drafts: list[Draft] = []
        self.rejected: list[Rejected] = []
        self.notes: list[Message] = []
        self.headings: list[str] = []
        self.first = NO_DAY
        self._times_last = times_last
        self._day = NO_DAY
        self._day_text = ""
        self._fresh_day = False
        self._part = ""
        self._track = ""
        self._zone = self._day_zone = ""
        self._open: Draft | None = None
        self._closed = False
        self._halves = False
        self._theme: tuple[Where, str] | None = None
        self._last: dict[tuple[DayRef, str], Draft] = {}
        self._whole_zone = ""

    # -- lines

    def line(self, where: Where, text: str) -> None:
        """Take one line of running text."""
        if not text.strip() or _RULE.match(text):
            return
        indented = text[:1] in " \t\u3000" or bool(_MARK.match(text))
        words = bare(text)
        plain = normal(words)
        dated = _DATED.match(plain)
        if dated and day_at(plain, dated.end()) and not span_at(plain, dated.end()):
            words, plain = words[dated.end() :], plain[dated.end() :]
        elif is_mail_header(words):
            self.leave(where, words)
            self._closed = False
            return
        hit = day_at(plain)
        if hit and self._starts_day(plain, hit, indented):
            rest = words[hit.stop :]
            if not self._timed(where, rest.lstrip(" \t,，:：|()（）-–—"), hit):
                self.day(where, hit.ref, words, rest)
            return
        if self._timed(where, words):
            return
        if self._headed(where, words, plain):
            return
        self._further(where, words, indented)

    @staticmethod
    def _starts_day(plain: str, hit: DayHit, indented: bool) -> bool:
        rest = plain[hit.stop :].strip(" ,:|()-/")
        if not hit.dated and not hit.ref.number:
            return not rest or bool(re.match(r"\s*[:|(\-,]", plain[hit.stop :])) or span_at(rest) is not None
        if span_at(rest) or not rest:
            return True
        if re.match(r"\s*(?:-|~|至|到|to\b)\s*\S*\d", plain[hit.stop :]) and days_in(plain):
            return False  # a period
        return not (indented and len(rest) > 60) and len(rest) <= 110

    def day(self, where: Where, ref: DayRef, text: str, rest: str = "") -> None:
        """A heading that names the day of what follows; ``rest`` is what else it says."""
        self._settle_theme()
        self._day, self._day_text = ref, text
        self._fresh_day, self._part, self._track, self._open = True, "", "", None
        self._closed = False
        self._day_zone = zone_of(rest)
        theme = rest.strip(" \t,，:：|()（）[]【】-–—")
        part = part_at(normal(theme))
        if part and not theme[part[1] :].strip():
            self._part, theme = part[0], ""
        self._theme = (where, theme) if theme else None

    def _settle_theme(self) -> None:
        """What the day's heading says besides the day: told, or an item where the day has no other."""
        if self._theme is None:
            return
        where, theme = self._theme
        self._theme = None
        if self._fresh_day:
            self._title(self._new(where), theme)
        else:
            told = N_("Heading of a day: “{text}” ({where})")
            self.notes.append(message(told, text=theme, where=where.message))

    def _timed(self, where: Where, words: str, hit: DayHit | None = None) -> bool:
        """Whether the line is an item with a time, which is then taken."""
        track = track_of(words)
        if track and track[1] and span_at(normal(track[1])):
            words = track[1]
        plain = normal(words)
        label = label_of(words)
        if label and label[0] == "time" and not span_at(plain):
            span = span_at(normal(label[2]))
            if span is None:
                return False
            draft = self._open if self._open and self._open.begin is None else self._new(where, hit)
            draft.take_span(span)
            draft.take_title(label[2][span.stop :])
            return True
        span = span_at(plain, 0, self._part)
        if span:
            draft = self._new(where, hit)
            draft.take_span(self._in_halves(draft, span, plain[: span.stop]))
            draft.track = track[0] if track and track[1] else draft.track
            self._title(draft, self._other_clock(draft, words[span.stop :]))
            return True
        if self._times_last and (found := span_at_end(plain)):
            draft = self._new(where, hit)
            draft.take_span(found[0])
            self._title(draft, words[: found[1]])
            return True
        if (last := until_at(plain)) and last.stop < len(plain):
            draft = self._new(where, hit)
            draft.begin, draft.end = None, last.end
            draft.unsure.append(message(N_("Only the end is given.")))
            self._title(draft, words[last.stop :])
            return True
        stop = to_be_told(plain)
        if stop is not None and plain[stop:].strip():
            self._title(self._new(where, hit), words[stop:])
            return True
        if wrong := impossible(plain):
            self.rejected.append(
                Rejected(
                    where, message(N_("“{time}” is not a time of day: “{text}”"), time=wrong, text=words)
                )
            )
            self._open = None
            return True
        return self._in_part(where, words, plain, hit)

    @staticmethod
    def _other_clock(draft: Draft, rest: str) -> str:
        """The rest without the same time by the other country's clock, which is noted."""
        lead = re.match(r"\s*[/(（]\s*", rest)
        other = span_at(normal(rest), lead.end()) if lead else None
        if lead is None or other is None or not other.zone:
            return rest
        draft.notes.append(rest[lead.end() : other.stop].strip())
        return rest[other.stop :].lstrip(" )）")

    def _in_halves(self, draft: Draft, span: Span, said: str) -> Span:
        """The span, in the afternoon where the programme counts to twelve and the time would go back."""
        marked = bool(_HALF.search(said))
        self._halves = self._halves or marked
        before = self._last.get((draft.day, draft.track))
        self._last[draft.day, draft.track] = draft
        if marked or not self._halves or before is None or before.begin is None or span.begin is None:
            return span
        if not before.begin > span.begin or not 60 <= span.begin < 12 * 60 or span.begin + 720 < before.begin:
            return span
        end = span.end + 720 if span.end is not None and span.end < 720 else span.end
        return replace(span, begin=span.begin + 720, end=end)

    def _in_part(self, where: Where, words: str, plain: str, hit: DayHit | None) -> bool:
        """Whether the line gives only a part of the day: as a heading, or with an item."""
        part = part_at(plain)
        if part is None:
            return False
        rest = words[part[1] :].strip(" \t:：|,，-–—")
        if hit and not rest:
            return False
        self._part = part[0]
        if not rest:
            self._open = None
            return True
        draft = self._new(where, hit)
        time = NOMINAL[part[0]]
        draft.begin, draft.open, draft.nominal = time.hour * 60, True, True
        draft.unsure.append(
            message(
                N_("Only “{part}” is given; {time} was taken."),
                part=words[: part[1]],
                time=time.strftime("%H:%M"),
            )
        )
        self._title(draft, rest)
        return True

    def _new(self, where: Where, hit: DayHit | None = None) -> Draft:
        if hit:
            if hit.ref != self._day:
                self._part = ""
            self._day, self._day_text = hit.ref, ""
        self._fresh_day = self._closed = False
        draft = Draft(where, self._day, self._day_text, zone=self._day_zone or self._zone, track=self._track)
        self.drafts.append(draft)
        self._open = draft
        return draft

    def _title(self, draft: Draft, words: str) -> None:
        words = words.strip(" \t:：|,，;；-–—~").strip()
        if not draft.zone and (told := _ZONE.search(words)) and zone_of(told[0]):
            draft.zone, words = zone_of(told[0]), (words[: told.start()] + words[told.end() :]).strip()
        track = track_of(words.lstrip("[(【（"))
        if track:
            draft.track, words = track[0] or draft.track, track[1]
        lines = [x for x in words.split("\n") if x.strip()]
        if lines:
            cells = [c for c in re.split(r"\t+|\s{3,}|\s*\|\s*", lines[0]) if c.strip()]
            draft.take_title(cells[0] if cells else "")
            for more in (*cells[1:], *lines[1:]):
                self._give(draft, bare(more))

    def _headed(self, where: Where, words: str, plain: str) -> bool:
        """Whether the line is a heading of its own: a zone, a track, the programme's title, its period."""
        if zone := only_zone(words):
            self._zone = zone
            return True
        track = track_of(words)
        if track and not track[1]:
            self._track, self._open = track[0], None
            return True
        if not self.drafts and not self._fresh_day:
            found = days_in(plain)
            if found and (not self.first or found[1]):
                self.first = found[0]
            if not is_greeting(words):
                self.headings.append(words)
            self._zone = zone_of(words) or self._zone
            self.leave(where, words)
            return True
        return False

    def _further(self, where: Where, words: str, indented: bool) -> None:
        """A line without a time below an item, or in a day that has none yet."""
        if is_sign_off(words) and not indented:
            self._closed, self._open = True, None
        if is_closing(words) and not indented:
            self._whole_zone = self._whole_zone or zone_of(words)
            self.leave(where, words)
            return
        if self._closed:
            self.leave(where, words)
            return
        track = track_of(words)
        if track and track[0] and track[1] and self._open is not None and self._open.begin is not None:
            above = self._open
            draft = self._new(where)
            draft.begin, draft.end, draft.zone, draft.track = above.begin, above.end, above.zone, track[0]
            self._title(draft, track[1])
            return
        loose = self._fresh_day or (
            self._open is not None and self._open.begin is None and self._open.day == self._day and indented
            and label_of(words) is None
        )  # fmt: skip
        if loose and (self._fresh_day or self._open is not None):
            if label := label_of(words):
                self.leave(where, words) if label[0] != "title" else self._title(self._new(where), label[2])
                return
            if self._fresh_day and not indented and not kind_of_item(words) and len(words) > 60:
                self.leave(where, words)
                return
            self._title(self._new(where), words)
        elif self._open is not None:
            self._give(self._open, words)
        else:
            self.leave(where, words)

    def _give(self, draft: Draft, words: str) -> None:
        label = label_of(words)
        if label is None:
            draft.take_more(words)
            return
        about, name, value = label
        if about == "venue" and value and not draft.venue:
            draft.venue = value
        elif about == "track" and value:
            draft.track = value
        elif about == "title" and value and not draft.titles:
            draft.take_title(value)
        elif about == "people":
            draft.people += [n for n in NAMES.split(value) if n.strip()]
            draft.notes.append(words)
        else:
            draft.notes.append(f"{name}: {value}")
        draft.lines += 1

    # -- the end

    def leave(self, where: Where, text: str) -> None:
        """A line that is no item and belongs to none."""
        self.notes.append(
            message(N_("Left out, not an item: “{text}” ({where})"), text=text, where=where.message)
        )

    def reading(self, kind: str) -> ProgrammeReading:
        """All that was understood."""
        self._settle_theme()
        settle_times(self.drafts)
        spoken = [certain_language(t) for d in self.drafts for t in d.titles]
        usual = "fi" if spoken.count("fi") > spoken.count("en") else "en"
        rows = []
        for draft in self.drafts:
            draft.zone = draft.zone or self._whole_zone
            row = draft.row(usual)
            if row.title:
                rows.append(row)
            else:
                why = message(N_("The item has a time but no title."))
                self.rejected.append(Rejected(draft.where, why))
        return ProgrammeReading(
            len(rows) + len(self.rejected), tuple(rows), tuple(self.rejected), tuple(self.notes),
            first=self.first, heading="\n".join(self.headings[:2]), kind=kind,
        )  # fmt: skip
