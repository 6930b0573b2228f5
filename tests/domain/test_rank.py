"""Rank order: level first, then time in office where it is known, then their own list."""

from __future__ import annotations

import datetime as dt
import uuid

from hypothesis import given
from hypothesis import strategies as st

from c21desk.domain.kinds import MemberRole
from c21desk.domain.rank import Ranked, rank_order


def member(
    number: int, level: int | None, order: int, since: int | None = None, role: str = "member"
) -> Ranked:
    day = dt.date(since, 1, 1) if since else None
    return Ranked(uuid.UUID(int=number), role, level, order, since=day)


def order(*members: Ranked) -> list[int]:
    return [place.key.int for place in rank_order(members)]


def test_of_one_level_the_longest_in_office_goes_first() -> None:
    assert order(member(1, 100, 1, 2020), member(2, 100, 2, 2015), member(3, 90, 3, 2024)) == [3, 2, 1]
    assert "longest in office" in str(
        rank_order([member(1, 100, 1, 2020), member(2, 100, 2, 2015)])[0].reason
    )


def test_where_one_time_in_office_is_unknown_their_list_decides() -> None:
    assert order(member(1, 100, 1, 2020), member(2, 100, 2, 2015), member(3, 100, 3)) == [1, 2, 3]


MEMBERS = st.lists(
    st.builds(
        Ranked,
        st.uuids(),
        st.sampled_from(MemberRole),
        st.none() | st.integers(10, 990),
        st.none() | st.integers(1, 9),
        st.none() | st.integers(-1, 12),
        since=st.none() | st.dates(),
    ),
    unique_by=lambda m: m.key,
    max_size=9,
)


@given(MEMBERS)
def test_everybody_has_one_place_and_the_head_leads_unless_moved_by_hand(members: list[Ranked]) -> None:
    places = rank_order(members)
    assert sorted(p.key for p in places) == sorted(m.key for m in members)
    assert [p.place for p in places] == list(range(1, len(members) + 1))
    by_rule = [p.key for p in places]
    if all(m.override is None for m in members):
        roles = {m.key: m.role for m in members}
        heads = [key for key in by_rule if roles[key] == MemberRole.HEAD]
        assert by_rule[: len(heads)] == heads
