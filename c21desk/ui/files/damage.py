"""The look for damage after a file was opened: beside the window, and never in anybody's way."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from c21desk.i18n import N_, message
from c21desk.ui.context import ALERT, Context

_AFTER_MS = 1000
"""The pages and lists come first."""


class DamageWatch(QObject):
    """Checks each file that is opened, once, and says so where it is damaged."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_AFTER_MS)
        self._wait.timeout.connect(self._begin)
        context.desk_changed.connect(self._desk_changed)
        context.desk_closing.connect(self._end)

    def _desk_changed(self) -> None:
        if self._context.has_desk:
            self._wait.start()

    def _end(self) -> None:
        self._wait.stop()
        self._context.jobs.end_pastime()

    def _begin(self) -> None:
        self._context.jobs.pass_time(self._context.desk.inspection, self._tell)

    def _tell(self, faults: list[str]) -> None:
        if faults:
            self._context.say(
                message(
                    N_(
                        "The file “{name}” is damaged. Restore the latest backup; keep the damaged file for later."
                    ),
                    name=self._context.desk.path.name,
                ),
                ALERT,
            )
