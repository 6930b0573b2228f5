"""Papers of a visit, kept inside the file."""

from __future__ import annotations

import mimetypes
import uuid
from pathlib import Path

from c21desk.domain.documents import Document
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import DocumentKind, Marking
from c21desk.i18n import N_, NP_, message, plural
from c21desk.services.records import RecordService
from c21desk.services.rows.documents import DocumentList, DocumentRow

MAX_DOCUMENT = 100 * 1024 * 1024
"""Bytes of the largest document that is kept in the file."""


class Documents(DocumentList, RecordService[Document, DocumentRow]):
    """Documents."""

    RECORD = Document
    ADD_LABEL = N_("Add document")
    EDIT_LABEL = N_("Edit document")
    DELETE_LABELS = NP_("Delete document", "Delete {n} documents")

    def check(self, record: Document) -> None:
        record.title = record.title.strip()
        if not record.title:
            raise UserError(message(N_("A document needs a name.")), "title")
        if record.marking == Marking.SECRET and not record.marking_ground.strip():
            raise UserError(
                message(N_("Secrecy needs a legal ground. Write the section of the law.")), "marking_ground"
            )

    def add(self, visit_id: uuid.UUID, paths: list[Path], kind: str = DocumentKind.OTHER) -> list[uuid.UUID]:
        """Keep files with a visit, as one undo step; returns the new documents' ids.

        Raises UserError where a file cannot be read or is too large; nothing is kept then.
        """
        read = [(path, _read(path)) for path in paths]
        made = []
        with self.store.write(plural("Add document", "Add {n} documents", len(read))) as session:
            for path, data in read:
                document = Document(
                    visit_id=visit_id,
                    title=path.stem,
                    kind=kind,
                    file_name=path.name,
                    media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
                    size=len(data),
                    content=session.attach(data),
                )
                session.add(document)
                made.append(document.id)
        return made

    def content(self, document_id: uuid.UUID) -> bytes:
        """The bytes of a document. Raises UserError where the file does not hold them (any more)."""
        document = self.get(document_id)
        data = self.store.attachments.get(document.content)
        if data is None:
            raise UserError(
                message(N_("The content of “{title}” is not in this file."), title=document.title)
            )
        return data

    def save_copy(self, document_id: uuid.UUID, path: Path) -> None:
        """Write a document's bytes to a file of its own. Raises UserError where that cannot be written."""
        from c21desk.briefing.output import written_whole

        data = self.content(document_id)
        with written_whole(path) as file:
            file.write(data)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_DOCUMENT:
            raise UserError(
                message(
                    N_("“{name}” is larger than {megabytes} MB and is not kept in the file."),
                    name=path.name,
                    megabytes=MAX_DOCUMENT // (1024 * 1024),
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            message(
                N_("“{name}” cannot be read: {reason}"), name=path.name, reason=error.strerror or str(error)
            )
        ) from error
