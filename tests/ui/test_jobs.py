"""Long work beside the window."""

from __future__ import annotations

import threading
import uuid

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from c21desk.i18n import message
from c21desk.ui.fields import ChoiceField
from c21desk.ui.jobs import CancelledError, Job, Jobs, Watch
from c21desk.ui.main_window import MainWindow
from c21desk.ui.people.bulk_edit import BulkEditDialog


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


# -- long steps


def crowd(window: MainWindow, count: int) -> list[uuid.UUID]:
    """Many people, made in one step."""
    contacts = window.context.desk.contacts
    cards = (f"BEGIN:VCARD\nVERSION:4.0\nFN:Person {n}\nN:Person{n};;;;\nEND:VCARD\n" for n in range(count))
    contacts.import_now([contacts.source("".join(cards))], "en")
    return contacts.everyone()


def test_a_long_undo_is_shown_at_work_and_leaves_the_window_free(qtbot: QtBot, window: MainWindow) -> None:
    crowd(window, 2001)
    shares: list[int] = []
    begun: list[Job] = []

    def follow(job: Job) -> None:
        begun.append(job)
        job.progressed.connect(lambda done, _total: shares.append(done))

    window.context.jobs.started.connect(follow)
    window.undo()
    assert window.context.jobs.busy  # the window did not wait for it
    assert str(begun[0].label) == "Undo: Import contacts"
    qtbot.waitUntil(lambda: window.bar.text() == "Undone: Import contacts")
    assert window.context.desk.contacts.everyone() == []
    assert len(shares) >= 3
    assert shares == sorted(shares)
    window.redo()
    qtbot.waitUntil(lambda: window.bar.text() == "Done again: Import contacts")
    assert len(window.context.desk.contacts.everyone()) == 2001


def test_a_long_undo_that_is_stopped_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    crowd(window, 2001)
    window.context.jobs.started.connect(lambda job: job.cancel())
    window.undo()
    qtbot.waitUntil(lambda: window.bar.text() == "Cancelled. Nothing was changed.")
    assert len(window.context.desk.contacts.everyone()) == 2001
    assert str(window.context.desk.history.undo_label()) == "Import contacts"


def test_a_change_of_many_people_is_made_by_the_worker(qtbot: QtBot, window: MainWindow) -> None:
    people = crowd(window, 301)
    dialog = BulkEditDialog(window.context, people, window)
    qtbot.addWidget(dialog)
    dialog.what.setCurrentIndex(4)
    field = dialog.values.currentWidget()
    assert isinstance(field, ChoiceField)
    field.set_value("needed")
    dialog.carry_out()
    assert dialog.result() == BulkEditDialog.DialogCode.Accepted
    assert window.context.jobs.busy
    qtbot.waitUntil(lambda: "301 people changed" in window.bar.text())
    assert window.context.desk.people.get(people[300]).interpreting == "needed"
