"""Making, opening and closing the data file."""

from __future__ import annotations

import getpass
import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _, message
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.jobs import CancelledError

if TYPE_CHECKING:
    from c21desk.services.desk import Desk


T = TypeVar("T")

_WARM_UP_AFTER_MS = 150
"""The first page is painted first; then what an edit needs is loaded beside the window."""


def _author() -> str:
    """Who writes: the name of the computer's user."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


class FileActions(QObject):
    """What the File menu and the first page do. Unlocking takes time, so it runs beside the window."""

    refused = Signal()
    """A file could not be opened, or the user gave up."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        may_close: Callable[[], bool],
        passphrase: str | None = None,
    ) -> None:
        super().__init__(window)
        self._context, self._window, self._may_close = context, window, may_close
        self._given = passphrase
        """The passphrase that the program was started with: tried once, on the first encrypted file."""

    def new(self) -> None:
        """Make a new file after asking where and how."""
        from c21desk.ui.files.dialogs import NewFile

        if not self._may_close():
            return
        answer = NewFile(self._context, self._window).answer()
        if answer is not None:
            self.create(*answer)

    def create(self, path: Path, passphrase: str | None, then: Callable[[], None] | None = None) -> None:
        """Make a file and work on it."""

        def work() -> Desk:
            from c21desk.services import desk

            return desk.create(path, passphrase, _author())

        def done(desk: Desk) -> None:
            self._opened(desk)
            if desk.recovery_code:
                from c21desk.ui.files.dialogs import RecoveryCode

                RecoveryCode(self._context, desk.recovery_code, self._window).exec()
            if then is not None:
                then()

        self._run(work, done, self._refuse)

    def open(self) -> None:
        """Open a file after asking which."""
        if not self._may_close():
            return
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open a file"), str(Path.home()), _("c21desk files (*.c21 *.db);;All files (*)")
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path, problem: str = "") -> None:
        """Open this file, asking for its passphrase if it has one. ``problem`` says why it is asked again."""
        if not self._may_close():
            return

        def work() -> bool:
            from c21desk.services import desk

            return desk.is_encrypted(path)

        self._run(work, lambda encrypted: self._open_known(path, encrypted, problem), self._refuse)

    def _open_known(self, path: Path, encrypted: bool, problem: str) -> None:
        passphrase = None
        if encrypted and self._given is not None:
            passphrase, self._given = self._given, None
        elif encrypted:
            from c21desk.ui.files.dialogs import Unlock

            passphrase = Unlock(self._context, path, problem, self._window).answer()
            if passphrase is None:
                self.refused.emit()
                return

        def work() -> Desk:
            from c21desk.services import desk

            return desk.open_file(path, passphrase, _author())

        def failed(error: UserError) -> None:
            if error.field == "passphrase":
                self._open_known(path, True, error.message.text())
            else:
                self._refuse(error)

        self._run(work, self._opened, failed)

    def _refuse(self, error: UserError) -> None:
        self.refused.emit()
        self._context.complain(error)

    def _run(
        self, work: Callable[[], T], done: Callable[[T], None], refused: Callable[[UserError], None]
    ) -> None:
        """Beside the window: the first use of the services loads them, and unlocking takes its time."""

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):
                refused(error)
            elif not isinstance(error, CancelledError):
                raise error

        self._context.jobs.run(message(N_("Opening the file")), lambda _watch: work(), done, failed)

    def _opened(self, desk: Desk) -> None:
        desk.hand_over()
        self._context.settings.remember_file(desk.path)
        self._context.set_desk(desk)
        QTimer.singleShot(
            _WARM_UP_AFTER_MS, self, lambda: threading.Thread(target=desk.warm_up, daemon=True).start()
        )

    def sample(self) -> None:
        """Make a file with the sample delegation."""
        if not self._may_close():
            return
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getSaveFileName(
            self._window,
            _("Sample file"),
            str(Path.home() / "c21desk-sample.c21"),
            _("c21desk files (*{suffix})").format(suffix=".c21"),
        )
        if name:
            self.create_sample(Path(name))

    def create_sample(self, path: Path) -> None:
        """Make a plain file at this path and fill it with the sample delegation."""
        self.create(path, None, self.load_sample)

    def load_sample(self) -> None:
        """Put the sample delegation into the open file."""
        desk = self._context.desk

        def done(visit: uuid.UUID) -> None:
            self._context.say(message(N_("The sample delegation is in the file")), SUCCESS, undo=True)
            self._context.show_record("visit", visit)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self._context.complain(error)

        self._context.jobs.run(
            message(N_("Reading the sample delegation")), lambda _watch: desk.sample.load(), done, failed
        )

    def close(self) -> None:
        """Close the file and show the first page."""
        if self._may_close():
            self._context.set_desk(None)
