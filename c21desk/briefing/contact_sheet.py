"""The contact sheet: how to reach each of a number of people, on paper, in one language.

It holds what the list holds and no more: passport numbers, birth dates and the like have no place in it.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from c21desk.briefing.build import PackResult, without_font
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.pages import Furniture, Pages
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.flow.table import Table
from c21desk.briefing.flow.table_maker import TableMaker
from c21desk.briefing.output import written_whole
from c21desk.briefing.snapshot import Member
from c21desk.briefing.styles import BOTTOM, PAGE, SECONDARY, TOP, WIDTH
from c21desk.briefing.tags.canvas import TaggedCanvas
from c21desk.briefing.tags.metadata import About
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Run
from c21desk.briefing.words import BCP47
from c21desk.i18n import N_, Catalog

_PORTRAIT = 40.0
_ROWS = 0.5
"""The share of the work that is done once the rows are made; the rest is drawing pages."""
_PAGE_HEIGHT = PAGE[1] - TOP - BOTTOM

KINDS = {
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "wechat": N_("WeChat"),
    "web": N_("Web page"),
    "im": N_("Messages"),
}


@dataclass(frozen=True)
class Reach:
    """A way to reach a person: the kind (a key of :data:`KINDS`), the number or address, its own label."""

    kind: str
    text: str
    label: str = ""


@dataclass(frozen=True)
class ContactEntry:
    """A person on the sheet. ``addresses`` are whole postal addresses, a line each part."""

    person: Member
    ways: tuple[Reach, ...] = ()
    addresses: tuple[str, ...] = ()


def build_contact_sheet(
    entries: Sequence[ContactEntry],
    title: str,
    catalog: Catalog,
    output: Path,
    *,
    issuer: str = "",
    made: dt.datetime | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> PackResult:
    """Write the sheet of ``entries``, in their order, to ``output``.

    ``progress`` is called with the share that is done; what it raises ends the work, and no file appears.
    Raises UserError when the sheet cannot be written.
    """
    started = time.perf_counter()
    maker = Maker(catalog)
    heading = title or maker.say(N_("Contacts"))
    expected = 1.0
    told = maker.section(heading, "contacts")[1:]
    if entries:
        told.append(table := _table(entries, maker, lambda share: progress(share * _ROWS)))
        expected = table.height_in(WIDTH) / _PAGE_HEIGHT
    else:
        told.append(maker.paragraph(maker.say(N_("Nobody is on this list."))))
    about = About(heading, BCP47[maker.key], author=issuer, made=made)
    furniture = Furniture(heading, "", issuer, maker.styles, maker.lang)
    with written_whole(output) as file:
        sheet = Pages(
            TaggedCanvas(file, about, PAGE),
            furniture,
            lambda _done, _all: progress(_ROWS + (1 - _ROWS) * min(1.0, sheet.count / expected)),
        )
        pages = sheet.tell([], told)
    gaps = maker.problems + without_font(maker.glyphs)
    return PackResult(pages, output.stat().st_size, time.perf_counter() - started, gaps)


def _table(entries: Sequence[ContactEntry], maker: Maker, progress: Callable[[float], None]) -> Table:
    pictured = any(entry.person.portrait for entry in entries)
    made = TableMaker(maker, [1.15, 3.6, 4.2, 4.6] if pictured else [3.8, 4.3, 4.7], down=4.5)
    names = [(maker.say(N_("Full name")), 2 if pictured else 1)]
    made.header(
        [*names, (maker.say(N_("Post and organisation")), 1), (maker.say(N_("Contact details")), 1)],
        maker.styles.table_head,
    )
    for number, entry in enumerate(entries):
        progress(number / len(entries))
        nodes = made.cell_nodes(4 if pictured else 3, head=1 if pictured else 0)
        *portrait, name, post, ways = nodes
        figure = [[maker.portrait(entry.person, _PORTRAIT, portrait[0])]] if portrait else []
        made.blocks_row(
            nodes, [*figure, _name(entry, name, maker), _post(entry, post, maker), _ways(entry, ways, maker)]
        )
    return made.table()


def _name(entry: ContactEntry, cell: Node | None, maker: Maker) -> list[MixedParagraph]:
    assert cell
    names = maker.names(entry.person, {"bold": True}, {"bold": True})
    lines = [maker.paragraph(names or [Run("–")], maker.styles.table, node=cell.child("P"))]
    if entry.person.pinyin:
        aloud = Run(entry.person.pinyin, italic=True, lang="zh-Latn")
        lines.append(maker.paragraph([aloud], maker.styles.table, node=cell.child("P")))
    return lines


def _post(entry: ContactEntry, cell: Node | None, maker: Maker) -> list[MixedParagraph]:
    assert cell
    texts = [maker.words(entry.person.title), maker.words(entry.person.organisation)]
    return [
        maker.paragraph(runs, maker.styles.table, node=cell.child("P"))
        for runs in ([text for text in texts if text] or [(Run("–"),)])
    ]


def _ways(entry: ContactEntry, cell: Node | None, maker: Maker) -> list[MixedParagraph]:
    assert cell
    small = maker.styles.table
    lines = []
    for way in entry.ways:
        kind = maker.label(KINDS[way.kind]) if way.kind in KINDS else ""
        runs = [Run(kind, colour=SECONDARY), Run(way.text)]
        if way.label:
            runs.append(Run(" "))
            runs.append(Run(maker.say(N_("({label})"), label=way.label), colour=SECONDARY))
        lines.append(maker.paragraph([run for run in runs if run.text], small, node=cell.child("P")))
    for address in entry.addresses:
        shown = "，" if maker.key == "zh" else ", "
        whole = shown.join(part for part in address.splitlines() if part.strip())
        lines.append(maker.paragraph(whole, small, node=cell.child("P")))
    return lines or [maker.paragraph([Run("–")], small, node=cell.child("P"))]
