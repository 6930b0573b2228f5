"""A visit's documents with an index, as one archive that a city's case management can take in."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath

from c21desk.domain.documents import Document
from c21desk.domain.errors import UserError
from c21desk.domain.kind_words import DOCUMENT_KIND, MARKING
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, _, current, message
from c21desk.services.documents import Documents
from c21desk.services.visits import Visits
from c21desk.storage.store import Store

INDEX_TABLE, INDEX_TEXT = "index.csv", "index.txt"
_LONGEST_NAME = 80
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_FORMULA = re.compile(r"[=+\-@\t\r]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same documents make the same archive, byte for byte."""
_HEADINGS = (
    N_("Case number"),
    N_("File"),
    N_("Name of the document"),
    N_("Kind"),
    N_("Dated"),
    N_("Language"),
    N_("Handling marking"),
    N_("Legal ground"),
    N_("Original file name"),
    N_("SHA-256"),
)


@dataclass(frozen=True)
class CaseResult:
    """What was exported: ``bytes`` of the archive. ``case_number`` is "" where the visit has none yet."""

    documents: int
    bytes: int
    case_number: str


@dataclass(frozen=True)
class _Entry:
    """A line of the index."""

    file: str
    document: Document
    sha256: str

    def values(self, visit: Visit) -> tuple[str, ...]:
        """Under the headings. A marking of the visit stands where the document has none of its own."""
        own = self.document if self.document.marking else visit
        marking = MARKING.get(own.marking, own.marking) if own.marking else ""
        kind = DOCUMENT_KIND.get(self.document.kind, self.document.kind)
        return (
            visit.case_number,
            self.file,
            self.document.title,
            _(kind),
            self.document.dated.isoformat() if self.document.dated else "",
            self.document.language,
            _(marking) if marking else "",
            own.marking_ground if marking else "",
            self.document.file_name,
            self.sha256,
        )


class CaseExport:
    """Writes the archive."""

    def __init__(self, store: Store) -> None:
        self._visits, self._documents = Visits(store), Documents(store)

    def write(self, visit_id: uuid.UUID, output: Path) -> CaseResult:
        """Write a visit's documents and their index, in the language in use.

        Raises UserError where the visit has no documents, where the file lacks a document's content, or where
        the archive cannot be written; nothing is left behind then, and a file of that name stays as it was.
        """
        from c21desk.briefing.output import written_whole

        visit = self._visits.get(visit_id)
        rows = self._documents.of_visit(visit_id)
        if not rows:
            raise UserError(message(N_("This visit has no documents yet. Add them on the tab Notes.")))
        if output.is_dir():
            raise UserError(message(N_("“{name}” is a folder. Write the name of a file."), name=output.name))
        entries: list[_Entry] = []
        taken = {INDEX_TABLE, INDEX_TEXT}
        with written_whole(output) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, row in enumerate(rows, 1):
                document = self._documents.get(row.id)
                data = self._documents.content(row.id)  # one at a time: together they may be large
                name = _file_name(number, document)
                assert name not in taken  # the number makes it unique
                taken.add(name)
                archive.writestr(_info(name), data)
                entries.append(_Entry(name, document, hashlib.sha256(data).hexdigest()))
            archive.writestr(_info(INDEX_TABLE), _table(visit, entries))
            archive.writestr(_info(INDEX_TEXT), _text(visit, entries))
        return CaseResult(len(entries), output.stat().st_size, visit.case_number)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _file_name(number: int, document: Document) -> str:
    """A name that every system can hold: the number in the index, the title, and the original's ending."""
    ending = _FORBIDDEN.sub("", PurePath(document.file_name).suffix)[:12]
    stem = " ".join(_FORBIDDEN.sub(" ", document.title).split())[:_LONGEST_NAME].strip(". ")
    return f"{number:03} {stem}{ending}" if stem else f"{number:03}{ending}"


def _table(visit: Visit, entries: list[_Entry]) -> bytes:
    """For spreadsheets: semicolons, as Finnish ones expect, and a mark that it is UTF-8.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_(heading) for heading in _HEADINGS])
    for entry in entries:
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in entry.values(visit)])
    return text.getvalue().encode("utf-8-sig")


def _text(visit: Visit, entries: list[_Entry]) -> bytes:
    """For people."""
    lines = [
        visit.title.best(current().text_key),
        _("Case number: {number}").format(number=visit.case_number or "–"),
        "",
    ]
    for entry in entries:
        values = entry.values(visit)
        lines += [
            f"{_(heading)}: {value}"
            for heading, value in zip(_HEADINGS[1:], values[1:], strict=True)
            if value
        ]
        lines.append("")
    return "\r\n".join(lines).encode("utf-8-sig")
