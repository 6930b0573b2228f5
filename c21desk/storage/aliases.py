"""Records that are one: the reading of the journal's alias operations.

Merging does not move anything. An *alias* operation, filed under the record that goes (``root``), says
that it is the same as the record in its ``value``. While its step stands, the two are read together:

1. Alive alias operations are edges of a graph; records that hang together are one *cluster*, whatever
   the order in which the operations came and from how many cities. Taken by their stamps, the first
   first, each edge makes the record that its winner is shown as stand for both; an edge inside a
   cluster (a merged into b here, b into a there) says nothing new. So every file that holds the same
   operations shows each cluster as the same record.
2. What the members own is owned by the record that they are shown as, and references to a member lead
   there. Operations keep the id that they were written for (``root`` is the member that the owned
   record came from, see :func:`home`), so later ones find their way, and when the merge is taken back
   everything is where it was, with what was changed meanwhile.
3. The fields are those of the record that the cluster is shown as. Which of them came from the other
   was chosen by whoever merged, by ordinary operations in the same step. An operation on a field of
   another member that the merge had *not* seen (its vector does not cover it) is a head of the shown
   record's field, in conflict where the values differ. An edit of the shown record notes what it saw
   of each member beside what it saw of its own (``{"2": 7, "<member>": {"3": 9}}``), for sequence
   numbers of different records do not compare.
4. The cluster exists while one of its members does. Deleting it deletes every member.

The ``alias`` table keeps what each merged record is shown as; :func:`renew` brings it up to date.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, delete, func, insert, literal_column, select

from c21desk.domain.base import Record
from c21desk.domain.model import BY_WIRE, RECORDS
from c21desk.domain.people import Person
from c21desk.storage import tables
from c21desk.storage.wire import entity, from_json

ALIAS = "alias"

MERGEABLE: tuple[type[Record], ...] = (Person,)
"""Classes whose records can be merged."""

_o, _t = tables.operation.c, tables.transaction.c


@dataclass(frozen=True)
class Aliases:
    """For each merged record the one that it is shown as, and the other way round."""

    shown_as: dict[bytes, bytes]
    merged: dict[bytes, tuple[bytes, ...]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[bytes, list[bytes]] = {}
        for member in sorted(self.shown_as):
            found.setdefault(self.shown_as[member], []).append(member)
        object.__setattr__(self, "merged", {shown: tuple(members) for shown, members in found.items()})

    def __bool__(self) -> bool:
        return bool(self.shown_as)

    def __contains__(self, record: bytes) -> bool:
        return record in self.shown_as or record in self.merged

    def resolve(self, record: bytes) -> bytes:
        """The record that a record is shown as: itself where it was not merged into another."""
        return self.shown_as.get(record, record)

    def cluster(self, record: bytes) -> tuple[bytes, ...]:
        """All that are one with a record, the shown one first."""
        shown = self.resolve(record)
        return (shown, *self.merged.get(shown, ()))


def load(connection: Connection) -> Aliases:
    """The aliases of the file as they stand."""
    a = tables.alias.c
    return Aliases({row.record: row.shown_as for row in connection.execute(select(a.record, a.shown_as))})


# The condition is written out, for only then does SQLite use the index made for it.
_EDGES = (
    select(_o.root, _o.entity, _o.value, _o.stamp, _o.seq, tables.origin.c.uuid)
    .join(tables.origin, tables.origin.c.n == _o.origin)
    .outerjoin(tables.transaction, (_t.origin == _o.origin) & (_t.first == _o.txn))
    .where(literal_column("journal_op.kind = 'alias'"), func.coalesce(_t.alive, 1) == 1)
)


def from_journal(connection: Connection) -> Aliases:
    """What the journal says about records that are one."""
    edges = sorted(connection.execute(_EDGES), key=lambda row: (row.stamp, row.uuid, row.seq))
    next_to: dict[bytes, bytes] = {}

    def shown(record: bytes) -> bytes:
        while record in next_to:
            record = next_to[record]
        return record

    for row in edges:
        loser, winner = shown(row.root), shown(bytes.fromhex(from_json(row.value)))
        if row.entity in BY_WIRE and loser != winner:
            next_to[loser] = winner
    return Aliases({record: shown(record) for record in next_to})


def renew(connection: Connection) -> tuple[Aliases, set[bytes]]:
    """Bring the table up to date; returns the aliases and every member of a cluster that changed."""
    before, now = load(connection), from_journal(connection)
    if before.shown_as == now.shown_as:
        return now, set()
    differ = {
        record
        for record in before.shown_as.keys() | now.shown_as.keys()
        if before.resolve(record) != now.resolve(record)
    }
    changed = {member for record in differ for known in (before, now) for member in known.cluster(record)}
    connection.execute(delete(tables.alias))
    if now:
        rows = [{"record": record, "shown_as": shown} for record, shown in now.shown_as.items()]
        connection.execute(insert(tables.alias), rows)
    return now, changed


def home(connection: Connection, aliases: Aliases, owner: bytes, record: bytes) -> bytes:
    """The member of the owner's cluster that an owned record came from: its operations go there."""
    members = aliases.cluster(owner)
    if len(members) == 1:
        return owner
    made = (
        select(_o.root)
        .where(_o.root.in_(members), _o.kind == "create")
        .where((_o.record == record) | (func.instr(_o.value, record.hex()) > 0))
        .limit(1)
    )
    found: bytes | None = connection.scalar(made)
    return owner if found is None else found


@cache
def references(record: type[Record]) -> tuple[str, ...]:
    """Columns of a class that lead to records which can be merged."""
    return tuple(c.key for c in entity(record).table.columns if "to" in c.info)


def referring(connection: Connection, records: Iterable[bytes]) -> Iterator[bytes]:
    """Under which records the rows are filed that refer to any of these, as the tables show them."""
    ids = [uuid.UUID(bytes=record) for record in records]
    for record in RECORDS:
        table = entity(record).table
        for column in references(record):
            key: Any = table.c[record.__owner__ or "id"]
            for found in connection.scalars(select(key).where(table.c[column].in_(ids)).distinct()):
                yield found.bytes
