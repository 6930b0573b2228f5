"""Seating: nobody twice, nobody lost, held seats hold, and each rule set keeps what it says."""

from __future__ import annotations

import uuid
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from c21desk.domain.kinds import MemberRole, SeatingConvention, SeatingRule, Side
from c21desk.domain.seating import CARD, CHOICES, Arrangement, Shape, Sitter, arrange, layout
from c21desk.domain.seating.model import DRIVERS, GUESTS, HOSTS

RIGHT, LEFT = SeatingConvention.RIGHT, SeatingConvention.LEFT
RULES = st.sampled_from(list(SeatingRule))
CONVENTIONS = st.sampled_from([RIGHT, LEFT])


def people(side: Side, count: int, roles: dict[int, str] | None = None) -> list[Sitter]:
    """So many people of a side; their ids tell side and place."""
    base = 0 if side == Side.GUEST else 1000
    return [
        Sitter(uuid.UUID(int=base + n), side, n, (roles or {}).get(n, MemberRole.MEMBER))
        for n in range(1, count + 1)
    ]


def guest(n: int) -> uuid.UUID:
    return uuid.UUID(int=n)


def host(n: int) -> uuid.UUID:
    return uuid.UUID(int=1000 + n)


@st.composite
def parties(draw: st.DrawFn) -> list[Sitter]:
    roles = st.dictionaries(
        st.integers(2, 12), st.sampled_from([MemberRole.INTERPRETER, MemberRole.SPOUSE, MemberRole.DRIVER])
    )
    guests = people(Side.GUEST, draw(st.integers(0, 14)), draw(roles))
    hosts = people(Side.HOST, draw(st.integers(0, 14)), draw(roles))
    return draw(st.permutations(guests + hosts))


@st.composite
def shapes(draw: st.DrawFn, rule: str, *, sized: bool) -> Shape:
    values = {}
    for name, words in CHOICES[rule].items():
        if words:
            values[name] = draw(st.sampled_from(["", *words]))
        elif sized:
            values[name] = draw(st.sampled_from(["", "1", "3", "8", "nonsense", "-4", "99999999"]))
    return Shape().with_(**values)


def at(found: Arrangement, key: uuid.UUID) -> tuple[float, float]:
    [place] = [place for place, seated in found.seated.items() if seated.key == key]
    chair = found.layout.chair(place)
    assert chair is not None
    return chair.x, chair.y


def on_the_right_of(found: Arrangement, one: uuid.UUID, other: uuid.UUID) -> bool:
    """Whether ``one`` is on the right hand of ``other``, as ``other`` sits."""
    [place] = [place for place, seated in found.seated.items() if seated.key == other]
    chair = found.layout.chair(place)
    assert chair is not None
    dx, dy = chair.facing
    x, y = at(found, one)
    # The right hand of who looks along (dx, dy), with y downwards, points along (-dy, dx).
    return (x - chair.x) * -dy + (y - chair.y) * dx > 0


@given(st.data(), RULES, CONVENTIONS, parties())
def test_nobody_sits_twice_and_nobody_is_lost(
    data: st.DataObject, rule: SeatingRule, convention: SeatingConvention, party: list[Sitter]
) -> None:
    found = arrange(rule, party, data.draw(shapes(rule, sized=True)), convention)
    seated = [s.key for s in found.seated.values()]
    unseated = [key for key, _why in found.unseated]
    assert len(set(seated)) == len(seated)
    assert sorted(seated + unseated) == sorted(s.key for s in party)
    assert all(why.text() for _key, why in found.unseated)
    assert all(s.reason.text() for s in found.seated.values())
    places = [chair.place for chair in found.layout.chairs]
    assert len(set(places)) == len(places)
    assert set(found.seated) <= set(places)


@given(st.data(), RULES, CONVENTIONS, parties())
def test_a_layout_that_is_fitted_has_a_seat_for_everybody_but_drivers(
    data: st.DataObject, rule: SeatingRule, convention: SeatingConvention, party: list[Sitter]
) -> None:
    found = arrange(rule, party, data.draw(shapes(rule, sized=False)), convention)
    drivers = {s.key for s in party if s.queue == DRIVERS}
    assert {key for key, _why in found.unseated} <= drivers


@given(st.data(), RULES, CONVENTIONS, parties())
def test_cards_never_lie_on_each_other(
    data: st.DataObject, rule: SeatingRule, convention: SeatingConvention, party: list[Sitter]
) -> None:
    chairs = layout(rule, party, data.draw(shapes(rule, sized=True)), convention).chairs
    for n, one in enumerate(chairs):
        for other in chairs[n + 1 :]:
            across, down = abs(one.x - other.x), abs(one.y - other.y)
            assert across >= CARD[0] - 0.01 or down >= CARD[1] - 0.01, (one.place, other.place)


