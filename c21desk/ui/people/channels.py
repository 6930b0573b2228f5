"""Ways to reach a person, a line for each."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from c21desk.domain.people import Channel, ChannelKind, Person
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.fields import ChoiceField, Field, TextField
from c21desk.ui.labels import CHANNEL_KIND
from c21desk.ui.tab_order import controls_in, keep_inside
from c21desk.ui.theme import GAP_S
from c21desk.ui.widgets import button


@dataclass(frozen=True)
class Way:
    """A channel's values."""

    id: uuid.UUID = field(default_factory=uuid.uuid4)
    kind: str = ChannelKind.PHONE
    value: str = ""
    label: str = ""

    def __str__(self) -> str:
        return self.value


def store_ways(person: Person, ways: Sequence[Way]) -> None:
    """Put values into a person's channels."""
    known = {c.id: c for c in person.channels}
    kept = []
    for way in ways:
        channel = known.get(way.id) or Channel(id=way.id, person_id=person.id)
        channel.kind, channel.value, channel.label = way.kind, way.value, way.label
        kept.append(channel)
    person.channels[:] = kept


class _Line(QWidget):
    def __init__(self, context: Context, way: Way) -> None:
        super().__init__()
        self._id = way.id
        self.kind = ChoiceField(CHANNEL_KIND)
        self.value_field = TextField(placeholder=N_("Number or address"))
        self.label_field = TextField(placeholder=N_("Label"))
        self.label_field.line.setMaximumWidth(110)
        self.remove = QToolButton()
        context.icons.put(self.remove, "x", "secondary")
        self.kind.label(N_("Kind of contact"))
        self.value_field.label(N_("Number or address"))
        self.label_field.label(N_("Label"))
        self.kind.texts.name(self.remove, N_("Remove this contact"), N_("Remove this contact"))
        self.kind.set_value(way.kind)
        self.value_field.set_value(way.value)
        self.label_field.set_value(way.label)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_S)
        for widget, stretch in (
            (self.kind, 0),
            (self.value_field, 1),
            (self.label_field, 0),
            (self.remove, 0),
        ):
            box.addWidget(widget, stretch)

    def way(self) -> Way:
        """What the line says."""
        return Way(self._id, self.kind.value(), self.value_field.value(), self.label_field.value())


class ChannelsField(Field):
    """All contacts of a person."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.lines: list[_Line] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(GAP_S)
        self.add_button = button(context, self.texts, N_("Add a contact"), self._add, icon="plus")
        self.add_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.main = self.add_button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addLayout(self._box)
        layout.addWidget(self.add_button)

    def label(self, text: object) -> None:
        """The lines' own fields have names; the button says what it does."""

    def _append(self, way: Way) -> _Line:
        line = _Line(self._context, way)
        for part in (line.kind, line.value_field, line.label_field):
            part.edited.connect(self.edited)
        line.remove.clicked.connect(lambda: self._remove(line))
        self._box.addWidget(line)
        self.lines.append(line)
        keep_inside(self, controls_in(*self.lines, self.add_button))
        return line

    def _add(self) -> None:
        self._append(Way()).value_field.setFocus()
        self.edited.emit()

    def _remove(self, line: _Line) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self.add_button.setFocus()
        self.edited.emit()

    def value(self) -> tuple[Way, ...]:
        """The contacts; an empty line is none."""
        return tuple(way for line in self.lines if (way := line.way()).value)

    def set_value(self, value: Sequence[Channel] | tuple[Way, ...]) -> None:
        """Show contacts. Lines that say the same already stay, and with them the focus."""
        ways = tuple(
            part if isinstance(part, Way) else Way(part.id, part.kind, part.value, part.label)
            for part in value
        )
        if ways == tuple(line.way() for line in self.lines):
            return
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for way in ways:
            self._append(way)
