"""The door for outside files: what is recognised, and what is refused with advice."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from c21desk.domain.errors import UserError
from c21desk.exchange import members, people, sniff
from c21desk.exchange.members import read_members
from c21desk.exchange.people import read_people


def _workbook(path: Path) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Name", "Title", "Phone", "E-mail"])
    page.append(["Matti Virtanen", "Mayor", "+358 40 1234567", "m@example.org"])
    book.save(path)
    return path


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "list.xlsx").rename(tmp_path / "list.csv")
    assert read_members(path).kind == "xlsx"
    text = tmp_path / "list.docx"
    text.write_text("王伟 副市长", encoding="utf-8")
    assert read_members(text).rows[0].han == "王伟"


REFUSED = [
    (b"", "empty"),
    (b"  \r\n ", "empty"),
    (b"%PDF-1.7 x", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old format"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    (b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
    (b"\xef\xbb\xbf<!DOCTYPE html>\n<html></html>", "web page"),
    (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>", "old format"),
    (b"{\\rtf1 x}", "RTF"),
    (b"\x89PNG\r\n\x1a\nxxxx", "picture"),
    (b"PK\x03\x04 this is no archive", "damaged"),
    (b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", "contact cards"),
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "calendar"),
    (bytes(range(256)) * 10, "characters"),
]


@pytest.mark.parametrize(("data", "word"), REFUSED)
def test_what_cannot_be_read_is_refused_with_advice(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_members(path)
    assert word in str(caught.value)


def test_truncated_workbook_is_refused(tmp_path: Path) -> None:
    data = _workbook(tmp_path / "a.xlsx").read_bytes()
    for size in (100, len(data) // 2, len(data) - 10):
        with pytest.raises(UserError) as caught:
            read_members(data[:size])
        assert "damaged" in str(caught.value)


@pytest.mark.parametrize("name", ["content.xml", "xl/workbook.bin", "readme.txt"])
def test_other_archives_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(UserError):
        read_members(path)


def test_missing_file_folder_and_oversized_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no-such\.xlsx"):
        read_members(tmp_path / "no-such.xlsx")
    with pytest.raises(UserError):
        read_members(tmp_path)
    big = tmp_path / "big.csv"
    with big.open("wb") as out:
        out.truncate(sniff.MAX_FILE + 1)
    with pytest.raises(UserError, match="MB"):
        read_members(big)


def test_kind_asked_for_must_be_what_the_file_is(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx")
    assert read_members(path, "xlsx").read == 1
    with pytest.raises(UserError):
        read_members(path, "docx")
    with pytest.raises(UserError):
        read_members(path, "text")


def test_contacts_through_the_same_readers(tmp_path: Path) -> None:
    (row,) = read_people(_workbook(tmp_path / "a.xlsx")).rows
    assert (row.latin, row.phone, row.email) == ("Matti Virtanen", "+358 40 1234567", "m@example.org")
    (row,) = read_people("Nimi;Puhelin;Sähköposti\nAino Salo;040 1234567;a@example.org\n").rows
    assert (row.latin, row.phone, row.email) == ("Aino Salo", "040 1234567", "a@example.org")


def test_a_reader_of_contacts_does_not_read_member_lists() -> None:
    assert set(members.READERS) <= set(people.READERS)
    assert people.READERS is not members.READERS


def test_libraries_load_on_use_only() -> None:
    code = (
        "import sys, c21desk.exchange.members, c21desk.exchange.people;"
        "print([m for m in ('openpyxl', 'docx', 'lxml', 'pypinyin', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
