"""The interpreter outlives long use of Qt."""

from __future__ import annotations

import subprocess
import sys

_CODE = """
import c21desk.ui
from PySide6.QtCore import QDate, QObject, Signal

class Sender(QObject):
    told = Signal(object)

sender = Sender()
sender.told.connect(lambda value: None)
for _ in range(40_000):
    sender.setObjectName("x")
    sender.told.emit(True)
    sender.told.emit(False)
    QDate(2030, 1, 1) == 3
    sender.setProperty("p", False)
print("alive")
"""


def test_constants_survive_many_calls() -> None:
    done = subprocess.run([sys.executable, "-c", _CODE], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr[-500:]
