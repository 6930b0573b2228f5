"""The structure tree: what a screen reader makes of a pack."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from c21desk.briefing.build import PackOptions, build_pack
from c21desk.briefing.snapshot import ExtraTable
from c21desk.i18n import catalog
from tests.briefing.samples import TALKS, visit


def elements(node: pikepdf.Object, role: str = "") -> Iterator[pikepdf.Object]:
    """All elements below ``node`` in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if not role or f"/{role}" == kid.S:
                yield kid
            yield from elements(kid, role)


@pytest.fixture(scope="module")
def pdf(packs) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(packs["fi"][0]) as opened:
        yield opened


def test_the_document_names_title_and_language(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "fi-FI"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert "Lumihuipun valtuuskunnan vierailu" in str(pdf.docinfo["/Title"])
    assert len(pdf.Root.OutputIntents) == 1


def test_headings_do_not_skip_a_level(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(e.S)[2:]) for e in elements(pdf.Root.StructTreeRoot) if str(e.S)[:2] == "/H"]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_header_cells_name_their_scope(pdf: pikepdf.Pdf) -> None:
    cells = list(elements(pdf.Root.StructTreeRoot, "TH"))
    scopes = {str(cell.A[0].Scope) for cell in cells}
    assert scopes == {"/Column", "/Row"}
    for table in elements(pdf.Root.StructTreeRoot, "Table"):
        widths = set()
        for row in elements(table, "TR"):
            spans = [int(c.A[0].get("/ColSpan", 1)) if "/A" in c else 1 for c in row.K]
            widths.add(sum(spans))
        assert len(widths) == 1


def test_lists_have_labels_and_bodies(pdf: pikepdf.Pdf) -> None:
    lists = list(elements(pdf.Root.StructTreeRoot, "L"))
    assert {str(one.A[0].ListNumbering) for one in lists} == {"/Disc", "/Decimal"}
    for item in elements(pdf.Root.StructTreeRoot, "LI"):
        assert [str(kid.S) for kid in item.K] == ["/Lbl", "/LBody"]


def test_figures_say_what_they_show(pdf: pikepdf.Pdf) -> None:
    alternatives = [str(figure.Alt) for figure in elements(pdf.Root.StructTreeRoot, "Figure")]
    assert "Talvinen ranta" in alternatives
    assert all(alternatives)


def test_other_languages_are_marked(pdf: pikepdf.Pdf) -> None:
    languages = {str(e.Lang) for e in elements(pdf.Root.StructTreeRoot, "Span") if "/Lang" in e}
    assert {"zh-CN", "zh-Latn"} <= languages


def test_links_are_in_the_tree_and_name_their_target(pdf: pikepdf.Pdf) -> None:
    linked = set()
    for element in elements(pdf.Root.StructTreeRoot, "Link"):
        linked |= {
            kid.Obj.objgen for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
        }
    annotations = [a for p in pdf.pages for a in p.get("/Annots", [])]
    assert {a.objgen for a in annotations} == linked
    said = [str(annotation.Contents) for annotation in annotations]
    assert "Neuvottelut kaupungintalolla" in said
    assert all(said)
    for annotation in annotations:
        assert "meeting-" not in str(annotation.Contents)
        assert int(annotation.F) == 4


def test_a_table_over_pages_is_one_table_with_one_header(tmp_path: Path) -> None:
    rows = tuple((f"row {n}", "text") for n in range(150))
    item = replace(TALKS, blocks=(ExtraTable(("First", "Second"), rows),))
    path = tmp_path / "long.pdf"
    build_pack(replace(visit(), programme=(item,)), PackOptions(sections=("meetings",)), catalog("en"), path)
    with pikepdf.open(path) as opened:
        assert len(opened.pages) > 3
        tables = list(elements(opened.Root.StructTreeRoot, "Table"))
        sizes = [len(list(elements(table, "TR"))) for table in tables]
        assert max(sizes) == 151
        heads = [len(list(elements(table, "THead"))) for table in tables]
        assert max(heads) == 1


def test_words_do_not_run_together_at_the_end_of_a_line(packs) -> None:
    if not shutil.which("pdfinfo"):
        pytest.skip("pdfinfo (poppler-utils) is not installed")
    command = ["pdfinfo", "-struct-text", str(packs["fi"][0])]
    tree = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert '"Lumihuipun valtuuskunnan vierailu"' in tree


def test_every_page_belongs_to_the_tree(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for n, opened in enumerate(pdf.pages):
        assert int(opened.StructParents) == n
        assert str(opened.Tabs) == "/S"
        assert int(numbers[2 * n]) == n
