"""Tables that hold a programme: columns by their headings, or by what most of their cells are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from c21desk.exchange.programme.clock import normal, part_at, span_at, to_be_told
from c21desk.exchange.programme.days import day_at
from c21desk.exchange.programme.rows import RowWalk
from c21desk.exchange.programme.words import certain_language, is_venue, track_of
from c21desk.exchange.table import TableRow

_HEADINGS = {
    "start": r"start(?:s|ing)?(?: time)?|begins?|from|alkaa|alku(?:aika)?|开始(?:时间)?",
    "end": r"ends?(?: time)?|finish|until|to|päättyy|loppuu|loppu(?:aika)?|结束(?:时间)?",
    "date": r"dates?|day|päivä(?:määrä)?|pvm\.?|日期|datum",
    "time": r"time(?: ?slot)?s?(?: ?\(.*\))?|schedule|hours?|aika(?:taulu)?|klo\.?|kello(?:naika)?|ajankohta|tid|时间(?:段)?|日期/?时间|时刻",
    "title": r"program(?:me)?(?: item)?|activit(?:y|ies)|events?|items?|titles?|subject|agenda|content|description|session|topic|what|"
    r"ohjelma(?:numero)?|tapahtuma|aihe|sisältö|tilaisuus|toiminta|kuvaus|(?:主要)?(?:活动|内容)(?:内容|安排|名称|项目)?|日程(?:安排|内容)?|事项|议程|项目|安排|行程(?:安排)?",
    "venue": r"venues?|places?|locations?|where|address|room|paikka|sijainti|tila|missä|osoite|(?:活动)?(?:地点|场所|地址|会场)|plats",
    "people": r"participants?|attendees?|people|speakers?|hosts?|presenters?|who|osallistujat?|puhujat?|isäntä|kuka|(?:参加|出席|参会|陪同|与会)?人员|主持人?|主讲人?|参加人|出席人?",
    "note": r"notes?|remarks?|comments?|transport|responsible|contact|huom(?:autus|io|autuksia)?\.?|lisätiedot|vastuu(?:henkilö)?|kuljetus|备注|说明|负责人?|联系人|交通|责任单位",
    "track": r"track|group|stream|ryhmä|组别|分组",
    "number": r"#|no\.?|nro\.?|nr\.?|序号|编号",
}  # fmt: skip
_PATTERNS = {name: re.compile(rf"(?:{words})", re.I) for name, words in _HEADINGS.items()}
_SEARCHED = 40


def heading_of(text: str) -> str:
    """What a column of this heading holds, or ""."""
    text = " ".join(text.strip(" :：*").split())
    variants = {text, re.split(r"\s*[/(（|]\s*", text)[0], re.sub(r"\s*\(.*?\)$", "", text)}
    if len(text) > 40:
        return ""
    variants |= set(re.split(r"\s+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+", text))
    return next(
        (n for n, p in _PATTERNS.items() if any(p.fullmatch(v.strip()) for v in variants if v.strip())), ""
    )


def count_headings(fields: Sequence[str]) -> int:
    """How many of the fields are headings of a programme."""
    return len({h for f in fields if (h := heading_of(f))})


def columns_of(texts: Sequence[str]) -> dict[int, str] | None:
    """The meaning of every column of a row of headings, or None where it is none. A column whose heading is
    not known, in a table without a title column, is a track of its own (``track:NAME``)."""
    found = {i: heading_of(t) for i, t in enumerate(texts)}
    known = {h for h in found.values() if h}
    filled = [i for i, t in enumerate(texts) if t.strip()]
    if not known & {"time", "start", "date"} or any(span_at(normal(t)) for t in texts):
        return None
    unknown = [i for i in filled if not found[i]]
    if len(known) < 2 and not unknown:
        return None
    if "title" not in known:
        if len(unknown) == 1:
            found[unknown[0]] = "title"
        else:
            found |= {i: f"track:{_track_name(texts[i])}" for i in unknown}
        if not unknown:
            return None
    if "time" not in known and "start" not in known and "date" not in known:
        return None
    return found


def _track_name(text: str) -> str:
    text = text.strip()
    named = track_of(text)
    return named[0] if named else text


def _by_form(texts: Sequence[str]) -> dict[int, str]:
    """The meaning of a row's cells by their look."""
    found: dict[int, str] = {}
    for index, text in enumerate(texts):
        plain = normal(text.strip())
        if not plain:
            continue
        span = span_at(plain)
        times = [i for i, name in found.items() if name in {"time", "start"}]
        titled = [i for i, name in found.items() if name == "title"]
        if span and not plain[span.stop :].strip() and not titled:
            if times and span.end is None:
                found |= {times[0]: "start", index: "end"}
            else:
                found[index] = "time"
        elif (
            not titled and not times and (part_at(plain) or to_be_told(plain) is not None) and len(plain) < 12
        ):
            found[index] = "time"
        elif (
            not titled
            and (hit := day_at(plain))
            and (not plain[hit.stop :].strip(" ()") or span_at(plain[hit.stop :].strip(" ,")))
        ):
            found[index] = "date"
        elif not titled and re.fullmatch(r"\d{1,3}\.?", plain):
            found[index] = "number"
        elif not titled:
            found[index] = "title"
        elif is_venue(text) and "venue" not in found.values():
            found[index] = "venue"
        elif certain_language(text) not in {"", *(certain_language(texts[i]) for i in titled)}:
            found[index] = "title"
        else:
            found[index] = "note"
    return found


