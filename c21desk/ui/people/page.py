"""The page of people."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from c21desk.i18n import N_, Message, message
from c21desk.services.lists import ListQuery
from c21desk.ui.context import WARNING, Context
from c21desk.ui.noun_page import NounPage, list_steps
from c21desk.ui.nouns import PEOPLE
from c21desk.ui.tool_row import tool

if TYPE_CHECKING:
    from c21desk.ui.contacts.importing import ContactImport
    from c21desk.ui.people.duplicates import DuplicatesPage
    from c21desk.ui.people.editor import PersonEditor

_MAILS = (".eml", ".msg")


class PeoplePage(NounPage):
    """Everyone in the file."""

    def __init__(self, context: Context) -> None:
        paste, *others = list_steps(context)
        contacts = (N_("Import contacts…"), "file-down", context.contacts_wanted.emit)
        super().__init__(context, PEOPLE, lambda: _person_editor(context), (contacts, paste, *others))
        self.importing: ContactImport | None = None
        self.review: DuplicatesPage | None = None
        self.offer_for_selected(N_("Edit selected…"), "list-checks", self.edit_selected, "Ctrl+E")
        self.offer_for_selected(N_("Merge selected…"), "merge", self.merge_selected, "Ctrl+M")
        self.duplicates_button = tool(
            context, self.texts, N_("Duplicates…"), "users",
            N_("Find people who are in the file twice, and merge them"),
        )  # fmt: skip
        self.duplicates_button.clicked.connect(lambda _on=False: self.look_for_duplicates())
        self.import_button = tool(
            context,
            self.texts,
            N_("Import contacts…"),
            "file-down",
            N_("Import contacts from other programs"),
        )
        self.import_button.clicked.connect(lambda _on=False: context.contacts_wanted.emit())
        self.export_button = tool(
            context, self.texts, N_("Export people…"), "file-up",
            N_("Export people to other programs or to a sheet"),
        )  # fmt: skip
        self.export_button.clicked.connect(lambda _on=False: self.export())
        self.offer_for_selected(
            N_("Export selected…"), "file-up", lambda _people: self.export(), "Ctrl+Shift+X"
        )
        # What is for the whole list first, then what is for the selection.
        for part in (self.export_button, self.import_button, self.duplicates_button):
            self.tools.insertWidget(2, part)

    def edit_selected(self, people: Sequence[uuid.UUID]) -> None:
        """Change one thing of all selected people; what is open is saved first."""
        from c21desk.ui.people.bulk_edit import BulkEditDialog

        if not self._busy() and self.leave_record():
            BulkEditDialog(self.context, people, self.window()).exec()

    # -- duplicates

    def look_for_duplicates(self) -> None:
        """Review the pairs of people who may be one; what is open is saved first."""
        if not self._busy() and self.leave_record():
            self._show_review().look()

    def merge_selected(self, people: Sequence[uuid.UUID]) -> None:
        """Compare the two selected people, and merge them."""
        if self._busy():
            return
        if len(people) != 2:
            self.context.say(message(N_("Select the two people who are the same person.")))
        elif self.leave_record():
            self._show_review().compare(*people)

    def _show_review(self) -> DuplicatesPage:
        if self.review is None:
            from c21desk.ui.people.duplicates import DuplicatesPage

            self.review = DuplicatesPage(self.context)
            self.review.left.connect(self._close_review)
            self.review.merged.connect(self._merged)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.review)
        self.splitter.hide()
        self.review.show()
        return self.review

    def _close_review(self) -> None:
        if self.review is not None and self.review.isVisible():
            self.review.stop()
            self.review.hide()
            self.splitter.show()
            self.list.take_focus()

    def _merged(self, person: uuid.UUID) -> None:
        self._close_review()
        self.list.refresh()
        self.list.select(person)

    def open(self, record_id: uuid.UUID) -> None:
        """Show a person beside the list, unless contacts are being taken in."""
        if self._busy():
            return
        self._close_review()
        super().open(record_id)

    def new(self) -> None:
        """Begin a new person, unless contacts are being taken in."""
        if self._busy():
            return
        self._close_review()
        super().new()

    def entered(self) -> None:
        """Begin in the list, or go on with the review or the import."""
        if self.importing is not None:
            self.importing.take_focus()
        elif self.review is None or not self.review.isVisible():
            super().entered()

    # -- import

    def show_review(self, plan: object, visit: uuid.UUID | None, side: str) -> None:
        """Take contacts in: the import stands in the place of the list until it is over."""
        from c21desk.services.contacts import ContactSource
        from c21desk.ui.contacts.importing import ContactImport

        assert isinstance(plan, ContactSource)
        if not self.leave_record():
            return
        self._close_review()
        self._drop_import()
        importing = ContactImport(self.context, plan)
        importing.left.connect(self._import_over)
        importing.done.connect(self._import_over)
        self.importing = importing
        self.splitter.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(importing)
        importing.show()
        importing.take_focus()

    def _import_over(self) -> None:
        self._drop_import()
        self.splitter.show()
        self.entered()

    def _drop_import(self) -> None:
        if self.importing is not None:
            self.importing.hide()
            self.importing.deleteLater()
            self.importing = None

    def _busy(self) -> bool:
        """Whether an import stands in the way; says so."""
        if self.importing is not None:
            self.context.say(message(N_("Accept or cancel the import of contacts first.")), WARNING)
        return self.importing is not None

    def unstored(self) -> Message | None:
        """Contacts that are being reviewed are stored nowhere yet."""
        if self.importing is None:
            return None
        return message(N_("The contacts under review are not stored yet. Close and lose them?"))

    # -- export

    def export(self) -> None:
        """Ask for a kind of file and write people to it."""
        if self._busy() or not self.leave_record():
            return
        from c21desk.ui.contacts.exporting import ExportDialog

        model = self.list.model
        shown = model.keys_in([range(model.rowCount())])
        total = len(self.context.desk.lists.people.order(ListQuery()))
        ExportDialog(self.context, shown, self.list.selected_keys(), total, self.window()).exec()

    # -- a new person from a text

    def _new_form(self) -> PersonEditor | None:
        """The form of a new person, if one is open."""
        editor: PersonEditor | None = self.editor  # type: ignore[assignment]
        if self.importing is not None or editor is None or not editor.isVisible() or not editor.is_new:
            return None
        return editor

    def take_text(self) -> bool:
        """Fill the form of a new person from the clipboard; false where none is open."""
        editor = self._new_form()
        if editor is not None:
            editor.fill_from_text()
        return editor is not None

    def take_file(self, path: Path) -> bool:
        """Fill the form of a new person from a mail; false where none is open, or for another file."""
        editor = self._new_form() if path.suffix.lower() in _MAILS else None
        if editor is not None:
            editor.fill_from_mail(path)
        return editor is not None


def _person_editor(context: Context) -> PersonEditor:
    from c21desk.ui.people.editor import PersonEditor  # with the mapped classes, which the list does without

    return PersonEditor(context)
