"""The sample delegation: complete in three languages, alike in every file, and never loaded twice."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import uuid
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from c21desk import paths
from c21desk.domain.kinds import MEETING_KINDS
from c21desk.domain.localized import TEXT_LANGUAGES
from c21desk.services import desk as desks
from c21desk.services.desk import Desk
from c21desk.services.imports import Decision
from c21desk.services.lists import ListQuery
from tests.conftest import CHECKOUT

SAMPLE = paths.resources() / "sample"
GUESTS = ["曾雪松", "任长川", "单云舒", "欧阳霁川", "仇凌霜", "解启航", "沈𬀩", "苏念安"]
SURNAME_PINYIN = ["Zēng", "Rén", "Shàn", "Ōuyáng", "Qiú", "Xiè", "Shěn", "Sū"]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A new file and one with the sample, made once: to be copied, not opened."""
    folder = tmp_path_factory.mktemp("made")
    empty, full = folder / "empty.c21", folder / "full.c21"
    desks.create(empty, author="tester").close()
    shutil.copy(empty, full)
    desk = desks.open_file(full, author="tester")
    desk.sample.load()
    desk.close()
    return empty, full


def _copy(source: Path, folder: Path) -> Iterator[Desk]:
    desk = desks.open_file(Path(shutil.copy(source, folder)), author="tester")
    yield desk
    desk.close()


@pytest.fixture
def new(files: tuple[Path, Path], tmp_path: Path) -> Iterator[Desk]:
    """A file without the sample."""
    yield from _copy(files[0], tmp_path)


@pytest.fixture
def desk(files: tuple[Path, Path], tmp_path: Path) -> Iterator[Desk]:
    """A file with the sample."""
    yield from _copy(files[1], tmp_path)


@pytest.fixture
def visit(desk: Desk) -> uuid.UUID:
    """The sample visit."""
    title = "Changchunin ystävyysvaltuuskunnan vierailu (näyte)"
    (row,) = desk.visits.by_title(title)
    return row.id


def _ids(service: Any) -> list[uuid.UUID]:
    return [row.id for row in service.rows(service.ids(ListQuery()))]


def _counts(desk: Desk) -> dict[str, int]:
    nouns = ("people", "organisations", "delegations", "visits", "programme", "places", "titles", "themes")
    return {noun: len(_ids(getattr(desk, noun))) for noun in nouns}


def _names(desk: Desk) -> dict[uuid.UUID, str]:
    return {row.id: row.han or row.display for row in desk.people.rows(desk.people.ids(ListQuery()))}


