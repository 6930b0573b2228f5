"""For each rule a visit that breaks it; the sound visit breaks none."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest

from c21desk.domain import calendar, rules
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import (
    Answer,
    ItemKind,
    JourneyLeg,
    MemberRole,
    PapersStatus,
    ParticipantRole,
    RoomWish,
)
from c21desk.domain.localized import LocalizedText
from c21desk.domain.rules import limits
from c21desk.domain.rules import snapshot as facts
from c21desk.domain.rules.papers import months_after
from c21desk.domain.rules.travel import estimated_minutes
from c21desk.i18n import catalog

HELSINKI = "Europe/Helsinki"


def an_id(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, name)


def text(name: str) -> LocalizedText:
    return LocalizedText(f"{name} fi", f"{name} en", f"{name} zh")


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment in March 2026, UTC; Finland is two hours ahead."""
    return dt.datetime(2026, 3, day, hour, minute, tzinfo=dt.UTC)


def person(name: str, level: int | None = 300, **more: object) -> facts.Person:
    return facts.Person(
        an_id(name),
        text(name),
        sex="M",
        birth_date=dt.date(1970, 5, 1),
        birth_place="Nanjing",
        passport_number="E1",
        passport_issued=dt.date(2022, 1, 1),
        passport_expires=dt.date(2032, 1, 1),
        level=level,
    )._replace(**more)  # type: ignore[arg-type]


def member(name: str, side: str, role: str = MemberRole.MEMBER, **more: object) -> facts.Member:
    return facts.Member(an_id(name), side, an_id(side), role, text("post"), text("office"))._replace(**more)  # type: ignore[arg-type]


def item(name: str, day: int, hour: int, hours: float = 1, venue: str = "hall", **more: object) -> facts.Item:
    return facts.Item(
        an_id(name),
        text(name),
        at(day, hour),
        at(day, hour) + dt.timedelta(hours=hours),
        HELSINKI,
        ItemKind.TALKS,
        an_id(venue),
        parts=(
            facts.Part(an_id("Li")),
            facts.Part(an_id("Virta"), ParticipantRole.HOST),
            facts.Part(an_id("Zhao"), ParticipantRole.INTERPRETER),
        ),
    )._replace(**more)  # type: ignore[arg-type]


def venue(name: str, latitude: float, hours: str = "") -> facts.Venue:
    return facts.Venue(an_id(name), text(name), "FI", latitude, 24.9, hours)


PEOPLE = (person("Li"), person("Zhao", None), person("Virta"), person("Qian", 480))
SOUND = facts.Snapshot(
    id=an_id("visit"),
    today=dt.date(2026, 1, 20),
    calendar=calendar.load(),
    limits=limits.load(),
    title=text("Visit"),
    status="confirmed",
    start=dt.date(2026, 3, 10),
    end=dt.date(2026, 3, 12),
    place=facts.Place(an_id("Espoo"), text("Espoo"), "FI", 60.2, 24.7),
    ours=facts.Place(an_id("Espoo"), text("Espoo"), "FI", gift_limit=10_000),
    purpose=text("Purpose"),
    payer=text("The guests"),
    inviter_id=an_id("Virta"),
    people={p.id: p for p in PEOPLE},
    delegations=(
        facts.Delegation(an_id("guest"), "guest", text("Guests"), "CN"),
        facts.Delegation(an_id("host"), "host", text("Hosts"), "FI", text("City"), text("Street"), "+358 9 1"),
    ),
    members=(
        member("Li", "guest", MemberRole.HEAD),
        member("Zhao", "guest", MemberRole.INTERPRETER),
        member("Qian", "guest", companion_id=None),
        member("Virta", "host", MemberRole.HEAD),
    ),
    items=(item("Talks", 10, 8), item("Lunch talks", 11, 8, venue="mill"), item("Farewell talks", 12, 8)),
    venues={v.id: v for v in (venue("hall", 60.2, "Mo-Fr 08:00-17:00; PH off"), venue("mill", 60.6))},
    vehicles={an_id("bus"): facts.Vehicle(an_id("bus"), text("Bus"), 20)},
    journeys=(
        facts.Journey(
            an_id("flight"), "AY 88", JourneyLeg.ARRIVAL, at(9, 1), at(9, 12), an_id("Virta"), an_id("bus"),
            frozenset({an_id("Li"), an_id("Zhao"), an_id("Qian")}),
        ),
    ),
    rooms=(
        facts.Room(an_id("r1"), "101", RoomWish.SINGLE, dt.date(2026, 3, 9), dt.date(2026, 3, 12), (an_id("Li"),)),
        facts.Room(
            an_id("r2"), "102", RoomWish.TWIN, dt.date(2026, 3, 9), dt.date(2026, 3, 12), (an_id("Zhao"), an_id("Qian"))
        ),
    ),
    gifts=(facts.Gift(an_id("gift"), text("Glass bowl"), person_id=an_id("Li"), value=1_500),),
    earlier_gifts=(facts.Gift(an_id("before"), text("Book"), person_id=an_id("Li")),),
    invitations=(facts.Invitation(an_id("rsvp"), an_id("Talks"), an_id("Li"), Answer.ACCEPTED),),
    plans=(
        facts.Plan(
            an_id("plan"), an_id("Talks"), text("Plan"),
            (("1", an_id("Li")), ("2", an_id("Virta")), ("3", an_id("Zhao"))),
        ),
    ),
)  # fmt: skip


