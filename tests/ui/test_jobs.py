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
