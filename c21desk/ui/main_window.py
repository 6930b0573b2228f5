"""The window: top bar, rail, the page that is open, message bar."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from c21desk import settings
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, _, message
from c21desk.ui.actions import Menus
from c21desk.ui.context import ALERT, INFO, WARNING, Context
from c21desk.ui.files.actions import FileActions
from c21desk.ui.files.damage import DamageWatch
from c21desk.ui.frame import Rail, TopBar
from c21desk.ui.language import Translated
from c21desk.ui.message_bar import MessageBar
from c21desk.ui.pages import PAGES, Page
from c21desk.ui.questions import confirm
from c21desk.ui.tab_order import put_last

if TYPE_CHECKING:
    from c21desk.services.history import UndoResult

TODAY = "today"
_PAGE_OF = {
    "visit": "visits",
    "programme_item": "visits",
    "task": "visits",
    "commitment": "visits",
    "gift": "visits",
    "note": "visits",
    "outcome": "visits",
    "document": "visits",
    "delegation": "delegations",
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "title": "catalogues",
    "theme": "catalogues",
}


class MainWindow(Translated, QMainWindow):
    """The one window of the program."""

    def __init__(self, context: Context, path: Path | None = None, passphrase: str | None = None) -> None:
        super().__init__()
        self.context = context
        self._opening = path is not None
        self.setMinimumSize(1024, 600)
        room = self.screen().availableGeometry()
        self.resize(min(1360, room.width() - 24), min(860, room.height() - 48))
        if context.settings.window_geometry:
            self.restoreGeometry(QByteArray.fromHex(context.settings.window_geometry.encode()))
        self.setAcceptDrops(True)
        self.files = FileActions(context, self, self.may_close_file, passphrase)
        self.damage = DamageWatch(context, self)
        self.top = TopBar(context)
        self.rail = Rail(context, [(page.name, page.heading, page.icon) for page in PAGES])
        self.stack = QStackedWidget()
        self.bar = MessageBar(context)
        self.pages: dict[str, Page] = {}
        self._now = ""
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.rail)
        body.addWidget(self.stack, 1)
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addLayout(body, 1)
        layout.addWidget(self.bar)
        central = QWidget()
        central.setLayout(layout)
        self.setCentralWidget(central)
        self.menus = Menus(self, self.texts, context, self.files, self)
        for number, page in enumerate(PAGES, 1):
            self._shortcut(f"Ctrl+{number}", lambda name=page.name: self.show_page(name))  # type: ignore[misc]
        self.rail.chosen.connect(self.show_page)
        self.top.language_wanted.connect(self.choose_language)
        self.bar.undo_wanted.connect(self.undo)
        context.tables_changed.connect(lambda _tables: self.menus.steps_changed())
        context.wanted.connect(self.show_record)
        context.import_wanted.connect(self.review)
        context.paste_wanted.connect(self.paste_list)
        context.file_import_wanted.connect(self.import_list)
        context.contacts_wanted.connect(self.import_contacts)
        context.sample_wanted.connect(self.files.load_sample)
        context.desk_closing.connect(self._drop_pages)
        context.desk_changed.connect(self._desk_changed)
        self.files.refused.connect(self._file_refused)
        self._desk_changed()
        self._path = path
        if path is not None:
            self.top.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the file of the command line once the window has painted itself, and not in its way."""
        if event.type() == QEvent.Type.Paint and self._path is not None:
            path, self._path = self._path, None
            self.top.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: self.files.open_path(path))
        return super().eventFilter(watched, event)

    def _shortcut(self, keys: str, action: Callable[[], object]) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        QShortcut(QKeySequence(keys), self).activated.connect(action)

    # -- file

    def _drop_pages(self) -> None:
        """Take the pages down while the file can still be read: a field that loses the focus may ask."""
        focus = QApplication.focusWidget()
        if focus is not None and self.stack.isAncestorOf(focus):
            focus.clearFocus()
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self.pages.clear()
        self._now = ""

    def _desk_changed(self) -> None:
        self.rail.setVisible(self.context.has_desk)
        self._show_title()
        if self.context.has_desk:
            self._opening = False
            self.show_page(TODAY)
            QTimer.singleShot(0, self, self._go_on)
        elif not self._opening:
            from c21desk.ui.files.start_page import StartPage

            start = StartPage(self.context, self.files)
            self.pages["start"] = start
            self.stack.addWidget(start)
            self.stack.setCurrentWidget(start)
            start.setFocus()

    def _go_on(self) -> None:
        """Open what was being edited when the program last ended as it should not."""
        if self.context.has_desk and self.context.desk.drafts.all():
            from c21desk.ui.drafts import go_on

            go_on(self.context, self.show_record)

    def _file_refused(self) -> None:
        """The file of the command line could not be opened: show the first page."""
        self._opening = False
        if not self.context.has_desk and not self.pages:
            self._desk_changed()

    def _show_title(self) -> None:
        self.setWindowTitle(
            f"{self.context.desk.path.name} – c21desk" if self.context.has_desk else "c21desk"
        )

    def may_close_file(self) -> bool:
        """Save what is open; false where something cannot be saved or is still at work."""
        if self.context.jobs.busy:
            self.context.say(message(N_("Wait until the work is done, or cancel it.")), WARNING)
            return False
        return all(page.closing() for page in self.pages.values()) and all(
            question is None or confirm(self, question, N_("Close"))
            for question in [page.unstored() for page in self.pages.values()]
        )

    # -- pages

    def page(self, name: str) -> Page:
        """The page of that name, made at its first use."""
        found = self.pages.get(name)
        if found is None:
            spec = next(page for page in PAGES if page.name == name)
            found = spec.make(self.context)
            self.pages[name] = found
            self.stack.addWidget(found)
            self._bar_last()
        return found

    def _bar_last(self) -> None:
        """Tab reaches the message bar after the page, as the eye does."""
        put_last(self, (self.bar.undo_button, self.bar.cancel_button))

    def show_page(self, name: str) -> None:
        """Go to a page; the one before saves what is open."""
        if not self.context.has_desk:
            return
        before = self.pages.get(self._now)
        if before is not None and self._now != name and not before.closing():
            self.rail.mark(self._now)
            return
        page = self.page(name)
        self._now = name
        self.stack.setCurrentWidget(page)
        self.rail.mark(name)
        page.entered()

    def show_record(self, kind: str, record_id: uuid.UUID | None) -> None:
        """Go to a record; None begins a new one."""
        name = _PAGE_OF.get(kind)
        if name is None:
            return
        self.show_page(name)
        if self._now == name:
            self.page(name).show_record(kind, record_id)

    # -- member lists

    def import_list(self) -> None:
        """Choose a file with a member list and review it."""
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Import a member list"),
            str(Path.home()),
            _("Lists (*.xlsx *.csv *.tsv *.txt *.docx);;All files (*)"),
        )
        if name:
            self.review(Path(name), None, "guest")

    def import_contacts(self) -> None:
        """Choose a file with contacts and review them."""
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Import contacts"),
            str(Path.home()),
            _("Contacts (*.vcf *.vcard *.csv *.tsv *.xlsx *.eml *.msg);;All files (*)"),
        )
        if name:
            self.review(Path(name), None, "guest", contacts=True)

    def export_people(self) -> None:
        """Go to the people and write them to a file."""
        self.show_page("people")
        if self._now == "people":
            self.page("people").export()

    def paste_list(self) -> None:
        """Review the list on the clipboard, unless the page has a use for the text."""
        current = self.pages.get(self._now)
        if current is not None and current.take_text():
            return
        visit = current.visit_open() if current is not None else None
        self.review(QGuiApplication.clipboard().text(), visit, "guest")

    def review(
        self, source: Path | str, visit: uuid.UUID | None, side: str, *, contacts: bool = False
    ) -> None:
        """Read a list beside the window, then show what was understood. Contact cards, mails and tables of
        contact programs go to the people; ``contacts`` says that the source is of that kind."""
        if not self.context.has_desk:
            return
        if self.context.jobs.busy:
            self.context.say(message(N_("Wait until the work is done, or cancel it.")), WARNING)
            return
        if isinstance(source, str) and not source.strip():
            self.context.say(message(N_("The clipboard holds no text. Copy the member list first.")), WARNING)
            return
        desk = self.context.desk

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self.context.complain(error)

        def done(read: tuple[str, object]) -> None:
            name, plan = read
            self.show_page(name)
            if self._now == name:
                self.page(name).show_review(plan, visit, side)

        def read(_watch: object) -> tuple[str, object]:
            given = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
            if not contacts and not desk.contacts.knows(given):
                return "visits", desk.imports.plan(source)
            found = desk.contacts.source(given)
            if found.table is not None:
                found.first_values  # noqa: B018 - found here, beside the window
            return "people", found

        self.context.jobs.run(message(N_("Reading the list")), read, done, failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text while a file is open."""
        data = event.mimeData()
        if self.context.has_desk and (data.hasText() or any(url.isLocalFile() for url in data.urls())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Review what was dropped; of several files the first."""
        data = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        current = self.pages.get(self._now)
        visit = current.visit_open() if current is not None else None
        if paths and current is not None and current.take_file(paths[0]):
            event.acceptProposedAction()
            return
        if paths:
            self.review(paths[0], visit, "guest")
        elif data.hasText():
            self.review(data.text(), visit, "guest")
        event.acceptProposedAction()

    # -- steps

    def undo(self) -> None:
        """Take the last step back; what is open is saved first, so that Undo takes just that back."""
        page = self.pages.get(self._now)
        if page is not None and not page.closing():
            return
        self._step(
            False,
            N_("Undone: {step}"),
            N_("Undone: {step}. Left as it is now: {fields}"),
        )

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self._step(
            True,
            N_("Done again: {step}"),
            N_("Done again: {step}. Left as it is now: {fields}"),
        )

    def _step(self, redo: bool, said: str, partly: str) -> None:
        if not self.context.has_desk:
            return
        history = self.context.desk.history
        label = history.redo_label() if redo else history.undo_label()
        take = history.redo if redo else history.undo

        def tell(result: UndoResult | None) -> None:
            if result is None:
                self.context.say(message(N_("There is nothing to undo.")), INFO)
                return
            text = Message(said, {"step": result.label})
            if result.skipped:
                text = Message(partly, {"step": result.label, "fields": result.skipped})
            self.context.say(text, WARNING if result.skipped else INFO)

        if label is not None and history.is_long(redo=redo):
            named = (
                message(N_("Redo: {step}"), step=label) if redo else message(N_("Undo: {step}"), step=label)
            )
            self.context.work(named, take, tell)
            return
        try:
            tell(take())
        except UserError as error:
            self.context.complain(error)

    # -- the rest

    def search(self) -> None:
        """Go to the search box."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def choose_language(self, code: str) -> None:
        """Speak another language from now on."""
        self.context.settings.language = code
        self.context.language.choose(code)

    def choose_theme(self, choice: str) -> None:
        """Show light, dark, or what the system shows."""
        self.context.settings.theme = choice
        self.context.theme.choose(choice)

    def help(self) -> None:
        """Show the help."""
        from c21desk.ui.help.dialogs import Help

        Help(self.context, self).exec()

    def about(self) -> None:
        """Show version and credits."""
        from c21desk.ui.help.dialogs import About

        About(self.context, self).exec()

    def retranslate(self) -> None:
        """Name the steps in the new language."""
        self.menus.steps_changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is open and the preferences, then close the file."""
        if self.context.has_desk and not self.may_close_file():
            event.ignore()
            return
        self.context.settings.window_geometry = bytes(self.saveGeometry().toHex().data()).decode()
        try:
            settings.save(self.context.settings)
        except OSError:
            self.context.say(message(N_("The preferences could not be saved.")), ALERT)
        self.context.set_desk(None)
        self.context.jobs.stop()
        event.accept()
