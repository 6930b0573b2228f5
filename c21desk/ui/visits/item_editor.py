"""The form of a programme item."""

from __future__ import annotations

import datetime as dt
from typing import Any

from c21desk.domain.errors import UserError
from c21desk.domain.programme import ProgrammeItem
from c21desk.domain.times import CHINA, FINLAND, from_local, local
from c21desk.i18n import N_, _
from c21desk.services.programme import set_participants
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, LinesField, TextField
from c21desk.ui.formats import clock_text, local_text, moment_text, weekday_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.people.positions import organisation_maker
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.moments import MomentField, Wall
from c21desk.ui.visits.participants import ParticipantsField
from c21desk.ui.widgets import plain_label
from c21desk.ui.zones import ZoneField


def both_clocks(start: dt.datetime, end: dt.datetime | None) -> str:
    """The span on Finnish and on Chinese clocks."""

    def span(zone: str) -> str:
        first = local(start, zone)
        day = weekday_text(first.date())
        if end is None:
            return moment_text(day, clock_text(first))
        last = local(end, zone)
        if last.date() == first.date():
            return moment_text(day, f"{clock_text(first)}–{clock_text(last)}")
        return " – ".join(moment_text(weekday_text(m.date()), clock_text(m)) for m in (first, last))

    return _("Finland {finland}   ·   China {china}").format(finland=span(FINLAND), china=span(CHINA))


class ItemEditor(Editor[ProgrammeItem]):
    """When, where, with whom, and what to say."""

    new_heading = N_("New programme item")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.programme)
        form = self.form
        self.zone = ZoneField()
        self.venue = ReferenceField(
            context.desk.organisations, context.icons, create=organisation_maker(context)
        )
        self.clocks = plain_label("hint", wrap=True)
        self.participants = ParticipantsField(context)
        form.add("title", N_("Name of the item"), LocalizedField())
        form.add("kind", N_("Kind"), ChoiceField(labels.ITEM_KIND))
        form.add("venue_id", N_("Venue"), self.venue)
        form.add("zone", N_("Time zone of the venue"), self.zone)
        form.add("start", N_("Starts"), MomentField(context.icons, self.zone.value))
        form.add("end", N_("Ends"), MomentField(context.icons, self.zone.value))
        form.add_wide(self.clocks)
        form.add("track", N_("Track"), TextField(placeholder=N_("Only where groups part")))
        form.section(N_("Participants"))
        form.add_full("participants", N_("Who takes part"), self.participants)
        form.section(N_("For the page of this meeting"))
        form.add("objectives", N_("Our objectives"), LocalizedField(lines=2))
        form.add("points", N_("Points to raise"), LocalizedField(lines=3))
        form.add("avoid", N_("Points to avoid"), LocalizedField(lines=2))
        form.add("their_wishes", N_("What they want"), LocalizedField(lines=2))
        form.add("our_answer", N_("Our answer"), LocalizedField(lines=2))
        form.add("background", N_("Background"), LocalizedField(lines=3))
        form.section(N_("Practical"))
        form.add("transport", N_("Transport"), LocalizedField())
        form.add("note", N_("Note"), LinesField())
        self.venue.edited.connect(self._venue_chosen)
        form.edited.connect(self._show_clocks)

    def name_of(self, record: ProgrammeItem) -> str:
        """The title in the window's language."""
        return local_text(record.title)

    def open(self, record: ProgrammeItem, *, new: bool = False) -> None:
        """Show an item; its zone first, for its times are shown in it."""
        self.zone.set_value(record.zone)
        self.participants.show_visit(record.visit_id)
        super().open(record, new=new)
        self._show_clocks()

    def store(self, record: ProgrammeItem, values: dict[str, Any]) -> None:
        """Put the form's values into the item, its times as moments."""
        people = values.pop("participants")
        for name in ("start", "end"):
            wall: Wall | None = values[name]
            try:
                values[name] = None if wall is None else from_local(*wall, values["zone"])
            except UserError as error:
                raise UserError(error.message, name) from error
        super().store(record, values)
        set_participants(record, people)

    def _venue_chosen(self) -> None:
        """The venue's place says in which zone its clocks run."""
        try:
            venue_id = self.venue.value()
            if venue_id is None:
                return
            place_id = self.context.desk.organisations.get(venue_id).place_id
            zone = self.context.desk.places.get(place_id).zone if place_id else ""
        except UserError:
            return  # typed but not chosen yet, or gone: the zone stays
        if zone:
            self.zone.set_value(zone)
            self._show_clocks()

    def _show_clocks(self) -> None:
        try:
            start: Wall | None
            end: Wall | None
            start, end = self.form.fields["start"].value(), self.form.fields["end"].value()
            zone = self.zone.value()
            moment = from_local(start[0], start[1], zone) if start else None
            until = from_local(end[0], end[1], zone) if end else None
        except UserError:
            moment = until = None
        self.clocks.setText(both_clocks(moment, until) if moment else "")

    def retranslate(self) -> None:
        """Write the clocks in the new language."""
        super().retranslate()
        self._show_clocks()
