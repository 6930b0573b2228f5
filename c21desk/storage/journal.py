"""Writing the journal: every change that a session flushes becomes operations, by itself.

The recorder listens to the unit of work. A new record is one operation together with the records it
owns that were created in the same flush; every changed field of an existing record is one; a deleted
record is one. Nothing that goes through the session can escape it, and the driver refuses what does
not (:class:`~c21desk.storage.connections.JournalBypassError`).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, event, func, insert, inspect, select
from sqlalchemy.orm import Mapper, Session, UOWTransaction

from c21desk.domain.base import Record
from c21desk.domain.derive import derived_values
from c21desk.domain.model import OWNERS, RECORDS
from c21desk.domain.people import Person
from c21desk.storage import aliases, attachments, bulk, driver, tables
from c21desk.storage.aliases import ALIAS, Aliases
from c21desk.storage.wire import Entity, entity, to_json

CREATE, SET, DELETE, RETRACT = "create", "set", "delete", "retract"

Vector = dict[int | str, Any]
"""For each origin (by its number in this file) the last sequence number seen; for each record merged into
this one (by its id in hexadecimal) the same of it."""


@dataclass
class Recorder:
    """Collects the operations of one write transaction."""

    origin: int
    first: int
    """Sequence number of the transaction's first operation."""
    stamp: int
    arrival: int
    next_seq: int = field(init=False)
    tables: set[str] = field(default_factory=set)
    attachments: set[str] = field(default_factory=set)
    """Hashes that the operations name."""
    _aliases: Aliases | None = None
    _created: list[Record] = field(default_factory=list)
    _changed: list[tuple[Record, dict[str, Any]]] = field(default_factory=list)
    _deleted: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.next_seq = self.first

    @property
    def empty(self) -> bool:
        """Whether nothing was changed."""
        return self.next_seq == self.first

    def aliases(self, connection: Connection) -> Aliases:
        """Which records are merged, as this transaction sees it."""
        if self._aliases is None:
            self._aliases = aliases.load(connection)
        return self._aliases

    def merge(self, connection: Connection, what: str, loser: bytes, winner: bytes) -> None:
        """Write that a record (and all that was merged into it) is the same as another."""
        vector = self._with_members(connection, loser, vector_of(connection, loser))
        row = self._row(ALIAS, what, loser, loser, "", winner.hex(), vector)
        connection.execute(insert(tables.operation), [row])
        self._aliases = None

    def _with_members(
        self, connection: Connection, record: bytes, vector: Vector, field_wire: str = ""
    ) -> Vector:
        """The vector of a record with what was seen of those merged into it."""
        for member in self.aliases(connection).merged.get(record, ()):
            if seen := vector_of(connection, member, member if field_wire else None, field_wire):
                vector[member.hex()] = seen
        return vector

    def _home(self, connection: Connection, record: Record) -> bytes:
        """Under which record the operations on a record are filed."""
        root = root_of(record)
        return (
            aliases.home(connection, self.aliases(connection), root, record.id.bytes)
            if record.__owner__
            else root
        )

    # What the unit of work reports, object by object.

    def created(self, record: Record) -> None:
        """A row was inserted."""
        self._created.append(record)

    def changed(self, record: Record) -> None:
        """A row was updated; only fields whose value differs count."""
        what = entity(type(record))
        state = inspect(record)
        changes = {
            f.wire: f.encode(getattr(record, f.column))
            for f in what.fields
            if state.attrs[f.column].history.has_changes()
        }
        if changes:
            self._changed.append((record, changes))

    def deleted(self, record: Record) -> None:
        """A row was deleted."""
        self._deleted.append(record)

    # Turning the reports of one flush into operations.

    def flush(self, connection: Connection) -> None:
        """Write the operations of what was reported since the last call."""
        if not (self._created or self._changed or self._deleted):
            return
        rows = [*self._creations(connection), *self._changes(connection), *self._deletions(connection)]
        self._created.clear()
        self._changed.clear()
        self._deleted.clear()
        if rows:
            connection.execute(insert(tables.operation), rows)

    def create_many(self, connection: Connection, creations: bulk.Creations) -> None:
        """Write the operations of many new records."""
        rows = []
        for what, record, value in creations:
            key = record.bytes
            seen = self._seen_before(connection, record, key)
            rows.append(tuple(self._row(CREATE, what, key, key, "", value, seen).values()))
        connection.exec_driver_sql(_INSERT_OPERATION, rows)

    def append(self, connection: Connection, kind: str, value: Any, root: bytes = b"") -> None:
        """Write one operation that concerns no single field, such as a retract."""
        connection.execute(insert(tables.operation), [self._row(kind, "", root, root, "", value, {})])

    def _row(
        self, kind: str, what: str, root: bytes, record: bytes, field_wire: str, value: Any, vector: Vector
    ) -> dict[str, Any]:
        seq = self.next_seq
        self.next_seq += 1
        for wire in _ATTACHMENT_FIELDS.get(what, ()):
            named = value["fields"].get(wire) if kind == CREATE else value if field_wire == wire else None
            if named:
                self.attachments.add(named)
        return {
            "origin": self.origin,
            "seq": seq,
            "stamp": self.stamp,
            "txn": self.first,
            "kind": kind,
            "entity": what,
            "root": root,
            "record": record,
            "field": field_wire,
            "value": to_json(value),
            "vector": to_json(vector) if vector else "",
        }

    def _creations(self, connection: Connection) -> Iterable[dict[str, Any]]:
        roots = {r.id: r for r in self._created if not r.__owner__}
        owned: dict[uuid.UUID, list[Record]] = {}
        alone: list[Record] = []
        for record in self._created:
            self.tables.add(record.__tablename__)
            if record.__owner__:
                owner_id = getattr(record, record.__owner__)
                if owner_id in roots:
                    owned.setdefault(owner_id, []).append(record)
                else:
                    alone.append(record)
        for record in roots.values():
            what = entity(type(record))
            value: dict[str, Any] = {"fields": _filled(what, record)}
            parts = owned.get(record.id)
            if parts:
                value["owns"] = [[entity(type(p)).wire, p.id.hex, _filled(entity(type(p)), p)] for p in parts]
            key = record.id.bytes
            yield self._row(
                CREATE, what.wire, key, key, "", value, self._seen_before(connection, record.id, key)
            )
        for record in alone:
            what = entity(type(record))
            root = getattr(record, record.__owner__).bytes
            yield self._row(
                CREATE,
                what.wire,
                root,
                record.id.bytes,
                "",
                {"fields": _filled(what, record)},
                self._seen_before(connection, record.id, root),
            )

    def _seen_before(self, connection: Connection, record: uuid.UUID, root: bytes) -> Vector:
        # Only ids made from names can have lived before: a membership that was ended and begun again.
        return vector_of(connection, root, record.bytes) if record.version == 5 else {}

    def _changes(self, connection: Connection) -> Iterable[dict[str, Any]]:
        for record, changes in self._changed:
            self.tables.add(record.__tablename__)
            root = self._home(connection, record)
            for wire, value in changes.items():
                vector = vector_of(connection, root, record.id.bytes, wire)
                if not record.__owner__:
                    self._with_members(connection, root, vector, wire)
                yield self._row(SET, record.__wire__, root, record.id.bytes, wire, value, vector)

    def _deletions(self, connection: Connection) -> Iterable[dict[str, Any]]:
        going = {r.id for r in self._deleted}
        for record in self._deleted:
            self.tables.add(record.__tablename__)
            if not record.__owner__:
                for member in self.aliases(connection).cluster(record.id.bytes):
                    seen = vector_of(connection, member)
                    yield self._row(DELETE, record.__wire__, member, member, "", None, seen)
            elif getattr(record, record.__owner__) not in going:  # else it goes with its owner's operation
                root, key = self._home(connection, record), record.id.bytes
                seen = vector_of(connection, root, key)
                yield self._row(DELETE, record.__wire__, root, key, "", None, seen)


