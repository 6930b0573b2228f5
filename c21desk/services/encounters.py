"""What a person and the office had to do with each other: visits, meetings, invitations, gifts, promises
and notes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from c21desk.domain.base import Record
from c21desk.domain.commitments import Commitment
from c21desk.domain.delegations import Delegation, Member
from c21desk.domain.gifts import Gift
from c21desk.domain.invitations import Invitation
from c21desk.domain.localized import LocalizedText
from c21desk.domain.notes import Note
from c21desk.domain.programme import Participant, ProgrammeItem
from c21desk.domain.visits import Visit
from c21desk.services.lists import localized_columns, localized_of


@dataclass(frozen=True)
class Encounter:
    """One line. ``kind`` is ``visit``, ``programme_item``, ``invitation``, ``gift``, ``commitment`` or
    ``note``.

    ``what`` is the kind of a programme item. ``role`` is the person's role, a gift's direction, who
    promised, or the kind of a note; ``state`` is the attendance, the answer or the status. ``value`` is in
    hundredths of the currency's unit. ``visit_id`` is None for what belongs to no visit.
    """

    id: uuid.UUID
    kind: str
    title: LocalizedText
    day: dt.date | None
    end: dt.date | None
    role: str
    what: str = ""
    state: str = ""
    value: int | None = None
    currency: str = ""
    visit_id: uuid.UUID | None = None
    opens: tuple[str, uuid.UUID] | None = None
    """Kind and id of the record to open, where it is another than this."""


def encounters_of(connection: Connection, person_id: uuid.UUID) -> list[Encounter]:
    """All of a person, the latest first; what has no day comes before."""
    found = [
        encounter
        for part in (_visits, _items, _invitations, _gifts, _commitments, _notes)
        for encounter in part(connection, person_id)
    ]
    return sorted(found, key=lambda e: (e.day or dt.date.max, e.kind == "visit", e.id), reverse=True)


def _table(record: type[Record]) -> Table:
    table = record.__table__
    assert isinstance(table, Table)
    return table


def _rows(connection: Connection, statement: Any) -> Iterable[Any]:
    return connection.execute(statement).mappings()


def _visits(connection: Connection, person_id: uuid.UUID) -> Iterable[Encounter]:
    m, d, v = _table(Member), _table(Delegation), _table(Visit)
    statement = (
        select(v.c.id, v.c.start, v.c.end, m.c.role, *localized_columns(v, "title"))
        .join(d, d.c.id == m.c.delegation_id)
        .join(v, v.c.id == d.c.visit_id)
        .where(m.c.person_id == person_id)
    )
    for r in _rows(connection, statement):
        title = localized_of(r, "title")
        yield Encounter(r["id"], "visit", title, r["start"], r["end"], r["role"], visit_id=r["id"])


def _items(connection: Connection, person_id: uuid.UUID) -> Iterable[Encounter]:
    p, i = _table(Participant), _table(ProgrammeItem)
    statement = (
        select(
            i.c.id,
            i.c.start,
            i.c.kind,
            i.c.visit_id,
            p.c.role,
            p.c.attendance,
            *localized_columns(i, "title"),
        )
        .join(i, i.c.id == p.c.item_id)
        .where(p.c.person_id == person_id)
    )
    for r in _rows(connection, statement):
        day = r["start"].date() if r["start"] else None
        yield Encounter(
            r["id"], "programme_item", localized_of(r, "title"), day, day, r["role"], r["kind"],
            r["attendance"], visit_id=r["visit_id"],
        )  # fmt: skip


def _invitations(connection: Connection, person_id: uuid.UUID) -> Iterable[Encounter]:
    n, i = _table(Invitation), _table(ProgrammeItem)
    statement = (
        select(n.c.id, n.c.item_id, n.c.answer, n.c.visit_id, i.c.start, *localized_columns(i, "title"))
        .join(i, i.c.id == n.c.item_id)
        .where(n.c.person_id == person_id)
    )
    for r in _rows(connection, statement):
        day = r["start"].date() if r["start"] else None
        yield Encounter(
            r["id"], "invitation", localized_of(r, "title"), day, day, "", state=r["answer"],
            visit_id=r["visit_id"], opens=("programme_item", r["item_id"]),
        )  # fmt: skip


def _gifts(connection: Connection, person_id: uuid.UUID) -> Iterable[Encounter]:
    g = _table(Gift)
    statement = select(
        g.c.id, g.c.day, g.c.direction, g.c.status, g.c.value, g.c.currency, g.c.visit_id,
        *localized_columns(g, "title"),
    ).where(or_(g.c.person_id == person_id, g.c.our_person_id == person_id))  # fmt: skip
    for r in _rows(connection, statement):
        yield Encounter(
            r["id"], "gift", localized_of(r, "title"), r["day"], r["day"], r["direction"], state=r["status"],
            value=r["value"], currency=r["currency"], visit_id=r["visit_id"],
        )  # fmt: skip


def _commitments(connection: Connection, person_id: uuid.UUID) -> Iterable[Encounter]:
    c = _table(Commitment)
    statement = select(
        c.c.id,
        c.c.promised,
        c.c.due,
        c.c.promised_by,
        c.c.status,
        c.c.visit_id,
        *localized_columns(c, "title"),
    ).where(or_(c.c.person_id == person_id, c.c.owner_id == person_id))
    for r in _rows(connection, statement):
        day = r["promised"] or r["due"]
        yield Encounter(
            r["id"], "commitment", localized_of(r, "title"), day, day, r["promised_by"], state=r["status"],
            visit_id=r["visit_id"],
        )  # fmt: skip


def _notes(connection: Connection, person_id: uuid.UUID) -> Iterable[Encounter]:
    n = _table(Note)
    statement = select(n.c.id, n.c.written, n.c.kind, n.c.text, n.c.visit_id).where(
        n.c.person_id == person_id
    )
    for r in _rows(connection, statement):
        first = r["text"].strip().split("\n", 1)[0]
        day = r["written"].date() if r["written"] else None
        title = LocalizedText(fi=first, en=first, zh=first)
        yield Encounter(r["id"], "note", title, day, day, r["kind"], visit_id=r["visit_id"])
