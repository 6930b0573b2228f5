"""From the start of the process to a painted window, beside a bare PySide6 window; and the time to unlock."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data import FOLDER, PASSPHRASE, encrypted_file, people_file
from machine import HERE, child
from table import Line, compared, spread


@contextmanager
def screen() -> Iterator[tuple[dict[str, str], str]]:
    """The environment for a window, and what it is shown on: a private Xvfb, else Qt's own memory."""
    with tempfile.TemporaryDirectory() as home:
        plain = {"C21DESK_HOME": home, "LANG": "C.UTF-8", "NO_AT_BRIDGE": "1"}
        if not shutil.which("Xvfb"):
            yield {**plain, "QT_QPA_PLATFORM": "offscreen"}, "offscreen"
            return
        reader, writer = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                number = told.readline().strip()
            yield {**plain, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}, "Xvfb"
        finally:
            server.terminate()
            server.wait()


def plain_file() -> Path:
    """A data file with the sample in it."""
    from c21desk.services import desk

    path = FOLDER / "plain.c21"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        made = desk.create(path, None, "bench")
        made.sample.load()
        made.close()
    return path


def measure(repeats: int) -> tuple[list[Line], list[str]]:
    """Lines for the table, and remarks below it. The runs of all kinds take turns."""
    small, large = str(plain_file()), str(people_file())
    kinds = {
        "bare": ["bare"],
        "frame": ["frame", small],
        "plain": ["today", small],
        "people": ["people", large],
    }
    wall: dict[str, list[float]] = {kind: [] for kind in kinds}
    cpu: dict[str, list[float]] = {kind: [] for kind in kinds}
    late: set[str] = set()
    with screen() as (environment, where):
        for turn in range(repeats + 1):
            for kind, arguments in kinds.items():
                told = json.loads(child([str(HERE / "window.py"), *arguments], environment).out)
                late.update(told["late"])
                if turn:  # the first turn only warms the file cache
                    wall[kind].append(told["wall"] * 1000)
                    cpu[kind].append(told["cpu"] * 1000)
    lines = []
    for name, times in (("CPU", cpu), ("clock", wall)):
        lines += [
            compared(
                f"start to painted window, opening a plain file ({name})", times["frame"], times["bare"], 1.6
            ),
            compared(
                f"start to that file's first page painted ({name})", times["plain"], times["bare"], None
            ),
            compared(f"start to list of 100,000 people painted ({name})", times["people"], times["bare"], 3),
        ]
    lines.append(Line("unlocking an encrypted file (clock)", spread(unlocking(max(3, repeats // 2)))))
    loaded = ", ".join(sorted(late)) or "none"
    return lines, [f"windows on {where}", f"modules loaded at the start that need not be: {loaded}"]


def unlocking(repeats: int) -> list[float]:
    """Milliseconds that the key takes: deriving it from the passphrase is slow on purpose."""
    from c21desk.storage import keys

    file = keys.read(keys.path_for(encrypted_file()))
    times = []
    for _turn in range(repeats):
        started = time.perf_counter()
        keys.unwrap(file, PASSPHRASE)
        times.append((time.perf_counter() - started) * 1000)
    return times


if __name__ == "__main__":
    from table import render

    found, remarks = measure(int(sys.argv[1]) if sys.argv[1:] else 5)
    print(render(found), *remarks, sep="\n")