class TableWalk:
    """Feeds the rows of tables to a :class:`RowWalk`; what the columns are is kept from row to row."""

    def __init__(self, walk: RowWalk) -> None:
        self._walk = walk
        self._columns: dict[int, str] | None = None
        self._headings: list[str] = []

    def fresh(self) -> None:
        """A new table begins, with headings of its own perhaps."""
        self._columns, self._headings = None, []

    def row(self, row: TableRow) -> None:
        """Take one row."""
        own = [(i, c) for i, c in enumerate(row.cells) if c.text.strip() and not c.left]
        if not own:
            return
        texts = [c.text if not c.left else "" for c in row.cells]
        if columns := columns_of(texts):
            self._columns, self._headings = columns, texts
            return
        if len(own) == 1 and not (self._columns and self._kept(own[0][0])):
            self._walk.line(row.where, own[0][1].text.replace("\n", " "))
            return
        columns = self._columns if self._columns else _by_form(texts)
        if self._columns and not any(self._columns.get(i) for i, _ in own):
            columns = _by_form(texts)
        given: dict[str, list[str]] = {}
        extra: list[str] = []
        tracks: list[tuple[str, str]] = []
        for index, cell in own:
            name = columns.get(index, "")
            if cell.above and name in {"time", "start", "end", "date"}:
                continue
            if name.startswith("track:"):
                tracks.append((name[6:], cell.text))
            elif name == "number":
                continue
            elif name:
                given.setdefault(name, []).append(cell.text.strip())
            else:
                heading = self._headings[index].strip() if index < len(self._headings) else ""
                extra.append(f"{heading}: {cell.text.strip()}" if heading else cell.text.strip())
        same_time = any(c.above and columns.get(i) in {"time", "start"} for i, c in own)
        if not tracks:
            self._walk.cells(row.where, given, same_time=same_time, extra=extra)
        wide = any(c.left for c in row.cells)
        for number, (track, text) in enumerate(tracks):
            named = {} if wide and len(tracks) == 1 else {"track": [track]}
            dated = given if number == 0 else {k: v for k, v in given.items() if k != "date"}
            self._walk.cells(row.where, {**dated, "title": [text], **named}, extra=extra)

    def _kept(self, index: int) -> bool:
        assert self._columns is not None
        return self._columns.get(index, "") in {"title", "venue", "people", "note"} or self._columns.get(
            index, ""
        ).startswith("track:")
