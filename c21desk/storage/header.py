"""Whose file it is, and of which version: two numbers in the header that are read before all else.

The version is a whole number (``PRAGMA user_version``), so it is known without loading Alembic or even
SQLAlchemy, which are needed only to bring a file forward.
"""

from __future__ import annotations

from pathlib import Path

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message
from c21desk.storage.connections import View

APPLICATION_ID = 0x43323144  # "C21D"

SCHEMA = 3
"""The schema version of this program: the number of the newest script in db/migrations."""


def version(view: View) -> int:
    """The schema version of an open file; 0 for an empty one."""
    return int(view.value("PRAGMA user_version"))


def refuse_foreign(view: View, path: Path) -> None:
    """Raise UserError for a database of another program, and for one of a newer version of this one."""
    if view.value("PRAGMA application_id") != APPLICATION_ID:
        raise UserError(
            message(
                N_("“{name}” is not a c21desk file. Choose a file whose name ends in .c21."), name=path.name
            )
        )
    if version(view) > SCHEMA:
        raise UserError(
            message(
                N_("“{name}” was last used with a newer version of c21desk. Update the program to open it."),
                name=path.name,
            )
        )
