"""What every page is handed: the open file, the worker, language, theme and the ways to speak and to go."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, message
from c21desk.settings import Settings
from c21desk.ui.icons import Icons
from c21desk.ui.jobs import CancelledError, Jobs, Watch
from c21desk.ui.language import Language
from c21desk.ui.theme import Theme

if TYPE_CHECKING:
    from c21desk.services.desk import Desk

T = TypeVar("T")
INFO, SUCCESS, WARNING, ALERT = "info", "success", "warning", "alert"


class Context(QObject):
    """The state that the window's parts share."""

    tables_changed = Signal(object)
    """frozenset of table names, after each commit, in the window's thread."""
    said = Signal(object, str, bool)
    """Message, level, and whether Undo is offered."""
    wanted = Signal(str, object)
    """Kind (table name) and id of a record to show."""
    import_wanted = Signal(object, object, str)
    """Source (path or text), id of the visit or None, and side: review a member list."""
    gap_wanted = Signal(str)
    """Field of the visit in the workspace that lacks something."""
    paste_wanted = Signal()
    file_import_wanted = Signal()
    contacts_wanted = Signal()
    """Choose a file with contacts and review them."""
    sample_wanted = Signal()
    desk_closing = Signal()
    """The file is about to be closed; it can still be read."""
    desk_changed = Signal()
    _committed = Signal(object)

    def __init__(
        self, settings: Settings, theme: Theme, icons: Icons, language: Language, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.theme = theme
        self.icons = icons
        self.language = language
        self.jobs = jobs
        self._desk: Desk | None = None
        self._unsubscribe: Callable[[], None] | None = None
        # Commits happen in either thread; pages hear of them in the window's, after the commit is over.
        self._committed.connect(self.tables_changed, Qt.ConnectionType.QueuedConnection)

    @property
    def desk(self) -> Desk:
        """The open file. Only pages that exist while a file is open ask for it."""
        assert self._desk is not None
        return self._desk

    @property
    def has_desk(self) -> bool:
        """Whether a file is open."""
        return self._desk is not None

    def set_desk(self, desk: Desk | None) -> None:
        """Work on another file, or on none; the file before is closed."""
        self.desk_closing.emit()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        old, self._desk = self._desk, desk
        if desk is not None:
            self._unsubscribe = desk.subscribe(self._committed.emit)
        self.desk_changed.emit()
        if old is not None:
            old.close()

    def say(self, message: Message, level: str = INFO, *, undo: bool = False) -> None:
        """Show a sentence in the message bar."""
        self.said.emit(message, level, undo)

    def complain(self, error: UserError) -> None:
        """Show an expected failure in the message bar."""
        self.said.emit(error.message, ALERT, False)

    def attempt(self, action: Callable[[], object]) -> bool:
        """Do something that may fail as expected; the failure goes to the message bar."""
        try:
            action()
        except UserError as error:
            self.complain(error)
            return False
        return True

    def work(
        self,
        label: Message,
        work: Callable[[Callable[[float], None]], T],
        done: Callable[[T], None],
    ) -> None:
        """Let the worker change the file in one step. ``work`` is given what to call with the share that is
        done; ``done`` gets its result. What people can mend, and that they stopped it, is said in the bar."""

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):
                self.complain(error)
            elif isinstance(error, CancelledError):
                self.say(message(N_("Cancelled. Nothing was changed.")), WARNING)
            else:
                raise error

        def run(watch: Watch) -> T:
            return work(lambda share: watch.progress(round(share * 1000), 1000))

        self.jobs.run(label, run, done, failed)

    def show_record(self, kind: str, record_id: uuid.UUID | None) -> None:
        """Go to a record; None asks for a new one."""
        self.wanted.emit(kind, record_id)
