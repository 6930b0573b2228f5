"""More ways to narrow a list: groups, the day of posts, and filters that were given a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _, message
from c21desk.services.lists import ListQuery
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.fields import DateField
from c21desk.ui.formats import day_text
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import clear_layout, dialog_button, label


class ListFilters(Translated, QWidget):
    """A menu of filters, and a chip for each that is at work; a click on a chip takes it off."""

    changed = Signal(object)
    """The query to show from now on."""

    def __init__(
        self, context: Context, noun: str, groups: Callable[[], list[str]] | None, query: ListQuery
    ) -> None:
        super().__init__()
        self._context, self._noun, self._groups = context, noun, groups
        self._query = query
        self.button = QToolButton()
        context.icons.put(self.button, "funnel")
        self.texts.name(self.button, N_("Filters"), N_("Filter by group or day; saved filters"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self.fill)
        self.button.setMenu(self.menu)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(GAP_S)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_S)
        box.addLayout(self._chips)
        box.addWidget(self.button)

    def show_query(self, query: ListQuery) -> None:
        """Show a chip for each filter of the query."""
        self._query = query
        clear_layout(self._chips)
        if group := query.filters.get("group"):
            self._chip(_("Group: {name}").format(name=group), self._without_group)
        if query.day:
            self._chip(_("Posts on {day}").format(day=day_text(query.day)), partial(self.choose_day, None))

    def _chip(self, text: str, take_off: Callable[[], None]) -> None:
        chip = QPushButton(text)
        chip.setProperty("look", "chip")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setToolTip(_("Take this filter off"))
        chip.clicked.connect(take_off)
        self._chips.addWidget(chip)

    def retranslate(self) -> None:
        """Name the filters at work in the new language."""
        self.show_query(self._query)

    def fill(self) -> None:
        """Offer what there is now."""
        self.menu.clear()
        if self._groups is not None:
            self._fill_groups()
            self._action(_("Posts as on a day…"), self.ask_day)
            self.menu.addSeparator()
        names = self._context.desk.saved_filters.names(self._noun)
        for name in names:
            self._action(name, partial(self.use, name))
        if names:
            self.menu.addSeparator()
        filtering = bool(self._query.text or self._query.filters or self._query.day)
        self._action(_("Save this filter…"), self.ask_name).setEnabled(filtering)
        if names:
            submenu = self.menu.addMenu(_("Remove a saved filter"))
            for name in names:
                self._action(name, partial(self.remove, name), submenu)

    def _fill_groups(self) -> None:
        assert self._groups is not None
        submenu = self.menu.addMenu(_("Group"))
        names = self._groups()
        for name in names:
            action = self._action(name, partial(self.choose_group, name), submenu)
            action.setCheckable(True)
            action.setChecked(self._query.filters.get("group", "").casefold() == name.casefold())
        if not names:
            self._action(
                _("No groups yet: write them into a person’s form"), lambda: None, submenu
            ).setEnabled(False)

    def _action(self, text: str, do: Callable[[], object], menu: QMenu | None = None) -> QAction:
        target = menu or self.menu
        action = QAction(text.replace("&", "&&"), target)
        action.triggered.connect(lambda _on=False: do())
        target.addAction(action)
        return action

    def _emit(self, query: ListQuery) -> None:
        self.show_query(query)
        self.changed.emit(query)

    def choose_group(self, name: str) -> None:
        """Show one group alone; the same once more shows everyone again."""
        if self._query.filters.get("group", "").casefold() == name.casefold():
            self._without_group()
        else:
            self._emit(replace(self._query, filters={**self._query.filters, "group": name}))

    def _without_group(self) -> None:
        kept = {key: value for key, value in self._query.filters.items() if key != "group"}
        self._emit(replace(self._query, filters=kept))

    def choose_day(self, day: dt.date | None) -> None:
        """Show the posts held on a day; None is today."""
        self._emit(replace(self._query, day=day))

    def ask_day(self) -> None:
        """Ask for the day."""
        dialog = DayDialog(self._context, self._query.day, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.choose_day(dialog.day)

    def ask_name(self) -> None:
        """Ask for a name and keep the filter."""
        name, wanted = QInputDialog.getText(
            self.window(), _("Save this filter"), _("Name of the filter"), text=self._query.text
        )
        if wanted and self._context.attempt(
            lambda: self._context.desk.saved_filters.save(self._noun, name, self._query)
        ):
            self._context.say(message(N_("Filter saved: {name}"), name=name.strip()), SUCCESS)

    def use(self, name: str) -> None:
        """Filter as a saved filter says."""
        found = self._context.desk.saved_filters.get(self._noun, name, self._query)
        if found is not None:
            self._emit(found)

    def remove(self, name: str) -> None:
        """Forget a saved filter."""
        if self._context.attempt(lambda: self._context.desk.saved_filters.remove(self._noun, name)):
            self._context.say(message(N_("Filter removed: {name}"), name=name), SUCCESS)


class DayDialog(Translated, QDialog):
    """Asks for the day for which posts are shown."""

    def __init__(self, context: Context, day: dt.date | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = day
        self.texts.put(self.setWindowTitle, N_("Posts as on a day"))
        self.field = DateField(context.icons)
        self.field.label(N_("Day"))
        self.field.set_value(day or dt.date.today())  # noqa: DTZ011 - the user's own calendar
        self.problem = label(self.texts, "", "error", wrap=True)
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        dialog_button(buttons, self.texts, N_("Show"), roles.AcceptRole)
        dialog_button(buttons, self.texts, N_("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP_M)
        layout.addWidget(
            label(self.texts, N_("The list shows the posts that people held on this day."), wrap=True)
        )
        layout.addWidget(self.field)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.field.setFocus()

    def _take(self) -> None:
        try:
            self.day = self.field.value()
        except UserError as error:
            self.problem.setText(error.message.text())
            self.field.set_bad(True)
            return
        self.accept()
