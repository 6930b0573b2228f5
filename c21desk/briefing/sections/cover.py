"""Cover: what, when, where, who, and how the paper is handled."""

from __future__ import annotations

from dataclasses import replace

from c21desk.briefing.flow.block import NextFrame, Story
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.snapshot import Snapshot
from c21desk.briefing.styles import ALERT, BRAND, WIDTH
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Run
from c21desk.briefing.words import BCP47, MARKINGS, STATUSES, text_in
from c21desk.i18n import N_

_SIZES = (33.0, 27.0, 21.0, 16.0, 12.0, 9.0)
_LONGEST = 600  # characters
_ABOVE, _TITLE_HEIGHT = 96.0, 176.0


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """The upper, coloured part of the page and then the lower, white part."""
    styles = maker.styles
    maker.parent = Node("Sect")
    told: Story = [maker.paragraph(maker.heading_words(N_("briefing pack")), styles.cover_kicker)]
    title = maker.words(snapshot.title) or (Run(maker.say(N_("Visit without a title"))),)
    told.append(_title(title, maker))
    if other := _other_title(snapshot, maker):
        told.append(maker.paragraph(other, styles.cover_line.with_(space_after=14)))
    dates = maker.dates.span(snapshot.start, snapshot.end)
    told.append(
        maker.paragraph(
            dates or maker.say(N_("The dates are not known.")), styles.cover_line.with_(bold=True)
        )
    )
    places: list[Run] = []
    for place in snapshot.places:
        places += [*([Run(" · ")] if places else []), *maker.words(place)]
    if places:
        told.append(maker.paragraph(places, styles.cover_line))
    told.append(NextFrame())
    told += _delegations(snapshot, maker)
    told += _handling(snapshot, maker)
    return told


def _title(title: tuple[Run, ...], maker: Maker) -> MixedParagraph:
    """The title as large as the coloured part of the page has room for, cut where it is endless."""
    largest = maker.styles.cover_title
    *marks, text = title
    if len(text.text) > _LONGEST:
        title = (*marks, replace(text, text=text.text[:_LONGEST] + "…"))
    for size in _SIZES:
        style = largest.with_(size=size, leading=size * 1.25, space_before=_ABOVE)
        made = maker.paragraph(title, style, role="H1")
        if made.height_in(WIDTH) <= _TITLE_HEIGHT:
            break
    return made


def _other_title(snapshot: Snapshot, maker: Maker) -> tuple[Run, ...]:
    """The title in the language of the other side, where it exists."""
    for key in ("en", "fi") if maker.key == "zh" else ("zh",):
        text = text_in(snapshot.title, key)
        if text and text != text_in(snapshot.title, maker.key):
            return (Run(text, lang=BCP47[key]),)
    return ()


def _delegations(snapshot: Snapshot, maker: Maker) -> Story:
    styles = maker.styles
    told: Story = []
    for delegation in snapshot.delegations:
        told.append(maker.paragraph(maker.words(delegation.name), styles.name.with_(colour=BRAND)))
        head = next((m for m in delegation.members if m.role == "head"), None)
        if head is None:
            continue
        who = maker.names(head, {"bold": True})
        title = maker.words(head.title)
        lines = [*who, *([Run("\n")] if title else []), *title]
        told.append(maker.paragraph(lines, styles.body.with_(space_after=11, align="left")))
    return told


def _handling(snapshot: Snapshot, maker: Maker) -> Story:
    styles = maker.styles
    told: Story = []
    if snapshot.marking:
        shown = maker.heading_words(MARKINGS.get(snapshot.marking, snapshot.marking))
        ground = f" ({snapshot.marking_ground})" if snapshot.marking_ground else ""
        mark = Run(f"{shown}{ground}", bold=True, colour=ALERT)
        told.append(maker.paragraph(mark, styles.cover_note.with_(space_before=6)))
    facts: list[tuple[Run, ...]] = [maker.words(snapshot.issuer), maker.words(snapshot.edition)]
    if snapshot.status:
        facts.append((Run(maker.term(STATUSES, snapshot.status)),))
    if snapshot.case_number:
        facts.append((Run(maker.say(N_("Case number {number}"), number=snapshot.case_number)),))
    line: list[Run] = []
    for fact in facts:
        if fact:
            line += [*([Run(" · ")] if line else []), *fact]
    if line:
        told.append(maker.paragraph(line, styles.cover_note))
    return told
