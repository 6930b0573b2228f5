"""Where the program's own files lie: beside the package in a wheel, else in the checkout.

Nothing here touches a user's data; the data file's place is always the user's choice.
"""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """Folder that holds ``resources/``, ``translations/`` and ``db/``."""
    bundled = _PACKAGE / "_data"
    return bundled if bundled.is_dir() else _PACKAGE.parent


def resources() -> Path:
    """Fonts, icons, templates."""
    return data_root() / "resources"


def translations() -> Path:
    """Message catalogues, one folder a language."""
    return data_root() / "translations"


def migrations() -> Path:
    """Alembic's script folder."""
    return data_root() / "db" / "migrations"


def seed() -> Path:
    """Reference data that every new file starts with."""
    return data_root() / "db" / "seed"


def config_dir() -> Path:
    """Folder of this user's settings; ``C21DESK_HOME`` puts it elsewhere (tests, portable use)."""
    home = os.environ.get("C21DESK_HOME")
    if home:
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_config_dir("c21desk", appauthor=False))


def private_dir() -> Path:
    """Folder for copies of documents that the user opens in another program: emptied at start and end."""
    home = os.environ.get("C21DESK_HOME")
    if home:
        return Path(home) / "private"
    import platformdirs

    return Path(platformdirs.user_cache_dir("c21desk", appauthor=False)) / "private"


def log_dir() -> Path:
    """Folder of the program's log. The log never holds personal data."""
    home = os.environ.get("C21DESK_HOME")
    if home:
        return Path(home) / "log"
    import platformdirs

    return Path(platformdirs.user_log_dir("c21desk", appauthor=False))
