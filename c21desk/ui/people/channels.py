"""Ways to reach a person, a line for each."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from c21desk.domain.kinds import ChannelKind
from c21desk.domain.people import Channel, Person
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.fields import ChoiceField, TextField
from c21desk.ui.labels import CHANNEL_KIND
from c21desk.ui.parts_field import PartCard, PartsField
from c21desk.ui.people.kind_labels import KindField
from c21desk.ui.theme import GAP_S, GAP_XS
from c21desk.ui.widgets import plain_label

_FIRST = 1
"""The preference of what comes first."""


@dataclass(frozen=True)
class Way:
    """A channel's values."""

    id: uuid.UUID = field(default_factory=uuid.uuid4)
    kind: str = ChannelKind.PHONE
    value: str = ""
    label: str = ""
    preferred: int | None = None

    def __str__(self) -> str:
        return self.value


def store_ways(person: Person, ways: Sequence[Way]) -> None:
    """Put values into a person's channels."""
    known = {c.id: c for c in person.channels}
    kept = []
    for way in ways:
        channel = known.get(way.id) or Channel(id=way.id, person_id=person.id)
        channel.kind, channel.value, channel.label = way.kind, way.value, way.label
        channel.preferred = way.preferred
        kept.append(channel)
    person.channels[:] = kept


def _shown(way: Way) -> str:
    """A number in international form, anything else as it is stored."""
    if way.kind != ChannelKind.PHONE or not way.value.strip():
        return way.value
    from c21desk.domain.phones import international  # with tables of all numbering plans

    return international(way.value)


class _Line(PartCard):
    def __init__(self, context: Context, way: Way) -> None:
        super().__init__()
        self.context = context
        self._id = way.id
        self._stored = way.value
        self._shown = _shown(way)
        self.kind = ChoiceField(CHANNEL_KIND)
        self.value_field = TextField(placeholder=N_("Number or address"))
        self.label_field = KindField()
        self._preferred = way.preferred
        self.first_choice = QToolButton()
        self.first_choice.setCheckable(True)
        self.first_choice.setChecked(way.preferred == _FIRST)
        self._show_first()
        self.remove = QToolButton()
        context.icons.put(self.remove, "x", "secondary")
        self.kind.label(N_("Kind of contact"))
        self.value_field.label(N_("Number or address"))
        self.label_field.label(N_("Label"))
        self.kind.texts.name(
            self.first_choice, N_("Preferred"), N_("Preferred: comes first in lists and on cards")
        )
        self.kind.texts.name(self.remove, N_("Remove this contact"), N_("Remove this contact"))
        self.kind.set_value(way.kind)
        self.value_field.set_value(self._shown)
        self.label_field.set_value(way.label)
        self.hint = plain_label("hint", wrap=True)
        self.hint.hide()
        box = QHBoxLayout()
        box.setSpacing(GAP_S)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP_XS)
        outer.addLayout(box)
        outer.addWidget(self.hint)
        for widget, stretch in (
            (self.kind, 0),
            (self.value_field, 1),
            (self.label_field, 0),
            (self.first_choice, 0),
            (self.remove, 0),
        ):
            box.addWidget(widget, stretch)
        self.first = self.value_field
        for part in (self.kind, self.value_field, self.label_field):
            part.edited.connect(self.edited)
        self.value_field.line.editingFinished.connect(self._number_left)
        self.first_choice.toggled.connect(self._preferred_chosen)

    def _number_left(self) -> None:
        """Write a number that was just typed in international form; say where it cannot be understood."""
        line = self.value_field.line
        if self.kind.value() != ChannelKind.PHONE or not line.text().strip():
            self.hint.hide()
            return
        if not line.isModified():
            return
        from c21desk.domain.phones import parse  # with tables of all numbering plans

        phone = parse(line.text())
        self.hint.setText("" if phone.note is None else phone.note.text())
        self.hint.setVisible(phone.note is not None)
        line.setModified(False)
        if phone.note is None and phone.shown != line.text():
            line.show_text(phone.shown)
            self.edited.emit()

    def _show_first(self) -> None:
        on = self.first_choice.isChecked()
        self.context.icons.put(self.first_choice, "star", "primary" if on else "secondary")

    def _preferred_chosen(self, on: bool) -> None:
        self._preferred = _FIRST if on else None
        self._show_first()
        self.edited.emit()

    def value(self) -> Way:
        """What the line says; the stored form of a number that nobody changed."""
        typed = self.value_field.value()
        return Way(
            self._id,
            self.kind.value(),
            self._stored if typed == self._shown else typed,
            self.label_field.value(),
            self._preferred,
        )


class ChannelsField(PartsField):
    """All contacts of a person; an empty line is none."""

    ADD = N_("Add a contact")

    def card(self, part: Way | None) -> PartCard:
        return _Line(self.context, part or Way())

    def part(self, value: Channel | Way) -> Way:
        return (
            value
            if isinstance(value, Way)
            else Way(value.id, value.kind, value.value, value.label, value.preferred)
        )

    def is_filled(self, part: Way) -> bool:
        return bool(part.value)
