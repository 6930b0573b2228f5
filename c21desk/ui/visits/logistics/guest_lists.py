"""Guest lists: who is invited to a reception or a dinner, and who comes."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable

from c21desk.domain.errors import UserError
from c21desk.domain.invitations import Invitation
from c21desk.domain.kinds import Answer, ItemKind, Side
from c21desk.i18n import N_, Number, _, message, plural
from c21desk.ui import labels
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField, NumberField
from c21desk.ui.formats import day_text, local_text
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.items_field import OfVisitField, item_text
from c21desk.ui.visits.parts_pane import PartKind, PartsPane, Rows
from c21desk.ui.widgets import button, plain_label, row

_WITH_GUESTS = frozenset({ItemKind.RECEPTION, ItemKind.DINNER, ItemKind.BANQUET})


class _OccasionField(OfVisitField):
    """An item of the programme that has a guest list, or may have one."""

    def _offered(self, visit_id: uuid.UUID) -> Iterable[tuple[uuid.UUID, str]]:
        lists = self._context.desk.lists
        listed = {row.item_id for row in lists.invitations.of_visit(visit_id)}
        return (
            (item.id, item_text(item))
            for item in lists.programme.items(visit_id)
            if item.kind in _WITH_GUESTS or item.id in listed
        )

    def show_visit(self, visit_id: uuid.UUID | None) -> None:
        """Offer the occasions of this visit, and choose the first where none was."""
        super().show_visit(visit_id)
        if self.combo.count() > 1:
            self.combo.removeItem(0)


class InvitationEditor(Editor[Invitation]):
    """What a guest answered, and how many come along."""

    new_heading = N_("Invitation")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.invitations)
        form = self.form
        form.add("answer", N_("Answer"), ChoiceField(labels.ANSWER))
        form.add("party", N_("Persons with the guest"), NumberField(0, 100))
        form.add_pair(
            N_("Sent and answered on"),
            ("sent", N_("Sent on"), DateField(context.icons)),
            ("answered", N_("Answered on"), DateField(context.icons)),
        )
        form.add("note", N_("Note"), LinesField())

    def name_of(self, record: Invitation) -> str:
        """The guest."""
        return local_text(self.context.desk.people.label(record.person_id))


class GuestListsPane(PartsPane):
    """The guest list of one occasion at a time."""

    def __init__(self, context: Context) -> None:
        kind = PartKind(
            N_("Guest list"),
            (N_("Guest"), N_("Answer"), N_("Persons with the guest"), N_("Sent on"), N_("Answered on")),
            lambda _context, _visit: self._rows(),
            lambda desk: desk.invitations,
            InvitationEditor,
            frozenset({"invitation", "person", "programme_item"}),
            N_("Invite all guests"),
            N_("Nobody is invited yet. Invite the delegations, or people by name."),
            icon="users",
            spared=(4, 3, 2),
        )
        super().__init__(context, kind)
        self.occasion = _OccasionField(context)
        self.occasion.label(N_("Occasion"))
        self.count = plain_label("hint", wrap=True)
        self.person = ReferenceField(
            context.desk.people, context.icons, placeholder=N_("Invite a person by name")
        )
        self.person.label(N_("Invite a person by name"))
        self.hosts_button = button(
            context, self.texts, N_("Invite all hosts"), lambda: self.invite_side(Side.HOST), icon="users"
        )
        self.left_box.insertLayout(0, row(self.occasion, self.count))
        self.left_box.insertLayout(1, row(self.person, self.hosts_button))
        for answer in (Answer.DECLINED, Answer.ACCEPTED, Answer.SENT):
            self.add_tool(
                labels.ANSWER[answer],
                lambda answer=answer: self.answer(answer),  # type: ignore[misc]
                icon={Answer.SENT: "file-up", Answer.ACCEPTED: "check", Answer.DECLINED: "x"}[answer],
                selection=True,
            )
        self.occasion.edited.connect(self._chosen)
        self.person.edited.connect(self._invite_person)

    def _rows(self) -> Rows:
        item = self.occasion.value()
        if item is None:
            return []
        return [
            (
                row.id,
                (
                    local_text(row.person),
                    _(labels.ANSWER.get(row.answer, row.answer)),
                    "" if row.party is None else str(row.party),
                    day_text(row.sent),
                    day_text(row.answered),
                ),
            )
            for row in self.context.desk.lists.invitations.of_item(item)
        ]

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show the first guest list of a visit."""
        self.occasion.show_visit(visit_id)
        self.occasion.combo.setCurrentIndex(0)
        super().show_visit(visit_id)

    def refresh(self) -> None:
        """Ask for the occasions, the guest list and how many come."""
        self.occasion.show_visit(self.visit_id)
        super().refresh()
        item = self.occasion.value()
        for control in (self.person, self.hosts_button, self.empty_button):
            control.setEnabled(item is not None)
        if item is None:
            self.count.setText(_("Guest lists belong to receptions, dinners and banquets of the programme."))
            return
        expected = self.context.desk.invitations.expected(item)
        self.count.setText(
            message(
                N_("{coming} coming · {open} open · {declined} declined"),
                coming=Number(expected.coming),
                open=Number(expected.open),
                declined=Number(expected.declined),
            ).text()
            if expected.invited
            else ""
        )

    def _chosen(self) -> None:
        if self.leave():
            self._close_editor(focus=False)
            self.refresh()

    # -- inviting

    def new(self) -> bool:
        """Invite the guest delegation."""
        self.invite_side(Side.GUEST)
        return True

    def invite_side(self, side: str) -> None:
        """Put a delegation on the list."""
        if self.visit_id is not None:
            members = self.context.desk.members.of_visit(self.visit_id)
            self.invite([member.person_id for member in members if member.side == side])

    def _invite_person(self) -> None:
        try:
            person = self.person.value()
        except UserError:
            return  # still typing
        if person is not None:
            self.person.set_value(None)
            self.invite([person])

    def invite(self, people: Collection[uuid.UUID]) -> None:
        """Put people on the list that is shown."""
        item = self.occasion.value()
        if item is None or not self.leave():
            return
        try:
            added = self.context.desk.invitations.invite(item, people)
        except UserError as error:
            self.context.complain(error)
            return
        if added:
            self.context.say(plural("{n} guest invited", "{n} guests invited", added), SUCCESS, undo=True)
        else:
            self.context.say(message(N_("They are all on the list already.")))

    def answer(self, answer: Answer) -> None:
        """Note the same answer for everybody who is selected."""
        chosen = self.table.selected()
        if chosen and self.leave():
            self.context.attempt(lambda: self.context.desk.invitations.set_answer(chosen, answer))
