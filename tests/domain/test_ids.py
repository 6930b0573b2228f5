"""Keys of new records."""

from __future__ import annotations

import uuid

from c21desk.domain.ids import new_id


def test_keys_differ_and_are_of_the_version_that_begins_with_the_time() -> None:
    keys = [new_id() for _ in range(10_000)]
    assert len(set(keys)) == len(keys)
    assert {(key.version, key.variant) for key in keys} == {(7, uuid.RFC_4122)}


def test_a_later_key_sorts_behind_an_earlier_one_by_its_time() -> None:
    times = [new_id().bytes[:6] for _ in range(1000)]
    assert times == sorted(times)
