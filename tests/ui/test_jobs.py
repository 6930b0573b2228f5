"""Long work beside the window."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from c21desk.i18n import message
from c21desk.ui.jobs import CancelledError, Jobs, Watch


@pytest.fixture
def jobs(qapp: QApplication):
    made = Jobs(qapp)
    yield made
    made.stop()


def test_work_runs_in_another_thread_and_ends_in_the_windows(qtbot: QtBot, jobs: Jobs) -> None:
    here, there, back = threading.get_ident(), [], []
    listening = threading.Event()

    def work(watch: Watch) -> int:
        assert listening.wait(30)
        there.append(threading.get_ident())
        watch.progress(1, 2)
        return 42

    progress = []

    def done(result: int) -> None:
        back.append((result, threading.get_ident()))

    job = jobs.run(message("Work"), work, done)
    job.progressed.connect(lambda n, total: progress.append((n, total)))
    listening.set()
    qtbot.waitUntil(lambda: bool(back))
    assert there[0] != here
    assert back == [(42, here)]
    assert progress == [(1, 2)]
    assert not jobs.busy


def test_cancel(qtbot: QtBot, jobs: Jobs) -> None:
    started = threading.Event()
    errors: list[Exception] = []

    def work(watch: Watch) -> None:
        started.set()
        while True:
            watch.progress(0, 1)
            watch.wait(0.01)

    job = jobs.run(message("Work"), work, lambda _result: None, errors.append)
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], CancelledError)


def test_a_fault_is_handed_to_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.capture_exceptions() as caught:
        jobs.run(message("Work"), lambda _watch: 1 / 0, lambda _result: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


class Counting:
    """A pastime that goes on until it is broken off, or ends when told to."""

    def __init__(self, made: list[Counting], enough: threading.Event) -> None:
        made.append(self)
        self.begun, self.ended, self._stop, self._enough = (
            threading.Event(),
            threading.Event(),
            threading.Event(),
            enough,
        )

    def run(self) -> str | None:
        self.begun.set()
        while not self._stop.wait(0.001):
            if self._enough.is_set():
                self.ended.set()
                return "whole"
        self.ended.set()
        return None

    def stop(self) -> None:
        self._stop.set()
        assert not self.begun.is_set() or self.ended.wait(30)


def test_a_pastime_gives_way_to_work_and_begins_anew_afterwards(qtbot: QtBot, jobs: Jobs) -> None:
    made: list[Counting] = []
    enough, told, done, started = threading.Event(), [], [], []
    jobs.started.connect(started.append)
    jobs.pass_time(lambda: Counting(made, enough), told.append)
    assert not jobs.busy  # the file may be closed
    assert made[0].begun.wait(30)
    job = jobs.run(message("Work"), lambda _watch: 42, done.append)
    assert made[0].ended.is_set()
    qtbot.waitUntil(lambda: done == [42])
    assert started == [job]  # a pastime shows no progress
    assert len(made) == 2
    enough.set()
    qtbot.waitUntil(lambda: told == ["whole"])
    jobs.run(message("Work"), lambda _watch: 43, done.append)
    qtbot.waitUntil(lambda: done == [42, 43])
    assert len(made) == 2  # it was done once, that is enough


def test_a_pastime_ends_for_good(qtbot: QtBot, jobs: Jobs) -> None:
    made: list[Counting] = []
    told: list[str] = []
    done: list[int] = []
    jobs.pass_time(lambda: Counting(made, threading.Event()), told.append)
    assert made[0].begun.wait(30)
    jobs.end_pastime()
    assert made[0].ended.is_set()
    jobs.run(message("Work"), lambda _watch: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert (len(made), told) == (1, [])
