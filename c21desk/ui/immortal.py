"""Keeps Python's constants alive under Qt's binding.

PySide6 6.12.0 is built for the interpreter's stable interface as of Python 3.12, where None, True and
False cannot die, and gives them away without counting. Its wheels install on Python 3.10 and 3.11 too,
where each such call takes one reference that is not its own: after some ten thousand calls the
interpreter stops with “deallocating None”. Counting them far up once costs nothing and outlasts any run.
"""

from __future__ import annotations

import sys

_FAR = 1 << 60 if sys.maxsize > 1 << 32 else 1 << 29
_ENOUGH = _FAR >> 1


def keep_constants_alive() -> None:
    """Count the constants so far up that no number of lost references matters."""
    if sys.version_info >= (3, 12):
        return
    import ctypes  # type: ignore[unreachable, unused-ignore]

    for constant in (None, True, False, NotImplemented, ...):
        # A CPython object begins with its count.
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _ENOUGH:
            count.value += _FAR
