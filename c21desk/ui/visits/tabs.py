"""The tabs of a visit's workspace that are made when they are first opened.

A tab is a widget with ``show_visit``; whatever it holds is saved when it is left, if it has ``leave``.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from c21desk.i18n import N_
from c21desk.ui.language import Translated

if TYPE_CHECKING:
    from c21desk.ui.context import Context


class VisitTab(Translated, QWidget):
    """A page of the workspace."""

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show what belongs to this visit; called again for each visit that is opened."""
        raise NotImplementedError

    def leave(self) -> bool:
        """Save what is being written; false where it cannot be saved, and the tab stays open."""
        return True

    def new(self) -> bool:
        """Ctrl+N: begin something new on this tab; false where there is nothing to begin."""
        return False


@dataclass(frozen=True)
class TabKind:
    """A tab: its name in the program, its title (a msgid), and what makes it."""

    name: str
    title: str
    make: Callable[[Context], VisitTab]


class LazyTab(QWidget):
    """The place of a tab that is made when it is first shown."""

    def __init__(self, context: Context, kind: TabKind) -> None:
        super().__init__()
        self.kind = kind
        self._context = context
        self._visit_id: uuid.UUID | None = None
        self._page: VisitTab | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def page(self) -> VisitTab:
        """The tab, made now if it was not yet."""
        if self._page is None:
            self._page = self.kind.make(self._context)
            self._box.addWidget(self._page)
            self.setFocusProxy(self._page)
            if self._visit_id is not None:
                self._page.show_visit(self._visit_id)
        return self._page

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show this visit, now or when the tab is made."""
        self._visit_id = visit_id
        if self._page is not None:
            self._page.show_visit(visit_id)

    def leave(self) -> bool:
        """Save what is being written there."""
        return self._page is None or self._page.leave()


def _seating(context: Context) -> VisitTab:
    from c21desk.ui.visits.seating.tab import SeatingTab

    return SeatingTab(context)


def _logistics(context: Context) -> VisitTab:
    from c21desk.ui.visits.logistics.tabs import LogisticsTab

    return LogisticsTab(context)


def _tasks(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.tasks import TasksTab

    return TasksTab(context)


def _promises(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.tabs import PromisesTab

    return PromisesTab(context)


def _notes(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.tabs import NotesTab

    return NotesTab(context)


LATER_TABS: tuple[TabKind, ...] = (
    TabKind("logistics", N_("Logistics"), _logistics),
    TabKind("seating", N_("Seating"), _seating),
    TabKind("tasks", N_("Tasks"), _tasks),
    TabKind("promises", N_("Gifts and promises"), _promises),
    TabKind("notes", N_("Notes"), _notes),
)
"""In their order, after Overview, Programme and People and before Briefing."""