@given(st.data(), RULES, CONVENTIONS, parties().filter(bool))
def test_held_seats_hold_and_the_rest_is_filled_around_them(
    data: st.DataObject, rule: SeatingRule, convention: SeatingConvention, party: list[Sitter]
) -> None:
    shape = data.draw(shapes(rule, sized=False))
    free = arrange(rule, party, shape, convention)
    places = st.sampled_from([c.place for c in free.layout.chairs])
    keys = data.draw(st.permutations([s.key for s in party]))
    held = dict(zip(data.draw(st.lists(places, unique=True, max_size=4)), keys, strict=False))
    found = arrange(rule, party, shape, convention, held)
    for place, key in held.items():
        assert found.seated[place].key == key
        assert found.seated[place].locked
    seated = [s.key for s in found.seated.values()]
    assert len(set(seated)) == len(seated)


@given(st.data(), RULES, parties())
def test_the_other_convention_is_the_mirror_image(
    data: st.DataObject, rule: SeatingRule, party: list[Sitter]
) -> None:
    shape = data.draw(shapes(rule, sized=False))
    right, left = (arrange(rule, party, shape, convention) for convention in (RIGHT, LEFT))
    if rule == SeatingRule.CAR:
        assert right == left  # the rear right is the place of honour in both
        return
    for key in [s.key for s in right.seated.values()]:
        (x, y), (mirrored, same) = at(right, key), at(left, key)
        assert mirrored == pytest.approx(-x, abs=0.01)
        assert same == pytest.approx(y, abs=0.01)


@given(st.sampled_from(["across", "along"]), CONVENTIONS, st.integers(1, 9), st.integers(1, 9))
def test_at_a_long_table_heads_face_each_other_and_rank_goes_out_right_first(
    door: str, convention: SeatingConvention, guests: int, hosts: int
) -> None:
    party = people(Side.GUEST, guests) + people(Side.HOST, hosts)
    found = arrange(SeatingRule.LONG_TABLE, party, Shape({"door": door}), convention)
    [door_piece] = [p for p in found.layout.pieces if p.kind == "door"]
    gx, gy = at(found, guest(1))
    hx, hy = at(found, host(1))
    if door == "across":
        assert gx == hx
        assert abs(hy - door_piece.y) < abs(gy - door_piece.y)  # guests face the door
    else:
        assert gy == hy
        assert (gx > 0) == (convention == RIGHT)  # who enters walks up: right is right
    for count, who in ((guests, guest), (hosts, host)):
        for n in range(2, count + 1):
            right = on_the_right_of(found, who(n), who(1))
            assert right == ((n % 2 == 0) == (convention == RIGHT))
        away = [abs(at(found, who(n))[0] - gx) + abs(at(found, who(n))[1] - gy) for n in range(1, count + 1)]
        if who is guest:
            assert away == sorted(away)


@pytest.mark.parametrize("door", ["across", "along"])
def test_interpreters_sit_behind_or_beside(door: str) -> None:
    roles = {3: MemberRole.INTERPRETER.value}
    party = people(Side.GUEST, 5, roles) + people(Side.HOST, 5, roles)
    behind = arrange(SeatingRule.LONG_TABLE, party, Shape({"door": door}))
    assert behind.seated["1:gb1"].key == guest(3)
    assert behind.seated["1:hb1"].key == host(3)
    beside = arrange(SeatingRule.LONG_TABLE, party, Shape({"door": door, "interpreters": "beside"}))
    assert on_the_right_of(beside, host(3), host(1))
    assert not on_the_right_of(beside, guest(3), guest(1))
    axis = 0 if door == "across" else 1
    assert at(beside, guest(3))[axis] == at(beside, host(3))[axis]  # face to face


@given(CONVENTIONS, st.integers(1, 8), st.integers(1, 8))
def test_in_armchairs_the_chief_guest_is_on_the_hosts_right(
    convention: SeatingConvention, guests: int, hosts: int
) -> None:
    party = people(Side.GUEST, guests) + people(Side.HOST, hosts)
    found = arrange(SeatingRule.ARMCHAIRS, party, convention=convention)
    assert on_the_right_of(found, guest(1), host(1)) == (convention == RIGHT)
    assert at(found, guest(1))[1] == at(found, host(1))[1]
    for count, who in ((guests, guest), (hosts, host)):
        rows = [at(found, who(n))[1] for n in range(1, count + 1)]
        assert rows == sorted(rows)  # the higher, the farther from the door


