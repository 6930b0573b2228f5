"""The page of people."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage, list_steps
from c21desk.ui.nouns import PEOPLE

if TYPE_CHECKING:
    from c21desk.ui.people.editor import PersonEditor


class PeoplePage(NounPage):
    """Everyone in the file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PEOPLE, lambda: _person_editor(context), list_steps(context))
        self.offer_for_selected(N_("Edit selected…"), "list-checks", self.edit_selected, "Ctrl+E")

    def edit_selected(self, people: Sequence[uuid.UUID]) -> None:
        """Change one thing of all selected people; what is open is saved first."""
        from c21desk.ui.people.bulk_edit import BulkEditDialog

        if self.leave_record():
            BulkEditDialog(self.context, people, self.window()).exec()


def _person_editor(context: Context) -> PersonEditor:
    from c21desk.ui.people.editor import PersonEditor  # with the mapped classes, which the list does without

    return PersonEditor(context)
