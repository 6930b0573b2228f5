"""People who are there twice: finding, comparing, merging and separating them, over a real file."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import uuid
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from c21desk.domain.delegations import Delegation, Member, member_id
from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Channel, Person, Position, PostalAddress, Tag, tag_id
from c21desk.domain.programme import Participant, ProgrammeItem, participant_id
from c21desk.domain.same_person import Reason
from c21desk.i18n import message
from c21desk.services.desk import Desk
from c21desk.services.duplicates import Choice, Duplicates
from c21desk.services.lists import ListQuery
from c21desk.services.people import People
from c21desk.services.rows.people import PersonList
from c21desk.storage.check import check
from c21desk.storage.store import Store
from c21desk.storage.wire import entity
from tests.storage.helpers import whole_state


def add(desk: Desk, **values: Any) -> uuid.UUID:
    person = Person(**values)
    desk.people.save(person)
    return person.id


def email(value: str) -> list[Channel]:
    return [Channel(kind="email", value=value)]


@pytest.fixture
def twins(desk: Desk) -> tuple[uuid.UUID, uuid.UUID]:
    """王伟 as two lists wrote him: on one in Chinese, on the other in Latin letters."""
    han = add(
        desk,
        family_han="王",
        given_han="伟",
        pinyin_family="Wáng",
        pinyin_given="Wěi",
        note="Met in Nanjing",
        passport_number="E1",
        channels=[*email("ww@example.org"), Channel(value="+86 25 5555 0101")],
        biography=LocalizedText(zh="生平"),
    )
    latin = add(
        desk,
        family_latin="Wang",
        given_latin="Wei",
        note="Met in Espoo",
        diet="No pork",
        channels=email("ww@example.org"),
        biography=LocalizedText(fi="Elämä"),
    )
    return han, latin


# -- finding


def test_pairs_are_found_across_scripts_and_the_likeliest_comes_first(
    desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]
) -> None:
    first = add(desk, family_latin="Virtanen", given_latin="Matti")
    second = add(desk, family_latin="Matti", given_latin="Virtanen")
    traditional = add(desk, family_han="王", given_han="偉", channels=email("w@example.com"))
    add(desk, family_latin="Korhonen", given_latin="Matti")
    steps: list[tuple[int, int]] = []
    found = desk.duplicates.pairs(lambda done, total: steps.append((done, total)))
    assert not found.more
    assert {frozenset((p.left, p.right)) for p in found.pairs} == {
        frozenset(twins),
        frozenset((first, second)),
        frozenset((twins[0], traditional)),
        frozenset((twins[1], traditional)),
    }
    assert (found.pairs[0].left, found.pairs[0].right) == twins
    assert found.pairs[0].sameness.reasons == (Reason.ACROSS, Reason.EMAIL)
    assert [p.sameness.score for p in found.pairs] == sorted(
        (p.sameness.score for p in found.pairs), reverse=True
    )
    assert all(done <= total for done, total in steps)


def test_a_shared_number_or_office_alone_makes_nobody_a_duplicate(desk: Desk) -> None:
    body = Organisation(name=LocalizedText(fi="Kaupunki"))
    desk.organisations.save(body)
    for name in ("Aalto", "Berg", "Cederberg"):
        add(
            desk,
            family_latin=name,
            given_latin="Anna",
            channels=[Channel(value="+358 9 555 0101")],
            positions=[Position(organisation_id=body.id)],
        )
    assert desk.duplicates.pairs().pairs == ()


def test_among_many_namesakes_only_those_who_share_more_are_compared(desk: Desk) -> None:
    many = [add(desk, family_han="王", given_han="伟", birth_date=dt.date(1950 + n, 1, 1)) for n in range(14)]
    twin = add(desk, family_han="王", given_han="伟", birth_date=dt.date(1953, 1, 1))
    [pair] = desk.duplicates.pairs().pairs
    assert {pair.left, pair.right} == {many[3], twin}


def test_a_slip_in_a_name_counts_where_something_else_agrees(desk: Desk) -> None:
    one = add(desk, family_latin="Virtanen", given_latin="Matti", birth_date=dt.date(1970, 1, 2))
    other = add(desk, family_latin="Virtannen", given_latin="Matti", birth_date=dt.date(1970, 1, 2))
    add(desk, family_latin="Virtamen", given_latin="Matti", birth_date=dt.date(1971, 1, 2))
    [pair] = desk.duplicates.pairs().pairs
    assert {pair.left, pair.right} == {one, other}


def test_the_search_ends_when_its_watcher_raises(desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]) -> None:
    def stop(_done: int, _total: int) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        desk.duplicates.pairs(stop)
    assert len(desk.duplicates.pairs().pairs) == 1


def test_people_told_apart_are_not_offered_again(desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]) -> None:
    pairs = desk.duplicates.pairs().pairs
    desk.duplicates.tell_apart(twins[1], twins[0])
    assert desk.duplicates.pairs().pairs == ()
    assert desk.duplicates.standing(pairs) == []
    desk.duplicates.tell_apart(*twins, apart=False)
    assert desk.duplicates.pairs().pairs == pairs


def test_somebody_written_down_again_is_recognised(desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]) -> None:
    body = Organisation(name=LocalizedText(fi="Kaupunki"))
    desk.organisations.save(body)
    add(desk, family_latin="Väänänen", given_latin="Anna-Maija", channels=[Channel(value="+358 40 555 0102")])

    def similar(**values: Any) -> list[tuple[str, str]]:
        found = desk.duplicates.similar(Person(**values))
        return [(s.row.name, str(s.reasons[0])) for s in found]

    across, han, latin = (
        "the Chinese name reads as the Latin name",
        "same Chinese name",
        "same Latin name",
    )
    assert similar(family_latin="Wang", given_latin="Wei") == [("Wang, Wei", latin), ("王伟", across)]
    assert similar(family_latin="wei", given_latin="WANG") == [("Wang, Wei", latin), ("王伟", across)]
    assert similar(family_han="王", given_han="偉") == [("王伟", han), ("Wang, Wei", across)]
    assert similar(family_latin="Vaananen", given_latin="Anna-Maija") == [("Väänänen, Anna-Maija", latin)]
    assert similar(family_latin="Virtanen", given_latin="Matti") == []
    assert similar(family_latin="Wang") == []
    assert similar() == []
    [(name, _reason)] = similar(
        family_latin="Vaananem",
        given_latin="Anna-Maija",
        channels=[Channel(value="040 5550102")],
    )
    assert name == "Väänänen, Anna-Maija"
    assert desk.duplicates.similar(desk.people.get(twins[0]))[0].row.id == twins[1]


def test_a_chinese_name_stored_without_its_reading_is_recognised_by_it(desk: Desk) -> None:
    add(desk, family_han="曾", given_han="小明")
    for typed in (("Zeng", "Xiaoming"), ("Xiao Ming", "Zeng")):
        [found] = desk.duplicates.similar(Person(family_latin=typed[0], given_latin=typed[1]))
        assert str(found.reasons[0]) == "the Chinese name reads as the Latin name", typed


# -- comparing and merging


def test_the_comparison_proposes_what_loses_least(desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]) -> None:
    han, latin = twins
    comparison = desk.duplicates.comparison(latin, han)
    assert (comparison.left, comparison.right) == (han, latin)  # more is known of him
    fields = {f.wire: f for f in comparison.fields}
    assert {w for w, f in fields.items() if f.sensitive} == {"passport-number", "diet"}
    assert fields["note"].proposed is Choice.BOTH
    assert fields["family.latin"].proposed is Choice.RIGHT
    assert fields["family.han"].proposed is Choice.LEFT
    assert str(fields["biography.fi"].name) == "Biography (Finnish)"
    assert not fields["name-order"].differs
    [contacts] = comparison.parts
    assert contacts.left == ("ww@example.org", "+86 25 5555 0101")
    assert contacts.right == ("ww@example.org",)


def test_merging_keeps_what_either_has_and_is_one_step(
    desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]
) -> None:
    han, latin = twins
    assert desk.duplicates.merge(han, latin) == han
    person = desk.people.get(han)
    assert (person.family_latin, person.given_latin, person.han_name) == ("Wang", "Wei", "王伟")
    assert person.note == "Met in Nanjing\n\nMet in Espoo"
    assert person.biography == LocalizedText(fi="Elämä", zh="生平")
    assert (person.passport_number, person.diet) == ("E1", "No pork")
    assert [c.value for c in person.channels] == ["ww@example.org", "+86 25 5555 0101"]  # none twice
    with pytest.raises(UserError):
        desk.people.get(latin)
    assert len(desk.people.ids(ListQuery())) == 1
    assert [hit.id for hit in desk.search.search("wang")] == [han]
    assert [(m.id, m.name) for m in desk.duplicates.merged_into(han)] == [(latin, "Wei Wang")]
    desk.history.undo()
    assert desk.people.get(latin).note == "Met in Espoo"
    assert desk.people.get(han).note == "Met in Nanjing"
    assert desk.duplicates.merged_into(han) == []


def test_the_chosen_values_stand(desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]) -> None:
    han, latin = twins
    choices = {"note": Choice.RIGHT, "diet": Choice.LEFT, "biography.fi": Choice.RIGHT}
    desk.duplicates.merge(han, latin, choices)
    person = desk.people.get(han)
    assert (person.note, person.diet) == ("Met in Espoo", "")
    assert person.biography == LocalizedText(fi="Elämä", zh="生平")


def test_separating_works_at_any_later_time_and_names_what_stays(
    desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]
) -> None:
    han, latin = twins
    desk.duplicates.merge(han, latin)
    person = desk.people.get(han)
    person.note = "Retired"
    desk.people.save(person)
    assert [str(field) for field in desk.duplicates.unmerge(latin)] == ["Note"]
    assert desk.people.get(han).note == "Retired"
    assert desk.people.get(latin).note == "Met in Espoo"
    with pytest.raises(UserError):
        desk.duplicates.unmerge(latin)


def test_a_merged_pair_is_no_longer_offered_and_others_lead_to_the_merged_person(
    desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]
) -> None:
    han, latin = twins
    third = add(desk, family_latin="Wang", given_latin="Wei")
    pairs = desk.duplicates.pairs().pairs
    assert len(desk.duplicates.standing(pairs)) == 3
    desk.duplicates.merge(han, latin)
    [shown] = desk.duplicates.standing(pairs)
    assert {shown.left.id, shown.right.id} == {han, third}
    desk.history.undo()
    assert len(desk.duplicates.standing(pairs)) == 3
    desk.people.delete([third])
    assert len(desk.duplicates.standing(pairs)) == 1


def test_one_who_is_gone_cannot_be_merged(desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]) -> None:
    desk.people.delete([twins[1]])
    before = desk.history.undo_label()
    for attempt in (desk.duplicates.comparison, desk.duplicates.merge):
        with pytest.raises(UserError):
            attempt(*twins)
    with pytest.raises(UserError):
        desk.duplicates.merge(twins[0], twins[0])
    assert desk.history.undo_label() == before


def test_who_travels_in_a_delegation_twice_travels_once(
    desk: Desk, twins: tuple[uuid.UUID, uuid.UUID]
) -> None:
    han, latin = twins
    delegation = desk.delegations.new()
    delegation.name = LocalizedText(fi="Nanjing")
    desk.delegations.save(delegation)
    desk.delegations.add_member(delegation.id, han)
    desk.delegations.add_member(delegation.id, latin, role="head")
    desk.duplicates.merge(han, latin)
    [member] = desk.delegations.ranked(delegation.id)
    assert (member.person_id, member.role) == (han, "head")
    desk.duplicates.unmerge(latin)
    assert {(m.person_id, m.role) for m in desk.delegations.ranked(delegation.id)} == {
        (han, "member"),
        (latin, "head"),
    }


# -- nothing is lost


_WORDS = ("", "", "Wang", "Wei", "王", "伟", "x", "hyvä päivä")


def _random_person(chance: random.Random) -> Person:
    def word() -> str:
        return chance.choice(_WORDS)

    person = Person(
        family_latin=word() or "Someone",
        given_latin=word(),
        family_han=word(),
        note=word(),
        diet=word(),
        languages=chance.choice(("", "fi", "zh en")),
        sex=chance.choice(("", "F", "M")),
        birth_date=chance.choice((None, dt.date(1970, 1, 2), dt.date(1980, 3, 4))),
        biography=LocalizedText(word(), word(), word()),
    )
    few = chance.randrange(4)
    person.channels = [Channel(value=word() or "1", label=word()) for _ in range(few)]
    person.positions = [
        Position(title=LocalizedText(word(), word()), rank_level=chance.choice((None, 20)))
        for _ in range(chance.randrange(3))
    ]
    person.addresses = [PostalAddress(street=word() or "Road 1") for _ in range(chance.randrange(2))]
    person.tags = [
        Tag(id=tag_id(person.id, name), name=name) for name in {"a", "b", "c"} if chance.random() < 0.4
    ]
    return person


def _contents(person: Person) -> Counter[str]:
    """What a person owns, as a set of values."""
    found: Counter[str] = Counter()
    for part in (*person.channels, *person.positions, *person.addresses, *person.tags):
        what = entity(type(part))
        values = {f.wire: v for f in what.fields if (v := getattr(part, f.column)) != f.empty}
        found[f"{what.wire} {values}"] += 1
    return found


def _is_kept(value: str, among: Counter[str]) -> bool:
    """Whether a value is there, or one that says the same and more."""
    kind, _space, fields = value.partition(" ")
    wanted = eval(fields).items()
    return any(
        other.startswith(f"{kind} ") and wanted <= eval(other.partition(" ")[2]).items() for other in among
    )


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store, _code = Store.create(tmp_path_factory.mktemp("bare") / "bare.c21", None, "Tester")
    yield store
    assert check(store) == []
    store.close()


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=50, deadline=None)
def test_merging_and_separating_random_pairs_loses_no_value(bare: Store, seed: int) -> None:
    """Ten pairs each time, five hundred in a run: five alone, five into and out of each other."""
    chance = random.Random(seed)
    people, duplicates = People(bare), Duplicates(bare, PersonList(bare))
    known = [_random_person(chance) for _ in range(6)]
    delegations = [Delegation(name=LocalizedText(fi="D")) for _ in range(2)]
    item = ProgrammeItem(title=LocalizedText(fi="I"))
    for one in known:
        for delegation in delegations:
            if chance.random() < 0.5:
                delegation.members.append(
                    Member(
                        id=member_id(delegation.id, one.id),
                        person_id=one.id,
                        role=chance.choice(("member", "head", "interpreter")),
                        note=chance.choice(_WORDS),
                    )
                )
        if chance.random() < 0.5:
            item.participants.append(Participant(id=participant_id(item.id, one.id), person_id=one.id))
    ids = [one.id for one in known]
    with bare.write(message("Add")) as session:
        session.add_all([*known, *delegations, item])
    before = whole_state(bare)

    def merge(keep: uuid.UUID, other: uuid.UUID) -> None:
        choices = {
            f.wire: chance.choice(list(Choice) if f.can_be_both else [Choice.LEFT, Choice.RIGHT])
            for f in duplicates.comparison(keep, other).fields
            if chance.random() < 0.7
        }
        both = _contents(people.get(keep)) + _contents(people.get(other))
        assert duplicates.merge(keep, other, choices) == keep
        merged = _contents(people.get(keep))
        assert all(_is_kept(value, merged) for value in both)

    for keep, other in chance.sample(list(itertools.permutations(ids, 2)), 5):
        merge(keep, other)
        duplicates.unmerge(other)
        assert whole_state(bare) == before
    standing, merged = list(ids), []
    for _ in range(5):
        keep, other = chance.sample(standing, 2)
        merge(keep, other)
        standing.remove(other)
        merged.append(other)
    chance.shuffle(merged)
    for other in merged:
        duplicates.unmerge(other)
    assert whole_state(bare) == before
    people.delete(ids)
