"""What is missing is listed without laying anything out, and shown where it is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

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


def with_one_gap(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Copies of a frozen value, in each of which one text has lost all languages but Chinese."""
    if isinstance(value, LocalizedText):
        if value:
            yield path, LocalizedText(zh="只有中文")
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            for where, changed in with_one_gap(part, f"{path}[{n}]"):
                yield where, (*value[:n], changed, *value[n + 1 :])
    elif is_dataclass(value):
        for field in fields(value):
            for where, changed in with_one_gap(getattr(value, field.name), f"{path}.{field.name}"):
                yield where, replace(value, **{field.name: changed})


def test_no_text_of_a_snapshot_can_lack_a_language_unnoticed() -> None:
    seen = 0
    for where, changed in with_one_gap(visit()):
        of_attendee = re.search(r"\.(guests|hosts|interpreters|seats)\[", where)
        if of_attendee and not where.endswith(".title"):
            continue  # a meeting or a plan shows names and titles of its people, nothing else
        seen += 1
        assert missing_facts(changed, "fi"), where
    assert seen > 75


def test_every_gap_is_marked_in_the_pack(tmp_path: Path, text_of) -> None:
    gaps = {"delegations": "雪峰市代表团", "meetings": "市政厅会谈", "purpose": "训练中心意向书"}
    path = tmp_path / "chinese.pdf"
    changed = replace(
        visit(),
        outcome_wanted=LocalizedText(zh=gaps["purpose"]),
        delegations=(replace(visit().delegations[0], name=LocalizedText(zh=gaps["delegations"])),),
        programme=(replace(visit().programme[1], title=LocalizedText(zh=gaps["meetings"])),),
    )
    build_pack(changed, PackOptions(), catalog("en"), path)
    text = " ".join(text_of(path).split())
    for shown in gaps.values():
        assert f"[no text in English] {shown}" in text
