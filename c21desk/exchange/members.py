"""The one door for lists of people from outside: recognises what a source is and reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from c21desk.exchange import csv_members, docx_members, text_members, xlsx_members
from c21desk.exchange.records import ReadResult
from c21desk.exchange.sniff import MAX_FILE, Source, check_lines, kind_of, load, refuse
from c21desk.i18n import N_

READERS: dict[str, Callable[[Source], ReadResult]] = {
    "xlsx": xlsx_members.read,
    "docx": docx_members.read,
    "csv": csv_members.read,
    "text": text_members.read,
}
"""Reader of each kind of source. The libraries of a format load when its reader is called."""

_UNREAD = {
    "vcard": N_("This file holds contact cards (vCard), not a member list."),
    "icalendar": N_("This file holds calendar events (iCalendar), not a member list."),
}


def read_members(source: Path | str | bytes, kind: str | None = None) -> ReadResult:
    """Read a list of people from a file, from pasted text (``str``) or from bytes.

    What a file is, is told by its content, not by its name; ``kind`` (a key of :data:`READERS`) asks for
    one reader. Raises UserError with one sentence and what to do for whatever cannot be read.
    """
    return read_with(READERS, source, kind)


def read_with(
    readers: dict[str, Callable[[Source], ReadResult]], source: Path | str | bytes, kind: str | None = None
) -> ReadResult:
    """As :func:`read_members` with another choice of readers."""
    if isinstance(source, str):
        if len(source) > MAX_FILE // 4:
            raise refuse(N_("The pasted text is too long. Paste only the list."))
        if not source.strip():
            raise refuse(N_("There is no text. Paste the list first."))
        given = Source(source.encode("utf-8", errors="replace"))
        if kind is None and kind_of(given) == "text":
            return text_members.read_text(source)
    else:
        given = load(source) if isinstance(source, Path) else Source(source)
    found = kind_of(given)
    if found == "text":
        check_lines(given.data)
    if found == "text" and given.name.lower().endswith((".csv", ".tsv", ".tab")):
        found = "csv"
    chosen = kind or found
    if kind in {"xlsx", "docx"} and found != kind:
        raise refuse(N_("The file is not what was asked for: it is of the kind “{found}”."), found=found)
    reader = readers.get(chosen)
    if reader is None:
        raise refuse(_UNREAD.get(chosen, N_("Files of this kind cannot be read as a list of people.")))
    result = reader(given)
    if not result.read:
        raise refuse(N_("The list has headings but no people below them."))
    return result
