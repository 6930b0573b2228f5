"""The places of the file, for telling where organisations are."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from c21desk.domain.seats import KnownPlace, Seats


def known_seats(query: Callable[[str, Sequence[Any]], Iterable[Sequence[Any]]]) -> Seats:
    """The seats that organisations can have, of all places of the file. ``query`` runs a SELECT."""
    statement = "SELECT id, kind, parent_id, name_zh, name_fi, name_en, name_sv FROM place"
    return Seats(
        KnownPlace(
            uuid.UUID(bytes=key),
            kind,
            uuid.UUID(bytes=parent) if parent else None,
            zh,
            tuple(dict.fromkeys(name for name in names if name)),
        )
        for key, kind, parent, zh, *names in query(statement, ())
    )
