"""Filling lines: nothing lost, nothing too wide, nothing forbidden at a line's beginning."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from c21desk.briefing.text.lines import Line, Rules, fill
from c21desk.briefing.text.runs import Run, TextStyle, as_runs, clean
from c21desk.briefing.text.units import NEWLINE, Unit, looks_and_units
from c21desk.briefing.text.variants import origin

STYLE = TextStyle(size=10, leading=14)

MIXED = st.text(
    alphabet=st.sampled_from("abcdefäöåÄÖŠž 0123 .,:;!?-–/() 王伟市长会见，。、；：！？（）《》“”…—𬀩\n"),
    max_size=120,
)


def filled(
    text: str, width: float, *, lang: str = "fi", rules: Rules | None = None
) -> tuple[list[Unit], list[Line], set[str]]:
    missing: set[str] = set()
    looks, units = looks_and_units(as_runs(text), STYLE, lang, missing)
    return *fill(units, looks, width, width, rules or Rules()), missing


def shown(units: list[Unit]) -> str:
    """The characters of ``units``, variants as what they stand for."""
    text = ""
    for unit in units:
        text += "\n" if unit.kind == NEWLINE else ""
        text += "".join(origin(char)[0] for piece in unit.pieces for char in piece.text)
    return text


def lines_of(text: str, width: float, **options: object) -> list[str]:
    units, lines, _ = filled(text, width, **options)
    return [shown(units[line.first : line.last]) for line in lines]


@given(MIXED, st.floats(15, 400), st.sampled_from(["fi", "zh"]))
@settings(max_examples=150, deadline=None)
def test_no_text_is_lost_and_no_line_is_too_wide(text: str, width: float, lang: str) -> None:
    units, lines, missing = filled(text, width, lang=lang, rules=Rules(hyphenate=0.1))
    assert not missing
    assert shown(units) == clean(text)
    covered = "".join(shown(units[line.first : line.last]) for line in lines)
    assert covered.replace(" ", "") == clean(text).replace(" ", "").replace("\n", "")
    for line in lines:
        one_character = len(shown(units[line.first : line.last]).strip()) <= 1
        assert line.width <= width + 0.02 or one_character


@given(MIXED, st.floats(60, 300))
@settings(deadline=None)
def test_no_line_begins_with_a_forbidden_mark(text: str, width: float) -> None:
    for source in text.split("\n"):
        for before, line in zip(lines := lines_of(source, width, lang="zh"), lines[1:], strict=False):
            broken_by_force = len(before) > width / 5
            assert line[:1] not in tuple("，。、；：！？）》") or broken_by_force or not before.strip()


def test_a_word_is_parted_with_a_hyphen() -> None:
    lines = lines_of("pitkä kaupunginjohtaja on", 95, rules=Rules(hyphenate=0))
    assert lines[0].startswith("pitkä kau")
    assert "".join(lines) == "pitkä kaupunginjohtaja on"


def test_names_are_not_parted() -> None:
    assert lines_of("johtaja Mäkiläinen", 75, rules=Rules(hyphenate=0))[1] == "Mäkiläinen"


def test_a_soft_hyphen_is_seen_only_at_the_end_of_a_line() -> None:
    assert lines_of("ystävyys\u00adkaupunki", 300) == ["ystävyyskaupunki"]
    units, lines, _ = filled("ystävyys\u00adkaupunki", 60)
    assert len(lines) == 2
    assert units[lines[0].last - 1].soft


def test_a_stop_of_chinese_hangs_in_the_margin() -> None:
    assert len(lines_of("一二三四五六七八九十。", 100.5, lang="zh", rules=Rules(hang=True))) == 1
    assert len(lines_of("一二三四五六七八九十。", 100.5, lang="zh")) == 2


def test_han_beside_latin_stands_off_by_a_gap() -> None:
    together, _, _ = filled("在Turku", 300)
    assert together[0].gap == 2.2
    apart, _, _ = filled("在 Turku", 300)
    assert not any(unit.gap for unit in apart)


def test_each_script_has_its_face_and_bold_stays_bold() -> None:
    looks, units = looks_and_units([Run("Wei 伟"), Run("Wei 伟", bold=True)], STYLE, "fi", set())
    faces = [piece.face.name for unit in units for piece in unit.pieces if piece.text.strip()]
    assert faces == ["C21Sans-Regular", "C21SansSC-Regular", "C21Sans-Bold", "C21SansSC-Bold"]
    assert len(looks) == 2


def test_rare_han_characters_have_a_face_of_their_own() -> None:
    units, _, missing = filled("𠮷田", 300)
    faces = [piece.face.name for unit in units for piece in unit.pieces]
    assert faces == ["C21SansRare-Regular", "C21SansSC-Regular"]
    assert not missing


def test_characters_without_a_font_are_named() -> None:
    assert filled("ok 🎿 王", 300)[2] == {"🎿"}


@given(st.text(max_size=80), st.floats(5, 200))
@settings(deadline=None)
def test_any_text_can_be_set(text: str, width: float) -> None:
    units, _, _ = filled(text, width)
    assert shown(units) == clean(text).replace("\u00ad", "")


def test_ten_thousand_characters_without_a_space() -> None:
    lines = lines_of("王" * 10_000, 100)
    assert len(lines) == 1000
    assert set(lines) == {"王" * 10}
