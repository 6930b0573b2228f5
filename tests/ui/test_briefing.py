"""The pack in the window: preview, export, cancel."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from c21desk.ui.main_window import MainWindow
from c21desk.ui.visits.briefing import BriefingTab
from tests.ui.helpers import make_visit

pytestmark = pytest.mark.slow
_LONG = 60_000


def open_tab(window: MainWindow) -> BriefingTab:
    window.show_record("visit", make_visit(window.context.desk))
    workspace = window.page("visits").workspace
    workspace.tabs.setCurrentWidget(workspace.briefing)
    return workspace.briefing


def test_preview_follows_language_and_export_writes_a_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = open_tab(window)
    assert tab.working
    qtbot.waitUntil(lambda: not tab.working, timeout=_LONG)
    assert tab.preview is not None
    assert tab.pages == tab.preview.document.pageCount() > 0
    assert tab.state.text().endswith("pages")
    assert tab._missing.count() > 0
    tab.languages["zh_CN"].setChecked(True)
    qtbot.waitUntil(lambda: tab.working)
    qtbot.waitUntil(lambda: not tab.working, timeout=_LONG)
    target = tmp_path / "pack.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    tab.export_button.click()
    qtbot.waitUntil(lambda: not tab.working, timeout=_LONG)
    assert target.read_bytes().startswith(b"%PDF")
    assert window.bar.text() == "Pack written: pack.pdf"
    assert not list(Path(tab._folder.name).iterdir())


def test_cancel_leaves_no_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    tab = open_tab(window)
    tab.cancel()
    assert not tab.working
    target = tmp_path / "pack.pdf"
    tab.export_to(target)
    assert tab.cancel_button.isVisible()
    tab.cancel_button.click()
    assert not tab.working
    assert list(tmp_path.glob("*.pdf*")) == []
    assert tab.export_button.isEnabled()


def test_a_folder_that_cannot_be_written_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    tab = open_tab(window)
    tab.cancel()
    tab.export_to(tmp_path / "missing" / "pack.pdf")
    qtbot.waitUntil(lambda: not tab.working, timeout=_LONG)
    assert tab.problem.text()
