"""One record in full, as plain values under its permanent field names."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from c21desk.domain.base import Record
from c21desk.domain.errors import UserError
from c21desk.domain.localized import ALL_TEXT_LANGUAGES
from c21desk.domain.model import RECORDS, sensitive_fields
from c21desk.i18n import N_, message
from c21desk.services.records import RecordService
from c21desk.storage.wire import entity

if TYPE_CHECKING:
    from c21desk.services.desk import Desk
    from c21desk.services.encounters import Encounter

SENSITIVE: frozenset[str] = frozenset().union(
    *({entity(r).by_column[column].wire for column in sensitive_fields(r)} for r in RECORDS)
)
"""Wire names of fields that are shown only when asked for."""

MASK = "•••"


def details(desk: Desk, record_id: uuid.UUID, *, sensitive: bool = False) -> dict[str, Any]:
    """The record's kind, id and fields that are not empty, with the records it owns.

    Sensitive fields are masked unless ``sensitive``. Raises UserError where no record has this id.
    """
    for kind, service in _services(desk).items():
        if service.key_of(record_id) is not None:
            record = service.get(record_id)
            answer = {"kind": kind, **_fields(record, sensitive=sensitive)}
            for part in service.PARTS:
                answer[part] = [_fields(p, sensitive=sensitive) for p in getattr(record, part)]
            if kind == "person":
                answer["history"] = [_encounter(e) for e in desk.record_history.encounters(record_id)]
            if kind == "delegation":
                answer["order"] = [
                    {"place": m.place, "name": m.name.display, "han": m.name.han, "why": str(m.reason)}
                    for m in desk.delegations.ranked(record_id)
                ]
            if kind == "visit":
                answer["delegations"] = [str(d.id) for d in desk.delegations.for_visit(record_id)]
                answer["programme"] = [str(i.id) for i in desk.programme.items(record_id)]
                answer["seating"] = [str(p.id) for p in desk.lists.seating.of_visit(record_id)]
            if kind == "seating-plan":
                answer["people"] = _seated(desk, record_id)
            return answer
    raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))


def _services(desk: Desk) -> dict[str, RecordService[Any, Any]]:
    return {
        "person": desk.people,
        "organisation": desk.organisations,
        "place": desk.places,
        "delegation": desk.delegations,
        "visit": desk.visits,
        "programme-item": desk.programme,
        "seating-plan": desk.seating,
        "journey": desk.journeys,
        "vehicle": desk.vehicles,
        "room": desk.rooms,
        "invitation": desk.invitations,
        "document": desk.documents,
        "task": desk.tasks,
        "commitment": desk.commitments,
        "gift": desk.gifts,
        "note": desk.notes,
        "outcome": desk.outcomes,
        "title": desk.titles,
        "theme": desk.themes,
    }


def _encounter(met: Encounter) -> dict[str, Any]:
    """A visit, meeting, gift, promise, note or invitation of a person, with what it has of these fields."""
    title = {language: text for language in ALL_TEXT_LANGUAGES if (text := getattr(met.title, language))}
    fields = {
        "day": met.day.isoformat() if met.day else "",
        "title": title,
        "role": met.role,
        "state": met.state,
        "value": met.value,
        "currency": met.currency if met.value is not None else "",
        "visit": str(met.visit_id) if met.visit_id else "",
    }
    kept = {name: value for name, value in fields.items() if value not in ("", None, {})}
    return {"id": str(met.id), "kind": met.kind.replace("_", "-"), **kept}


def _seated(desk: Desk, plan_id: uuid.UUID) -> list[dict[str, str]]:
    """Who sits where in a plan, and why; who has no seat has none here either."""
    plan = desk.seating.view(plan_id)
    seats = [(str(c.label), plan.seats[c.place]) for c in plan.chairs() if c.place in plan.seats]
    people = [
        {"seat": label, "name": o.name.display, "han": o.name.han, "why": o.own_reason or str(o.reason)}
        for label, o in seats
    ]
    return people + [
        {"seat": "", "name": u.name.display, "han": u.name.han, "why": str(u.reason)} for u in plan.unseated
    ]


def _fields(record: Record, *, sensitive: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": str(record.id)}
    for field in entity(type(record)).fields:
        value = getattr(record, field.column)
        if value != field.empty:
            shown = field.encode(value)
            fields[field.wire] = shown if sensitive or field.wire not in SENSITIVE else MASK
    return fields
