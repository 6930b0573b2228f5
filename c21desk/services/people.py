"""People: the list, one person, similar people, proposals for names."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, Table, or_, select

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import NameOrder
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import HanName, PersonName, propose_pinyin
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Person, Position
from c21desk.domain.pinyin import toneless
from c21desk.i18n import N_, NP_, message
from c21desk.services.lists import Choice, Column, localized_columns, localized_of, names_of
from c21desk.services.records import RecordService, stripped


@dataclass(frozen=True)
class PersonRow:
    """A line of the list of people. The post is the one held on the day that the list is made for."""

    id: uuid.UUID
    name: str
    """For an alphabetical list: Virtanen, Matti; Wang Wei."""
    display: str
    """As the person writes it: Matti Virtanen; Wang Wei."""
    han: str
    pinyin: str
    title: LocalizedText
    organisation: LocalizedText
    title_source: str = ""
    """The title word for word as in the list that it came from, or ""."""


@dataclass(frozen=True)
class Post:
    """What a person is on a day."""

    title: LocalizedText = LocalizedText()  # noqa: RUF009 - frozen
    organisation: LocalizedText = LocalizedText()  # noqa: RUF009 - frozen
    source: str = ""


_NAME_COLUMNS = (
    "family_latin", "given_latin", "family_han", "given_han", "pinyin_family", "pinyin_given",
    "western_name", "honorific", "name_order",
)  # fmt: skip


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


class People(RecordService[Person, PersonRow]):
    """People with their positions and channels."""

    RECORD = Person
    PARTS = ("positions", "channels", "addresses", "tags")
    COLUMNS = (
        Column("name", N_("Full name"), sortable=True),
        Column("han", N_("Chinese name")),
        Column("pinyin", N_("Pinyin")),
        Column("title", N_("Title")),
        Column("organisation", N_("Organisation")),
    )
    ADD_LABEL = N_("Add person")
    EDIT_LABEL = N_("Edit person")
    DELETE_LABELS = NP_("Delete person", "Delete {n} people")

    def _load(
        self, connection: Connection, keys: list[int], day: dt.date | None = None
    ) -> dict[int, PersonRow]:
        day = day or dt.date.today()  # noqa: DTZ011 - the day on the user's own calendar
        t = self.table
        people = (
            connection.execute(select(t.c.n, t.c.id, *(t.c[c] for c in _NAME_COLUMNS)).where(t.c.n.in_(keys)))
            .mappings()
            .all()
        )
        posts = posts_on(connection, [p["id"] for p in people], day)
        result = {}
        for p in people:
            name = PersonName(*(p[c] for c in _NAME_COLUMNS))
            post = posts.get(p["id"], Post())
            pinyin = " ".join(part for part in (p["pinyin_family"], p["pinyin_given"]) if part)
            result[p["n"]] = PersonRow(
                p["id"],
                name.listed,
                name.display,
                name.han,
                pinyin,
                post.title,
                post.organisation,
                post.source,
            )
        return result

    def choice(self, row: PersonRow) -> Choice:
        latin = row.name if not row.han or row.name == row.han else f"{row.name} {row.han}"
        chinese = row.han or row.name
        return Choice(row.id, LocalizedText(fi=latin, en=latin, zh=chinese), row.title)

    def check(self, record: Person) -> None:
        _tidy(record)
        if not (record.family_latin or record.given_latin or record.han_name):
            raise UserError(
                message(N_("A person needs a name, in Latin letters or in Chinese.")), "family_latin"
            )
        today = dt.date.today()  # noqa: DTZ011 - the day on the user's own calendar
        if record.birth_date and not dt.date(1880, 1, 1) <= record.birth_date <= today:
            raise UserError(message(N_("The date of birth cannot be right. Check the year.")), "birth_date")
        for position in record.positions:
            if position.since and position.until and position.until < position.since:
                raise UserError(
                    message(N_("A position ends before it begins. Check the two dates.")), "positions"
                )

    def propose_pinyin(self, family_han: str, given_han: str) -> tuple[str, str]:
        """Pinyin with tones for 姓 and 名: a proposal, to be corrected where the person reads it otherwise."""
        return propose_pinyin(HanName(family_han.strip(), given_han.strip()))

    def similar(self, person: Person) -> list[PersonRow]:
        """Others who may be the same person: same Han name, or same Latin name in either order."""
        with self.store.reading() as connection:
            keys = similar_keys(connection, person)
        return self.rows(keys)


def _tidy(person: Person) -> None:
    for column in (*_NAME_COLUMNS[:7], "passport_name", "passport_number"):
        setattr(person, column, " ".join(getattr(person, column).split()))
    if person.name_order not in set(NameOrder):
        person.name_order = NameOrder.GIVEN_FIRST
    person.biography = stripped(person.biography)
    person.positions[:] = [p for p in person.positions if p.title or p.organisation_id]
    person.channels[:] = [c for c in person.channels if c.value.strip()]


def posts_on(connection: Connection, people: Iterable[uuid.UUID], day: dt.date) -> dict[uuid.UUID, Post]:
    """The post of each person on ``day``, the highest of several; people without one are left out."""
    t = Position.__table__
    assert isinstance(t, Table)
    rows = (
        connection.execute(
            select(
                t.c.person_id,
                t.c.organisation_id,
                t.c.rank_level,
                t.c.since,
                t.c.title_source,
                *localized_columns(t, "title"),
            )
            .where(t.c.person_id.in_(list(people)))
            .where(or_(t.c.since.is_(None), t.c.since <= day), or_(t.c.until.is_(None), t.c.until >= day))
        )
        .mappings()
        .all()
    )
    best: dict[uuid.UUID, tuple[tuple[int, int], RowMapping]] = {}
    for r in rows:
        level = r["rank_level"] if r["rank_level"] is not None else 10_000
        order = (level, -(r["since"] or dt.date.min).toordinal())
        if r["person_id"] not in best or order < best[r["person_id"]][0]:
            best[r["person_id"]] = (order, r)
    organisations = names_of(connection, Organisation, [r["organisation_id"] for _, r in best.values()])
    return {
        person: Post(
            localized_of(r, "title"),
            organisations.get(r["organisation_id"], LocalizedText())
            if r["organisation_id"]
            else LocalizedText(),
            r["title_source"],
        )
        for person, (_, r) in best.items()
    }


def similar_keys(connection: Connection, person: Person, limit: int = 10) -> list[int]:
    """Row numbers of people other than this one who have the same Han name, or the same Latin name.

    Latin names are compared without accents and in both orders, for lists mix the orders up.
    """
    t = Person.__table__
    conditions = []
    if person.family_han and person.given_han:
        conditions.append((t.c.family_han == person.family_han) & (t.c.given_han == person.given_han))
    if person.family_latin and person.given_latin:
        for family, given in (
            (person.family_latin, person.given_latin),
            (person.given_latin, person.family_latin),
        ):
            conditions.append(
                (t.c.family_latin.collate("NOCASE") == family) & (t.c.given_latin.collate("NOCASE") == given)
            )
    if not conditions:
        return []
    statement = select(t.c.n).where(or_(*conditions), t.c.id != person.id).limit(limit)
    return list(connection.scalars(statement))


def toneless_name(person: Person) -> tuple[str, str]:
    """Family and given name in plain Latin letters: as written, else from the pinyin."""
    return (
        person.family_latin or toneless(person.pinyin_family),
        person.given_latin or toneless(person.pinyin_given),
    )
