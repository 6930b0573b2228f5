"""The trip report: what a visit was for, what happened, what was promised, given and reached.

It is put together from what was recorded, and says where nothing was.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from c21desk.briefing.build import PackResult, without_font
from c21desk.briefing.flow.block import Story
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.pages import Furniture, Pages
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.output import written_whole
from c21desk.briefing.sections.programme import clocks
from c21desk.briefing.snapshot import Snapshot, Words
from c21desk.briefing.styles import PAGE, SECONDARY
from c21desk.briefing.tags.canvas import TaggedCanvas
from c21desk.briefing.tags.metadata import About
from c21desk.briefing.text.runs import Content, Run
from c21desk.briefing.words import BCP47
from c21desk.domain.kind_words import COMMITMENT_STATUS, OUTCOME_KIND, PROMISED_BY
from c21desk.i18n import N_, Catalog


@dataclass(frozen=True)
class ReportNote:
    """A note, or a member's part of the report. ``item`` is the key of the programme item that it is to,
    or ""; ``by`` is who wrote it."""

    text: str
    by: Words
    item: str = ""
    part: bool = False


@dataclass(frozen=True)
class ReportPromise:
    """A promise with who sees to it."""

    title: Words
    promised_by: str
    with_whom: Words
    owner: Words
    due: dt.date | None
    status: str


@dataclass(frozen=True)
class ReportGift:
    """A gift; ``given`` says whether we gave it. ``value`` is a text with its currency, or ""."""

    title: Words
    given: bool
    with_whom: Words
    ours: Words
    value: str


@dataclass(frozen=True)
class ReportOutcome:
    """An outcome; ``size`` is an amount with its currency or a number, or ""."""

    title: Words
    kind: str
    theme: Words
    size: str


@dataclass(frozen=True)
class ReportTask:
    """What is still to be done."""

    title: Words
    owner: Words
    due: dt.date | None


@dataclass(frozen=True)
class ReportCost:
    """A budget line: what it is for, planned and actual amount as texts."""

    what: str
    planned: str
    actual: str


@dataclass(frozen=True)
class TripReport:
    """What a report is made of."""

    visit: Snapshot
    notes: tuple[ReportNote, ...] = ()
    promises: tuple[ReportPromise, ...] = ()
    gifts: tuple[ReportGift, ...] = ()
    outcomes: tuple[ReportOutcome, ...] = ()
    tasks: tuple[ReportTask, ...] = ()
    costs: tuple[ReportCost, ...] = ()
    absent: frozenset[tuple[str, str]] = frozenset()
    """Keys of items and people who did not come."""


def build_trip_report(
    report: TripReport, catalog: Catalog, output: Path, *, made: dt.datetime | None = None
) -> PackResult:
    """Write the report to ``output``. Raises UserError when it cannot be written; nothing is left then."""
    started = time.perf_counter()
    maker = Maker(catalog)
    title = maker.say(N_("Trip report"))
    told = [*_head(report.visit, maker, title), *_purpose(report.visit, maker)]
    for part in (_parts, _meetings, _outcomes, _promises, _gifts, _costs, _tasks):
        told += part(report, maker)
    name = "".join(run.text for run in maker.words(report.visit.title))
    issuer = "".join(run.text for run in maker.words(report.visit.issuer))
    about = About(f"{title} · {name}", BCP47[maker.key], author=issuer, made=made)
    with written_whole(output) as file:
        pages = Pages(
            TaggedCanvas(file, about, PAGE),
            Furniture(title, name, issuer, maker.styles, maker.lang),
            lambda _done, _all: None,
        )
        count = pages.tell([], told)
    gaps = maker.problems + without_font(maker.glyphs)
    return PackResult(count, output.stat().st_size, time.perf_counter() - started, gaps)


def _head(visit: Snapshot, maker: Maker, title: str) -> Story:
    told: Story = maker.section(title, "report")[1:]
    told.append(maker.subheading(maker.words(visit.title), level=2))
    facts = [maker.dates.span(visit.start, visit.end)]
    facts += ["".join(run.text for run in maker.words(place)) for place in visit.places]
    if visit.case_number:
        facts.append(maker.say(N_("Case number {number}"), number=visit.case_number))
    told.append(maker.paragraph(Run(" · ".join(fact for fact in facts if fact), colour=SECONDARY)))
    for delegation in visit.delegations:
        told.append(maker.subheading(maker.words(delegation.name)))
        rows: list[list[Content]] = [
            [maker.names(m), [*maker.words(m.title), *_after(", ", maker.words(m.organisation), maker)]]
            for m in delegation.members
        ]
        heads = [maker.say(N_("Full name")), maker.say(N_("Post and organisation"))]
        told.append(maker.table(heads, rows, [2, 3]) if rows else _nothing(maker))
    return told


_CHINESE_MARKS = {", ": "，", ": ": "："}


def _after(mark: str, runs: Sequence[Run], maker: Maker) -> list[Run]:
    return [Run(_CHINESE_MARKS[mark] if maker.key == "zh" else mark), *runs] if runs else []


def _day(day: dt.date | None, maker: Maker) -> str:
    return maker.dates.short(day) if day else "–"


def _purpose(visit: Snapshot, maker: Maker) -> Story:
    told: Story = [maker.heading(maker.say(N_("Purpose and objectives")), "purpose")]
    told += maker.text(visit.purpose)
    if visit.objectives:
        told += maker.bullets([objective.text for objective in visit.objectives])
    if len(told) == 1:
        told.append(_nothing(maker))
    return told


def _nothing(maker: Maker) -> MixedParagraph:
    return maker.paragraph(Run(maker.say(N_("Nothing was recorded.")), colour=SECONDARY))


def _parts(report: TripReport, maker: Maker) -> Story:
    """The members' own parts, each under its author."""
    parts = [note for note in report.notes if note.part]
    if not parts:
        return []
    told: Story = [maker.heading(maker.say(N_("Summary by the members")), "summary")]
    for note in parts:
        if by := maker.words(note.by):
            told.append(maker.subheading(by))
        told += _plain(note.text, maker)
    return told


