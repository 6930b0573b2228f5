"""Who takes part in a programme item: both delegations in rank order, tick by tick."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtWidgets import QCheckBox

from c21desk.domain.kinds import MemberRole, ParticipantRole
from c21desk.domain.programme import Participant
from c21desk.i18n import N_
from c21desk.services.delegations import RankedMember
from c21desk.ui.context import Context
from c21desk.ui.fields import ChoiceField, Field
from c21desk.ui.labels import PARTICIPANT_ROLE
from c21desk.ui.visits.ticks import TicksField

Taking = tuple[uuid.UUID, str]
"""A person and the role at the item."""


class ParticipantsField(TicksField):
    """Ticks and roles."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._roles: dict[uuid.UUID, ChoiceField] = {}

    def show_visit(self, visit_id: uuid.UUID | None) -> None:
        """Offer the people of this visit."""
        self._roles = {}
        super().show_visit(visit_id)

    def _beside(self, person_id: uuid.UUID, tick: QCheckBox, member: RankedMember | None) -> Field:
        interprets = member is not None and member.role == MemberRole.INTERPRETER
        roles = ChoiceField(PARTICIPANT_ROLE)
        roles.set_value(ParticipantRole.INTERPRETER if interprets else ParticipantRole.ATTENDEE)
        roles.label(N_("Role at this item"))
        roles.setEnabled(False)
        tick.toggled.connect(roles.setEnabled)
        roles.edited.connect(self.edited)
        self._roles[person_id] = roles
        return roles

    def value(self) -> tuple[Taking, ...]:
        """Who is ticked with which role, in the order shown."""
        return tuple((key, self._roles[key].value()) for key in self.ticked())

    def set_value(self, value: Any) -> None:
        """Tick who takes part: participants, or pairs of person and role."""
        pairs = [(p.person_id, p.role) if isinstance(p, Participant) else p for p in value]
        taking = {person_id: role for person_id, role in pairs if person_id is not None}
        self.show_ticked(taking)
        for key, role in taking.items():
            self._roles[key].set_value(role)
