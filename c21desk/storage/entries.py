"""What the entries of the search index are made of, and the names of its tables.

Nothing here needs SQLAlchemy: search is there as soon as a file is open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from c21desk.domain import search_text
from c21desk.storage.connections import View, marks

_BATCH = 500


def fts_name(table: str) -> str:
    """Name of the index of everything in a table."""
    return f"search_{table}"


def names_name(table: str) -> str:
    """Name of the index of a table's names."""
    return f"search_{table}_name"


def words_name(fts: str) -> str:
    """Name of the view of an index that lists its words in order, each with the row it is in."""
    return f"{fts}_word"


def sources(view: View, table: str, column: str, keys: Sequence[Any]) -> list[search_text.Source]:
    """What the entries of records are made of, for those whose ``column`` (``id`` or ``n``) is in ``keys``."""
    rows = _rows(view, table, column, keys)
    ids = [row["id"] for row in rows]
    owned: dict[bytes, dict[str, list[Mapping[str, Any]]]] = {}
    parts = [part for part, owner in search_text.OWNERS.items() if owner.table == table]
    for row in rows:
        owned[row["id"]] = {part: [] for part in parts}
    everything: dict[str, list[Mapping[str, Any]]] = {table: rows}
    for part in parts:
        owner = search_text.OWNERS[part].column
        everything[part] = _rows(view, part, owner, ids)
        for row in everything[part]:
            owned[row[owner]][part].append(row)
    linked = linked_rows(view, everything)
    return [search_text.Source(row, owned[row["id"]], linked) for row in rows]


def linked_rows(
    view: View, everything: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[bytes, Mapping[str, Any]]:
    """The rows that those of ``everything`` (by table) refer to, and what these refer to in turn."""
    linked: dict[bytes, Mapping[str, Any]] = {}
    for _step in range(2):  # a person's post leads to an organisation, and that to its town
        reached: dict[str, list[Mapping[str, Any]]] = {}
        for link in search_text.LINKS:
            wanted = {row[link.column] for row in everything.get(link.table, ())} - linked.keys() - {None}
            if wanted:
                found = _rows(view, link.target, "id", list(wanted))
                linked |= {row["id"]: row for row in found}
                reached.setdefault(link.target, []).extend(found)
        everything = reached
    return linked


def _rows(view: View, table: str, column: str, keys: Sequence[Any]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for start in range(0, len(keys), _BATCH):
        some = keys[start : start + _BATCH]
        statement = f"SELECT * FROM {table} WHERE {column} IN ({marks(some)})"  # noqa: S608 - tables of ours
        found += [dict(row) for row in view.rows(statement, some)]
    return found
