"""Keeps Qt's binding from reading the source of every module that is imported.

PySide6 looks whether the word “PySide6” is in it, to know for which modules a ``from __feature__ import …``
would hold. Nothing here has one, and a start would read a hundred and fifty files for it.
"""

from __future__ import annotations

from importlib import import_module

import shiboken6  # noqa: F401 - brings shibokensupport, which cannot be imported before


def leave_sources_unread() -> None:
    """Let all modules count as those without features from now on. Does nothing where the binding has
    no such look any more."""
    try:
        feature = import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: True
