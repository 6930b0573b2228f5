"""The postal addresses of a person, a card for each."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from c21desk.domain.people import Person, PostalAddress
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.fields import LinesField, TextField
from c21desk.ui.forms import Form
from c21desk.ui.parts_field import PartCard, PartsField
from c21desk.ui.people.kind_labels import KindField
from c21desk.ui.theme import GAP_M
from c21desk.ui.widgets import area


@dataclass(frozen=True)
class Home:
    """A postal address's values."""

    id: uuid.UUID = field(default_factory=uuid.uuid4)
    label: str = ""
    po_box: str = ""
    extended: str = ""
    street: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    han: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.street, self.locality, self.country) if part) or self.han


_PARTS = ("label", "po_box", "extended", "street", "locality", "region", "postal_code", "country", "han")


def store_addresses(person: Person, homes: Sequence[Home]) -> None:
    """Put values into a person's addresses."""
    known = {a.id: a for a in person.addresses}
    kept = []
    for home in homes:
        address = known.get(home.id) or PostalAddress(id=home.id, person_id=person.id)
        for name in _PARTS:
            setattr(address, name, getattr(home, name))
        kept.append(address)
    person.addresses[:] = kept


class AddressCard(PartCard):
    """One address's fields."""

    def __init__(self, context: Context, home: Home) -> None:
        super().__init__()
        self._id = home.id
        self.form = Form(label_width=96)
        street = TextField(placeholder=N_("Street and number"))
        self.form.add_pair(
            N_("Street"),
            ("street", N_("Street and number"), street),
            ("extended", N_("Building, flat, c/o"), TextField(placeholder=N_("Building, flat, c/o"))),
        )
        self.form.add_pair(
            N_("Postal code, town"),
            ("postal_code", N_("Postal code"), TextField(placeholder=N_("Postal code"))),
            ("locality", N_("Town"), TextField(placeholder=N_("Town"))),
        )
        self.form.add_pair(
            N_("Region, country"),
            ("region", N_("Region or province"), TextField(placeholder=N_("Region or province"))),
            ("country", N_("Country"), TextField(placeholder=N_("Country"))),
        )
        self.form.add("po_box", N_("PO box"), TextField())
        self.form.add("han", N_("In Chinese"), LinesField(lines=2, placeholder=N_("For a driver")))
        self.remove = QPushButton()
        self.remove.setProperty("look", "link")
        self.remove.setAutoDefault(False)
        context.icons.put(self.remove, "trash-2", "link")
        self.form.texts.put(self.remove.setText, N_("Remove this address"))
        self.form.add("label", N_("Label"), KindField(), self.remove)
        box = QVBoxLayout()
        box.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_M)
        box.addWidget(self.form)
        area("card", box, self)
        for name in self.form.fields:
            self.form.fields[name].set_value(getattr(home, name))
        self.first = street
        self.form.edited.connect(self.edited)

    def value(self) -> Home:
        """The address as the form shows it."""
        return Home(self._id, **self.form.values())


class AddressesField(PartsField):
    """All addresses of a person; an empty card is none."""

    ADD = N_("Add an address")

    def card(self, part: Home | None) -> PartCard:
        return AddressCard(self.context, part or Home())

    def part(self, value: PostalAddress | Home) -> Home:
        return value if isinstance(value, Home) else Home(value.id, *(getattr(value, n) for n in _PARTS))

    def is_filled(self, part: Home) -> bool:
        return any(getattr(part, name) for name in _PARTS if name != "label")