def items(*more: facts.Item) -> facts.Snapshot:
    return replace(SOUND, items=(*SOUND.items, *more))


def changed(name: str, **more: object) -> facts.Snapshot:
    """The sound visit with one item changed."""
    return replace(
        SOUND,
        items=tuple(i._replace(**more) if i.title == text(name) else i for i in SOUND.items),  # type: ignore[arg-type]
    )


def people(name: str, **more: object) -> facts.Snapshot:
    """The sound visit with one person changed."""
    return replace(SOUND, people={**SOUND.people, an_id(name): SOUND.people[an_id(name)]._replace(**more)})  # type: ignore[arg-type]


def members(name: str, **more: object) -> facts.Snapshot:
    """The sound visit with one membership changed."""
    return replace(
        SOUND,
        members=tuple(m._replace(**more) if m.person_id == an_id(name) else m for m in SOUND.members),  # type: ignore[arg-type]
    )


def gift(title: str, **more: object) -> facts.Snapshot:
    return replace(SOUND, gifts=(SOUND.gifts[0]._replace(title=text(title), **more),))  # type: ignore[arg-type]


def seats(*who: str) -> facts.Snapshot:
    plan = SOUND.plans[0]._replace(seats=tuple((str(n), an_id(w)) for n, w in enumerate(who)))
    return replace(SOUND, plans=(plan,))


def crowd() -> facts.Snapshot:
    more = [f"Guest {n}" for n in range(5)]
    return replace(
        SOUND,
        people={**SOUND.people, **{an_id(n): person(n) for n in more}},
        members=(*SOUND.members, *(member(n, "guest") for n in more)),
    )


_BUSES = {
    "kind": ItemKind.TRANSFER,
    "vehicles": (an_id("bus"),),
    "parts": (facts.Part(an_id("Qian")),),
    "venue_id": None,
}
_ONLY_LI = (facts.Part(an_id("Li")),)

