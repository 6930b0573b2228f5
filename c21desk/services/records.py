"""Getting and saving one record: what every noun does alike."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any, ClassVar, Generic, TypeVar, cast

from sqlalchemy import Table
from sqlalchemy.orm import InstrumentedAttribute, Session, selectinload

from c21desk.domain.base import Record
from c21desk.domain.errors import StaleRecordError, UserError
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_, Message, message, plural
from c21desk.services.lists import Lister
from c21desk.storage.journal import WriteSession

T = TypeVar("T", bound=Record)
R = TypeVar("R")


class RecordService(Lister[R], Generic[T, R]):
    """Gets, saves and deletes the records of one class with all that they own."""

    RECORD: ClassVar[type[Record]]
    PARTS: ClassVar[tuple[str, ...]] = ()
    """Relationships to owned records."""
    ADD_LABEL: ClassVar[str]
    EDIT_LABEL: ClassVar[str]
    DELETE_LABELS: ClassVar[tuple[str, str]]
    """Names of the undo steps (msgids); the last for one record and for several (``{n}``)."""

    @property
    def table(self) -> Table:
        """The table of the records."""
        table = self.RECORD.__table__
        assert isinstance(table, Table)
        return table

    def new(self) -> T:
        """A fresh record, not stored yet."""
        return cast(T, self.RECORD())

    def get(self, record_id: uuid.UUID) -> T:
        """The record with what it owns, detached: edit it and :meth:`save` it.

        Raises UserError where it does not exist (any more).
        """
        with self.store.read() as session:
            found = self._fetch(session, record_id)
        if found is None:
            raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
        return found

    def _fetch(self, session: Session, record_id: uuid.UUID) -> T | None:
        return cast("T | None", session.get(self.RECORD, record_id, options=self._with_parts()))

    def _with_parts(self) -> list[Any]:
        return [
            selectinload(cast("InstrumentedAttribute[Any]", getattr(self.RECORD, part)))
            for part in self.PARTS
        ]

    def check(self, record: T) -> None:
        """Raise UserError, with the field, where the record breaks a rule."""

    def save(self, record: T) -> None:
        """Store a new or an edited record as one undo step.

        Raises UserError where a rule is broken, StaleRecordError where the record was changed or
        deleted after it had been read. Nothing is stored then.
        """
        self.check(record)
        label = message(self.EDIT_LABEL if record.rev else self.ADD_LABEL)
        with self.store.write(label) as session:
            stored = self.save_in(session, record)
            session.flush()
            self._take_revisions(record, stored)

    def save_in(self, session: WriteSession, record: T) -> T:
        """The same inside a larger step."""
        current = self._fetch(session, record.id)
        if current is None:
            if record.rev:
                raise StaleRecordError(message(N_("This record was deleted while you were editing it.")))
            session.add(record)
            return record
        if self._changed_since(record, current):
            raise StaleRecordError(
                message(
                    N_(
                        "This record was changed elsewhere while you were editing it. Compare the two versions."
                    )
                )
            )
        return session.merge(record)

    def _changed_since(self, mine: T, stored: T) -> bool:
        if mine.rev != stored.rev:
            return True
        for part in self.PARTS:
            here = {p.id: p.rev for p in getattr(mine, part) if p.rev}
            there = {p.id: p.rev for p in getattr(stored, part)}
            if any(there.get(key) != rev for key, rev in here.items()):
                return True
        return False

    def _take_revisions(self, mine: T, stored: T) -> None:
        if mine is stored:
            return
        mine.rev = stored.rev
        for part in self.PARTS:
            revisions = {p.id: p.rev for p in getattr(stored, part)}
            for own in getattr(mine, part):
                own.rev = revisions.get(own.id, own.rev)

    def delete(self, ids: Collection[uuid.UUID]) -> int:
        """Delete records with what they own, as one undo step. Returns how many there were."""
        one, many = self.DELETE_LABELS
        count = 0
        with self.store.write(plural(one, many, len(ids))) as session:
            for record_id in ids:
                found = self._fetch(session, record_id)
                if found is not None:
                    self.before_delete(session, found)
                    session.delete(found)
                    count += 1
        return count

    def before_delete(self, session: WriteSession, record: T) -> None:
        """What else must happen in the same step; nothing by default."""


def require(text: LocalizedText, sentence: Message, field: str) -> None:
    """Raise UserError at ``field`` where a text has no language at all."""
    if not text:
        raise UserError(sentence, field)


def stripped(text: LocalizedText) -> LocalizedText:
    """The text without white space around it."""
    return LocalizedText(text.fi.strip(), text.en.strip(), text.zh.strip(), text.sv.strip())
