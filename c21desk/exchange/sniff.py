"""Guards before a file from outside is opened: what it really is, and whether it is safe to open."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Number, message

MAX_FILE = 50 * 1024 * 1024
"""Bytes of the largest file that is opened."""
MAX_UNPACKED = 400 * 1024 * 1024
"""Bytes that an Office file may hold once unpacked."""
MAX_RATIO = 250
"""How many times larger a part of more than a megabyte may become by unpacking."""
MAX_PARTS = 5000
"""Files inside one Office file."""

FAULTS = (
    zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError, EOFError, OSError,
    SyntaxError, ArithmeticError, NotImplementedError, AssertionError, RecursionError,
)  # fmt: skip
"""What a parser of other people's files raises when a file is not what it says: the libraries have no
error class of their own for that. Our own refusals (UserError) are none of these."""

_OFFICE_SAVE_AS = N_(
    "This is an Office file in the old format. Open it in Excel or Word, save it as .xlsx or .docx, and try again."
)
_REFUSALS: tuple[tuple[bytes, str], ...] = (
    (
        b"%PDF",
        N_(
            "This is a PDF. Ask for the list as a spreadsheet, or copy the text of the PDF and paste it here."
        ),
    ),
    (
        b"{\\rtf",
        N_("This is a rich text file (RTF). Open it in Word, save it as .docx, and try again."),
    ),
    (
        b"\x89PNG",
        N_("This is a picture. Ask for the list as a spreadsheet or as text; pictures cannot be read."),
    ),
    (
        b"\xff\xd8\xff",
        N_("This is a picture. Ask for the list as a spreadsheet or as text; pictures cannot be read."),
    ),
    (b"Rar!", N_("This is a packed archive. Unpack it first and choose the list inside.")),
    (b"7z\xbc\xaf", N_("This is a packed archive. Unpack it first and choose the list inside.")),
    (b"\x1f\x8b", N_("This is a packed archive. Unpack it first and choose the list inside.")),
)
_HTML = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|table|body|meta)\b", re.I | re.S)
_XML_SHEET = re.compile(rb"<(?:\w+:)?Workbook\b|<\?mso-application|<(?:\w+:)?wordDocument\b")
_ENDLESS = re.compile(rb"[^\r\n]{1000000}")
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@dataclass(frozen=True)
class Source:
    """The bytes of a file from outside, with the name that it had ("" for pasted data)."""

    data: bytes
    name: str = ""


def refuse(text: str, **values: object) -> UserError:
    """The refusal of a whole source, to be raised."""
    return UserError(message(text, **values))


def load(path: Path) -> Source:
    """Read a file whole. Raises UserError where it is missing, too large or not readable."""
    with explained(path):
        size = path.stat().st_size
        if size > MAX_FILE:
            raise refuse(
                N_(
                    "“{name}” is {size} MB, more than the {limit} MB that are opened. Save only the list itself in a file."
                ),
                name=path.name,
                size=Number(size // (1024 * 1024)),
                limit=MAX_FILE // (1024 * 1024),
            )
        return Source(path.read_bytes(), path.name)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Read ``path`` inside: whatever the system refuses becomes a UserError that says what to do."""
    try:
        if path.is_dir():
            raise refuse(N_("“{name}” is a folder. Choose a file."), name=path.name)
        if path.exists() and not path.is_file():  # a device has no size and no end
            raise refuse(N_("“{name}” is not a file that can be read."), name=path.name)
        yield
    except FileNotFoundError:
        raise refuse(N_("There is no file “{name}”. Check the name."), name=str(path)) from None
    except PermissionError:
        raise refuse(
            N_("“{name}” may not be read. Close it in other programs or copy it elsewhere."), name=path.name
        ) from None
    except OSError as error:
        raise refuse(
            N_("“{name}” could not be read ({reason}). Copy it to this computer and try again."),
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from None


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = {i.filename for i in infos}
            if any(i.flag_bits & 1 for i in infos):
                raise refuse(N_("This file is protected by a password. Save it without one and try again."))
    except zipfile.BadZipFile:
        raise refuse(
            N_("The file is damaged or was cut off on the way. Ask for it to be sent again.")
        ) from None
    if "xl/workbook.xml" in names:
        check_zip(infos)
        return "xlsx"
    if "word/document.xml" in names:
        check_zip(infos)
        return "docx"
    if "xl/workbook.bin" in names:
        raise refuse(
            N_("This is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx, and try again.")
        )
    if "mimetype" in names or "content.xml" in names:
        raise refuse(N_("This is an OpenDocument file. Save it as .xlsx or .docx and try again."))
    raise refuse(N_("This is a packed archive. Unpack it first and choose the list inside."))


def check_zip(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that would unpack to more than is reasonable, before unpacking any of it."""
    total = sum(i.file_size for i in infos)
    swollen = any(
        i.file_size > 1024 * 1024 and i.file_size > MAX_RATIO * max(1, i.compress_size) for i in infos
    )
    if total > MAX_UNPACKED or len(infos) > MAX_PARTS or swollen:
        raise refuse(
            N_(
                "The file unpacks to {size} MB, which no list needs. Copy the list into a new, empty file and try again."
            ),
            size=Number(total // (1024 * 1024)),
        )


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One XML part of an Office file. Such parts never declare entities: those that do are refused."""
    try:
        data = archive.read(name)
    except FAULTS:
        raise damaged() from None
    head = data[:4096]
    if _DTD.search(head) or (b"<!" in head and _DTD.search(data)) or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise refuse(
            N_("The file holds declarations that no spreadsheet or document needs, so it is not opened.")
        )
    return data


def damaged() -> UserError:
    """The refusal of a file whose inside cannot be read."""
    return refuse(N_("The file is damaged or was cut off on the way. Ask for it to be sent again."))


def check_lines(data: bytes) -> None:
    """Refuse text with a line that is longer than any list has: no reader would do well with it."""
    if match := _ENDLESS.search(data):
        raise refuse(
            N_("Line {line} is longer than any line of a list. Check the file there."),
            line=data.count(b"\n", 0, match.start()) + 1,
        )


def kind_of(source: Source) -> str:
    """What the bytes are, whatever the name says: ``xlsx``, ``docx``, ``vcard``, ``icalendar`` or ``text``.

    Raises UserError with advice for everything that cannot be read.
    """
    data = source.data
    if len(data) > MAX_FILE:
        raise refuse(
            N_("That is more than {limit} MB. Only the list itself is needed."),
            limit=MAX_FILE // (1024 * 1024),
        )
    bare = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not bare.strip(b"\x00"):
        raise refuse(N_("The file is empty."))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refuse(N_("This file is protected by a password. Save it without one and try again."))
        raise refuse(_OFFICE_SAVE_AS)
    for magic, text in _REFUSALS:
        if bare.startswith(magic):
            raise refuse(text)
    if _HTML.match(bare[:2000]):
        raise refuse(
            N_(
                "This is a web page, whatever its name says. Open it in Excel, save it as .xlsx, and try again; or copy the list and paste it here."
            )
        )
    if bare.startswith(b"<?xml") and _XML_SHEET.search(bare[:4000]):
        raise refuse(_OFFICE_SAVE_AS)
    head = bare[:200].replace(b"\x00", b"").upper()
    if head.lstrip(b"\xff\xfe").startswith(b"BEGIN:VCARD"):
        return "vcard"
    if head.lstrip(b"\xff\xfe").startswith(b"BEGIN:VCALENDAR"):
        return "icalendar"
    return "text"
