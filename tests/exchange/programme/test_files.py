"""Programmes in Word documents, workbooks and CSV."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from c21desk.domain.errors import UserError
from c21desk.exchange.programme.reader import read_programme
from c21desk.exchange.programme.records import ProgrammeReading


def _told(reading: ProgrammeReading) -> list[tuple[int, str, str, str]]:
    return [
        (r.day.day, r.start.strftime("%H:%M") if r.start else "", r.title.best("en"), r.venue)
        for r in reading.rows
    ]


def test_a_word_document_in_its_order(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Programme of the visit")
    for day, rows in (
        (
            "Monday 5 May 2031",
            [("9:00–10:00", "Talks", "City Hall"), ("10.00", "Lunch\nRestaurant Test", "")],
        ),
        ("Tuesday 6 May 2031", [("9:00", "Departure", "Hotel Test")]),
    ):
        document.add_paragraph(day)
        table = document.add_table(rows=0, cols=3)
        for cells in (("Time", "Programme", "Venue"), *rows):
            row = table.add_row().cells
            for cell, text in zip(row, cells, strict=True):
                cell.text = text
    path = tmp_path / "programme.docx"
    document.save(str(path))
    reading = read_programme(path)
    assert _told(reading) == [
        (5, "09:00", "Talks", "City Hall"),
        (5, "10:00", "Lunch", "Restaurant Test"),
        (6, "09:00", "Departure", "Hotel Test"),
    ]


def test_paragraphs_of_a_word_document(tmp_path: Path) -> None:
    document = Document()
    for line in ("5月5日（星期一）", "上午9:00 会见市长", "地点：市政厅", "下午2:30-4:00 参观"):
        document.add_paragraph(line)
    path = tmp_path / "日程 2031.docx"
    document.save(str(path))
    assert _told(read_programme(path)) == [(5, "09:00", "会见市长", "市政厅"), (5, "14:30", "参观", "")]


def test_a_workbook_with_times_and_dates_as_values(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (
        ("Pvm", "Alkaa", "Päättyy", "Ohjelma", "Paikka", "Osallistujat"),
        (
            dt.date(2031, 5, 5),
            dt.time(9),
            dt.time(10, 30),
            "Neuvottelut",
            "Kaupungintalo",
            "Eva Esimerkki; Li Hua",
        ),
        (None, dt.time(11), None, "Lounas", None, None),
        (dt.date(2031, 5, 6), dt.time(8, 15), dt.time(9), "Lähtö", None, None),
    ):
        sheet.append(cells)
    book.save(tmp_path / "ohjelma.xlsx")
    reading = read_programme(tmp_path / "ohjelma.xlsx")
    assert _told(reading) == [
        (5, "09:00", "Neuvottelut", "Kaupungintalo"), (5, "11:00", "Lounas", ""), (6, "08:15", "Lähtö", ""),
    ]  # fmt: skip
    assert reading.rows[0].people == ("Eva Esimerkki", "Li Hua")
    assert reading.rows[0].end == dt.time(10, 30)


def test_a_sheet_a_day_and_tracks_as_columns(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for day in ("5.5.2031", "6.5.2031"):
        sheet = book.create_sheet(day)
        sheet.append(("Time", "Delegation", "Spouse programme"))
        sheet.append(("10:00-11:00", "Talks", "Museum"))
    book.save(tmp_path / "p.xlsx")
    reading = read_programme(tmp_path / "p.xlsx")
    assert [(r.day.day, r.track, r.title.en) for r in reading.rows] == [
        (5, "Delegation", "Talks"), (5, "Spouse programme", "Museum"),
        (6, "Delegation", "Talks"), (6, "Spouse programme", "Museum"),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_and_the_day_in_the_files_name(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "programme_2031-05-05.csv"
    path.write_text("时间,内容,地点\n9:00-10:00,会见市长,市政厅\n10:30,参观博物馆,\n", encoding=encoding)
    reading = read_programme(path)
    assert [r.title.zh for r in reading.rows] == ["会见市长", "参观博物馆"]
    assert reading.rows[0].venue == "市政厅"
    assert reading.named.full == dt.date(2031, 5, 5)


def test_refusals(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing here", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    for name in ("a.txt", "b.pdf", "missing.txt"):
        with pytest.raises(UserError):
            read_programme(tmp_path / name)