def test_in_armchairs_interpreters_are_behind_the_heads() -> None:
    roles = {2: MemberRole.INTERPRETER.value}
    found = arrange(SeatingRule.ARMCHAIRS, people(Side.GUEST, 4, roles) + people(Side.HOST, 4, roles))
    assert at(found, guest(2))[1] < at(found, guest(1))[1]
    assert at(found, host(2))[1] < at(found, host(1))[1]


@given(CONVENTIONS, st.integers(4, 12), st.integers(2, 8), st.sampled_from(["", "10", "12"]))
def test_at_a_banquet_host_guests_and_deputy_sit_as_the_rule_says(
    convention: SeatingConvention, guests: int, hosts: int, seats: str
) -> None:
    party = people(Side.GUEST, guests) + people(Side.HOST, hosts)
    found = arrange(SeatingRule.ROUND_BANQUET, party, Shape().with_(seats=seats), convention)
    assert found.unseated == ()
    first = found.layout.chair("1:1")
    assert first is not None
    assert found.seated["1:1"].key == host(1)
    assert first.facing == (0, 1)  # the door is below
    honour = convention == RIGHT
    assert on_the_right_of(found, guest(1), host(1)) == honour
    assert on_the_right_of(found, guest(2), host(1)) != honour
    assert on_the_right_of(found, guest(3), host(2)) == honour
    assert on_the_right_of(found, guest(4), host(2)) != honour
    table = [c for c in found.layout.chairs if c.place.startswith("1:")]
    count = len(table)
    assert at(found, host(2))[1] == pytest.approx(max(c.y for c in table))
    neighbours = {guest(1), guest(2)}
    assert {found.seated["1:2"].key, found.seated[f"1:{count}"].key} == neighbours


def test_a_banquet_of_twenty_is_two_tables_each_with_a_host() -> None:
    party = people(Side.GUEST, 12) + people(Side.HOST, 8)
    found = arrange(SeatingRule.ROUND_BANQUET, party)
    assert len([p for p in found.layout.pieces if p.kind == "round"]) == 2
    assert found.seated["2:1"].key == host(3)
    assert found.unseated == ()
    one = arrange(SeatingRule.ROUND_BANQUET, party, Shape({"seats": "20"}))
    assert len([p for p in one.layout.pieces if p.kind == "round"]) == 1
    assert one.unseated == ()


def test_companions_sit_beside_whom_they_accompany() -> None:
    spouse = Sitter(uuid.UUID(int=500), Side.GUEST, 6, MemberRole.SPOUSE, companion=guest(2))
    party = [*people(Side.GUEST, 5), spouse, *people(Side.HOST, 4)]
    found = arrange(SeatingRule.ROUND_BANQUET, party)
    [place] = [p for p, s in found.seated.items() if s.key == guest(2)]
    chair = found.layout.chair(place)
    assert chair is not None
    assert any(found.seated[p].key == spouse.key for p in chair.beside)
    assert found.unseated == ()


@given(CONVENTIONS, st.sampled_from(["middle", "ends"]), st.integers(4, 10), st.integers(2, 10))
def test_at_a_western_table_guests_are_right_and_left_of_both_hosts(
    convention: SeatingConvention, where: str, guests: int, hosts: int
) -> None:
    party = people(Side.GUEST, guests) + people(Side.HOST, hosts)
    found = arrange(SeatingRule.WESTERN_TABLE, party, Shape({"hosts": where}), convention)
    honour = convention == RIGHT
    assert on_the_right_of(found, guest(1), host(1)) == honour
    assert on_the_right_of(found, guest(2), host(2)) == honour
    assert on_the_right_of(found, guest(3), host(1)) != honour
    assert on_the_right_of(found, guest(4), host(2)) != honour
    assert at(found, host(1))[0] == at(found, host(2))[0]
    assert at(found, host(1))[1] < at(found, host(2))[1]


def test_at_a_western_table_men_and_women_may_alternate() -> None:
    party = [
        Sitter(s.key, s.side, s.place, s.role, sex="F" if s.place > 3 else "M")
        for s in people(Side.GUEST, 6) + people(Side.HOST, 6)
    ]

    def same(found: Arrangement) -> int:
        sex = {s.key: s.sex for s in party}
        return sum(
            sex[found.seated[c.place].key] == sex[found.seated[p].key]
            for c in found.layout.chairs
            for p in c.beside
        )

    plain = arrange(SeatingRule.WESTERN_TABLE, party)
    mixed = arrange(SeatingRule.WESTERN_TABLE, party, Shape({"mixed": "yes"}))
    assert same(mixed) < same(plain)
    assert mixed.unseated == ()


