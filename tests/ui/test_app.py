"""What happens when the program itself fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from c21desk import app
from c21desk.ui.help import dialogs


def test_a_fault_is_told_and_logged_without_values(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[tuple[str, Path | None]] = []
    monkeypatch.setattr(dialogs, "show_fault", lambda kind, log: told.append((kind, log)))
    faults = app.Faults()
    try:
        raise ValueError("passport FI1234567 of Matti Virtanen")
    except ValueError as error:
        faults(type(error), error, error.__traceback__)
    ((kind, log),) = told
    assert kind == "ValueError"
    assert log is not None
    text = log.read_text(encoding="utf-8")
    assert "ValueError at test_app.py:" in text
    assert "FI1234567" not in text
    assert "Virtanen" not in text
    capsys.readouterr()


def test_starting_the_window_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    code = (
        "import sys, c21desk.app; "
        "print([m for m in ('sqlalchemy', 'reportlab', 'alembic', 'openpyxl', 'docx', 'PySide6.QtPdf', 'babel') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
