"""A visit's programme, or one person's own, as a calendar for other programs."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from c21desk.briefing.output import written_whole
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import ChannelKind, ItemStatus
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Person
from c21desk.domain.programme import Participant, ProgrammeItem
from c21desk.domain.visits import Visit
from c21desk.exchange.programme.calendar.writer import CalendarEvent, write_calendar
from c21desk.i18n import N_, Message, message, plural
from c21desk.storage.store import Store


@dataclass(frozen=True)
class ExportedCalendar:
    """What was written."""

    items: int
    bytes: int
    notes: tuple[Message, ...] = ()


class ProgrammeExports:
    """Writes programmes as calendars."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def calendar(
        self, visit_id: uuid.UUID, person_id: uuid.UUID | None = None, language: str = "en"
    ) -> tuple[bytes, ExportedCalendar]:
        """The calendar as bytes: all items of the visit, or those in which one person takes part.

        Raises UserError where the visit does not exist, or no item has a time.
        """
        with self._store.read() as session:
            visit = session.get(Visit, visit_id)
            if visit is None:
                raise UserError(message(N_("This visit no longer exists. Someone has deleted it.")))
            items = list(
                session.scalars(
                    select(ProgrammeItem)
                    .where(ProgrammeItem.visit_id == visit_id)
                    .options(selectinload(ProgrammeItem.participants))
                    .order_by(ProgrammeItem.start, ProgrammeItem.id)
                )
            )
            if person_id is not None:
                items = [i for i in items if any(p.person_id == person_id for p in i.participants)]
            timed = [i for i in items if i.start is not None]
            ids = {p.person_id for i in timed for p in i.participants if p.person_id}
            found = session.scalars(
                select(Person).where(Person.id.in_(ids)).options(selectinload(Person.channels))
            )
            people = {p.id: _named(p) for p in found}
            venues = {
                o.id: o.name.best(language)
                for o in session.scalars(
                    select(Organisation).where(Organisation.id.in_({i.venue_id for i in timed if i.venue_id}))
                )
            }
            events = [
                CalendarEvent(
                    uid=i.calendar_uid or str(i.id),
                    title=i.title,
                    language=language,
                    start=i.start,
                    end=i.end,
                    zone=i.zone,
                    venue=venues.get(i.venue_id, "") if i.venue_id else "",
                    track=i.track,
                    people=tuple(people[p.person_id] for p in i.participants if p.person_id in people),
                    cancelled=i.status == ItemStatus.CANCELLED,
                )
                for i in timed
                if i.start is not None
            ]
            title = visit.title.best(language)
        if not events:
            raise UserError(message(N_("There is nothing to write: no programme item has a time.")))
        data = write_calendar(events, title, dt.datetime.now(dt.UTC))
        left = len(items) - len(timed)
        told = plural(
            "{n} item without a time was left out.", "{n} items without a time were left out.", left
        )
        return data, ExportedCalendar(len(events), len(data), (told,) if left else ())

    def export(
        self, path: Path, visit_id: uuid.UUID, person_id: uuid.UUID | None = None, language: str = "en"
    ) -> ExportedCalendar:
        """The same written to a file, whole or not at all. The items' notes are not written: they are ours."""
        data, done = self.calendar(visit_id, person_id, language)
        with written_whole(path) as file:
            file.write(data)
        return done

    def people(self, visit_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
        """Everybody who takes part in an item of the visit, by name."""
        statement = (
            select(Person)
            .join(Participant, Participant.person_id == Person.id)
            .join(ProgrammeItem, Participant.item_id == ProgrammeItem.id)
            .where(ProgrammeItem.visit_id == visit_id)
            .options(selectinload(Person.channels))
            .distinct()
        )
        with self._store.read() as session:
            return sorted(((p.id, _named(p)[0]) for p in session.scalars(statement)), key=lambda one: one[1])


def _named(person: Person) -> tuple[str, str]:
    """A participant's name and first e-mail address."""
    latin = f"{person.given_latin} {person.family_latin}".strip()
    mail = next((c.value for c in person.channels if c.kind == ChannelKind.EMAIL), "")
    return latin or person.han_name, mail
