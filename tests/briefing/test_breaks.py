"""Where lines may break: Unicode's rules, and those of Chinese print."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from c21desk.briefing.text.breaks import breaks, classes


def parts(text: str, *, chinese: bool = False) -> str:
    """``text`` with a stroke where it may break."""
    places = [0, *breaks(classes(text, chinese=chinese)), len(text)]
    return "|".join(text[a:b] for a, b in itertools.pairwise(places))


@pytest.mark.parametrize(
    "marked",
    [
        "Hello, |world |(foo |bar) |– |it's |5 |%.",
        "2024–2025 |klo |10.30–11.45",
        "EU-|maat |ja |-johtaja",
        "a/|b",
        "他|说：|“你|好，|世|界！”",
        "然|后|走|了……|《红|楼|梦》|（第|1|卷）",
        "约|翰·|史|密|斯",
        "50%|的|人，|¥100。",
        "Wei|（伟）|市|长",
        "a |“quoted” |word’s",
        "上|（）|下",
        "100 |000 |€",
        "100\u00a0000\u00a0€",
        "一\n|二",
        "5|号，|邮编70100|库",
        "市 |邮编 70100",
    ],
)
def test_breaks(marked: str) -> None:
    text = marked.replace("|", "")
    assert parts(text) == marked


def test_the_language_decides_about_a_quotation_mark_by_itself() -> None:
    assert parts("他“好”人", chinese=True) == "他|“好”|人"


@given(st.text(alphabet="ab 0中文，。、（）《》()!?…“”'%€$-–/.:;·\u00a0äあっ", max_size=30))
@settings(deadline=None)
def test_no_break_before_what_may_not_begin_a_line(text: str) -> None:
    letters = classes(text, chinese=True)
    for at in breaks(letters):
        assert 0 < at < len(text)
        assert text[at] not in "，。、）》!?…)/:;" or text[at - 1] == " "
        assert text[at - 1] not in "（《("
        assert text[at] not in "，。、）》!?"


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_has_classes_and_breaks_inside_it(text: str) -> None:
    letters = classes(text)
    assert len(letters) == len(text)
    places = breaks(letters)
    assert places == sorted(set(places))
    assert all(0 < at < len(text) for at in places)
