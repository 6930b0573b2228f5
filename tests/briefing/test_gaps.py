"""What is missing is listed without laying anything out, and shown where it is missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from c21desk.briefing.build import PackOptions, build_pack, missing_facts
from c21desk.briefing.snapshot import GUEST, Delegation, Member
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import catalog
from tests.briefing.samples import visit


def sentences(snapshot, language: str) -> list[str]:
    return [gap.message.text(catalog("en")) for gap in missing_facts(snapshot, language)]


def test_the_rich_visit_misses_only_what_it_misses() -> None:
    assert sentences(visit(), "fi") == []
    assert sentences(visit(), "zh") == []
    assert sentences(visit(), "en") == ["Biography of Zeng Li: no text in English."]


def test_a_text_in_another_language_is_named() -> None:
    changed = replace(visit(), purpose=LocalizedText(fi="Vain suomeksi."))
    assert "Purpose: no text in Chinese." in sentences(changed, "zh")
    assert sentences(changed, "fi") == []


def test_facts_of_a_member_are_named() -> None:
    member = Member("x", han="王伟", title=LocalizedText(zh="市长"))
    changed = replace(visit(), delegations=(Delegation(GUEST, "Guests", (member,)),))
    found = sentences(changed, "fi")
    assert "Title of 王伟: no text in Finnish." in found
    assert "Pinyin of 王伟: not given." in found


def test_a_missing_text_is_never_silently_replaced(tmp_path: Path, text_of) -> None:
    path = tmp_path / "gap.pdf"
    changed = replace(visit(), purpose=LocalizedText(fi="Vain suomeksi."))
    result = build_pack(changed, PackOptions(), catalog("en"), path)
    text = " ".join(text_of(path).split())
    assert "[no text in English] Vain suomeksi." in text
    assert "Purpose: no text in English." in [gap.message.text(catalog("en")) for gap in result.missing]


def test_gaps_of_sections_that_are_left_out_are_not_listed(tmp_path: Path) -> None:
    changed = replace(visit(), purpose="")
    options = PackOptions(sections=("programme", "notes"))
    assert build_pack(changed, options, catalog("en"), tmp_path / "x.pdf").missing == []
