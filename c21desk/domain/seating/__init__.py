"""Seating: rule sets that say who sits where, and why.

:func:`arrange` seats people by a rule set around the seats that are held; :func:`layout` gives the places
alone. Each rule set is a module that names its source; what no source confirms is marked [U] there, and all
of it can be overridden seat by seat.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence

from c21desk.domain.kinds import SeatingConvention, SeatingRule
from c21desk.domain.seating import (
    armchairs,
    car,
    group_photo,
    long_table,
    round_banquet,
    signing_table,
    western_table,
)
from c21desk.domain.seating.filling import TOGETHER, fill
from c21desk.domain.seating.model import (
    CARD,
    Arrangement,
    Chair,
    Layout,
    Piece,
    Seated,
    Shape,
    Sitter,
    Wanted,
)

__all__ = [
    "CARD", "CHOICES", "Arrangement", "Chair", "Layout", "Piece", "Seated", "Shape", "Sitter", "arrange", "layout",
]  # fmt: skip

_RULES: Mapping[str, Callable[[Wanted], Layout]] = {
    SeatingRule.LONG_TABLE: long_table.layout,
    SeatingRule.ARMCHAIRS: armchairs.layout,
    SeatingRule.ROUND_BANQUET: round_banquet.layout,
    SeatingRule.WESTERN_TABLE: western_table.layout,
    SeatingRule.GROUP_PHOTO: group_photo.layout,
    SeatingRule.CAR: car.layout,
    SeatingRule.SIGNING_TABLE: signing_table.layout,
}

CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    SeatingRule.LONG_TABLE: {"seats": (), "door": ("across", "along"), "interpreters": ("behind", "beside")},
    SeatingRule.ARMCHAIRS: {"seats": (), "interpreters": ("behind", "beside")},
    SeatingRule.ROUND_BANQUET: {
        "tables": (),
        "seats": (),
        "interpreters": ("beside", "behind"),
        "pairs": ("together", "apart"),
    },
    SeatingRule.WESTERN_TABLE: {
        "seats": (),
        "hosts": ("middle", "ends"),
        "interpreters": ("beside", "behind"),
        "pairs": ("apart", "together"),
        "mixed": ("no", "yes"),
    },
    SeatingRule.GROUP_PHOTO: {"seats": (), "pairs": ("together", "apart")},
    SeatingRule.CAR: {"tables": (), "model": ("sedan", "van"), "driver": ("driver", "host")},
    SeatingRule.SIGNING_TABLE: {"signers": (), "seats": ()},
}
"""What may be chosen for each rule set: a number (no values), or one of several words, the usual one first."""


def _rule(rule: str) -> str:
    return rule if rule in _RULES else SeatingRule.LONG_TABLE


def layout(
    rule: str,
    sitters: Sequence[Sitter],
    shape: Shape | None = None,
    convention: str = SeatingConvention.RIGHT,
    keep: frozenset[str] = frozenset(),
) -> Layout:
    """The places of a rule set for so many people; those named in ``keep`` stay unless a chosen size
    excludes them. A rule set that this program does not know is laid out as a long table."""
    return _RULES[_rule(rule)](Wanted(tuple(sitters), shape or Shape(), convention, keep))


def arrange(
    rule: str,
    sitters: Sequence[Sitter],
    shape: Shape | None = None,
    convention: str = SeatingConvention.RIGHT,
    locks: Mapping[str, uuid.UUID] | None = None,
    places: Layout | None = None,
) -> Arrangement:
    """Seat everyone by a rule set, around the ``locks`` (place to person); in ``places`` where given."""
    shape, locks = shape or Shape(), locks or {}
    pairs, mixed = shape.choice("pairs", _usual(rule, "pairs")), shape.choice("mixed", "no") == "yes"
    places = places or layout(rule, sitters, shape, convention, frozenset(locks))
    return fill(places, tuple(sitters), locks, together=pairs == TOGETHER, mixed=mixed)


def _usual(rule: str, choice: str) -> str:
    return CHOICES[_rule(rule)].get(choice, ("",))[0]
