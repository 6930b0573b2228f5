"""People: the list, one person, similar people, proposals for names."""

from __future__ import annotations

import datetime as dt
import re

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import NameOrder
from c21desk.domain.names import HanName, PersonName, propose_pinyin
from c21desk.domain.people import Person
from c21desk.domain.pinyin import toneless
from c21desk.i18n import N_, NP_, message
from c21desk.services.records import RecordService, stripped
from c21desk.services.rows.people import NAME_COLUMNS, PersonList, PersonRow


def name_of(person: Person) -> PersonName:
    """The names of a person, for putting them into any of their forms."""
    return PersonName(
        person.family_latin,
        person.given_latin,
        person.family_han,
        person.given_han,
        person.pinyin_family,
        person.pinyin_given,
        person.western_name,
        person.honorific,
        person.name_order,
    )


class People(PersonList, RecordService[Person, PersonRow]):
    """People with their positions and channels."""

    RECORD = Person
    PARTS = ("positions", "channels", "addresses", "tags")
    ADD_LABEL = N_("Add person")
    EDIT_LABEL = N_("Edit person")
    DELETE_LABELS = NP_("Delete person", "Delete {n} people")

    def check(self, record: Person) -> None:
        _tidy(record)
        if not (record.family_latin or record.given_latin or record.han_name):
            raise UserError(
                message(N_("A person needs a name, in Latin letters or in Chinese.")), "family_latin"
            )
        today = dt.date.today()  # noqa: DTZ011 - the day on the user's own calendar
        if record.birth_date and not dt.date(1880, 1, 1) <= record.birth_date <= today:
            raise UserError(message(N_("The date of birth cannot be right. Check the year.")), "birth_date")
        issued, expires = record.passport_issued, record.passport_expires
        if issued and expires and expires < issued:
            raise UserError(
                message(N_("The passport expires before it was issued. Check the two dates.")),
                "passport_expires",
            )
        if record.nationality and not re.fullmatch("[A-Z]{2}", record.nationality):
            raise UserError(
                message(N_("Write the nationality as the two letters of the country, such as CN or FI.")),
                "nationality",
            )
        for position in record.positions:
            if position.since and position.until and position.until < position.since:
                raise UserError(
                    message(N_("A position ends before it begins. Check the two dates.")), "positions"
                )

    def propose_pinyin(self, family_han: str, given_han: str) -> tuple[str, str]:
        """Pinyin with tones for 姓 and 名: a proposal, to be corrected where the person reads it otherwise."""
        return propose_pinyin(HanName(family_han.strip(), given_han.strip()))


def _tidy(person: Person) -> None:
    for column in (*NAME_COLUMNS[:7], "passport_name", "passport_number", "birth_place"):
        setattr(person, column, " ".join(getattr(person, column).split()))
    person.nationality = person.nationality.strip().upper()
    if person.name_order not in set(NameOrder):
        person.name_order = NameOrder.GIVEN_FIRST
    person.biography = stripped(person.biography)
    person.positions[:] = [p for p in person.positions if p.title or p.organisation_id]
    person.channels[:] = [c for c in person.channels if c.value.strip()]
    person.tags[:] = [t for t in person.tags if t.name.strip()]


def toneless_name(person: Person) -> tuple[str, str]:
    """Family and given name in plain Latin letters: as written, else from the pinyin."""
    return (
        person.family_latin or toneless(person.pinyin_family),
        person.given_latin or toneless(person.pinyin_given),
    )
