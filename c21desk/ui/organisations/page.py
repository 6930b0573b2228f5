"""The page of organisations."""

from __future__ import annotations

from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage, list_steps
from c21desk.ui.nouns import ORGANISATIONS
from c21desk.ui.organisations.editor import OrganisationEditor


class OrganisationsPage(NounPage):
    """All organisations and venues."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, ORGANISATIONS, lambda: OrganisationEditor(context), list_steps(context))
