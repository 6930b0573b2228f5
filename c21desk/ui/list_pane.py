"""A list with its tools: filter box, chips, table, column choice, and what to do when it is empty."""

from __future__ import annotations

import uuid
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from c21desk import i18n
from c21desk.i18n import N_, _, plural
from c21desk.services.lists import ListQuery
from c21desk.ui.columns import ColumnWidths, look_like_list
from c21desk.ui.context import Context
from c21desk.ui.inputs import Line
from c21desk.ui.language import Text, Translated
from c21desk.ui.list_filters import ListFilters
from c21desk.ui.list_selection import select_again, selected_runs
from c21desk.ui.nouns import Filter, Noun
from c21desk.ui.table_model import ListService, TableModel
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import button, label, plain_label

_FILTER_DELAY_MS = 60
_SPARED = (
    "pinyin",
    "zone",
    "end",
    "organisation",
    "parent",
    "direction",
    "place",
    "kind",
    "side",
    "visit",
    "members",
)
"""Columns that a narrow list leaves out, the least useful first; never the one with the name."""


class ListPane(Translated, QWidget):
    """The list of one noun."""

    opened = Signal(object)
    """Id of the row that the user opens."""
    moved = Signal(object)
    """Id of the row that became current, or None."""
    delete_wanted = Signal(object)
    """Ids of the rows to delete."""

    def __init__(
        self,
        context: Context,
        noun: Noun,
        service: ListService,
        first_steps: Sequence[tuple[Text, str, Callable[[], object]]],
    ) -> None:
        super().__init__()
        self.context, self.noun = context, noun
        query = ListQuery(sort=noun.sort, descending=noun.descending, language=i18n.current().text_key)
        self.model = TableModel(service, query, noun.labels, self)
        self._all_columns = list(self.model.columns)
        self.filter_box = Line()
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setMinimumWidth(140)
        self.texts.put(self.filter_box.setPlaceholderText, N_("Filter this list"))
        self.texts.name(self.filter_box, lambda: f"{_('Filter this list')}: {_(noun.heading)}")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FILTER_DELAY_MS)
        self._timer.timeout.connect(self._filter)
        self.filter_box.textEdited.connect(lambda _text: self._timer.start())
        self.filter_box.textChanged.connect(self._cleared)
        self.filter_box.installEventFilter(self)
        self.count = plain_label("hint")
        self.columns_button = QToolButton()
        context.icons.put(self.columns_button, "columns-3")
        self.texts.name(self.columns_button, N_("Columns"), N_("Choose the columns"))
        self.columns_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.columns_button)
        self._menu.aboutToShow.connect(self._fill_columns)
        self.columns_button.setMenu(self._menu)
        self.table = QTableView()
        self._set_up_table()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._empty(first_steps))
        tools = QHBoxLayout()
        tools.setSpacing(GAP_S)
        tools.addWidget(self.filter_box, 1)
        self._chips(tools, noun.filters)
        self.filters = ListFilters(
            context, noun.kind, getattr(service, "tag_names", None) if noun.grouped else None, query
        )
        self.filters.changed.connect(self._use_query)
        tools.addWidget(self.filters)
        tools.addWidget(self.count)
        tools.addWidget(self.columns_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addLayout(tools)
        layout.addWidget(self.stack, 1)
        self._restore_columns()
        self.refresh()

    # -- building

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        look_like_list(table)
        self._widths = ColumnWidths(table, self._spared)
        self._show_order()
        table.setSortingEnabled(True)
        self.texts.name(table, self.noun.heading)
        table.doubleClicked.connect(lambda index: self.opened.emit(self.model.id_at(index.row())))
        table.installEventFilter(self)
        self._watch_selection()
        self.context.desk_closing.connect(self.model.stop_loading)

    def _watch_selection(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.moved.emit(self.model.id_at(now.row()) if now.isValid() else None)
        )

        self.table.selectionModel().selectionChanged.connect(self._know_selection)

    def _know_selection(self) -> None:
        """Rows that are selected at a stretch are known one by one, whatever is changed from now on."""
        if self.model.loading and any(len(run) > 1 for run in selected_runs(self.table)):
            self.model.finish_loading()

    def selected_keys(self) -> array[int]:
        """The list's keys of the selected rows, from the top down."""
        return self.model.keys_in(selected_runs(self.table))

    def _chips(self, tools: QHBoxLayout, filters: Sequence[Filter]) -> None:
        self._chip_buttons: list[tuple[Filter, QPushButton]] = []
        for one in filters:
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setProperty("look", "chip")
            self.texts.put(chip.setText, one.label)
            chip.toggled.connect(lambda on, one=one: self._set_filter(one, on))
            self._chip_buttons.append((one, chip))
            tools.addWidget(chip)

    def _empty(self, first_steps: Sequence[tuple[Text, str, Callable[[], object]]]) -> QWidget:
        page = QWidget()
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.setProperty("area", "card")
        box = QVBoxLayout(page)
        box.setContentsMargins(GAP_L * 2, GAP_L * 2, GAP_L * 2, GAP_L * 2)
        box.setSpacing(GAP_M)
        self._empty_text = label(self.texts, self.noun.empty, "heading", wrap=True)
        box.addWidget(self._empty_text)
        self._steps = QWidget()
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(GAP_S)
        for text, icon, action in first_steps:
            look = "primary" if steps.count() == 0 else ""
            step = button(self.context, self.texts, text, action, icon=icon, look=look)
            steps.addWidget(step, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._steps)
        box.addStretch(1)
        return page

    # -- columns

    def _restore_columns(self) -> None:
        wanted = self.context.settings.columns.get(self.noun.kind, [])
        shown = [c for name in wanted for c in self._all_columns if c.id == name]
        self.model.set_columns(shown or self._all_columns)
        self._widths.forget()

    def _spared(self) -> list[int]:
        places = {column.id: place for place, column in enumerate(self.model.columns)}
        return [places[name] for name in _SPARED if places.get(name)]

    def _fill_columns(self) -> None:
        self._menu.clear()
        shown = {column.id for column in self.model.columns}
        for column in self._all_columns:
            action = QAction(_(column.heading), self._menu)
            action.setCheckable(True)
            action.setChecked(column.id in shown)
            action.setEnabled(column.id not in shown or len(shown) > 1)
            action.toggled.connect(lambda on, name=column.id: self._toggle_column(name, on))
            self._menu.addAction(action)

    def _toggle_column(self, name: str, on: bool) -> None:
        shown = {column.id for column in self.model.columns} ^ {name}
        assert (name in shown) is on
        columns = [column for column in self._all_columns if column.id in shown]
        self.context.settings.columns[self.noun.kind] = [column.id for column in columns]
        self.model.set_columns(columns)
        self._show_order()
        self._widths.forget()

    def _show_order(self) -> None:
        names = [column.id for column in self.model.columns]
        place = names.index(self.model.query.sort) if self.model.query.sort in names else -1
        order = Qt.SortOrder.DescendingOrder if self.model.query.descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(place, order)

    # -- content

    def refresh(self) -> None:
        """Ask again; the rows that were selected stay selected."""
        selected = self.selected_keys()
        current = self.table.currentIndex()
        current_key = self.model.key_at(current.row()) if current.isValid() else None
        scroll = self.table.verticalScrollBar().value()
        self.table.selectionModel().blockSignals(True)
        self.model.refresh()
        select_again(self.table, self.model, selected, current_key)
        self.table.selectionModel().blockSignals(False)
        self.table.verticalScrollBar().setValue(scroll)
        self.table.viewport().update()
        self._show_count()

    def _show_count(self) -> None:
        n = self.model.rowCount()
        self.count.setText(str(plural("{n} row", "{n} rows", n)))
        filtered = bool(self.model.query.text or self.model.query.filters)
        was_empty = self.stack.currentIndex() == 1
        self.stack.setCurrentIndex(0 if n or filtered else 1)
        if was_empty and n:
            self._widths.again()

    def select(self, record_id: uuid.UUID) -> None:
        """Make the record's row current, if the list shows it."""
        key = self.model.key_of(record_id)
        place = None if key is None else self.model.place_of(key)
        if place is not None:
            flags = QItemSelectionModel.SelectionFlag  # selectRow would obey a Ctrl that is held down
            index = self.model.index(place, 0)
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def take_focus(self) -> None:
        """Focus the table; of an empty list the first thing to do."""
        reason = Qt.FocusReason.OtherFocusReason
        if self.stack.currentWidget() is self.table:
            self.table.setFocus(reason)
        elif (first := self._steps.findChild(QPushButton)) is not None:
            first.setFocus(reason)

    def selected(self) -> list[uuid.UUID]:
        """Ids of the selected rows."""
        return self.model.record_ids(self.selected_keys())

    def _filter(self) -> None:
        text = self.filter_box.text().strip()
        if text != self.model.query.text:
            self.model.set_query(lambda query: replace(query, text=text))
            self.filters.show_query(self.model.query)
            self._show_count()

    def _use_query(self, query: ListQuery) -> None:
        """Show what a saved filter or the filter menu says."""
        if query.text != self.filter_box.text():
            self.filter_box.setText(query.text)
        self._mark_chips(query)
        self.model.set_query(lambda _query: query)
        self._show_count()

    def _mark_chips(self, query: ListQuery) -> None:
        for one, chip in self._chip_buttons:
            chip.blockSignals(True)  # the query holds it already
            chip.setChecked(query.filters.get(one.name) == one.value)
            chip.blockSignals(False)

    def _cleared(self, text: str) -> None:
        if not text:
            self._filter()

    def _set_filter(self, one: Filter, on: bool) -> None:
        filters = dict(self.model.query.filters)
        if on:
            filters[one.name] = one.value
            for other, chip in self._chip_buttons:
                if other.name == one.name and other is not one:
                    chip.setChecked(False)
        elif filters.get(one.name) == one.value:
            del filters[one.name]
        self.model.set_query(lambda query: replace(query, filters=filters))
        self.filters.show_query(self.model.query)
        self._show_count()

    def retranslate(self) -> None:
        """Show names, order and headings in the new language."""
        self.model.query = replace(self.model.query, language=i18n.current().text_key)
        self.refresh()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self._widths.again()

    # -- keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens, Delete deletes; from the filter box Down goes to the list and Esc clears it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self.table and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                current = self.table.currentIndex()
                if current.isValid():
                    self.opened.emit(self.model.id_at(current.row()))
                return True
            if watched is self.table and key == Qt.Key.Key_Delete and (chosen := self.selected()):
                self.delete_wanted.emit(chosen)
                return True
            if watched is self.filter_box and key == Qt.Key.Key_Down:
                self._filter()
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.table.currentIndex().isValid() and self.model.rowCount():
                    self.table.selectRow(0)
                return True
            if watched is self.filter_box and key == Qt.Key.Key_Escape and self.filter_box.text():
                self.filter_box.clear()
                return True
        return super().eventFilter(watched, event)
