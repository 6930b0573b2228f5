"""The trip report: everything that was recorded is in it, in each language, and the PDF is accessible."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import page
import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.visits import BudgetLine
from c21desk.services import desk as desks

LANGUAGES = ("fi", "en", "zh_CN")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report of the sample's earlier journey, in each language."""
    folder = tmp_path_factory.mktemp("reports")
    desk = desks.create(folder / "sample.c21", None, "Tester")
    desk.sample.load()
    [past] = desk.lists.visits.by_title("Study trip to Changchun (sample)")
    visit = desk.visits.get(past.id)
    visit.budget.append(BudgetLine(what="Flights", planned=250_000, actual=243_050))
    desk.visits.save(visit)
    item = desk.lists.programme.items(past.id)[0]
    [first, *_rest] = desk.programme.get(item.id).participants
    assert first.person_id is not None
    desk.programme.set_attendance(item.id, first.person_id, "absent")
    made = {}
    for language in LANGUAGES:
        made[language] = folder / f"{language}.pdf"
        desk.trip_reports.build(past.id, language, made[language])
    desk.close()
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_is_accessible_and_lasting(reports: dict[str, Path], language: str, profile: str) -> None:
    assert page.validate_pdf(str(reports[language]), profile=profile).is_compliant


EXPECTED = {
    "fi": ("Otso Koivulahti", "任长川", "Lakkarasia", "Kolme yhteistä teemaa sovittu", "2 430,50"),
    "en": ("Otso Koivulahti", "任长川", "Lacquer box", "Three joint themes agreed", "2,430.50"),
    "zh_CN": ("Otso Koivulahti", "任长川", "漆盒", "商定三个合作领域", "2,430.50欧元"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_was_recorded_is_in_it(
    reports: dict[str, Path], text_of: Callable[..., str], language: str
) -> None:
    text = " ".join(text_of(reports[language]).replace("\xad", "").split())
    for words in EXPECTED[language]:
        assert words in text.replace("\xa0", " "), words


def test_who_was_absent_is_named_and_what_is_missing_is_said(
    reports: dict[str, Path], text_of: Callable[..., str], tmp_path: Path
) -> None:
    assert "Absent:" in text_of(reports["en"])
    desk = desks.create(tmp_path / "empty.c21", None, "Tester")
    visit = desk.visits.new()
    visit.title = LocalizedText(en="Empty")
    desk.visits.save(visit)
    desk.trip_reports.build(visit.id, "en", tmp_path / "empty.pdf")
    with pytest.raises(UserError, match="does not exist"):
        desk.trip_reports.build(visit.id, "en", tmp_path / "none" / "empty.pdf")
    desk.close()
    assert text_of(tmp_path / "empty.pdf").count("Nothing was recorded.") >= 4
