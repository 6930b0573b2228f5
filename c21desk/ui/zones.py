"""Choosing a time zone: the usual ones by name, any other as its IANA name."""

from __future__ import annotations

from c21desk.i18n import N_
from c21desk.ui.fields import ChoiceField

ZONES = {
    "Europe/Helsinki": N_("Finland"),
    "Asia/Shanghai": N_("China"),
    "Asia/Hong_Kong": N_("Hong Kong"),
    "Europe/Stockholm": N_("Central Europe"),
    "Europe/London": N_("Great Britain"),
    "UTC": N_("Universal time (UTC)"),
}


class ZoneField(ChoiceField):
    """A time zone."""

    def __init__(self, *, empty: bool = False) -> None:
        super().__init__(({"": N_("Not stated")} if empty else {}) | ZONES)
