from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import MemberRole
from c21desk.domain.localized import LocalizedText
from c21desk.services.desk import Desk
from c21desk.services.imports import Decision, ImportResult
from c21desk.services.lists import ListQuery

HAN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林"
TITLES = ("副市长", "外事办公室主任", "局长", "副局长", "处长", "秘书长")
EIGHTEEN = "\n".join(f"{family}明{'海江山'[n % 3]}\n{TITLES[n % 6]}" for n, family in enumerate(HAN))


def take_in(desk: Desk, source: Path | str | bytes, visit: str = "Nanjing visit") -> ImportResult:
    return desk.imports.apply(desk.imports.plan(source), visit)


def everyone(desk: Desk) -> list[tuple[str, str]]:
    return [(r.han, r.title.zh) for r in desk.people.rows(desk.people.ids(ListQuery()))]


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["南京市友好代表团名单"])
    sheet.merge_cells("A1:H1")
    sheet.append(["序号", "姓名", "性别", "出生日期", "单位", "职务", "护照号码", "备注"])
    sheet.append([1, "王伟", "男", "1968-03-05", "南京市人民政府", "副市长", "E0000001", "团长"])
    sheet.append([2, "曾丽", "女", "1975年7月1日", None, "外事办公室主任", "E0000002", None])
    sheet.append([])
    sheet.append([3, "欧阳单", "男", "19800102", None, "处长", "E0000003", "素食"])
    sheet.merge_cells("E3:E6")
    book.save(path)
    return path


def test_eighteen_alternating_lines_give_18_people_with_18_titles(desk: Desk) -> None:
    result = take_in(desk, EIGHTEEN)
    assert (result.read, result.created, result.matched) == (18, 18, 0)
    people = everyone(desk)
    assert len(people) == 18
    assert all(title for _, title in people)
    assert sorted(han[0] for han, _ in people) == sorted(HAN)


def test_a_chinese_workbook_gives_every_row_with_its_facts(desk: Desk, tmp_path: Path) -> None:
    result = take_in(desk, workbook(tmp_path / "list.xlsx"))
    assert (result.read, result.created, result.rejected) == (3, 3, [])
    [first] = desk.people.find_rows("王伟")
    person = desk.people.get(first.id)
    assert (person.sex, str(person.birth_date), person.passport_number) == ("M", "1968-03-05", "E0000001")
    assert first.title == LocalizedText(fi="apulaispormestari", en="Vice Mayor", zh="副市长")
    [zeng] = desk.people.find_rows("曾丽")
    assert zeng.pinyin == "Zēng Lì"
    assert zeng.organisation.zh == "南京市人民政府"
    assert result.delegation_id is not None
    ranked = desk.delegations.ranked(result.delegation_id)
    assert (ranked[0].name.han, ranked[0].role) == ("王伟", MemberRole.HEAD)
    delegation = desk.delegations.get(result.delegation_id)
    assert delegation.name.zh == "南京市友好代表团名单"
    assert desk.places.label(delegation.place_id).zh == "南京市"


@pytest.mark.parametrize("kind", ["text", "workbook", "names only"])
def test_the_same_list_imported_twice_creates_nobody_twice(desk: Desk, tmp_path: Path, kind: str) -> None:
    source: Path | str = {
        "text": EIGHTEEN,
        "workbook": workbook(tmp_path / "list.xlsx"),
        "names only": "姓名\n王明海\n李明江\n",
    }[kind]
    first = take_in(desk, source)
    second = take_in(desk, source)
    assert first.created == first.read
    assert (second.created, second.matched) == (0, first.read)
    assert second.visit_id == first.visit_id
    assert second.delegation_id == first.delegation_id
    assert len(everyone(desk)) == first.read


def test_a_name_alone_never_merges_two_people(desk: Desk) -> None:
    take_in(desk, "王伟\n南京市人民政府副市长")
    result = take_in(desk, "王伟\n苏州市文化局局长", "Suzhou visit")
    assert (result.created, result.matched) == (1, 0)
    [row] = result.unsure
    assert row.name == "王伟"
    assert "same person" in str(row.why[-1])


def test_the_user_may_decide_that_two_are_one(desk: Desk) -> None:
    take_in(desk, "王伟\n南京市人民政府副市长")
    plan = desk.imports.plan("王伟\n苏州市文化局局长")
    [row] = plan.rows
    row.decision, row.match_id = Decision.MATCH, row.matches[0].id
    result = desk.imports.apply(plan, "Suzhou visit")
    assert (result.created, result.matched) == (0, 1)
    [person] = desk.people.find_rows("王伟")
    assert len(desk.people.get(person.id).positions) == 2


