"""The usual page: a list, and beside it the editor of the record that is open."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, plural
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.language import Text
from c21desk.ui.list_pane import ListPane
from c21desk.ui.nouns import Noun
from c21desk.ui.pages import Page
from c21desk.ui.questions import confirm_delete
from c21desk.ui.table_model import ListService
from c21desk.ui.theme import GAP_L, GAP_M
from c21desk.ui.tool_row import ToolRow, tool
from c21desk.ui.widgets import button, label, row

if TYPE_CHECKING:
    from c21desk.ui.editor import Editor

FirstSteps = Sequence[tuple[Text, str, Callable[[], object]]]


class NounService(Protocol):
    """A service with records."""

    def new(self) -> Any:
        """A record that is not stored yet."""

    def get(self, record_id: uuid.UUID) -> Any:
        """A record."""

    def save(self, record: Any) -> None:
        """Store a record."""

    def delete(self, ids: Collection[uuid.UUID]) -> int:
        """Delete records as one undo step."""


class NounPage(Page):
    """List and editor of one noun. ``make_editor`` is called when a record is first opened."""

    def __init__(
        self,
        context: Context,
        noun: Noun,
        make_editor: Callable[[], Editor[Any]],
        first_steps: FirstSteps = (),
        *,
        heading: bool = True,
    ) -> None:
        super().__init__()
        self.context, self.noun = context, noun
        self._make_editor = make_editor
        self.editor: Editor[Any] | None = None
        self._selected_button: QToolButton | None = None
        steps: FirstSteps = [(noun.new, "plus", self.new), *first_steps]
        rows: ListService = getattr(context.desk.lists, noun.service)
        self.list = ListPane(context, noun, rows, steps)
        self.new_button = button(context, self.texts, noun.new, self.new, icon="plus", look="primary")
        self.delete_button = tool(context, self.texts, N_("Delete…"), "trash-2")
        self.delete_button.clicked.connect(lambda _on=False: self.delete(self.list.selected()))
        self.tools = row(None, self.delete_button, self.new_button)
        if heading:
            self.tools.insertWidget(0, label(self.texts, noun.heading, "title"))
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_L)
        box.setSpacing(GAP_M)
        box.addWidget(ToolRow(self.tools))
        box.addWidget(self.list, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self.list.opened.connect(self.open)
        self.list.moved.connect(self._moved)
        self.list.delete_wanted.connect(self.delete)
        self.list.table.selectionModel().selectionChanged.connect(lambda *_: self._selection_changed())
        self.list.model.modelReset.connect(self._selection_changed)
        context.tables_changed.connect(self._tables_changed)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+N"), self, context=here).activated.connect(self.new)
        if first_steps:
            paste = QShortcut(QKeySequence.StandardKey.Paste, self, context=here)
            paste.activated.connect(context.paste_wanted)
        self._selection_changed()

    # -- the editor

    @property
    def service(self) -> NounService:
        """The service of the records. Unlike their list it takes time to load, so it is asked for late."""
        found: NounService = getattr(self.context.desk, self.noun.service)
        return found

    def _ready_editor(self) -> Editor[Any]:
        if self.editor is None:
            self.editor = self._make_editor()
            self.editor.left.connect(self._close_editor)
            self.editor.setMinimumWidth(430)
            self.editor.hide()  # a splitter shows what it is given, unless that was hidden
            self.splitter.addWidget(self.editor)
            self.splitter.setStretchFactor(0, 1)
            self.splitter.setStretchFactor(1, 1)
        if not self.editor.isVisible():
            self.editor.show()
            self._share_width()
            # A page that is only now coming up has its width a moment later.
            QTimer.singleShot(0, self, self._share_width)
        return self.editor

    def _share_width(self) -> None:
        """Give the editor somewhat more than the list."""
        width = self.splitter.width()
        self.splitter.setSizes([width * 40 // 100, width * 60 // 100])

    def open(self, record_id: uuid.UUID) -> None:
        """Show a record in the editor, which saves the one before."""
        if not self.leave_record():
            return
        try:
            record = self.service.get(record_id)
        except UserError as error:
            self.context.complain(error)
            return
        editor = self._ready_editor()
        editor.open(record)
        editor.begin()

    def new(self) -> None:
        """Begin a new record."""
        if not self.leave_record():
            return
        editor = self._ready_editor()
        editor.open(self.service.new(), new=True)
        editor.begin()

    def _moved(self, record_id: uuid.UUID | None) -> None:
        """Follow the list with the editor while it is open."""
        editor = self.editor
        if record_id is None or editor is None or not editor.isVisible():
            return
        if editor.record is not None and editor.record.id == record_id:
            return
        if self.leave_record():
            try:
                editor.open(self.service.get(record_id))
            except UserError as error:
                self.context.complain(error)

    def leave_record(self) -> bool:
        """Save what is open; false if it cannot be saved."""
        return self.editor is None or self.editor.save()

    def _close_editor(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.record = None
        self.list.take_focus()

    # -- the list

    def _selection_changed(self) -> None:
        some = self.list.table.selectionModel().hasSelection()
        self.delete_button.setEnabled(some)
        if self._selected_button is not None:
            self._selected_button.setEnabled(some)

    def offer_for_selected(
        self, text: Text, icon: str, do: Callable[[Sequence[uuid.UUID]], object], keys: str = ""
    ) -> None:
        """Offer something to do with the selected records, in a menu of its own beside Delete."""
        if self._selected_button is None:
            self._selected_button = tool(self.context, self.texts, N_("Selected"), "list-checks")
            self._selected_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self._selected_button.setProperty("look", "menu")
            self._selected_button.setMenu(QMenu(self._selected_button))
            self.tools.insertWidget(self.tools.indexOf(self.delete_button), self._selected_button)
            self._selection_changed()
        action = QAction(self._selected_button)
        self.texts.put(action.setText, text)
        self.context.icons.put(action, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        action.triggered.connect(lambda: (ids := self.list.selected()) and do(ids))
        self._selected_button.menu().addAction(action)

    def delete(self, ids: Sequence[uuid.UUID]) -> None:
        """Delete records after asking."""
        if not ids or not confirm_delete(self, len(ids)):
            return
        if self.editor is not None and self.editor.record is not None and self.editor.record.id in ids:
            self.editor.record = None
            self._close_editor()
        if self.context.attempt(lambda: self.service.delete(ids)):
            done = plural("{n} record deleted", "{n} records deleted", len(ids))
            self.context.say(done, SUCCESS, undo=True)

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & self.noun.tables:
            self.list.refresh()
            if self.editor is not None and self.editor.isVisible():
                self.editor.refresh()

    def closing(self) -> bool:
        """Save what is open; false if it cannot be saved."""
        return self.leave_record()

    def show_record(self, kind: str, record_id: uuid.UUID | None) -> None:
        """Open a record; None begins a new one."""
        if record_id is None:
            self.new()
        else:
            self.list.select(record_id)
            self.open(record_id)

    def entered(self) -> None:
        """Begin in the list."""
        if self.editor is None or not self.editor.isVisible():
            self.list.take_focus()


def list_steps(context: Context) -> FirstSteps:
    """What an empty list offers beside a new record: paste, import, sample data."""
    return (
        (N_("Paste a member list"), "clipboard-paste", context.paste_wanted.emit),
        (N_("Import a list…"), "file-down", context.file_import_wanted.emit),
        (N_("Load the sample delegation"), "flask-conical", context.sample_wanted.emit),
    )
