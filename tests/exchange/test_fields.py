"""Headings, dates and loose parts of lines."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from c21desk.exchange.dates import is_ambiguous, is_partial, parse_date
from c21desk.exchange.headings import field_of, is_heading_row, map_headings
from c21desk.exchange.raw import field_of_part, role_of

MAY = dt.date(1970, 5, 3)


@pytest.mark.parametrize(
    "text",
    ["1970-05-03", "1970.05.03", "1970.5.3", "1970/5/3", "1970年5月3日", "1970 年 5 月 3 日", "19700503", "3.5.1970",
     "03.05.1970", "3. 5. 1970", "3/5/1970", "25691", "25691.0", "3 May 1970", "3 May, 1970", "May 3, 1970",
     "3. toukokuuta 1970", "1970-05-03 00:00:00", "1970年5月3日生"],
)  # fmt: skip
def test_dates_of_birth(text: str) -> None:
    assert parse_date(text) == MAY


@pytest.mark.parametrize(
    "text",
    ["", "1970-02-30", "19700230", "31.4.1970", "1970", "1970年5月", "May 1970", "soon", "3.5.70", "1234567"],
)
def test_no_dates(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2030, 12, 31)))
def test_every_day_in_every_form(day: dt.date) -> None:
    for form in ("%Y-%m-%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日", "%d.%m.%Y"):
        assert parse_date(day.strftime(form)) == day


@given(st.text(max_size=30))
def test_any_text_is_no_date_or_a_date(text: str) -> None:
    assert parse_date(text) is None or isinstance(parse_date(text), dt.date)


def test_partial_and_ambiguous_dates() -> None:
    assert is_partial("1970年5月")
    assert is_partial("1970")
    assert not is_partial("1970-05-03")
    assert is_ambiguous("3/5/1970")
    assert not is_ambiguous("13/5/1970")
    assert not is_ambiguous("3.5.1970")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("序号", "number"), ("姓  名", "name"), ("姓名 Name", "name"), ("Name (Chinese)", "name_han"),
        ("中文姓名", "name_han"), ("英文姓名", "name_latin"), ("姓名（拼音）", "name_latin"), ("英文名", "name_latin"),
        ("English Name", "name_latin"), ("Family Name", "family"), ("姓", "family"), ("Etunimi", "given"),
        ("性别", "sex"), ("出生年月", "birth_date"), ("Date of birth (dd.mm.yyyy)", "birth_date"),
        ("工作单位", "organisation"), ("单位及职务", "org_title"), ("职务 Title", "title"), ("Position/Title", "title"),
        ("Title (English)", "title_latin"), ("护照号码", "passport_number"), ("Passport No.", "passport_number"),
        ("备  注", "note"), ("Huomautukset", "note"), ("E-mail", "email"), ("Puh.", "phone"), ("电话/手机", "phone"),
        ("团内职务", "role"), ("Sukunimi, etunimi", "name_family_first"), ("护照姓名", "passport_name"),
        ("a", ""), ("", ""), ("王伟", ""), ("Name of the delegation", ""), ("房间号", ""),
    ],
)  # fmt: skip
def test_headings(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_heading_rows() -> None:
    assert is_heading_row(["序号", "姓名", "职务"])
    assert is_heading_row(["", "Name", ""])
    assert not is_heading_row(["1", "王伟", "副市长"])
    assert not is_heading_row(["职务", "单位"])
    assert map_headings(["姓名", "职务", "职务"]) == {0: "name", 1: "title"}


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("男", "sex"), ("女", "sex"), ("1970年5月生", "birth_date"), ("1970-05-03", "birth_date"),
        ("born 3.5.1970", "birth_date"), ("E12345678", "passport_number"), ("护照号码：PE1234567", "passport_number"),
        ("+358 40 123 4567", "phone"), ("电话：025-83600000", "phone"), ("a@example.org", "email"),
        ("副市长", "title"), ("Vice Mayor", "title"), ("南京市人民政府", "organisation"), ("汉族", "note"),
        ("12", ""), ("something", ""),
    ],
)  # fmt: skip
def test_loose_parts(part: str, field: str) -> None:
    assert field_of_part(part) == field


@pytest.mark.parametrize(
    ("word", "role"),
    [("团长", "head"), ("副团长", "deputy"), ("翻译", "interpreter"), ("随员", "member"), ("司机", "driver"),
     ("Head of Delegation", "head"), ("tulkki", "interpreter"), ("记者", "media"), ("夫人", "spouse"), ("head", "head"),
     ("集团长", ""), ("", "")],
)  # fmt: skip
def test_roles(word: str, role: str) -> None:
    assert role_of(word) == role
