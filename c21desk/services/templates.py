"""Templates of visits: the programme and the tasks of usual kinds of visit, in all languages."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from functools import cache
from typing import Any

from c21desk import paths
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Direction, DueFrom, ItemKind
from c21desk.domain.localized import LocalizedText
from c21desk.domain.places import Place
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.tasks import Task
from c21desk.domain.times import CHINA, FINLAND, from_local
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, message
from c21desk.storage.store import Store

SPOUSE_TRACK = N_("Spouse programme")


@dataclass(frozen=True)
class TemplateItem:
    """An item: ``day`` counts from the visit's first, 0; ``minutes`` is how long it lasts."""

    day: int
    time: dt.time
    minutes: int
    kind: ItemKind
    title: LocalizedText
    spouse: bool


@dataclass(frozen=True)
class TemplateTask:
    """A task, due so many days after (before, where negative) the visit's first or last day."""

    days: int
    due_from: DueFrom
    title: LocalizedText


@dataclass(frozen=True)
class Template:
    """A usual kind of visit. ``direction`` is the one that it is meant for."""

    id: str
    order: int
    name: LocalizedText
    direction: Direction
    days: int
    items: tuple[TemplateItem, ...]
    tasks: tuple[TemplateTask, ...]


@dataclass(frozen=True)
class Applied:
    """What was made; ``outside`` counts the items that lie after the visit's last day."""

    items: int
    tasks: int
    outside: int


def _template(found: dict[str, Any]) -> Template:
    return Template(
        found["id"],
        found["order"],
        LocalizedText(**found["name"]),
        Direction(found["direction"]),
        found["days"],
        tuple(
            TemplateItem(
                i["day"], dt.time.fromisoformat(i["time"]), i["minutes"], ItemKind(i["kind"]),
                LocalizedText(**i["title"]), i.get("spouse", False),
            )
            for i in found["items"]
        ),
        tuple(TemplateTask(t["days"], DueFrom(t["from"]), LocalizedText(**t["title"])) for t in found["tasks"]),
    )  # fmt: skip


@cache
def templates() -> tuple[Template, ...]:
    """All templates in their order."""
    folder = paths.resources() / "templates"
    found = [_template(json.loads(p.read_text(encoding="utf-8"))) for p in folder.glob("*.json")]
    return tuple(sorted(found, key=lambda t: t.order))


class Templates:
    """Fills visits from templates."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Template, ...]:
        """All templates in their order."""
        return templates()

    def apply(self, template_id: str, visit_id: uuid.UUID, first: dt.date | None = None) -> Applied:
        """Add the items and tasks of a template to a visit, as one undo step.

        ``first`` is the first day for a visit without days, which takes them from the template. Raises
        UserError (field ``start``) where neither is given.
        """
        template = next((t for t in templates() if t.id == template_id), None)
        if template is None:
            raise UserError(message(N_("There is no such template.")))
        with self._store.write(message(N_("Fill from template"))) as session:
            visit = session.get(Visit, visit_id)
            if visit is None:
                raise UserError(message(N_("This visit no longer exists. Someone has deleted it.")))
            start = visit.start or first
            if start is None:
                raise UserError(message(N_("Say on which day the visit begins.")), "start")
            if visit.start is None:
                visit.start = start
                visit.end = max(visit.end or start, start + dt.timedelta(days=template.days - 1))
            place = session.get(Place, visit.place_id) if visit.place_id else None
            usual = CHINA if visit.direction == Direction.OUTBOUND else FINLAND
            zone = (place.zone if place else "") or usual
            track = str(message(SPOUSE_TRACK))
            outside = 0
            for item in template.items:
                day = start + dt.timedelta(days=item.day)
                outside += visit.end is not None and day > visit.end
                begins = from_local(day, item.time, zone)
                session.add(
                    ProgrammeItem(
                        visit_id=visit.id,
                        start=begins,
                        end=begins + dt.timedelta(minutes=item.minutes),
                        zone=zone,
                        kind=item.kind,
                        track=track if item.spouse else "",
                        title=item.title,
                    )
                )
            for task in template.tasks:
                session.add(
                    Task(visit_id=visit.id, title=task.title, due_days=task.days, due_from=task.due_from)
                )
        return Applied(len(template.items), len(template.tasks), outside)
