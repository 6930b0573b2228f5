"""Set the pack with c21desk: ``ours_pack.py OUT.pdf``."""

from __future__ import annotations

import sys
from pathlib import Path

from content import ALT, TITLE, chapters
from machine import peak

from c21desk.briefing.build import PackOptions, build_pack
from c21desk.briefing.snapshot import Body, ExtraTable, PartnerPlace, Photo, Snapshot, Subheading, TextBlock
from c21desk.i18n import catalog

if __name__ == "__main__":
    out = Path(sys.argv[1])
    blocks: list[Body] = [
        (
            Subheading(one.heading),
            TextBlock("\n".join(one.paragraphs)),
            ExtraTable(one.header, one.rows, shares=(1, 3, 2, 1.5)),
            Photo(one.photo.read_bytes(), ALT),
        )
        for one in chapters(out.parent)
    ]
    partner = PartnerPlace("Lumihuippu", blocks=tuple(block for body in blocks for block in body))
    build_pack(Snapshot(TITLE, partner=partner), PackOptions(sections=("partner",)), catalog("fi"), out)
    print(peak())
