"""Biographies of everyone who has one, in the order of the delegations."""

from __future__ import annotations

from c21desk.briefing.flow.block import Story
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.flow.table_maker import TableMaker
from c21desk.briefing.snapshot import Member, Snapshot
from c21desk.i18n import N_


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """Portrait, names and post side by side, then the text."""
    members = [member for member in snapshot.members() if member.biography]
    if not members:
        return []
    told = maker.section(maker.say(N_("Biographies")), "biographies")
    for member in members:
        told.append(maker.room_for(130))
        told += _biography(member, maker)
    return told


def _biography(member: Member, maker: Maker) -> Story:
    styles = maker.styles
    told: Story = [maker.heading(maker.names(member), f"person-{member.key}", plain=member.name, level=2)]
    text: list[MixedParagraph] = []
    title = maker.words(member.title, bold=True)
    organisation = maker.words(member.organisation)
    if title:
        text.append(maker.paragraph(title, styles.table))
    if organisation:
        text.append(maker.paragraph(organisation, styles.table))
    if member.portrait:
        made = TableMaker(maker, [1.25, 0.2, 5], rules=False, across=0, down=2, tagged=False)
        made.blocks_row([None] * 3, [[maker.portrait(member, 76, maker.parent)], [], text])
        told.append(made.table())
    else:
        told += text
    return told + maker.text(member.biography)
