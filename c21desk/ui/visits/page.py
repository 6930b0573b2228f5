"""The page of visits: the list, the workspace of one, and the review of a pasted list."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, message
from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage, list_steps
from c21desk.ui.nouns import VISITS
from c21desk.ui.pages import Page

if TYPE_CHECKING:
    from pathlib import Path

    from c21desk.services.imports import ImportResult
    from c21desk.services.programme_plan import ProgrammePlan
    from c21desk.ui.visits.overview import VisitEditor
    from c21desk.ui.visits.workspace import VisitWorkspace


class _VisitList(NounPage):
    """The list of visits; opening one shows its workspace instead of an editor beside the list."""

    def __init__(self, context: Context, page: VisitsPage) -> None:
        self._page = page
        super().__init__(context, VISITS, lambda: _visit_editor(context), list_steps(context))

    def open(self, record_id: uuid.UUID) -> None:
        """Show the workspace."""
        self._page.open_visit(record_id)

    def new(self) -> None:
        """Begin a visit."""
        self._page.new_visit()


PARTS = {
    "task": ("tasks", "tasks", ""),
    "commitment": ("commitments", "promises", "promises"),
    "gift": ("gifts", "promises", "gifts"),
    "note": ("notes", "notes", "notes"),
    "outcome": ("outcomes", "notes", "outcomes"),
    "document": ("documents", "notes", "documents"),
}
"""Records that are shown in a visit's workspace: their service, the tab, and the pane inside it."""


class VisitsPage(Page):
    """Visits."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.list = _VisitList(context, self)
        self.workspace: VisitWorkspace | None = None
        self.review: QWidget | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)

    def _ready_workspace(self) -> VisitWorkspace:
        if self.workspace is None:
            from c21desk.ui.visits.workspace import VisitWorkspace

            self.workspace = VisitWorkspace(self.context)
            self.workspace.left.connect(self.show_list)
            self.workspace.programme.tools.read.connect(self.review_programme)
            self.stack.addWidget(self.workspace)
        return self.workspace

    def open_visit(self, visit_id: uuid.UUID) -> None:
        """Show the workspace of a visit."""
        if not self.closing():
            return
        workspace = self._ready_workspace()
        try:
            workspace.open(visit_id)
        except UserError as error:
            self.context.complain(error)
            return
        self.stack.setCurrentWidget(workspace)
        workspace.tabs.tabBar().setFocus()

    def new_visit(self) -> None:
        """Begin a visit."""
        if self.closing():
            workspace = self._ready_workspace()
            self.stack.setCurrentWidget(workspace)
            workspace.new()

    def show_list(self) -> None:
        """Go back to the list."""
        self.stack.setCurrentWidget(self.list)
        self.list.entered()

    # -- review of a list

    def show_review(self, plan: object, visit: uuid.UUID | None, side: str) -> None:
        """Review a member list."""
        from c21desk.services.imports import ImportPlan
        from c21desk.ui.imports.review import ReviewPage

        assert isinstance(plan, ImportPlan)
        self._drop_review()
        review = ReviewPage(self.context, plan, visit, side)
        review.done.connect(self._accepted)
        review.left.connect(self._review_left)
        self.review = review
        self.stack.addWidget(review)
        self.stack.setCurrentWidget(review)
        review.table.setFocus()

    def review_programme(self, plan: ProgrammePlan) -> None:
        """Review a programme for the visit that is open."""
        from c21desk.ui.visits.programme_text.review import ProgrammeReview

        if not self.closing():
            return
        self._drop_review()
        review = ProgrammeReview(self.context, plan)
        review.done.connect(lambda _result: self._programme_left())
        review.left.connect(self._programme_left)
        self.review = review
        self.stack.addWidget(review)
        self.stack.setCurrentWidget(review)
        review.table.setFocus()

    def _programme_left(self) -> None:
        """Back to the Programme tab."""
        self._drop_review()
        assert self.workspace is not None
        self.stack.setCurrentWidget(self.workspace)
        self.workspace.tabs.setCurrentWidget(self.workspace.programme)
        self.workspace.programme.refresh()

    def take_file(self, path: Path) -> bool:
        """A file that is dropped on the Programme tab is a programme."""
        workspace = self.workspace
        if self.visit_open() is None or workspace is None:
            return False
        if workspace.tabs.currentWidget() is not workspace.programme:
            return False
        workspace.programme.tools.take(path)
        return True

    def _accepted(self, result: ImportResult) -> None:
        self._drop_review()
        if result.visit_id is not None:
            self.open_visit(result.visit_id)
            assert self.workspace is not None
            self.workspace.tabs.setCurrentWidget(self.workspace.people)
        else:
            self.show_list()

    def _review_left(self) -> None:
        self._drop_review()
        self.show_list()

    def _drop_review(self) -> None:
        if self.review is not None:
            self.stack.removeWidget(self.review)
            self.review.deleteLater()
            self.review = None

    # -- what the window asks

    def unstored(self) -> Message | None:
        """A list that is being reviewed is stored nowhere yet."""
        if self.review is None:
            return None
        return message(N_("The list under review is not stored yet. Close and lose it?"))

    def closing(self) -> bool:
        """Save what is open; false if it cannot be saved."""
        return self.workspace is None or self.workspace.closing()

    def entered(self) -> None:
        """Begin in the list."""
        if self.stack.currentWidget() is self.list:
            self.list.entered()

    def show_record(self, kind: str, record_id: uuid.UUID | None) -> None:
        """Open a visit, or the visit of a programme item at that item; None begins a visit, or an item
        of the visit that is open."""
        if record_id is None:
            if kind == "programme_item" and self.workspace is not None and self.visit_open() is not None:
                self.workspace.go_to("programme")
            else:
                self.new_visit()
        elif kind == "programme_item":
            try:
                item = self.context.desk.programme.get(record_id)
            except UserError as error:
                self.context.complain(error)
                return
            if item.visit_id is not None:
                self.open_visit(item.visit_id)
                assert self.workspace is not None
                self.workspace.tabs.setCurrentWidget(self.workspace.programme)
                self.workspace.programme.choose(record_id)
                self.workspace.programme.open(record_id)
        elif kind in PARTS:
            self._show_part(kind, record_id)
        else:
            self.open_visit(record_id)

    def _show_part(self, kind: str, record_id: uuid.UUID) -> None:
        """Open a task, promise, gift, note, outcome or document in the workspace of its visit."""
        service, tab, name = PARTS[kind]
        try:
            record = getattr(self.context.desk, service).get(record_id)
        except UserError as error:
            self.context.complain(error)
            return
        if record.visit_id is None or not self.context.desk.exists("visit", record.visit_id):
            from c21desk.ui.visits.part_dialog import PartDialog

            PartDialog(self.context, kind, self.window()).edit(
                record_id
            )  # of no visit, or of one that is gone
            return
        self.open_visit(record.visit_id)
        assert self.workspace is not None
        page: Any = self.workspace.open_tab(tab)
        if name:
            page = page.pane(name)
        page.open(record_id)

    def visit_open(self) -> uuid.UUID | None:
        """The visit in the workspace, while that is shown."""
        workspace = self.workspace
        if workspace is None or self.stack.currentWidget() is not workspace:
            return None
        return workspace.visit_id


def _visit_editor(context: Context) -> VisitEditor:
    from c21desk.ui.visits.overview import VisitEditor  # with the mapped classes, which the list does without

    return VisitEditor(context)
