"""The rooming list of a visit."""

from __future__ import annotations

import uuid
from typing import Any

from c21desk.domain.logistics import Room
from c21desk.i18n import N_, _, listed, message, plural
from c21desk.services.logistics import set_occupants
from c21desk.ui import labels
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField, TextField
from c21desk.ui.formats import local_text, span_text
from c21desk.ui.people.positions import organisation_maker
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.parts_pane import PartKind, PartsPane, Rows
from c21desk.ui.visits.ticks import TicksField
from c21desk.ui.widgets import Note


class RoomEditor(Editor[Room]):
    """Where and when, and who sleeps there."""

    new_heading = N_("New room")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.rooms)
        form, icons = self.form, context.icons
        self.occupants = TicksField(context)
        form.add("number", N_("Room number"), TextField())
        form.add("kind", N_("Kind of room"), ChoiceField(labels.ROOM_KIND))
        form.add(
            "venue_id",
            N_("Hotel"),
            ReferenceField(context.desk.organisations, icons, create=organisation_maker(context)),
        )
        form.add_pair(
            N_("Arrival and departure"),
            ("arrival", N_("Day of arrival"), DateField(icons)),
            ("departure", N_("Day of departure"), DateField(icons)),
        )
        form.section(N_("Guests in the room"))
        form.add_full("occupants", N_("Guests in the room"), self.occupants)
        form.section(N_("Other"))
        form.add("note", N_("Note"), LinesField())

    def name_of(self, record: Room) -> str:
        """Number and kind."""
        kind = _(labels.ROOM_KIND.get(record.kind, record.kind))
        return _("{kind} {number}").format(kind=kind, number=record.number) if record.number else kind

    def open(self, record: Room, *, new: bool = False) -> None:
        """Show a room with the people of its visit."""
        self.occupants.show_visit(record.visit_id)
        super().open(record, new=new)

    def store(self, record: Room, values: dict[str, Any]) -> None:
        """Put the form's values into the room."""
        set_occupants(record, values.pop("occupants"))
        super().store(record, values)


def _rows(context: Context, visit_id: uuid.UUID) -> Rows:
    return [
        (
            row.id,
            (
                listed(map(local_text, row.occupants)),
                _(labels.ROOM_KIND.get(row.kind, row.kind)),
                row.number,
                local_text(row.venue),
                span_text(row.arrival, row.departure),
            ),
        )
        for row in context.desk.lists.rooms.of_visit(visit_id)
    ]


ROOMS = PartKind(
    N_("Rooms"),
    (N_("Guests in the room"), N_("Kind"), N_("Number"), N_("Hotel"), N_("Days")),
    _rows,
    lambda desk: desk.rooms,
    RoomEditor,
    frozenset({"room", "occupant", "member", "delegation", "person", "organisation"}),
    N_("New room"),
    N_("No rooms yet. Let the program propose a room for each guest, or add rooms one by one."),
    spared=(3, 4, 1),
)


class RoomsPane(PartsPane):
    """The rooming list, and below it the guests without a room."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, ROOMS)
        self.waiting = Note(context, "warning")
        self.left_box.addWidget(self.waiting)
        self.add_tool(N_("Propose rooms"), self.propose, icon="list-checks", also_empty=True)
        self.waiting.hide()

    def refresh(self) -> None:
        """Ask for the rooms and for those without one."""
        super().refresh()
        if self.visit_id is None:
            return
        waiting = self.context.desk.rooms.without_room(self.visit_id)
        self.waiting.show_text(
            _("Without a room: {names}").format(names=listed(local_text(one.name) for one in waiting))
            if waiting
            else ""
        )

    def propose(self) -> None:
        """Add a room for each guest who has none."""
        visit_id = self.visit_id
        if visit_id is None or not self.leave():
            return
        made: list[int] = []
        if not self.context.attempt(lambda: made.append(self.context.desk.rooms.propose(visit_id))):
            return
        if made[0]:
            self.context.say(plural("{n} room added", "{n} rooms added", made[0]), SUCCESS, undo=True)
        else:
            self.context.say(message(N_("Every guest has a room already.")))
