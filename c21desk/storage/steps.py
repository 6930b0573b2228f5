"""Undo steps as the journal lists them: which one Undo would take back, and what it is called."""

from __future__ import annotations

import json
from typing import NamedTuple

from c21desk.i18n import Message
from c21desk.storage.connections import View

EDIT, UNDO, REDO = 0, 1, 2
"""Kinds of transactions."""


class Step(NamedTuple):
    """An undo step: ``arrival`` is its number in this file."""

    arrival: int
    origin: int
    first: int
    last: int
    label: Message


class Skipped(NamedTuple):
    """A field that keeps a newer value: the entity's and the field's wire names, and the record's id."""

    entity: str
    field: str
    record: bytes


class Undone(NamedTuple):
    """What an undo or redo did: the step's name, and the fields that keep a newer value."""

    label: Message
    skipped: tuple[Skipped, ...]


def label_to_json(label: Message) -> str:
    """A step's name for the journal. Values in it are plain texts and numbers."""
    parts = {"msgid": label.msgid, "params": label.params, "plural": label.plural}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def label_from_json(text: str) -> Message:
    """The name of a step, translatable."""
    raw = json.loads(text)
    return Message(raw["msgid"], raw["params"], raw["plural"])


def step(view: View, arrival: int | None) -> Step | None:
    """The step of that number; None for None. Raises LookupError for a number that is not in the journal."""
    if arrival is None:
        return None
    row = view.row("SELECT arrival, origin, first, last, label FROM journal_txn WHERE arrival = ?", [arrival])
    if row is None:
        raise LookupError(arrival)
    return Step(row["arrival"], row["origin"], row["first"], row["last"], label_from_json(row["label"]))


def size(view: View, taken: Step | None) -> int:
    """How many operations taking a step back touches; of an undo, those of the edit that it took back."""
    while taken is not None:
        retracts = view.value("SELECT retracts FROM journal_txn WHERE arrival = ?", [taken.arrival])
        if retracts is None:
            return taken.last - taken.first + 1
        taken = step(view, retracts)
    return 0


def to_undo(view: View, origin: int) -> Step | None:
    """The latest edit of this file's own that stands."""
    latest = "SELECT max(arrival) FROM journal_txn WHERE origin = ? AND kind = ? AND alive = 1"
    return step(view, view.value(latest, [origin, EDIT]))


def to_redo(view: View, origin: int) -> Step | None:
    """The latest undo that no edit has followed; its label is that of the step it took back."""
    latest = (
        "SELECT max(arrival) FROM journal_txn WHERE origin = ? AND kind = ? AND alive = 1 AND arrival > "
        "(SELECT coalesce(max(arrival), 0) FROM journal_txn WHERE origin = ? AND kind = ?)"
    )
    return step(view, view.value(latest, [origin, UNDO, origin, EDIT]))
