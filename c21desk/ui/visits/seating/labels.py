"""Words for rule sets, conventions and the choices of each."""

from __future__ import annotations

from collections.abc import Mapping

from c21desk.domain.kinds import SeatingRule
from c21desk.domain.seating import names
from c21desk.i18n import N_
from c21desk.ui.labels import Labels

RULE: Labels = names.RULES
CONVENTION: Labels = names.CONVENTIONS
CHOICE: Labels = {
    "seats": N_("Seats"),
    "tables": N_("Tables"),
    "signers": N_("Signers of a side"),
    "door": N_("Door"),
    "interpreters": N_("Interpreters"),
    "pairs": N_("Couples"),
    "mixed": N_("Men and women alternate"),
    "hosts": N_("Hosts"),
    "model": N_("Kind of car"),
    "driver": N_("Who drives"),
}
CHOICE_OF: Mapping[tuple[str, str], str] = {
    (SeatingRule.LONG_TABLE, "seats"): N_("Seats of a side"),
    (SeatingRule.ARMCHAIRS, "seats"): N_("Seats of a side"),
    (SeatingRule.ROUND_BANQUET, "seats"): N_("Seats of a table"),
    (SeatingRule.GROUP_PHOTO, "seats"): N_("People in a row"),
    (SeatingRule.SIGNING_TABLE, "seats"): N_("People in a row"),
    (SeatingRule.CAR, "tables"): N_("Cars"),
}
"""Where a choice means something else than usual."""

VALUE: Mapping[tuple[str, str], str] = {
    ("door", "across"): N_("Guests face it"),
    ("door", "along"): N_("At the table's end"),
    ("interpreters", "behind"): N_("Behind"),
    ("interpreters", "beside"): N_("Beside"),
    ("pairs", "together"): N_("Sit together"),
    ("pairs", "apart"): N_("By rank"),
    ("mixed", "no"): N_("No"),
    ("mixed", "yes"): N_("Yes"),
    ("hosts", "middle"): N_("In the middle"),
    ("hosts", "ends"): N_("At the ends"),
    ("model", "sedan"): N_("Car, 4 seats"),
    ("model", "van"): N_("Van, 6 seats"),
    ("driver", "driver"): N_("A driver"),
    ("driver", "host"): N_("The host"),
}
FITTED = N_("As needed")
MOST: Mapping[str, int] = {"seats": 30, "tables": 12, "signers": 4}


def choice_label(rule: str, name: str) -> str:
    """What a choice of a rule set is called (a msgid)."""
    return next((text for (of, own), text in CHOICE_OF.items() if of == rule and own == name), CHOICE[name])


def choice_values(name: str, words: tuple[str, ...]) -> dict[str, str]:
    """The values of a choice: words, or numbers with "as needed" first."""
    if words:
        return {word: VALUE[name, word] for word in words}
    return {"": FITTED} | {str(n): str(n) for n in range(1, MOST[name] + 1)}
