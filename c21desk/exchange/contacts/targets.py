"""Where a column of a contact table goes: small values that can be kept as text.

The text of a target is ``field.part:types#slot``. All columns of one slot make one value: "tel.value#2" and
"tel.types#2" a telephone number with its kind, "adr.street:work#1" and "adr.locality:work#1" an address.
Columns without a slot make a value each. "" is a column that is left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from c21desk.exchange.cards import SENSITIVE
from c21desk.i18n import N_, Message, message

_FORM = re.compile(r"([a-z_]+)(?:\.([a-z_]+))?(?::([\w +-]+))?(?:#(\d{1,4}))?")
NAME_PARTS = (
    "family",
    "given",
    "additional",
    "prefixes",
    "suffixes",
    "sort_family",
    "sort_given",
    "phonetic",
)
ADDRESS_PARTS = (
    "po_box", "extended", "street", "locality", "region", "postal_code", "country", "formatted",
)  # fmt: skip
_PARTS: dict[str, tuple[str, ...]] = {
    "name": (*NAME_PARTS, "about"),
    "adr": (*ADDRESS_PARTS, "types", "about"),
    "org": ("name", "department", "types", "about"),
    "phonetic": ("family", "given", "additional", "organisation"),
    "birthday": ("", "year", "month", "day"),
    "anniversary": ("",),
    "related": ("", "value", "types"),
    "custom": ("value", "types"),
    "event": ("value", "types"),
    "note": ("", "value", "about", "labelled"),
    "extra": ("", "line"),
}
_VALUES = ("formatted", "nickname", "title", "role", "tel", "email", "im", "social", "url", "lang")
_SINGLE = ("sex", "gender", "kind", "uid", "rev", "category", *SENSITIVE)
_VALUE_PARTS = ("", "value", "types", "service", "about")


class Target(NamedTuple):
    """A target taken apart. ``types`` are TYPE words, for "im" the service's scheme."""

    field: str
    part: str = ""
    types: str = ""
    slot: int = 0

    def __str__(self) -> str:
        part = f".{self.part}" if self.part else ""
        types = f":{self.types}" if self.types else ""
        return f"{self.field}{part}{types}" + (f"#{self.slot}" if self.slot else "")


def parse_target(text: str) -> Target | None:
    """The target that a text stands for; None for "" and for what is none (of a newer program, say)."""
    match = _FORM.fullmatch(text)
    if not match:
        return None
    target = Target(match[1], match[2] or "", match[3] or "", int(match[4] or 0))
    parts = _PARTS.get(target.field) or (
        _VALUE_PARTS if target.field in _VALUES else ("",) if target.field in _SINGLE else ()
    )
    return target if target.part in parts else None


_CHOICES: tuple[tuple[str, str], ...] = (
    ("", N_("Leave out")),
    ("formatted", N_("Name as one text")),
    ("name.family#1", N_("Family name")),
    ("name.given#1", N_("Given name")),
    ("name.additional#1", N_("Further given names")),
    ("name.prefixes#1", N_("Honorific before the name")),
    ("name.suffixes#1", N_("Letters after the name")),
    ("phonetic.family", N_("Reading of the family name")),
    ("phonetic.given", N_("Reading of the given name")),
    ("nickname", N_("Nickname")),
    ("org.name#1", N_("Organisation")),
    ("org.department#1", N_("Department")),
    ("title", N_("Title")),
    ("role", N_("Function")),
    ("tel:work", N_("Phone at work")),
    ("tel:cell", N_("Mobile phone")),
    ("tel:home", N_("Phone at home")),
    ("tel", N_("Other phone")),
    ("tel:fax", N_("Fax")),
    ("email:work", N_("E-mail at work")),
    ("email:home", N_("E-mail at home")),
    ("email", N_("E-mail")),
    ("im:weixin", N_("WeChat")),
    ("im", N_("Other messaging")),
    ("url", N_("Web page")),
    ("adr.street:work", N_("Work address: street")),
    ("adr.extended:work", N_("Work address: further line")),
    ("adr.po_box:work", N_("Work address: PO box")),
    ("adr.postal_code:work", N_("Work address: postal code")),
    ("adr.locality:work", N_("Work address: town")),
    ("adr.region:work", N_("Work address: region")),
    ("adr.country:work", N_("Work address: country")),
    ("adr.formatted:work", N_("Work address as one text")),
    ("adr.street:home", N_("Home address: street")),
    ("adr.extended:home", N_("Home address: further line")),
    ("adr.po_box:home", N_("Home address: PO box")),
    ("adr.postal_code:home", N_("Home address: postal code")),
    ("adr.locality:home", N_("Home address: town")),
    ("adr.region:home", N_("Home address: region")),
    ("adr.country:home", N_("Home address: country")),
    ("adr.formatted:home", N_("Home address as one text")),
    ("birthday", N_("Date of birth")),
    ("sex", N_("Sex")),
    ("lang", N_("Language")),
    ("passport_name", N_("Name in the passport")),
    ("passport_number", N_("Passport number")),
    ("passport_issued", N_("Passport issued on")),
    ("passport_expires", N_("Passport valid until")),
    ("birth_place", N_("Place of birth")),
    ("diet", N_("Dietary needs")),
    ("allergies", N_("Allergies")),
    ("access_needs", N_("Accessibility needs")),
    ("category", N_("Groups")),
    ("note", N_("Note")),
    ("note.labelled", N_("Note, with the heading before it")),
    ("extra", N_("Keep for export only")),
)


def choices() -> list[tuple[str, Message]]:
    """Targets to offer for a column, with their names for people. A mapping may hold others too."""
    return [(target, message(name)) for target, name in _CHOICES]
