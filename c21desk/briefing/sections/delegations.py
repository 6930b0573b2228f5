"""Both delegations in rank order: portrait, names in both scripts, how to say them, post."""

from __future__ import annotations

from c21desk.briefing.flow.block import Story, height_of
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.flow.table import Table
from c21desk.briefing.flow.table_maker import TableMaker
from c21desk.briefing.snapshot import MEMBER, Delegation, Member, Snapshot
from c21desk.briefing.styles import BRAND, HEIGHT, SECONDARY
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Run
from c21desk.briefing.words import ROLES
from c21desk.i18n import N_

_PORTRAIT = 46.0


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """One table a delegation, and why anyone's place was set by hand."""
    if not snapshot.delegations:
        return []
    told = maker.section(maker.say(N_("Delegations")), "delegations")
    return told + maker.fitted(lambda: _tables(snapshot, maker), HEIGHT - height_of(told))


def _tables(snapshot: Snapshot, maker: Maker) -> Story:
    """The tables; one that fits on a page begins a new one rather than be parted."""
    told: Story = []
    for n, delegation in enumerate(snapshot.delegations):
        part: Story = [maker.heading(maker.words(delegation.name), f"delegation-{n}")]
        if delegation.members:
            part.append(_table(delegation, maker))
        if n and (height := height_of(part)) <= HEIGHT:
            told.append(maker.room_for(height))
        told += part
    return told


def _table(delegation: Delegation, maker: Maker) -> Table:
    pictured = any(member.portrait for member in delegation.members)
    shares = [0.8, 1.3, 4.0, 4.8] if pictured else [0.8, 4.2, 4.8]
    made = TableMaker(maker, shares, down=4.5)
    name_columns = 2 if pictured else 1
    made.header(
        [
            (maker.say(N_("No.")), 1),
            (maker.say(N_("Full name")), name_columns),
            (maker.say(N_("Post and organisation")), 1),
        ],
        maker.styles.table_head,
    )
    for n, member in enumerate(delegation.members, 1):
        nodes = made.cell_nodes(4 if pictured else 3, head=2 if pictured else 1)
        number, *portrait, name, post = nodes
        figure = [maker.portrait(member, _PORTRAIT, portrait[0])] if portrait else []
        made.blocks_row(
            nodes,
            [
                [maker.paragraph(str(member.rank or n), maker.styles.figures, node=number)],
                *([figure] if pictured else []),
                _name(member, name, maker),
                _post(member, post, maker),
            ],
        )
    return made.table()


def _name(member: Member, cell: Node | None, maker: Maker) -> list[MixedParagraph]:
    styles = maker.styles
    assert cell
    lines = []
    names = maker.names(member, {"bold": True, "size": 10.5}, {"bold": True, "size": 13, "colour": BRAND})
    lines.append(maker.paragraph(names, styles.table, node=cell.child("P")))
    say_it = maker.words(member.say_it)
    aloud = [Run(member.pinyin, italic=True, lang="zh-Latn")] if member.pinyin else []
    if say_it and say_it[-1].text != member.pinyin:
        label = maker.label(N_("say:"))
        aloud += [Run(" · " if aloud else ""), Run(label, colour=SECONDARY), *say_it]
    if aloud:
        lines.append(maker.paragraph(aloud, styles.table, node=cell.child("P")))
    return lines


def _post(member: Member, cell: Node | None, maker: Maker) -> list[MixedParagraph]:
    styles = maker.styles
    assert cell
    lines = []
    role = ""
    if member.role != MEMBER:
        role = maker.heading_words(ROLES.get(member.role, member.role))
        lines.append(maker.paragraph(role, styles.label, node=cell.child("P")))
    title = maker.words(member.title, bold=True) or (Run("–"),)
    if not lines or title[-1].text.casefold() != role.casefold():
        lines.append(maker.paragraph(title, styles.table, node=cell.child("P")))
    if organisation := maker.words(member.organisation):
        lines.append(maker.paragraph(organisation, styles.table, node=cell.child("P")))
    if member.reason:
        reason = Run(member.reason.text(maker.catalog), colour=SECONDARY, size=8)
        lines.append(maker.paragraph(reason, styles.small.with_(space_after=0), node=cell.child("P")))
    return lines
