"""What an item lacks: interpreters, host, venue, vehicle, time, texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from c21desk.domain.kinds import Interpreting, ItemKind, ParticipantRole, Side
from c21desk.domain.rules.finding import Hit, Level, Rule
from c21desk.domain.rules.snapshot import Item, Person, Snapshot
from c21desk.i18n import N_, message, plural

SPOKEN = frozenset(
    {
        ItemKind.MEETING, ItemKind.TALKS, ItemKind.COURTESY_CALL, ItemKind.SITE_VISIT, ItemKind.SIGNING,
        ItemKind.RECEPTION, ItemKind.DINNER, ItemKind.BANQUET,
    }
)  # fmt: skip
"""Kinds at which people talk to each other."""
_NO_HOST = frozenset({ItemKind.TRANSFER, ItemKind.ACCOMMODATION, ItemKind.FREE, ItemKind.OTHER})
_NO_VENUE = frozenset({ItemKind.TRANSFER, ItemKind.FREE, ItemKind.OTHER})
_LANGUAGES = {"fi": N_("Finnish"), "en": N_("English"), "zh": N_("Chinese")}


def _understands(person: Person, others: list[Person]) -> bool:
    """Whether a guest does without an interpreter: it is said so, or all others speak a language of theirs."""
    if person.interpreting:
        return person.interpreting == Interpreting.NOT_NEEDED
    if not others or not person.languages:
        return False
    shared = {language.partition("-")[0] for language in person.languages}
    for other in others:
        shared &= {language.partition("-")[0] for language in other.languages}
    return bool(shared)


def _needs_interpreter(v: Snapshot, item: Item) -> bool:
    people = [p.person_id for p in item.parts if p.role != ParticipantRole.INTERPRETER]
    guests = [v.people[i] for i in people if i in v.people and v.side_of(i) == Side.GUEST]
    hosts = [v.people[i] for i in people if i in v.people and v.side_of(i) == Side.HOST]
    return item.kind in SPOKEN and any(not _understands(guest, hosts) for guest in guests)


def no_interpreter(v: Snapshot) -> Iterator[Hit]:
    """An item with guests has an interpreter, unless every guest needs none or shares a language with all
    hosts there. Source: product rules, "Conflicts"."""
    for item in v.planned:
        if not item.interpreters and _needs_interpreter(v, item):
            yield Hit(message(N_("“{item}” has guests but no interpreter."), item=item.title), (item.thing,))


def one_interpreter(v: Snapshot) -> Iterator[Hit]:
    """Over an hour and a half takes two interpreters. Source: product rules, "Interpreters"."""
    longest = dt.timedelta(minutes=v.limits.interpreter_minutes)
    for item in v.live:
        assert item.start is not None
        assert item.end is not None
        if len(item.interpreters) == 1 and item.kind in SPOKEN and item.end - item.start > longest:
            yield Hit(
                message(
                    N_("“{item}” lasts over {limit} and has one interpreter: two are needed."),
                    item=item.title,
                    limit=plural("{n} minute", "{n} minutes", v.limits.interpreter_minutes),
                ),
                (item.thing, *(p.thing for p in v.named(item.interpreters))),
                str(item.id),
            )


def no_host(v: Snapshot) -> Iterator[Hit]:
    """An item that somebody hosts names the host. Source: product rules, "Conflicts"."""
    for item in v.planned:
        hosted = any(p.role == ParticipantRole.HOST for p in item.parts)
        if item.kind not in _NO_HOST and not hosted:
            yield Hit(message(N_("“{item}” has no host."), item=item.title), (item.thing,))


def no_venue(v: Snapshot) -> Iterator[Hit]:
    """An item that takes place somewhere names its venue. Source: product rules, "Conflicts"."""
    for item in v.planned:
        if item.kind not in _NO_VENUE and item.venue_id not in v.venues:
            yield Hit(message(N_("“{item}” has no venue."), item=item.title), (item.thing,))


def no_vehicle(v: Snapshot) -> Iterator[Hit]:
    """A transfer names the vehicle, or says in words how people get there.

    Source: product rules, "Conflicts"."""
    for item in v.planned:
        if item.kind == ItemKind.TRANSFER and not item.vehicles and not item.transport:
            yield Hit(message(N_("“{item}” has no vehicle."), item=item.title), (item.thing,))


def no_time(v: Snapshot) -> Iterator[Hit]:
    """An item has a beginning and an end: without them nothing else can be checked."""
    for item in v.planned:
        if not item.start or not item.end:
            yield Hit(message(N_("“{item}” has no time."), item=item.title), (item.thing,))


def no_text(v: Snapshot) -> Iterator[Hit]:
    """What is printed exists in Finnish, English and Chinese. Source: product, "Vocabulary"."""
    for thing, texts in (
        (v.thing, (v.title, v.purpose)),
        *((i.thing, (i.title, *i.texts)) for i in v.planned),
    ):
        missing = [key for key in _LANGUAGES if any(key in text.missing() for text in texts)]
        if missing:
            yield Hit(
                message(
                    N_("“{what}” has texts that are missing in {languages}."),
                    what=thing.name,
                    languages=tuple(message(_LANGUAGES[key]) for key in missing),
                ),
                (thing,),
                f"{thing.id}/{'+'.join(missing)}",
            )


RULES = (
    Rule("missing.interpreter", Level.WARNING, no_interpreter),
    Rule("interpreter.one-for-long", Level.WARNING, one_interpreter),
    Rule("missing.host", Level.NOTE, no_host),
    Rule("missing.venue", Level.WARNING, no_venue),
    Rule("missing.vehicle", Level.WARNING, no_vehicle),
    Rule("missing.time", Level.WARNING, no_time),
    Rule("missing.text", Level.NOTE, no_text),
)