def _fields(record: Any, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """A record's own fields by column, references aside."""
    columns = record.__table__.columns
    return {
        c.key: getattr(record, c.key)
        for c in columns
        if "wire" in c.info and not c.key.endswith("_id") and c.key not in without
    }


def _content(desk: Desk) -> dict[str, Any]:
    """Everything that the sample puts into a file, without ids."""
    names = _names(desk)
    people = [desk.people.get(i) for i in _ids(desk.people)]
    visits = [desk.visits.get(i) for i in _ids(desk.visits)]
    return {
        "people": [
            (
                _fields(p),
                [(_fields(q), desk.organisations.label(q.organisation_id)) for q in p.positions],
                [_fields(c) for c in p.channels],
            )
            for p in people
        ],
        "organisations": [
            (_fields(o), desk.places.label(o.place_id), desk.organisations.label(o.parent_id))
            for o in (desk.organisations.get(i) for i in _ids(desk.organisations))
        ],
        "visits": [
            (
                _fields(v),
                desk.places.label(v.place_id),
                sorted((desk.themes.label(o.theme_id).en, o.text.fi) for o in v.objectives),
                [
                    (_fields(d), [(m.name, m.title, m.role) for m in desk.delegations.ranked(d.id)])
                    for d in desk.delegations.for_visit(v.id)
                ],
                [
                    (
                        _fields(item),
                        desk.organisations.label(item.venue_id),
                        sorted((names[p.person_id], p.role) for p in item.participants if p.person_id),
                    )
                    for item in (desk.programme.get(row.id) for row in desk.programme.items(v.id))
                ],
            )
            for v in visits
        ],
    }


def test_two_files_hold_the_same_sample(desk: Desk, tmp_path: Path) -> None:
    other = desks.create(tmp_path / "other.c21", author="tester")
    other.sample.load()
    assert _content(other) == _content(desk)
    other.close()


def test_what_the_sample_holds(desk: Desk, visit: uuid.UUID) -> None:
    counts = _counts(desk)
    assert (counts["people"], counts["visits"], counts["delegations"]) == (13, 4, 4)
    assert len(desk.programme.items(visit)) == 14
    assert counts["programme"] == 16
    statuses = sorted(desk.visits.get(i).status for i in _ids(desk.visits))
    assert statuses == ["confirmed", "done", "idea", "idea"]
    themes = {o.theme_id for o in desk.visits.get(visit).objectives}
    assert themes == set(_ids(desk.themes))
    assert desk.check() == []


def test_guests_are_read_as_the_list_says(desk: Desk, visit: uuid.UUID) -> None:
    guests = next(d for d in desk.delegations.for_visit(visit) if d.side == "guest")
    people = [desk.people.get(m.person_id) for m in guests.members if m.person_id]
    assert [p.han_name for p in people] == GUESTS
    assert [p.pinyin_family for p in people] == SURNAME_PINYIN
    assert [p.passport_number for p in people] == [f"E{n:07}" for n in range(1, 9)]
    assert all(p.birth_date and p.sex for p in people)
    assert [m.role for m in guests.members] == ["head", *["member"] * 6, "interpreter"]
    assert [m.title.zh for m in guests.members][:3] == ["副市长", "副秘书长", "外事办公室主任"]


def test_everyone_in_a_delegation_has_rank_title_and_biography(desk: Desk) -> None:
    for delegation in (desk.delegations.get(i) for i in _ids(desk.delegations)):
        for member in delegation.members:
            assert member.person_id
            assert member.rank_level is not None
            assert member.title.missing() == member.organisation.missing() == ()
            assert desk.people.get(member.person_id).biography.missing() == ()


@pytest.mark.parametrize("language", ["fi", "en", "zh_CN"])
def test_packs_of_visits_with_a_programme_have_no_gaps(desk: Desk, visit: uuid.UUID, language: str) -> None:
    earlier = next(i for i in _ids(desk.visits) if desk.visits.get(i).status == "done")
    assert [str(gap) for gap in desk.briefings.missing(visit, language)] == []
    assert [str(gap) for gap in desk.briefings.missing(earlier, language)] == []


def test_records_keep_the_rules_and_are_marked(desk: Desk, visit: uuid.UUID) -> None:
    for service in (desk.people, desk.visits, desk.delegations, desk.organisations, desk.programme):
        for record_id in _ids(service):
            record: Any = service.get(record_id)
            service.check(record)
            marks = record.note + str(getattr(record, "name", ""))
            assert "示例" in marks or "长春市" in marks
    title = desk.visits.get(visit).title
    assert "(näyte)" in title.fi
    assert "(sample)" in title.en
    assert "（示例）" in title.zh


def test_meetings_are_fully_prepared(desk: Desk, visit: uuid.UUID) -> None:
    items = [desk.programme.get(row.id) for row in desk.programme.items(visit)]
    meetings = [item for item in items if item.kind in MEETING_KINDS]
    assert len(meetings) == 6
    for item in meetings:
        for text in (item.objectives, item.avoid, item.their_wishes, item.our_answer, item.background):
            assert text
            assert text.missing() == ()
        lines = {len(item.points.get(language).splitlines()) for language in TEXT_LANGUAGES}
        assert len(lines) == 1
        assert 4 <= lines.pop() <= 6
        assert {p.role for p in item.participants} == {"host", "attendee", "interpreter"}


def test_nobody_is_in_two_places_at_once(desk: Desk, visit: uuid.UUID) -> None:
    rows = desk.programme.items(visit)
    assert all(a.end and b.start and a.end <= b.start for a, b in pairwise(rows))
    days = {row.start.date() for row in rows if row.start}
    plan = desk.visits.get(visit)
    assert (min(days), max(days)) == (plan.start, plan.end)


def test_loading_again_changes_nothing(desk: Desk, visit: uuid.UUID) -> None:
    before = _content(desk)
    step = desk.history.undo_label()
    assert desk.sample.load() == visit
    assert _content(desk) == before
    assert desk.history.undo_label() == step


def test_the_list_imported_by_hand_matches_everybody(desk: Desk, visit: uuid.UUID) -> None:
    plan = desk.imports.plan(SAMPLE / "delegation.xlsx")
    assert [row.decision for row in plan.rows] == [Decision.MATCH] * 8
    before = _counts(desk)
    result = desk.imports.apply(plan, visit)
    assert (result.read, result.created, result.matched) == (8, 0, 8)
    assert _counts(desk) == before


def test_an_edit_stays_when_the_sample_is_loaded_again(desk: Desk, visit: uuid.UUID) -> None:
    edited = desk.visits.get(visit)
    edited.contact = edited.contact.with_("fi", "Muutettu")
    desk.visits.save(edited)
    desk.sample.load()
    assert desk.visits.get(visit).contact.fi == "Muutettu"


def test_undo_empties_the_file_and_redo_brings_it_back(new: Desk) -> None:
    empty = _counts(new)
    new.sample.load()
    full = _content(new)
    steps = 0
    while new.history.undo():
        steps += 1
    assert steps == 2
    assert _counts(new) == empty
    assert new.check() == []
    while new.history.redo():
        pass
    assert _content(new) == full
    assert new.check() == []


def test_it_can_be_loaded_anew_after_undo(new: Desk) -> None:
    new.sample.load()
    first = _content(new)
    while new.history.undo():
        pass
    new.sample.load()
    assert _content(new) == first
    assert new.check() == []


def test_it_can_be_loaded_anew_after_its_visit_was_deleted(desk: Desk, visit: uuid.UUID) -> None:
    people = _counts(desk)["people"]
    desk.visits.delete([visit])
    again = desk.sample.load()
    assert again != visit
    assert _counts(desk)["people"] == people
    assert len(desk.programme.items(again)) == 14
    assert {d.side for d in desk.delegations.for_visit(again)} == {"guest", "host"}
    assert desk.check() == []


def test_an_organisation_of_the_users_own_is_used_and_kept(new: Desk) -> None:
    own = new.organisations.new()
    own.name = own.name.with_("fi", "Kuopion kaupunki").with_("en", "Kuopio, our city")
    new.organisations.save(own)
    new.sample.load()
    kept = new.organisations.get(own.id)
    assert (kept.name.en, kept.name.zh) == ("Kuopio, our city", "库奥皮奥市政府")
    assert sum(new.organisations.get(i).name.fi == "Kuopion kaupunki" for i in _ids(new.organisations)) == 1


def test_the_text_names_the_same_people_as_the_workbook(new: Desk) -> None:
    workbook = new.imports.plan(SAMPLE / "delegation.xlsx")
    text = new.imports.plan((SAMPLE / "delegation.txt").read_text(encoding="utf-8"))
    assert [r.person.han_name for r in text.rows] == GUESTS
    assert [r.person.han_name for r in workbook.rows] == GUESTS
    assert [r.title_id for r in text.rows] == [r.title_id for r in workbook.rows]
    assert workbook.heading == text.heading == "长春市友好访问团名单（示例）"


def test_the_files_are_those_that_the_script_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, CHECKOUT / "packaging" / "make_sample.py", tmp_path], check=True)
    for name in ("delegation.xlsx", "delegation.txt"):
        assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes()


def _texts(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if set(value) & set(TEXT_LANGUAGES):
            yield {key: text for key, text in value.items() if key != "theme"}
        else:
            for part in value.values():
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


@cache
def _printable() -> frozenset[str]:
    """Characters that the shipped fonts hold."""
    found: set[int] = set()
    for face in ("C21Sans-Regular.ttf", "C21SansSC-Regular.ttf"):
        with TTFont(paths.resources() / "fonts" / face) as font:
            found |= set(font.getBestCmap())
    return frozenset(map(chr, found))


@pytest.mark.parametrize("name", ["people", "visits", "programme"])
def test_every_text_is_there_in_three_languages_and_can_be_printed(name: str) -> None:
    printable = _printable()
    content = tomllib.loads((SAMPLE / f"{name}.toml").read_text(encoding="utf-8"))
    found = list(_texts(content))
    assert found
    for texts in found:
        assert set(texts) == set(TEXT_LANGUAGES)
        for text in texts.values():
            assert text.strip() == text != ""
            assert {c for c in text if c != "\n"} <= printable
            assert all(line.strip() for line in text.splitlines())