def _plain(text: str, maker: Maker) -> Story:
    """Words as somebody wrote them, in whatever language."""
    return [maker.paragraph(line.strip()) for line in text.splitlines() if line.strip()]


def _meetings(report: TripReport, maker: Maker) -> Story:
    told: Story = [maker.heading(maker.say(N_("What happened")), "programme")]
    by_item: dict[str, list[ReportNote]] = {}
    for note in report.notes:
        if not note.part:
            by_item.setdefault(note.item, []).append(note)
    for item in report.visit.programme_in_order():
        title = maker.words(item.title) or (Run("–"),)
        told.append(maker.subheading(title))
        day = maker.dates.day(item.start.date()) if item.start else ""
        when: list[Run] = [Run(f"{day} " if day else ""), *clocks(item, maker)]
        if item.venue is not None:
            when += [Run(" · "), *maker.words(item.venue.name)]
        told.append(maker.paragraph([run for run in when if run.text]))
        absent = [
            m for m in (*item.guests, *item.hosts, *item.interpreters) if (item.key, m.key) in report.absent
        ]
        if absent:
            names: list[Run] = [Run(maker.label(N_("Absent:")), colour=SECONDARY)]
            for number, member in enumerate(absent):
                names += [
                    *([Run("、" if maker.key == "zh" else ", ")] if number else []),
                    *maker.names(member),
                ]
            told.append(maker.paragraph(names))
        for note in by_item.pop(item.key, []):
            told += _noted(note, maker)
    rest = [note for notes in by_item.values() for note in notes]
    if rest:
        told.append(maker.subheading(maker.say(N_("Other notes"))))
        for note in rest:
            told += _noted(note, maker)
    if len(told) == 1:
        told.append(_nothing(maker))
    return told


def _noted(note: ReportNote, maker: Maker) -> Story:
    by = "".join(run.text for run in maker.words(note.by))
    *before, last = [line.strip() for line in note.text.splitlines() if line.strip()] or [""]
    signed = [Run(last), *([Run(f" ({by})", colour=SECONDARY)] if by else [])]
    return [*(maker.paragraph(line) for line in before), maker.paragraph(signed)]


def _table(
    title: str,
    place: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Content]],
    shares: Sequence[float],
    maker: Maker,
) -> Story:
    told: Story = [maker.heading(maker.say(title), place)]
    if rows:
        told.append(maker.table([maker.say(head) for head in heads], rows, shares))
    else:
        told.append(_nothing(maker))
    return told


def _outcomes(report: TripReport, maker: Maker) -> Story:
    rows: list[list[Content]] = [
        [maker.words(o.title), maker.term(OUTCOME_KIND, o.kind), maker.words(o.theme), o.size]
        for o in report.outcomes
    ]
    heads = (N_("Outcome"), N_("Kind"), N_("Theme"), N_("Amount or number"))
    return _table(N_("Outcomes"), "outcomes", heads, rows, [4, 2, 2, 2], maker)


def _promises(report: TripReport, maker: Maker) -> Story:
    rows: list[list[Content]] = [
        [
            maker.words(p.title),
            [Run(maker.term(PROMISED_BY, p.promised_by)), *_after(": ", maker.words(p.with_whom), maker)],
            maker.words(p.owner),
            _day(p.due, maker),
            maker.term(COMMITMENT_STATUS, p.status),
        ]
        for p in report.promises
    ]
    heads = (N_("Promise"), N_("Between"), N_("Responsible"), N_("Due on"), N_("Status"))
    return _table(N_("Promises"), "promises", heads, rows, [3.6, 2.9, 2, 2.1, 1.4], maker)


def _gifts(report: TripReport, maker: Maker) -> Story:
    rows: list[list[Content]] = [
        [
            maker.words(g.title),
            maker.say(N_("Given")) if g.given else maker.say(N_("Received")),
            maker.words(g.with_whom),
            maker.words(g.ours),
            g.value,
        ]
        for g in report.gifts
    ]
    heads = (N_("Gift"), N_("Given or received"), N_("With whom"), N_("Our person"), N_("Worth"))
    return _table(N_("Gifts"), "gifts", heads, rows, [3, 2, 3, 2.4, 1.4], maker)


def _costs(report: TripReport, maker: Maker) -> Story:
    if not report.costs:
        return []
    rows: list[list[Content]] = [[cost.what, cost.planned, cost.actual] for cost in report.costs]
    return _table(
        N_("Costs"), "costs", (N_("What it is for"), N_("Planned"), N_("Actual")), rows, [4, 2, 2], maker
    )


def _tasks(report: TripReport, maker: Maker) -> Story:
    rows: list[list[Content]] = [
        [maker.words(t.title), maker.words(t.owner), _day(t.due, maker)] for t in report.tasks
    ]
    return _table(
        N_("To be done"), "tasks", (N_("Task"), N_("Responsible"), N_("Due on")), rows, [5, 3, 2], maker
    )
