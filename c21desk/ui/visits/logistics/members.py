"""The members of both delegations: their days, rooms, vehicles, badges and papers, and what they eat."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from c21desk.domain.delegations import Member
from c21desk.i18n import N_, _, listed
from c21desk.services.members import Count, Needs
from c21desk.ui import labels
from c21desk.ui.change_dialog import Change, ChangeDialog
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField, TextField
from c21desk.ui.formats import day_text, local_text
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.items_field import VehicleField
from c21desk.ui.visits.parts_pane import PartKind, PartsPane, Rows
from c21desk.ui.widgets import area, button, column, label, plain_label, row

MASK = "•••"


class MemberEditor(Editor[Member]):
    """What is arranged for one member."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.members)
        form, icons = self.form, context.icons
        self.vehicle = VehicleField(context)
        form.add_pair(
            N_("Joins and leaves"),
            ("joins", N_("First day with the delegation"), DateField(icons)),
            ("leaves", N_("Last day with the delegation"), DateField(icons)),
        )
        form.add("companion_id", N_("Companion"), ReferenceField(context.desk.people, icons))
        form.add("room_wish", N_("Room wish"), ChoiceField(labels.ROOM_WISH))
        form.add("room_note", N_("About the room"), TextField())
        form.add("vehicle_id", N_("Usual vehicle"), self.vehicle)
        form.add("badge", N_("Badge"), ChoiceField(labels.BADGE))
        form.add("papers", N_("Travel papers"), ChoiceField(labels.PAPERS))
        form.add("note", N_("Note"), LinesField())

    def name_of(self, record: Member) -> str:
        """The member's name."""
        return local_text(self.context.desk.people.label(record.person_id))

    def show_visit(self, visit_id: uuid.UUID | None) -> None:
        """Offer the vehicles of this visit."""
        self.vehicle.show_visit(visit_id)

    def show_history(self) -> None:
        """Show the history of the delegation, which holds its members'."""
        if self.record is None or not self.save() or self.record is None:
            return
        from c21desk.ui.record_history import RecordHistoryDialog

        delegation = self.record.delegation_id
        name = local_text(self.context.desk.delegations.label(delegation))
        RecordHistoryDialog(self.context, delegation, name, "delegation", self.window()).exec()


class MembersChange(ChangeDialog):
    """One change for several members."""

    def __init__(
        self, context: Context, visit_id: uuid.UUID, members: Sequence[uuid.UUID], parent: QWidget
    ) -> None:
        vehicle = VehicleField(context)
        vehicle.show_visit(visit_id)

        def to(column: str) -> Callable[[Any], int]:
            return lambda value: context.desk.members.edit(members, **{column: value})

        changes = [
            Change(N_("Travel papers"), ChoiceField(labels.PAPERS), to("papers")),
            Change(N_("Badge"), ChoiceField(labels.BADGE), to("badge")),
            Change(N_("Usual vehicle"), vehicle, to("vehicle_id"), clears=True),
            Change(N_("Room wish"), ChoiceField(labels.ROOM_WISH), to("room_wish")),
            Change(N_("First day with the delegation"), DateField(context.icons), to("joins"), clears=True),
            Change(N_("Last day with the delegation"), DateField(context.icons), to("leaves"), clears=True),
        ]
        super().__init__(context, len(members), changes, parent)


def _counts(counts: Sequence[Count]) -> str:
    return listed(_("{need} ({n})").format(need=need, n=n) for need, n in counts) or "–"


def needs_text(needs: Needs) -> str:
    """Diets, allergies and access needs, each with how many have it."""
    return "\n".join(
        (
            _("Diets: {needs}").format(needs=_counts(needs.diets)),
            _("Allergies: {needs}").format(needs=_counts(needs.allergies)),
            _("Access: {needs}").format(needs=_counts(needs.access)),
        )
    )


class MembersPane(PartsPane):
    """One table of both delegations. What people eat and need is masked until asked for."""

    def __init__(self, context: Context) -> None:
        self.unmasked = False
        kind = PartKind(
            N_("Members of both delegations"),
            (
                N_("Full name"),
                N_("Side"),
                N_("Role"),
                N_("Joins"),
                N_("Leaves"),
                N_("Companion"),
                N_("Room wish"),
                N_("Usual vehicle"),
                N_("Badge"),
                N_("Travel papers"),
                N_("Diet and access"),
            ),
            self._rows,
            lambda desk: desk.members,
            MemberEditor,
            frozenset({"delegation", "member", "person", "vehicle"}),
            N_("Go to People"),
            N_("Nobody is in the delegations yet. Add the guests and the hosts on the tab People."),
            icon="users",
            spared=(2, 1, 3, 4, 5, 8, 6, 7, 10, 9),
        )
        super().__init__(context, kind)
        self.add_button.hide()
        self.delete_button.hide()
        self.add_tool(N_("Change for all selected…"), self.change, icon="list-checks", selection=True)
        self.needs = plain_label(wrap=True, selectable=True)
        self.reveal = button(context, self.texts, N_("Show"), self._turn, icon="eye", look="link")
        heading = label(self.texts, N_("Diets, allergies and access needs"), "label")
        self.left_box.addWidget(area("card", column(row(heading, None, self.reveal), self.needs, margin=8)))

    def _rows(self, context: Context, visit_id: uuid.UUID) -> Rows:
        return [
            (
                m.id,
                (
                    local_text(m.name),
                    _(labels.SIDE.get(m.side, m.side)),
                    _(labels.ROLE.get(m.role, m.role)),
                    day_text(m.joins),
                    day_text(m.leaves),
                    local_text(m.companion),
                    _(labels.ROOM_WISH.get(m.room_wish, m.room_wish)) if m.room_wish else "",
                    local_text(m.vehicle),
                    _(labels.BADGE.get(m.badge, m.badge)),
                    _(labels.PAPERS.get(m.papers, m.papers)),
                    self._masked(" · ".join(part for part in (m.diet, m.allergies, m.access) if part)),
                ),
            )
            for m in context.desk.members.of_visit(visit_id)
        ]

    def _masked(self, text: str) -> str:
        return text if self.unmasked or not text else MASK

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show a visit's members, masked again."""
        self.unmasked = False
        super().show_visit(visit_id)

    def refresh(self) -> None:
        """Ask for the members again."""
        super().refresh()
        if self.visit_id is None:
            return
        needs = self.context.desk.members.needs(self.visit_id)
        self.reveal.setVisible(bool(needs))
        self.texts.put(self.reveal.setText, N_("Hide") if self.unmasked else N_("Show"))
        self.context.icons.put(self.reveal, "eye-off" if self.unmasked else "eye", "link")
        if not needs:
            self.needs.setText(_("None are known."))
        else:
            self.needs.setText(needs_text(needs) if self.unmasked else MASK)

    def _turn(self) -> None:
        self.unmasked = not self.unmasked
        self.refresh()

    def prepare(self, editor: Any) -> None:
        """Offer the vehicles of the visit."""
        editor.show_visit(self.visit_id)

    def new(self) -> bool:
        """Go where people are added."""
        self.context.gap_wanted.emit("guests")
        return True

    def delete(self) -> None:
        """Members are taken out on the tab People."""

    def change(self) -> None:
        """Change one thing for everybody who is selected."""
        chosen = self.table.selected()
        if chosen and self.visit_id is not None and self.leave():
            MembersChange(self.context, self.visit_id, chosen, self.window()).exec()
