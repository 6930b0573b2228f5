"""Programmes as offices write them, in three languages; all people and companies are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from c21desk.exchange.programme.clock import normal, span_at
from c21desk.exchange.programme.days import Anchors, settle
from c21desk.exchange.programme.reader import read_text
from c21desk.exchange.programme.records import ProgrammeReading, ProgrammeRow
from tests.exchange.programme.samples import PROGRAMMES


def _shown(row: ProgrammeRow, reading: ProgrammeReading) -> str:
    day = settle([r.day for r in reading.rows], Anchors(reading.first))[row.day][0]
    if day:
        day += dt.timedelta(days=row.shift)
    begin = row.start.strftime("%H:%M") if row.start else "–"
    end = row.end.strftime("%H:%M") if row.end and not row.end_guessed else ""
    title = "/".join(row.title.get(k) for k in ("fi", "en", "zh", "sv") if row.title.get(k))
    return " ".join(p for p in (day.isoformat() if day else "?", begin, end, title) if p)


@pytest.mark.parametrize(("text", "expected"), PROGRAMMES)
def test_a_programme_is_read(text: str, expected: str) -> None:
    reading = read_text(text)
    assert [_shown(row, reading) for row in reading.rows] == expected.strip().splitlines()
    assert not reading.rejected
    assert reading.read == len(reading.rows)


@pytest.mark.parametrize(("text", "_expected"), PROGRAMMES)
def test_no_word_is_lost(text: str, _expected: str) -> None:
    reading = read_text(text)
    kept = "\n".join(
        " ".join((*r.title.values(), r.venue, r.note, r.track, r.day_text, *r.people)) for r in reading.rows
    )
    kept += "\n".join(str(n) for n in (*reading.notes, *(r.why for r in reading.rejected)))
    for word in ("Kaisa", "Esimerkki", "Zhang", "团员", "Keynote", "Testi", "050 123"):
        assert text.count(word) == 0 or word in kept


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("14.30 Registration", "14:30", None),
        ("9:00–10:30", "9:00", "10:30"),
        ("klo 9.00–10.30", "9:00", "10:30"),
        ("9-10.30 Kokous", "9:00", "10:30"),
        ("上午9:00", "9:00", None),
        ("下午2:30-4:00", "14:30", "16:00"),
        ("14时30分", "14:30", None),
        ("9:00 a.m. – 10:30 a.m.", "9:00", "10:30"),
        ("2 pm", "14:00", None),
        ("12:00 noon", "12:00", None),
        ("12 a.m.", "0:00", None),
        ("11–1 pm", "11:00", "13:00"),
        ("2:30-4 pm", "14:30", "16:00"),
        ("上午10:00至下午1:00", "10:00", "13:00"),
        ("晚上7点半", "19:30", None),
        ("十点一刻", "10:15", None),
        ("0900-1030 hrs", "9:00", "10:30"),
        ("23:30–01:00", "23:30", "25:00"),
        ("22:00 - 06:10 (+1)", "22:00", "30:10"),
        ("9h30", "9:30", None),
        ("kl. 9.00–10.00", "9:00", "10:00"),
        ("from 9:00 to 10:30", "9:00", "10:30"),
        ("９：００～１０：３０", "9:00", "10:30"),
    ],
)
def test_times(text: str, begin: str, end: str | None) -> None:
    span = span_at(normal(text))
    assert span is not None
    told = [None if m is None else f"{m // 60}:{m % 60:02}" for m in (span.begin, span.end)]
    assert told == [begin, end]


@pytest.mark.parametrize(
    "text", ["12.10. Lunch", "12.10.2031", "5 May", "2030-2031 strategy", "25:00 x", "3 people", "1. Opening"]
)
def test_what_is_no_time(text: str) -> None:
    assert span_at(normal(text)) is None


def test_an_impossible_time_is_rejected_with_its_place() -> None:
    reading = read_text("9:00 Opening\n25:00 Nothing")
    assert [(r.where.line, "25:00" in str(r.why)) for r in reading.rejected] == [(2, True)]


def test_a_missing_date_is_never_today() -> None:
    reading = read_text("Ma 5.5.\n9.00 Avaus")
    day, why = settle([reading.rows[0].day], Anchors())[reading.rows[0].day]
    assert day is None
    assert why


def test_the_year_comes_from_the_day_that_is_given() -> None:
    reading = read_text("31 December\n20:00 Dinner\n1 January\n10:00 Brunch")
    days = settle([r.day for r in reading.rows], Anchors(given=dt.date(2031, 12, 30)))
    assert [d for d, _ in days.values()] == [dt.date(2031, 12, 31), dt.date(2032, 1, 1)]


def test_a_weekday_that_does_not_fit_is_unsure() -> None:
    reading = read_text("Tuesday 5 May 2031\n9:00 Opening")
    assert settle([reading.rows[0].day], Anchors())[reading.rows[0].day][1]


def test_zones_are_taken_from_the_text() -> None:
    reading = read_text("All times are in Beijing time\n9:00 Call\n10:00 (Helsinki time) Talks")
    assert [r.zone for r in reading.rows] == ["Asia/Shanghai", "Europe/Helsinki"]
