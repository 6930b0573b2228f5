"""Contacts: addresses, tags, more about people; merged records, attachments, local values."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PERSON = (
    "allergies",
    "access_needs",
    "languages",
    "interpreting",
    "sort_as_family",
    "sort_as_given",
    "card_uid",
    "card_extra",
)


def upgrade() -> None:
    _add_texts("person", list(_PERSON))
    op.create_index(op.f("ix_person_card_uid"), "person", ["card_uid"], unique=False)
    _add_texts("position", ["department"])
    op.add_column("channel", sa.Column("preferred", sa.Integer(), nullable=True))
    op.create_table(
        "postal_address",
        sa.Column("person_id", sa.BLOB(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("po_box", sa.Text(), nullable=False),
        sa.Column("extended", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("locality", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("han", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_postal_address")),
        sa.UniqueConstraint("id", name=op.f("uq_postal_address_id")),
    )
    op.create_index(op.f("ix_postal_address_person_id"), "postal_address", ["person_id"], unique=False)
    op.create_table(
        "person_tag",
        sa.Column("person_id", sa.BLOB(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_person_tag")),
        sa.UniqueConstraint("id", name=op.f("uq_person_tag_id")),
    )
    op.create_index(op.f("ix_person_tag_name"), "person_tag", ["name"], unique=False)
    op.create_index(op.f("ix_person_tag_person_id"), "person_tag", ["person_id"], unique=False)
    op.create_table(
        "alias",
        sa.Column("record", sa.BLOB(), nullable=False),
        sa.Column("shown_as", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_alias")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alias_shown_as", "alias", ["shown_as"], unique=False)
    op.create_index(
        "ix_journal_op_alias", "journal_op", ["root"], unique=False, sqlite_where=sa.text("kind = 'alias'")
    )
    op.create_table(
        "attachment",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("hash", sa.BLOB(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("data", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_attachment")),
        sa.UniqueConstraint("hash", name=op.f("uq_attachment_hash")),
    )
    op.create_table(
        "local_value",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_local_value")),
    )


def _add_texts(table: str, columns: list[str]) -> None:
    """Columns that are empty for the rows that stand, without a default that would stay in the schema."""
    for column in columns:
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table(table, recreate="always") as batch:
        for column in columns:
            batch.alter_column(column, existing_type=sa.Text(), existing_nullable=False, server_default=None)
