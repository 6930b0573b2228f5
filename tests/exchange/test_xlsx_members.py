"""Workbooks as offices send them, made here; all people are invented."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from c21desk.domain.errors import UserError
from c21desk.exchange.members import read_members
from c21desk.exchange.records import ReadResult

HEADINGS = ["序号", "姓  名", "性别", "出生日期", "单位", "职务", "护照号码", "备注"]
PEOPLE: list[list[Any]] = [
    [1, "王　伟", "男", dt.date(1970, 5, 3), "南京市人民政府", "副市长", "PE1234567", "团长"],
    [2, "李娜", "女", "1980.05.03", "南京市外事办公室", "主任", "PE1234568", None],
    [3, "欧阳修文", "男", "1975年2月3日", "南京大学", "教授", "PE1234569", "素食"],
    [4, "曾志伟", "男", 25691, "南京市外事办公室", "翻译", "PE1234570", None],
]
Make = Callable[..., ReadResult]


@pytest.fixture
def sheet(tmp_path: Path) -> Make:
    """Write rows to a workbook and read it; ``merge`` lists merged areas."""

    def make(*rows: list[Any], merge: tuple[str, ...] = ()) -> ReadResult:
        book = Workbook()
        page = book.active
        assert page is not None
        page.title = "名单"
        for row in rows:
            page.append(row)
        for area in merge:
            page.merge_cells(area)
        book.save(tmp_path / "list.xlsx")
        return read_members(tmp_path / "list.xlsx")

    return make


def test_chinese_headings_with_a_title_row(sheet: Make) -> None:
    result = sheet(["南京市友好代表团名单"], [], HEADINGS, *PEOPLE, merge=("A1:H1",))
    assert [r.han for r in result.rows] == ["王伟", "李娜", "欧阳修文", "曾志伟"]
    assert [str(r.birth_date) for r in result.rows] == [
        "1970-05-03",
        "1980-05-03",
        "1975-02-03",
        "1970-05-03",
    ]
    assert [r.title for r in result.rows] == ["副市长", "主任", "教授", "翻译"]
    assert [r.sex for r in result.rows] == ["M", "F", "M", "M"]
    assert [r.role for r in result.rows] == ["head", "", "", "interpreter"]
    assert result.rows[0].organisation_zh == "南京市人民政府"
    assert result.title_row_text == "南京市友好代表团名单"
    assert result.rows[0].where.text() == "sheet “名单”, row 4"
    assert (result.read, result.rejected) == (4, ())


def test_columns_in_any_order(sheet: Make) -> None:
    order = [7, 5, 3, 1, 6, 0, 2, 4]
    result = sheet(*([row[i] for i in order] for row in [HEADINGS, *PEOPLE]))
    assert [(r.han, r.title, r.passport_number) for r in result.rows][:2] == [
        ("王伟", "副市长", "PE1234567"),
        ("李娜", "主任", "PE1234568"),
    ]


@pytest.mark.parametrize(
    "headings",
    [
        ["No.", "Name", "Gender", "Date of birth", "Organisation", "Position/Title", "Passport No.", "Remarks"],
        ["Nro", "Nimi", "Sukupuoli", "Syntymäaika", "Organisaatio", "Tehtävä", "Passin numero", "Huomautuksia"],
        ["序号 No.", "姓名 Name", "性别 Sex", "出生日期 Date of Birth", "单位 Organization", "职务 Title", "护照号码 Passport No.", "备注"],
        ["NO", "NAME", "SEX", "DOB (dd.mm.yyyy)", "COMPANY", "POSITION *", "PASSPORT", "NOTES"],
    ],
)  # fmt: skip
def test_headings_in_other_languages(sheet: Make, headings: list[str]) -> None:
    result = sheet(
        headings, [1, "WANG Wei", "M", "3.5.1970", "City of Nanjing", "Vice Mayor", "E12345678", "x"]
    )
    (row,) = result.rows
    assert (row.latin, row.sex, row.birth_date, row.title) == (
        "Wang Wei",
        "M",
        dt.date(1970, 5, 3),
        "Vice Mayor",
    )
    assert (row.organisation_latin, row.passport_number) == ("City of Nanjing", "E12345678")


def test_names_in_two_columns(sheet: Make) -> None:
    result = sheet(
        ["中文姓名", "英文姓名", "职务", "Title"],
        ["王伟", "WANG Wei", "副市长", "Vice Mayor"],
        ["李娜", "Nina", "翻译", "Interpreter"],
        ["张敏", "Zhangmin", "科长", None],
    )
    first, second, third = result.rows
    assert (first.han, first.latin, first.title, first.latin_proposed) == (
        "王伟",
        "Wang Wei",
        "副市长",
        False,
    )
    assert (second.han, second.latin, second.western_name) == ("李娜", "Li Na", "Nina")
    assert (third.latin, third.latin_proposed) == ("Zhang Min", False)


def test_family_and_given_name_columns(sheet: Make) -> None:
    result = sheet(
        ["Family name", "Given name", "姓", "名", "Position", "E-mail", "Mobile"],
        ["WANG", "Wei", None, None, "Vice Mayor", "w@example.org", "+86 25 1"],
        ["Mäki-Salo", "Aino Maria", None, None, "Advisor", "not an address", None],
    )
    first, second = result.rows
    assert (first.latin, first.email, first.phone) == ("Wang Wei", "w@example.org", "+86 25 1")
    assert (second.latin, second.family_latin) == ("Aino Maria Mäki-Salo", "Mäki-Salo")
    assert second.unsure


def test_headings_in_two_rows(sheet: Make) -> None:
    result = sheet(
        ["序号", "姓名", None, "职务"],
        [None, "中文", "拼音", None],
        [1, "王伟", "WANG Wei", "副市长"],
        [2, "李娜", "LI Na", "翻译"],
        merge=("A1:A2", "B1:C1", "D1:D2"),
    )
    assert [(r.han, r.latin, r.title) for r in result.rows] == [
        ("王伟", "Wang Wei", "副市长"),
        ("李娜", "Li Na", "翻译"),
    ]


def test_merged_organisation_applies_to_each_row(sheet: Make) -> None:
    rows = [list(r) for r in PEOPLE]
    rows[1][4] = rows[2][4] = None
    result = sheet(HEADINGS, *rows, merge=("E2:E4",))
    assert [r.organisation_zh for r in result.rows] == ["南京市人民政府"] * 3 + ["南京市外事办公室"]


def test_person_over_two_merged_rows_is_one(sheet: Make) -> None:
    result = sheet(
        ["姓名", "职务", "单位"],
        ["王伟", "副市长", "南京市人民政府"],
        [None, "教授", None],
        ["李娜", "翻译", "外办"],
        merge=("A2:A3", "C2:C3"),
    )
    assert [(r.han, r.title) for r in result.rows] == [("王伟", "副市长, 教授"), ("李娜", "翻译")]


def test_ditto_marks_take_the_text_above(sheet: Make) -> None:
    result = sheet(["姓名", "单位"], ["王伟", "南京市政府"], ["李娜", "同上"], ["张敏", "〃"])
    assert [r.organisation_zh for r in result.rows] == ["南京市政府"] * 3


def test_blank_rows_totals_sections_and_repeated_headings(sheet: Make) -> None:
    result = sheet(
        HEADINGS,
        PEOPLE[0],
        [],
        ["翻译"] + [None] * 7,
        PEOPLE[1],
        HEADINGS,
        PEOPLE[2],
        [4],
        ["合计：3人"],
        merge=("A4:H4",),
    )
    assert [r.han for r in result.rows] == ["王伟", "李娜", "欧阳修文"]
    assert result.rows[1].role == "interpreter"
    assert result.rejected == ()
    assert any("合计" in n.text() for n in result.notes)


@pytest.mark.parametrize("value", ["19750231", "1975.02.31", "31.2.1975", "2975-01-01", "unknown", 99999])
def test_impossible_dates_are_shown_and_left_out(sheet: Make, value: Any) -> None:
    (row,) = sheet(["姓名", "出生日期"], ["王伟", value]).rows
    assert row.birth_date is None
    assert row.birth_text == str(value)
    assert any(str(value) in u.text() for u in row.unsure)


def test_row_given_twice_is_marked_not_made_twice(sheet: Make) -> None:
    result = sheet(HEADINGS, PEOPLE[0], PEOPLE[1], PEOPLE[0])
    assert [r.duplicate_of is None for r in result.rows] == [True, True, False]
    assert result.rows[2].duplicate_of == result.rows[0].where
    assert result.read == 3


def test_formula_without_a_stored_value_is_named(sheet: Make) -> None:
    result = sheet(
        ["姓名", "职务", "单位"],
        ["王伟", '=HYPERLINK("http://example.org","x")', "南京"],
        ["=A2", "翻译", "南京"],
    )
    assert result.rows[0].title == ""
    assert "职务" in result.rows[0].unsure[0].text()
    assert "姓名" in result.rejected[0].why.text()


def test_several_sheets_and_hidden_ones(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "A"
    first.append(["姓名", "职务"])
    first.append(["王伟", "副市长"])
    second = book.create_sheet("B")
    second.append(["Name", "Title"])
    second.append(["LI Na", "Interpreter"])
    second.sheet_state = "hidden"
    book.create_sheet("C").append(["something", "else"])
    book.save(tmp_path / "x.xlsx")
    result = read_members(tmp_path / "x.xlsx")
    assert [(r.name_text, r.where.sheet) for r in result.rows] == [("王伟", "A"), ("LI Na", "B")]
    notes = [n.text() for n in result.notes]
    assert any("“B” is hidden" in n for n in notes)
    assert any("“C” holds no list" in n for n in notes)


def test_one_column_of_lines(sheet: Make) -> None:
    result = sheet(["王伟 副市长"], ["李娜 翻译"], ["1. WANG Jun, Advisor"])
    assert [(r.name_text, r.title) for r in result.rows] == [
        ("王伟", "副市长"),
        ("李娜", "翻译"),
        ("WANG Jun", "Advisor"),
    ]


def test_rich_text_and_line_ends_in_cells(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["姓名", "职务"])
    page["A2"] = CellRichText("王", TextBlock(InlineFont(b=True), "伟"))
    page["B2"] = "南京市人民政府\n副市长"
    page["A3"] = "李娜\nLI Na"
    page["B3"] = "翻译\nInterpreter"
    book.save(tmp_path / "x.xlsx")
    first, second = read_members(tmp_path / "x.xlsx").rows
    assert (first.han, first.organisation_zh, first.post) == ("王伟", "南京市人民政府", "副市长")
    assert (second.han, second.latin, second.title_zh, second.title_latin) == (
        "李娜",
        "Li Na",
        "翻译",
        "Interpreter",
    )


def test_far_away_cells_and_whole_column_merges_do_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["姓名", "职务"])
    page.append(["王伟", "副市长"])
    page.cell(1_048_576, 16_384, " ")
    page.merge_cells("D1:D9000")
    book.save(tmp_path / "x.xlsx")
    assert [r.han for r in read_members(tmp_path / "x.xlsx").rows] == ["王伟"]


def test_unknown_headings_are_refused(sheet: Make) -> None:
    with pytest.raises(UserError) as caught:
        sheet(["Alpha", "Beta"], [1, 2], [3, 4])
    assert "Alpha, Beta" in str(caught.value)
    assert "姓名" in str(caught.value)


def test_empty_workbook_is_refused(sheet: Make) -> None:
    with pytest.raises(UserError):
        sheet()
    with pytest.raises(UserError):
        sheet(HEADINGS)


def _rebuilt(source: Path, target: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            data = old.read(item)
            new.writestr(item, change(data) if item == name else data)
    return target


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("xl/worksheets/sheet1.xml", lambda d: d[: len(d) // 2]),
        ("xl/worksheets/sheet1.xml", lambda d: b"not xml at all"),
        ("xl/workbook.xml", lambda d: b"<workbook/>"),
        ("xl/_rels/workbook.xml.rels", lambda d: b""),
        (
            "xl/worksheets/sheet1.xml",
            lambda d: d.replace(b't="n"', b't="s"').replace(b"<v>1</v>", b"<v>9999</v>"),
        ),
        ("[Content_Types].xml", lambda d: b"<Types/>"),
        ("xl/worksheets/sheet1.xml", lambda d: d.replace(b'<row r="2"', b'<row r="99999999999"')),
        ("xl/worksheets/sheet1.xml", lambda d: d.replace(b'r="A2"', b'r="ZZZZ2"')),
    ],
)
def test_broken_insides_are_refused(tmp_path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["姓名", "职务"])
    page.append([1, 1])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UserError):
        read_members(_rebuilt(tmp_path / "a.xlsx", tmp_path / "b.xlsx", name, change))


def test_external_entities_are_refused(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["姓名", "职务"])
    page.append(["王伟", "副市长"])
    book.save(tmp_path / "a.xlsx")

    def inject(data: bytes) -> bytes:
        head, _, tail = data.partition(b"<worksheet")
        return (
            head
            + b'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">] ><worksheet'
            + tail.replace("王伟".encode(), b"&x;")
        )

    path = _rebuilt(tmp_path / "a.xlsx", tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", inject)
    with pytest.raises(UserError) as caught:
        read_members(path)
    assert "declarations" in str(caught.value)


def test_swollen_archive_is_refused_before_unpacking(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (60 * 1024 * 1024))
    with pytest.raises(UserError) as caught:
        read_members(path)
    assert "unpacks to" in str(caught.value)


def test_a_list_of_thousands(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    page = book.create_sheet("x")
    page.append(["姓名", "职务", "单位"])
    for i in range(3000):
        page.append([f"王{chr(0x4E00 + i)}{chr(0x5000 + i)}", "副市长", "南京市人民政府"])
    book.save(tmp_path / "x.xlsx")
    assert read_members(tmp_path / "x.xlsx").read == 3000
