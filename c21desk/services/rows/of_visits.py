"""What the lists of a visit's parts (tasks, journeys, gifts, …) have in common."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import PersonName
from c21desk.services.lists import Lister, id_of, named, names_of
from c21desk.services.rows.people import NAME_COLUMNS
from c21desk.storage.connections import View, marks

R = TypeVar("R")


class VisitPartList(Lister[R]):
    """Records that name a visit."""

    IN_ORDER: ClassVar[str] = "n"
    """How a visit's records follow each other: the columns of an ORDER BY."""
    BY_PINYIN = False
    INDEXED = False

    def of_visit(self, visit_id: uuid.UUID) -> list[R]:
        """The records of a visit, in order."""
        return self._those("visit_id = ?", visit_id.bytes)

    def _those(self, condition: str, *values: object) -> list[R]:
        with self.store.view() as view:
            keys = list(
                view.numbers(
                    f"SELECT n FROM {self.TABLE} WHERE {condition} ORDER BY {self.IN_ORDER}, n",  # noqa: S608
                    values,
                )
            )
            found = self._load(view, keys)
        return [found[key] for key in keys if key in found]


def person_names(view: View, ids: Iterable[bytes | None]) -> dict[uuid.UUID, LocalizedText]:
    """What people are called in a line of a list: the Latin name with the Han name, in Chinese the Han name."""
    wanted = list({i for i in ids if i is not None})
    names = {}
    for row in view.rows(
        f"SELECT id, {', '.join(NAME_COLUMNS)} FROM person WHERE id IN ({marks(wanted)})",  # noqa: S608
        wanted,
    ):
        name = PersonName(*row[1:])
        names[id_of(row["id"])] = LocalizedText(fi=name.both, en=name.both, zh=name.han or name.display)
    return names


class Linked:
    """The names of the records that rows refer to, each kind read once."""

    def __init__(self, view: View, rows: Iterable[Any], **columns: str) -> None:
        """``columns`` gives, for each column that refers to a record, the table of what it refers to."""
        self._names: dict[str, dict[uuid.UUID, LocalizedText]] = {}
        rows = list(rows)
        for table in set(columns.values()):
            ids = [row[column] for column, of in columns.items() if of == table for row in rows]
            self._names[table] = (
                person_names(view, ids)
                if table == "person"
                else names_of(view, table, ids, _NAMED_BY.get(table, "name"))
            )
        self._columns = columns

    def of(self, row: Any, column: str) -> LocalizedText:
        """The name of what ``column`` refers to; empty where it refers to nothing that exists."""
        return named(self._names[self._columns[column]], row[column])


_NAMED_BY = {"visit": "title", "programme_item": "title", "commitment": "title", "task": "title"}


def id_or_none(stored: bytes | None) -> uuid.UUID | None:
    """The id in a column that may refer to nothing."""
    return None if stored is None else id_of(stored)
