"""People of a visit to be ticked: both delegations in rank order."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from c21desk.domain.kinds import Side
from c21desk.i18n import N_
from c21desk.services.delegations import RankedMember
from c21desk.ui.context import Context
from c21desk.ui.fields import Field
from c21desk.ui.formats import local_text
from c21desk.ui.labels import SIDE
from c21desk.ui.language import Text
from c21desk.ui.tab_order import controls_in, keep_inside
from c21desk.ui.theme import GAP_S, GAP_XS
from c21desk.ui.widgets import button, clear_layout, label, row

_NAME_WIDTH = 160


class TicksField(Field):
    """A tick for each member, as the ids of those who are ticked.

    People who are in neither delegation but are ticked already are listed last.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._visit: uuid.UUID | None = None
        self._ticks: dict[uuid.UUID, tuple[QCheckBox, Field | None, str]] = {}
        self._name: Text = ""
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(GAP_XS)
        self._grid.setColumnStretch(0, 1)
        self.all_guests = button(
            context, self.texts, N_("All guests"), lambda: self._tick(Side.GUEST), look="link"
        )
        self.all_hosts = button(
            context, self.texts, N_("All hosts"), lambda: self._tick(Side.HOST), look="link"
        )
        self.nobody = button(context, self.texts, N_("Nobody"), lambda: self._tick(""), look="link")
        self.main = self.all_guests
        self.setFocusProxy(self.main)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_S)
        box.addLayout(row(self.all_guests, self.all_hosts, self.nobody, None))
        box.addLayout(self._grid)

    def label(self, text: Text) -> None:
        """The ticks carry the people's names."""
        self._name = text

    def show_visit(self, visit_id: uuid.UUID | None) -> None:
        """Offer the people of this visit."""
        self._visit = visit_id
        clear_layout(self._grid)
        self._ticks = {}
        if visit_id is None:
            return
        delegations = self._context.desk.delegations
        for delegation in delegations.for_visit(visit_id):
            line = self._grid.rowCount()
            self._grid.addWidget(
                label(self.texts, SIDE.get(delegation.side, delegation.side), "tag"), line, 0
            )
            for member in delegations.ranked(delegation.id):
                title = local_text(member.title)
                name = member.name.both
                text = f"{name} – {title}" if title else name
                self._add(member.person_id, text, delegation.side, member)

    def _beside(self, _person_id: uuid.UUID, _tick: QCheckBox, _member: RankedMember | None) -> Field | None:
        """What stands beside a person's tick; nothing here."""
        return None

    def _add(self, person_id: uuid.UUID, text: str, side: str, member: RankedMember | None = None) -> None:
        tick = QCheckBox(text.replace("&", "&&"))
        tick.setMinimumWidth(_NAME_WIDTH)  # a long title must not push the form out of a narrow panel
        tick.setToolTip(text)
        beside = self._beside(person_id, tick, member)
        tick.clicked.connect(lambda _on: self.edited.emit())
        line = self._grid.rowCount()
        self._grid.addWidget(tick, line, 0)
        if beside is not None:
            self._grid.addWidget(beside, line, 1, Qt.AlignmentFlag.AlignRight)
        self._ticks[person_id] = (tick, beside, side)
        lines = [
            part for *parts, _side in self._ticks.values() for part in parts if isinstance(part, QWidget)
        ]
        keep_inside(self, controls_in(self.all_guests, self.all_hosts, self.nobody, *lines))

    def _tick(self, side: str) -> None:
        for tick, _beside, own in self._ticks.values():
            if not side:
                tick.setChecked(False)
            elif own == side:
                tick.setChecked(True)
        self.edited.emit()

    def ticked(self) -> tuple[uuid.UUID, ...]:
        """Who is ticked, in the order shown."""
        return tuple(key for key, (tick, _beside, _side) in self._ticks.items() if tick.isChecked())

    def show_ticked(self, people: Iterable[uuid.UUID]) -> None:
        """Tick these people and nobody else."""
        wanted = dict.fromkeys(people)
        for person_id in wanted:
            if person_id not in self._ticks:
                self._add(person_id, local_text(self._context.desk.people.label(person_id)), "")
        for key, (tick, _beside, _side) in self._ticks.items():
            tick.setChecked(key in wanted)

    def value(self) -> Any:
        """The ids of the people who are ticked, in the order shown."""
        return self.ticked()

    def set_value(self, value: Any) -> None:
        """Tick people: their ids, or owned records that name them."""
        ids = (one if isinstance(one, uuid.UUID) else one.person_id for one in value)
        self.show_ticked(i for i in ids if i is not None)
