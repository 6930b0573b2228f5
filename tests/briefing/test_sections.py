"""Each section by itself: from a snapshot to a story."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import page
import pytest

from c21desk.briefing.build import PackOptions, build_pack
from c21desk.briefing.flow.block import Story, height_of
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.markup import runs_from_markup
from c21desk.briefing.sections import SECTIONS
from c21desk.briefing.snapshot import Snapshot
from c21desk.briefing.styles import WIDTH
from c21desk.i18n import PSEUDO, catalog
from tests.briefing.samples import TALKS, visit


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_a_section_is_told_by_itself(section, tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    result = build_pack(visit(), PackOptions(sections=(section.name,)), catalog("fi"), path)
    assert result.pages >= 1
    assert page.validate_pdf(str(path), profile="ua1").is_compliant
    assert page.validate_pdf(str(path), profile="2a").is_compliant


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_a_section_without_content_has_no_headings_but_its_own(section) -> None:
    maker = Maker(catalog("en"))
    section.teller()(Snapshot("x"), maker)
    assert len(maker.entries) <= 3


def test_every_word_of_the_packs_own_is_translatable(tmp_path: Path, text_of) -> None:
    path = tmp_path / "pseudo.pdf"
    options = PackOptions(sections=("purpose", "delegations", "programme", "meetings", "notes"))
    build_pack(visit(), options, catalog(PSEUDO), path)
    text = text_of(path)
    for word in ("Programme", "Points to raise", "Our objectives", "Post and organisation", "Notes"):
        assert f"⟦{word}⟧" in text


def test_both_clocks_are_shown_where_they_differ(tmp_path: Path, text_of) -> None:
    path = tmp_path / "clocks.pdf"
    build_pack(visit(), PackOptions(sections=("programme",)), catalog("en"), path)
    text = text_of(path)
    assert "14:00–15:00" in text
    assert "Finland 08:00–09:00" in text


def test_a_day_with_a_time_reads_as_in_the_language(tmp_path: Path, text_of) -> None:
    for language, said in (("fi", " klo 14.00–15.00"), ("en", ", 14:00–15:00")):
        path = tmp_path / f"{language}.pdf"
        build_pack(visit(), PackOptions(sections=("meetings",)), catalog(language), path)
        assert f"2027{said}" in text_of(path)


def test_points_to_raise_stay_on_one_page_with_their_label(tmp_path: Path, text_of) -> None:
    filler = "\n".join(f"objective {n}" for n in range(33))
    item = replace(TALKS, objectives=filler)
    path = tmp_path / "points.pdf"
    build_pack(replace(visit(), programme=(item,)), PackOptions(sections=("meetings",)), catalog("en"), path)
    on_page = [text for text in text_of(path).split("\f") if "Points to raise" in text]
    assert len(on_page) == 1
    assert "We thank the delegation" in on_page[0]


def test_a_text_is_set_closer_to_end_on_its_page() -> None:
    maker = Maker(catalog("fi"))

    def tell(count: int) -> Story:
        return [maker.heading("Otsikko", "place"), *(maker.paragraph(f"rivi {n}") for n in range(count))]

    usual = height_of(tell(30))
    maker.entries.clear()
    assert height_of(maker.fitted(lambda: tell(30), usual + 1)) == usual
    assert height_of(maker.fitted(lambda: tell(30), usual * 0.95)) < usual * 0.95
    assert height_of(maker.fitted(lambda: tell(30), usual * 0.5)) == usual
    assert len(maker.entries) == 3


def test_little_text_on_a_last_page_is_set_closer() -> None:
    maker = Maker(catalog("fi"))

    def tell() -> Story:
        return [maker.paragraph(f"rivi {n}") for n in range(30)]

    usual = height_of(tell())
    assert height_of(maker.fitted(tell, usual * 0.35, usual * 0.6)) < usual * 0.95
    assert height_of(maker.fitted(tell, usual * 0.35, usual * 0.4)) == usual


def test_the_last_row_of_a_table_does_not_stand_alone() -> None:
    maker = Maker(catalog("en"))
    table = maker.table(["No.", "Name"], [[str(n), "somebody"] for n in range(6)], [1, 3])
    parts = table.divided(WIDTH, table.height_in(WIDTH) - 1)
    assert parts is not None
    one = maker.table(["No.", "Name"], [["1", "somebody"]], [1, 3])
    assert parts[1].height_in(WIDTH) > one.height_in(WIDTH) * 1.3


def test_markup_becomes_runs() -> None:
    runs = runs_from_markup('plain <b>bold <i>both</i></b> <a href="https://example.fi">link</a> &amp;')
    assert [(run.text, run.bold, run.italic, run.link) for run in runs if run.text.strip()] == [
        ("plain ", None, None, ""),
        ("bold ", True, None, ""),
        ("both", True, True, ""),
        ("link", None, None, "https://example.fi"),
        ("&", None, None, ""),
    ]


def test_broken_markup_is_refused() -> None:
    with pytest.raises(ValueError, match="Parse"):
        runs_from_markup("<b>open <i>wrong</b>")
