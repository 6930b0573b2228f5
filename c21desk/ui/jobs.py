"""Long work beside the window: one worker thread, progress, cancel.

A job is a function of a :class:`Watch`. It runs in the worker thread; what it returns or raises comes
back in the window's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal

from c21desk.i18n import Message

T = TypeVar("T")


class CancelledError(Exception):
    """The user cancelled the work."""


class Watch:
    """What a job may ask and tell while it works."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is. Raises CancelledError if the user cancelled."""
        if self._stop.is_set():
            raise CancelledError
        self._report(done, total)

    @property
    def cancelled(self) -> bool:
        """Whether the user cancelled."""
        return self._stop.is_set()

    def wait(self, seconds: float) -> bool:
        """Pause; true at once when the user cancels."""
        return self._stop.wait(seconds)

    def cancel(self) -> None:
        """Ask the job to stop at its next look."""
        self._stop.set()


class Job(QObject):
    """One piece of long work, from its start to its end."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, label: Message, work: Callable[[Watch], Any]) -> None:
        super().__init__()
        self.label = label
        self.work = work
        self.watch = Watch(self.progressed.emit)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self.watch.cancel()


class _Worker(QObject):
    done = Signal(object, object, object)

    def run(self, job: Job) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = job.work(job.watch)
        except Exception as caught:  # noqa: BLE001 - handed to the window's thread, which tells or raises it
            error = caught
        self.done.emit(job, result, error)


class Jobs(QObject):
    """The queue of long work."""

    started = Signal(object)
    idle = Signal()
    _wanted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: QThread | None = None
        self._worker: _Worker | None = None
        self._running: list[Job] = []

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return bool(self._running)

    def run(
        self,
        label: Message,
        work: Callable[[Watch], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Start ``work`` after what waits already; ``done`` gets its result in the window's thread.

        ``failed`` gets what it raised; without it, the exception is raised in the window's thread.
        """
        job = Job(label, work)
        job.succeeded.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        job.setProperty("own_failure", failed is not None)
        if self._thread is None:
            self._thread = QThread()
            self._worker = _Worker()
            self._worker.moveToThread(self._thread)
            self._wanted.connect(self._worker.run, Qt.ConnectionType.QueuedConnection)
            self._worker.done.connect(self._finish, Qt.ConnectionType.QueuedConnection)
            self._thread.start()
        self._running.append(job)
        self.started.emit(job)
        self._wanted.emit(job)
        return job

    def _finish(self, job: Job, result: object, error: Exception | None) -> None:
        self._running.remove(job)
        job.ended.emit()
        if not self._running:
            self.idle.emit()
        if error is None:
            job.succeeded.emit(result)
        elif job.property("own_failure"):
            job.failed.emit(error)
        elif not isinstance(error, CancelledError):
            raise error

    def stop(self) -> None:
        """Cancel everything and wait for the worker to end."""
        for job in self._running:
            job.cancel()
        if self._thread is not None:
            self._thread.quit()
            self._thread.wait()
            self._thread = self._worker = None
