"""Seating plans: a drawing of each, and a table that says the same."""

from __future__ import annotations

from c21desk.briefing.flow.block import Story, height_of
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.seating import SeatingFigure
from c21desk.briefing.flow.table import Table
from c21desk.briefing.snapshot import SeatingPlan, Snapshot
from c21desk.briefing.styles import HEIGHT
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Run
from c21desk.briefing.words import other_language, text_in
from c21desk.domain.seating.names import CONVENTIONS, RULES
from c21desk.i18n import N_


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """The plans in the order of the programme; nothing where there is none."""
    if not snapshot.seating:
        return []
    told = maker.section(maker.say(N_("Seating")), "seating")
    for n, plan in enumerate(snapshot.seating):
        part = _plan(plan, n, maker)
        if n and (height := height_of(part)) <= HEIGHT:
            told.append(maker.room_for(height))
        told += part
    return told


def _plan(plan: SeatingPlan, n: int, maker: Maker) -> Story:
    name = text_in(plan.name, maker.key) or other_language(plan.name, maker.key)[0]
    rule = maker.term(dict(RULES), plan.rule)
    higher = maker.say(
        N_("{rule}. Higher side: {side}."), rule=rule, side=maker.term(dict(CONVENTIONS), plan.convention)
    )
    alt = maker.say(
        N_("Drawing of the seating plan “{name}”. The table after it says who sits where."), name=name
    )
    figure = SeatingFigure(plan, Node("Figure", maker.parent, alt=alt), maker)
    key = maker.paragraph(
        maker.say(N_("Round cards: guests. Square cards: hosts. Broken line: free.")), maker.styles.caption
    )
    kept = maker.styles.small.with_(keep_with_next=True)
    story: Story = [
        maker.heading(maker.words(plan.name) or (Run("–"),), f"seating-{n}"),
        maker.paragraph(higher, kept),
        figure,
        key,
    ]
    if plan.seats:
        story.append(_table(plan, maker))
    return story


def _table(plan: SeatingPlan, maker: Maker) -> Table:
    heads = [maker.say(head) for head in (N_("Seat"), N_("Full name"), N_("Title"))]
    rows = []
    for seat in plan.seats:
        chair = plan.layout.chair(seat.place)
        label = chair.label.text(maker.catalog) if chair else seat.place
        names = tuple(maker.names(seat.member)) or (Run("–"),)
        rows.append([(Run(label),), names, maker.words(seat.member.title) or (Run("–"),)])
    return maker.table(heads, rows, [3, 4, 4.4])
