"""The menu of the Programme tab: import, paste, template, calendar."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _, current, message, plural
from c21desk.ui.context import SUCCESS, WARNING, Context

FILES = N_("Programmes (*.txt *.md *.docx *.xlsx *.csv *.tsv *.ics);;All files (*)")


class ProgrammeTools(QObject):
    """What the Programme tab offers besides editing; ``visit`` gives the visit that is shown."""

    read = Signal(object)
    """A :class:`~c21desk.services.programme_plan.ProgrammePlan` waits for review."""
    filled = Signal()

    def __init__(self, context: Context, parent: QWidget, visit: Callable[[], uuid.UUID | None]) -> None:
        super().__init__(parent)
        self.context, self._window, self._visit = context, parent, visit

    def fill_menu(self, menu: QMenu) -> None:
        """The actions, in the language of the moment."""
        menu.clear()
        for text, action in (
            (_("Import programme…"), self.choose_file),
            (_("Paste programme") + "\tCtrl+V", self.paste),
            (_("From template…"), self.from_template),
            (_("Export calendar…"), self.export),
        ):
            menu.addAction(text, action)

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window, _("Import programme"), str(Path.home()), _(FILES)
        )
        if name:
            self.take(Path(name))

    def paste(self) -> None:
        """Read the programme on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            told = N_("The clipboard holds no text. Copy the programme first.")
            self.context.say(message(told), WARNING)
            return
        self.take(text)

    def take(self, source: Path | str) -> None:
        """Read a programme beside the window, then let it be reviewed."""
        visit, desk, language = self._visit(), self.context.desk, current().text_key
        if visit is None:
            return
        if self.context.jobs.busy:
            self.context.say(message(N_("Wait until the work is done, or cancel it.")), WARNING)
            return

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self.context.complain(error)

        self.context.jobs.run(
            message(N_("Reading the programme")),
            lambda _watch: desk.programme_imports.plan(source, visit, None, "", language),
            self.read.emit,
            failed,
        )

    def from_template(self) -> None:
        """Choose a template and fill the visit from it."""
        from c21desk.ui.visits.programme_text.templates import TemplateDialog

        visit = self._visit()
        if visit is not None and TemplateDialog(self.context, visit, self._window).exec():
            self.filled.emit()

    def export(self) -> None:
        """Write the programme, or one person's own, as a calendar."""
        visit = self._visit()
        if visit is None:
            return
        people = self.context.desk.programme_exports.people(visit)
        names = [_("Everything"), *(f"{n}. {name}" for n, (_id, name) in enumerate(people, 1))]
        chosen, going_on = names[0], True
        if people:
            chosen, going_on = QInputDialog.getItem(
                self._window, _("Export calendar"), _("Whose programme"), names, 0, False
            )
        if not going_on:
            return
        person = people[names.index(chosen) - 1][0] if chosen != names[0] else None
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("Export calendar"), str(Path.home() / "programme.ics"), _("Calendars (*.ics)")
        )
        if name:
            self._write(Path(name), visit, person)

    def _write(self, path: Path, visit: uuid.UUID, person: uuid.UUID | None) -> None:
        try:
            done = self.context.desk.programme_exports.export(path, visit, person, current().text_key)
        except UserError as error:
            self.context.complain(error)
            return
        self.context.say(plural("{n} item written", "{n} items written", done.items), SUCCESS)
        for note in done.notes:
            self.context.say(note, WARNING)
