"""The store's own tables: the journal, facts about the file, and the search index.

The journal is what the file *is*; the tables of the domain are its reading. Every operation is
immutable. A transaction is a row of ``journal_txn`` and the operations ``first``…``last`` of its origin.
"""

from __future__ import annotations

from sqlalchemy import (
    BLOB,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from c21desk.domain.model import metadata

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Facts about this file: its database id and the number of its own origin."""

origin = Table(
    "journal_origin",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("uuid", BLOB, nullable=False, unique=True),
)
"""Who makes operations: each file is an origin, and so is the shared seed."""

transaction = Table(
    "journal_txn",
    metadata,
    Column("arrival", Integer, primary_key=True),
    Column("origin", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("stamp", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("kind", Integer, nullable=False),
    Column("retracts", Integer, nullable=True),
    Column("alive", Integer, nullable=False),
)
"""One undo step. ``arrival`` counts the steps as this file saw them; ``stamp`` is a hybrid clock stamp;
``label`` is a Message as JSON. ``kind`` is 0 for an edit, 1 for an undo, 2 for a redo; ``retracts`` is
the arrival of the step that an undo or redo takes back. ``alive`` is 0 while a later step takes this
one back."""
Index("uq_journal_txn_origin_first", transaction.c.origin, transaction.c.first, unique=True)
Index("ix_journal_txn_retracts", transaction.c.retracts)
Index("ix_journal_txn_kind_alive", transaction.c.origin, transaction.c.kind, transaction.c.alive)

operation = Table(
    "journal_op",
    metadata,
    Column("origin", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("stamp", Integer, nullable=False),
    Column("txn", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("root", BLOB, nullable=False),
    Column("record", BLOB, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("vector", Text, nullable=False),
    PrimaryKeyConstraint("origin", "seq"),
    sqlite_with_rowid=False,
)
"""One operation. ``kind``: ``create`` (``value`` is an object of fields, with owned records under
``owns``), ``set`` (one ``field``), ``delete``, ``alias`` (``value`` is the id that the record was merged into), ``retract`` (``value`` names the transaction). ``txn`` is
the transaction's first sequence number. ``vector`` is what the author had seen of the field:
``{origin number: sequence}``; an operation supersedes those that its vector covers."""
Index("ix_journal_op_root", operation.c.root)
Index("ix_journal_op_alias", operation.c.root, sqlite_where=text("kind = 'alias'"))

alias = Table(
    "alias",
    metadata,
    Column("record", BLOB, nullable=False),
    Column("shown_as", BLOB, nullable=False),
    PrimaryKeyConstraint("record"),
    sqlite_with_rowid=False,
)
"""Records that were merged into others, each with the one that it is shown as now (never itself merged):
the reading of the journal's alias operations."""
Index("ix_alias_shown_as", alias.c.shown_as)

attachment = Table(
    "attachment",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("hash", BLOB, nullable=False, unique=True),
    Column("held", Integer, nullable=False),
    Column("data", BLOB, nullable=False),
)
"""Portraits and other bytes by their SHA-256. ``held`` is 1 once an operation names the hash: those stay
for as long as the operation does, for undo may bring them back; others go when the file is closed."""

local_value = Table(
    "local_value",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What this file remembers outside the journal: saved filters, column mappings. It does not travel."""

dirty = Table(
    "search_dirty",
    metadata,
    Column("entity", Text, nullable=False),
    Column("root", BLOB, nullable=False),
    PrimaryKeyConstraint("entity", "root"),
    sqlite_with_rowid=False,
)
"""Records whose search text must be renewed before the transaction ends; filled by triggers."""
