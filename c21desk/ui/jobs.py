"""Long work beside the window: one worker thread, progress, cancel.

A job is a function of a :class:`Watch`. It runs in the worker thread; what it returns or raises comes
back in the window's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal

from c21desk.i18n import Message

T = TypeVar("T")
R = TypeVar("R", covariant=True)


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


class Pastime(Protocol[R]):
    """Reading that the worker does while nobody needs it, and that can be broken off at any time."""

    def run(self) -> R | None:
        """Do it, in the worker's thread. None where it was broken off."""

    def stop(self) -> None:
        """Break it off, from the window's thread; it has ended when this returns."""


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
    time_passed = Signal()
    """A pastime was done whole."""
    _wanted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: QThread | None = None
        self._worker: _Worker | None = None
        self._running: list[Job] = []
        self._make_pastime: Callable[[], Pastime[Any]] | None = None
        self._pastime: tuple[Job, Pastime[Any]] | None = None
        self._told: Callable[[Any], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether something runs or waits that the user must wait for; a pastime is nothing of that."""
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
        self._break_off()
        self._running.append(job)
        self.started.emit(job)
        self._hand_over(job)
        return job

    def pass_time(self, make: Callable[[], Pastime[T]], done: Callable[[T], None]) -> None:
        """Do reading whenever there is no other work, until it was done whole; ``done`` gets its result.

        Work that comes in breaks it off and never waits for it; it begins anew afterwards, made again.
        """
        self.end_pastime()
        self._make_pastime, self._told = make, done
        self._begin_pastime()

    def end_pastime(self) -> None:
        """Break off what :meth:`pass_time` began, for good. It has ended when this returns."""
        self._make_pastime = None
        self._break_off()

    def _begin_pastime(self) -> None:
        if self._make_pastime is None or self._running or self._pastime is not None:
            return
        pastime = self._make_pastime()
        job = Job(Message(""), lambda _watch: pastime.run())
        self._pastime = job, pastime
        self._hand_over(job)

    def _break_off(self) -> None:
        if self._pastime is not None:
            self._pastime[1].stop()
            self._pastime = None

    def _pastime_over(self, job: Job, result: object, error: Exception | None) -> None:
        if self._pastime is None or self._pastime[0] is not job:
            return  # broken off
        self._pastime = self._make_pastime = None
        if error is not None:
            raise error
        if self._told is not None:
            self._told(result)
        self.time_passed.emit()

    def _hand_over(self, job: Job) -> None:
        if self._thread is None:
            self._thread = QThread()
            self._worker = _Worker()
            self._worker.moveToThread(self._thread)
            self._wanted.connect(self._worker.run, Qt.ConnectionType.QueuedConnection)
            self._worker.done.connect(self._finish, Qt.ConnectionType.QueuedConnection)
            self._thread.start()
        self._wanted.emit(job)

    def _finish(self, job: Job, result: object, error: Exception | None) -> None:
        if job not in self._running:
            self._pastime_over(job, result, error)
            return
        self._running.remove(job)
        job.ended.emit()
        if not self._running:
            self.idle.emit()
            self._begin_pastime()
        if error is None:
            job.succeeded.emit(result)
        elif job.property("own_failure"):
            job.failed.emit(error)
        elif not isinstance(error, CancelledError):
            raise error

    def stop(self) -> None:
        """Cancel everything and wait for the worker to end."""
        self.end_pastime()
        for job in self._running:
            job.cancel()
        if self._thread is not None:
            self._thread.quit()
            self._thread.wait()
            self._thread = self._worker = None
