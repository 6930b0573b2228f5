"""Making, opening and closing the data file."""

from __future__ import annotations

import getpass
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _, message
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.jobs import CancelledError

if TYPE_CHECKING:
    from c21desk.services.desk import Desk


def _author() -> str:
    """Who writes: the name of the computer's user."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


class FileActions(QObject):
    """What the File menu and the first page do. Unlocking takes time, so it runs beside the window."""

    def __init__(self, context: Context, window: QWidget, may_close: Callable[[], bool]) -> None:
        super().__init__(window)
        self._context, self._window, self._may_close = context, window, may_close

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

        self._run(work, done, self._context.complain)

    def open(self) -> None:
        """Open a file after asking which."""
        if not self._may_close():
            return
        name, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open a file"), str(Path.home()), _("c21desk files (*.c21 *.db);;All files (*)")
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path, problem: str = "") -> None:
        """Open this file, asking for its passphrase if it has one."""
        from c21desk.services import desk
        from c21desk.ui.files.dialogs import Unlock

        if not self._may_close():
            return
        passphrase = None
        try:
            encrypted = desk.is_encrypted(path)
        except UserError as error:
            self._context.complain(error)
            return
        if encrypted:
            passphrase = Unlock(self._context, path, problem, self._window).answer()
            if passphrase is None:
                return

        def refused(error: UserError) -> None:
            if error.field == "passphrase":
                self.open_path(path, error.message.text())
            else:
                self._context.complain(error)

        self._run(
            lambda: desk.open_file(path, passphrase, _author()), self._opened, refused, beside=encrypted
        )

    def _run(
        self,
        work: Callable[[], Desk],
        done: Callable[[Desk], None],
        refused: Callable[[UserError], None],
        *,
        beside: bool = True,
    ) -> None:
        if not beside:
            try:
                desk = work()
            except UserError as error:
                refused(error)
                return
            done(desk)
            return

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):
                refused(error)
            elif not isinstance(error, CancelledError):
                raise error

        self._context.jobs.run(message(N_("Opening the file")), lambda _watch: work(), done, failed)

    def _opened(self, desk: Desk) -> None:
        self._context.settings.remember_file(desk.path)
        self._context.set_desk(desk)

    def sample(self) -> None:
        """Make a file with the sample delegation."""
        if not self._may_close():
            return
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
