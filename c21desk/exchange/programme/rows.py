"""The rows of a table, taken into the same walk as the lines around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from c21desk.exchange.programme.clock import NOMINAL, impossible, normal, part_at, span_at, to_be_told
from c21desk.exchange.programme.days import day_at
from c21desk.exchange.programme.walk import NAMES, Walk
from c21desk.exchange.programme.words import certain_language
from c21desk.exchange.records import Where
from c21desk.i18n import N_, message


class RowWalk(Walk):
    """A walk that takes rows of tables as well as lines."""

    def cells(
        self, where: Where, texts: dict[str, list[str]], *, same_time: bool = False, extra: Sequence[str] = ()
    ) -> None:
        """Take one row of a table: texts by what they are about (date, time, start, end, title, venue,
        people, track, note). ``same_time``: the time's cell is that of the row above."""
        for date in texts.get("date", ()):
            hit = day_at(normal(date))
            if hit is None:
                continue
            if hit.ref != self._day:
                self.day(where, hit.ref, date)
            rest = date[hit.stop :].strip(" \t\n,，()（）")
            if (span := span_at(normal(rest))) and not texts.get("time"):
                texts = {**texts, "time": [rest[: span.stop]]}
        time = " ".join(texts.get("time", ()))
        if texts.get("start"):
            time = "-".join((*texts["start"][:1], *texts.get("end", ())[:1]))
        words = [t for t in texts.get("title", ()) if t.strip()]
        time = time.replace("\n", " ").strip()
        span = (
            span_at(normal(_fraction(time)), 0, self._part) or span_at("klo " + normal(time))
            if time
            else None
        )
        hit = day_at(normal(time)) if time and span is None else None
        if hit:
            span = span_at(
                normal(time), hit.stop + len(time[hit.stop :]) - len(time[hit.stop :].lstrip(" ,"))
            )
            self.day(where, hit.ref, time)
        before = self._open
        if not words and span is None:
            if before is not None and not time:
                for about in ("venue", "people", "note"):
                    for text in texts.get(about, ()):
                        self._give(before, text)
            elif time and not hit and part_at(normal(time)):
                self._part = part_at(normal(time))[0]  # type: ignore[index]
            elif time and not hit:
                self.line(where, time)
            return
        draft = self._new(where)
        if same_time and before is not None and span is None:
            draft.begin, draft.end, draft.day, draft.zone = before.begin, before.end, before.day, before.zone
        elif span:
            draft.take_span(span)
        elif time and (wrong := impossible(normal(time))):
            draft.unsure.append(message(N_("“{text}” is not a time of day."), text=wrong))
        elif time and (part := part_at(normal(time))):
            self._part, draft.begin = part[0], NOMINAL[part[0]].hour * 60
            draft.open = draft.nominal = True
            told = NOMINAL[part[0]].strftime("%H:%M")
            draft.unsure.append(
                message(N_("Only “{part}” is given; {time} was taken."), part=time, time=told)
            )
        elif time and to_be_told(time) is None:
            draft.notes.append(time)
        for number, text in enumerate(words):
            if number == 0:
                self._title(draft, text)
            elif certain_language(text) not in {"", *(certain_language(t) for t in draft.titles)}:
                draft.titles.append(text.replace("\n", " ").strip())
            else:
                draft.notes.append(text)
        for track in texts.get("track", ()):
            draft.track = track.strip()
        for venue in texts.get("venue", ()):
            if draft.venue:
                draft.notes.append(draft.venue)
            draft.venue = " ".join(venue.split())
        for people in texts.get("people", ()):
            draft.people += [n.strip() for n in NAMES.split(people) if n.strip()]
            draft.notes.append(people.strip())
        draft.notes += [t.strip() for t in texts.get("note", ()) if t.strip()]
        draft.notes += extra


def _fraction(text: str) -> str:
    """A spreadsheet's part of the day (0.375) as a time; other texts as they are."""
    if re.fullmatch(r"0\.\d{3,}|0\.[05]|0\.25|0\.75", text):
        return "{:02d}:{:02d}".format(*divmod(round(float(text) * 1440) % 1440, 60))
    return text
