"""Where the boxes of the timeline lie, what its clocks show, and what a drag does to times."""

from __future__ import annotations

import datetime as dt
import uuid
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from c21desk.domain.localized import LocalizedText
from c21desk.domain.rules import Finding, Level
from c21desk.domain.times import CHINA, FINLAND, from_local, local
from c21desk.i18n import message
from c21desk.services.rows.timeline import Timeline, TimelineItem
from c21desk.ui.visits.timeline import layout
from c21desk.ui.visits.timeline.clock import DAY, Clock, days_of, snapped, waking_hours
from c21desk.ui.visits.timeline.drag import Drag, Grip, Spot, change, nudged
from c21desk.ui.visits.timeline.gaps import gaps
from c21desk.ui.visits.timeline.marks import Mark, marks

MAY = dt.date(2031, 5, 5)
CLOCK = Clock(tuple(MAY + dt.timedelta(n) for n in range(3)), FINLAND)


def item(start: float | None, end: float | None = None, **values: object) -> TimelineItem:
    """An item from one hour to another, counted from the first day's midnight in Finland."""
    midnight = from_local(MAY, dt.time(), FINLAND)
    fields: dict[str, object] = {
        "id": uuid.uuid4(), "zone": FINLAND, "kind": "meeting", "track": "", "title": LocalizedText(en="Talks"),
        "venue_id": None, "venue": LocalizedText(), "status": "",
    }  # fmt: skip
    for name, hours in (("start", start), ("end", end)):
        fields[name] = None if hours is None else midnight + dt.timedelta(hours=hours)
    return TimelineItem(**{**fields, **values})  # type: ignore[arg-type]


def timeline(*items: TimelineItem, **values: object) -> Timeline:
    fields = {
        "first": MAY, "last": MAY + dt.timedelta(2), "zone": FINLAND, "people": {}, "vehicles": {}, "travel": {},
    }  # fmt: skip
    return Timeline(items=items, **{**fields, **values})  # type: ignore[arg-type]


spans = st.lists(
    st.builds(
        lambda start, length, track: layout.Span(uuid.uuid4(), 0, start, min(DAY, start + length), track),
        st.integers(0, DAY - 5),
        st.integers(1, 600),
        st.sampled_from(["", "", "Education", "Tourism", "教育"]),
    ),
    max_size=40,
)


@given(spans, st.sampled_from([0, 12, 30]))
def test_every_item_is_placed_once_and_no_box_covers_another(own: list[layout.Span], least: float) -> None:
    boxes = layout.lay_out(own, least)
    assert sorted(box.span.item for box in boxes) == sorted(span.item for span in own)
    for box in boxes:
        assert 0 <= box.left < box.right <= 1 + 1e-9
        assert box.bottom >= box.span.end
        assert box.bottom - box.span.start >= least
    for one, other in combinations(boxes, 2):
        in_time = one.span.start < other.bottom and other.span.start < one.bottom
        assert not (in_time and one.left < other.right - 1e-9 and other.left < one.right - 1e-9)


@given(spans, st.randoms(use_true_random=False))
def test_the_layout_does_not_depend_on_the_order_given(own: list[layout.Span], chance: object) -> None:
    shuffled = list(own)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert layout.lay_out(own) == layout.lay_out(shuffled)


@given(spans)
def test_a_track_stays_in_its_own_part_of_the_day(own: list[layout.Span]) -> None:
    tracks = layout.tracks_of(own)
    boxes = layout.lay_out(own)
    for one, other in combinations([b for b in boxes if b.span.track], 2):
        if tracks.index(one.span.track) < tracks.index(other.span.track):
            meet = one.span.start < other.span.end and other.span.start < one.span.end
            assert not meet or one.right <= other.left + 1e-9


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=30))
def test_nothing_lies_on_another_in_a_row(pairs: list[tuple[int, int]]) -> None:
    own = sorted((start, start + length) for start, length in pairs)
    lines = layout.stack(own)
    for (one, first), (other, second) in combinations(list(zip(own, lines, strict=True)), 2):
        assert first != second or one[1] <= other[0] or other[1] <= one[0]


