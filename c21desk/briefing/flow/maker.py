"""What sections tell their story with: the parts of a pack, in its language and its look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from c21desk.briefing.flow.block import Block, NewPage, Room, Space, Story, height_of, last_page_of
from c21desk.briefing.flow.figure import Blank, Figure
from c21desk.briefing.flow.heading import Entry, Heading
from c21desk.briefing.flow.lists import ListItem
from c21desk.briefing.flow.panel import Panel
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.flow.table import Table
from c21desk.briefing.flow.table_maker import TableMaker
from c21desk.briefing.gaps import MissingFact
from c21desk.briefing.photos import PictureError, prepare
from c21desk.briefing.snapshot import (
    Body,
    Bullets,
    ExtraTable,
    Member,
    Photo,
    Subheading,
    TextBlock,
    Words,
)
from c21desk.briefing.styles import ALERT, BRAND, CLOSEST, HIGHLIGHT, PANEL, WIDTH, styles_for
from c21desk.briefing.tags.node import Node, list_node
from c21desk.briefing.text.runs import Colour, Content, Run, TextStyle
from c21desk.briefing.words import BCP47, LANGUAGE_NAMES, Dates, other_language, tag_of, text_in
from c21desk.i18n import N_, Catalog, message

_DENSE_FROM = 6  # columns


@dataclass
class Maker:
    """Makes flowables for one pack. Sections take everything that they show from here.

    ``sections`` are the names of those that the pack holds, for links between them; ``problems`` collects what went wrong on the way (a broken photo), ``glyphs`` the characters that no
    font has, ``entries`` the headings for the contents, ``parent`` is the present section's node.
    """

    catalog: Catalog
    sections: frozenset[str] = frozenset()
    problems: list[MissingFact] = field(default_factory=list)
    glyphs: set[str] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)
    parent: Node | None = None

    def __post_init__(self) -> None:
        self.key = self.catalog.text_key
        self.lang = tag_of(self.catalog)
        self.styles = styles_for(self.key)
        self.dates = Dates(self.catalog)

    # Words

    def say(self, msgid: str, **values: Any) -> str:
        """A message of the catalogue in the pack's language."""
        text = self.catalog.gettext(msgid) if msgid else ""
        return text.format(**values) if values else text

    def label(self, msgid: str) -> str:
        """A label that stands before its text in the same line: with a space, where the script has one."""
        said = self.say(msgid)
        return said if said.endswith("：") else f"{said} "

    def heading_words(self, msgid: str) -> str:
        """A term as a heading: with a capital."""
        text = self.say(msgid)
        return text[:1].upper() + text[1:]

    def words(self, words: Words, **look: Any) -> tuple[Run, ...]:
        """A text as runs with the given look. A text without the pack's language is marked as such and
        shown in another one; a text that is not there at all gives nothing."""
        text = text_in(words, self.key)
        if text:
            return (Run(text, **look),)
        other, key = other_language(words, self.key)
        if not other:
            return ()
        mark = self.say(N_("[no text in {language}]"), language=self.say(LANGUAGE_NAMES[self.key]))
        return (
            Run(f"{mark} ", bold=False, size=7.5, colour=ALERT),
            Run(other, lang=BCP47[key], **look),
        )

    def names(
        self,
        member: Member,
        latin_look: Mapping[str, Any] | None = None,
        han_look: Mapping[str, Any] | None = None,
    ) -> list[Run]:
        """Both names of a person as runs, in the order and with the language marks of the pack.

        A Latin name beside a Han name is pinyin; one alone is taken to be Finnish.
        """
        looks = (latin_look or {}, han_look or latin_look or {})
        latin_lang = "zh-Latn" if member.han else "" if self.key == "fi" else "fi"
        latin = Run(member.latin, lang=latin_lang, **looks[0])
        han = Run(member.han, lang="" if self.key == "zh" else "zh-CN", **looks[1])
        shown = [run for run in ((han, latin) if self.key == "zh" else (latin, han)) if run.text]
        return [shown[0], Run("  "), shown[1]] if len(shown) == 2 else shown

    def term(self, terms: Mapping[str, str], value: str) -> str:
        """The word for a value such as a role; the value itself where no word is known."""
        return self.say(terms[value]) if value in terms else value

    # Parts of the page

    def section(self, title: str, place: str) -> Story:
        """Begin a section on a new page."""
        self.parent = Node("Sect")
        return [NewPage(), self._heading(title, self.styles.section, "H1", place, 1)]

    def heading(self, title: Content, place: str, *, plain: str = "", level: int = 2) -> Heading:
        """A heading that can be linked to; levels 2 and 3."""
        style = self.styles.heading if level == 2 else self.styles.subheading
        return self._heading(title, style, f"H{level}", place, level, plain)

    def subheading(self, title: Content, *, level: int = 3) -> MixedParagraph:
        """A heading without a place of its own."""
        return self.paragraph(title, self.styles.subheading, role=f"H{level}")

    def paragraph(
        self, content: Content, style: TextStyle | None = None, *, node: Node | None = None, role: str = "P"
    ) -> MixedParagraph:
        """A paragraph."""
        return MixedParagraph(
            content,
            style or self.styles.body,
            node or Node(role, self.parent),
            lang=self.lang,
            missing=self.glyphs,
        )

    def text(self, words: Words, style: TextStyle | None = None) -> list[MixedParagraph]:
        """A longer text: one paragraph a line."""
        return [self.paragraph(runs, style) for runs in self._lines(words)]

    def bullets(
        self,
        words: Words | Sequence[Words],
        *,
        numbered: bool = False,
        style: TextStyle | None = None,
        colour: Colour = HIGHLIGHT,
    ) -> list[ListItem]:
        """A list: of the lines of one text, or of several texts."""
        if isinstance(words, Sequence) and not isinstance(words, str):
            lines = [line for text in words if (line := self.words(text))]
        else:
            lines = self._lines(words)
        node = list_node(self.parent or Node("Sect"), numbered=numbered)
        return [
            ListItem(
                line,
                style or self.styles.item,
                node,
                f"{n}." if numbered else "•",
                colour,
                lang=self.lang,
                missing=self.glyphs,
            )
            for n, line in enumerate(lines, 1)
        ]

    def panel(self, blocks: Sequence[Block], *, bar: Colour = BRAND, fill: Colour = PANEL) -> Panel:
        """Blocks on a tinted ground."""
        return Panel(blocks, fill=fill, bar=bar)

    def table(
        self,
        header: Sequence[Content],
        rows: Sequence[Sequence[Content]],
        shares: Sequence[float] = (),
        *,
        row_headers: bool = True,
        dense: bool | None = None,
    ) -> Table:
        """A table of texts under a header row (none when ``header`` is empty).

        Many columns are set ``dense``, in the smaller of the two sizes of tables.
        """
        count = len(header) or max((len(row) for row in rows), default=1)
        dense = count >= _DENSE_FROM if dense is None else dense
        head_style = self.styles.dense_head if dense else self.styles.table_head
        cell_style = self.styles.dense if dense else self.styles.table
        maker = TableMaker(self, shares or [1.0] * count, across=3.5 if dense else 5.0)
        if header:
            maker.header([(text, 1) for text in header], head_style)
        for row in rows:
            maker.row(row, cell_style, head=row_headers)
        return maker.table()

    def blocks(self, blocks: Body) -> Story:
        """A longer text that consists of blocks."""
        story: Story = []
        for block in blocks:
            if isinstance(block, TextBlock):
                story += self.text(block.text)
            elif isinstance(block, Subheading):
                story.append(self.subheading(self.words(block.text)))
            elif isinstance(block, Bullets):
                story += [*self.bullets(block.items, numbered=block.numbered), Space(6)]
            elif isinstance(block, ExtraTable):
                story += self._extra_table(block)
            else:
                story += self._photo(block)
        return story

    def portrait(self, member: Member, side: float, parent: Node | None) -> Block:
        """A member's portrait, or initials where there is none."""
        if member.portrait:
            alt = self.say(N_("Portrait of {name}"), name=member.name)
            try:
                picture = prepare(member.portrait, side, square=True)
            except PictureError:
                what = message(N_("The portrait of {name} cannot be read."), name=member.name)
                self.problems.append(MissingFact("delegations", what))
            else:
                return Figure(picture, Node("Figure", parent, alt=alt))
        initials = member.han[:1] or "".join(part[:1] for part in member.latin.split()[:2]) or "–"
        style = self.styles.han_name.with_(align="center", colour=BRAND)
        return Blank(self.paragraph(initials, style))

    def fitted(self, tell: Callable[[], Story], room: float, further: float = 0.0) -> Story:
        """What ``tell`` makes, set closer where that ends it within ``room`` points, on its first page;
        with ``further``, the points of each page after that, where it saves a last page of little text."""
        entries, problems = len(self.entries), len(self.problems)
        told = tell()
        height = height_of(told)
        over = last_page_of(told, room, further) if further else height - room
        if 0 < over <= height * (1 - CLOSEST):
            del self.entries[entries:], self.problems[problems:]
            usual, self.styles = self.styles, styles_for(self.key, close=True)
            try:
                told = tell()
            finally:
                self.styles = usual
        return told

    def space(self, points: float) -> Space:
        """Empty space."""
        return Space(points)

    def new_page(self) -> NewPage:
        """The next part begins a page."""
        return NewPage()

    def room_for(self, points: float) -> Room:
        """Begin a page unless so much is left of this one."""
        return Room(points)

    def _heading(
        self, title: Content, style: TextStyle, role: str, place: str, level: int, plain: str = ""
    ) -> Heading:
        shown = plain or (title if isinstance(title, str) else "".join(run.text for run in _runs(title)))
        entry = Entry(shown, place, level)
        self.entries.append(entry)
        node = Node(role, self.parent)
        return Heading(title, style, node, entry, lang=self.lang, missing=self.glyphs)

    def _lines(self, words: Words) -> list[tuple[Run, ...]]:
        runs = self.words(words)
        if not runs:
            return []
        *marks, text = runs
        lines = [line.strip() for line in text.text.splitlines()]
        return [(*marks, Run(line, lang=text.lang)) for line in lines if line]

    def _extra_table(self, block: ExtraTable) -> Story:
        count = max((len(row) for row in (block.header, *block.rows)), default=0)
        if not count:
            return []

        def filled(row: Sequence[Words]) -> list[Content]:
            """A row of as many cells as the widest has."""
            return [*(self.words(cell) for cell in row), *[""] * (count - len(row))]

        header = filled(block.header) if block.header and block.rows else []
        rows = [filled(row) for row in block.rows or (block.header,)]
        shares = block.shares if len(block.shares) == count and min(block.shares) > 0 else ()
        story: Story = []
        if caption := self.words(block.caption, bold=True):
            kept = self.styles.caption.with_(space_after=3, space_before=4, keep_with_next=True)
            story.append(self.paragraph(caption, kept))
        story.append(self.table(header, rows, shares, row_headers=block.row_headers))
        return story

    def _photo(self, photo: Photo) -> Story:
        alt = text_in(photo.alt, self.key) or other_language(photo.alt, self.key)[0]
        caption = self.words(photo.caption)
        shown = alt or (caption[-1].text if caption else self.say(N_("Photograph")))
        try:
            share = min(max(photo.share, 0.1), 1.0)
            picture = prepare(photo.data, WIDTH * share)
        except PictureError:
            what = message(N_("The picture “{name}” cannot be read."), name=shown)
            self.problems.append(MissingFact("meetings", what))
            lost = self.say(N_("[A picture is missing here: {name}]"), name=shown)
            return [self.paragraph(lost, self.styles.small.with_(colour=ALERT))]
        figure = Figure(picture, Node("Figure", self.parent, alt=shown), share=share)
        story: Story = [figure]
        if photo.credit:
            caption = (*caption, Run(f" {photo.credit}", italic=True))
        if caption:
            figure.keep_with_next = True
            story.append(self.paragraph(caption, self.styles.caption))
        return story


def _runs(content: Content) -> Sequence[Run]:
    if isinstance(content, str):
        return (Run(content),)
    return (content,) if isinstance(content, Run) else content
