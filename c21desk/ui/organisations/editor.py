"""The form of an organisation."""

from __future__ import annotations

from c21desk.domain.organisations import Organisation
from c21desk.i18n import N_
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DecimalField, LinesField, TextField
from c21desk.ui.formats import local_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.people.positions import organisation_maker
from c21desk.ui.picker import ReferenceField


class OrganisationEditor(Editor[Organisation]):
    """Names, what it is, where it is and how to reach it."""

    new_heading = N_("New organisation")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.organisations)
        form = self.form
        form.add("name", N_("Name"), LocalizedField())
        form.add("kind", N_("Kind"), ChoiceField(labels.ORGANISATION_KIND))
        form.add(
            "parent_id",
            N_("Belongs to"),
            ReferenceField(context.desk.organisations, context.icons, create=organisation_maker(context)),
        )
        form.add("place_id", N_("Place"), ReferenceField(context.desk.places, context.icons))
        form.section(N_("Address and contact"))
        form.add("address", N_("Address"), LocalizedField(lines=2))
        form.add("phone", N_("Phone"), TextField())
        form.add("email", N_("E-mail"), TextField())
        form.add("web", N_("Web page"), TextField())
        form.add_pair(
            N_("Latitude and longitude"),
            ("latitude", N_("Latitude"), DecimalField(6, placeholder=N_("such as 60.1699"))),
            ("longitude", N_("Longitude"), DecimalField(6, placeholder=N_("such as 24.9384"))),
        )
        form.add(
            "opening_hours",
            N_("Opening hours"),
            TextField(placeholder=N_("such as Mo-Fr 09:00-17:00; PH off (as in OpenStreetMap)")),
        )
        form.section(N_("About"))
        form.add("background", N_("Background"), LocalizedField(lines=4))
        form.add("note", N_("Note"), LinesField())

    def name_of(self, record: Organisation) -> str:
        """The name in the window's language."""
        return local_text(record.name)
