"""The page of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage
from c21desk.ui.nouns import PLACES

if TYPE_CHECKING:
    from c21desk.ui.places.editor import PlaceEditor


class PlacesPage(NounPage):
    """Finnish and Chinese places."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PLACES, lambda: _place_editor(context))


def _place_editor(context: Context) -> PlaceEditor:
    from c21desk.ui.places.editor import PlaceEditor  # with the mapped classes, which the list does without

    return PlaceEditor(context)
