"""A seating plan as it is shown: its places, who sits on each and why, and who has no seat."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from c21desk.domain import seating
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import PersonName
from c21desk.domain.seating import Chair, Layout, Shape
from c21desk.domain.seating_plans import SeatingPlan
from c21desk.i18n import N_, Message, message
from c21desk.services.seating.parties import Party, party_of, plain


@dataclass(frozen=True)
class Occupant:
    """Who sits on a place. ``reason`` is the rule's, or that it was done by hand; ``own_reason`` the user's.
    ``absent`` says that the person takes part no more."""

    person_id: uuid.UUID
    name: PersonName
    title: LocalizedText
    side: str
    role: str
    reason: Message
    own_reason: str = ""
    locked: bool = False
    absent: bool = False


@dataclass(frozen=True)
class Unseated:
    """Who takes part and has no seat, and why not."""

    person_id: uuid.UUID
    name: PersonName
    title: LocalizedText
    side: str
    role: str
    reason: Message


@dataclass(frozen=True)
class PlanView:
    """A seating plan as it is shown."""

    id: uuid.UUID
    name: LocalizedText
    item_id: uuid.UUID | None
    rule: str
    convention: str
    shape: Shape
    layout: Layout
    seats: Mapping[str, Occupant]
    unseated: tuple[Unseated, ...]
    deleted: int = 0
    """How many seats are empty because their person was deleted (Undo brings them back)."""

    def place_of(self, person_id: uuid.UUID) -> str | None:
        """Where somebody sits."""
        return next((place for place, o in self.seats.items() if o.person_id == person_id), None)

    def chairs(self) -> list[Chair]:
        """The places in the order in which they are read: table by table, each by its seats."""
        return sorted(self.layout.chairs, key=lambda chair: _reading_order(chair.place))


def _reading_order(place: str) -> tuple[str, int, str, int]:
    table, _colon, seat = place.partition(":")
    letters = seat.rstrip("0123456789")
    number = seat[len(letters) :]
    return ("", int(table) if table.isdigit() else 0, letters, int(number) if number else 0)


def view_of(session: Session, plan: SeatingPlan) -> PlanView:
    """The plan as it is shown, with its people as they are now."""
    return show(plan, party_of(session, plan.visit_id, plan.item_id), session)


def show(plan: SeatingPlan, party: Party, session: Session) -> PlanView:
    """The same for people who are known."""
    taken = {s.place: s for s in plan.seats if s.person_id is not None}
    shape = Shape.read(plan.shape)
    everyone = dict(party)
    for seat in taken.values():
        if seat.person_id is not None and seat.person_id not in everyone:
            found = plain(session, seat.person_id)
            if found is not None:
                everyone[seat.person_id] = found
    layout = seating.layout(
        plan.rule, [g.sitter for g in party.values()], shape, plan.convention, frozenset(taken)
    )
    deleted = sum(s.person_id not in everyone for s in taken.values())
    shown = {place: s for place, s in taken.items() if layout.chair(place) and s.person_id in everyone}
    seated = {s.person_id for s in shown.values()}
    locks = {p: s.person_id for p, s in shown.items() if s.locked and s.person_id}
    # Newcomers must not change the reasons of those who sit: the rule is asked about these alone.
    by_rule = seating.arrange(
        plan.rule,
        [g.sitter for key, g in party.items() if key in seated],
        shape,
        plan.convention,
        locks,
        layout,
    )
    seats = {}
    for place, seat in shown.items():
        assert seat.person_id
        guest = everyone[seat.person_id]
        due = by_rule.seated.get(place)
        reason = due.reason if due and due.key == seat.person_id else message(N_("Placed by hand."))
        if seat.person_id not in party:
            reason = message(N_("Takes part no more. Free the seat, or seat everyone anew."))
        seats[place] = Occupant(
            seat.person_id, guest.name, guest.title, guest.sitter.side, guest.sitter.role, reason,
            seat.reason, bool(seat.locked), seat.person_id not in party,
        )  # fmt: skip
    return PlanView(
        plan.id, plan.name, plan.item_id, plan.rule, plan.convention, shape, layout, seats,
        _unseated(plan, party, seats, layout, shape), deleted,
    )  # fmt: skip


def _unseated(
    plan: SeatingPlan, party: Party, seats: Mapping[str, Occupant], layout: Layout, shape: Shape
) -> tuple[Unseated, ...]:
    """Who has no seat. Whether the rule would find one tells the reasons apart."""
    found = seating.arrange(
        plan.rule,
        [g.sitter for g in party.values()],
        shape,
        plan.convention,
        {place: o.person_id for place, o in seats.items()},
        layout,
    )
    refused = dict(found.unseated)
    seated = {o.person_id for o in seats.values()}
    free = message(N_("Has no seat yet. A seat is free: put the person there, or seat everyone anew."))
    left = [g for key, g in party.items() if key not in seated]
    left.sort(key=lambda g: (g.sitter.side, g.sitter.place))
    return tuple(
        Unseated(g.sitter.key, g.name, g.title, g.sitter.side, g.sitter.role, refused.get(g.sitter.key, free))
        for g in left
    )
