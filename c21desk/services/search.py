"""Search over everything."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from c21desk.domain.localized import LocalizedText
from c21desk.services.lists import Lister
from c21desk.storage.store import Store


@dataclass(frozen=True)
class Hit:
    """A record that was found. ``kind`` is its table; names carry no markup."""

    kind: str
    id: uuid.UUID
    name: str
    detail: str


class Search:
    """Finds records of every kind by what is typed."""

    def __init__(self, store: Store, listers: dict[str, Lister[Any]]) -> None:
        self._store = store
        self._listers = listers

    def search(self, text: str, limit: int = 20, language: str = "fi") -> list[Hit]:
        """What matches, grouped by kind, at most ``limit`` of each; every typed word must be found."""
        if not text.strip():
            return []
        return [
            Hit(kind, row.id, *_words(kind)(row, language))
            for kind, lister in self._listers.items()
            for row in lister.find_rows(text, limit)
        ]


def _best(value: object, language: str) -> str:
    return value.best(language) if isinstance(value, LocalizedText) else str(value or "")


def _named(*details: str) -> Callable[[Any, str], tuple[str, str]]:
    def words(row: Any, language: str) -> tuple[str, str]:
        name = _best(getattr(row, "name", None) or getattr(row, "title", ""), language)
        parts = [_best(getattr(row, d), language) for d in details]
        return name, " · ".join(p for p in parts if p)

    return words


def _words(kind: str) -> Callable[[Any, str], tuple[str, str]]:
    match kind:
        case "person":
            return _named("han", "title", "organisation")
        case "delegation":
            return _named("visit")
        case "programme_item":
            return _named("venue")
        case "visit" | "organisation":
            return _named("place")
        case _:
            return _named("parent") if kind == "place" else _named()
