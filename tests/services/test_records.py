from __future__ import annotations

import datetime as dt
import uuid

import pytest

from c21desk.domain.errors import StaleRecordError, UserError
from c21desk.domain.kinds import Marking, MemberRole, ParticipantRole, Side
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Channel, Person, Position
from c21desk.domain.visits import Visit
from c21desk.services.desk import Desk
from c21desk.services.lists import ListQuery
from c21desk.services.programme import set_participants


def person(desk: Desk, family: str, given: str = "Aino", **fields: object) -> Person:
    made = desk.people.new()
    made.family_latin, made.given_latin = family, given
    for name, value in fields.items():
        setattr(made, name, value)
    desk.people.save(made)
    return made


def visit(desk: Desk, **fields: object) -> Visit:
    made = desk.visits.new()
    made.title = LocalizedText(fi="Vierailu", en="Visit", zh="访问")
    for name, value in fields.items():
        setattr(made, name, value)
    desk.visits.save(made)
    return made


def names(desk: Desk, query: ListQuery) -> list[str]:
    return [r.name for r in desk.people.rows(desk.people.ids(query))]


def test_an_editor_may_save_again_and_again(desk: Desk) -> None:
    made = person(desk, "Aalto")
    made.family_latin = "Berg"
    desk.people.save(made)
    made.positions.append(Position(title=LocalizedText(en="Mayor")))
    desk.people.save(made)
    made.positions[0].title = LocalizedText(en="Governor")
    desk.people.save(made)
    found = desk.people.get(made.id)
    assert (found.family_latin, found.positions[0].title.en) == ("Berg", "Governor")
    assert desk.check() == []


def test_a_stale_save_is_refused_and_overwrites_nothing(desk: Desk) -> None:
    made = person(desk, "Aalto")
    mine, theirs = desk.people.get(made.id), desk.people.get(made.id)
    theirs.note = "theirs"
    desk.people.save(theirs)
    mine.note = "mine"
    with pytest.raises(StaleRecordError, match="changed elsewhere"):
        desk.people.save(mine)
    assert desk.people.get(made.id).note == "theirs"


def test_a_stale_part_is_refused_too(desk: Desk) -> None:
    made = person(desk, "Aalto", positions=[Position(title=LocalizedText(en="Mayor"))])
    mine, theirs = desk.people.get(made.id), desk.people.get(made.id)
    theirs.positions[0].title = LocalizedText(en="Governor")
    desk.people.save(theirs)
    mine.positions[0].title = LocalizedText(en="Minister")
    with pytest.raises(StaleRecordError):
        desk.people.save(mine)


