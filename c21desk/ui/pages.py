"""The pages of the rail. A page's module is imported when the page is first shown."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from c21desk.i18n import N_, Message
from c21desk.ui.language import Translated

if TYPE_CHECKING:
    from c21desk.ui.context import Context


class Page(Translated, QWidget):
    """What the window asks of a page."""

    def closing(self) -> bool:
        """Save what is open; false if it cannot be saved and the page must stay."""
        return True

    def entered(self) -> None:
        """The page was just shown."""

    def show_record(self, kind: str, record_id: uuid.UUID | None) -> None:
        """Open a record of the page; None begins a new one."""

    def show_review(self, plan: object, visit: uuid.UUID | None, side: str) -> None:
        """Review a member list on this page."""

    def take_text(self) -> bool:
        """Use the clipboard's text for what is open; false where it has no use for it."""
        return False

    def take_file(self, path: Path) -> bool:
        """Use a dropped file for what is open; false where it has no use for it."""
        return False

    def export(self) -> None:
        """Write what the page lists to a file."""

    def unstored(self) -> Message | None:
        """A question to ask before the file is closed, where something would be lost."""
        return None

    def visit_open(self) -> uuid.UUID | None:
        """The visit that a pasted list is meant for, if one is open."""
        return None


class PageSpec(NamedTuple):
    """A page of the rail."""

    name: str
    heading: str
    icon: str
    make: Callable[[Context], Page]


def _today(context: Context) -> Page:
    from c21desk.ui.today.page import TodayPage

    return TodayPage(context)


def _visits(context: Context) -> Page:
    from c21desk.ui.visits.page import VisitsPage

    return VisitsPage(context)


def _delegations(context: Context) -> Page:
    from c21desk.ui.delegations.page import DelegationsPage

    return DelegationsPage(context)


def _people(context: Context) -> Page:
    from c21desk.ui.people.page import PeoplePage

    return PeoplePage(context)


def _organisations(context: Context) -> Page:
    from c21desk.ui.organisations.page import OrganisationsPage

    return OrganisationsPage(context)


def _places(context: Context) -> Page:
    from c21desk.ui.places.page import PlacesPage

    return PlacesPage(context)


def _catalogues(context: Context) -> Page:
    from c21desk.ui.catalogues.page import CataloguesPage

    return CataloguesPage(context)


PAGES = (
    PageSpec("today", N_("Today"), "sun", _today),
    PageSpec("visits", N_("Visits"), "plane", _visits),
    PageSpec("delegations", N_("Delegations"), "users", _delegations),
    PageSpec("people", N_("People"), "user", _people),
    PageSpec("organisations", N_("Organisations"), "building-2", _organisations),
    PageSpec("places", N_("Places"), "map-pin", _places),
    PageSpec("catalogues", N_("Catalogues"), "library", _catalogues),
)