def root_of(record: Record) -> bytes:
    """Id of the record under whose name the operations are filed: the owner's, else its own."""
    owner_id: uuid.UUID = getattr(record, record.__owner__) if record.__owner__ else record.id
    return owner_id.bytes


def _filled(what: Entity, record: Record) -> dict[str, Any]:
    """The fields that differ from empty, by wire name."""
    return {f.wire: f.encode(value) for f in what.fields if (value := getattr(record, f.column)) != f.empty}


_op = tables.operation.c
_ATTACHMENT_FIELDS = {
    record.__wire__: wires
    for record in RECORDS
    if (wires := tuple(c.info["wire"] for c in entity(record).table.columns if c.info.get("attachment")))
}
"""By entity the fields that hold the hash of an attachment."""
_INSERT_OPERATION = bulk.insert_row(tables.operation)

# Compiled once: these run for every edited field.
_SEEN_RECORD = (
    select(_op.origin, func.max(_op.seq))
    .where(
        _op.root == bindparam("root"),
        (_op.record == bindparam("record"))
        | (_op.kind == CREATE)
        | ((_op.kind == DELETE) & (_op.record == _op.root)),
    )
    .group_by(_op.origin)
)
_SEEN_FIELD = (
    select(_op.origin, func.max(_op.seq))
    .where(
        _op.root == bindparam("root"),
        ((_op.record == bindparam("record")) & ((_op.field == bindparam("field")) | (_op.kind == DELETE)))
        | (_op.kind == CREATE)
        | ((_op.kind == DELETE) & (_op.record == _op.root)),
    )
    .group_by(_op.origin)
)
_SEEN_ROOT = select(_op.origin, func.max(_op.seq)).where(_op.root == bindparam("root")).group_by(_op.origin)


