"""Whole packs in three languages: valid, readable, and the same every time."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
import reportlab

import c21desk.briefing
from c21desk.briefing.build import PackOptions, build_pack
from c21desk.i18n import catalog
from tests.briefing.conftest import LANGUAGES
from tests.briefing.samples import visit

FORBIDDEN_FIRST = "。，、．：；！？）》〉」』】〕…·"

NAMES = {
    "fi": [
        "Šárka Žižková-Mäkelä",
        "Väinö Äijälä",
        "Wang Jianguo",
        "王建国",
        "曾莉",
        "王𬀩",
        "陈喆镕",
        "Zēng Lì",
    ],
    "en": ["Šárka Žižková-Mäkelä", "Väinö Äijälä", "Wang Jianguo", "王建国", "曾莉", "王𬀩", "陈喆镕"],
    "zh_CN": ["Šárka Žižková-Mäkelä", "Väinö Äijälä", "王建国", "曾莉", "王𬀩", "陈喆镕", "雪峰市人民路88号"],
}


def test_the_patches_were_made_for_this_reportlab() -> None:
    # The tag layer sets names of ReportLab's own page and catalogue objects, and the flow overrides
    # methods of its document: look at both before raising the version.
    assert reportlab.Version == "5.1.0"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_pack_conforms(packs, language: str, profile: str) -> None:
    report = page.validate_pdf(str(packs[language][0]), profile=profile)
    assert not [(failure.rule_id, failure.message) for failure in report.failures]
    assert report.is_compliant


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_sound(packs, language: str) -> None:
    path, result = packs[language]
    with pikepdf.open(path) as pdf:
        assert not pdf.check_pdf_syntax()
        assert len(pdf.pages) == result.pages
    assert path.stat().st_size == result.bytes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_found_in_the_text(packs, text_of, language: str) -> None:
    text = text_of(packs[language][0])
    assert not [name for name in NAMES[language] if name not in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_begins_with_what_may_not_begin_one(packs, text_of, language: str) -> None:
    lines = [line.strip() for line in text_of(packs[language][0]).splitlines()]
    assert not [line for line in lines if line and line[0] in FORBIDDEN_FIRST]


def test_the_gap_between_scripts_is_no_space(packs, text_of) -> None:
    text = "".join(text_of(packs["zh_CN"][0]).split("\n"))
    assert "建议自2028年起" in text
    assert "（尤其是Järvilinna与雪峰之间的合作）" in text


def test_a_hyphen_at_the_end_of_a_line_reads_as_a_soft_one(tmp_path: Path, text_of) -> None:
    path = tmp_path / "hyphens.pdf"
    purpose = " ".join(n * "ja " + "kaupunginjohtajakokouksen" for n in range(20))
    build_pack(replace(visit(), purpose=purpose), PackOptions(sections=("purpose",)), catalog("fi"), path)
    text = text_of(path)
    assert "\u00ad\n" in text
    assert text.replace("\u00ad\n", "").count("kaupunginjohtajakokouksen") == 20


def test_the_same_snapshot_gives_the_same_bytes(packs, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    build_pack(visit(), PackOptions(), catalog("fi"), again)
    assert again.read_bytes() == packs["fi"][0].read_bytes()


def test_a_date_is_told_only_when_it_is_given(packs, tmp_path: Path) -> None:
    with pikepdf.open(packs["fi"][0]) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert b"CreateDate" not in pdf.Root.Metadata.read_bytes()
    dated = tmp_path / "dated.pdf"
    made = dt.datetime(2027, 3, 1, 12, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    build_pack(visit(), PackOptions(made=made), catalog("fi"), dated)
    with pikepdf.open(dated) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20270301123000+02'00"
        assert b"2027-03-01T12:30:00+02:00" in pdf.Root.Metadata.read_bytes()
    assert page.validate_pdf(str(dated), profile="2a").is_compliant


def test_all_fonts_are_embedded_subsets(packs) -> None:
    with pikepdf.open(packs["zh_CN"][0]) as pdf:
        fonts = pdf.pages[0].Resources.Font
        names = [str(font.BaseFont) for font in fonts.values()]
        assert len(names) == len(set(names)) >= 4
        for font in fonts.values():
            assert "+" in str(font.BaseFont)
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_contents_and_bookmarks_lead_to_the_right_pages(packs) -> None:
    with pikepdf.open(packs["fi"][0]) as pdf:
        numbers = {p.objgen: n for n, p in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            first_pages = [numbers[item.destination[0].objgen] for item in outline.root]
        assert len(titles) == len(set(titles)) == 10
        assert first_pages == sorted(first_pages)
        links = [a for a in pdf.pages[1].Annots if a.Subtype == "/Link"]
        targets = [numbers[link.Dest[0].objgen] for link in links]
        assert targets == sorted(targets)
        assert targets[0] == 3


def test_sections_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "short.pdf"
    result = build_pack(visit(), PackOptions(sections=("programme",)), catalog("en"), path)
    assert result.pages == 1
    assert not result.missing
    assert page.validate_pdf(str(path), profile="ua1").is_compliant


def test_progress_is_told(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build_pack(
        visit(),
        PackOptions(),
        catalog("fi"),
        tmp_path / "p.pdf",
        lambda done, parts: seen.append((done, parts)),
    )
    last_done, parts = seen[-1]
    assert last_done >= parts - 1 > 50


def test_packs_may_be_made_at_the_same_time(packs, tmp_path: Path) -> None:
    def make(language: str) -> bytes:
        path = tmp_path / f"{language}.pdf"
        build_pack(visit(), PackOptions(), catalog(language), path)
        return path.read_bytes()

    with ThreadPoolExecutor(3) as threads:
        made = list(threads.map(make, LANGUAGES))
    assert made == [packs[language][0].read_bytes() for language in LANGUAGES]


def test_the_layers_import_downwards_only() -> None:
    order = ["text", "tags", "flow", "sections"]
    package = Path(c21desk.briefing.__file__).parent
    wrong = [
        f"{path.parent.name}/{path.name} imports {above}"
        for n, layer in enumerate(order)
        for path in (package / layer).glob("*.py")
        for above in [*order[n + 1 :], "build"]
        if f"c21desk.briefing.{above}" in path.read_text(encoding="utf-8").replace(":mod:`", "")
    ]
    assert not wrong


def test_the_light_modules_do_not_load_reportlab() -> None:
    script = (
        "import sys\nimport c21desk.briefing, c21desk.briefing.snapshot, c21desk.briefing.build\n"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('reportlab', 'PIL', 'sqlalchemy')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
