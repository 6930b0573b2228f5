"""Contacts from outside files: as member lists, and with room for formats that hold contacts only."""

from __future__ import annotations

from pathlib import Path

from c21desk.exchange.members import READERS as _LISTS
from c21desk.exchange.members import read_with
from c21desk.exchange.records import ReadResult

READERS = dict(_LISTS)
"""Reader of each kind of source that may hold contacts; a further format is one more entry."""


def read_people(source: Path | str | bytes, kind: str | None = None) -> ReadResult:
    """Read contacts from a file, pasted text or bytes; see :func:`c21desk.exchange.members.read_members`."""
    return read_with(READERS, source, kind)
