"""People as contact cards, for vCard, CSV, workbooks and QR codes.

Sensitive fields are left out unless asked for: which they are is said by the model.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session, selectinload

from c21desk.domain.kinds import ChannelKind
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import name_in
from c21desk.domain.organisations import Organisation as Body
from c21desk.domain.people import Person
from c21desk.exchange.cards import (
    SENSITIVE,
    SENSITIVE_PROPERTIES,
    Address,
    Card,
    Name,
    Organisation,
    Photo,
    Value,
)
from c21desk.services.contacts.cards import uuid_urn
from c21desk.services.people import name_of

BATCH = 500
"""People that are read together."""
_PARTS = (Person.positions, Person.channels, Person.addresses, Person.tags)
_TYPES = re.compile(r"[a-z0-9-]+(?: [a-z0-9-]+)*")

Attachment = Callable[[str], bytes | None]
"""Gives a portrait's bytes by its hash."""


def cards_of(
    session: Session, ids: Sequence[uuid.UUID], attachment: Attachment, *, sensitive: bool = False
) -> Iterator[Card]:
    """The cards of people, in the order of ``ids``; those who are gone are left out."""
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        people = {
            person.id: person
            for person in session.query(Person)
            .where(Person.id.in_(some))
            .options(*(selectinload(part) for part in _PARTS))
        }
        bodies = {p.organisation_id for person in people.values() for p in person.positions}
        names = {body.id: body.name for body in session.query(Body).where(Body.id.in_(bodies - {None}))}
        for record_id in some:
            if record_id in people:
                yield card_of(people[record_id], names, attachment, sensitive=sensitive)
        session.expunge_all()


def card_of(
    person: Person,
    organisations: dict[uuid.UUID, LocalizedText],
    attachment: Attachment,
    *,
    sensitive: bool = False,
) -> Card:
    """One person as a card. The first name is the Latin one, unless there is a Han name only."""
    name = name_of(person)
    latin = Name(person.family_latin, person.given_latin, prefixes=person.honorific)
    han = Name(person.family_han, person.given_han)
    both = bool(name.display and name.han and name.display != name.han)
    if both:
        latin, han = (
            latin._replace(alternative="1", language="en"),
            han._replace(alternative="1", language="zh"),
        )
    names = [n for n in (latin if latin.family or latin.given else None, han if name.han else None) if n]
    if person.sort_as_family or person.sort_as_given:
        names[:1] = [
            n._replace(sort_family=person.sort_as_family, sort_given=person.sort_as_given) for n in names[:1]
        ]
    shown = (
        [Value(name.display)]
        if not both
        else [
            Value(name_in(name, "en"), language="en", alternative="1"),
            Value(name.han, language="zh", alternative="1"),
        ]
    )
    posts = person.positions
    portrait = attachment(person.portrait) if person.portrait else None
    extra = tuple(line for line in person.card_extra.split("\n") if line and (sensitive or _open(line)))
    return Card(
        names=tuple(names),
        formatted=tuple(value for value in shown if value.text),
        nicknames=(Value(person.western_name),) if person.western_name else (),
        phonetic_family=person.pinyin_family,
        phonetic_given=person.pinyin_given,
        organisations=tuple(
            o
            for n, p in enumerate(posts, 1)
            for o in _organisations(p.organisation_id, p.department, organisations, n)
        ),
        titles=tuple(t for n, p in enumerate(posts, 1) for t in _localized(p.title, n)),
        tels=_values(person, ChannelKind.PHONE),
        emails=_values(person, ChannelKind.EMAIL),
        impps=(
            *(v._replace(text=f"weixin:{v.text}") for v in _values(person, ChannelKind.WECHAT)),
            *_values(person, ChannelKind.IM),
        ),
        urls=_values(person, ChannelKind.WEB),
        addresses=tuple(
            Address(
                a.po_box,
                a.extended,
                a.street,
                a.locality,
                a.region,
                a.postal_code,
                a.country,
                a.han,
                **_labelled(a.label),
            )
            for a in person.addresses
        ),
        languages=tuple(Value(code, preferred=n) for n, code in enumerate(person.languages.split(), 1)),
        notes=(Value(person.note),) if person.note else (),
        categories=tuple(dict.fromkeys(tag.name for tag in person.tags)),
        photos=(Photo(portrait, "image/jpeg"),) if portrait else (),
        birthday=person.birth_date.isoformat() if sensitive and person.birth_date else "",
        sex=person.sex if person.sex in ("M", "F") else "",
        uid=person.card_uid or uuid_urn(person.id),
        extra=extra,
        **(_sensitive(person) if sensitive else {}),
    )


def _sensitive(person: Person) -> dict[str, Any]:
    return {column: str(getattr(person, column) or "") for column in SENSITIVE}


def _open(line: str) -> bool:
    """Whether a line of a card says nothing sensitive: a birthday without its year is kept as such a line."""
    name = re.split("[;:]", line, maxsplit=1)[0]
    return name.rpartition(".")[2].upper() not in SENSITIVE_PROPERTIES


def _labelled(label: str) -> dict[str, Any]:
    """A label as TYPE words where it is made of them, else as one's own label."""
    return {"types": label} if _TYPES.fullmatch(label) else {"label": label}


def _values(person: Person, kind: ChannelKind) -> tuple[Value, ...]:
    return tuple(
        Value(c.value, preferred=c.preferred, **_labelled(c.label)) for c in person.channels if c.kind == kind
    )


def _organisations(
    organisation_id: uuid.UUID | None, department: str, names: dict[uuid.UUID, LocalizedText], number: int
) -> Iterator[Organisation]:
    name = names.get(organisation_id, LocalizedText()) if organisation_id else LocalizedText()
    units = tuple(part for part in department.split("; ") if part)
    written = [(key, name.get(key)) for key in ("en", "fi", "zh", "sv") if name.get(key)]
    if not written and units:
        yield Organisation(("", *units))
    for key, text in written:
        alternative = f"o{number}" if len(written) > 1 else ""
        yield Organisation((text, *units), language=key if len(written) > 1 else "", alternative=alternative)


def _localized(title: LocalizedText, number: int) -> Iterator[Value]:
    written = [(key, title.get(key)) for key in ("en", "fi", "zh", "sv") if title.get(key)]
    for key, text in written:
        if len(written) == 1:
            yield Value(text)
        else:
            yield Value(text, language=key, alternative=f"t{number}")
