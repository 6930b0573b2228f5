"""A window in a process of its own, up to the moment it has painted: ``window.py bare|frame|start|today|people [FILE]``.

Prints JSON: seconds since the process was started, CPU seconds, modules that should not be loaded yet.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from c21desk.ui.main_window import MainWindow

LATE = (
    "sqlalchemy",
    "reportlab",
    "alembic",
    "openpyxl",
    "docx",
    "pypinyin",
    "PIL",
    "babel",
    "defusedxml",
    "lxml",
)
"""Modules that a window needs on use only."""

_PATIENCE = 60.0
"""Seconds after which a window that has not painted counts as broken."""


def _tell() -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    began = float(os.environ.get("C21DESK_BENCH_BEGAN") or time.monotonic())
    told = {
        "wall": time.monotonic() - began,
        "cpu": usage.ru_utime + usage.ru_stime,
        "late": sorted(name for name in LATE if name in sys.modules),
    }
    print(json.dumps(told), flush=True)
    os._exit(0)  # taking the window down is not part of the start


def _give_up() -> None:
    print("the file was refused, or nothing was painted in time", file=sys.stderr, flush=True)
    os._exit(1)


def bare() -> None:
    """The floor: an empty main window of PySide6."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)  # type: ignore[arg-type]
            QTimer.singleShot(0, _tell)

    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1000, 700)
    window.show()
    app.exec()


def ours(what: str, path: Path | None) -> None:
    """The program's own way in (:func:`c21desk.app.run`), stopped when the page in question has painted."""
    from c21desk import app  # before Qt, as the command line loads it

    # isort: split
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    class Watch(QObject):
        """Tells once the widget watched has painted itself and its rows are there."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, _tell)
            return False

    watch = Watch()
    built = app.build

    def build(*arguments: object) -> MainWindow:
        window = built(*arguments)  # type: ignore[arg-type]

        def opened() -> None:
            if not window.context.has_desk:
                return
            if what == "people":
                window.show_page("people")
                table = window.pages["people"].list.table  # type: ignore[attr-defined]
                assert table.model().rowCount() > 0
                table.viewport().installEventFilter(watch)
            else:
                # a widget that its children cover is not painted itself: the first of them tells
                for widget in window.pages[what].findChildren(QWidget):
                    widget.installEventFilter(watch)

        window.files.refused.connect(_give_up)
        if what == "frame":
            for widget in (window, *window.top.findChildren(QWidget)):
                widget.installEventFilter(watch)
            return window
        if path is None:
            window.pages["start"].installEventFilter(watch)
        else:
            window.context.desk_changed.connect(opened)
        return window

    app.build = build  # type: ignore[assignment]
    app.run(path)


if __name__ == "__main__":
    watchdog = threading.Timer(_PATIENCE, _give_up)
    watchdog.daemon = True
    watchdog.start()
    kind = sys.argv[1]
    if kind == "bare":
        bare()
    else:
        ours(kind, Path(sys.argv[2]) if sys.argv[2:] else None)
