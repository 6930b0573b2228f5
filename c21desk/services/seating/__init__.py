"""Seating plans: made from who takes part, seated by rule around what is held, and changed by hand."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection

from sqlalchemy.orm import Session

from c21desk.domain import seating
from c21desk.domain.errors import UserError
from c21desk.domain.kinds import ItemKind, SeatingConvention, SeatingRule
from c21desk.domain.localized import LocalizedText
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.seating import Shape
from c21desk.domain.seating_plans import Seat, SeatingPlan, seat_id
from c21desk.i18n import N_, NP_, Message, message, plural
from c21desk.services.records import RecordService, require
from c21desk.services.rows.seating import SeatingPlanList, SeatingPlanRow
from c21desk.services.seating.parties import party_of
from c21desk.services.seating.view import Occupant, PlanView, Unseated, view_of
from c21desk.storage.journal import WriteSession

__all__ = ["Occupant", "PlanView", "Seating", "Unseated"]

_USUAL = {
    ItemKind.COURTESY_CALL: SeatingRule.ARMCHAIRS,
    ItemKind.SIGNING: SeatingRule.SIGNING_TABLE,
    ItemKind.DINNER: SeatingRule.WESTERN_TABLE,
    ItemKind.BANQUET: SeatingRule.ROUND_BANQUET,
    ItemKind.RECEPTION: SeatingRule.GROUP_PHOTO,
    ItemKind.TRANSFER: SeatingRule.CAR,
}
"""The rule set that a kind of programme item usually has; a long table for all others."""


class Seating(SeatingPlanList, RecordService[SeatingPlan, SeatingPlanRow]):
    """Seating plans. Every act is one undo step."""

    RECORD = SeatingPlan
    PARTS = ("seats",)
    ADD_LABEL = N_("Add seating plan")
    EDIT_LABEL = N_("Edit seating plan")
    DELETE_LABELS = NP_("Delete seating plan", "Delete {n} seating plans")

    def check(self, record: SeatingPlan) -> None:
        require(record.name, message(N_("A seating plan needs a name in at least one language.")), "name")
        if record.rule not in set(SeatingRule):
            raise UserError(message(N_("There is no such rule set.")), "rule")
        if record.convention not in set(SeatingConvention):
            raise UserError(message(N_("Choose which side ranks higher.")), "convention")
        people = [s.person_id for s in record.seats if s.person_id]
        if len(set(people)) < len(people):
            raise UserError(message(N_("Somebody would sit on two seats of this plan.")), "seats")

    def usual_rule(self, item_id: uuid.UUID | None) -> str:
        """The rule set that suits a programme item."""
        with self.store.read() as session:
            item = session.get(ProgrammeItem, item_id) if item_id else None
            kind = item.kind if item else ""
        return next((rule.value for of, rule in _USUAL.items() if of == kind), SeatingRule.LONG_TABLE.value)

    def create(
        self,
        visit_id: uuid.UUID,
        name: LocalizedText,
        item_id: uuid.UUID | None = None,
        rule: str = "",
        convention: str = SeatingConvention.RIGHT,
    ) -> uuid.UUID:
        """Make a plan with everyone seated by the rule set, else by the one that suits the item."""
        plan = self.new()
        plan.visit_id, plan.item_id, plan.name = visit_id, item_id, name
        plan.rule, plan.convention = rule or self.usual_rule(item_id), convention
        self.check(plan)
        with self.store.write(message(self.ADD_LABEL)) as session:
            session.add(plan)
            _seat_all(session, plan)
        return plan.id

    def duplicate(self, plan_id: uuid.UUID) -> uuid.UUID:
        """Make a copy of a plan, held seats and all. Gives the id of the copy."""
        copy = self.new()
        with self.store.write(message(N_("Duplicate seating plan"))) as session:
            source = self._must_fetch(session, plan_id)
            copy.visit_id, copy.item_id, copy.name = source.visit_id, source.item_id, source.name
            copy.rule, copy.convention, copy.shape = source.rule, source.convention, source.shape
            copy.note = source.note
            for seat in source.seats:
                made = _seat(copy, seat.place, seat.person_id)
                made.locked, made.reason = seat.locked, seat.reason
            session.add(copy)
        return copy.id

    def view(self, plan_id: uuid.UUID) -> PlanView:
        """A plan as it is shown, with its people as they are now. Raises UserError where it does not exist."""
        with self.store.read() as session:
            return view_of(session, self._must_fetch(session, plan_id))

    # -- acts

    def seat_anew(self, plan_id: uuid.UUID) -> None:
        """Seat everyone by the rule, around the seats that are held. Who takes part no more leaves."""
        self._change(plan_id, message(N_("Seat everyone anew")), _seat_all)

    def rename(self, plan_id: uuid.UUID, name: LocalizedText) -> None:
        """Give a plan another name."""

        def act(_session: WriteSession, plan: SeatingPlan) -> None:
            plan.name = name

        self._change(plan_id, message(N_("Rename seating plan")), act)

    def set_rules(
        self,
        plan_id: uuid.UUID,
        *,
        rule: str | None = None,
        convention: str | None = None,
        shape: Shape | None = None,
    ) -> None:
        """Change rule set, convention or sizes, and seat everyone anew around the seats that are held.

        Another rule set has other places: what was held there is held no more. Raises UserError where a
        seat that is held would be gone.
        """

        def act(session: WriteSession, plan: SeatingPlan) -> None:
            if rule is not None and rule != plan.rule:
                plan.rule, plan.shape = rule, ""
                plan.seats.clear()
                session.flush()
            if convention is not None:
                plan.convention = convention
            if shape is not None:
                plan.shape = shape.written()
            self.check(plan)
            _seat_all(session, plan)

        self._change(plan_id, message(N_("Change seating rule")), act)

    def put(self, plan_id: uuid.UUID, person_id: uuid.UUID, place: str) -> None:
        """Put somebody on a place. Who sits there changes places with a person who has a seat, else loses it.

        Raises UserError where the place does not exist, or one of the two seats is held.
        """

        def act(session: WriteSession, plan: SeatingPlan) -> None:
            shown = view_of(session, plan)
            if shown.layout.chair(place) is None:
                raise UserError(message(N_("There is no such seat.")))
            before = shown.place_of(person_id)
            if before == place:
                return
            held = [p for p in (before, place) if p and p in shown.seats and shown.seats[p].locked]
            if held:
                raise UserError(
                    message(
                        N_("The seat of {name} is held. Release it first."),
                        name=shown.seats[held[0]].name.both,
                    )
                )
            there = shown.seats.get(place)
            people: dict[str, uuid.UUID | None] = {place: person_id}
            if before:
                people[before] = there.person_id if there else None
            _sit(plan, people)

        self._change(plan_id, message(N_("Change seats")), act)

    def swap(self, plan_id: uuid.UUID, one: str, other: str) -> None:
        """Let the people on two places change them; one of the two may be free."""
        shown = self.view(plan_id)
        first, second = (one, other) if one in shown.seats else (other, one)
        if first not in shown.seats:
            raise UserError(message(N_("Nobody sits on these seats.")))
        self.put(plan_id, shown.seats[first].person_id, second)

    def free(self, plan_id: uuid.UUID, place: str) -> None:
        """Let the person on a place sit nowhere; a seat that was held is held no more."""

        def act(_session: WriteSession, plan: SeatingPlan) -> None:
            _sit(plan, {place: None})

        self._change(plan_id, message(N_("Free seat")), act)

    def lock(self, plan_id: uuid.UUID, places: Collection[str], *, on: bool = True) -> None:
        """Hold the people on places where they are, or release them."""
        one = plural("Hold seat", "Hold {n} seats", len(places))
        other = plural("Release seat", "Release {n} seats", len(places))

        def act(_session: WriteSession, plan: SeatingPlan) -> None:
            for seat in plan.seats:
                if seat.place in places and seat.person_id:
                    seat.locked = int(on)

        self._change(plan_id, one if on else other, act)

    def explain(self, plan_id: uuid.UUID, place: str, reason: str) -> None:
        """Keep the user's own reason why somebody sits on a place."""

        def act(_session: WriteSession, plan: SeatingPlan) -> None:
            for seat in plan.seats:
                if seat.place == place:
                    seat.reason = reason.strip()

        self._change(plan_id, message(N_("Give reason of seat")), act)

    def _change(
        self, plan_id: uuid.UUID, label: Message, act: Callable[[WriteSession, SeatingPlan], None]
    ) -> None:
        with self.store.write(label) as session:
            plan = self._must_fetch(session, plan_id)
            act(session, plan)
            self.check(plan)

    def _must_fetch(self, session: Session, plan_id: uuid.UUID) -> SeatingPlan:
        found = self._fetch(session, plan_id)
        if found is None:
            raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
        return found


