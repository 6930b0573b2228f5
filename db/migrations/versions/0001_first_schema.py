"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel",
        sa.Column("person_id", sa.BLOB(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_channel")),
        sa.UniqueConstraint("id", name=op.f("uq_channel_id")),
    )
    op.create_index(op.f("ix_channel_person_id"), "channel", ["person_id"], unique=False)
    op.create_table(
        "delegation",
        sa.Column("name_fi", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.BLOB(), nullable=True),
        sa.Column("place_id", sa.BLOB(), nullable=True),
        sa.Column("organisation_id", sa.BLOB(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("sort_fi", sa.Text(), nullable=False),
        sa.Column("sort_zh", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_delegation")),
        sa.UniqueConstraint("id", name=op.f("uq_delegation_id")),
    )
    op.create_index(op.f("ix_delegation_organisation_id"), "delegation", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_delegation_place_id"), "delegation", ["place_id"], unique=False)
    op.create_index(op.f("ix_delegation_sort_fi"), "delegation", ["sort_fi"], unique=False)
    op.create_index(op.f("ix_delegation_sort_zh"), "delegation", ["sort_zh"], unique=False)
    op.create_index(op.f("ix_delegation_visit_id"), "delegation", ["visit_id"], unique=False)
    op.create_table(
        "journal_op",
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("txn", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("root", sa.BLOB(), nullable=False),
        sa.Column("record", sa.BLOB(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("origin", "seq", name=op.f("pk_journal_op")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_journal_op_root", "journal_op", ["root"], unique=False)
    op.create_table(
        "journal_origin",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_journal_origin")),
        sa.UniqueConstraint("uuid", name=op.f("uq_journal_origin_uuid")),
    )
    op.create_table(
        "journal_txn",
        sa.Column("arrival", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("retracts", sa.Integer(), nullable=True),
        sa.Column("alive", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("arrival", name=op.f("pk_journal_txn")),
    )
    op.create_index("ix_journal_txn_kind_alive", "journal_txn", ["origin", "kind", "alive"], unique=False)
    op.create_index("ix_journal_txn_retracts", "journal_txn", ["retracts"], unique=False)
    op.create_index("uq_journal_txn_origin_first", "journal_txn", ["origin", "first"], unique=True)
    op.create_table(
        "member",
        sa.Column("delegation_id", sa.BLOB(), nullable=False),
        sa.Column("person_id", sa.BLOB(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("title_fi", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_sv", sa.Text(), nullable=False),
        sa.Column("organisation_fi", sa.Text(), nullable=False),
        sa.Column("organisation_en", sa.Text(), nullable=False),
        sa.Column("organisation_zh", sa.Text(), nullable=False),
        sa.Column("organisation_sv", sa.Text(), nullable=False),
        sa.Column("rank_level", sa.Integer(), nullable=True),
        sa.Column("rank_override", sa.Integer(), nullable=True),
        sa.Column("rank_reason", sa.Text(), nullable=False),
        sa.Column("list_order", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_member")),
        sa.UniqueConstraint("id", name=op.f("uq_member_id")),
    )
    op.create_index(op.f("ix_member_delegation_id"), "member", ["delegation_id"], unique=False)
    op.create_index(op.f("ix_member_person_id"), "member", ["person_id"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "objective",
        sa.Column("visit_id", sa.BLOB(), nullable=False),
        sa.Column("theme_id", sa.BLOB(), nullable=True),
        sa.Column("text_fi", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("text_zh", sa.Text(), nullable=False),
        sa.Column("text_sv", sa.Text(), nullable=False),
        sa.Column("list_order", sa.Integer(), nullable=True),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_objective")),
        sa.UniqueConstraint("id", name=op.f("uq_objective_id")),
    )
    op.create_index(op.f("ix_objective_theme_id"), "objective", ["theme_id"], unique=False)
    op.create_index(op.f("ix_objective_visit_id"), "objective", ["visit_id"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("name_fi", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.BLOB(), nullable=True),
        sa.Column("place_id", sa.BLOB(), nullable=True),
        sa.Column("address_fi", sa.Text(), nullable=False),
        sa.Column("address_en", sa.Text(), nullable=False),
        sa.Column("address_zh", sa.Text(), nullable=False),
        sa.Column("address_sv", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("web", sa.Text(), nullable=False),
        sa.Column("background_fi", sa.Text(), nullable=False),
        sa.Column("background_en", sa.Text(), nullable=False),
        sa.Column("background_zh", sa.Text(), nullable=False),
        sa.Column("background_sv", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("sort_fi", sa.Text(), nullable=False),
        sa.Column("sort_zh", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_organisation")),
        sa.UniqueConstraint("id", name=op.f("uq_organisation_id")),
    )
    op.create_index(op.f("ix_organisation_parent_id"), "organisation", ["parent_id"], unique=False)
    op.create_index(op.f("ix_organisation_place_id"), "organisation", ["place_id"], unique=False)
    op.create_index(op.f("ix_organisation_sort_fi"), "organisation", ["sort_fi"], unique=False)
    op.create_index(op.f("ix_organisation_sort_zh"), "organisation", ["sort_zh"], unique=False)
    op.create_table(
        "participant",
        sa.Column("item_id", sa.BLOB(), nullable=False),
        sa.Column("person_id", sa.BLOB(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_participant")),
        sa.UniqueConstraint("id", name=op.f("uq_participant_id")),
    )
    op.create_index(op.f("ix_participant_item_id"), "participant", ["item_id"], unique=False)
    op.create_index(op.f("ix_participant_person_id"), "participant", ["person_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("family_latin", sa.Text(), nullable=False),
        sa.Column("given_latin", sa.Text(), nullable=False),
        sa.Column("family_han", sa.Text(), nullable=False),
        sa.Column("given_han", sa.Text(), nullable=False),
        sa.Column("pinyin_family", sa.Text(), nullable=False),
        sa.Column("pinyin_given", sa.Text(), nullable=False),
        sa.Column("western_name", sa.Text(), nullable=False),
        sa.Column("passport_name", sa.Text(), nullable=False),
        sa.Column("name_order", sa.Text(), nullable=False),
        sa.Column("honorific", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("passport_number", sa.Text(), nullable=False),
        sa.Column("home_place_id", sa.BLOB(), nullable=True),
        sa.Column("biography_fi", sa.Text(), nullable=False),
        sa.Column("biography_en", sa.Text(), nullable=False),
        sa.Column("biography_zh", sa.Text(), nullable=False),
        sa.Column("biography_sv", sa.Text(), nullable=False),
        sa.Column("diet", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("portrait", sa.Text(), nullable=False),
        sa.Column("sort_fi", sa.Text(), nullable=False),
        sa.Column("sort_zh", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_person")),
        sa.UniqueConstraint("id", name=op.f("uq_person_id")),
    )
    op.create_index(op.f("ix_person_home_place_id"), "person", ["home_place_id"], unique=False)
    op.create_index(op.f("ix_person_sort_fi"), "person", ["sort_fi"], unique=False)
    op.create_index(op.f("ix_person_sort_zh"), "person", ["sort_zh"], unique=False)
    op.create_table(
        "place",
        sa.Column("name_fi", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.BLOB(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("geoname_id", sa.Integer(), nullable=True),
        sa.Column("division_code", sa.Text(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("facts_fi", sa.Text(), nullable=False),
        sa.Column("facts_en", sa.Text(), nullable=False),
        sa.Column("facts_zh", sa.Text(), nullable=False),
        sa.Column("facts_sv", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sort_fi", sa.Text(), nullable=False),
        sa.Column("sort_zh", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_place")),
        sa.UniqueConstraint("id", name=op.f("uq_place_id")),
    )
    op.create_index(op.f("ix_place_parent_id"), "place", ["parent_id"], unique=False)
    op.create_index(op.f("ix_place_sort_fi"), "place", ["sort_fi"], unique=False)
    op.create_index(op.f("ix_place_sort_zh"), "place", ["sort_zh"], unique=False)
    op.create_table(
        "position",
        sa.Column("person_id", sa.BLOB(), nullable=False),
        sa.Column("organisation_id", sa.BLOB(), nullable=True),
        sa.Column("title_fi", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_sv", sa.Text(), nullable=False),
        sa.Column("title_source", sa.Text(), nullable=False),
        sa.Column("title_id", sa.BLOB(), nullable=True),
        sa.Column("rank_level", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_position")),
        sa.UniqueConstraint("id", name=op.f("uq_position_id")),
    )
    op.create_index(op.f("ix_position_organisation_id"), "position", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_position_person_id"), "position", ["person_id"], unique=False)
    op.create_table(
        "programme_item",
        sa.Column("visit_id", sa.BLOB(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("title_fi", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_sv", sa.Text(), nullable=False),
        sa.Column("venue_id", sa.BLOB(), nullable=True),
        sa.Column("transport_fi", sa.Text(), nullable=False),
        sa.Column("transport_en", sa.Text(), nullable=False),
        sa.Column("transport_zh", sa.Text(), nullable=False),
        sa.Column("transport_sv", sa.Text(), nullable=False),
        sa.Column("objectives_fi", sa.Text(), nullable=False),
        sa.Column("objectives_en", sa.Text(), nullable=False),
        sa.Column("objectives_zh", sa.Text(), nullable=False),
        sa.Column("objectives_sv", sa.Text(), nullable=False),
        sa.Column("points_fi", sa.Text(), nullable=False),
        sa.Column("points_en", sa.Text(), nullable=False),
        sa.Column("points_zh", sa.Text(), nullable=False),
        sa.Column("points_sv", sa.Text(), nullable=False),
        sa.Column("avoid_fi", sa.Text(), nullable=False),
        sa.Column("avoid_en", sa.Text(), nullable=False),
        sa.Column("avoid_zh", sa.Text(), nullable=False),
        sa.Column("avoid_sv", sa.Text(), nullable=False),
        sa.Column("their-wishes_fi", sa.Text(), nullable=False),
        sa.Column("their-wishes_en", sa.Text(), nullable=False),
        sa.Column("their-wishes_zh", sa.Text(), nullable=False),
        sa.Column("their-wishes_sv", sa.Text(), nullable=False),
        sa.Column("our-answer_fi", sa.Text(), nullable=False),
        sa.Column("our-answer_en", sa.Text(), nullable=False),
        sa.Column("our-answer_zh", sa.Text(), nullable=False),
        sa.Column("our-answer_sv", sa.Text(), nullable=False),
        sa.Column("background_fi", sa.Text(), nullable=False),
        sa.Column("background_en", sa.Text(), nullable=False),
        sa.Column("background_zh", sa.Text(), nullable=False),
        sa.Column("background_sv", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("sort_fi", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_programme_item")),
        sa.UniqueConstraint("id", name=op.f("uq_programme_item_id")),
    )
    op.create_index(op.f("ix_programme_item_start"), "programme_item", ["start"], unique=False)
    op.create_index(op.f("ix_programme_item_venue_id"), "programme_item", ["venue_id"], unique=False)
    op.create_index(op.f("ix_programme_item_visit_id"), "programme_item", ["visit_id"], unique=False)
    op.create_table(
        "search_dirty",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("root", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "root", name=op.f("pk_search_dirty")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "theme",
        sa.Column("name_fi", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("description_fi", sa.Text(), nullable=False),
        sa.Column("description_en", sa.Text(), nullable=False),
        sa.Column("description_zh", sa.Text(), nullable=False),
        sa.Column("description_sv", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sort_fi", sa.Text(), nullable=False),
        sa.Column("sort_zh", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_theme")),
        sa.UniqueConstraint("id", name=op.f("uq_theme_id")),
    )
    op.create_index(op.f("ix_theme_sort_fi"), "theme", ["sort_fi"], unique=False)
    op.create_index(op.f("ix_theme_sort_zh"), "theme", ["sort_zh"], unique=False)
    op.create_table(
        "title",
        sa.Column("name_fi", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("variants", sa.Text(), nullable=False),
        sa.Column("rank_level", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sort_fi", sa.Text(), nullable=False),
        sa.Column("sort_zh", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_title")),
        sa.UniqueConstraint("id", name=op.f("uq_title_id")),
    )
    op.create_index(op.f("ix_title_sort_fi"), "title", ["sort_fi"], unique=False)
    op.create_index(op.f("ix_title_sort_zh"), "title", ["sort_zh"], unique=False)
    op.create_table(
        "visit",
        sa.Column("title_fi", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_sv", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("place_id", sa.BLOB(), nullable=True),
        sa.Column("purpose_fi", sa.Text(), nullable=False),
        sa.Column("purpose_en", sa.Text(), nullable=False),
        sa.Column("purpose_zh", sa.Text(), nullable=False),
        sa.Column("purpose_sv", sa.Text(), nullable=False),
        sa.Column("outcome-wanted_fi", sa.Text(), nullable=False),
        sa.Column("outcome-wanted_en", sa.Text(), nullable=False),
        sa.Column("outcome-wanted_zh", sa.Text(), nullable=False),
        sa.Column("outcome-wanted_sv", sa.Text(), nullable=False),
        sa.Column("practical_fi", sa.Text(), nullable=False),
        sa.Column("practical_en", sa.Text(), nullable=False),
        sa.Column("practical_zh", sa.Text(), nullable=False),
        sa.Column("practical_sv", sa.Text(), nullable=False),
        sa.Column("contact_fi", sa.Text(), nullable=False),
        sa.Column("contact_en", sa.Text(), nullable=False),
        sa.Column("contact_zh", sa.Text(), nullable=False),
        sa.Column("contact_sv", sa.Text(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("marking_ground", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("sort_fi", sa.Text(), nullable=False),
        sa.Column("sort_zh", sa.Text(), nullable=False),
        sa.Column("id", sa.BLOB(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_visit")),
        sa.UniqueConstraint("id", name=op.f("uq_visit_id")),
    )
    op.create_index(op.f("ix_visit_place_id"), "visit", ["place_id"], unique=False)
    op.create_index(op.f("ix_visit_sort_fi"), "visit", ["sort_fi"], unique=False)
    op.create_index(op.f("ix_visit_sort_zh"), "visit", ["sort_zh"], unique=False)
    op.create_index(op.f("ix_visit_start"), "visit", ["start"], unique=False)
