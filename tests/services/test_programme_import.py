"""Programmes taken into a visit, written as a calendar, and made from templates."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.organisations import Organisation
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.times import local
from c21desk.domain.visits import Visit
from c21desk.services.desk import Desk
from c21desk.services.templates import templates

TEXT = """Monday 5 May 2031
14.30 Registration and coffee
15:00–16:30 Meeting with 李华 and Eva Example, City Hall, room 3
Tuesday 6 May
9:00 Departure
"""


def _visit(desk: Desk, **values: object) -> uuid.UUID:
    visit = Visit(title=LocalizedText(en="Suzhou"), **values)
    desk.visits.save(visit)
    return visit.id


def _items(desk: Desk, visit: uuid.UUID) -> list[ProgrammeItem]:
    return [desk.programme.get(row.id) for row in desk.programme.items(visit)]


def test_a_visit_is_made_and_takes_its_days_from_the_items(desk: Desk) -> None:
    plan = desk.programme_imports.plan(TEXT, "Suzhou")
    assert not desk.visits.by_title("Suzhou")
    result = desk.programme_imports.apply(plan)
    assert (result.read, result.created, result.matched, result.guessed_ends) == (3, 3, 0, 1)
    assert result.visit_id
    visit = desk.visits.get(result.visit_id)
    assert (visit.start, visit.end) == (dt.date(2031, 5, 5), dt.date(2031, 5, 6))
    first = _items(desk, visit.id)[0]
    assert first.start
    assert local(first.start, first.zone).hour == 14
    assert first.zone == "Europe/Helsinki"
    desk.history.undo()
    assert not desk.visits.by_title("Suzhou")


def test_the_same_programme_twice_makes_nothing_twice(desk: Desk) -> None:
    for text in (TEXT, TEXT.replace("\n", "\r\n").encode()):
        result = desk.programme_imports.apply(desk.programme_imports.plan(text, "Suzhou"))
    assert (result.created, result.matched) == (0, 3)
    assert result.visit_id
    assert len(_items(desk, result.visit_id)) == 3


def test_venues_are_found_by_name_and_else_noted(desk: Desk) -> None:
    hall = Organisation(name=LocalizedText(en="City Hall", fi="Kaupungintalo"))
    desk.organisations.save(hall)
    visit = _visit(desk, start=dt.date(2031, 5, 5))
    text = "9:00 Talks, City Hall\n10:00 Lunch (Restaurant Test)\n11:00 Tour\nPaikka: Kaupungintalo"
    desk.programme_imports.apply(desk.programme_imports.plan(text, visit))
    talks, lunch, tour = _items(desk, visit)
    assert talks.venue_id == hall.id == tour.venue_id
    assert lunch.venue_id is None
    assert "Restaurant Test" in lunch.note


def test_new_venues_are_made_when_asked_for(desk: Desk) -> None:
    visit = _visit(desk, start=dt.date(2031, 5, 5))
    plan = desk.programme_imports.plan("9:00 Lunch (Restaurant Test)", visit)
    desk.programme_imports.apply(plan, new_venues=True)
    venue = _items(desk, visit)[0].venue_id
    assert venue
    assert desk.organisations.get(venue).name.en == "Restaurant Test"


def test_members_take_part_by_name(desk: Desk) -> None:
    desk.imports.apply_all([b"Name,Title\nLi Hua \xe6\x9d\x8e\xe5\x8d\x8e,Mayor\n"], "Suzhou")
    visit = desk.visits.by_title("Suzhou")[0].id
    desk.programme_imports.apply(desk.programme_imports.plan(TEXT, visit))
    assert [len(item.participants) for item in _items(desk, visit)] == [0, 1, 0]


def test_zone_and_date_that_are_given(desk: Desk) -> None:
    visit = _visit(desk)
    plan = desk.programme_imports.plan("上午9:00 会谈", visit, dt.date(2031, 5, 5), "Asia/Shanghai")
    desk.programme_imports.apply(plan)
    item = _items(desk, visit)[0]
    assert item.start == dt.datetime(2031, 5, 5, 1, tzinfo=dt.UTC)
    assert item.zone == "Asia/Shanghai"


def test_an_outbound_visit_runs_by_chinese_clocks(desk: Desk) -> None:
    visit = _visit(desk, direction="outbound", start=dt.date(2031, 5, 5))
    desk.programme_imports.apply(desk.programme_imports.plan("9:00 Talks", visit))
    assert _items(desk, visit)[0].zone == "Asia/Shanghai"


def test_a_missing_date_is_unsure_and_never_today(desk: Desk) -> None:
    result = desk.programme_imports.apply(desk.programme_imports.plan("9:00 Talks", "Suzhou"))
    assert result.visit_id
    item = _items(desk, result.visit_id)[0]
    assert item.start is None
    assert "09:00" in item.note
    assert len(result.unsure) == 1
    assert desk.visits.get(result.visit_id).start is None


@pytest.mark.parametrize(("day", "clock"), [("30 March 2031", "3:30"), ("26 October 2031", "3:30")])
def test_changes_of_the_clock_are_unsure(desk: Desk, day: str, clock: str) -> None:
    plan = desk.programme_imports.plan(f"{day}\n{clock} Night train", "Suzhou")
    assert plan.rows[0].reasons


def test_refusals(desk: Desk) -> None:
    for source, zone in (
        ("no programme here", ""),
        ("9:00 Talks", "Mars/Olympus"),
        (b"BEGIN:VCARD\nEND:VCARD", ""),
    ):
        with pytest.raises(UserError):
            desk.programme_imports.plan(source, "Suzhou", None, zone)


def test_a_calendar_is_written_and_read_back(desk: Desk, tmp_path: Path) -> None:
    visit = desk.programme_imports.apply(desk.programme_imports.plan(TEXT, "Suzhou")).visit_id
    assert visit
    path = tmp_path / "out.ics"
    done = desk.programme_exports.export(path, visit, language="en")
    assert done.items == 3
    plan = desk.programme_imports.plan(path, visit)
    assert [row.match_id for row in plan.rows] == [i.id for i in _items(desk, visit)]
    assert not any(row.changes for row in plan.rows)
    elsewhere = desk.programme_imports.apply(desk.programme_imports.plan(path, "Another"))
    assert elsewhere.visit_id
    assert [i.start for i in _items(desk, elsewhere.visit_id)] == [i.start for i in _items(desk, visit)]


def test_a_newer_version_of_an_event_changes_the_item(desk: Desk) -> None:
    event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nSUMMARY:Talks\nDTSTART:20310505T{}0000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    for hour in ("09", "10"):
        result = desk.programme_imports.apply(desk.programme_imports.plan(event.format(hour), "Suzhou"))
    assert (result.created, result.matched, len(result.unsure)) == (0, 1, 1)
    assert result.visit_id
    start = _items(desk, result.visit_id)[0].start
    assert start
    assert start.hour == 10


def test_one_persons_own_calendar(desk: Desk, tmp_path: Path) -> None:
    desk.imports.apply_all([b"Name,Title\nLi Hua \xe6\x9d\x8e\xe5\x8d\x8e,Mayor\n"], "Suzhou")
    visit = desk.visits.by_title("Suzhou")[0].id
    desk.programme_imports.apply(desk.programme_imports.plan(TEXT, visit))
    person = next(p.person_id for i in _items(desk, visit) for p in i.participants)
    assert desk.programme_exports.export(tmp_path / "own.ics", visit, person).items == 1


def test_templates_are_whole() -> None:
    found = templates()
    assert [t.days for t in found] == [2, 3, 1, 5]
    for template in found:
        for text in (template.name, *(i.title for i in template.items), *(t.title for t in template.tasks)):
            assert all(text.get(key) for key in ("fi", "en", "zh"))
        assert min(t.days for t in template.tasks) >= -60
        assert any("Thank-you" in t.title.en or "thank-you" in t.title.en for t in template.tasks)
        for path in (Path("resources/templates") / f"{template.id}.json",):
            assert json.loads(path.read_text(encoding="utf-8"))["id"] == template.id


def test_a_template_fills_a_visit_as_one_step(desk: Desk) -> None:
    visit = _visit(desk)
    with pytest.raises(UserError) as refused:
        desk.templates.apply("two-day-mayoral", visit)
    assert refused.value.field == "start"
    done = desk.templates.apply("two-day-mayoral", visit, dt.date(2031, 5, 5))
    assert len(_items(desk, visit)) == done.items > 10
    stored = desk.visits.get(visit)
    assert (stored.start, stored.end) == (dt.date(2031, 5, 5), dt.date(2031, 5, 6))
    assert any(i.track for i in _items(desk, visit))
    desk.history.undo()
    assert not _items(desk, visit)
    assert desk.visits.get(visit).start is None
