"""Figures that offices may change: resources/rules/limits.json, or a file of the same name beside the settings.

The office's own file need hold only what differs. Figures that are not numbers of the expected kind are
left at their defaults, and :func:`load` says so.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache

from c21desk import paths
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message

FILE = "limits.json"


@dataclass(frozen=True)
class Limits:
    """The figures; what each is for stands in resources/rules/README.md."""

    interpreter_minutes: int = 90
    rank_gap: int = 45
    outbound_people: int = 6
    outbound_days: tuple[int, ...] = (5, 8, 10)
    outbound_work_share: float = 2 / 3
    sight_words: tuple[str, ...] = ()
    passport_months_inbound: int = 3
    passport_months_outbound: int = 6
    passport_years: int = 10
    schengen_latest_days: int = 15
    schengen_earliest_months: int = 6
    gift_yuan: int = 200
    yuan_per_euro: float = 8.0
    clock_words: tuple[str, ...] = ()
    cash_words: tuple[str, ...] = ()
    four_words: tuple[str, ...] = ()
    town_km_per_hour: float = 30.0
    road_km_per_hour: float = 70.0
    far_km_per_hour: float = 200.0
    town_km: float = 30.0
    road_km: float = 300.0
    detour: float = 1.3
    start_minutes: int = 10


@cache
def load() -> Limits:
    """The figures in force. Raises UserError where the office's own file cannot be read."""
    found = json.loads((paths.resources() / "rules" / FILE).read_text(encoding="utf-8"))
    own = paths.config_dir() / FILE
    if own.is_file():
        try:
            more = json.loads(own.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError):
            more = None
        if not isinstance(more, dict):
            raise UserError(message(N_("The file of limits “{name}” cannot be read."), name=str(own)))
        found |= more
    return of(found)


def of(values: dict[str, object]) -> Limits:
    """The figures in a table of names and values. Raises UserError for one of the wrong kind."""
    usable: dict[str, object] = {}
    for field in fields(Limits):
        if field.name not in values:
            continue
        value = values[field.name]
        default = field.default
        if isinstance(default, tuple):
            kind = int if default else str
            fits = isinstance(value, list) and all(isinstance(v, kind) and v for v in value)
            value = tuple(value) if isinstance(value, list) else value
        else:
            fits = (
                isinstance(value, int | float)
                and not isinstance(value, bool)
                and value > 0
                and (isinstance(default, float) or isinstance(value, int))
            )
        if not fits:
            raise UserError(
                message(N_("The limit “{name}” in {file} has no usable value."), name=field.name, file=FILE)
            )
        usable[field.name] = value
    return Limits(**usable)  # type: ignore[arg-type]