def test_saving_what_was_deleted_meanwhile_is_refused(desk: Desk) -> None:
    made = person(desk, "Aalto")
    assert desk.people.delete([made.id]) == 1
    with pytest.raises(StaleRecordError, match="deleted"):
        desk.people.save(made)
    with pytest.raises(UserError, match="no longer exists"):
        desk.people.get(made.id)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"family_latin": "", "given_latin": " "}, "family_latin"),
        ({"birth_date": dt.date(1770, 1, 1)}, "birth_date"),
        ({"birth_date": dt.date(2999, 1, 1)}, "birth_date"),
        (
            {
                "positions": [
                    Position(
                        title=LocalizedText(en="x"), since=dt.date(2020, 1, 2), until=dt.date(2020, 1, 1)
                    )
                ]
            },
            "positions",
        ),
    ],
)
def test_bad_people_are_refused_at_the_field(desk: Desk, fields: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as told:
        person(desk, **({"family": "Aalto"} | fields))  # type: ignore[arg-type]
    assert told.value.field == field
    assert len(desk.people.ids(ListQuery())) == 0


def test_people_are_in_finnish_order_or_in_the_order_of_pinyin(desk: Desk) -> None:
    for family in ("Öhman", "Zilliacus", "Äijälä", "Aalto", "Åberg"):
        person(desk, family, "")
    assert names(desk, ListQuery()) == ["Aalto", "Zilliacus", "Åberg", "Äijälä", "Öhman"]
    assert names(desk, ListQuery(descending=True))[0] == "Öhman"
    for family_han, given_han, family, given in (
        ("张", "伟", "Zhāng", "Wěi"),
        ("曾", "一", "Zēng", "Yī"),
        ("王", "五", "Wáng", "Wǔ"),
    ):
        person(
            desk, "", "", family_han=family_han, given_han=given_han, pinyin_family=family, pinyin_given=given
        )
    rows = desk.people.rows(desk.people.ids(ListQuery(language="zh")))
    assert [r.han for r in rows if r.han] == ["王五", "曾一", "张伟"]


def test_a_list_is_filtered_as_one_types(desk: Desk) -> None:
    person(
        desk,
        "Mäkinen",
        "Åsa",
        channels=[Channel(value="050 123"), Channel(kind="email", value="asa@example.fi")],
    )
    person(desk, "Virtanen", "Ville")
    assert names(desk, ListQuery(text="mäk")) == names(desk, ListQuery(text="MAK")) == ["Mäkinen, Åsa"]
    assert names(desk, ListQuery(text="asa@exa")) == ["Mäkinen, Åsa"]
    assert names(desk, ListQuery(text="xyz")) == names(desk, ListQuery(text="*")) == []


def test_an_unknown_filter_is_a_bug_and_says_so(desk: Desk) -> None:
    with pytest.raises(ValueError, match="evil"):
        desk.places.ids(ListQuery(filters={"evil": "x"}))


def test_the_list_shows_the_post_held_today(desk: Desk) -> None:
    today = dt.date.today()  # noqa: DTZ011 - as the list does
    old = Position(title=LocalizedText(en="Old"), until=today - dt.timedelta(1), rank_level=1)
    low = Position(title=LocalizedText(en="Low"), rank_level=500)
    high = Position(title=LocalizedText(en="High"), rank_level=100, since=today)
    person(desk, "Aalto", positions=[old, low, high])
    [row] = desk.people.rows(desk.people.ids(ListQuery()))
    assert row.title.en == "High"


def test_pinyin_is_proposed_with_the_surname_s_own_reading(desk: Desk) -> None:
    assert desk.people.propose_pinyin("单", "晓西安") == ("Shàn", "Xiǎoxī'ān")


def test_members_are_ranked_and_can_be_moved_with_a_reason(desk: Desk) -> None:
    delegation = desk.delegations.new()
    delegation.name = LocalizedText(en="Guests")
    desk.delegations.save(delegation)
    mayor = person(desk, "A", positions=[Position(title=LocalizedText(en="Mayor"), rank_level=210)])
    secretary = person(
        desk, "B", positions=[Position(title=LocalizedText(en="Party Secretary"), rank_level=200)]
    )
    interpreter = person(desk, "C")
    for one, role in (
        (mayor, MemberRole.MEMBER),
        (interpreter, MemberRole.INTERPRETER),
        (secretary, MemberRole.MEMBER),
    ):
        desk.delegations.add_member(delegation.id, one.id, role)
    order = [m.name.family for m in desk.delegations.ranked(delegation.id)]
    assert order == ["B", "A", "C"]
    with pytest.raises(UserError, match="Say why"):
        desk.delegations.set_place(delegation.id, interpreter.id, 1, " ")
    desk.delegations.set_place(delegation.id, interpreter.id, 1, "asked by the guests")
    ranked = desk.delegations.ranked(delegation.id)
    assert [m.name.family for m in ranked] == ["C", "B", "A"]
    assert "asked by the guests" in str(ranked[0].reason)
    desk.delegations.set_role(delegation.id, mayor.id, MemberRole.HEAD)
    desk.delegations.set_role(delegation.id, secretary.id, MemberRole.HEAD)
    roles = {m.name.family: m.role for m in desk.delegations.ranked(delegation.id)}
    assert (roles["A"], roles["B"]) == (MemberRole.MEMBER, MemberRole.HEAD)
    with pytest.raises(UserError, match="member already"):
        desk.delegations.add_member(delegation.id, mayor.id)
    desk.delegations.remove_members(delegation.id, [mayor.id])
    desk.delegations.add_member(delegation.id, mayor.id)
    assert desk.check() == []


def test_the_programme_is_in_order_and_a_new_item_follows_the_last(desk: Desk) -> None:
    one = visit(desk, start=dt.date(2027, 6, 8), end=dt.date(2027, 6, 9))
    first = desk.programme.new_for(one.id)
    first.title = LocalizedText(fi="Tapaaminen")
    desk.programme.save(first)
    assert first.start == dt.datetime(2027, 6, 8, 6, 0, tzinfo=dt.UTC)  # 9.00 in Helsinki
    second = desk.programme.new_for(one.id)
    assert second.start == first.end
    second.title = LocalizedText(fi="Lounas")
    aino = person(desk, "Aalto")
    set_participants(second, [(aino.id, ParticipantRole.HOST)])
    desk.programme.save(second)
    copy = desk.programme.duplicate(second.id)
    assert copy.start == second.end
    desk.programme.save(copy)
    rows = desk.programme.items(one.id)
    assert [(r.title.fi, r.participants) for r in rows] == [("Tapaaminen", 0), ("Lounas", 1), ("Lounas", 1)]
    again = desk.programme.get(second.id)
    set_participants(again, [])
    desk.programme.save(again)
    again = desk.programme.get(second.id)
    set_participants(again, [(aino.id, ParticipantRole.ATTENDEE)])
    desk.programme.save(again)
    assert desk.check() == []


def test_an_item_that_ends_before_it_starts_is_refused(desk: Desk) -> None:
    item = desk.programme.new_for(visit(desk, start=dt.date(2027, 6, 8)).id)
    item.title = LocalizedText(fi="Tapaaminen")
    assert item.start is not None
    item.end = item.start - dt.timedelta(minutes=1)
    with pytest.raises(UserError) as told:
        desk.programme.save(item)
    assert told.value.field == "end"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": LocalizedText()}, "title"),
        ({"start": dt.date(2027, 6, 9), "end": dt.date(2027, 6, 8)}, "end"),
        ({"marking": Marking.SECRET}, "marking_ground"),
    ],
)
def test_bad_visits_are_refused_at_the_field(desk: Desk, fields: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as told:
        visit(desk, **fields)
    assert told.value.field == field


def test_the_overview_says_what_is_missing_and_how_ready_the_visit_is(desk: Desk) -> None:
    one = visit(desk, start=dt.date(2027, 6, 8), end=dt.date(2027, 6, 9))
    overview = desk.visits.overview(one.id, dt.date(2027, 6, 1))
    assert overview.days_until == 7
    assert "guests" in {gap.field for gap in overview.missing}
    delegation = desk.delegations.new()
    delegation.name, delegation.visit_id, delegation.side = LocalizedText(en="Guests"), one.id, Side.GUEST
    desk.delegations.save(delegation)
    desk.delegations.add_member(delegation.id, person(desk, "Aalto").id)
    better = desk.visits.overview(one.id, dt.date(2027, 6, 1))
    assert better.guests == 1
    assert better.ready > overview.ready


def test_deleting_a_visit_takes_its_programme_and_keeps_its_delegations(desk: Desk) -> None:
    one = visit(desk)
    item = desk.programme.new_for(one.id)
    item.title = LocalizedText(fi="Tapaaminen")
    desk.programme.save(item)
    delegation = desk.delegations.new()
    delegation.name, delegation.visit_id = LocalizedText(en="Guests"), one.id
    desk.delegations.save(delegation)
    desk.visits.delete([one.id])
    assert len(desk.programme.ids(ListQuery())) == 0
    assert desk.delegations.get(delegation.id).visit_id is None
    desk.history.undo()
    assert [i.title.fi for i in desk.programme.items(one.id)] == ["Tapaaminen"]
    assert desk.delegations.get(delegation.id).visit_id == one.id


def test_visits_of_now_and_of_before(desk: Desk) -> None:
    past = visit(desk, start=dt.date(2020, 1, 1), end=dt.date(2020, 1, 3))
    ahead = visit(desk, start=dt.date(2030, 1, 1))
    undated = visit(desk)
    today = dt.date(2027, 1, 1)
    assert [r.id for r in desk.visits.current(today)] == [ahead.id]
    assert [r.id for r in desk.visits.recent(today)] == [undated.id, past.id]


def test_search_finds_every_kind_and_names_carry_no_markup(desk: Desk) -> None:
    person(desk, "Helsinki", "<b>Aino</b>")
    visit(desk, title=LocalizedText(fi="Helsingin <i>vierailu</i>", en="Helsinki visit"))
    hits = desk.search.search("hels")
    assert {h.kind for h in hits} == {"person", "visit", "place"}
    assert [h.name for h in hits if h.kind == "place"] == ["Helsinki"]
    assert desk.search.search("赫尔", language="zh")[0].name == "赫尔辛基"
    assert desk.search.search("  ") == []


def test_reference_data_is_there_and_is_no_undo_step(desk: Desk) -> None:
    assert len(desk.places.ids(ListQuery(filters={"kind": "fi-city"}))) == 21
    assert len(desk.themes.ids(ListQuery())) == 3
    assert desk.history.undo_label() is None
    [beijing] = [r for r in desk.places.find_rows("北京") if r.name.zh == "北京市"]
    assert beijing.name.fi == "Peking"


def test_reference_data_may_be_edited_and_undone(desk: Desk) -> None:
    [mayor] = [r for r in desk.titles.find_rows("市长") if r.name.en == "Mayor"]
    title = desk.titles.get(mayor.id)
    title.rank_level = 190
    desk.titles.save(title)
    assert desk.titles.get(mayor.id).rank_level == 190
    desk.history.undo()
    assert desk.titles.get(mayor.id).rank_level == 210


def test_two_files_start_with_the_same_ids(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    from c21desk.services import desk as desks

    other = desks.create(tmp_path_factory.mktemp("other") / "desk.c21")

    def ids(of: Desk) -> set[uuid.UUID]:
        return {r.id for r in of.places.rows(of.places.ids(ListQuery()))}

    assert ids(desk) == ids(other)
    other.close()


def test_a_part_that_came_back_by_undo_is_not_lost_to_an_older_editor(desk: Desk) -> None:
    made = person(desk, "Aalto", channels=[Channel(value="050 123")])
    without = desk.people.get(made.id)
    without.channels.clear()
    desk.people.save(without)
    editor = desk.people.get(made.id)
    desk.history.undo()
    with pytest.raises(StaleRecordError):
        desk.people.save(editor)
    assert [c.value for c in desk.people.get(made.id).channels] == ["050 123"]


@pytest.mark.parametrize("many", [0, 1_000], ids=["picked", "sorted"])
def test_a_filtered_list_is_in_order_however_many_match_and_follows_every_change(
    desk: Desk, many: int
) -> None:
    desk.people.many = many
    made = [
        person(desk, family, given)
        for family, given in (("Öhman", "Aino"), ("Aalto", "Ville"), ("Berg", "Aino"))
    ]
    aino = ListQuery(text="aino")
    assert names(desk, aino) == ["Berg, Aino", "Öhman, Aino"]
    assert names(desk, ListQuery(text="aino", descending=True)) == ["Öhman, Aino", "Berg, Aino"]
    made[0].family_latin = "Ahlman"
    desk.people.save(made[0])
    assert names(desk, aino) == ["Ahlman, Aino", "Berg, Aino"]
    desk.people.delete([made[2].id])
    assert names(desk, aino) == ["Ahlman, Aino"]
    desk.history.undo()
    person(desk, "Aho")
    assert names(desk, aino) == ["Ahlman, Aino", "Aho, Aino", "Berg, Aino"]
    assert names(desk, ListQuery()) == ["Aalto, Ville", "Ahlman, Aino", "Aho, Aino", "Berg, Aino"]
