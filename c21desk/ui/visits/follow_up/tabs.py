"""The workspace tabs “Gifts and promises” and “Notes”, with their panes."""

from __future__ import annotations

import uuid
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from c21desk.i18n import LANGUAGES, N_, _, catalog, message
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.formats import local_text
from c21desk.ui.labels import TEXT_LANGUAGE
from c21desk.ui.theme import GAP_L, GAP_XS
from c21desk.ui.visits.inner_tabs import InnerTabs
from c21desk.ui.visits.parts_pane import PartsPane
from c21desk.ui.visits.tabs import TabKind, VisitTab
from c21desk.ui.widgets import button, row


def _promises(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.commitments import COMMITMENTS

    return PartsPane(context, COMMITMENTS)


def _gifts(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.gifts import GIFTS

    return PartsPane(context, GIFTS)


def _notes(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.notes import NOTES

    return PartsPane(context, NOTES)


def _outcomes(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.outcomes import OUTCOMES

    return PartsPane(context, OUTCOMES)


def _documents(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.documents import DocumentsPane

    return DocumentsPane(context)


class PromisesTab(InnerTabs):
    """Promises and gifts."""

    PANES = staticmethod(
        lambda: (
            TabKind("promises", N_("Promises"), _promises),
            TabKind("gifts", N_("Gifts"), _gifts),
        )
    )


class NotesTab(InnerTabs):
    """Notes, outcomes and documents."""

    PANES = staticmethod(
        lambda: (
            TabKind("notes", N_("Notes"), _notes),
            TabKind("outcomes", N_("Outcomes"), _outcomes),
            TabKind("documents", N_("Documents"), _documents),
        )
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self._visit: uuid.UUID | None = None
        self.report = button(context, self.texts, N_("Trip report"), lambda: None, icon="file-down")
        self.menu = QMenu(self.report)
        for code in LANGUAGES:
            action = QAction(self.menu)
            self.texts.put(action.setText, TEXT_LANGUAGE[catalog(code).text_key])
            action.triggered.connect(lambda _on=False, code=code: self.save_report(code))
            self.menu.addAction(action)
        self.report.setMenu(self.menu)
        corner = QWidget()
        beside = row(self.report)
        beside.setContentsMargins(0, GAP_XS, GAP_L, GAP_XS)
        corner.setLayout(beside)
        self.tabs.setCornerWidget(corner)

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show this visit's notes, outcomes and documents."""
        self._visit = visit_id
        super().show_visit(visit_id)

    def save_report(self, language: str) -> None:
        """Ask where to put the trip report, and write it in a language."""
        visit = self._visit
        if visit is None or not self.leave():
            return
        from c21desk.ui.visits.briefing import file_name

        title = local_text(self.context.desk.lists.visits.label(visit))
        proposed = file_name(_("Trip report {title}").format(title=title), language)
        name, _filter = QFileDialog.getSaveFileName(self, _("Save the trip report"), proposed, "PDF (*.pdf)")
        if not name:
            return
        if self.context.attempt(lambda: self.context.desk.trip_reports.build(visit, language, Path(name))):
            self.context.say(message(N_("Saved: {name}"), name=name), SUCCESS)