def vector_of(
    connection: Connection, root: bytes, record: bytes | None = None, field_wire: str = ""
) -> Vector:
    """What this file has seen of a field, of a record, or of a record with all it owns."""
    if record is None:
        rows = connection.execute(_SEEN_ROOT, {"root": root})
    elif field_wire:
        rows = connection.execute(_SEEN_FIELD, {"root": root, "record": record, "field": field_wire})
    else:
        rows = connection.execute(_SEEN_RECORD, {"root": root, "record": record})
    return {int(n): int(seq) for n, seq in rows}


class WriteSession(Session):
    """The session inside ``store.write``: an ordinary unit of work whose changes are journalled."""

    def __init__(self, connection: Connection, recorder: Recorder) -> None:
        # No autoflush: a record and what it owns must be flushed together to be one operation.
        super().__init__(
            bind=connection, autoflush=False, expire_on_commit=False, join_transaction_mode="rollback_only"
        )
        self.recorder = recorder

    def create_many(self, records: Iterable[bulk.New]) -> int:
        """Make many new records with what each owns, far faster than by ``add``; returns how many.

        Records come from any iterable and are written in batches, so memory does not grow with their
        number. Nothing of them becomes an object of this session. What was added or changed before is
        flushed first. Raises ValueError for a column that does not exist.
        """
        self.flush()
        connection = self.connection()
        with driver.writing(connection):
            creation = bulk.Creation(
                connection, self.recorder.arrival, self.recorder.aliases(connection), self._record_creations
            )
            count = creation.write(records)
        self.recorder.tables |= creation.tables
        return count

    def attach(self, data: bytes) -> str:
        """Keep bytes in the file for a field of this write; returns their SHA-256 as hexadecimal digits."""
        connection = self.connection()
        with driver.writing(connection):
            return attachments.put(connection, data)

    def merge_into(
        self, loser_id: uuid.UUID, winner_id: uuid.UUID, record: type[Record] = Person
    ) -> uuid.UUID:
        """Merge a record into another: from now on they are one, until that is taken back.

        All that the loser owns, and every reference to it, is the winner's; the winner's fields stay as
        they are (change them in the same step where the loser's are better). Both ids may be of records
        that were merged before. Returns the id that both are shown as. What was changed before is
        flushed; loaded objects are renewed with their next use, and the loser's leaves the session.
        Merge one pair a step, for unmerging takes the step back. Raises ValueError where they are one.
        """
        from c21desk.storage import restoring  # it reads what this module writes

        self.flush()
        connection = self.connection()
        known = self.recorder.aliases(connection)
        loser, winner = known.resolve(loser_id.bytes), known.resolve(winner_id.bytes)
        if loser == winner:
            raise ValueError("a record cannot be merged into itself")
        with driver.writing(connection):
            self.recorder.merge(connection, record.__wire__, loser, winner)
            self.recorder.tables |= restoring.restore(connection, [loser, winner], self.recorder.arrival)
        for found in tuple(self):
            if isinstance(found, record) and found.id.bytes == loser:
                self.expunge(found)
        self.expire_all()
        return uuid.UUID(bytes=self.recorder.aliases(connection).resolve(winner))

    def _record_creations(self, creations: bulk.Creations) -> None:
        self.recorder.create_many(self.connection(), creations)


@event.listens_for(WriteSession, "before_flush")
def _before_flush(session: WriteSession, _context: UOWTransaction, _instances: Any) -> None:
    changed = {record for record in session.dirty if session.is_modified(record)}
    # A record's revision stands for it and all that it owns: an editor compares just this one.
    for record in tuple(changed):
        if record.__owner__ and (
            owner := session.get(OWNERS[type(record)], getattr(record, record.__owner__))
        ):
            changed.add(owner)
    known = session.recorder.aliases(session.connection())
    for record in (*session.new, *changed):
        if isinstance(record, Record):
            if known:
                _lead_on(record, known)
            for name, value in derived_values(record).items():
                setattr(record, name, value)
            record.rev = session.recorder.arrival
    session.connection().info["may_write"] = True


def _lead_on(record: Record, known: Aliases) -> None:
    """Let references to merged records, which an editor may still hold, lead to what they are shown as."""
    for column in (*aliases.references(type(record)), record.__owner__):
        value = getattr(record, column) if column else None
        if value is not None and value.bytes in known.shown_as:
            setattr(record, column, uuid.UUID(bytes=known.resolve(value.bytes)))


@event.listens_for(WriteSession, "after_flush")
def _after_flush(session: WriteSession, _context: UOWTransaction) -> None:
    connection = session.connection()
    session.recorder.flush(connection)
    connection.info["may_write"] = False


def _recorder(record: Record) -> Recorder | None:
    session = inspect(record).session
    return session.recorder if isinstance(session, WriteSession) else None


@event.listens_for(Record, "after_insert", propagate=True)
def _after_insert(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
    if recorder := _recorder(record):
        recorder.created(record)


@event.listens_for(Record, "after_update", propagate=True)
def _after_update(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
    if recorder := _recorder(record):
        recorder.changed(record)


@event.listens_for(Record, "after_delete", propagate=True)
def _after_delete(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
    if recorder := _recorder(record):
        recorder.deleted(record)
