"""Make the sample member list from resources/sample/people.toml: ``python packaging/make_sample.py [FOLDER]``.

Writes delegation.xlsx, the list as a Chinese foreign affairs office sends it (title row, merged cells, a
blank row), and delegation.txt, the same people as text with names and titles on alternating lines. The
same input gives the same bytes. FOLDER is resources/sample unless another is given.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import tomllib
import zipfile
from itertools import groupby
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample"
HEADING = "长春市友好访问团名单（示例）"
COLUMNS = ("序号", "姓名", "拼音", "性别", "出生日期", "单位", "职务", "护照号码", "备注")
WIDTHS = (6, 12, 18, 6, 13, 32, 20, 14, 22)
UNIT = COLUMNS.index("单位") + 1
BIRTH = COLUMNS.index("出生日期") + 1
BLANK_AFTER = 5
"""People above the blank row."""
WRITTEN = dt.datetime(2027, 5, 10, 9, 0, 0)  # noqa: DTZ001 - a workbook's properties have no zone

Guest = list[Any]
"""姓名, 拼音, 性别, 出生日期, 单位, 职务, 护照号码, 备注."""


def guests() -> list[Guest]:
    """The guests in the order of the list."""
    with (SAMPLE / "people.toml").open("rb") as source:
        return [guest["list"] for guest in tomllib.load(source)["guest"]]


def workbook(people: list[Guest]) -> bytes:
    """The list as a workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "名单"
    sheet.append([HEADING])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(COLUMNS))
    sheet.append(COLUMNS)
    units: list[tuple[int, str]] = []
    for number, (name, pinyin, sex, birth, unit, post, passport, remark) in enumerate(people, 1):
        row = number + 2 + (number > BLANK_AFTER)
        values = (number, name, pinyin, sex, birth, unit, post, passport, remark)
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
        sheet.cell(row, BIRTH).number_format = "yyyy-mm-dd"
        units.append((row, unit))
    _dress(sheet)
    for _, run in groupby(units, key=lambda u: (u[1], u[0] > BLANK_AFTER + 2)):
        rows = [row for row, _ in run]
        for row in rows[1:]:
            sheet.cell(row, UNIT).value = None
        if len(rows) > 1:
            sheet.merge_cells(start_row=rows[0], end_row=rows[-1], start_column=UNIT, end_column=UNIT)
    book.properties.creator = "c21desk"
    book.properties.title = HEADING
    book.properties.created = WRITTEN
    made = io.BytesIO()
    book.save(made)
    return _stable(made.getvalue())


def _dress(sheet: Worksheet) -> None:
    """Lines, widths and letters as in an office's list."""
    thin = Side(style="thin")
    for row in sheet.iter_rows(min_row=1, max_row=sheet.max_row, max_col=len(COLUMNS)):
        for cell in row:
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            if cell.row > 1:
                cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            if cell.row <= 2:
                cell.font = Font(bold=True, size=16 if cell.row == 1 else 11)
    for letter, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height = 30


def _stable(data: bytes) -> bytes:
    """The workbook without the time of its making: fixed dates, stored parts in the order of their names."""
    result = io.BytesIO()
    stamp = WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        # The list of parts comes first in every workbook; readers that stream rely on it.
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", lambda m: m.group(1) + stamp, content)
            part = zipfile.ZipInfo(name, WRITTEN.timetuple()[:6])
            part.external_attr = 0o644 << 16
            part.create_system = 3
            target.writestr(part, content)
    return result.getvalue()


def text(people: list[Guest]) -> str:
    """The same people as pasted text: a name, below it the title with its body."""
    lines = [HEADING, ""]
    for name, _, _, _, unit, post, *_ in people:
        lines += [name, unit + post]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    people = guests()
    (folder / "delegation.xlsx").write_bytes(workbook(people))
    (folder / "delegation.txt").write_text(text(people), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
