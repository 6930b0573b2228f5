"""Guest lists: who is invited to a reception or a dinner, and who comes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from c21desk.domain.errors import UserError
from c21desk.domain.invitations import Invitation, invitation_id
from c21desk.domain.kinds import Answer
from c21desk.domain.programme import ProgrammeItem
from c21desk.i18n import N_, NP_, message, plural
from c21desk.services.records import RecordService
from c21desk.services.rows.logistics import InvitationList, InvitationRow


@dataclass(frozen=True)
class Expected:
    """How many people a guest list brings: with those who come with the guests."""

    invited: int
    accepted: int
    declined: int
    open: int
    coming: int


class Invitations(InvitationList, RecordService[Invitation, InvitationRow]):
    """Invitations to programme items."""

    RECORD = Invitation
    ADD_LABEL = N_("Invite guest")
    EDIT_LABEL = N_("Edit invitation")
    DELETE_LABELS = NP_("Take guest off the list", "Take {n} guests off the list")

    def check(self, record: Invitation) -> None:
        if record.person_id is None:
            raise UserError(message(N_("Choose whom to invite.")), "person_id")
        if record.item_id is None:
            raise UserError(message(N_("Choose what the guest is invited to.")), "item_id")
        if record.party is not None and not 0 <= record.party <= 100:
            raise UserError(message(N_("Between 0 and 100 persons may come with a guest.")), "party")

    def invite(self, item_id: uuid.UUID, people: Collection[uuid.UUID]) -> int:
        """Put people on the guest list of an item, as one undo step; those who are on it stay as they are.
        Returns how many are new."""
        with self.store.read() as session:
            item = session.get(ProgrammeItem, item_id)
            known = {p for p in people if session.get(Invitation, invitation_id(item_id, p)) is not None}
        if item is None:
            raise UserError(message(N_("This record no longer exists. Someone has deleted it.")))
        new = [person for person in dict.fromkeys(people) if person not in known]
        if new:
            with self.store.write(plural("Invite guest", "Invite {n} guests", len(new))) as session:
                for person in new:
                    session.add(
                        Invitation(
                            id=invitation_id(item_id, person),
                            visit_id=item.visit_id,
                            item_id=item_id,
                            person_id=person,
                        )
                    )
        return len(new)

    def set_answer(self, ids: Collection[uuid.UUID], answer: Answer) -> None:
        """Note what guests answered, or that their invitations were sent, today; one undo step."""
        today = dt.date.today()  # noqa: DTZ011 - the day on the user's own calendar
        with self.store.write(plural("Note answer", "Note {n} answers", len(ids))) as session:
            for record_id in ids:
                found = session.get(Invitation, record_id)
                if found is None:
                    continue
                found.answer = answer.value
                if answer is Answer.PLANNED:
                    found.sent = found.answered = None
                elif answer is Answer.SENT:
                    found.sent, found.answered = found.sent or today, None
                else:
                    found.answered = found.answered or today

    def expected(self, item_id: uuid.UUID) -> Expected:
        """How many people the guest list of an item brings."""
        rows = self.of_item(item_id)
        count = {answer: sum(r.answer == answer for r in rows) for answer in Answer}
        coming = sum(1 + (r.party or 0) for r in rows if r.answer == Answer.ACCEPTED)
        return Expected(
            len(rows),
            count[Answer.ACCEPTED],
            count[Answer.DECLINED],
            count[Answer.PLANNED] + count[Answer.SENT],
            coming,
        )
