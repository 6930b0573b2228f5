"""Titles against the catalogue."""

from __future__ import annotations

import pytest

from c21desk.domain.titles_match import (
    TitleEntry,
    is_organisation,
    is_title,
    match_title,
    match_titles,
    split_organisation,
    split_titles,
)

CATALOGUE = [
    TitleEntry("secretary", ("市委书记",), ("Party Secretary",), ("puoluesihteeri",), 100),
    TitleEntry("mayor", ("市长",), ("Mayor",), ("pormestari", "kaupunginjohtaja"), 110),
    TitleEntry("exec", ("常务副市长",), ("Executive Vice Mayor",), ("ensimmäinen apulaispormestari",), 120),
    TitleEntry("vice", ("副市长",), ("Vice Mayor",), ("apulaispormestari", "varapormestari"), 130),
    TitleEntry("congress", ("人大常委会主任",), ("Chairman of the People's Congress",), (), 115),
    TitleEntry("fao", ("外事办公室主任",), ("Director-General of the Foreign Affairs Office",), (), 200),
    TitleEntry("director", ("主任",), ("Director",), ("johtaja",), 210),
    TitleEntry("secgen", ("秘书长",), ("Secretary-General",), ("pääsihteeri",), 190),
    TitleEntry("sec", ("秘书",), ("Secretary",), ("sihteeri",), 500),
    TitleEntry("counsellor", ("参赞",), ("Counsellor",), ("lähetystöneuvos",), 220),
    TitleEntry("manager", ("总经理",), ("General Manager",), ("toimitusjohtaja",), 300),
    TitleEntry("head", ("团长",), ("Head of Delegation",), ("valtuuskunnan johtaja",), 400),
    TitleEntry("professor", ("教授",), ("Professor",), ("professori",), 350),
]


@pytest.mark.parametrize(
    ("text", "expected", "how"),
    [
        ("市长", "mayor", "exact"),
        ("副市长", "vice", "exact"),
        ("常务副市长", "exec", "exact"),
        ("南京市人民政府副市长", "vice", "part"),
        ("南京市常务副市长", "exec", "part"),
        ("副市长（副厅级）", "vice", "exact"),
        ("南京市外事办公室主任", "fao", "part"),
        ("南京市发改委主任", "director", "general"),
        ("南京市人大常委会主任", "congress", "part"),
        ("秘书长", "secgen", "exact"),
        ("Vice Mayor", "vice", "exact"),
        ("Deputy Mayor", "vice", "exact"),
        ("VICE-MAYOR", "vice", "exact"),
        ("Deputy Mayor of Nanjing", "vice", "part"),
        ("Nanjing Vice Mayor", "vice", "part"),
        ("Executive Vice Mayor", "exec", "exact"),
        ("Secretary-General", "secgen", "exact"),
        ("Director-General of the Foreign Affairs Office", "fao", "exact"),
        ("apulaispormestari", "vice", "exact"),
        ("Turun apulaispormestari", "vice", "part"),
        ("Kaupunginjohtaja", "mayor", "exact"),
    ],
)
def test_titles_are_found(text: str, expected: str, how: str) -> None:
    match = match_title(text, CATALOGUE)
    assert match is not None
    assert (match.entry.id, match.how) == (expected, how)


@pytest.mark.parametrize(
    "text",
    ["市长助理", "副总经理", "副教授", "代市长", "原市长", "Assistant to the Mayor", "Former Mayor", "Minister Counsellor",
     "Vice President", "Acting Mayor", "", "南京", "entinen pormestari"],
)  # fmt: skip
def test_a_near_title_is_no_match(text: str) -> None:
    assert match_title(text, CATALOGUE) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vice Mayor, Head of Delegation", ["vice", "head"]),
        ("南京市委书记、市长", ["secretary", "mayor"]),
        ("副市长兼秘书长", ["vice", "secgen"]),
        ("Mayor and Professor", ["mayor", "professor"]),
    ],
)
def test_several_titles(text: str, expected: list[str]) -> None:
    assert [m.entry.id for m in match_titles(text, CATALOGUE)] == expected
    best = match_title(text, CATALOGUE)
    assert best is not None
    assert best.entry.id == expected[0]


def test_how_sure() -> None:
    sureness = [match_title(t, CATALOGUE) for t in ("市长", "南京市市长", "南京市发改委主任")]
    assert [m.sureness for m in sureness if m] == [1.0, 0.9, 0.5]


@pytest.mark.parametrize(
    ("text", "organisation", "post"),
    [
        ("南京市人民政府副市长", "南京市人民政府", "副市长"),
        ("南京市副市长", "南京市", "副市长"),
        ("南京市外事办公室主任", "南京市外事办公室", "主任"),
        ("南京市人民政府 副市长", "南京市人民政府", "副市长"),
        ("江苏省人民政府副秘书长", "江苏省人民政府", "副秘书长"),
        ("南京大学校长、教授", "南京大学", "校长、教授"),
        ("副市长", "", "副市长"),
        ("常务副市长", "", "常务副市长"),
        ("市长助理", "", "市长助理"),
        ("南京市人民政府", "", "南京市人民政府"),
        ("Vice Mayor", "", "Vice Mayor"),
        ("", "", ""),
    ],
)
def test_organisation_is_split_off(text: str, organisation: str, post: str) -> None:
    assert split_organisation(text) == (organisation, post)


def test_forms_of_posts_and_bodies() -> None:
    for text in ("副市长", "高级工程师", "Vice Mayor", "Kehityspäällikkö", "南京市副市长", "司机", "CEO"):
        assert is_title(text), text
    for text in ("南京市人民政府", "华为技术有限公司", "City of Turku", "Esimerkki Oy", "Turun kaupunki"):
        assert is_organisation(text), text
        assert not is_title(text), text
    for text in ("王伟", "Matti Virtanen", ""):
        assert not is_title(text), text
        assert not is_organisation(text), text


def test_titles_are_parted() -> None:
    assert split_titles("市委常委、副市长") == ["市委常委", "副市长"]
    assert split_titles("Mayor; Professor") == ["Mayor", "Professor"]