BROKEN: dict[str, Callable[[], facts.Snapshot]] = {
    "double-booking.person": lambda: items(item("Dinner", 10, 8, venue="mill", parts=_ONLY_LI)),
    "double-booking.interpreter": lambda: items(
        item("Tour", 10, 8, venue="mill", parts=(facts.Part(an_id("Zhao"), ParticipantRole.INTERPRETER),))
    ),
    "double-booking.venue": lambda: items(item("Other talks", 10, 8, parts=(facts.Part(an_id("Qian")),))),
    "double-booking.vehicle": lambda: items(
        item("Ride", 10, 5, **_BUSES), item("Other ride", 10, 5, 2, **_BUSES | {"parts": ()})
    ),
    "journey.during-item": lambda: items(item("Early talks", 9, 11)),
    "travel-time.short": lambda: items(item("Next talks", 10, 9, venue="mill")),
    "missing.interpreter": lambda: changed("Talks", parts=(*_ONLY_LI, SOUND.items[0].parts[1])),
    "interpreter.one-for-long": lambda: changed("Talks", end=at(10, 9, 31)),
    "missing.host": lambda: changed("Talks", parts=(SOUND.items[0].parts[0], SOUND.items[0].parts[2])),
    "missing.venue": lambda: changed("Talks", venue_id=None),
    "missing.vehicle": lambda: items(item("Ride", 10, 5, **_BUSES | {"vehicles": ()})),
    "missing.time": lambda: items(item("Some time", 10, 5)._replace(start=None, end=None)),
    "missing.text": lambda: changed("Talks", title=LocalizedText(fi="Neuvottelu")),
    "item.outside-visit": lambda: items(item("Late talks", 14, 8)),
    "member.outside-days": lambda: members("Li", joins=dt.date(2026, 3, 11)),
    "holiday.item": lambda: replace(
        items(item("Epiphany talks", 6, 8)._replace(start=dt.datetime(2026, 1, 6, 8, tzinfo=dt.UTC))),
        start=dt.date(2026, 1, 5),
    ),
    "holiday.weekend": lambda: replace(items(item("Saturday talks", 14, 8)), end=dt.date(2026, 3, 15)),
    "holiday.visit": lambda: replace(SOUND, start=dt.date(2026, 2, 17), end=dt.date(2026, 3, 12)),
    "holiday.not-yet-known": lambda: replace(SOUND, start=dt.date(2039, 3, 10), end=dt.date(2039, 3, 12)),
    "venue.closed": lambda: changed("Talks", start=at(10, 5, 30)),
    "venue.hours-unreadable": lambda: replace(
        SOUND, venues={**SOUND.venues, an_id("mill"): venue("mill", 60.6, "always, more or less")}
    ),
    "rank-parity.meeting": lambda: members("Li", level=210),
    "rank-parity.signing": lambda: replace(
        members("Li", level=210), items=(SOUND.items[0]._replace(kind=ItemKind.SIGNING),)
    ),
    "rank-parity.greeting": lambda: members("Li", level=210),
    "outbound.too-many": crowd,
    "outbound.no-inviter": lambda: replace(SOUND, inviter_id=None),
    "outbound.inviter-level": lambda: members("Li", level=210),
    "outbound.family": lambda: members("Qian", role=MemberRole.SPOUSE),
    "outbound.substance": lambda: replace(SOUND, items=SOUND.items[:1]),
    "outbound.sights": lambda: changed("Talks", title=LocalizedText("Kiertoajelu", "City tour", "市区观光")),
    "outbound.too-long": lambda: replace(
        SOUND, trip_start=dt.date(2026, 3, 8), trip_end=dt.date(2026, 3, 14)
    ),
    "letter.person": lambda: people("Li", birth_place=""),
    "letter.visit": lambda: replace(SOUND, payer=LocalizedText()),
    "schengen.apply-late": lambda: replace(SOUND, today=dt.date(2026, 2, 24)),
    "schengen.apply-early": lambda: replace(
        members("Li", papers=PapersStatus.APPLIED), today=dt.date(2025, 9, 9)
    ),
    "papers.refused": lambda: members("Li", papers=PapersStatus.REFUSED),
    "passport.expires": lambda: people("Li", passport_expires=dt.date(2026, 6, 11)),
    "passport.too-old": lambda: people("Li", passport_issued=dt.date(2016, 3, 9)),
    "passport.unknown": lambda: people("Li", passport_expires=None),
    "missing.dates": lambda: replace(SOUND, end=None),
    "seating.unseated": lambda: seats("Li", "Virta"),
    "seating.twice": lambda: seats("Li", "Virta", "Zhao", "Li"),
    "seating.outdated": lambda: seats("Li", "Virta", "Zhao", "Qian"),
    "vehicle.seats": lambda: replace(
        SOUND, vehicles={an_id("bus"): facts.Vehicle(an_id("bus"), text("Bus"), 2)}
    ),
    "room.too-many": lambda: replace(SOUND, rooms=(SOUND.rooms[1]._replace(kind=RoomWish.SINGLE),)),
    "room.empty": lambda: replace(SOUND, rooms=(SOUND.rooms[0]._replace(occupants=()),)),
    "room.twice": lambda: replace(
        SOUND, rooms=(*SOUND.rooms, SOUND.rooms[0]._replace(id=an_id("r3"), name="103"))
    ),
    "room.none": lambda: replace(SOUND, rooms=SOUND.rooms[:1]),
    "invitation.declined": lambda: replace(
        SOUND, invitations=(SOUND.invitations[0]._replace(answer=Answer.DECLINED),)
    ),
    "gift.same-before": lambda: gift("Book"),
    "gift.over-limit": lambda: gift("Vase", value=10_001),
    "gift.declare": lambda: gift("Vase", value=2_500),
    "gift.cash": lambda: gift("Cash"),
    "gift.clock": lambda: gift("Wall clock"),
    "gift.four": lambda: gift("Set of four glasses"),
}


