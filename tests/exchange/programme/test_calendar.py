"""Calendars: zones, repeated and damaged events, limits; what we write is read back equal."""

from __future__ import annotations

import datetime as dt
import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from c21desk.domain.localized import LocalizedText
from c21desk.exchange.programme.calendar.writer import CalendarEvent, write_calendar
from c21desk.exchange.programme.reader import read_programme
from c21desk.exchange.programme.records import ProgrammeReading

VISIT = (dt.date(2031, 5, 5), dt.date(2031, 5, 9))


def _read(*lines: str, days: tuple[dt.date, dt.date] | None = VISIT) -> ProgrammeReading:
    return read_programme("\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR", "")).encode(), days)


def _event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", "SUMMARY:Talks", "UID:one@test", *lines, "END:VEVENT")


@pytest.mark.parametrize(
    ("start", "zone", "clock"),
    [
        ("DTSTART;TZID=Europe/Helsinki:20310505T090000", "Europe/Helsinki", "09:00"),
        ("DTSTART;TZID=China Standard Time:20310505T090000", "Asia/Shanghai", "09:00"),
        ("DTSTART;TZID=FLE Standard Time:20310505T090000", "Europe/Helsinki", "09:00"),
        ("DTSTART;TZID=/mozilla.org/20070129_1/Asia/Shanghai:20310505T090000", "Asia/Shanghai", "09:00"),
        ("DTSTART:20310505T090000Z", "UTC", "09:00"),
        ("DTSTART:20310505T090000", "", "09:00"),
    ],
)
def test_zones(start: str, zone: str, clock: str) -> None:
    row = _read(*_event(start, "DURATION:PT1H30M")).rows[0]
    assert (row.zone, row.start and row.start.strftime("%H:%M")) == (zone, clock)
    assert row.end == dt.time(10, 30)


def test_a_zone_of_the_files_own_rules() -> None:
    rules = (
        "BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:19961027T040000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0200", "END:STANDARD",
        "BEGIN:DAYLIGHT", "DTSTART:19810329T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300", "END:DAYLIGHT", "END:VTIMEZONE",
    )  # fmt: skip
    row = _read(*rules, *_event("DTSTART;TZID=Ours:20310505T090000")).rows[0]
    assert (row.zone, row.start) == ("Europe/Helsinki", dt.time(9))


def test_an_unknown_zone_is_unsure() -> None:
    row = _read(*_event("DTSTART;TZID=Nowhere:20310505T090000")).rows[0]
    assert row.zone == ""
    assert any("Nowhere" in str(u) for u in row.unsure)


def test_repeated_events_are_taken_from_the_visits_days() -> None:
    reading = _read(
        *_event(
            "DTSTART;TZID=Europe/Helsinki:20300101T090000", "RRULE:FREQ=DAILY",
            "EXDATE;TZID=Europe/Helsinki:20310506T090000",
        ),
        "BEGIN:VEVENT", "SUMMARY:Moved", "UID:one@test", "RECURRENCE-ID;TZID=Europe/Helsinki:20310507T090000",
        "DTSTART;TZID=Europe/Helsinki:20310507T140000", "END:VEVENT",
    )  # fmt: skip
    assert reading.read == 2
    assert [(r.day.day, r.title.en) for r in reading.rows] == [
        (5, "Talks"),
        (8, "Talks"),
        (9, "Talks"),
        (7, "Moved"),
    ]
    assert len({r.uid for r in reading.rows}) == 4


def test_without_days_the_first_time_is_taken_and_told() -> None:
    row = _read(*_event("DTSTART:20300101T090000Z", "RRULE:FREQ=WEEKLY"), days=None).rows[0]
    assert (row.day.year, row.uid) == (2030, "one@test/20300101T090000")
    assert row.unsure


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=MINUTELY;INTERVAL=1", "FREQ=YEARLY;BYHOUR=1,2,3;BYMINUTE=1,2,3", "nonsense", "FREQ=DAILY;COUNT=999999999",
    ],
)  # fmt: skip
def test_rules_without_end_cost_little(rule: str) -> None:
    began = time.process_time()
    reading = _read(*_event("DTSTART:19700101T090000Z", f"RRULE:{rule}"))
    assert reading.rows
    assert time.process_time() - began < 5


