"""Facts of the machine, and measuring a child process: time, CPU and peak memory."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
_SHOWN = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "typst", "vobject")


def facts() -> list[str]:
    """What the figures depend on, one line each."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _SHOWN)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB; load {os.getloadavg()[0]:.1f} at the start",
        f"{platform.platform()}, Python {platform.python_version()}",
        versions,
    ]


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


@dataclass(frozen=True)
class Spent:
    """What a child process took: seconds on the clock, CPU seconds with its children, and what it said."""

    wall: float
    cpu: float
    out: str


def child(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Spent:
    """Run this Python with ``arguments`` to its end. Raises RuntimeError where it fails."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
        env={**_plain(), **(environment or {}), "C21DESK_BENCH_BEGAN": repr(started)},
    )
    assert process.stdout is not None
    try:
        out = process.stdout.read()  # ends with the child; a window that never paints ends itself
    except BaseException:
        process.kill()  # it would keep the data file locked
        raise
    process.stdout.close()
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    if process.returncode:
        told = f"{' '.join(arguments)} ended with {process.returncode}"
        raise RuntimeError(told)
    return Spent(wall, usage.ru_utime + usage.ru_stime, out)


def _plain() -> dict[str, str]:
    """The environment with compiled modules kept, as installing leaves them: else every start compiles all."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(CHECKOUT / "build" / "bench" / "pycache")}


def peak() -> float:
    """Most MB of resident memory that this process has had.

    Read by the process itself: getrusage would also count what its parent held when it was forked.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(
            line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")
        )
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    print("\n".join(facts()))
