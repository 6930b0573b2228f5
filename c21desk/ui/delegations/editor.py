"""The form of a delegation, with its members below."""

from __future__ import annotations

from c21desk.domain.delegations import Delegation
from c21desk.i18n import N_
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.delegations.panel import MembersPanel
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, LinesField
from c21desk.ui.formats import local_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.people.positions import organisation_maker
from c21desk.ui.picker import ReferenceField
from c21desk.ui.theme import GAP_L
from c21desk.ui.widgets import label


class DelegationEditor(Editor[Delegation]):
    """Name, side, visit; the members are acts of their own and appear once the delegation is stored."""

    new_heading = N_("New delegation")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.delegations)
        form = self.form
        form.add("name", N_("Name"), LocalizedField())
        form.add("side", N_("Side"), ChoiceField(labels.SIDE))
        form.add("visit_id", N_("Visit"), ReferenceField(context.desk.visits, context.icons))
        form.add("place_id", N_("Place"), ReferenceField(context.desk.places, context.icons))
        form.add(
            "organisation_id",
            N_("Organisation"),
            ReferenceField(context.desk.organisations, context.icons, create=organisation_maker(context)),
        )
        form.add("note", N_("Note"), LinesField(lines=2))
        self.members = MembersPanel(context, narrow=True)
        self.members.table.setMinimumHeight(260)
        heading = label(self.texts, N_("Members in rank order"), "heading")
        heading.setContentsMargins(0, GAP_L, 0, 0)
        self.body.insertWidget(2, heading)
        self.body.insertWidget(3, self.members)

    def name_of(self, record: Delegation) -> str:
        """The name in the window's language."""
        return local_text(record.name)

    def open(self, record: Delegation, *, new: bool = False) -> None:
        """Show a delegation and its members."""
        super().open(record, new=new)
        self.members.show_delegation(None if new else record.id)
