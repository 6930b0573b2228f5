"""Copies of documents for other programs: in a folder of this user alone, and gone with the program.

A document in an encrypted file is plain text once another program has it. That is the user's choice, made
knowingly; what is in our hands is to keep the copy from others and to remove it.
"""

from __future__ import annotations

import re
import secrets
import shutil
from pathlib import Path

from c21desk import paths
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def put(name: str, data: bytes) -> Path:
    """A copy under a folder that only this user may enter; its name is the document's.

    Raises UserError where it cannot be written.
    """
    folder = paths.private_dir() / secrets.token_hex(8)
    path = folder / (_UNFIT.sub(" ", name).strip(" .")[-120:] or "document")
    try:
        paths.private_dir().mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        path.write_bytes(data)
        path.chmod(0o600)
    except OSError as error:
        raise UserError(
            message(N_("The copy cannot be written: {reason}"), reason=error.strerror or str(error))
        ) from error
    return path


def wipe() -> bool:
    """Remove all copies; false where one is still held by another program: the next start tries again."""
    shutil.rmtree(paths.private_dir(), ignore_errors=True)
    return not paths.private_dir().exists()