def request(**more: object) -> facts.Snapshot:
    """The sound visit as an idea, beside another visit."""
    other = facts.OtherVisit(
        an_id("other"),
        text("Other visit"),
        dt.date(2025, 5, 1),
        dt.date(2025, 5, 2),
        requester_id=an_id("friends"),
        parties=frozenset({an_id("Nanjing")}),
        cities={an_id("Espoo"): text("Espoo")},
    )
    return replace(
        SOUND,
        status="idea",
        requester_id=an_id("somebody"),
        parties=frozenset({an_id("Nanjing")}),
        cities={an_id("Espoo"): text("Espoo")},
        themes=frozenset({an_id("tourism")}),
        others=(replace(other, **more),),  # type: ignore[arg-type]
    )


BROKEN |= {
    "triage.same-request": lambda: request(requester_id=an_id("somebody")),
    "triage.same-days": lambda: request(start=dt.date(2026, 3, 12), end=dt.date(2026, 3, 14)),
    "triage.other-city": lambda: request(cities={an_id("Turku"): text("Turku")}),
}


def test_a_request_is_compared_with_visits_of_two_years() -> None:
    assert ids(request()) == set()
    assert ids(request(themes=frozenset({an_id("tourism")}))) == {"triage.same-request"}
    long_ago = {"start": dt.date(2024, 3, 9), "end": None}
    assert ids(request(requester_id=an_id("somebody"), **long_ago)) == set()
    answered = replace(BROKEN["triage.same-request"](), status="invited")
    assert ids(answered) == set()


def test_the_sound_visit_breaks_no_rule() -> None:
    assert rules.findings(SOUND) == []


def test_every_rule_has_a_visit_that_breaks_it() -> None:
    assert [rule.id for rule in rules.RULES] == list(dict.fromkeys(rule.id for rule in rules.RULES))
    assert set(BROKEN) == {rule.id for rule in rules.RULES}
    assert all(rule.source for rule in rules.RULES)


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_found(rule: str) -> None:
    found = [f for f in rules.findings(BROKEN[rule]()) if f.id == rule]
    assert found
    for finding in found:
        assert finding.key
        assert finding.about or rule.startswith("outbound.too-many")
        for language in ("fi", "en", "zh_CN"):
            assert "{" not in finding.sentence.text(catalog(language))
    assert len({f.key for f in found}) == len(found)
    assert found == [f for f in rules.findings(BROKEN[rule]()) if f.id == rule]  # keys are stable


