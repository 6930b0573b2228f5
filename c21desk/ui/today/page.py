"""Today: the next visit, what it lacks, the visits around it, and where to begin."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.domain.times import local
from c21desk.i18n import N_, _, plural
from c21desk.services.rows.visits import VisitRow
from c21desk.ui.context import Context
from c21desk.ui.formats import clock_text, local_text, span_text, weekday_text
from c21desk.ui.labels import STATUS
from c21desk.ui.pages import Page
from c21desk.ui.tab_order import buttons_in, controls_in, keep_inside
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.visits.dates import countdown_of, now, today
from c21desk.ui.widgets import area, button, clear_layout, column, label, plain_label, row, scroll

if TYPE_CHECKING:
    from c21desk.ui.today.news import NewsPanel
    from c21desk.ui.today.running import RunningPanel

_TABLES = frozenset(
    {"visit", "delegation", "member", "programme_item", "place", "organisation", "participant", "vehicle"}
)
_ITEMS_SHOWN = 8
_MINUTE_MS = 30_000


class TodayPage(Page):
    """What is next."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.new_button = button(
            context, self.texts, N_("New visit"), lambda: context.show_record("visit", None), icon="calendar-plus",
            look="primary",
        )  # fmt: skip
        self.paste_button = button(
            context, self.texts, N_("Paste a member list"), context.paste_wanted.emit, icon="clipboard-paste"
        )
        self.sample_button = button(
            context,
            self.texts,
            N_("Load the sample delegation"),
            context.sample_wanted.emit,
            icon="flask-conical",
        )
        self.next = QVBoxLayout()
        self.ahead = QVBoxLayout()
        self.past = QVBoxLayout()
        self.ahead.setSpacing(0)
        self.past.setSpacing(0)
        self._card = QVBoxLayout()
        self._card.setSpacing(GAP_L)
        self._card.addLayout(self.next)
        next_card = area("card", self._margin(self._card))
        self.next.setSpacing(GAP_M)
        ahead_card = area(
            "card", column(label(self.texts, N_("Later"), "heading"), self.ahead, None, margin=GAP_L)
        )
        past_card = area(
            "card",
            column(
                label(self.texts, N_("Earlier, and without dates"), "heading"), self.past, None, margin=GAP_L
            ),
        )
        self._beside = beside = column(ahead_card, past_card, gap=GAP_L)
        beside.setStretchFactor(past_card, 1)
        cards = row(next_card, beside, gap=GAP_L)
        cards.setStretch(0, 3)
        cards.setStretch(1, 2)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_L)
        box.setSpacing(GAP_L)
        box.addLayout(
            row(
                label(self.texts, N_("Today"), "title"),
                None,
                self.sample_button,
                self.paste_button,
                self.new_button,
            )
        )
        box.addLayout(cards)
        box.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(content))
        self._ordering = QTimer(self, singleShot=True)  # the page is painted before the order of Tab is set
        self._ordering.timeout.connect(self._order_tabs)
        self.running: RunningPanel | None = None
        self.news: NewsPanel
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._look_at_clock)
        context.tables_changed.connect(self._tables_changed)  # filled when it is entered

    @staticmethod
    def _margin(box: QVBoxLayout) -> QVBoxLayout:
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_M)
        return box

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self.retranslate()

    def retranslate(self) -> None:
        """Ask for the visits and show them in the window's language."""
        visits = self.context.desk.lists.visits
        current = visits.current(today())
        recent = visits.recent(today())
        self.sample_button.setVisible(not current and not recent)
        self._show_next(current[0].id if current else None)
        self._show_list(self.ahead, current[1:], _("Nothing further is planned."))
        self._show_list(self.past, recent, _("No earlier visits."))
        self._ordering.start()

    def _order_tabs(self) -> None:
        tools = (self.sample_button, self.paste_button, self.new_button)
        running = controls_in(self.running, self.news) if self.running and self.running.isVisible() else ()
        links = (w for box in (self.next, self.ahead, self.past) for w in buttons_in(box))
        keep_inside(self, [*tools, *running, *links])

    def entered(self) -> None:
        """Days may have passed."""
        self.retranslate()
        self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_next(self, visit_id: uuid.UUID | None) -> None:
        clear_layout(self.next)
        if self._show_running():
            return
        try:
            overview = self.context.desk.lists.visits.overview(visit_id, today()) if visit_id else None
        except UserError:
            overview = None
        if overview is None or visit_id is None:
            head = plain_label("heading", wrap=True)
            head.setText(_("No visit is ahead."))
            hint = plain_label("hint", wrap=True)
            hint.setText(
                _("Paste the guests’ member list, and a visit is made of it; or begin with an empty visit.")
            )
            self.next.addWidget(head)
            self.next.addWidget(hint)
            self.next.addStretch(1)
            return
        tag = plain_label("hint")
        tag.setText(_("Next visit"))
        title = plain_label("title", wrap=True)
        title.setText(local_text(overview.visit.title))
        when = plain_label()
        parts = (span_text(overview.visit.start, overview.visit.end), local_text(overview.place))
        when.setText("  ·  ".join(part for part in parts if part))
        countdown = plain_label("big")
        countdown.setText(countdown_of(overview))
        status = plain_label("badge")
        status.setText(_(STATUS.get(overview.visit.status, overview.visit.status)))
        facts = plain_label("hint")
        counts = (
            plural("{n} guest", "{n} guests", overview.guests),
            plural("{n} host", "{n} hosts", overview.hosts),
            plural("{n} programme item", "{n} programme items", overview.items),
        )
        facts.setText("  ·  ".join(count.text() for count in counts))
        self.next.addLayout(row(tag, None, status))
        for widget in (title, when, countdown, facts):
            self.next.addWidget(widget)
        if overview.missing:
            heading = plain_label("label")
            heading.setText(_("Still missing"))
            self.next.addWidget(heading)
            gaps = QVBoxLayout()
            gaps.setSpacing(2)
            self.next.addLayout(gaps)
            for gap in overview.missing:
                link = button(
                    self.context,
                    self.texts,
                    gap.what,
                    lambda field=gap.field: self._mend(visit_id, field),  # type: ignore[misc]
                    icon="triangle-alert",
                    look="link",
                )
                self.context.icons.put(link, "triangle-alert", "warning")
                gaps.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        go = button(
            self.context,
            self.texts,
            N_("Open the visit"),
            lambda: self.context.show_record("visit", visit_id),
        )
        self.next.addSpacing(GAP_S)
        self.next.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_items(visit_id)
        self.next.addStretch(1)

    def _show_running(self) -> bool:
        """The running visit in place of the next one, if there is one."""
        desk = self.context.desk
        visit_id = desk.running.visit_on(today())
        day = desk.running.day(visit_id, now()) if visit_id else None
        if visit_id is None or day is None:
            if self.running is not None:
                self.running.hide()
                self.news.hide()
            self._minute.stop()
            return False
        if self.running is None:
            self._make_running()
        assert self.running is not None
        self.running.show_day(day)
        self.news.show_visit(visit_id)
        self.running.show()
        self.news.show()
        self._minute.start()
        return True

    def _make_running(self) -> None:
        from c21desk.ui.today.news import NewsPanel
        from c21desk.ui.today.running import RunningPanel

        self.running = RunningPanel(self.context)
        self.running.wanted.connect(self._go_to_tab)
        self.news = NewsPanel(self.context)
        self._card.addWidget(self.running)
        self._card.addStretch(1)
        self._beside.insertWidget(0, self.news)

    def _look_at_clock(self) -> None:
        """Go on with the running visit as time passes."""
        if self.isVisible():
            self.retranslate()

    def _go_to_tab(self, tab: str) -> None:
        """Begin a promise or a gift of the visit, or open its programme."""
        assert self.running is not None
        if self.running.day is not None:
            self.context.show_record("visit", self.running.day.visit_id)
            self.context.gap_wanted.emit(tab)

    def _show_items(self, visit_id: uuid.UUID) -> None:
        """The programme's next items, for a look at what is to come."""
        ahead = [
            (local(item.start, item.zone), item)
            for item in self.context.desk.lists.programme.items(visit_id)
            if item.start and local(item.start, item.zone).date() >= today()
        ][:_ITEMS_SHOWN]
        if not ahead:
            return
        heading = plain_label("heading")
        heading.setText(_("Programme"))
        heading.setContentsMargins(0, GAP_M, 0, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        grid.setVerticalSpacing(GAP_S)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 1)
        before = None
        for line, (start, item) in enumerate(ahead):
            day = weekday_text(start.date()) if start.date() != before else ""
            before = start.date()
            cells = (
                (day, "label"),
                (clock_text(start), ""),
                (local_text(item.title), ""),
                (local_text(item.venue), "hint"),
            )
            for place, (text, kind) in enumerate(cells):
                cell = plain_label(kind, wrap=place > 1)
                cell.setText(text)
                grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignTop)
        self.next.addWidget(heading)
        self.next.addLayout(grid)

    def _mend(self, visit_id: uuid.UUID, field: str) -> None:
        self.context.show_record("visit", visit_id)
        self.context.gap_wanted.emit(field)

    def _show_list(self, box: QVBoxLayout, rows: list[VisitRow], nothing: str) -> None:
        clear_layout(box)
        for visit in rows:
            days = span_text(visit.start, visit.end)
            link = button(
                self.context,
                self.texts,
                lambda visit=visit: local_text(visit.title),  # type: ignore[misc]
                lambda visit=visit: self.context.show_record("visit", visit.id),  # type: ignore[misc]
                look="link",
            )
            when = plain_label("hint")
            when.setContentsMargins(2, 0, 0, GAP_S)
            when.setText(days or _("No dates yet"))
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            box.addWidget(when)
        if not rows:
            hint = plain_label("hint", wrap=True)
            hint.setText(nothing)
            box.addWidget(hint)
