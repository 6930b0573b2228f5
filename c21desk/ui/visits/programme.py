"""The programme of a visit as a timeline or a list, with the editor of the item that is open."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from c21desk.domain.errors import UserError
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.times import CHINA, FINLAND, local
from c21desk.i18n import N_, _, plural
from c21desk.services.rows.programme import ItemRow
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.formats import clock_text, local_text, weekday_text
from c21desk.ui.labels import ITEM_KIND
from c21desk.ui.language import Text, Translated
from c21desk.ui.questions import confirm_delete
from c21desk.ui.small_table import SmallTable
from c21desk.ui.theme import GAP_L, GAP_M, GAP_XS
from c21desk.ui.visits.item_editor import ItemEditor
from c21desk.ui.visits.programme_text.tools import ProgrammeTools
from c21desk.ui.visits.timeline.drag import Change
from c21desk.ui.visits.timeline.panel import DAYS, PEOPLE, VEHICLES, TimelinePanel
from c21desk.ui.widgets import area, button, column, label, row

_TABLES = frozenset(
    {
        "programme_item", "participant", "item_vehicle", "organisation", "visit", "delegation", "member",
        "person", "vehicle", "travel_time", "override",
    }
)  # fmt: skip
LIST = "list"
_MODES = (
    (DAYS, N_("Timeline"), N_("Days side by side; time runs down")),
    (PEOPLE, N_("By person"), N_("Where everybody is: time runs to the right")),
    (VEHICLES, N_("By vehicle"), N_("Where every vehicle is: time runs to the right")),
    (LIST, N_("List"), N_("The same items as a list (Ctrl+L)")),
)
_EDITOR_WIDTH = 470


class ProgrammeTab(Translated, QWidget):
    """Items by time; both clocks side by side. Ctrl+L changes between timeline and list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._visit: uuid.UUID | None = None
        self.editor: ItemEditor | None = None
        self.mode = DAYS
        self._last_timeline = DAYS
        self._stale = True
        self.table = SmallTable(
            N_("Programme"),
            (
                N_("Day"),
                N_("Local time"),
                N_("Time in the other country"),
                N_("Programme item"),
                N_("Kind"),
                N_("Venue"),
            ),
            main=3,
            spared=(2, 5, 4),
            elastic=(5,),
        )
        self.add_button = button(
            context,
            self.texts,
            N_("Add item"),
            self.new,
            icon="calendar-plus",
            look="primary",
            description="Ctrl+N",
        )
        self.copy_button = self._tool("copy", N_("Duplicate"), self.duplicate)
        self.delete_button = self._tool("trash-2", N_("Delete…"), self.delete)
        self.tools = ProgrammeTools(context, self, lambda: self._visit)
        self.tools_button = self._tool("file-up", N_("Import, template, calendar"), lambda: None)
        self.tools_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.tools_button)
        menu.aboutToShow.connect(lambda: self.tools.fill_menu(menu))
        self.tools_button.setMenu(menu)
        self.tools.fill_menu(menu)
        self.tools.filled.connect(self._focus_items)
        self.zoom_out = self._tool("zoom-out", N_("Smaller (Ctrl+minus)"), lambda: self.panel.zoom(-1))
        self.zoom_in = self._tool("zoom-in", N_("Larger (Ctrl+plus)"), lambda: self.panel.zoom(1))
        self.panel = TimelinePanel(context)
        self.choices = {mode: self._choice(mode, name, told) for mode, name, told in _MODES}
        group = QButtonGroup(self)
        for choice in self.choices.values():
            group.addButton(choice)
        empty_add = button(
            context, self.texts, N_("Add the first item"), self.new, icon="calendar-plus", look="primary"
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            area(
                "card",
                column(
                    label(
                        self.texts,
                        N_("No programme yet. Add the arrival, meetings, meals and transfers one by one."),
                        "heading",
                        wrap=True,
                    ),
                    row(
                        empty_add,
                        button(
                            context, self.texts, N_("From template…"), self.tools.from_template, icon="copy"
                        ),
                        button(
                            context,
                            self.texts,
                            N_("Import programme…"),
                            self.tools.choose_file,
                            icon="file-up",
                        ),
                        None,
                    ),
                    None,
                    margin=GAP_L * 2,
                    gap=GAP_M,
                ),
            )
        )
        self.stack.addWidget(self.panel)
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_L)
        box.setSpacing(GAP_M)
        box.addLayout(
            row(
                row(*self.choices.values(), gap=GAP_XS),
                None,
                row(
                    self.zoom_out,
                    self.zoom_in,
                    self.delete_button,
                    self.copy_button,
                    self.tools_button,
                    gap=0,
                ),
                self.add_button,
            )
        )
        box.addWidget(self.stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self.table.opened.connect(self.open)
        self.table.delete_wanted.connect(self.delete)
        self.table.itemSelectionChanged.connect(self._selection_changed)
        self.panel.selected.connect(lambda _id: self._selection_changed())
        self.panel.opened.connect(self.open)
        self.panel.wanted.connect(self._new)
        self.panel.delete_wanted.connect(self.delete)
        self.panel.duplicate_wanted.connect(self.duplicate)
        switch = QShortcut(
            QKeySequence("Ctrl+L"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        switch.activated.connect(self.switch)
        paste = QShortcut(
            QKeySequence.StandardKey.Paste, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        paste.activated.connect(self.tools.paste)
        context.tables_changed.connect(self._tables_changed)
        self.show_as(DAYS)

    def _tool(self, icon: str, name: Text, action: Callable[[], object]) -> QToolButton:
        tool = QToolButton()
        self.context.icons.put(tool, icon)
        self.texts.name(tool, name)
        self.texts.put(tool.setToolTip, name)
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tool.clicked.connect(lambda _checked=False: action())
        return tool

    def _choice(self, mode: str, name: Text, told: Text) -> QPushButton:
        chip = button(
            self.context, self.texts, name, lambda: self.show_as(mode), look="chip", description=told
        )
        chip.setCheckable(True)
        return chip

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show a visit's programme."""
        self._visit = visit_id
        self.panel.show_visit(visit_id)
        self._close_editor()
        self._stale = True
        if self.isVisible():
            self.refresh()

    def show_as(self, mode: str) -> None:
        """Show the programme as a list, or as a timeline by days, people or vehicles."""
        chosen = self.selected()
        self.mode = mode
        self.choices[mode].setChecked(True)
        if mode != LIST:
            self._last_timeline = mode
            self.panel.set_mode(mode)
        self.zoom_in.setVisible(mode != LIST)
        self.zoom_out.setVisible(mode != LIST)
        self.refresh()
        if chosen:
            self.choose(chosen[0])
        self._selection_changed()

    def switch(self) -> None:
        """Change between list and timeline; the keys go there."""
        self.show_as(self._last_timeline if self.mode == LIST else LIST)
        self._focus_items()

    def selected(self) -> list[uuid.UUID]:
        """Ids of the selected items."""
        if self.mode == LIST:
            return self.table.selected()
        return [self.panel.chosen] if self.panel.chosen is not None else []

    def choose(self, item_id: uuid.UUID) -> None:
        """Select an item."""
        if self._stale:
            self.refresh()
        if self.mode == LIST:
            self.table.choose(item_id)
        else:
            self.panel.select(item_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while something else was shown."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self.panel.check_soon()

    def refresh(self) -> None:
        """Ask for the items again."""
        if self._visit is None:
            return
        self._stale = False
        if self.mode != LIST:
            self.panel.refresh()
            self.stack.setCurrentIndex(2 if self.panel.has_items else 1)
            return
        items = self.context.desk.lists.programme.items(self._visit)
        self.stack.setCurrentIndex(0 if items else 1)
        before = ""
        rows = []
        for item in items:
            day = weekday_text(local(item.start, item.zone).date()) if item.start else _("Time not set")
            rows.append((item.id, (day if day != before else "", *self._cells(item))))
            before = day
        self.table.set_rows(rows)

    @staticmethod
    def _cells(item: ItemRow) -> tuple[str, ...]:
        here = there = ""
        if item.start:
            other = FINLAND if item.zone == CHINA else CHINA
            here, there = (
                "–".join(clock_text(local(m, zone)) for m in (item.start, item.end) if m)
                for zone in (item.zone, other)
            )
            there += f" {_('Finland') if other == FINLAND else _('China')}"
        kind = _(ITEM_KIND[item.kind]) if item.kind in ITEM_KIND else item.kind
        return here, there, local_text(item.title), kind, local_text(item.venue)

    # -- editing

    def _ready_editor(self) -> ItemEditor:
        if self.editor is None:
            self.editor = ItemEditor(self.context)
            self.editor.setMinimumWidth(_EDITOR_WIDTH)
            self.editor.left.connect(self._close_editor)
            self.splitter.addWidget(self.editor)
        if self.editor.isHidden():
            self.editor.show()
        width = self.splitter.width()
        editor = width * 56 // 100 if self.mode == LIST else max(_EDITOR_WIDTH, width * 47 // 100)
        self.splitter.setSizes([width - editor, editor])
        return self.editor

    def _edit(self, item: ProgrammeItem, *, new: bool) -> None:
        editor = self._ready_editor()
        editor.open(item, new=new)
        editor.begin()

    def open(self, item_id: uuid.UUID) -> None:
        """Edit an item."""
        if not self.leave():
            return
        try:
            self._edit(self.context.desk.programme.get(item_id), new=False)
        except UserError as error:
            self.context.complain(error)

    def new(self) -> None:
        """Begin a new item: on the timeline where its cursor is, else after the last one."""
        if self.mode != LIST and self.stack.currentWidget() is self.panel:
            self.panel.board.want_new()
        else:
            self._new(None)

    def _new(self, wanted: Change | None) -> None:
        if self._visit is None or not self.leave():
            return
        item = self.context.desk.programme.new_for(self._visit)
        if wanted is not None:
            item.start, item.end, item.track = wanted.start, wanted.end, wanted.track or ""
        self._edit(item, new=True)

    def duplicate(self) -> None:
        """Begin a copy of the selected item."""
        chosen = self.selected()
        if chosen and self.leave():
            self._edit(self.context.desk.programme.duplicate(chosen[0]), new=True)

    def delete(self) -> None:
        """Delete the selected items after asking."""
        chosen = self.selected()
        if not chosen or not confirm_delete(self, len(chosen)):
            return
        if self.editor is not None and self.editor.record is not None and self.editor.record.id in chosen:
            self.editor.record = None
            self._close_editor()
        if self.context.attempt(lambda: self.context.desk.programme.delete(chosen)):
            text = plural("{n} programme item deleted", "{n} programme items deleted", len(chosen))
            self.context.say(text, SUCCESS, undo=True)

    def leave(self) -> bool:
        """Save the item that is open."""
        return self.editor is None or self.editor.save()

    def _close_editor(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.record = None
        self._focus_items()

    def _focus_items(self) -> None:
        here: QWidget = self.add_button
        if self.stack.currentWidget() is self.table:
            here = self.table
        elif self.stack.currentWidget() is self.panel and self.panel.board.isVisibleTo(self.panel):
            here = self.panel.board
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def _selection_changed(self) -> None:
        chosen = self.selected()
        self.delete_button.setEnabled(bool(chosen))
        self.copy_button.setEnabled(len(chosen) == 1)

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self._stale = True
            if self.isVisible():
                self.refresh()
        if self.isVisible() and self.mode != LIST:
            self.panel.check_soon()  # what the rules look at may be anything
        if tables & _TABLES and self.editor is not None and not self.editor.isHidden():
            self.editor.refresh()

    def retranslate(self) -> None:
        """Write days and names in the new language."""
        self.refresh()