def ids(snapshot: facts.Snapshot) -> set[str]:
    return {f.id for f in rules.findings(snapshot)}


def test_a_cancelled_visit_or_item_is_not_checked() -> None:
    assert rules.findings(replace(BROKEN["gift.cash"](), status="cancelled")) == []
    broken = BROKEN["double-booking.person"]()
    off = replace(broken, items=(*broken.items[:-1], broken.items[-1]._replace(status="cancelled")))
    assert rules.findings(off) == []


def test_a_person_is_also_booked_by_other_visits() -> None:
    other = item("Elsewhere", 10, 8, venue="mill", parts=_ONLY_LI)
    found = rules.findings(replace(SOUND, elsewhere=(other,)))
    assert [f.id for f in found] == ["double-booking.person"]


def test_a_written_travel_time_comes_before_the_map() -> None:
    broken = BROKEN["travel-time.short"]()
    known = {frozenset((an_id("hall"), an_id("mill"))): 0}
    assert "travel-time.short" not in ids(replace(broken, travel_minutes=known))
    nowhere = {**broken.venues, an_id("mill"): venue("mill", 0)._replace(latitude=None)}
    assert "travel-time.short" not in ids(replace(broken, venues=nowhere))


def test_travel_estimates_grow_with_the_distance() -> None:
    found = [estimated_minutes(km, limits.load()) for km in (0, 3, 30, 150, 300, 1000)]
    assert found[0] == 0
    assert found[1:3] == [18, 88]
    assert found[3] == 178


def test_guests_who_share_a_language_need_no_interpreter() -> None:
    broken = BROKEN["missing.interpreter"]()
    both = {
        an_id("Li"): broken.people[an_id("Li")]._replace(languages=("zh", "en")),
        an_id("Virta"): broken.people[an_id("Virta")]._replace(languages=("fi", "en-GB")),
    }
    assert "missing.interpreter" not in ids(replace(broken, people={**broken.people, **both}))
    wants = {**both, an_id("Li"): both[an_id("Li")]._replace(interpreting="needed")}
    assert "missing.interpreter" in ids(replace(broken, people={**broken.people, **wants}))


def test_a_trip_to_china_asks_for_six_months_of_passport_and_no_letter() -> None:
    trip = replace(people("Li", passport_expires=dt.date(2026, 9, 11), birth_place=""), direction="outbound")
    assert ids(trip) == {"passport.expires"}
    assert ids(replace(trip, people=SOUND.people)) == set()


def test_months_end_where_the_shorter_month_does() -> None:
    assert months_after(dt.date(2026, 8, 31), -6) == dt.date(2026, 2, 28)
    assert months_after(dt.date(2025, 11, 30), 3) == dt.date(2026, 2, 28)
    assert months_after(dt.date(2026, 12, 1), 1) == dt.date(2027, 1, 1)


def test_a_moved_working_day_is_no_weekend() -> None:
    day = dt.datetime(2026, 2, 14, 2, tzinfo=dt.UTC)
    there = item("Saturday talks", 10, 2)._replace(
        start=day, end=day + dt.timedelta(hours=1), zone="Asia/Shanghai", venue_id=an_id("office")
    )
    office = venue("office", 32.0)._replace(country="CN")
    visit = replace(
        SOUND,
        direction="outbound",
        start=dt.date(2026, 2, 14),
        end=dt.date(2026, 2, 14),
        items=(there,),
        plans=(),
        venues={office.id: office},
    )
    assert ids(visit) == {"holiday.visit"}


def test_limits_are_data_and_bad_ones_are_refused() -> None:
    assert "outbound.too-many" not in ids(replace(crowd(), limits=limits.of({"outbound_people": 8})))
    for bad in ({"rank_gap": "much"}, {"outbound_days": 5}, {"gift_yuan": -1}, {"rank_gap": True}):
        with pytest.raises(UserError, match="no usable value"):
            limits.of(bad)  # type: ignore[arg-type]
