"""Delimited text in the character sets that offices use; all people are invented."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from c21desk.domain.errors import UserError
from c21desk.exchange.charset import decode, detect
from c21desk.exchange.csv_table import find_delimiter
from c21desk.exchange.headings import count_known
from c21desk.exchange.members import read_members

ROWS = [
    ["序号", "姓名", "性别", "出生日期", "单位", "职务", "护照号码", "备注"],
    ["1", "王伟", "男", "1970.05.03", "南京市人民政府", "副市长", "PE1234567", "团长"],
    ["2", "李娜", "女", "1980-01-02", "南京市外事办公室", "主任", "PE1234568", ""],
    ["3", "王𬀩", "男", "1985年12月1日", "南京大学", "教授", "PE1234569", "素食"],
]
CHINESE = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


def table(rows: list[list[str]], delimiter: str, end: str = "\r\n") -> str:
    return "".join(delimiter.join(r) + end for r in rows)


@pytest.mark.parametrize("encoding", CHINESE)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_chinese_lists_in_every_character_set(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(table(ROWS, delimiter).encode(encoding))
    result = read_members(path)
    assert [(r.han, r.sex, r.title, r.organisation_zh) for r in result.rows] == [
        ("王伟", "M", "副市长", "南京市人民政府"),
        ("李娜", "F", "主任", "南京市外事办公室"),
        ("王𬀩", "M", "教授", "南京大学"),
    ]
    assert [str(r.birth_date) for r in result.rows] == ["1970-05-03", "1980-01-02", "1985-12-01"]
    assert [r.passport_number for r in result.rows] == ["PE1234567", "PE1234568", "PE1234569"]
    assert result.rows[0].role == "head"
    assert result.read == 3


@pytest.mark.parametrize("encoding", CHINESE)
@pytest.mark.parametrize("names", [["王伟"], ["王伟", "李娜"], ["欧阳修文", "曾志伟", "单静"]])
def test_very_short_chinese_lists(encoding: str, names: list[str]) -> None:
    data = ("姓名,职务\n" + "".join(f"{n},局长\n" for n in names)).encode(encoding)
    assert [r.han for r in read_members(data).rows] == names


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_finnish_lists(encoding: str, delimiter: str) -> None:
    rows = [
        ["Sukunimi", "Etunimi", "Tehtävä", "Organisaatio", "Sähköposti"],
        ["Mäki-Määttä", "Pääivi", "Pääjohtaja", "Työväenopisto", "p@example.org"],
        ["Öberg", "Åsa", "Sihteeri", "Hämeenlinna", "a@example.org"],
    ]
    first, second = read_members(table(rows, delimiter).encode(encoding)).rows
    assert (first.family_latin, first.given_latin, first.title) == ("Mäki-Määttä", "Pääivi", "Pääjohtaja")
    assert (first.organisation_latin, first.email) == ("Työväenopisto", "p@example.org")
    assert second.latin == "Åsa Öberg"


def test_one_umlaut_in_a_long_plain_file() -> None:
    plain = "".join(f"Person Number{chr(97 + i % 26)},Advisor,Turku\n" for i in range(4000))
    data = ("Name,Title,Organisation\n" + plain + "Matti Mäkelä,Johtaja,Turku\n").encode("cp1252")
    assert decode(data)[1] == "cp1252"
    assert "Mäkelä" in decode(data)[0]


def test_one_chinese_name_in_a_long_plain_file() -> None:
    plain = "".join(f"Person Number{chr(97 + i % 26)},Advisor,Turku\n" for i in range(4000))
    data = ("Name,Title,Organisation\n" + plain + "Wang Wei 王伟,主任,南京\n").encode("gb18030")
    assert decode(data)[1] == "gb18030"


@pytest.mark.parametrize("text", ["联通", "王伟,副市长\n", "Wang Wei 王伟"])
def test_gb18030_is_not_taken_for_utf8(text: str) -> None:
    assert decode(text.encode("gb18030"))[0] == text


@given(
    st.lists(
        st.text(alphabet="王李张伟娜敏市长主任局翻译南京北上海人民政府外办", min_size=2, max_size=6),
        min_size=2,
        max_size=30,
    ),
    st.sampled_from(CHINESE),
    st.sampled_from([",", ";", "\t"]),
)
def test_character_set_of_chinese_text(words: list[str], encoding: str, delimiter: str) -> None:
    text = (
        delimiter.join(["姓名", "职务"])
        + "\n"
        + "\n".join(delimiter.join(words[i : i + 2]) for i in range(0, len(words), 2))
    )
    assert decode(text.encode(encoding))[0] == text


@given(
    st.lists(
        st.sampled_from(
            ["Mäki", "Öberg", "Åsa", "Pääjohtaja", "Matti", "Työ", "Hämeenlinna", "Salo", "Rönkä", "Yö"]
        ),
        min_size=2,
        max_size=30,
    )
)
def test_character_set_of_finnish_text(words: list[str]) -> None:
    text = "Nimi;Tehtävä\n" + "\n".join(f"{a};{b}" for a, b in itertools.pairwise(words))
    assert decode(text.encode("cp1252"))[0] == text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UserError):
        detect(bytes(range(256)) * 20)


def test_quotation_marks_and_line_ends_inside_a_field() -> None:
    text = 'Name,Title,Remarks\n"Virtanen, Matti","Mayor, Head of Delegation","first line\nsecond ""quoted"" line"\nAino Salo,Advisor,\n'
    first, second = read_members(text.encode()).rows
    assert (first.latin, first.title) == ("Matti Virtanen", "Mayor, Head of Delegation")
    assert first.note == 'first line second "quoted" line'
    assert second.where.line == 4


def test_excel_separator_line_and_title_rows() -> None:
    text = "sep=;\nDelegation of Nanjing;;\n;;\nName;Title;Phone\nWang Wei;Mayor;0258360000\n"
    result = read_members(text.encode())
    assert [(r.latin, r.phone, r.where.line) for r in result.rows] == [("Wang Wei", "0258360000", 5)]
    assert result.title_row_text == "Delegation of Nanjing"


def test_table_without_headings() -> None:
    (first, second) = read_members(
        "王伟,男,副市长,南京市人民政府\n李娜,女,翻译,南京市外办\n".encode("gb18030")
    ).rows
    assert (first.han, first.sex, first.title, first.organisation_zh) == (
        "王伟",
        "M",
        "副市长",
        "南京市人民政府",
    )
    assert (second.han, second.role) == ("李娜", "interpreter")


def test_unknown_headings_are_refused_with_those_found_and_known(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("alpha,beta\n1,2\n3,4\n", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_members(path)
    assert "alpha, beta" in str(caught.value)
    assert "姓名" in str(caught.value)


def test_formulas_in_text_stay_text() -> None:
    (row,) = read_members(b"Name,Title,Remarks\nWang Wei,Mayor,=cmd|'/c calc'!A0\n").rows
    assert row.note == "=cmd|'/c calc'!A0"


def test_empty_rows_are_passed_over_and_nameless_ones_rejected() -> None:
    result = read_members("姓名,职务,单位\n王伟,市长,南京\n,,\n,局长,南京\n李娜,翻译,\n".encode())
    assert [r.han for r in result.rows] == ["王伟", "李娜"]
    assert [r.where.line for r in result.rejected] == [4]
    assert result.read == 3


def test_unknown_columns_are_kept() -> None:
    (row,) = read_members("姓名,职务,民族,房间\n王伟,市长,汉族,1205\n".encode()).rows
    assert dict(row.extra) == {"民族": "汉族", "房间": "1205"}


def test_delimiter_is_judged_by_consistency() -> None:
    assert find_delimiter("a;b;c\n1,5;2;3\n2,5;3;4\n", count_known) == ";"
    assert find_delimiter("just one line of text", count_known) == ""
