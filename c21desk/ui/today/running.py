"""The running visit on the page Today: now, next, who, where, and what to write down at once."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from c21desk.domain.kinds import Attendance, ParticipantRole
from c21desk.domain.times import CHINA, FINLAND, local
from c21desk.i18n import N_, _, listed, message
from c21desk.services.rows.programme import ItemRow
from c21desk.services.running import RunningDay, Scene
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.formats import clock_text, local_text
from c21desk.ui.labels import PARTICIPANT_ROLE, SIDE
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.today.driver_card import DriverCard
from c21desk.ui.visits.dates import now
from c21desk.ui.widgets import area, button, clear_layout, label, plain_label, row


def span_of(item: ItemRow) -> str:
    """When an item begins and ends, on the clocks of its venue."""
    return "–".join(clock_text(local(m, item.zone)) for m in (item.start, item.end) if m)


def both_clocks() -> str:
    """What the clocks in both countries show now."""
    here, there = (clock_text(local(now(), zone)) for zone in (FINLAND, CHINA))
    return _("Finland {finland}   ·   China {china}").format(finland=here, china=there)


class RunningPanel(Translated, QWidget):
    """What a traveller or host needs at this minute."""

    wanted = Signal(str)
    """The tab of the workspace that the user wants: ``promises``, ``gifts``, ``programme`` or ``notes``."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.day: RunningDay | None = None
        self.ticks: dict[uuid.UUID, QCheckBox] = {}
        self.title = plain_label("title", wrap=True)
        self.clocks = plain_label("hint")
        self.call = plain_label(wrap=True, selectable=True)
        self.scenes = QVBoxLayout()
        self.scenes.setSpacing(GAP_M)
        self.note = QLineEdit()
        self.texts.put(self.note.setPlaceholderText, N_("Write a note and press Enter"))
        self.texts.name(self.note, N_("Quick note"))
        self.note.returnPressed.connect(self.keep_note)
        self.keep = button(context, self.texts, N_("Keep note"), self.keep_note, icon="check")
        self.promise = button(
            context, self.texts, N_("Promise…"), lambda: self.wanted.emit("promises"), icon="plus"
        )
        self.gift = button(context, self.texts, N_("Gift…"), lambda: self.wanted.emit("gifts"), icon="plus")
        self.open = button(
            context, self.texts, N_("Open the visit"), lambda: self.wanted.emit("programme"), icon="plane"
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_M)
        box.addLayout(row(label(self.texts, N_("The visit is running"), "hint"), None, self.clocks))
        box.addWidget(self.title)
        box.addWidget(self.call)
        writing = row(self.note, self.keep, self.promise, self.gift)
        writing.setStretch(0, 1)
        box.addLayout(writing)
        box.addLayout(self.scenes)
        box.addLayout(row(self.open, None))

    def show_day(self, day: RunningDay) -> None:
        """Show the visit at this minute."""
        self.day = day
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything in the window's language, and look at the clock."""
        day = self.day
        if day is None:
            return
        self.title.setText(local_text(day.title))
        self.clocks.setText(both_clocks())
        contact = local_text(day.contact)
        self.call.setText(_("Call: {contact}").format(contact=contact) if contact else "")
        self.call.setVisible(bool(contact))
        focused = next((who for who, tick in self.ticks.items() if tick.hasFocus()), None)
        clear_layout(self.scenes)
        self.ticks.clear()
        if not day.now:
            rest = plain_label("heading", wrap=True)
            rest.setText(_("Nothing is in the programme at this moment."))
            self.scenes.addWidget(rest)
        for scene in day.now:
            self.scenes.addWidget(self._card(scene, N_("Now"), current=True))
        for scene in day.next:
            self.scenes.addWidget(self._card(scene, N_("Next"), current=False))
        if focused in self.ticks:
            self.ticks[focused].setFocus()

    def _card(self, scene: Scene, tag: str, *, current: bool) -> QWidget:
        box = QVBoxLayout()
        box.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        box.setSpacing(GAP_S)
        when = plain_label("badge")
        when.setText(_(tag))
        time = plain_label("heading")
        time.setText(span_of(scene.item))
        driver = button(
            self.context, self.texts, N_("Show to the driver"), lambda: self._driver(scene), icon="map-pin"
        )
        box.addLayout(row(when, time, None, driver if scene.item.venue else None))
        title = plain_label("big" if current else "heading", wrap=True)
        title.setText(local_text(scene.item.title))
        box.addWidget(title)
        where = (local_text(scene.item.venue), local_text(scene.address), scene.phone)
        self._add_line(box, "", where)
        self._add_line(box, "heading", (scene.item.venue.zh, scene.address.zh))
        rides = [
            " ".join(part for part in (local_text(r.name), r.plate, local_text(r.driver), r.phone) if part)
            for r in scene.rides
        ]
        self._add_line(box, "hint", (*rides, local_text(scene.transport)))
        self._add_people(box, scene, ticks=current)
        return area("card", box)

    @staticmethod
    def _add_line(box: QVBoxLayout, kind: str, parts: tuple[str, ...]) -> None:
        """The parts that are there, in one line; none where all are empty."""
        text = "  ·  ".join(part for part in parts if part)
        if text:
            line = plain_label(kind, wrap=True, selectable=True)
            line.setText(text)
            box.addWidget(line)

    def _add_people(self, box: QVBoxLayout, scene: Scene, *, ticks: bool) -> None:
        """Those who take part by side; at what goes on now, who came can be ticked."""
        sides: dict[str, QVBoxLayout] = {}
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(GAP_L)
        box.addLayout(side_by_side)
        for person in scene.people:
            if person.side not in sides:
                sides[person.side] = QVBoxLayout()
                sides[person.side].setAlignment(Qt.AlignmentFlag.AlignTop)
                side_by_side.addLayout(sides[person.side], 1)
                heading = plain_label("tag")
                heading.setText(_(SIDE[person.side]) if person.side in SIDE else _("Others"))
                sides[person.side].addWidget(heading)
            box = sides[person.side]
            name, words = local_text(person.name), [local_text(person.title)]
            if person.role != ParticipantRole.ATTENDEE:
                words.append(_(PARTICIPANT_ROLE.get(person.role, person.role)))
            what = plain_label("hint", wrap=True)
            what.setText(listed(word for word in dict.fromkeys(words) if word))
            if ticks:
                tick = QCheckBox(name.replace("&", "&&"))
                tick.setAccessibleDescription(what.text())
                tick.setChecked(person.attendance == Attendance.CAME)
                tick.setToolTip(_("Tick who came"))
                tick.clicked.connect(
                    lambda on, item=scene.item.id, who=person.person_id: self._attend(item, who, came=on)
                )
                self.ticks[person.person_id] = tick
                line: QWidget = tick
            else:
                line = named = plain_label()
                named.setText(name)
            beside = row(line, what)
            beside.setStretch(1, 1)
            box.addLayout(beside)

    # -- what is done here

    def keep_note(self) -> None:
        """Keep what was typed, as a note to what goes on now."""
        words, day = self.note.text().strip(), self.day
        if not words or day is None:
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        notes = self.context.desk.notes
        note = notes.new_for(day.visit_id, day.now[0].item.id if day.now else None)
        note.text = words
        if self.context.attempt(lambda: notes.save(note)):
            self.note.clear()
            about = local_text(day.now[0].item.title) if day.now else local_text(day.title)
            self.context.say(message(N_("Note kept: {about}"), about=about), SUCCESS, undo=True)

    def _attend(self, item_id: uuid.UUID, person_id: uuid.UUID, *, came: bool) -> None:
        value = Attendance.CAME if came else Attendance.UNKNOWN
        self.context.attempt(
            lambda: self.context.desk.programme.set_attendance(item_id, person_id, value.value)
        )

    def _driver(self, scene: Scene) -> None:
        DriverCard(self.context, scene.item.venue, scene.address, scene.phone, self.window()).exec()
