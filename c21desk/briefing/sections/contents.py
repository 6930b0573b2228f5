"""Contents with page numbers."""

from __future__ import annotations

from c21desk.briefing.flow.block import Story
from c21desk.briefing.flow.contents import contents_lines
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.snapshot import Snapshot
from c21desk.i18n import N_


def story(_: Snapshot, maker: Maker) -> Story:
    """The sections and their parts; told when all other sections have named theirs."""
    entries = list(maker.entries)
    told = maker.section(maker.say(N_("Contents")), "contents")
    told += contents_lines(entries, maker.styles, maker.parent, lang=maker.lang, missing=maker.glyphs)
    return told
