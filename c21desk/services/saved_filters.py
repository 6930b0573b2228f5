"""Filters of lists that the user gave a name, kept in the file: a search for a name is about people."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message
from c21desk.services.lists import ListQuery
from c21desk.storage.store import Store

_LONGEST = 60
"""Characters of a filter's name."""


class SavedFilters:
    """Named filters of each list. They belong to this file and do not travel."""

    def __init__(self, store: Store) -> None:
        self._values = store.local_values

    def names(self, noun: str) -> list[str]:
        """The names of a list's filters, in alphabetical order."""
        prefix = _key(noun, "")
        return sorted((key.removeprefix(prefix) for key in self._values.items(prefix)), key=str.casefold)

    def get(self, noun: str, name: str, now: ListQuery) -> ListQuery | None:
        """The query ``now`` with what the filter says; None where there is no such filter (any more)."""
        text = self._values.get(_key(noun, name))
        if text is None:
            return None
        try:
            kept = json.loads(text)
            day = dt.date.fromisoformat(kept["day"]) if kept.get("day") else None
            filters = {str(k): str(v) for k, v in kept.get("filters", {}).items()}
            return replace(now, text=str(kept.get("text", "")), filters=filters, day=day)
        except (ValueError, TypeError, AttributeError):
            return None

    def save(self, noun: str, name: str, query: ListQuery) -> None:
        """Keep what a query filters by under a name, in place of what had that name.

        Raises UserError for a name that is empty, and while a long task writes to the file.
        """
        name = " ".join(name.split()).replace("/", "\u2215")[:_LONGEST]
        if not name:
            raise UserError(message(N_("Give the filter a name.")), "name")
        kept = {
            "text": query.text,
            "filters": dict(query.filters),
            "day": query.day.isoformat() if query.day else "",
        }
        self._values.set(_key(noun, name), json.dumps(kept, ensure_ascii=False))

    def remove(self, noun: str, name: str) -> None:
        """Forget a filter."""
        self._values.set(_key(noun, name), None)


def _key(noun: str, name: str) -> str:
    return f"filter/{noun}/{name}"
