"""Targets of columns in words, also those that no list offers but a program's headings mean."""

from __future__ import annotations

from c21desk.exchange.contacts.columns import DETAILS, HEADINGS, NUMBERED
from c21desk.exchange.contacts.targets import Target, choices, parse_target
from c21desk.i18n import N_, Message, message

_CHOICES = dict(choices())
_FURTHER = {
    ("birthday", "year"): N_("Year of birth"),
    ("birthday", "month"): N_("Month of birth"),
    ("birthday", "day"): N_("Day of birth"),
    ("related", ""): N_("Related person"),
    ("custom", ""): N_("Custom field"),
    ("event", ""): N_("Anniversary"),
    ("extra", ""): N_("Keep for export only"),
    ("name", "phonetic"): N_("Reading of the name"),
    ("name", ""): N_("Name as one text"),
}
_WHOLE = {"org": "name", "adr": "street"}
"""The part by which details are named."""


def target_name(target: str) -> Message:
    """What a target is called; what is none leaves its column out."""
    if target in _CHOICES:
        return _CHOICES[target]
    found = parse_target(target)
    if found is None:
        return _CHOICES[""]
    details = found.part in ("about", "types", "service")
    part = _WHOLE.get(found.field, "") if details else found.part
    name = _base(found, "" if part in ("value", "line") else part)
    if found.slot > 1:
        name = message(NUMBERED, column=name, n=found.slot)
    return message(DETAILS, column=name) if details else name


def _base(target: Target, part: str) -> Message:
    """The name of a target without its number."""
    bare = f"{target.field}.{part}" if part else target.field
    typed = f"{bare}:{target.types}" if target.types else bare
    for text in (f"{typed}#1", typed):
        if text in _CHOICES:
            return _CHOICES[text]
    msgid = HEADINGS.get((target.field, part or "value")) or HEADINGS.get((target.field, part))
    name = message(msgid or _FURTHER.get((target.field, part)) or _FURTHER[target.field, ""])
    return message(N_("{column} ({kind})"), column=name, kind=target.types) if target.types else name