def test_an_item_over_midnight_has_a_piece_in_each_day() -> None:
    one, other = layout.spans_of(item(22, 25.5), CLOCK)
    assert (one.day, one.start, one.end, one.first, one.last) == (0, 22 * 60, DAY, True, False)
    assert (other.day, other.start, other.end, other.first, other.last) == (1, 0, 90, False, True)
    [only] = layout.spans_of(item(20, 24), CLOCK)
    assert (only.day, only.end, only.last) == (0, DAY, True)


def test_an_item_without_an_end_or_of_no_length_is_half_an_hour() -> None:
    for one in (item(9), item(9, 9)):
        [span] = layout.spans_of(one, CLOCK)
        assert (span.start, span.end) == (540, 570)
    assert layout.spans_of(item(None), CLOCK) == []


def test_nights_and_whole_days_go_above_the_days() -> None:
    night = item(21, 33, kind="accommodation")
    check_in = item(15, 16, kind="accommodation")
    fair = item(0, 24)
    flight = item(22, 32)
    assert [layout.in_strip(one, CLOCK) for one in (night, check_in, fair, flight)] == [
        True,
        False,
        True,
        False,
    ]
    [first, second] = layout.stripes([night, item(23, 50)], CLOCK)
    assert (first.first, first.last, first.line) == (0, 1, 0)
    assert (second.first, second.last, second.line) == (0, 2, 1)


def test_days_of_the_visit_and_of_its_items_are_shown() -> None:
    far = item(24 * 40 + 9, 24 * 40 + 10)
    days = days_of(timeline(item(9, 10), far), FINLAND)
    assert days == (*CLOCK.days, MAY + dt.timedelta(40))
    assert days_of(timeline(first=None, last=None), FINLAND) == ()
    mistyped = timeline(last=dt.date(2131, 5, 5))
    assert len(days_of(mistyped, FINLAND)) == 62


