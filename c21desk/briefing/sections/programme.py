"""The whole programme, day by day, with the clocks of both countries."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from c21desk.briefing.flow.block import Story
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.flow.table import Table
from c21desk.briefing.flow.table_maker import TableMaker
from c21desk.briefing.snapshot import MEETING_KINDS, ProgrammeItem, Snapshot
from c21desk.briefing.styles import HIGHLIGHT, SECONDARY
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Run
from c21desk.briefing.words import KINDS
from c21desk.domain.times import FINLAND, local
from c21desk.i18n import N_


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """One table a day; meetings link to their pages."""
    items = snapshot.programme_in_order()
    if not items:
        return []
    told = maker.section(maker.say(N_("Programme")), "programme")
    for n, (day, of_day) in enumerate(groupby(items, key=_day)):
        title = maker.dates.day(day) if day else maker.say(N_("Time not known"))
        title = title[:1].upper() + title[1:]
        told.append(maker.heading(title, f"day-{n}"))
        told.append(_table(list(of_day), maker))
    return told


def place_of(item: ProgrammeItem) -> str:
    """Name of the place at which an item's own page begins."""
    return f"meeting-{item.key}"


def clocks(item: ProgrammeItem, maker: Maker) -> list[Run]:
    """Times on the clocks of the venue, and of Finland where they differ."""
    shown = [Run(maker.dates.times(item.start, item.end, item.zone) or "–", bold=True)]
    if item.start and local(item.start, item.zone).utcoffset() != local(item.start, FINLAND).utcoffset():
        here = maker.dates.times(item.start, item.end, FINLAND)
        shown.append(Run("\n" + maker.say(N_("Finland {time}"), time=here), size=7.5, colour=SECONDARY))
    return shown


def _day(item: ProgrammeItem) -> dt.date | None:
    return local(item.start, item.zone).date() if item.start else None


def _table(items: list[ProgrammeItem], maker: Maker) -> Table:
    styles = maker.styles
    made = TableMaker(maker, [2.0, 5.0, 3.5])
    heads = (N_("Time"), N_("Programme"), N_("Place"))
    made.header([(maker.say(head), 1) for head in heads], styles.table_head)
    for item in items:
        nodes = made.cell_nodes(3, head=0)
        time, what, where = nodes
        made.blocks_row(
            nodes,
            [
                [maker.paragraph(clocks(item, maker), styles.figures.with_(bold=False), node=time)],
                _what(item, what, maker),
                _where(item, where, maker),
            ],
        )
    return made.table()


def _what(item: ProgrammeItem, cell: Node | None, maker: Maker) -> list[MixedParagraph]:
    styles = maker.styles
    assert cell
    look: dict[str, object] = {"bold": True}
    if item.kind in MEETING_KINDS and "meetings" in maker.sections:
        look |= {"link": f"#{place_of(item)}", "colour": HIGHLIGHT}
    title = maker.words(item.title, **look) or (Run("–"),)
    lines = [maker.paragraph(title, styles.table, node=cell.child("P"))]
    kind = maker.term(KINDS, item.kind)
    if kind.casefold() == title[-1].text.casefold():
        kind = ""  # "Banquet" needs not be told twice
    details = [detail for detail in (kind[:1].upper() + kind[1:], item.track) if detail]
    if details:
        text = Run(" · ".join(details), colour=SECONDARY, size=8)
        lines.append(maker.paragraph(text, styles.table, node=cell.child("P")))
    if item.transport:
        label = Run(maker.label(N_("Transport:")), colour=SECONDARY)
        lines.append(
            maker.paragraph([label, *maker.words(item.transport)], styles.table, node=cell.child("P"))
        )
    return lines


def _where(item: ProgrammeItem, cell: Node | None, maker: Maker) -> list[MixedParagraph]:
    styles = maker.styles
    assert cell
    if item.venue is None:
        return []
    lines = [maker.paragraph(maker.words(item.venue.name), styles.table, node=cell.child("P"))]
    if address := maker.words(item.venue.address, colour=SECONDARY):
        lines.append(maker.paragraph(address, styles.table.with_(size=8.2), node=cell.child("P")))
    return lines
