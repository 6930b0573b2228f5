"""Choosing a time zone: the usual ones by name, any other as its IANA name."""

from __future__ import annotations

from c21desk.i18n import N_
from c21desk.ui.fields import ChoiceField
from c21desk.ui.labels import ZONES


class ZoneField(ChoiceField):
    """A time zone."""

    def __init__(self, *, empty: bool = False) -> None:
        super().__init__({**({"": N_("Not stated")} if empty else {}), **ZONES})
