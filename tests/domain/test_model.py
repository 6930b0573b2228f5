from __future__ import annotations

from c21desk.domain.base import Record
from c21desk.domain.model import RECORDS, sensitive_fields
from c21desk.domain.people import Channel, Person


def test_what_may_hurt_a_person_is_marked_as_sensitive() -> None:
    assert sensitive_fields(Person) == {
        "passport_name",
        "passport_number",
        "birth_date",
        "birth_place",
        "passport_issued",
        "passport_expires",
        "diet",
        "allergies",
        "access_needs",
    }
    assert sensitive_fields(Channel) == frozenset()


def test_references_that_follow_merged_records_name_a_kind_that_exists() -> None:
    kinds = {record.__wire__ for record in RECORDS}

    def targets(record: type[Record]) -> set[str]:
        return {c.info["to"] for c in record.__table__.columns if "to" in c.info}

    assert set().union(*map(targets, RECORDS)) <= kinds