@given(CONVENTIONS, st.integers(1, 20), st.integers(1, 20))
def test_in_a_photo_the_host_is_in_the_centre_and_the_sides_alternate(
    convention: SeatingConvention, guests: int, hosts: int
) -> None:
    party = people(Side.GUEST, guests) + people(Side.HOST, hosts)
    found = arrange(SeatingRule.GROUP_PHOTO, party, convention=convention)
    assert at(found, host(1))[0] == 0
    assert on_the_right_of(found, guest(1), host(1)) == (convention == RIGHT)
    for who, count in ((guest, guests), (host, hosts)):
        rows = [-at(found, who(n))[1] for n in range(1, count + 1)]
        assert rows == sorted(rows)  # the higher, the nearer to the front
    first = {x: key for key in (s.key for s in found.seated.values()) for x, y in [at(found, key)] if y == 0}
    if guests == hosts:
        sides = [key.int > 1000 for _x, key in sorted(first.items())]
        assert all(one != other for one, other in pairwise(sides))


@pytest.mark.parametrize("convention", [RIGHT, LEFT])
def test_in_a_car_the_chief_guest_is_rear_right_or_beside_the_host_who_drives(
    convention: SeatingConvention,
) -> None:
    party = people(Side.GUEST, 2) + people(Side.HOST, 3, {2: MemberRole.INTERPRETER, 3: MemberRole.DRIVER})
    found = arrange(SeatingRule.CAR, party, convention=convention)
    assert {place: s.key for place, s in found.seated.items()} == {
        "1:d": host(3), "1:rr": guest(1), "1:rl": host(1), "1:f": host(2), "1:rm": guest(2),
    }  # fmt: skip
    driven = arrange(SeatingRule.CAR, party[:3], Shape({"driver": "host"}), convention)
    assert driven.seated["1:d"].key == host(1)
    assert driven.seated["1:f"].key == guest(1)
    assert driven.seated["1:rr"].key == guest(2)


@given(CONVENTIONS, st.integers(1, 12), st.integers(1, 12))
def test_at_a_signing_table_guests_are_on_the_right_with_their_flag(
    convention: SeatingConvention, guests: int, hosts: int
) -> None:
    party = people(Side.GUEST, guests) + people(Side.HOST, hosts)
    found = arrange(SeatingRule.SIGNING_TABLE, party, convention=convention)
    assert on_the_right_of(found, guest(1), host(1)) == (convention == RIGHT)
    flags = {p.side: p.x for p in found.layout.pieces if p.kind == "flag"}
    assert (flags[Side.GUEST] < 0) == (at(found, guest(1))[0] < 0) == (convention == RIGHT)
    for who, count in ((guest, guests), (host, hosts)):
        spots = [at(found, who(n)) for n in range(1, count + 1)]
        assert len({x > 0 for x, _y in spots}) == 1  # each side keeps to its half
        order = [(-round(y, 3), abs(x)) for x, y in spots]
        assert order == sorted(order)


@pytest.mark.parametrize("rule", [SeatingRule.LONG_TABLE, SeatingRule.ARMCHAIRS])
def test_too_many_people_are_told_of(rule: SeatingRule) -> None:
    found = arrange(rule, people(Side.GUEST, 6) + people(Side.HOST, 2), Shape({"seats": "4"}))
    assert [key for key, _why in found.unseated] == [guest(5), guest(6)]
    assert "Add seats" in found.unseated[0][1].text()


def test_a_held_seat_that_is_gone_is_told_of() -> None:
    party = people(Side.GUEST, 3)
    found = arrange(SeatingRule.LONG_TABLE, party, Shape({"seats": "3"}), locks={"1:g9": guest(2)})
    assert [key for key, _why in found.unseated] == [guest(2)]
    assert "does not exist" in found.unseated[0][1].text()


def test_choices_are_stored_as_lines() -> None:
    shape = Shape.read("seats=8\nnonsense\ndoor=along\n=x\ntables=")
    assert shape.values == {"seats": "8", "door": "along"}
    assert Shape.read(shape.written()) == shape
    assert shape.with_(door="").written() == "seats=8"
    assert shape.number("seats", 3) == 8
    assert Shape({"seats": "٣"}).number("seats", 3) == 3


def test_queues_follow_side_and_role() -> None:
    assert people(Side.GUEST, 1)[0].queue == GUESTS
    assert people(Side.HOST, 1)[0].queue == HOSTS
