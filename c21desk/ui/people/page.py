"""The page of people."""

from __future__ import annotations

from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage, list_steps
from c21desk.ui.nouns import PEOPLE
from c21desk.ui.people.editor import PersonEditor


class PeoplePage(NounPage):
    """Everyone in the file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PEOPLE, lambda: PersonEditor(context), list_steps(context))
