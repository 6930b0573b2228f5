"""The bar at the bottom: what just happened, with Undo, and what is going on; hidden with nothing to say."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from c21desk.i18n import N_, Message
from c21desk.ui.context import ALERT, INFO, SUCCESS, WARNING, Context
from c21desk.ui.jobs import Job
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_M, GAP_S
from c21desk.ui.widgets import area, button, plain_label

_ICON = {
    INFO: ("info", "link"),
    SUCCESS: ("circle-check", "success"),
    WARNING: ("triangle-alert", "warning"),
    ALERT: ("circle-alert", "alert"),
}
_PROGRESS_AFTER_MS = 250
"""Work shorter than this shows no progress bar."""


class MessageBar(Translated, QWidget):
    """The last message, the Undo button that belongs to it, and the progress of long work."""

    undo_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._message: Message | None = None
        self._job: Job | None = None
        self._icon = QLabel()
        self._text = plain_label(selectable=True)
        self.undo_button = button(
            context, self.texts, N_("Undo"), self.undo_wanted.emit, icon="undo-2", look="link"
        )
        self._work = plain_label("hint")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(180)
        self._bar.setTextVisible(False)
        self.texts.name(self._bar, N_("Progress"))
        self.cancel_button = button(context, self.texts, N_("Cancel"), self._cancel, look="link")
        box = QHBoxLayout()
        box.setContentsMargins(GAP_M, GAP_S // 2, GAP_M, GAP_S // 2)
        box.setSpacing(GAP_S)
        box.addWidget(self._icon)
        box.addWidget(self._text)
        box.addWidget(self.undo_button)
        box.addStretch(1)
        box.addWidget(self._work)
        box.addWidget(self._bar)
        box.addWidget(self.cancel_button)
        area("bar", box, self)
        self.setMinimumHeight(34)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PROGRESS_AFTER_MS)
        self._timer.timeout.connect(self._show_work)
        context.said.connect(self.show_message)
        context.desk_changed.connect(self.clear)
        context.jobs.started.connect(self._started)
        self.clear()
        self._hide_work()

    def show_message(self, message: Message, level: str, undo: bool) -> None:
        """Show a sentence; ``undo`` offers to take the last step back."""
        self._message = message
        name, colour = _ICON[level]
        self._context.icons.put(self._icon, name, colour)
        self._icon.show()
        self._text.setText(message.text())
        self.undo_button.setVisible(undo)
        self.show()

    def text(self) -> str:
        """What the bar says."""
        return self._text.text()

    def clear(self) -> None:
        """Say nothing."""
        self._message = None
        self._icon.hide()
        self._text.setText("")
        self.undo_button.hide()
        self.setVisible(self._job is not None)

    def hide_undo(self) -> None:
        """The step that the message spoke of is no longer the last one."""
        self.undo_button.hide()

    def retranslate(self) -> None:
        """Say it in the new language."""
        if self._message is not None:
            self._text.setText(self._message.text())
        if self._job is not None:
            self._work.setText(self._job.label.text())

    # -- long work

    def _started(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._progress)
        job.ended.connect(self._hide_work)
        self._bar.setRange(0, 0)
        self._timer.start()

    def _show_work(self) -> None:
        if self._job is not None:
            self._work.setText(self._job.label.text())
            for part in (self._work, self._bar, self.cancel_button):
                part.show()
            self.show()

    def _hide_work(self) -> None:
        self._timer.stop()
        self._job = None
        for part in (self._work, self._bar, self.cancel_button):
            part.hide()
        self.setVisible(bool(self._message))

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
