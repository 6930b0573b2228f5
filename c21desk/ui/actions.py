"""Menus and shortcuts of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from c21desk import settings
from c21desk.i18n import N_, Message, _
from c21desk.ui.context import Context
from c21desk.ui.files.actions import FileActions
from c21desk.ui.language import Text, Texts


class Commands(Protocol):
    """What the menus ask of the window."""

    def import_list(self) -> None:
        """Choose a file with a list."""

    def import_contacts(self) -> None:
        """Choose a file with contacts."""

    def export_people(self) -> None:
        """Write people to a file."""

    def paste_list(self) -> None:
        """Review the clipboard's list."""

    def undo(self) -> None:
        """Take a step back."""

    def redo(self) -> None:
        """Do a step again."""

    def search(self) -> None:
        """Go to the search box."""

    def choose_theme(self, choice: str) -> None:
        """Show light, dark, or what the system shows."""

    def help(self) -> None:
        """Show the help."""

    def about(self) -> None:
        """Show credits."""


class Menus:
    """The menu bar; actions that need a file are off without one."""

    def __init__(
        self, window: QMainWindow, texts: Texts, context: Context, files: FileActions, do: Commands
    ) -> None:
        self._window, self._texts, self._context, self._files = window, texts, context, files
        self._need_desk: list[QAction] = []
        bar = window.menuBar()
        file = self._menu(N_("&File"))
        self._add(file, N_("&New file…"), files.new, "Ctrl+Shift+N", icon="file-plus")
        self._add(file, N_("&Open…"), files.open, QKeySequence.StandardKey.Open, icon="folder-open")
        self.recent = QMenu(file)
        texts.put(self.recent.setTitle, N_("Open &recent"))
        self.recent.aboutToShow.connect(self._fill_recent)
        file.addMenu(self.recent)
        self._add(file, N_("&Sample file…"), files.sample, icon="flask-conical")
        file.addSeparator()
        self._add(file, N_("&Import a member list…"), do.import_list, "Ctrl+I", icon="file-down", desk=True)
        self._add(
            file, N_("Import c&ontacts…"), do.import_contacts, "Ctrl+Shift+I", icon="file-down", desk=True
        )
        self._add(file, N_("&Export people…"), do.export_people, "Ctrl+Shift+E", icon="file-up", desk=True)
        file.addSeparator()
        self._add(file, N_("&Close the file"), files.close, "Ctrl+W", desk=True)
        self._add(file, N_("&Quit"), window.close, "Ctrl+Q")
        edit = self._menu(N_("&Edit"))
        self.undo = self._add(edit, N_("Undo"), do.undo, "Ctrl+Z", icon="undo-2", desk=True)
        self.redo = self._add(edit, N_("Redo"), do.redo, "Ctrl+Shift+Z", icon="redo-2", desk=True)
        edit.addSeparator()
        self._add(
            edit, N_("&Paste a member list"), do.paste_list, "Ctrl+Shift+V", icon="clipboard-paste", desk=True
        )
        self._add(edit, N_("&Search everything"), do.search, "Ctrl+K", icon="search", desk=True)
        view = self._menu(N_("&View"))
        group = QActionGroup(window)
        for choice, text in (
            (settings.SYSTEM, N_("Colours of the &system")),
            (settings.LIGHT, N_("&Light")),
            (settings.DARK, N_("&Dark")),
        ):
            action = self._add(view, text, lambda choice=choice: do.choose_theme(choice))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(context.theme.choice == choice)
            group.addAction(action)
        help_menu = self._menu(N_("&Help"))
        self._add(help_menu, N_("&Help"), do.help, "F1", icon="circle-question-mark")
        self._add(help_menu, N_("&About c21desk"), do.about, icon="info")
        bar.setNativeMenuBar(True)
        context.desk_changed.connect(self.desk_changed)
        self.desk_changed()

    def _menu(self, text: Text) -> QMenu:
        menu = QMenu(self._window)
        self._texts.put(menu.setTitle, text)
        self._window.menuBar().addMenu(menu)
        return menu

    def _add(
        self,
        menu: QMenu,
        text: Text,
        call: Callable[[], object],
        keys: QKeySequence.StandardKey | str = "",
        *,
        icon: str = "",
        desk: bool = False,
    ) -> QAction:
        action = QAction(self._window)
        self._texts.put(action.setText, text)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if icon:
            self._context.icons.put_when_opened(menu, action, icon)
        if desk:
            self._need_desk.append(action)
        action.triggered.connect(lambda _on=False: call())
        menu.addAction(action)
        return action

    def _fill_recent(self) -> None:
        self.recent.clear()
        for name in self._context.settings.recent_files:
            path = Path(name)
            if path.is_file():
                action = self.recent.addAction(path.name.replace("&", "&&"))
                action.setToolTip(str(path))
                action.triggered.connect(lambda _on=False, path=path: self._files.open_path(path))
        if self.recent.isEmpty():
            self.recent.addAction(_("No recent files")).setEnabled(False)

    def desk_changed(self) -> None:
        """Switch what needs a file."""
        for action in self._need_desk:
            action.setEnabled(self._context.has_desk)
        self.steps_changed()

    def steps_changed(self) -> None:
        """Name the steps that Undo and Redo would take."""
        undo = redo = None
        if self._context.has_desk:
            history = self._context.desk.history
            undo, redo = history.undo_label(), history.redo_label()
        self._name(self.undo, N_("Undo"), N_("Undo: {step}"), undo)
        self._name(self.redo, N_("Redo"), N_("Redo: {step}"), redo)

    def _name(self, action: QAction, bare: str, named: str, step: Message | None) -> None:
        action.setEnabled(step is not None)
        self._texts.put(action.setText, bare if step is None else Message(named, {"step": step}))
