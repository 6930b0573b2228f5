"""Bad files offered as contact tables: refused or survived, by name and with a reason, in bounded memory."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from c21desk.domain.errors import UserError
from c21desk.exchange.contacts import apply_mapping, guess_mapping, read_contact_table

HEAD = b"Name,E-mail\r\n"
MEGABYTE = 1024 * 1024


def _workbook(*rows: list[str]) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in ([["Name", "E-mail"], ["Aino Salo", "a@example.org"]], [list(r) for r in rows])[bool(rows)]:
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _changed(
    name: str,
    change: Callable[[bytes], bytes],
    extra: dict[str, bytes] | None = None,
    packing: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_workbook())) as old,
        zipfile.ZipFile(out, "w", packing) as new,
    ):
        for item in old.namelist():
            data = old.read(item)
            new.writestr(item, change(data) if item == name else data)
        for item, data in (extra or {}).items():
            new.writestr(item, data)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def _with_doctype(declarations: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(b"<worksheet", b"<!DOCTYPE x [" + declarations + b"]><worksheet", 1)


def _laughs() -> bytes:
    lines = [b'<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10)]
    return b"".join(lines)


def _bomb() -> bytes:
    return _changed(SHEET, lambda d: d.replace(b"</sheetData>", b" " * (100 * MEGABYTE) + b"</sheetData>"))


def _many_cells() -> bytes:
    row = b"<row>" + b"<c/>" * 10_000 + b"</row>"

    def change(data: bytes) -> bytes:
        return data.replace(b"</sheetData>", row * 210 + b"</sheetData>")

    return _changed(SHEET, change, packing=zipfile.ZIP_STORED)


def _locked() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 2000
        + "EncryptedPackage".encode("utf-16-le")
        + b"\x00" * 2000
    )


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip-bomb": (_bomb, "unpacks to"),
    "many-cells": (_many_cells, "larger than"),
    "xxe": (lambda: _changed(SHEET, _with_doctype(b'<!ENTITY x SYSTEM "file:///etc/passwd">')), "declarations"),
    "billion-laughs": (lambda: _changed(SHEET, _with_doctype(_laughs())), "declarations"),
    "laughs-in-styles": (
        lambda: _changed("xl/styles.xml", lambda d: d.replace(b"<styleSheet", b"<!DOCTYPE x [" + _laughs() + b"]><styleSheet", 1)),
        "declarations",
    ),
    "password": (_locked, "password"),
    "html": (lambda: b"<html><body><table><tr><td>Name</td></tr></table></body></html>", "web page"),
    "line-of-20-megabytes": (lambda: HEAD + b'"' + b"x" * (20 * MEGABYTE) + b'",a@example.org\r\n', "Line 2"),
    "row-of-20-megabytes": (lambda: HEAD + b"a," * (10 * MEGABYTE) + b"\r\n", "ine 2"),
    "quote-never-closed": (lambda: HEAD + b'"x\r\n' + b"y\r\n" * 500_000, "quotation mark"),
    "no-text": (lambda: bytes(range(128, 256)) * 2_000, "characters"),
    "nothing-but-nul": (lambda: b"\x00" * MEGABYTE, "empty"),
    "only-headings": (lambda: HEAD, "no contacts"),
    "too-many-rows": (lambda: HEAD + b"A,a@example.org\n" * 200_001, "200,000 rows"),
}  # fmt: skip
SURVIVED: dict[str, Callable[[], bytes]] = {
    "zip-slip": lambda: _changed("", lambda d: d, {"../evil.txt": b"x", "/etc/evil": b"x"}),
    "dde": lambda: HEAD + b"=cmd|' /C calc'!A0,a@example.org\r\n",
    "surrogates": lambda: HEAD + b"A\xed\xa0\x80B,a@example.org\r\n",
    "nul-and-bidi": lambda: HEAD + "A\x00\u202eB,a@example.org\r\n".encode(),
    "latin": lambda: HEAD + "Äijö Ök,a@example.org\r\n".encode("latin-1"),
    "gb18030": lambda: "姓名,电子邮件\r\n王伟,a@example.org\r\n".encode("gb18030"),
    "utf-16": lambda: "Name\tE-mail\r\nÄijö\ta@example.org\r\n".encode("utf-16"),
    "links-to-other-files": lambda: _changed(
        "", lambda d: d, {"xl/externalLinks/externalLink1.xml": b"<externalLink><ddeLink ddeService='cmd' ddeTopic='x'/></externalLink>"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_bad_tables_are_refused_by_name_and_reason(tmp_path: Path, name: str) -> None:
    make, reason = REFUSED[name]
    path = tmp_path / f"{name}.xlsx"
    path.write_bytes(make())
    with pytest.raises(UserError) as caught:
        read_contact_table(path)
    assert path.name in str(caught.value)
    assert reason in str(caught.value)


@pytest.mark.parametrize("name", SURVIVED)
def test_odd_tables_are_survived(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.xlsx"
    path.write_bytes(SURVIVED[name]())
    table = read_contact_table(path)
    (card,) = apply_mapping(table, guess_mapping(table.headings)).cards
    assert card.emails[0].text == "a@example.org"
    card.full_name.encode()
    assert "\x00" not in card.full_name
    assert list(tmp_path.parent.glob("**/evil*")) == []


MEASURE = """
import re, sys
from pathlib import Path
from c21desk.domain.errors import UserError
from c21desk.exchange.contacts import MappedCards, guess_mapping, read_contact_table
try:
    table = read_contact_table(Path(sys.argv[1]))
    for card in MappedCards(table, guess_mapping(table.headings)):
        pass
except UserError:
    pass
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize(
    "name", ["zip-bomb", "many-cells", "line-of-20-megabytes", "row-of-20-megabytes", "too-many-rows"]
)
def test_memory_stays_bounded(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.xlsx"
    path.write_bytes(REFUSED[name][0]())
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 300
