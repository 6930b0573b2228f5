"""What a start loads: the first page and the first list are there before SQLAlchemy is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from c21desk.services import desk

LATE = (
    "sqlalchemy", "alembic", "reportlab", "openpyxl", "docx", "pypinyin", "PIL", "babel", "defusedxml", "lxml",
    "argon2", "cryptography", "c21desk.domain.model",
)  # fmt: skip
"""Modules that a start with a plain file does without."""

_TELL = f"print(*[name for name in {LATE!r} if name in sys.modules], sep=',')"

_READ = """
import sys
from pathlib import Path
from c21desk.services import desk
from c21desk.services.lists import ListQuery

opened = desk.open_file(Path(sys.argv[1]))
places = opened.lists.places
assert places.rows(places.ids(ListQuery())[:200])
assert not opened.history.undo_label()
"""

_SHOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from c21desk import app, settings

application = QApplication(sys.argv[:1])
window = app.build(application, settings.load(), Path(sys.argv[1]))
opened = QEventLoop()
window.context.desk_changed.connect(opened.quit)
window.show()
opened.exec()
window.show_page("places")
assert window.pages["places"].list.model.rowCount()
window.grab()
"""


@pytest.mark.parametrize("steps", [_READ, _SHOW])
def test_the_first_list_is_there_before_what_edits_need(tmp_path: Path, steps: str) -> None:
    path = tmp_path / "file.c21"
    desk.create(path).close()
    end = "\nimport os\nsys.stdout.flush()\nos._exit(0)  # taking the window down is not what is looked at"
    told = subprocess.run(
        [sys.executable, "-c", steps + _TELL + end, str(path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []


def test_what_an_edit_needs_can_be_loaded_beforehand(tmp_path: Path) -> None:
    opened = desk.create(tmp_path / "file.c21")
    opened.warm_up()
    assert opened.people.new().family_latin == ""
    opened.close()


_IMPORT = """
import c21desk.ui
import PySide6.QtWidgets
import inspect

def fail(_module):
    raise AssertionError("read")

inspect.getsource = fail
import zoneinfo, wave
print("unread")
"""


def test_no_module_is_read_as_a_text_when_it_is_imported() -> None:
    told = subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["unread"]
