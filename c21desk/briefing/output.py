"""Writing a document: it appears whole or not at all, and faults of the disk say what to do."""

from __future__ import annotations

import errno
import gc
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message


@contextmanager
def written_whole(output: Path) -> Iterator[BinaryIO]:
    """A file to write the document into; it takes the name ``output`` once it is whole.

    Raises UserError when it cannot be written; a file of that name is then as it was.
    """
    draft = output.with_name(f".{output.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with without_collecting(), draft.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(output)
    except OSError as error:
        if error.filename and Path(error.filename) not in (draft, output):
            raise  # a file of our own is missing: not the user's to mend
        raise _unwritable(output, error) from error
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hold back the garbage collector: what is made inside lives until its end, or is no cycle."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _unwritable(output: Path, error: OSError) -> UserError:
    if error.errno == errno.ENOSPC:
        sentence = N_("The disk is full: the document was not written. Free some space and export again.")
        return UserError(message(sentence))
    if error.errno == errno.ENOENT:
        sentence = N_("The folder of {name} does not exist. Choose another place for the document.")
        return UserError(message(sentence, name=str(output)))
    sentence = N_(
        "{name} cannot be written. It may be open in another program, or the folder may be read-only. "
        "Close it or choose another name."
    )
    return UserError(message(sentence, name=output.name))
