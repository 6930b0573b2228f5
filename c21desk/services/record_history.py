"""What happened to one record: every change with who and when, taking one back, and for a person
what we had to do with each other."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from c21desk.domain.base import Record
from c21desk.domain.commitments import Commitment
from c21desk.domain.errors import UserError
from c21desk.domain.localized import ALL_TEXT_LANGUAGES, LocalizedText
from c21desk.domain.logistics import Vehicle
from c21desk.domain.model import BY_WIRE
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Person
from c21desk.domain.places import Place
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.themes import Theme
from c21desk.domain.titles import Title
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, Message, message
from c21desk.services.details import SENSITIVE
from c21desk.services.encounters import Encounter, encounters_of
from c21desk.services.fields import field_name, language_of, record_name
from c21desk.services.lists import names_of
from c21desk.services.people import name_of
from c21desk.storage.changes import CHANGED, ENDED, MADE, MERGED, Change, changes
from c21desk.storage.connections import view_of
from c21desk.storage.store import Store
from c21desk.storage.wire import entity

_REFERS_TO: dict[str, type[Record]] = {
    "organisation": Organisation,
    "venue": Organisation,
    "place": Place,
    "home-place": Place,
    "visit": Visit,
    "person": Person,
    "theme": Theme,
    "catalogue-title": Title,
    "partner-place": Place,
    "city": Place,
    "requester": Organisation,
    "other-venue": Organisation,
    "earlier": Visit,
    "item": ProgrammeItem,
    "vehicle": Vehicle,
    "commitment": Commitment,
    "inviter": Person,
    "companion": Person,
    "greeter": Person,
    "driver": Person,
    "owner": Person,
    "our-person": Person,
    "author": Person,
}
"""Whose id a field holds; ``parent`` is of the field's own kind."""

TELLING: dict[str, tuple[str, ...]] = {
    "position": ("title", "department", "organisation"),
    "channel": ("kind", "value", "label"),
    "postal-address": ("po-box", "extended", "street", "postal-code", "locality", "region", "country", "han"),
    "tag": ("name",),
    "member": ("person", "role"),
    "objective": ("text",),
    "participant": ("person", "role"),
    "budget-line": ("kind", "what", "planned", "actual", "currency"),
    "earlier-visit": ("earlier",),
    "item-vehicle": ("vehicle",),
    "traveller": ("person", "note"),
    "occupant": ("person",),
    "seat": ("place", "person"),
}
"""Of each kind of owned record the fields that say which one it is. All that are owned are here."""
_LOCALIZED = frozenset({("position", "title"), ("objective", "text")})


class Told(NamedTuple):
    """One field of a record that was added or removed, by its wire name."""

    field: str
    value: Any
    sensitive: bool


@dataclass(frozen=True)
class ChangeRow:
    """A change ready to be shown. ``before`` and ``after`` are texts, days, numbers or names.

    ``what`` names the field, or the record that was added or removed; then ``content`` says which one.
    ``sensitive`` values are masked until asked for. Only a change that the field still shows can be taken
    back.
    """

    change: Change
    moment: dt.datetime
    author: str
    step: Message
    what: Message
    before: Any
    after: Any
    sensitive: bool
    stands: bool
    can_be_taken_back: bool
    content: tuple[Told, ...] = ()

    @property
    def added(self) -> bool:
        """Whether a record was added."""
        return self.change.kind == MADE

    @property
    def removed(self) -> bool:
        """Whether a record was removed."""
        return self.change.kind == ENDED


