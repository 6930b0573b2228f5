"""Search over everything, with what matched marked and explained."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from c21desk.domain import search_text
from c21desk.domain.localized import LocalizedText
from c21desk.domain.search_query import Query, Span
from c21desk.i18n import N_
from c21desk.services.lists import Lister
from c21desk.storage import entries, finding
from c21desk.storage.connections import View
from c21desk.storage.store import Store

WHAT = {
    "name": N_("Name"),
    "han": N_("Chinese name"),
    "pinyin": N_("Pinyin"),
    "usual-reading": N_("Usual reading"),
    "also-called": N_("Also called"),
    "title": N_("Title"),
    "department": N_("Department"),
    "organisation": N_("Organisation"),
    "place": N_("Place"),
    "home-place": N_("Home place"),
    "visit": N_("Visit"),
    "phone": N_("Phone"),
    "address": N_("Address"),
    "tag": N_("Group"),
    "language": N_("Language"),
    "text": N_("Text"),
    "note": N_("Note"),
}
"""Where words may have been found, by :attr:`Reason.what`; msgids."""
_AROUND = 60
"""Letters of a long text that are shown around what matched."""


@dataclass(frozen=True)
class Reason:
    """Where a word was found that neither name nor detail shows. ``what`` is a key of :data:`WHAT`."""

    what: str
    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A record that was found. ``kind`` is its table; names carry no markup.

    ``name_marks`` and ``detail_marks`` are the stretches that match. ``meant`` is what was searched for
    in place of a mistyped text, or "".
    """

    kind: str
    id: uuid.UUID
    name: str
    detail: str
    name_marks: tuple[Span, ...] = ()
    detail_marks: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
    meant: str = ""


class Search:
    """Finds records of every kind by what is typed."""

    def __init__(self, store: Store, listers: dict[str, Lister[Any]]) -> None:
        self._store = store
        self._listers = listers

    def search(self, text: str, limit: int = 20, language: str = "fi") -> list[Hit]:
        """What matches, grouped by kind, at most ``limit`` of each; every typed word must be found.

        Where hardly anything matches, names with a slip of the finger are found too.
        """
        hits: list[Hit] = []
        with self._store.view() as view:
            found = {kind: dict.fromkeys(finding.find(view, kind, text, limit), "") for kind in self._listers}
            if sum(map(len, found.values())) < finding.FEW:
                for kind, numbers in found.items():
                    for n, meant in finding.find_mistyped(view, kind, text, limit - len(numbers)):
                        numbers.setdefault(n, meant)
        for kind, numbers in found.items():
            if numbers:
                hits += self._hits(kind, numbers, text, language)
        return hits

    def _hits(self, kind: str, numbers: dict[int, str], typed: str, language: str) -> list[Hit]:
        """The hits of one kind; those whose name shows what was typed come first."""
        words = _words(kind)
        made: dict[int, tuple[Hit, Query, set[int]]] = {}
        for n, row in self._listers[kind].rows_by_number(list(numbers)).items():
            query = Query(numbers[n] or typed)
            name, detail = words(row, language)
            in_name, name_marks = query.marks(name)
            in_detail, detail_marks = query.marks(detail)
            hit = Hit(kind, row.id, name, detail, tuple(name_marks), tuple(detail_marks), (), numbers[n])
            made[n] = hit, query, set(range(len(query.words))) - in_name - in_detail
        hidden = [n for n, (_, _, missing) in made.items() if missing]
        if hidden:
            with self._store.view() as view:
                for n, reasons in _reasons(view, kind, {n: made[n][1:] for n in hidden}).items():
                    hit, query, missing = made[n]
                    made[n] = replace(hit, reasons=reasons), query, missing
        ordered = [made[n][0] for n in numbers if n in made]
        return sorted(ordered, key=_place)


def _place(hit: Hit) -> tuple[bool, int]:
    """As typed before mistyped; the name's beginning before its middle, and that before other words."""
    if not hit.name_marks:
        return bool(hit.meant), 2
    return bool(hit.meant), int(hit.name_marks[0][0] > 0)


def _reasons(
    view: View, kind: str, wanted: dict[int, tuple[Query, set[int]]]
) -> dict[int, tuple[Reason, ...]]:
    """For each row number the parts of its entry that answer the words which the line does not show."""
    found = {}
    for source in entries.sources(view, kind, "n", list(wanted)):
        n = source.row["n"]
        query, missing = wanted[n]
        missing = set(missing)
        reasons = []
        for part in search_text.parts(kind, source):
            answered = missing & query.answered_by(part.words)
            if answered:
                missing -= answered
                reasons.append(_reason(part, query))
        found[n] = tuple(reasons)
    return found


def _reason(part: search_text.Part, query: Query) -> Reason:
    _, marks = query.marks(part.text)
    if part.what in {"pinyin", "usual-reading"} and not marks:
        marks = [(0, len(part.text))]  # initials stand for the whole reading
    text = part.text
    if len(text) > 2 * _AROUND and marks:
        start = max(0, marks[0][0] - _AROUND)
        cut = text[start : start + 2 * _AROUND]
        lead = "…" if start else ""
        shift = len(lead) - start
        text = f"{lead}{cut}…" if start + len(cut) < len(text) else f"{lead}{cut}"
        marks = [(a + shift, b + shift) for a, b in marks if b - start <= len(cut)]
    return Reason(part.what, text.replace("\n", " "), tuple(marks))


def _best(value: object, language: str) -> str:
    return value.best(language) if isinstance(value, LocalizedText) else str(value or "")


def _named(*details: str) -> Callable[[Any, str], tuple[str, str]]:
    def words(row: Any, language: str) -> tuple[str, str]:
        name = _best(getattr(row, "name", None) or getattr(row, "title", ""), language)
        parts = [_best(getattr(row, d), language) for d in details]
        return name, " · ".join(p for p in parts if p)

    return words


def _person(row: Any, language: str) -> tuple[str, str]:
    other = row.han if row.han != row.name else row.pinyin
    parts = [other, _best(row.title, language), _best(row.organisation, language)]
    return row.name, " · ".join(p for p in parts if p)


def _words(kind: str) -> Callable[[Any, str], tuple[str, str]]:
    match kind:
        case "person":
            return _person
        case "delegation":
            return _named("visit")
        case "programme_item":
            return _named("venue")
        case "visit" | "organisation":
            return _named("place")
        case "task" | "commitment" | "gift" | "note" | "document" | "outcome":
            return _named("visit")
        case _:
            return _named("parent") if kind == "place" else _named()
