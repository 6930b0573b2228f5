"""A delegation's members in rank order, with the reason of each place, and what can be done with them."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QInputDialog, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.domain.names import has_han
from c21desk.domain.people import Person
from c21desk.i18n import N_, _, message, plural
from c21desk.services.delegations import RankedMember
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.fields import ChoiceField
from c21desk.ui.formats import local_text
from c21desk.ui.labels import ROLE
from c21desk.ui.language import Translated
from c21desk.ui.picker import ReferenceField
from c21desk.ui.small_table import SmallTable
from c21desk.ui.theme import GAP_S
from c21desk.ui.widgets import button, label, plain_label, row

TABLES = frozenset({"delegation", "member", "person"})


class MembersPanel(Translated, QWidget):
    """The members of one delegation. Every act is one undo step. ``narrow`` is for a place beside a list."""

    person_wanted = Signal(object)

    def __init__(self, context: Context, *, narrow: bool = False) -> None:
        super().__init__()
        self.context = context
        self.delegation_id: uuid.UUID | None = None
        self.members: list[RankedMember] = []
        self.count = plain_label("hint")
        self.table = SmallTable(
            N_("Members in rank order"),
            (
                N_("No."),
                N_("Full name"),
                N_("Chinese name"),
                N_("Title"),
                N_("Organisation"),
                N_("Role"),
                N_("Why here"),
            ),
            main=1,
            spared=(6, 4, 2),
            elastic=(6,),
        )
        self.table.setMinimumHeight(150)
        self.add_field = ReferenceField(
            context.desk.people,
            context.icons,
            create=self._create_person,
            placeholder=N_("Add a person by name"),
        )
        self.add_field.label(N_("Add a person by name"))
        self.add_field.setMinimumWidth(200)
        self.add_field.edited.connect(self._add)
        self.role = ChoiceField(ROLE)
        self.role.label(N_("Role"))
        self.role.edited.connect(self._set_role)
        self.up = button(
            context, self.texts, N_("Up"), lambda: self._move(-1), icon="arrow-up", look="quiet",
            description=N_("Move up in rank order (Alt+Up)"),
        )  # fmt: skip
        self.down = button(
            context, self.texts, N_("Down"), lambda: self._move(1), icon="arrow-down", look="quiet",
            description=N_("Move down in rank order (Alt+Down)"),
        )  # fmt: skip
        self.by_rule = button(
            context, self.texts, N_("Follow the rule"), self._follow_rule, look="quiet",
            description=N_("Undo the place set by hand"),
        )  # fmt: skip
        self.remove = button(context, self.texts, N_("Remove"), self._remove, icon="trash-2", look="quiet")
        role_label = label(self.texts, N_("Role"), "hint")
        role_label.setBuddy(self.role.main)
        acts = (role_label, self.role, self.up, self.down, self.by_rule, self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        if narrow:
            layout.addLayout(row(self.add_field, None, self.count))
            layout.addLayout(row(*acts, None))
        else:
            layout.addLayout(row(self.add_field, *acts, None, self.count))
        layout.addWidget(self.table, 1)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(
                QKeySequence(keys), self.table, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(lambda step=step: self._move(step))
        self.table.itemSelectionChanged.connect(self._selection_changed)
        self.table.opened.connect(self._open_person)
        self.table.delete_wanted.connect(self._remove)
        context.tables_changed.connect(self._tables_changed)
        self._selection_changed()

    def show_delegation(self, delegation_id: uuid.UUID | None) -> None:
        """Show the members of this delegation."""
        self.delegation_id = delegation_id
        self.setEnabled(delegation_id is not None)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the members again."""
        if self.delegation_id is None:
            self.members = []
        else:
            self.members = self.context.desk.delegations.ranked(self.delegation_id)
        self.table.set_rows([(member.person_id, self._cells(member)) for member in self.members])
        n = len(self.members)
        self.count.setText(str(plural("{n} member", "{n} members", n)))

    @staticmethod
    def _cells(member: RankedMember) -> tuple[str, ...]:
        return (
            str(member.place),
            member.name.listed,
            member.name.han,
            local_text(member.title),
            local_text(member.organisation),
            _(ROLE[member.role]) if member.role in ROLE else member.role,
            member.reason.text(),
        )

    # -- acts

    def _do(self, act: Callable[[], object], said: str) -> bool:
        if self.context.attempt(act):
            self.context.say(message(said), SUCCESS, undo=True)
            self.refresh()
            return True
        return False

    def _create_person(self, name: str) -> uuid.UUID:
        """Store a person of whom only the typed name is known."""
        people = self.context.desk.people
        person: Person = people.new()
        if has_han(name):
            person.family_han, person.given_han = name[:1], name[1:]
            person.pinyin_family, person.pinyin_given = people.propose_pinyin(name[:1], name[1:])
        else:
            given, _space, family = name.rpartition(" ")
            person.given_latin, person.family_latin = given, family
        try:
            people.save(person)
        except UserError as error:
            self.context.complain(error)
        return person.id

    def _add(self) -> None:
        try:
            person_id = self.add_field.value()
        except UserError:
            return  # still typing
        delegation_id = self.delegation_id
        if person_id is None or delegation_id is None:
            return
        self.add_field.set_value(None)
        self._do(
            lambda: self.context.desk.delegations.add_member(delegation_id, person_id), N_("Member added")
        )

    def _chosen(self) -> RankedMember | None:
        chosen = self.table.selected()
        return next((m for m in self.members if m.person_id == chosen[0]), None) if len(chosen) == 1 else None

    def _set_role(self) -> None:
        member, delegation_id = self._chosen(), self.delegation_id
        if member is not None and delegation_id is not None and self.role.value() != member.role:
            role = self.role.value()
            self._do(
                lambda: self.context.desk.delegations.set_role(delegation_id, member.person_id, role),
                N_("Role changed"),
            )

    def _move(self, step: int) -> None:
        member, delegation_id = self._chosen(), self.delegation_id
        if member is None or delegation_id is None:
            return
        place = member.place + step
        if not 1 <= place <= len(self.members):
            return
        reason, agreed = QInputDialog.getText(
            self,
            _("Change rank order"),
            _("Why is {name} placed by hand? The reason is kept.").format(name=member.name.both),
        )
        if agreed:
            self._do(
                lambda: self.context.desk.delegations.set_place(
                    delegation_id, member.person_id, place, reason
                ),
                N_("Rank order changed"),
            )

    def _follow_rule(self) -> None:
        member, delegation_id = self._chosen(), self.delegation_id
        if member is not None and delegation_id is not None:
            self._do(
                lambda: self.context.desk.delegations.set_place(delegation_id, member.person_id, None, ""),
                N_("Rank order follows the rule"),
            )

    def _remove(self) -> None:
        chosen, delegation_id = self.table.selected(), self.delegation_id
        if chosen and delegation_id is not None:
            self._do(
                lambda: self.context.desk.delegations.remove_members(delegation_id, chosen),
                N_("Removed from the delegation"),
            )

    def _open_person(self, person_id: uuid.UUID) -> None:
        self.context.show_record("person", person_id)

    def _selection_changed(self) -> None:
        member = self._chosen()
        for control in (self.role, self.up, self.down):
            control.setEnabled(member is not None)
        self.by_rule.setVisible(member is not None and member.overridden)
        self.remove.setEnabled(bool(self.table.selected()))
        if member is not None:
            self.role.set_value(member.role)

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self.refresh()

    def retranslate(self) -> None:
        """Write titles and reasons in the new language."""
        self.refresh()