def test_200000_exceptions_are_heeded_in_part_and_told() -> None:
    dates = ",".join(f"20{i % 90 + 10}0101T0{i % 10}0000Z" for i in range(200_000))
    reading = _read(*_event("DTSTART:20310501T090000Z", "RRULE:FREQ=DAILY", f"EXDATE:{dates}"))
    assert any("200" in str(u) for r in reading.rows for u in r.unsure)


def test_damage_costs_only_itself() -> None:
    reading = _read(
        "BEGIN:VEVENT", "SUMMARY:No start", "END:VEVENT",
        *_event("DTSTART:20310505T090000Z", "DTEND:rubbish", "no colon here"),
        "BEGIN:VEVENT", "SUMMARY:Cut off", "DTSTART:20310506T090000Z",
    )  # fmt: skip
    assert reading.read == 3
    assert [r.title.en for r in reading.rows] == ["Talks", "Cut off"]
    assert len(reading.rejected) == 1


def test_cancelled_all_day_and_attendees() -> None:
    row = _read(
        *_event(
            "DTSTART;VALUE=DATE:20310505", "STATUS:CANCELLED", 'ATTENDEE;CN="Example, Eva":mailto:eva@example.org',
            "ATTENDEE:mailto:li@example.org", "BEGIN:VALARM", "TRIGGER:-PT5M", "SUMMARY:Alarm", "END:VALARM",
        )
    ).rows[0]  # fmt: skip
    assert row.cancelled
    assert row.people == ("Example, Eva", "li@example.org")
    assert (row.start, row.lasts) == (dt.time(0), 1)
    assert row.title.en == "Talks"


_CHANGES = ["2031-03-30T00:30", "2031-10-26T00:30", "2031-10-26T01:30"]
MOMENTS = st.one_of(
    st.integers(0, 10 * 525_600).map(
        lambda minutes: dt.datetime(2024, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    ),
    st.sampled_from([dt.datetime.fromisoformat(f"{text}+00:00") for text in _CHANGES]),
)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(MOMENTS, st.integers(0, 3000), st.sampled_from(["Europe/Helsinki", "Asia/Shanghai"]), st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=80)),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_what_is_written_is_read_back_equal(items: list[tuple[dt.datetime, int, str, str]]) -> None:
    events = [
        CalendarEvent(
            f"id-{n}",
            LocalizedText(fi=title, zh="会谈"),
            "fi",
            start,
            start + dt.timedelta(minutes=length),
            zone,
        )
        for n, (start, length, zone, title) in enumerate(items)
    ]
    data = write_calendar(events, "Vierailu", dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
    calendar = Calendar.from_ical(data)
    for event, found in zip(events, calendar.walk("VEVENT"), strict=True):
        wall = event.start.astimezone(ZoneInfo(event.zone)).replace(tzinfo=None)
        assert found["DTSTART"].dt.replace(tzinfo=None) == wall
        assert str(found["DTSTART"].params["TZID"]) == event.zone
        assert str(found["SUMMARY"]) == event.title.fi
        assert str(found["UID"]) == event.uid
    for zone in calendar.walk("VTIMEZONE"):
        own = zone.to_tz(lookup_tzid=False)
        for event in events:
            if event.zone == str(zone["TZID"]):
                wall = event.start.astimezone(ZoneInfo(event.zone)).replace(tzinfo=None)
                there = wall.replace(tzinfo=ZoneInfo(event.zone))
                if there.utcoffset() == there.replace(fold=1).utcoffset():
                    assert wall.replace(tzinfo=own).utcoffset() == there.utcoffset()
    rows = read_programme(data).rows
    assert [(r.title.fi, r.title.zh) for r in rows] == [(e.title.fi, e.title.zh) for e in events]
