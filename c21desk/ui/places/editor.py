"""The form of a place."""

from __future__ import annotations

from c21desk.domain.places import Place
from c21desk.i18n import N_
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DecimalField, NumberField, TextField
from c21desk.ui.formats import local_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.money import AmountField
from c21desk.ui.picker import ReferenceField
from c21desk.ui.zones import ZoneField

_MANY = 2_000_000_000


class PlaceEditor(Editor[Place]):
    """Names, province, time zone and facts."""

    new_heading = N_("New place")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.places)
        form = self.form
        form.add("name", N_("Name"), LocalizedField())
        form.add("pinyin", N_("Pinyin with tones"), TextField())
        form.add("kind", N_("Kind"), ChoiceField(labels.PLACE_KIND))
        form.add("parent_id", N_("Belongs to"), ReferenceField(context.desk.places, context.icons))
        form.add("zone", N_("Time zone"), ZoneField(empty=True))
        form.add("population", N_("Population"), NumberField(0, _MANY))
        form.add_pair(
            N_("Latitude and longitude"),
            ("latitude", N_("Latitude"), DecimalField(6, placeholder=N_("such as 60.1699"))),
            ("longitude", N_("Longitude"), DecimalField(6, placeholder=N_("such as 24.9384"))),
        )
        form.add("gift_limit", N_("Limit of a gift (€)"), AmountField())
        form.add("facts", N_("Facts"), LocalizedField(lines=4))
        form.add("source", N_("Source"), TextField())

    def name_of(self, record: Place) -> str:
        """The name in the window's language."""
        return local_text(record.name)
