"""The timeline of a visit with its tray, and what its drags and keys do to the programme."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message
from c21desk.services.rows.timeline import Timeline
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_S
from c21desk.ui.visits import dates
from c21desk.ui.visits.timeline import words
from c21desk.ui.visits.timeline.board import ZOOM
from c21desk.ui.visits.timeline.clock import Clock, days_of
from c21desk.ui.visits.timeline.days import DayBoard
from c21desk.ui.visits.timeline.drag import Change, Drag, Grip, Spot
from c21desk.ui.visits.timeline.keys import KeyedBoard
from c21desk.ui.visits.timeline.marks import marks
from c21desk.ui.visits.timeline.rows import RowBoard
from c21desk.ui.visits.timeline.tray import Tray
from c21desk.ui.widgets import plain_label

DAYS, PEOPLE, VEHICLES = "days", "people", "vehicles"
_MINUTE_MS = 60_000


class TimelinePanel(Translated, QWidget):
    """Days, or rows of people or vehicles, over the tray."""

    selected = Signal(object)
    opened = Signal(object)
    wanted = Signal(object)
    """A Change for a new item, or None: where the programme ends."""
    delete_wanted = Signal()
    duplicate_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.mode = DAYS
        self._visit: uuid.UUID | None = None
        self._timeline: Timeline | None = None
        self._shown: tuple[Timeline, str] | None = None
        self.days = DayBoard(context)
        self.rows = RowBoard(context)
        self.tray = Tray(context)
        self.hint = plain_label("hint", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        for part in (self.days, self.rows, self.hint):
            self.stack.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_S)
        box.addWidget(self.stack, 1)
        box.addWidget(self.tray)
        for board in (self.days, self.rows):
            board.selected.connect(self.selected)
            board.opened.connect(self.opened)
            board.wanted.connect(self.wanted)
            board.changed.connect(self._store)
            board.delete_wanted.connect(self.delete_wanted)
            board.duplicate_wanted.connect(self.duplicate_wanted)
        self.tray.opened.connect(self.opened)
        self.tray.picked.connect(self._picked)
        self.tray.dragged.connect(self._dragged)
        self.tray.dropped.connect(self._dropped)
        self.tray.cancelled.connect(self._cancelled)
        self._checks = QTimer(self)
        self._checks.setSingleShot(True)
        self._checks.timeout.connect(self._check)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(lambda: self.board.viewport().update())
        self._minute.start()

    @property
    def board(self) -> KeyedBoard:
        """The arrangement in use."""
        return self.days if self.mode == DAYS else self.rows

    @property
    def chosen(self) -> uuid.UUID | None:
        """The selected item."""
        return self.board.chosen

    @property
    def has_items(self) -> bool:
        """Whether the programme has anything."""
        return self._timeline is not None and bool(self._timeline.items)

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show another visit's programme."""
        if visit_id != self._visit:
            for board in (self.days, self.rows):
                board.start_anew()
        self._visit, self._timeline, self._shown = visit_id, None, None

    def set_mode(self, mode: str) -> None:
        """Arrange by days, people or vehicles."""
        chosen = self.chosen
        self.mode = mode
        self.rows.by_vehicle = mode == VEHICLES
        self.board.chosen = chosen
        self._shown = None
        self._show()

    def refresh(self) -> None:
        """Ask for the programme again; nothing is drawn anew where nothing has changed."""
        if self._visit is None:
            return
        self._timeline = self.context.desk.lists.timeline.of_visit(self._visit)
        self._show()

    def _show(self) -> None:
        timeline = self._timeline
        if timeline is None:
            return
        if self._shown == (timeline, self.mode):
            return
        self._shown = (timeline, self.mode)
        clock = Clock(days_of(timeline, timeline.zone), timeline.zone)
        self.board.show_timeline(timeline, clock)
        self.check_soon()
        self.tray.show_items([item for item in timeline.items if item.start is None])
        empty = self._reason_to_show_nothing(timeline, clock)
        self.texts.put(self.hint.setText, empty)
        self.stack.setCurrentWidget(self.hint if empty else self.board)

    def _reason_to_show_nothing(self, timeline: Timeline, clock: Clock) -> str:
        if not clock.days:
            return N_("Give the visit its days, or an item its time: then the timeline can begin.")
        if self.mode == PEOPLE and not timeline.people:
            return N_("Nobody takes part yet. Add people to the delegations, or to the items.")
        if self.mode == VEHICLES and not timeline.vehicles:
            return N_("The visit has no vehicles yet.")
        return ""

    def check_soon(self) -> None:
        """Ask the rules again once what is shown has been drawn: they take longer than it."""
        self._checks.start()

    def _check(self) -> None:
        if self._visit is None or not self.context.has_desk or not self.isVisible():
            return
        try:
            found = self.context.desk.checks.findings_by_item(self._visit, dates.today())
        except UserError as error:
            self.context.complain(error)  # the office's own limits cannot be read
            found = {}
        self.board.set_marks(marks(found))

    def select(self, item_id: uuid.UUID) -> None:
        """Select an item and bring it into sight."""
        self.board.select(item_id)

    # -- changes

    def _store(self, wanted: Change) -> None:
        """Store what a drag or a key asks for, as one undo step."""
        programme = self.context.desk.programme
        if wanted.item_id is None:
            return
        ids: list[uuid.UUID] = [wanted.item_id]

        def store() -> None:
            assert wanted.item_id is not None
            if wanted.copy:
                ids[:] = [programme.copy(wanted.item_id, wanted.start, wanted.end, wanted.track)]
            else:
                programme.move(wanted.item_id, wanted.start, wanted.end, wanted.track)

        if not self.context.attempt(store):
            return
        self.refresh()
        board = self.board
        row = board.clock.spot(wanted.start)[0] if board.DOWN else None
        board.select(ids[0], row)
        item = board.items_by_id.get(ids[0])
        if item is not None:
            times = words.when(wanted.start, wanted.end, item.zone)
            said = N_("Copied: {title}, {when}") if wanted.copy else N_("Moved: {title}, {when}")
            self.context.say(message(said, title=item.title, when=times), SUCCESS, undo=True)

    # -- dragging in from the tray

    def _picked(self, item_id: uuid.UUID) -> None:
        item = self.board.items_by_id.get(item_id)
        if item is not None and self.board.clock.days:
            self.board.begin_drag(Drag(Grip.FRESH, Spot(0, 0), item))

    def _dragged(self, screen: QPoint, held: Qt.KeyboardModifier) -> None:
        if self.board.dragging:
            self.board.drag_to(self.board.viewport().mapFromGlobal(screen), held)

    def _dropped(self, screen: QPoint) -> None:
        viewport = self.board.viewport()
        if self.board.dragging and viewport.rect().contains(viewport.mapFromGlobal(screen)):
            self.board.drop()
        else:
            self.board.cancel_drag()

    def _cancelled(self) -> None:
        self.board.cancel_drag()

    def zoom(self, steps: int) -> None:
        """Make hours larger or smaller by some steps."""
        self.board.zoom(ZOOM**steps)

    def retranslate(self) -> None:
        """Write reasons in the new language."""
        self._show()
        self.check_soon()