@given(st.integers(0, 365 * 24 * 60))
def test_place_and_moment_agree_over_changes_of_the_clocks(minutes: int) -> None:
    moment = dt.datetime(2031, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    for zone in (FINLAND, CHINA):
        wall = local(moment, zone)
        clock = Clock((wall.date(),), zone)
        # only the hour that is shown twice in autumn is not told apart
        assert clock.moment(*clock.spot(moment)) == moment or wall.fold == 1


def test_offices_work_at_the_same_time_for_fewer_hours_in_winter() -> None:
    summer, winter = Clock((dt.date(2031, 5, 5),), FINLAND), Clock((dt.date(2031, 12, 1),), FINLAND)
    assert summer.office_overlap(0) == (8 * 60, 12.5 * 60)
    assert winter.office_overlap(0) == (8 * 60, 11.5 * 60)
    assert Clock((dt.date(2031, 5, 5),), CHINA).office_overlap(0) == (13 * 60, 17.5 * 60)
    assert Clock((dt.date(2031, 5, 4),), FINLAND).office_overlap(0) is None
    assert (summer.ahead(0), winter.ahead(0)) == (5, 6)


def test_waking_hours_hold_every_item() -> None:
    assert waking_hours([]) == (7, 22)
    assert waking_hours([(330, 600), (600, 1385)]) == (5, 24)


@pytest.mark.parametrize(("minute", "step", "expected"), [(62.4, 5, 60), (62.6, 5, 65), (62.4, 1, 62)])
def test_snap(minute: float, step: int, expected: int) -> None:
    assert snapped(minute, step) == expected


def test_a_move_snaps_and_keeps_the_length() -> None:
    one = item(9 + 7 / 60, 10)
    moved = change(Drag(Grip.MOVE, Spot(0, 550), one), Spot(1, 612), CLOCK)
    assert local(moved.start, FINLAND) == dt.datetime(
        2031, 5, 6, 10, 10, tzinfo=local(one.start, FINLAND).tzinfo
    )  # type: ignore[arg-type]
    assert moved.end is not None
    assert moved.end - moved.start == dt.timedelta(minutes=53)
    fine = change(Drag(Grip.MOVE, Spot(0, 550), one), Spot(0, 552), CLOCK, fine=True)
    assert local(fine.start, FINLAND).minute == 9
    aside = change(Drag(Grip.MOVE, Spot(0, 550), one), Spot(2, 551), CLOCK)
    assert local(aside.start, FINLAND).minute == 7


def test_a_move_over_the_change_to_summer_time_keeps_the_length() -> None:
    clock = Clock((dt.date(2031, 3, 29), dt.date(2031, 3, 30)), FINLAND)
    start = from_local(dt.date(2031, 3, 29), dt.time(2, 30), FINLAND)
    one = item(0, 1)
    one = TimelineItem(**{**one.__dict__, "start": start, "end": start + dt.timedelta(hours=3)})
    moved = change(Drag(Grip.MOVE, Spot(0, 150), one), Spot(1, 150), clock)
    assert local(moved.start, FINLAND).time() == dt.time(2, 30)
    assert moved.end == moved.start + dt.timedelta(hours=3)
    assert local(moved.end, FINLAND).time() == dt.time(6, 30)


@given(st.floats(0, DAY), st.integers(0, 2), st.booleans(), st.sampled_from(list(Grip)))
def test_no_drag_ends_before_it_starts(minute: float, day: int, fine: bool, grip: Grip) -> None:
    dragged = None if grip == Grip.NEW else item(None) if grip == Grip.FRESH else item(9, 10)
    found = change(Drag(grip, Spot(0, 560), dragged), Spot(day, minute), CLOCK, fine=fine)
    assert found.end is not None
    assert found.end > found.start
    assert CLOCK.spot(found.start)[0] in range(3)


def test_only_an_item_of_a_track_changes_its_track() -> None:
    tracked, common = item(9, 10, track="A"), item(9, 10)
    assert change(Drag(Grip.MOVE, Spot(0, 550, "A"), tracked), Spot(0, 550, "B"), CLOCK).track == "B"
    assert change(Drag(Grip.MOVE, Spot(0, 550, "A"), common), Spot(0, 550, "B"), CLOCK).track is None
    assert change(Drag(Grip.NEW, Spot(0, 550, "A")), Spot(0, 650, "A"), CLOCK).track == "A"


def test_keys_move_by_minutes_and_days() -> None:
    one = item(9, 10)
    later = nudged(one, CLOCK, minutes=5)
    assert later is not None
    assert later.start - one.start == dt.timedelta(minutes=5)  # type: ignore[operator]
    assert nudged(one, CLOCK, days=-1) is None
    assert nudged(item(None), CLOCK, minutes=5) is None
    short = item(9, 9)
    assert nudged(short, CLOCK, minutes=-5, end_only=True) is None


def test_ways_between_venues() -> None:
    hall, hotel, bus = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    wang, li = uuid.uuid4(), uuid.uuid4()
    meeting = item(9, 10, venue_id=hall, people=(wang,))
    lunch = item(10.5, 12, venue_id=hotel, people=(wang, li))
    elsewhere = item(10, 10.25, venue_id=bus, people=(li,))
    [found] = gaps([meeting, elsewhere, lunch], {})
    assert (found.before, found.after, found.minutes, found.needed) == (elsewhere.id, lunch.id, 15, None)
    [only] = gaps([meeting, lunch], {frozenset((hall, hotel)): 40})
    assert (only.minutes, only.needed, only.short) == (30, 40, True)
    transfer = item(10, 10.4, kind="transfer", people=(wang,))
    assert gaps([meeting, transfer, lunch], {}) == []


def test_clashes_are_hatched_and_named_first() -> None:
    one, other = uuid.uuid4(), uuid.uuid4()

    def finding(rule: str, level: Level, words: str) -> Finding:
        return Finding(rule, level, message(words), (), "")

    late = finding("travel-time.short", Level.WARNING, "The way takes longer.")
    host = finding("missing.host", Level.NOTE, "Nobody receives them.")
    interpreter = finding("missing.interpreter", Level.WARNING, "No interpreter.")
    found = marks({one: [host, interpreter, late], other: [host]})
    assert found[one] == Mark(
        True, True, ("The way takes longer.", "Nobody receives them.", "No interpreter.")
    )
    assert found[other] == Mark(False, False, ("Nobody receives them.",))
