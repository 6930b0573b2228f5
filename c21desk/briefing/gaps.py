"""What a pack would show as missing: facts that are not known, and texts without the pack's language.

The walk over the snapshot is the only place that knows which fact matters; nothing is laid out for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from c21desk.briefing.snapshot import (
    Block,
    Bullets,
    Delegation,
    ExtraTable,
    Member,
    Photo,
    ProgrammeItem,
    SeatingPlan,
    Snapshot,
    Subheading,
    TextBlock,
    Venue,
    Words,
)
from c21desk.briefing.words import LANGUAGE_NAMES, in_china, other_language, text_in
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_, Message, message

_FEWEST_POINTS, _MOST_POINTS = 4, 6


@dataclass(frozen=True)
class MissingFact:
    """Something to mend before printing. ``section`` is the name of the section that shows the gap."""

    section: str
    message: Message


def missing_facts(snapshot: Snapshot, language: str) -> list[MissingFact]:
    """Gaps of a pack in ``language`` (``fi``, ``en``, ``zh``, ``zh_CN``), in the order of the sections."""
    return list(dict.fromkeys(_Walk(language.partition("_")[0]).snapshot(snapshot)))


class _Walk:
    def __init__(self, language: str) -> None:
        self._language = language

    def snapshot(self, visit: Snapshot) -> Iterator[MissingFact]:
        yield from self._text("cover", visit.title, message(N_("Title of the visit")), needed=True)
        if visit.start is None or visit.end is None:
            yield MissingFact("cover", message(N_("The dates of the visit are not known.")))
        for place in visit.places:
            yield from self._text("cover", place, message(N_("Name of a place")))
        yield from self._text("cover", visit.issuer, message(N_("Issuer")))
        yield from self._text("cover", visit.edition, message(N_("Edition")))
        yield from self._text("purpose", visit.purpose, message(N_("Purpose")), needed=True)
        yield from self._text("purpose", visit.outcome_wanted, message(N_("Desired outcome")))
        for objective in visit.objectives:
            yield from self._text("purpose", objective.theme, message(N_("Name of a theme")))
            yield from self._text("purpose", objective.text, message(N_("Objective")))
        if visit.partner:
            yield from self._text("partner", visit.partner.name, message(N_("Name of the partner")))
            for fact in visit.partner.facts:
                for words in fact:
                    yield from self._text("partner", words, message(N_("Fact about the partner")))
            yield from self._blocks("partner", visit.partner.blocks, self._name(visit.partner.name))
        if not visit.delegations:
            yield MissingFact("delegations", message(N_("The visit has no delegation.")))
        for delegation in visit.delegations:
            yield from self._delegation(delegation)
        if not visit.programme:
            yield MissingFact("programme", message(N_("The visit has no programme.")))
        for item in visit.programme_in_order():
            yield from self._item(item)
        for item in visit.meetings():
            yield from self._meeting(item)
        for member in visit.members():
            what = message(N_("Biography of {name}"), name=member.name)
            yield from self._text("biographies", member.biography, what)
        for plan in visit.seating:
            yield from self._seating(plan)
        yield from self._practical(visit)

    def _seating(self, plan: SeatingPlan) -> Iterator[MissingFact]:
        yield from self._text("seating", plan.name, message(N_("Name of a seating plan")), needed=True)
        name = self._name(plan.name)
        for person in plan.waiting:
            sentence = message(N_("{person} has no seat in “{plan}”."), person=person, plan=name)
            yield MissingFact("seating", sentence)
        for seat in plan.seats:
            what = message(N_("Title of {name}"), name=seat.member.name)
            yield from self._text("seating", seat.member.title, what)

    def _text(
        self, section: str, words: Words, what: Message, *, needed: bool = False
    ) -> Iterator[MissingFact]:
        if text_in(words, self._language):
            return
        if not words:
            if needed:
                yield MissingFact(section, message(N_("{what}: not given."), what=what))
            return
        language = message(LANGUAGE_NAMES[self._language])
        yield MissingFact(
            section, message(N_("{what}: no text in {language}."), what=what, language=language)
        )

    def _name(self, words: Words) -> str:
        return text_in(words, self._language) or other_language(words, self._language)[0] or "–"

    def _delegation(self, delegation: Delegation) -> Iterator[MissingFact]:
        yield from self._text(
            "delegations", delegation.name, message(N_("Name of a delegation")), needed=True
        )
        if not delegation.members:
            name = self._name(delegation.name)
            yield MissingFact("delegations", message(N_("The delegation {name} has no members."), name=name))
        for member in delegation.members:
            yield from self._member(member)

    def _member(self, member: Member) -> Iterator[MissingFact]:
        name = member.name
        title = message(N_("Title of {name}"), name=name)
        organisation = message(N_("Organisation of {name}"), name=name)
        yield from self._text("delegations", member.title, title, needed=True)
        yield from self._text("delegations", member.organisation, organisation)
        if member.han and not member.pinyin:
            yield MissingFact("delegations", message(N_("Pinyin of {name}: not given."), name=name))
        if member.say_it:
            say_it = message(N_("How to say {name}"), name=name)
            yield from self._text("delegations", member.say_it, say_it)

    def _item(self, item: ProgrammeItem) -> Iterator[MissingFact]:
        yield from self._text("programme", item.title, message(N_("Title of a programme item")), needed=True)
        name = self._name(item.title)
        if item.start is None:
            yield MissingFact("programme", message(N_("“{title}” has no time."), title=name))
        if item.venue is None and item.kind != "transfer":
            yield MissingFact("programme", message(N_("“{title}” has no venue."), title=name))
        if item.venue:
            yield from self._venue("programme", item.venue)
        transport = message(N_("Transport of “{title}”"), title=name)
        yield from self._text("programme", item.transport, transport)

    def _venue(self, section: str, venue: Venue) -> Iterator[MissingFact]:
        yield from self._text(section, venue.name, message(N_("Name of a venue")), needed=True)
        address = message(N_("Address of {name}"), name=self._name(venue.name))
        yield from self._text(section, venue.address, address)

    def _meeting(self, item: ProgrammeItem) -> Iterator[MissingFact]:
        name = self._name(item.title)
        for words, label, needed in (
            (item.host, N_("host"), False),
            (item.objectives, N_("our objectives"), True),
            (item.points, N_("points to raise"), True),
            (item.avoid, N_("points to avoid"), False),
            (item.their_wishes, N_("what they want"), False),
            (item.our_answer, N_("our answer"), False),
            (item.background, N_("background"), False),
        ):
            what = message(N_("“{title}”, {field}"), title=name, field=message(label))
            yield from self._text("meetings", words, what, needed=needed)
        for member in (*item.guests, *item.hosts, *item.interpreters):
            what = message(N_("Title of {name}"), name=member.name)
            yield from self._text("meetings", member.title, what, needed=True)
        points = len(text_in(item.points, self._language).splitlines())
        if points and not _FEWEST_POINTS <= points <= _MOST_POINTS:
            sentence = message(
                N_("“{title}” has {count} points to raise; {least} to {most} are remembered best."),
                title=name,
                count=points,
                least=_FEWEST_POINTS,
                most=_MOST_POINTS,
            )
            yield MissingFact("meetings", sentence)
        yield from self._blocks("meetings", item.blocks, name)

    def _practical(self, visit: Snapshot) -> Iterator[MissingFact]:
        practical = visit.practical
        if not practical.emergency:
            yield MissingFact("practical", message(N_("Emergency numbers: not given.")))
        for contact in practical.emergency:
            yield from self._text("practical", contact.label, message(N_("Name of a number to call")))
        yield from self._text("practical", practical.contact, message(N_("Contact person")))
        yield from self._text("practical", practical.notes, message(N_("Practical notes")))
        for venue in (*practical.offices, *practical.venues):
            yield from self._venue("practical", venue)
        for item in visit.programme_in_order():
            if item.venue and in_china(item.zone) and not item.venue.chinese_address:
                name = self._name(item.venue.name)
                yield MissingFact(
                    "practical", message(N_("Chinese address of {name}: not given."), name=name)
                )
        for phrase in practical.phrases:
            yield from self._text("practical", phrase.meaning, message(N_("Meaning of a phrase")))
        for rule in practical.protocol:
            yield from self._text("practical", rule, message(N_("Protocol card")))

    def _blocks(self, section: str, blocks: tuple[Block, ...], of: str) -> Iterator[MissingFact]:
        for block in blocks:
            for words, needed in _words_of(block):
                what = message(N_("Background of “{title}”"), title=of)
                yield from self._text(section, words, what, needed=needed)


def _words_of(block: Block) -> Iterator[tuple[Words, bool]]:
    """The texts of a block, and whether each is needed."""
    if isinstance(block, TextBlock | Subheading):
        yield block.text, False
    elif isinstance(block, Bullets):
        yield from ((item, False) for item in block.items)
    elif isinstance(block, ExtraTable):
        yield block.caption, False
        for row in (block.header, *block.rows):
            yield from ((cell, False) for cell in row if isinstance(cell, LocalizedText))
    elif isinstance(block, Photo):
        yield block.alt, True
        yield block.caption, False
