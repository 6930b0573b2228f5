"""Faults of the world, told as sentences that say what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message

_DAMAGED = N_("The file “{name}” is damaged. Restore the latest backup; keep the damaged file for later.")

# What the driver says, and the sentence that helps. Only the text tells the cases apart in DB-API.
_DRIVER_SAYS = (
    ("disk is full", N_("The disk is full. Free some space and try again; your file is unchanged.")),
    (
        "readonly database",
        N_("The file “{name}” or its folder is read-only. Copy it to a folder where you may write."),
    ),
    (
        "unable to open",
        N_("The file “{name}” cannot be opened. Check that the folder exists and that you may write there."),
    ),
    (
        "disk i/o error",
        N_("The disk holding “{name}” reported a fault. Copy the file to another disk and try again."),
    ),
    ("malformed", _DAMAGED),
    ("corrupt", _DAMAGED),
    ("no such table", _DAMAGED),
    ("not a database", N_("“{name}” is not a c21desk file, or its key does not fit.")),
    ("locked", N_("The file “{name}” is in use by another program. Close that program and try again.")),
)


def explain(fault: Exception, path: Path) -> UserError | None:
    """The sentence for a fault of the disk or the file system; None if it is a bug of ours."""
    if isinstance(fault, OSError):
        return _explain_os(fault, path)
    original = getattr(fault, "orig", fault)  # SQLAlchemy wraps what the driver says
    if not isinstance(original, dbapi2.DatabaseError):
        return None
    says = str(original).lower()
    return next(
        (UserError(message(msgid, name=path.name)) for part, msgid in _DRIVER_SAYS if part in says), None
    )


def _explain_os(fault: OSError, path: Path) -> UserError:
    if fault.errno == errno.ENOSPC:
        return UserError(
            message(N_("The disk is full. Free some space and try again; your file is unchanged."))
        )
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError(
            message(
                N_("The file “{name}” or its folder is read-only. Copy it to a folder where you may write."),
                name=path.name,
            )
        )
    return UserError(
        message(
            N_(
                "The file “{name}” cannot be opened. Check that the folder exists and that you may write there."
            ),
            name=path.name,
        )
    )


def damaged(path: Path) -> UserError:
    """The sentence for a file whose content is not what it must be."""
    return UserError(message(_DAMAGED, name=path.name))


def _of_the_world() -> tuple[type[Exception], ...]:
    """What may be a fault of the world. Asked only once something was raised: SQLAlchemy loads slowly."""
    from sqlalchemy.exc import DBAPIError

    return OSError, DBAPIError, dbapi2.DatabaseError


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn faults of the world inside into :class:`UserError`; everything else passes through."""
    try:
        yield
    except _of_the_world() as fault:
        told = explain(fault, path)
        if told is None:
            raise
        raise told from fault