def test_planning_stores_nothing_and_accepting_is_one_undo_step(desk: Desk) -> None:
    plan = desk.imports.plan(EIGHTEEN)
    assert everyone(desk) == []
    assert desk.history.undo_label() is None
    desk.imports.apply(plan, "Visit")
    assert desk.history.undo() is not None
    assert everyone(desk) == []
    assert len(desk.visits.ids(ListQuery())) == len(desk.organisations.ids(ListQuery())) == 0
    assert desk.history.undo_label() is None
    assert desk.check() == []


def test_skipped_rows_are_left_out(desk: Desk) -> None:
    plan = desk.imports.plan(EIGHTEEN)
    plan.rows[0].decision = Decision.SKIP
    assert desk.imports.apply(plan, "Visit").created == 17


def test_a_matched_person_is_completed_and_never_overwritten(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, "王伟\n南京市人民政府副市长")
    [row] = desk.people.find_rows("王伟")
    person = desk.people.get(row.id)
    person.given_latin, person.sex = "Wēi", ""
    desk.people.save(person)
    take_in(desk, workbook(tmp_path / "list.xlsx"))
    person = desk.people.get(row.id)
    assert (person.given_latin, person.sex, person.passport_number) == ("Wēi", "M", "E0000001")


def test_a_title_of_several_visits_is_refused_and_nothing_is_stored(desk: Desk) -> None:
    for _ in range(2):
        visit = desk.visits.new()
        visit.title = LocalizedText(en="Twice")
        desk.visits.save(visit)
    plan = desk.imports.plan(EIGHTEEN)
    with pytest.raises(UserError, match="2 visits"):
        desk.imports.apply(plan, "Twice")
    assert everyone(desk) == []


def test_a_list_that_names_nobody_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError):
        take_in(desk, "Dear colleagues,\nplease find the list attached.\nBest regards")
    assert desk.history.undo_label() is None


def test_a_duplicate_row_is_named_and_not_created(desk: Desk) -> None:
    result = take_in(desk, "王伟\t副市长\n李娜\t局长\n王伟\t副市长\n")
    assert (result.read, result.created) == (3, 2)
    assert "same person" in str(result.rejected[0].why)


def test_an_import_into_an_existing_visit_by_id(desk: Desk) -> None:
    visit = desk.visits.new()
    visit.title = LocalizedText(fi="Vierailu")
    desk.visits.save(visit)
    result = desk.imports.apply(desk.imports.plan(EIGHTEEN), visit.id)
    assert result.visit_id == visit.id
    assert [d.id for d in desk.delegations.for_visit(visit.id)] == [result.delegation_id]


def test_people_without_a_delegation(desk: Desk) -> None:
    result = desk.imports.apply(desk.imports.plan(EIGHTEEN, as_delegation=False))
    assert result.created == 18
    assert result.delegation_id is None
    assert len(desk.delegations.ids(ListQuery())) == 0


def test_a_body_in_the_title_or_in_its_own_column_is_the_same_post(desk: Desk) -> None:
    take_in(desk, "姓名,单位,职务\n单云舒,长春市人民政府,外事办公室主任\n")
    result = take_in(desk, "单云舒\n长春市人民政府外事办公室主任")
    assert (result.created, result.matched) == (0, 1)
    [row] = desk.people.find_rows("单云舒")
    assert len(desk.people.get(row.id).positions) == 1
    assert len(desk.organisations.ids(ListQuery())) == 1


@pytest.mark.parametrize(
    ("body", "place"),
    [("Helsingin kaupunki", "Helsinki"), ("赫尔辛基市", "Helsinki"), ("吉林省吉林市政府", "吉林市")],
)
def test_a_new_body_is_put_in_the_town_that_it_is_named_after(desk: Desk, body: str, place: str) -> None:
    take_in(desk, f"姓名,单位,职务\n单云舒,{body},处长\n")
    [row] = desk.people.find_rows("单云舒")
    made = desk.organisations.get(desk.people.get(row.id).positions[0].organisation_id)
    assert place in desk.places.get(made.place_id).name.values()
    assert made.kind == "city"


def test_several_lists_are_one_step_and_know_each_other(desk: Desk) -> None:
    first, second = "王伟\n副市长\n李娜\n局长\n".encode(), "李娜\n局长\n陈静\n翻译\n".encode()
    results = desk.imports.apply_all([first, second], "Nanjing visit")
    assert [r.read for r in results] == [2, 2]
    assert results[0].visit_id == results[1].visit_id
    assert results[0].delegation_id == results[1].delegation_id
    assert len(desk.delegations.ranked(results[0].delegation_id)) == sum(r.created for r in results)
    assert desk.check() == []
    desk.history.undo()
    assert list(desk.people.ids(ListQuery(sort="name", language="en"))) == []
    assert list(desk.visits.ids(ListQuery(sort="start", language="en"))) == []
    assert desk.check() == []


def test_of_several_lists_none_is_stored_where_one_names_nobody(desk: Desk) -> None:
    with pytest.raises(UserError):
        desk.imports.apply_all(["王伟\n副市长\n".encode(), b"..."], as_delegation=False)
    assert desk.history.undo_label() is None
