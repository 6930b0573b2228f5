"""A visit while it runs, and what must be told when its programme changes."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from c21desk.domain.kinds import ItemStatus, ParticipantRole
from c21desk.domain.localized import LocalizedText
from c21desk.domain.logistics import Vehicle
from c21desk.domain.people import Channel
from c21desk.domain.programme import ItemVehicle
from c21desk.domain.times import FINLAND, from_local
from c21desk.services.desk import Desk
from c21desk.services.programme import set_participants

DAY = dt.date(2031, 5, 5)


def at(hour: int, minute: int = 0) -> dt.datetime:
    return from_local(DAY, dt.time(hour, minute), FINLAND)


class Stage:
    """A visit with two meetings, a venue, a car and two people."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        visit = desk.visits.new()
        visit.title = LocalizedText(en="Visit")
        visit.start = visit.end = DAY
        visit.contact = LocalizedText(en="Ahti, +358 1")
        desk.visits.save(visit)
        self.visit = visit.id
        self.wang, self.driver = self.person("Wang", "+86 25 1"), self.person("Driver", "+358 2")
        delegation = desk.delegations.new()
        delegation.name, delegation.visit_id = LocalizedText(en="Guests"), visit.id
        desk.delegations.save(delegation)
        desk.delegations.add_member(delegation.id, self.wang)
        venue = desk.organisations.new()
        venue.name = LocalizedText(en="City Hall", zh="市政厅")
        venue.address = LocalizedText(en="Main Street 1", zh="主街1号")
        desk.organisations.save(venue)
        self.venue = venue.id
        car: Vehicle = desk.vehicles.new_for(visit.id)
        car.name, car.driver_id, car.plate = LocalizedText(en="Car 1"), self.driver, "ABC-1"
        desk.vehicles.save(car)
        self.car = car.id
        self.first, self.second = self.item("Talks", 9, 11), self.item("Lunch", 12, 13)

    def person(self, name: str, phone: str) -> uuid.UUID:
        person = self.desk.people.new()
        person.family_latin = name
        person.channels.append(Channel(value=phone))
        self.desk.people.save(person)
        return person.id

    def item(self, title: str, start: int, end: int) -> uuid.UUID:
        item = self.desk.programme.new_for(self.visit)
        item.title, item.zone, item.venue_id = LocalizedText(en=title), FINLAND, self.venue
        item.start, item.end = at(start), at(end)
        set_participants(item, [(self.wang, ParticipantRole.ATTENDEE)])
        item.vehicles.append(ItemVehicle(vehicle_id=self.car))
        self.desk.programme.save(item)
        return item.id


@pytest.fixture
def stage(desk: Desk) -> Stage:
    return Stage(desk)


def test_what_is_now_and_next(stage: Stage) -> None:
    running = stage.desk.running
    assert running.visit_on(DAY) == stage.visit
    assert running.visit_on(DAY + dt.timedelta(days=1)) is None
    day = running.day(stage.visit, at(10))
    assert day is not None
    [now], [following] = day.now, day.next
    assert (now.item.title.en, following.item.title.en) == ("Talks", "Lunch")
    assert (now.address.zh, now.item.venue.zh) == ("主街1号", "市政厅")
    assert [(p.name.en, p.side) for p in now.people] == [("Wang", "guest")]
    assert [(r.plate, r.driver.en) for r in now.rides] == [("ABC-1", "Driver")]
    assert len(day.today) == 2
    between = running.day(stage.visit, at(11, 30))
    assert between is not None
    assert not between.now
    after = running.day(stage.visit, at(20))
    assert after is not None
    assert not after.next
    assert running.day(uuid.uuid4(), at(10)) is None


def test_parallel_items_are_all_now_and_cancelled_ones_never(stage: Stage) -> None:
    stage.item("Spouse programme", 9, 12)
    item = stage.desk.programme.get(stage.second)
    item.status = ItemStatus.CANCELLED
    stage.desk.programme.save(item)
    day = stage.desk.running.day(stage.visit, at(10))
    assert day is not None
    assert {s.item.title.en for s in day.now} == {"Talks", "Spouse programme"}
    assert not day.next


def test_who_came_is_noted_and_undone(stage: Stage) -> None:
    stage.desk.programme.set_attendance(stage.first, stage.wang, "came")

    def seen() -> str:
        day = stage.desk.running.day(stage.visit, at(10))
        assert day is not None
        return day.now[0].people[0].attendance

    assert seen() == "came"
    stage.desk.history.undo()
    assert seen() == ""


def test_nothing_is_news_before_everybody_was_told(stage: Stage) -> None:
    assert stage.desk.telling.news(stage.visit).told is None
    stage.desk.telling.tell_all(stage.visit, at(8))
    news = stage.desk.telling.news(stage.visit)
    assert (news.told, news.changes, news.listeners) == (at(8), (), ())


def test_changes_name_what_changed_and_whom_to_tell(stage: Stage) -> None:
    desk = stage.desk
    desk.telling.tell_all(stage.visit, at(8))
    moved = desk.programme.get(stage.first)
    moved.start = at(9, 30)
    moved.note = "nobody needs to hear of this"
    desk.programme.save(moved)
    added = stage.item("Sauna", 18, 20)
    desk.programme.delete([stage.second])
    news = desk.telling.news(stage.visit)
    assert [(c.title.en, c.fields, c.before is None, c.after is None) for c in news.changes] == [
        ("Talks", ("start",), False, False),
        ("Lunch", (), False, True),
        ("Sauna", (), True, False),
    ]
    assert [(who.name.en, who.phone, len(who.items)) for who in news.listeners] == [
        ("Driver", "+358 2", 3),
        ("Wang", "+86 25 1", 3),
    ]
    assert added in news.listeners[0].items
    desk.telling.tell_all(stage.visit, at(9))
    assert desk.telling.news(stage.visit).changes == ()
    desk.history.undo()
    assert len(desk.telling.news(stage.visit).changes) == 3


def test_what_was_changed_back_is_no_news_and_those_taken_out_hear_of_it(stage: Stage) -> None:
    desk = stage.desk
    desk.telling.tell_all(stage.visit, at(8))
    item = desk.programme.get(stage.first)
    set_participants(item, [])
    desk.programme.save(item)
    news = desk.telling.news(stage.visit)
    assert news.changes[0].fields == ("people",)
    assert {who.name.en for who in news.listeners} == {"Wang", "Driver"}
    item = desk.programme.get(stage.first)
    set_participants(item, [(stage.wang, ParticipantRole.ATTENDEE)])
    desk.programme.save(item)
    assert desk.telling.news(stage.visit).changes == ()
    assert desk.check() == []
