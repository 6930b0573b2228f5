"""Tasks, as rows."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from c21desk.domain.kinds import DueFrom, TaskStatus
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import Column, day_of, id_of, localized_of, localized_sql
from c21desk.services.rows.of_visits import Linked, VisitPartList, id_or_none
from c21desk.storage.connections import View, marks


@dataclass(frozen=True)
class TaskRow:
    """A line of the list of tasks. ``due`` is the day by which it must be done, counted from the visit
    where it moves with that."""

    id: uuid.UUID
    title: LocalizedText
    due: dt.date | None
    owner: LocalizedText
    status: str
    visit: LocalizedText
    visit_id: uuid.UUID | None
    done: dt.date | None


class TaskList(VisitPartList[TaskRow]):
    """Tasks, as rows."""

    TABLE = "task"
    COLUMNS = (
        Column("due", N_("Due on")),
        Column("title", N_("Task"), sortable=True),
        Column("owner", N_("Responsible")),
        Column("status", N_("Status"), sortable=True),
        Column("visit", N_("Visit")),
    )
    SORT_COLUMNS = {"title": "sort_fi", "status": "status"}  # noqa: RUF012 - never changed
    FILTERS = ("status",)

    def of_visit(self, visit_id: uuid.UUID) -> list[TaskRow]:
        """The tasks of a visit by due day; those without one come last."""
        return sorted(super().of_visit(visit_id), key=_by_due)

    def open_tasks(self) -> list[TaskRow]:
        """All tasks that are to be done, by due day."""
        return sorted(self._those("status = ?", TaskStatus.OPEN.value), key=_by_due)

    def _load(self, view: View, keys: list[int]) -> dict[int, TaskRow]:
        rows = view.rows(
            "SELECT t.n, t.id, t.due, t.due_days, t.due_from, t.owner_id, t.status, t.visit_id, t.done, "  # noqa: S608
            'v.start AS first, coalesce(v."end", v.start) AS last, '
            + ", ".join(f"t.{column.strip()}" for column in localized_sql("title").split(","))
            + f" FROM task t LEFT JOIN visit v ON v.id = t.visit_id WHERE t.n IN ({marks(keys)})",
            keys,
        )
        linked = Linked(view, rows, owner_id="person", visit_id="visit")
        return {
            r["n"]: TaskRow(
                id_of(r["id"]),
                localized_of(r, "title"),
                _due(r["due"], r["due_days"], r["last"] if r["due_from"] == DueFrom.LAST_DAY else r["first"]),
                linked.of(r, "owner_id"),
                r["status"],
                linked.of(r, "visit_id"),
                id_or_none(r["visit_id"]),
                day_of(r["done"]),
            )
            for r in rows
        }


def _due(day: str | None, days: int | None, anchor: str | None) -> dt.date | None:
    if days is None:
        return day_of(day)
    counted_from = day_of(anchor)
    return None if counted_from is None else counted_from + dt.timedelta(days=days)


def _by_due(row: TaskRow) -> tuple[bool, dt.date]:
    return row.due is None, row.due or dt.date.max
