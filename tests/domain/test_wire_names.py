"""Wire names are for ever: files of different versions must meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from c21desk.domain.base import Record
from c21desk.domain.model import BY_WIRE, RECORDS
from c21desk.services.fields import field_name
from c21desk.storage.wire import entity

KNOWN = Path(__file__).with_name("wire_names.txt")
LINES = KNOWN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split(":")[0])
def test_no_wire_name_was_ever_renamed_or_removed(line: str) -> None:
    wire, _, fields = line.partition(": ")
    assert wire in BY_WIRE
    assert set(fields.split()) <= set(entity(BY_WIRE[wire]).by_wire)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__wire__)
def test_new_wire_names_are_written_down(record: type[Record]) -> None:
    """A new field is added to wire_names.txt once, on purpose: it can never be taken back."""
    what = entity(record)
    assert f"{what.wire}: {' '.join(sorted(what.by_wire))}" in LINES


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__wire__)
def test_every_field_has_a_name_for_people(record: type[Record]) -> None:
    for wire in entity(record).by_wire:
        assert field_name(record, wire).msgid[0].isupper(), wire


def test_every_mapped_column_is_journalled_or_local() -> None:
    for record in RECORDS:
        for column in record.__table__.columns:
            if column.key not in ("id", "n"):
                assert ("wire" in column.info) != bool(column.info.get("local")), (
                    f"{record.__name__}.{column.key}"
                )
