"""The programme of a visit as a list, with the editor of the item that is open."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.times import CHINA, FINLAND, local
from c21desk.i18n import N_, _, plural
from c21desk.services.rows.programme import ItemRow
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.formats import clock_text, local_text, weekday_text
from c21desk.ui.labels import ITEM_KIND
from c21desk.ui.language import Translated
from c21desk.ui.questions import confirm_delete
from c21desk.ui.small_table import SmallTable
from c21desk.ui.theme import GAP_L, GAP_M
from c21desk.ui.visits.item_editor import ItemEditor
from c21desk.ui.widgets import area, button, column, label, row

_TABLES = frozenset({"programme_item", "participant", "organisation"})


class ProgrammeTab(Translated, QWidget):
    """Items by time; both clocks side by side."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._visit: uuid.UUID | None = None
        self.editor: ItemEditor | None = None
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
        self.copy_button = button(context, self.texts, N_("Duplicate"), self.duplicate, icon="copy")
        self.delete_button = button(context, self.texts, N_("Delete…"), self.delete, icon="trash-2")
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
                    row(empty_add, None),
                    None,
                    margin=GAP_L * 2,
                    gap=GAP_M,
                ),
            )
        )
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_L)
        box.setSpacing(GAP_M)
        box.addLayout(row(None, self.delete_button, self.copy_button, self.add_button))
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
        context.tables_changed.connect(self._tables_changed)
        self._selection_changed()

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show a visit's programme."""
        self._visit = visit_id
        self._close_editor()
        self.refresh()

    def refresh(self) -> None:
        """Ask for the items again."""
        if self._visit is None:
            return
        items = self.context.desk.programme.items(self._visit)
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
            self.editor.setMinimumWidth(470)
            self.editor.left.connect(self._close_editor)
            self.splitter.addWidget(self.editor)
        if self.editor.isHidden():
            self.editor.show()
        width = self.splitter.width()
        self.splitter.setSizes([width * 44 // 100, width * 56 // 100])
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
        """Begin a new item after the last one."""
        if self._visit is not None and self.leave():
            self._edit(self.context.desk.programme.new_for(self._visit), new=True)

    def duplicate(self) -> None:
        """Begin a copy of the selected item."""
        chosen = self.table.selected()
        if chosen and self.leave():
            self._edit(self.context.desk.programme.duplicate(chosen[0]), new=True)

    def delete(self) -> None:
        """Delete the selected items after asking."""
        chosen = self.table.selected()
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
        listed = self.stack.currentWidget() is self.table
        (self.table if listed else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _selection_changed(self) -> None:
        chosen = self.table.selected()
        self.delete_button.setEnabled(bool(chosen))
        self.copy_button.setEnabled(len(chosen) == 1)

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self.refresh()
            if self.editor is not None and not self.editor.isHidden():
                self.editor.refresh()

    def retranslate(self) -> None:
        """Write days and names in the new language."""
        self.refresh()
