"""Visits in full: travel, rooms, cars, papers, invitations, tasks, promises, gifts, notes, outcomes, seating."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TYPES = {
    "owner": sa.BLOB, "id": sa.BLOB, "text": sa.Text, "number": sa.Integer, "float": sa.Float,
    "day": sa.Date, "moment": sa.String,
}  # fmt: skip
_NEVER_NULL = ("owner", "text")
_LANGUAGES = ("fi", "en", "zh", "sv")

_TABLES = {
    "budget_line": (
        "visit_id:owner* kind:text what:text planned:number actual:number currency:text note:text "
        "list_order:number"
    ),
    "earlier_visit": "visit_id:owner* earlier_id:id*",
    "item_vehicle": "item_id:owner* vehicle_id:id*",
    "journey": (
        "visit_id:id* leg:text kind:text number:text origin:text destination:text departs:moment* "
        "departs_zone:text arrives:moment arrives_zone:text greeter_id:id vehicle_id:id note:text"
    ),
    "traveller": "journey_id:owner* person_id:id* note:text",
    "vehicle": (
        "visit_id:id* name:localized plate:text seats:number driver_id:id phone:text note:text "
        "list_order:number"
    ),
    "room": "visit_id:id* venue_id:id* number:text kind:text arrival:day departure:day note:text",
    "occupant": "room_id:owner* person_id:id*",
    "travel_time": "venue_id:id* other_id:id* minutes:number note:text",
    "document": (
        "visit_id:id* item_id:id* title:text kind:text dated:day language:text file_name:text "
        "media_type:text size:number content:text marking:text marking_ground:text note:text"
    ),
    "invitation": (
        "visit_id:id* item_id:id* person_id:id* answer:text sent:day answered:day party:number note:text"
    ),
    "task": (
        "visit_id:id* commitment_id:id title:localized due:day* due_days:number due_from:text "
        "owner_id:id status:text done:day note:text sort_fi:text* sort_zh:text*"
    ),
    "commitment": (
        "visit_id:id* item_id:id title:localized promised_by:text person_id:id* "
        "organisation_id:id* place_id:id* theme_id:id owner_id:id* promised:day due:day* "
        "status:text settled:day note:text sort_fi:text* sort_zh:text*"
    ),
    "gift": (
        "visit_id:id* item_id:id direction:text status:text title:localized person_id:id* "
        "organisation_id:id* our_person_id:id* day:day* value:number currency:text kept_at:text "
        "declared:day note:text sort_fi:text* sort_zh:text*"
    ),
    "note": (
        "visit_id:id* item_id:id* person_id:id* author_id:id kind:text written:moment* "
        "written_by:text text:text"
    ),
    "outcome": (
        "visit_id:id* commitment_id:id theme_id:id* place_id:id* city_id:id* organisation_id:id* "
        "kind:text title:localized day:day* year:number amount:number currency:text count:number "
        "evidence:text confidence:text note:text sort_fi:text* sort_zh:text*"
    ),
    "seating_plan": "visit_id:id* item_id:id* name:localized rule:text convention:text shape:text note:text",
    "seat": "plan_id:owner* place:text person_id:id* locked:number reason:text",
    "override": "visit_id:id* rule:text about:text reason:text author:text made:moment",
}
"""New tables: each column with its kind; a star marks an index."""

_COLUMNS = {
    "member": (
        "office_since:day joins:day leaves:day companion_id:id room_wish:text room_note:text "
        "vehicle_id:id badge:text papers:text"
    ),
    "person": "passport_issued:day passport_expires:day birth_place:text nationality:text",
    "organisation": "latitude:float longitude:float opening_hours:text",
    "place": "gift_limit:number",
    "participant": "vehicle_id:id attendance:text",
    "programme_item": "status:text calendar_uid:text*",
    "visit": (
        "marking_scope:text partner_place_id:id* requester_id:id* requested:day inviter_id:id "
        "payer:localized countries:number trip_start:day trip_end:day told:moment "
        "told_programme:text"
    ),
}
"""New columns of tables that stand."""


def upgrade() -> None:
    for table, columns in _TABLES.items():
        op.create_table(
            table,
            *(
                sa.Column(name, _TYPES[kind](), nullable=kind not in _NEVER_NULL)
                for name, kind, _ in _each(columns)
            ),
            sa.Column("id", sa.BLOB(), nullable=False),
            sa.Column("rev", sa.Integer(), nullable=False),
            sa.Column("n", sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint("n", name=op.f(f"pk_{table}")),
            sa.UniqueConstraint("id", name=op.f(f"uq_{table}_id")),
        )
        _add_indexes(table, columns)
    for table, columns in _COLUMNS.items():
        _add_columns(table, columns)
        _add_indexes(table, columns)


def _each(columns: str) -> list[tuple[str, str, bool]]:
    """Name, kind and index of each column that is written down as in _TABLES."""
    found = []
    for column in columns.split():
        name, _, kind = column.partition(":")
        if kind == "localized":
            found += [(f"{name}_{language}", "text", False) for language in _LANGUAGES]
        else:
            found.append((name, kind.rstrip("*"), kind.endswith("*")))
    return found


def _add_indexes(table: str, columns: str) -> None:
    for name, _kind, indexed in _each(columns):
        if indexed:
            op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


def _add_columns(table: str, columns: str) -> None:
    """New columns, empty for the rows that stand, without a default that would stay in the schema."""
    texts = []
    for name, kind, _indexed in _each(columns):
        if kind in _NEVER_NULL:
            texts.append(name)
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
        else:
            op.add_column(table, sa.Column(name, _TYPES[kind](), nullable=True))
    if not texts:
        return
    with op.batch_alter_table(table, recreate="always") as batch:
        for name in texts:
            batch.alter_column(name, existing_type=sa.Text(), existing_nullable=False, server_default=None)
