"""The page of organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage, list_steps
from c21desk.ui.nouns import ORGANISATIONS

if TYPE_CHECKING:
    from c21desk.ui.organisations.editor import OrganisationEditor


class OrganisationsPage(NounPage):
    """All organisations and venues."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, ORGANISATIONS, lambda: _organisation_editor(context), list_steps(context))


def _organisation_editor(context: Context) -> OrganisationEditor:
    from c21desk.ui.organisations.editor import (
        OrganisationEditor,  # with the mapped classes, which the list does without
    )

    return OrganisationEditor(context)
