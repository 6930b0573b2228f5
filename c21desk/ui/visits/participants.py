"""Who takes part in a programme item: both delegations in rank order, tick by tick."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout

from c21desk.domain.kinds import MemberRole, ParticipantRole, Side
from c21desk.domain.programme import Participant
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.fields import ChoiceField, Field
from c21desk.ui.formats import local_text
from c21desk.ui.labels import PARTICIPANT_ROLE, SIDE
from c21desk.ui.language import Text
from c21desk.ui.tab_order import controls_in, keep_inside
from c21desk.ui.theme import GAP_S, GAP_XS
from c21desk.ui.widgets import button, clear_layout, label, row

Taking = tuple[uuid.UUID, str]
"""A person and the role at the item."""


class ParticipantsField(Field):
    """Ticks and roles. People who are in neither delegation but take part already are listed last."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._visit: uuid.UUID | None = None
        self._ticks: dict[uuid.UUID, tuple[QCheckBox, ChoiceField, str]] = {}
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
                role = (
                    ParticipantRole.INTERPRETER
                    if member.role == MemberRole.INTERPRETER
                    else ParticipantRole.ATTENDEE
                )
                title = local_text(member.title)
                name = member.name.both
                self._add(member.person_id, f"{name} – {title}" if title else name, role, delegation.side)

    def _add(self, person_id: uuid.UUID, text: str, role: str, side: str) -> None:
        tick = QCheckBox(text.replace("&", "&&"))
        roles = ChoiceField(PARTICIPANT_ROLE)
        roles.set_value(role)
        roles.label(N_("Role at this item"))
        roles.setEnabled(False)
        tick.toggled.connect(roles.setEnabled)
        tick.clicked.connect(lambda _on: self.edited.emit())
        roles.edited.connect(self.edited)
        line = self._grid.rowCount()
        self._grid.addWidget(tick, line, 0)
        self._grid.addWidget(roles, line, 1, Qt.AlignmentFlag.AlignRight)
        self._ticks[person_id] = (tick, roles, side)
        lines = [part for tick, roles, _side in self._ticks.values() for part in (tick, roles)]
        keep_inside(self, controls_in(self.all_guests, self.all_hosts, self.nobody, *lines))

    def _tick(self, side: str) -> None:
        for tick, _roles, own in self._ticks.values():
            if not side:
                tick.setChecked(False)
            elif own == side:
                tick.setChecked(True)
        self.edited.emit()

    def value(self) -> tuple[Taking, ...]:
        """Who is ticked, in the order shown."""
        return tuple(
            (key, roles.value()) for key, (tick, roles, _side) in self._ticks.items() if tick.isChecked()
        )

    def set_value(self, value: Sequence[Participant] | tuple[Taking, ...]) -> None:
        """Tick who takes part."""
        pairs = [(p.person_id, p.role) if isinstance(p, Participant) else p for p in value]
        taking = {person_id: role for person_id, role in pairs if person_id is not None}
        for person_id in taking:
            if person_id not in self._ticks:
                self._add(
                    person_id,
                    local_text(self._context.desk.people.label(person_id)),
                    ParticipantRole.ATTENDEE,
                    "",
                )
        for key, (tick, roles, _side) in self._ticks.items():
            tick.setChecked(key in taking)
            if key in taking:
                roles.set_value(taking[key])
