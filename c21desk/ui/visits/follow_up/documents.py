"""The documents of a visit: kept in the file, shown inside where possible."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from c21desk.domain.documents import Document
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _, message, plural
from c21desk.services import private_copies
from c21desk.ui import labels
from c21desk.ui.context import SUCCESS, WARNING, Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField, TextField
from c21desk.ui.formats import day_text
from c21desk.ui.questions import confirm
from c21desk.ui.visits.follow_up.viewer import DocumentViewer, can_be_shown
from c21desk.ui.visits.items_field import ItemField
from c21desk.ui.visits.parts_pane import PartKind, PartsPane, Rows
from c21desk.ui.widgets import button, row

_LANGUAGES = {"": N_("Not stated"), **labels.TEXT_LANGUAGE}


class DocumentEditor(Editor[Document]):
    """What is known about a document; its content stays as it came."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.documents)
        form = self.form
        self.item = ItemField(context)
        form.add("title", N_("Name of the document"), TextField())
        form.add("kind", N_("Kind"), ChoiceField(labels.DOCUMENT_KIND))
        form.add("dated", N_("Dated"), DateField(context.icons))
        form.add("language", N_("Language"), ChoiceField(_LANGUAGES))
        form.add("item_id", N_("Programme item"), self.item)
        form.section(N_("Handling"))
        form.add("marking", N_("Handling marking"), ChoiceField(labels.MARKING))
        form.add("marking_ground", N_("Legal ground"), TextField(placeholder=N_("Section of the law")))
        form.add("note", N_("Note"), LinesField())

    def name_of(self, record: Document) -> str:
        """The document's name."""
        return record.title

    def open(self, record: Document, *, new: bool = False) -> None:
        """Show a document with the items of its visit."""
        self.item.show_visit(record.visit_id)
        super().open(record, new=new)


def _rows(context: Context, visit_id: uuid.UUID) -> Rows:
    return [
        (
            row.id,
            (
                row.title,
                _(labels.DOCUMENT_KIND.get(row.kind, row.kind)),
                day_text(row.dated),
                _(_LANGUAGES[row.language]) if row.language in labels.TEXT_LANGUAGE else row.language,
                QLocale().formattedDataSize(row.size or 0, 1, QLocale.DataSizeFormat.DataSizeSIFormat),
                _(labels.MARKING.get(row.marking, row.marking)) if row.marking else "",
            ),
        )
        for row in context.desk.lists.documents.of_visit(visit_id)
    ]


DOCUMENTS = PartKind(
    N_("Documents"),
    (N_("Document"), N_("Kind"), N_("Dated"), N_("Language"), N_("Size"), N_("Handling marking")),
    _rows,
    lambda desk: desk.documents,
    DocumentEditor,
    frozenset({"document"}),
    N_("Add documents…"),
    N_(
        "No documents yet. Add or drop requests, speeches, agreements and minutes; they are kept inside this file."
    ),
    icon="file-plus",
    spared=(3, 4, 5, 2),
)


class DocumentsPane(PartsPane):
    """Documents are added from files, looked at here, and saved as copies."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, DOCUMENTS)
        self.setAcceptDrops(True)
        self.add_tool(N_("Save a copy…"), self.save_copy, icon="file-down", selection=True)
        self.add_tool(N_("Open in another program…"), self.open_elsewhere, icon="arrow-up", selection=True)
        self.add_tool(N_("Look at it"), self.look, icon="eye", selection=True)
        self.case_button = button(
            context,
            self.texts,
            N_("Export for case management…"),
            self.export_case,
            icon="file-up",
            look="link",
            description=N_("All documents of the visit with an index, in one archive"),
        )
        self.left_box.addLayout(row(None, self.case_button))

    def new(self) -> bool:
        """Choose files to keep."""
        names, _filter = QFileDialog.getOpenFileNames(self, _("Add documents"))
        self.take([Path(name) for name in names])
        return True

    def take(self, paths: list[Path]) -> None:
        """Keep these files with the visit."""
        visit_id = self.visit_id
        if not paths or visit_id is None or not self.leave():
            return
        try:
            added = self.context.desk.documents.add(visit_id, paths)
        except UserError as error:
            self.context.complain(error)
            return
        self.context.say(plural("{n} document added", "{n} documents added", len(added)), SUCCESS, undo=True)

    def _chosen(self) -> Document | None:
        chosen = self.table.selected()
        if len(chosen) != 1:
            if chosen:
                self.context.complain(UserError(message(N_("Choose one document."))))
            return None
        try:
            return self.context.desk.documents.get(chosen[0])
        except UserError as error:
            self.context.complain(error)
            return None

    def look(self) -> None:
        """Show the document that is chosen inside the program."""
        document = self._chosen()
        if document is None:
            return
        if not can_be_shown(document.media_type):
            self.context.complain(
                UserError(
                    message(
                        N_("“{name}” cannot be shown here. Open it in another program, or save a copy."),
                        name=document.file_name,
                    )
                )
            )
            return
        try:
            data = self.context.desk.documents.content(document.id)
        except UserError as error:
            self.context.complain(error)
            return
        DocumentViewer(self.context, document.title, document.media_type, data, self.window()).exec()

    def open_elsewhere(self) -> None:
        """Give a copy to another program, after a warning."""
        document = self._chosen()
        if document is None or not confirm(
            self,
            message(N_("Open “{name}” in another program?"), name=document.file_name),
            N_("Open a copy"),
            N_(
                "The copy is not encrypted. It lies in a folder of yours and is removed when c21desk closes; "
                "the other program may keep traces of it. Changes to the copy do not come back into the file."
            ),
        ):
            return

        def put() -> None:
            copy = private_copies.put(document.file_name, self.context.desk.documents.content(document.id))
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
                raise UserError(message(N_("No program on this computer opens this kind of file.")))

        self.context.attempt(put)

    def save_copy(self) -> None:
        """Write the document to a file of its own."""
        document = self._chosen()
        if document is None:
            return
        name, _filter = QFileDialog.getSaveFileName(self, _("Save a copy"), document.file_name)
        if name and self.context.attempt(
            lambda: self.context.desk.documents.save_copy(document.id, Path(name))
        ):
            self.context.say(message(N_("Saved: {name}"), name=name), SUCCESS)

    def refresh(self) -> None:
        """Ask for the documents again."""
        super().refresh()
        self.case_button.setVisible(self.table.rowCount() > 0)

    def export_case(self) -> None:
        """Write all documents with an index into an archive."""
        visit_id = self.visit_id
        if visit_id is None or not self.leave():
            return
        number = self.context.desk.visits.get(visit_id).case_number
        proposed = "".join(c if c.isalnum() or c in "-_" else "-" for c in number) or "documents"
        name, _filter = QFileDialog.getSaveFileName(
            self, _("Export for case management"), f"{proposed}.zip", _("Archives (*.zip)")
        )
        if not name:
            return
        try:
            result = self.context.desk.case_export.write(visit_id, Path(name))
        except UserError as error:
            self.context.complain(error)
            return
        told = plural(
            "{n} document and the index written: {name}",
            "{n} documents and the index written: {name}",
            result.documents,
            name=name,
        )
        if result.case_number:
            self.context.say(told, SUCCESS)
        else:
            self.context.say(message(N_("{told}. The visit has no case number yet."), told=told), WARNING)

    # -- dropping files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep the files that were dropped."""
        paths: list[Any] = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take(paths)
