"""The workspace of one visit: what stands in its head, and its tabs."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import VisitStatus
from c21desk.domain.rules import Finding, Thing
from c21desk.i18n import N_, _
from c21desk.services.rows.visits import Overview
from c21desk.ui.context import Context
from c21desk.ui.formats import local_text, span_text
from c21desk.ui.labels import DIRECTION, STATUS
from c21desk.ui.language import Text, Translated
from c21desk.ui.theme import GAP_M, GAP_S
from c21desk.ui.visits.briefing import BriefingTab
from c21desk.ui.visits.dates import countdown_of, today
from c21desk.ui.visits.findings import FindingsPanel
from c21desk.ui.visits.overview import MissingPanel, VisitEditor
from c21desk.ui.visits.people import PeopleTab
from c21desk.ui.visits.programme import ProgrammeTab
from c21desk.ui.visits.tabs import LATER_TABS, LazyTab, VisitTab
from c21desk.ui.widgets import area, button, column, plain_label, row

_BESIDE = 330
"""Width of what stands beside the form, in pixels."""
_FIELDS = {
    "missing.dates": "start",
    "holiday.visit": "start",
    "holiday.not-yet-known": "start",
    "outbound.too-long": "start",
    "schengen.apply-late": "guests",
    "schengen.apply-early": "guests",
    "passport.unknown": "guests",
    "outbound.no-inviter": "inviter_id",
    "outbound.substance": "programme_list",
    "letter.visit": "purpose",
}
"""Where findings about the visit itself are mended."""
_TABS = {"vehicle": "logistics", "room": "logistics", "journey": "logistics", "seating_plan": "seating"}
"""Tabs that show things which have no page of their own."""


class VisitWorkspace(Translated, QWidget):
    """Everything about one visit."""

    left = Signal()
    """The user wants to go back to the list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.visit_id: uuid.UUID | None = None
        self.overview: Overview | None = None
        self.title = plain_label("title")
        self.title.setMinimumWidth(200)
        self.when = plain_label("hint")
        self.countdown = plain_label("badge")
        self.status = plain_label("badge")
        self.meter = QProgressBar()
        self.meter.setRange(0, 100)
        self.meter.setFixedWidth(150)
        self.meter.setTextVisible(False)
        self.meter_text = plain_label("hint")
        self.back = button(context, self.texts, N_("All visits"), self.leave, icon="arrow-left", look="quiet")
        self.form = VisitEditor(context)
        self.missing = MissingPanel(context, self.go_to)
        self.programme = ProgrammeTab(context)
        self.people = PeopleTab(context)
        self.briefing = BriefingTab(context)
        overview_page = QWidget()
        side_by_side = QHBoxLayout(overview_page)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(0)
        side_by_side.addWidget(self.form, 1)
        self.findings = FindingsPanel(context, self.show_thing)
        beside = QWidget()
        beside.setFixedWidth(_BESIDE)
        in_column = column(self.missing, self.findings, gap=0)
        in_column.setStretch(1, 1)
        beside.setLayout(in_column)
        side_by_side.addWidget(beside)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves no ring
        self._add_tab(overview_page, N_("Overview"))
        self._add_tab(self.programme, N_("Programme"))
        self._add_tab(self.people, N_("People"))
        self.later = {kind.name: LazyTab(context, kind) for kind in LATER_TABS}
        for tab in self.later.values():
            self._add_tab(tab, tab.kind.title)
        self._add_tab(self.briefing, N_("Briefing"))
        self._tab = 0
        meter = column(self.meter_text, self.meter, gap=2)
        first = row(
            self.back, self.title, None, meter, self.form.discard_button, self.form.save_button, gap=GAP_M
        )
        second = row(self.when, self.countdown, self.status, None)
        header = area("header", column(first, second, margin=GAP_M, gap=GAP_S))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(header)
        box.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self._tab_changed)
        begin = QShortcut(QKeySequence("Ctrl+N"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        begin.activated.connect(self._new_part)
        self.form.saved.connect(self._stored)
        self.form.left.connect(self.left)
        context.tables_changed.connect(self._tables_changed)
        context.gap_wanted.connect(self.go_to)

    def _add_tab(self, page: QWidget, text: Text) -> None:
        self.tabs.addTab(page, "")
        self.texts.put(lambda words: self.tabs.setTabText(self.tabs.indexOf(page), words), text)

    # -- what is shown

    def open(self, visit_id: uuid.UUID) -> None:
        """Show a visit. Raises UserError where it does not exist."""
        self.form.open(self.context.desk.visits.get(visit_id))
        self._show(visit_id)

    def new(self) -> None:
        """Begin a visit; its other tabs open once it is stored."""
        self.visit_id = None
        self.form.open(self.context.desk.visits.new(), new=True)
        self.tabs.setCurrentIndex(0)
        for index in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(index, False)
        self._show_head()
        self.form.form.fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stored(self, visit_id: uuid.UUID) -> None:
        if self.visit_id != visit_id:
            self._show(visit_id)

    def _show(self, visit_id: uuid.UUID) -> None:
        self.visit_id = visit_id
        for index in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(index, True)
        self.programme.show_visit(visit_id)
        self.people.show_visit(visit_id)
        for tab in self.later.values():
            tab.show_visit(visit_id)
        self.briefing.show_visit(visit_id)
        self.findings.show_visit(visit_id)
        self._show_head()

    def _show_head(self) -> None:
        self.overview = None
        if self.visit_id is not None:
            try:
                self.overview = self.context.desk.lists.visits.overview(self.visit_id, today())
            except UserError:
                self.visit_id = None
                self.form.record = None
                self.left.emit()  # deleted, perhaps by Undo
                return
        now = self.overview
        self.missing.setVisible(now is not None)
        self.findings.setVisible(now is not None)
        self.meter.setVisible(now is not None)
        self.meter_text.setVisible(now is not None)
        self.countdown.setVisible(now is not None)
        self.status.setVisible(now is not None)
        if now is None:
            self.title.setText(_("New visit"))
            self.when.setText("")
            return
        self.title.setText(local_text(now.visit.title))
        self.title.setToolTip(local_text(now.visit.title))
        place = local_text(now.place)
        parts = (span_text(now.visit.start, now.visit.end), place, _(DIRECTION.get(now.visit.direction, "")))
        self.when.setText("  ·  ".join(part for part in parts if part))
        self.countdown.setText(countdown_of(now))
        self.countdown.setVisible(now.visit.status != VisitStatus.CANCELLED)
        self.status.setText(_(STATUS.get(now.visit.status, now.visit.status)))
        self.meter.setValue(now.ready)
        ready = _("Ready to print: {percent}%").format(percent=now.ready)
        self.meter_text.setText(ready)
        self.meter.setAccessibleName(ready)
        self.missing.show_gaps(now.missing)

    def go_to(self, field: str) -> None:
        """Go to where something missing is mended."""
        if field in ("promises", "gifts"):
            pane: Any = self.open_tab("promises")
            pane.pane(field).new()
            return
        place = {"guests": 2, "hosts": 2, "programme": 1}.get(field, 0)
        self.tabs.setCurrentIndex(place)
        if field in self.form.form.fields:
            self.form.form.fields[field].setFocus(Qt.FocusReason.OtherFocusReason)
        elif field == "programme":
            self.programme.new()

    def show_thing(self, finding: Finding, thing: Thing) -> None:
        """Go to what a finding is about: within the visit to its tab or field, else to its page."""
        if thing.kind == "visit" and thing.id == self.visit_id:
            self.go_to(_FIELDS.get(finding.id, "title"))
        elif (tab := _TABS.get(thing.kind)) is not None:
            if tab in self.later:
                self.open_tab(tab)
        elif self.closing():
            self.context.show_record(thing.kind, thing.id)

    def _new_part(self) -> None:
        """Ctrl+N: a new item on the Programme tab, a new visit on the others."""
        if self.tabs.currentWidget() is self.programme:
            self.programme.new()
            return
        here = self.tabs.currentWidget()
        if isinstance(here, LazyTab) and here.page().new():
            return
        if self.closing():
            self.new()

    def open_tab(self, name: str) -> VisitTab:
        """Go to one of the tabs of :data:`LATER_TABS`."""
        self.tabs.setCurrentWidget(self.later[name])
        return self.later[name].page()

    # -- leaving

    def _tab_changed(self, index: int) -> None:
        """Save what the tab before holds; stay there if that cannot be."""
        before, self._tab = self._tab, index
        left = self.tabs.widget(before)
        if before == 0:
            saved = self.form.save()
        else:
            saved = left.leave() if isinstance(left, ProgrammeTab | LazyTab) else True
        if not saved:
            self._tab = before
            self.tabs.setCurrentIndex(before)
            return
        here = self.tabs.currentWidget()
        if isinstance(here, LazyTab):
            here.page()
        self.form.save_button.setVisible(index == 0)
        self.form.discard_button.setVisible(index == 0)
        focus = QApplication.focusWidget()
        if focus is None or not self.tabs.isAncestorOf(focus):
            self.tabs.tabBar().setFocus()  # the focus was on the page that went away
        self.briefing.shown(self.tabs.currentWidget() is self.briefing)

    def closing(self) -> bool:
        """Save what is open; false if it cannot be saved."""
        return self.form.save() and self.programme.leave() and all(t.leave() for t in self.later.values())

    def leave(self) -> None:
        """Save and go back to the list."""
        if self.closing():
            self.left.emit()

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if self.visit_id is None:
            return
        if tables & {"visit", "objective", "budget_line", "earlier_visit"}:
            self.form.refresh()
        if tables & {"visit", "delegation", "member", "programme_item", "place"}:
            self._show_head()

    def retranslate(self) -> None:
        """Write the head in the new language."""
        self._show_head()
