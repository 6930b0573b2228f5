"""Seating plans on paper: drawn, told in a table, and absent where there is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest

from c21desk.briefing.build import PackOptions, build_pack, missing_facts
from c21desk.domain.kinds import SeatingRule
from c21desk.i18n import catalog
from tests.briefing.samples import seated, visit
from tests.briefing.test_tags import elements

ONLY = PackOptions(sections=("seating",))


@pytest.mark.parametrize("rule", list(SeatingRule))
def test_each_rule_set_is_drawn_with_its_alternative_text(tmp_path: Path, text_of, rule: str) -> None:
    path = tmp_path / "seating.pdf"
    build_pack(replace(visit(), seating=(seated(rule),)), ONLY, catalog("en"), path)
    text = text_of(path)
    for plan in (seated(rule),):
        for seat in plan.seats:
            assert text.count(seat.member.han or seat.member.latin) >= 1
    with pikepdf.open(path) as pdf:
        [figure] = elements(pdf.Root.StructTreeRoot, "Figure")
        assert "who sits where" in str(figure.Alt)
        assert not pdf.check_pdf_syntax()


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("language", ["fi", "zh_CN"])
def test_plans_alone_conform(tmp_path: Path, profile: str, language: str) -> None:
    path = tmp_path / "seating.pdf"
    every = tuple(seated(rule) for rule in SeatingRule)
    build_pack(replace(visit(), seating=every), ONLY, catalog(language), path)
    report = page.validate_pdf(str(path), profile=profile)
    assert not [(failure.rule_id, failure.message) for failure in report.failures]


def test_there_is_no_section_without_plans(tmp_path: Path, text_of) -> None:
    path = tmp_path / "pack.pdf"
    build_pack(replace(visit(), seating=()), PackOptions(), catalog("en"), path)
    assert "Higher side" not in text_of(path)


def test_who_has_no_seat_is_a_gap() -> None:
    plan = replace(seated(SeatingRule.CAR), waiting=("Wang Wei",))
    gaps = missing_facts(replace(visit(), seating=(plan,)), "en")
    [gap] = [gap.message.text() for gap in gaps if gap.section == "seating"]
    assert "Wang Wei has no seat" in gap
