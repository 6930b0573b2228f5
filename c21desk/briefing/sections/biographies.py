"""Biographies of everyone who has one, in the order of the delegations."""

from __future__ import annotations

from collections.abc import Sequence

from c21desk.briefing.flow.block import Story, height_of
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.flow.table_maker import TableMaker
from c21desk.briefing.snapshot import Member, Snapshot
from c21desk.briefing.styles import HEIGHT
from c21desk.i18n import N_

_ROOM = 130.0  # points of a longer biography that are worth beginning on a page


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """Portrait, names and post side by side, then the text."""
    members = [member for member in snapshot.members() if member.biography]
    if not members:
        return []
    told = maker.section(maker.say(N_("Biographies")), "biographies")
    return told + maker.fitted(lambda: _biographies(members, maker), HEIGHT - height_of(told), HEIGHT)


def _biographies(members: Sequence[Member], maker: Maker) -> Story:
    told: Story = []
    for member in members:
        biography = _biography(member, maker)
        told.append(maker.room_for(min(_ROOM, height_of(biography))))
        told += biography
    return told


def _biography(member: Member, maker: Maker) -> Story:
    styles = maker.styles
    listed = f"{member.han} {member.latin}".strip() if maker.key == "zh" else member.name
    told: Story = [maker.heading(maker.names(member), f"person-{member.key}", plain=listed, level=2)]
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
