"""People as the entries of a contact sheet."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session, selectinload

from c21desk.briefing.contact_sheet import ContactEntry, Reach
from c21desk.briefing.snapshot import Member
from c21desk.domain.kinds import ChannelKind
from c21desk.domain.localized import LocalizedText
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Person, PostalAddress
from c21desk.domain.phones import international
from c21desk.services.contacts.exporting import Attachment
from c21desk.services.people import name_of

_BATCH = 500


def entries_of(
    session: Session, ids: Sequence[uuid.UUID], attachment: Attachment, progress: Callable[[float], None]
) -> list[ContactEntry]:
    """The entries of people, in the order of ``ids``, with the posts that they hold today. ``progress`` is
    called with the share that is read."""
    today = dt.date.today()  # noqa: DTZ011 - the day on the user's own calendar
    entries = []
    for start in range(0, len(ids), _BATCH):
        progress(start / len(ids))
        some = ids[start : start + _BATCH]
        statement = (
            session.query(Person)
            .where(Person.id.in_(some))
            .options(
                selectinload(Person.positions), selectinload(Person.channels), selectinload(Person.addresses)
            )
        )
        people = {person.id: person for person in statement}
        bodies = {p.organisation_id for person in people.values() for p in person.positions} - {None}
        names = {o.id: o.name for o in session.query(Organisation).where(Organisation.id.in_(bodies))}
        entries += [
            _entry(people[record_id], names, attachment, today) for record_id in some if record_id in people
        ]
        session.expunge_all()
    return entries


def _entry(
    person: Person, names: dict[uuid.UUID, LocalizedText], attachment: Attachment, today: dt.date
) -> ContactEntry:
    name = name_of(person)
    post = person.position_on(today)
    body = (
        names.get(post.organisation_id, LocalizedText()) if post and post.organisation_id else LocalizedText()
    )
    latin = name.display if name.display != name.han else ""
    member = Member(
        str(person.id),
        latin,
        name.han,
        " ".join(part for part in (person.pinyin_family, person.pinyin_given) if part),
        title=post.title if post else LocalizedText(),
        organisation=body,
        portrait=attachment(person.portrait) if person.portrait else None,
    )
    ways = tuple(
        Reach(c.kind, international(c.value) if c.kind == ChannelKind.PHONE else c.value, "")
        for c in person.channels
    )
    return ContactEntry(member, ways, tuple(filter(None, map(_address, person.addresses))))


def _address(address: PostalAddress) -> str:
    if address.han:
        return address.han
    town = " ".join(part for part in (address.postal_code, address.locality) if part)
    parts = (address.po_box, address.extended, address.street, town, address.region, address.country)
    return "\n".join(part for part in parts if part)
