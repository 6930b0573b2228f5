"""The page of people."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from c21desk.i18n import N_, _, message
from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage, list_steps
from c21desk.ui.nouns import PEOPLE
from c21desk.ui.widgets import button

if TYPE_CHECKING:
    from c21desk.ui.editor import Editor
    from c21desk.ui.people.duplicates import DuplicatesPage
    from c21desk.ui.people.editor import PersonEditor


class PeoplePage(NounPage):
    """Everyone in the file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PEOPLE, lambda: _person_editor(context), list_steps(context))
        self.review: DuplicatesPage | None = None
        self.offer_for_selected(N_("Edit selected…"), "list-checks", self.edit_selected, "Ctrl+E")
        self.offer_for_selected(N_("Merge selected…"), "merge", self.merge_selected, "Ctrl+M")
        self.duplicates_button = button(
            context, self.texts, self._duplicates_text, self.look_for_duplicates, icon="users"
        )
        self.texts.name(
            self.duplicates_button,
            N_("Duplicates…"),
            N_("Find people who are in the file twice, and merge them"),
        )
        self.tools.insertWidget(self.tools.indexOf(self.delete_button), self.duplicates_button)

    def edit_selected(self, people: Sequence[uuid.UUID]) -> None:
        """Change one thing of all selected people; what is open is saved first."""
        from c21desk.ui.people.bulk_edit import BulkEditDialog

        if self.leave_record():
            BulkEditDialog(self.context, people, self.window()).exec()

    # -- duplicates

    def _duplicates_text(self) -> str:
        """The button's words, which beside an open person have no room."""
        open_beside = self.editor is not None and self.editor.isVisibleTo(self)
        return "" if open_beside else _("Duplicates…")

    def _ready_editor(self) -> Editor[Any]:
        self.duplicates_button.setText("")
        return super()._ready_editor()

    def _close_editor(self) -> None:
        super()._close_editor()
        self.duplicates_button.setText(self._duplicates_text())

    def look_for_duplicates(self) -> None:
        """Review the pairs of people who may be one; what is open is saved first."""
        if self.leave_record():
            self._show_review().look()

    def merge_selected(self, people: Sequence[uuid.UUID]) -> None:
        """Compare the two selected people, and merge them."""
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
        """Show a person beside the list."""
        self._close_review()
        super().open(record_id)

    def new(self) -> None:
        """Begin a new person."""
        self._close_review()
        super().new()

    def entered(self) -> None:
        """Begin in the list, or go on with the review."""
        if self.review is None or not self.review.isVisible():
            super().entered()


def _person_editor(context: Context) -> PersonEditor:
    from c21desk.ui.people.editor import PersonEditor  # with the mapped classes, which the list does without

    return PersonEditor(context)
