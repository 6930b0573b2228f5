"""A real window over a real file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from c21desk import settings
from c21desk.app import build
from c21desk.services import desk as desks
from c21desk.ui.main_window import MainWindow
from tests.ui.helpers import EXPECTED, forget

LIST = """南京市代表团名单
1. 王建国 市长 南京市人民政府
2. 李晓明 副市长 南京市人民政府
3. 赵敏 翻译 南京市外事办公室
"""


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the reference data only; copied for each test, for planting them takes a while."""
    path = tmp_path_factory.mktemp("template") / "empty.c21"
    desks.create(path, None, "Tester").close()
    return path


@pytest.fixture
def file(empty_file: Path, tmp_path: Path) -> Path:
    """A fresh file of the test's own."""
    path = tmp_path / "test.c21"
    shutil.copy(empty_file, path)
    return path


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., MainWindow]]:
    """Makes shown windows, and takes them down without questions."""
    made: list[MainWindow] = []

    def make(path: Path | None, passphrase: str | None = None) -> MainWindow:
        window = build(qapp, settings.Settings(language="en", theme=settings.LIGHT), passphrase=passphrase)
        window.resize(1366, 740)
        made.append(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        if path is not None:
            window.context.set_desk(desks.open_file(path, None, "Tester"))
        return window

    yield make
    for window in made:
        window.context.jobs.stop()
        window.context.set_desk(None)
        window.hide()
        window.deleteLater()
        window.context.theme.deleteLater()
        window.context.language.deleteLater()
        window.context.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def every_dialog_came() -> Iterator[None]:
    """A dialog that a test waits for in vain must not be answered in the next test."""
    yield
    missed = list(EXPECTED)
    for timer in missed:
        forget(timer)
    assert not missed, "a dialog was to be answered, and never came"


@pytest.fixture
def window(make_window: Callable[[Path | None], MainWindow], file: Path) -> MainWindow:
    """A window with a fresh file open."""
    return make_window(file)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform cannot tell a window manager about sizes, and says so each time."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.qt_log_ignore(r"propagateSizeHints", extend=True))
