"""The page of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage, list_steps
from c21desk.ui.nouns import PEOPLE

if TYPE_CHECKING:
    from c21desk.ui.people.editor import PersonEditor


class PeoplePage(NounPage):
    """Everyone in the file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PEOPLE, lambda: _person_editor(context), list_steps(context))


def _person_editor(context: Context) -> PersonEditor:
    from c21desk.ui.people.editor import PersonEditor  # with the mapped classes, which the list does without

    return PersonEditor(context)
