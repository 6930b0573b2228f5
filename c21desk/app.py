"""Composition root of the window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from c21desk import i18n, paths, settings, ui  # noqa: F401 - ui sets up Qt's binding, before Qt is loaded

# isort: split
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from c21desk.ui.main_window import MainWindow

_LOG_BYTES = 300_000


def build(
    app: QApplication,
    preferences: settings.Settings,
    path: Path | None = None,
    passphrase: str | None = None,
) -> MainWindow:
    """The window with all its parts, not shown yet; it opens the file at ``path`` once it is shown.

    ``passphrase`` opens the first encrypted file; where it does not fit, or is None, the user is asked.
    """
    # Loaded here and not above, so that :func:`run` has stopped the garbage collector before.
    from c21desk.ui.context import Context
    from c21desk.ui.icons import Icons
    from c21desk.ui.jobs import Jobs
    from c21desk.ui.language import Language
    from c21desk.ui.main_window import MainWindow
    from c21desk.ui.theme import Theme, load_fonts

    QCoreApplication.setApplicationName("c21desk")
    load_fonts(app)
    language = Language(app, preferences.language or i18n.system_language())
    theme = Theme(app, preferences.theme)
    context = Context(preferences, theme, Icons(theme), language, Jobs(app), app)
    return MainWindow(context, path, passphrase)


def _log_file() -> Path:
    """Where faults are written; the folder is made when the first one is."""
    return paths.log_dir() / "c21desk.log"


def _write_log(kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    """Note where a fault happened, without its values: those may be about people."""
    import logging
    from logging.handlers import RotatingFileHandler

    target = _log_file()
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(target, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.emit(
        logging.LogRecord(
            "c21desk", logging.ERROR, "", 0, "%s at %s", (kind.__name__, " > ".join(places)), None
        )
    )
    handler.close()
    return target


class Faults:
    """Tells of faults of the program; the window stays, for saved work is safe."""

    def __init__(self) -> None:
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a fault and say so; one that comes while another is being told is only logged."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        sys.__excepthook__(kind, error, trace)
        log = _write_log(kind, trace)
        if self._telling:
            return
        from c21desk.ui.help.dialogs import show_fault

        self._telling = True
        try:
            show_fault(kind.__name__, log)
        finally:
            self._telling = False


def run(path: Path | None, passphrase: str | None = None) -> int:
    """Open the window, with the file at ``path`` or with the first page; the exit code.

    ``passphrase`` is tried on an encrypted file before the user is asked.
    """
    gc.disable()  # loading makes many objects and no garbage: collecting now would cost a seventh of it
    app = QApplication([sys.argv[0], "-style", "Fusion"])  # setStyle() would make all of QStyle's enums
    sys.excepthook = Faults()
    preferences = settings.load()
    window = build(app, preferences, path, passphrase)
    window.show()
    _wipe_copies()
    if path is None:
        gc.enable()
    window.context.desk_changed.connect(gc.enable)
    window.files.refused.connect(gc.enable)
    code = app.exec()
    window.context.jobs.stop()
    _wipe_copies()
    return code


def _wipe_copies() -> None:
    """Remove copies of documents that were given to other programs, this time or before a crash."""
    if paths.private_dir().exists():
        from c21desk.services import private_copies

        private_copies.wipe()