def _seat(plan: SeatingPlan, place: str, person_id: uuid.UUID | None) -> Seat:
    """The record of a place, made if there is none."""
    found = next((s for s in plan.seats if s.place == place), None)
    if found is None:
        found = Seat(id=seat_id(plan.id, place), place=place)
        plan.seats.append(found)
    found.person_id = person_id
    return found


def _sit(plan: SeatingPlan, people: dict[str, uuid.UUID | None]) -> None:
    """Set who sits on places. Whoever sat there before has no seat unless given one here."""
    for place, person_id in people.items():
        seat = _seat(plan, place, person_id)
        seat.locked, seat.reason = 0, ""
    plan.seats[:] = [s for s in plan.seats if s.person_id]


def _seat_all(session: WriteSession, plan: SeatingPlan) -> None:
    party = party_of(session, plan.visit_id, plan.item_id)
    held = {s.place: s for s in plan.seats if s.locked and s.person_id in party}
    locks = {place: s.person_id for place, s in held.items() if s.person_id}
    found = seating.arrange(
        plan.rule, [g.sitter for g in party.values()], Shape.read(plan.shape), plan.convention, locks
    )
    gone = [place for place in held if found.layout.chair(place) is None]
    if gone:
        raise UserError(
            plural(
                "{n} held seat would be gone. Release it first.",
                "{n} held seats would be gone. Release them first.",
                len(gone),
            ),
            "shape",
        )
    for place, seated in found.seated.items():
        before = next((s.person_id for s in plan.seats if s.place == place), None)
        seat = _seat(plan, place, seated.key)
        if before != seated.key:
            seat.locked, seat.reason = 0, ""
    plan.seats[:] = [s for s in plan.seats if s.place in found.seated]