class RecordHistory:
    """The history of single records."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def changes(self, record_id: uuid.UUID) -> list[ChangeRow]:
        """All changes of a record and of what it owns, the latest first."""
        with self._store.reading() as connection:
            found = changes(connection, record_id)
            names = _names(connection, found)
        return [_row(change, names) for change in found]

    def take_back(self, change: Change) -> None:
        """Give a field the value that it had before a change, as a step of its own.

        Raises UserError where the record is gone or the field was changed since.
        """
        record = BY_WIRE[change.entity]
        column = entity(record).by_wire[change.field].column
        with self._store.write(message(N_("Take back one change"))) as session:
            found = session.get(record, change.record)
            if found is None:
                raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
            if getattr(found, column) != change.after:
                raise UserError(message(N_("This field was changed since. Look at its newer changes.")))
            setattr(found, column, change.before)

    def encounters(self, person_id: uuid.UUID) -> list[Encounter]:
        """Visits, meetings, invitations, gifts, promises and notes of a person, the latest first."""
        with self._store.reading() as connection:
            return encounters_of(connection, person_id)


def _table(record: type[Record]) -> Table:
    table = record.__table__
    assert isinstance(table, Table)
    return table


def _target(change: Change, field: str) -> type[Record] | None:
    return BY_WIRE[change.entity] if field == "parent" else _REFERS_TO.get(field)


def _names(connection: Connection, found: Iterable[Change]) -> dict[uuid.UUID, LocalizedText]:
    """The names of the records that the changes refer to."""
    wanted: dict[type[Record], set[uuid.UUID]] = {}
    for change in found:
        told = ((change.field, change.before), (change.field, change.after), *change.content)
        for field, value in told:
            target = _target(change, field) if isinstance(value, uuid.UUID) else None
            if target is not None:
                wanted.setdefault(target, set()).add(value)
    names: dict[uuid.UUID, LocalizedText] = {}
    for target, ids in wanted.items():
        if target is Person:
            names |= _people(connection, ids)
        else:
            names |= names_of(
                view_of(connection),
                target.__tablename__,
                list(ids),
                "title" if hasattr(target, "title") else "name",
            )
    return names


def _people(connection: Connection, ids: set[uuid.UUID]) -> dict[uuid.UUID, LocalizedText]:
    t = _table(Person)
    names = {}
    for row in connection.execute(select(t).where(t.c.id.in_(ids))).mappings():
        name = name_of(Person(**{c.key: row[c.key] for c in t.columns if c.key in _NAME_PARTS}))
        names[row["id"]] = LocalizedText(fi=name.both, en=name.both, zh=name.han or name.display)
    return names


_NAME_PARTS = frozenset(
    {
        "family_latin",
        "given_latin",
        "family_han",
        "given_han",
        "pinyin_family",
        "pinyin_given",
        "western_name",
        "name_order",
    }
)


def _row(change: Change, names: dict[uuid.UUID, LocalizedText]) -> ChangeRow:
    record = BY_WIRE[change.entity]
    if change.kind == CHANGED:
        what = field_name(record, change.field)
        if record.__owner__:
            what = message(N_("{record}: {field}"), record=record_name(record), field=what)
        language = language_of(change.field)
        if language is not None:
            what = message(N_("{field} ({language})"), field=what, language=language)
    elif change.kind == MERGED:
        what = message(N_("Merged with another record"))
    elif change.kind == MADE:
        what = message(N_("Added: {record}"), record=record_name(record))
    else:
        what = message(N_("Removed: {record}"), record=record_name(record))

    values = dict(change.content)

    def content() -> Iterable[tuple[str, Any]]:
        for field in TELLING.get(change.entity, ()):
            if (change.entity, field) in _LOCALIZED:
                yield (
                    field,
                    LocalizedText(**{k: values.get(f"{field}.{k}", "") for k in ALL_TEXT_LANGUAGES}),
                )
            else:
                yield field, shown(values.get(field))

    def shown(value: Any) -> Any:
        return names.get(value, LocalizedText()) if isinstance(value, uuid.UUID) else value

    return ChangeRow(
        change,
        change.moment,
        change.author,
        change.step,
        what,
        shown(change.before),
        shown(change.after),
        change.field in SENSITIVE,
        change.stands,
        change.kind == CHANGED and change.shown,
        tuple(Told(field, value, field in SENSITIVE) for field, value in content() if value),
    )
