"""A list of one kind of a visit's records, with the editor of the one that is open."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, plural
from c21desk.services.desk import Desk
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.editor import Editor
from c21desk.ui.language import Text
from c21desk.ui.questions import confirm_delete
from c21desk.ui.small_table import SmallTable
from c21desk.ui.theme import GAP_L, GAP_M
from c21desk.ui.visits.tabs import VisitTab
from c21desk.ui.widgets import area, button, column, label, row

Rows = Sequence[tuple[uuid.UUID, Sequence[str]]]


@dataclass(frozen=True)
class PartKind:
    """A kind of records that belong to a visit, and how the pane shows them.

    ``rows`` gives a visit's records as cells under ``headings``, ``main`` is the column that tells them
    apart, and ``spared`` those that a narrow list leaves out. ``tables`` are those whose change makes the list
    ask again. Texts are msgids.
    """

    name: str
    headings: tuple[str, ...]
    rows: Callable[[Context, uuid.UUID], Rows]
    service: Callable[[Desk], Any]
    editor: Callable[[Context], Editor[Any]]
    tables: frozenset[str]
    add: str
    empty: str
    icon: str = "plus"
    main: int = 0
    spared: tuple[int, ...] = ()


class PartsPane(VisitTab):
    """The list on the left, the editor beside it while a record is open."""

    def __init__(self, context: Context, kind: PartKind) -> None:
        super().__init__()
        self.context = context
        self.kind = kind
        self.visit_id: uuid.UUID | None = None
        self.editor: Editor[Any] | None = None
        self.table = SmallTable(kind.name, kind.headings, kind.main, kind.spared, (kind.main,))
        self.add_button = button(
            context, self.texts, kind.add, self.new, icon=kind.icon, look="primary", description="Ctrl+N"
        )
        self.delete_button = button(context, self.texts, N_("Delete…"), self.delete, icon="trash-2")
        self.empty_button = button(context, self.texts, kind.add, self.new, icon=kind.icon, look="primary")
        self._empty_row = row(self.empty_button, None)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            area(
                "card",
                column(
                    label(self.texts, kind.empty, "heading", wrap=True),
                    self._empty_row,
                    None,
                    margin=GAP_L * 2,
                    gap=GAP_M,
                ),
            )
        )
        self.tools = row(None, self.delete_button, self.add_button)
        left = QWidget()
        self.left_box = box = QVBoxLayout(left)
        box.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_L)
        box.setSpacing(GAP_M)
        self._tool_bar = QWidget()
        self._tool_bar.setLayout(self.tools)
        self.tools.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._tool_bar)
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
        self._for_selection: list[QAbstractButton] = [self.delete_button]
        self._selection_changed()

    def add_tool(
        self,
        text: Text,
        act: Callable[[], object],
        *,
        icon: str,
        selection: bool = False,
        also_empty: bool = False,
    ) -> QPushButton:
        """Another button above the list; one for a ``selection`` is off while nothing is selected. One that is
        wanted ``also_empty`` stands beside the other where there is nothing in the list yet."""
        tool = button(self.context, self.texts, text, act, icon=icon)
        self.tools.insertWidget(1, tool)
        if selection:
            self._for_selection.append(tool)
            self._selection_changed()
        if also_empty:
            self._empty_row.insertWidget(0, button(self.context, self.texts, text, act, icon=icon))
        return tool

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show a visit's records."""
        self.visit_id = visit_id
        self._close_editor(focus=False)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the records again."""
        if self.visit_id is None:
            return
        rows = self.kind.rows(self.context, self.visit_id)
        self.stack.setCurrentIndex(0 if rows else 1)
        self._tool_bar.setVisible(bool(rows))
        self.table.set_rows(rows)

    # -- editing

    def edit(self, record: Any, *, new: bool) -> None:
        """Open a record in the editor."""
        if self.editor is None:
            self.editor = self.kind.editor(self.context)
            self.editor.setMinimumWidth(440)
            self.editor.left.connect(self._close_editor)
            self.splitter.addWidget(self.editor)
        self.prepare(self.editor)
        self.editor.show()
        width = self.splitter.width()
        self.splitter.setSizes([width * 48 // 100, width * 52 // 100])
        self.editor.open(record, new=new)
        self.editor.begin()

    def prepare(self, editor: Any) -> None:
        """Get the editor ready for a record of the visit that is shown; nothing by default."""

    def open(self, record_id: uuid.UUID) -> None:
        """Edit a record of the list."""
        if not self.leave():
            return
        try:
            self.edit(self.kind.service(self.context.desk).get(record_id), new=False)
        except UserError as error:
            self.context.complain(error)
        else:
            self.table.choose(record_id)

    def new(self) -> bool:
        """Begin a new record."""
        if self.visit_id is not None and self.leave():
            self.edit(self.kind.service(self.context.desk).new_for(self.visit_id), new=True)
        return True

    def delete(self) -> None:
        """Delete the selected records after asking."""
        chosen = self.table.selected()
        if not chosen or not confirm_delete(self, len(chosen)):
            return
        if self.editor is not None and self.editor.record is not None and self.editor.record.id in chosen:
            self.editor.record = None
            self._close_editor()
        if self.context.attempt(lambda: self.kind.service(self.context.desk).delete(chosen)):
            self.context.say(
                plural("{n} record deleted", "{n} records deleted", len(chosen)), SUCCESS, undo=True
            )

    def leave(self) -> bool:
        """Save the record that is open."""
        return self.editor is None or self.editor.save()

    def _close_editor(self, *, focus: bool = True) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.record = None
        if focus:
            listed = self.stack.currentWidget() is self.table
            (self.table if listed else self.empty_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _selection_changed(self) -> None:
        chosen = bool(self.table.selected())
        for tool in self._for_selection:
            tool.setEnabled(chosen)

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & self.kind.tables:
            self.refresh()
            if self.editor is not None and not self.editor.isHidden():
                self.editor.refresh()

    def retranslate(self) -> None:
        """Write the cells in the new language."""
        self.refresh()
