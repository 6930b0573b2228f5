"""Word documents, made here; all people are invented."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document

from c21desk.domain.errors import UserError
from c21desk.exchange.members import read_members

ROWS = [
    ["序号", "姓名", "英文名", "单位", "职务"],
    ["1", "王伟", "WANG Wei", "南京市人民政府", "副市长"],
    ["2", "李娜", "LI Na", "", "翻译"],
    ["3", "张敏", "ZHANG Min", "南京市外办", "科长"],
]


def test_table_with_merged_cells(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("南京市友好代表团名单")
    table = document.add_table(5, 5)
    table.cell(0, 0).merge(table.cell(0, 4)).text = "代表团成员"
    for i, row in enumerate(ROWS, 1):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    table.cell(2, 3).merge(table.cell(3, 3))
    document.save(str(tmp_path / "x.docx"))
    result = read_members(tmp_path / "x.docx")
    assert [(r.han, r.latin, r.title, r.organisation_zh) for r in result.rows] == [
        ("王伟", "Wang Wei", "副市长", "南京市人民政府"),
        ("李娜", "Li Na", "翻译", "南京市人民政府"),
        ("张敏", "Zhang Min", "科长", "南京市外办"),
    ]
    assert "南京市友好代表团名单" in result.title_row_text
    assert result.rows[0].where.text() == "table 1, row 3"


def test_paragraphs_where_there_is_no_table(tmp_path: Path) -> None:
    document = Document()
    for text in (
        "Members of the delegation:",
        "1. Mr. WANG Wei (王伟), Vice Mayor",
        "2. Ms. LI Na (李娜), Interpreter",
    ):
        document.add_paragraph(text)
    document.save(str(tmp_path / "x.docx"))
    assert [(r.han, r.title) for r in read_members(tmp_path / "x.docx").rows] == [
        ("王伟", "Vice Mayor"),
        ("李娜", "Interpreter"),
    ]


def test_paragraphs_beside_a_table_of_something_else(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("王伟 副市长")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Hotel", "Price"
    table.cell(1, 0).text, table.cell(1, 1).text = "Example", "100"
    document.save(str(tmp_path / "x.docx"))
    assert [r.han for r in read_members(tmp_path / "x.docx").rows] == ["王伟"]


def test_two_tables_and_two_scripts_in_a_cell(tmp_path: Path) -> None:
    document = Document()
    for name, title in (("王伟\nWANG Wei", "副市长"), ("Matti Virtanen", "Mayor")):
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "姓名 Name", "职务 Title"
        table.cell(1, 0).text, table.cell(1, 1).text = name, title
    document.save(str(tmp_path / "x.docx"))
    first, second = read_members(tmp_path / "x.docx").rows
    assert (first.han, first.latin, second.latin) == ("王伟", "Wang Wei", "Matti Virtanen")
    assert (first.where.table, second.where.table) == (1, 2)


def test_document_without_people_is_refused(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("see below")
    document.save(str(tmp_path / "x.docx"))
    with pytest.raises(UserError):
        read_members(tmp_path / "x.docx")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<w:document ", b"<w:document"),
        (b"<w:body>", b"<w:nobody>"),
        (b"<w:body>", b'<!DOCTYPE x [<!ENTITY e "x">]><w:body>'),
        (b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="999999999"/>'),
    ],
)
def test_broken_document_is_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "姓名"
    document.save(str(tmp_path / "x.docx"))
    with zipfile.ZipFile(tmp_path / "x.docx") as source, zipfile.ZipFile(tmp_path / "y.docx", "w") as target:
        for item in source.namelist():
            data = source.read(item)
            target.writestr(item, data.replace(old, new) if item == "word/document.xml" else data)
    with pytest.raises(UserError):
        read_members(tmp_path / "y.docx")
