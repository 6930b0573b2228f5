"""The page of delegations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage, list_steps
from c21desk.ui.nouns import DELEGATIONS

if TYPE_CHECKING:
    from c21desk.ui.delegations.editor import DelegationEditor


class DelegationsPage(NounPage):
    """All delegations. Ctrl+V in the list reviews the member list on the clipboard."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, DELEGATIONS, lambda: _delegation_editor(context), list_steps(context))


def _delegation_editor(context: Context) -> DelegationEditor:
    from c21desk.ui.delegations.editor import (
        DelegationEditor,  # with the mapped classes, which the list does without
    )

    return DelegationEditor(context)
