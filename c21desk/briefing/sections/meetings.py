"""One page a meeting: what a leader needs in hand when the door opens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from c21desk.briefing.flow.block import Story
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.flow.table import Table
from c21desk.briefing.flow.table_maker import TableMaker
from c21desk.briefing.sections.programme import clocks, place_of
from c21desk.briefing.snapshot import GUEST, HOST, Member, ProgrammeItem, Snapshot, Words
from c21desk.briefing.styles import ALERT, BRAND, HEIGHT, SELECTED
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Run
from c21desk.briefing.words import KINDS, in_china, text_in
from c21desk.domain.times import local
from c21desk.i18n import N_

_HEADING = 60.0  # of the section, above the first meeting


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """The meetings in the order of the programme."""
    meetings = snapshot.meetings()
    if not meetings:
        return []
    ours = {delegation.side: delegation for delegation in snapshot.delegations}
    told = maker.section(maker.say(N_("Meetings")), "meetings")
    sides = [ours[side].name if side in ours else "" for side in (HOST, GUEST)]
    room = HEIGHT - _HEADING
    for n, item in enumerate(meetings):
        if n:
            told.append(maker.new_page())
            room = HEIGHT
        told += maker.fitted(partial(_page, item, maker, sides), room)
    return told


def _page(item: ProgrammeItem, maker: Maker, sides: Sequence[Words]) -> Story:
    title = maker.words(item.title) or (Run(maker.say(N_("Meeting without a title"))),)
    told: Story = [maker.heading(title, place_of(item), plain=title[-1].text)]
    told.append(_facts(item, maker))
    told += _attendees(item, maker, sides)
    if item.objectives:
        told.append(maker.subheading(maker.say(N_("Our objectives"))))
        told += [*maker.bullets(item.objectives), maker.space(4)]
    if item.points:
        label = maker.subheading(maker.say(N_("Points to raise")))
        points = maker.bullets(item.points, numbered=True, style=maker.styles.point, colour=BRAND)
        told.append(maker.panel([label, *points], fill=SELECTED))
    if item.avoid:
        label = maker.subheading(maker.say(N_("Points to avoid")))
        told.append(maker.panel([label, *maker.bullets(item.avoid, colour=ALERT)], bar=ALERT))
    told += _wishes(item, maker)
    if item.background or item.blocks:
        told.append(maker.subheading(maker.say(N_("Background"))))
        told += [*maker.text(item.background), *maker.blocks(item.blocks)]
    return told


def _facts(item: ProgrammeItem, maker: Maker) -> Table:
    styles = maker.styles
    made = TableMaker(maker, [1.5, 6])
    rows: list[tuple[str, Sequence[Run]]] = [
        (maker.say(N_("Time")), [*_when(item, maker), *_kind(item, maker)]),
    ]
    if item.venue:
        place = list(maker.words(item.venue.name, bold=True))
        if address := maker.words(item.venue.address):
            place += [Run("\n"), *address]
        if item.venue.chinese_address and maker.key != "zh" and in_china(item.zone):
            place += [Run("\n" + item.venue.chinese_address, lang="zh-CN")]
        rows.append((maker.say(N_("Place")), place))
    rows.append((maker.say(N_("Host")), maker.words(item.host)))
    interpreters: list[Run] = []
    for member in item.interpreters:
        interpreters += [*([Run(" · ")] if interpreters else []), *maker.names(member)]
    rows.append((maker.heading_words(N_("interpreter")), interpreters))
    rows.append((maker.say(N_("Transport")), maker.words(item.transport)))
    for label, content in rows:
        if content:
            made.row([label, content], styles.table, head=True)
    return made.table()


def _when(item: ProgrammeItem, maker: Maker) -> list[Run]:
    """The day and its times, and those of Finland where they differ."""
    time, *others = clocks(item, maker)
    if not item.start:
        return [time, *others]
    day = maker.dates.day(local(item.start, item.zone).date())
    said = maker.say(N_("{day}, {time}"), day=day[:1].upper() + day[1:], time=time.text)
    before, _, after = said.rpartition(time.text)
    return [run for run in (Run(before), time, Run(after), *others) if run.text]


def _kind(item: ProgrammeItem, maker: Maker) -> list[Run]:
    """What kind of meeting it is, unless its title says so."""
    kind = maker.term(KINDS, item.kind)
    title = text_in(item.title, maker.key)
    return [Run(f"  ·  {kind}")] if kind and kind.casefold() not in title.casefold() else []


def _attendees(item: ProgrammeItem, maker: Maker, sides: Sequence[Words]) -> Story:
    if not item.guests and not item.hosts:
        return []
    styles = maker.styles
    made = TableMaker(maker, [1, 1])
    fallbacks = (maker.heading_words(N_("host side")), maker.heading_words(N_("guests")))
    made.header(
        [(maker.words(side) or fallback, 1) for side, fallback in zip(sides, fallbacks, strict=True)],
        styles.table_head,
    )
    for pair in zip_longest(item.hosts, item.guests):
        nodes = made.cell_nodes(2)
        made.blocks_row(
            nodes,
            [
                [_attendee(member, node, maker)] if member else []
                for member, node in zip(pair, nodes, strict=True)
            ],
        )
    return [maker.subheading(maker.say(N_("Present"))), made.table()]


def _attendee(member: Member, cell: Node | None, maker: Maker) -> MixedParagraph:
    assert cell
    runs = maker.names(member, {"bold": True})
    if title := maker.words(member.title):
        runs += [Run("  "), *title]
    return maker.paragraph(runs, maker.styles.table, node=cell)


def _wishes(item: ProgrammeItem, maker: Maker) -> Story:
    if not item.their_wishes and not item.our_answer:
        return []
    made = TableMaker(maker, [1, 1])
    heads = (N_("What they want"), N_("Our answer"))
    made.header([(maker.say(head), 1) for head in heads], maker.styles.table_head)
    cells = [maker.words(words) or (Run("–"),) for words in (item.their_wishes, item.our_answer)]
    made.row(cells, maker.styles.table)
    return [maker.space(4), made.table()]
