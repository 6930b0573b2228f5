"""The other city: facts and the relationship so far."""

from __future__ import annotations

from c21desk.briefing.flow.block import Story
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.snapshot import Snapshot
from c21desk.briefing.text.runs import Run
from c21desk.i18n import N_


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """Name with its pinyin, a table of facts, and the longer text."""
    partner = snapshot.partner
    if partner is None:
        return []
    told = maker.section(maker.say(N_("Partner")), "partner")
    name = list(maker.words(partner.name))
    if partner.pinyin and name:
        name.append(Run(f"  {partner.pinyin}", bold=False, italic=True, size=11, lang="zh-Latn"))
    if name:
        told.append(maker.heading(name, "partner-name", plain=name[0].text))
    if partner.facts:
        rows = [[maker.words(what), maker.words(value)] for what, value in partner.facts]
        told.append(maker.table([], rows, [1, 2.4]))
    return told + maker.blocks(partner.blocks)
