"""The seat that is chosen: who sits there, why, and the user's own reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from c21desk.domain.seating import Chair
from c21desk.i18n import N_, _
from c21desk.services.seating import Occupant
from c21desk.ui.context import Context
from c21desk.ui.fields import TextField
from c21desk.ui.formats import local_text
from c21desk.ui.labels import ROLE, SIDE
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_XS
from c21desk.ui.widgets import Note, label, plain_label


class SeatPanel(Translated, QWidget):
    """Tells about one seat."""

    explained = Signal(str)
    """The user's own reason was written."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._chair: Chair | None = None
        self._who: Occupant | None = None
        self.place = plain_label("heading", wrap=True)
        self.name = plain_label("label", wrap=True)
        self.about = plain_label("hint", wrap=True)
        self.reason = Note(context)
        self.own = TextField(placeholder=N_("Why it was done otherwise"))
        self.own.label(N_("Your own reason"))
        self.own_label = label(self.texts, N_("Your own reason"), "hint")
        self.own_label.setBuddy(self.own.main)
        self.own.line.editingFinished.connect(self.finish)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_XS)
        for part in (self.place, self.name, self.about, self.reason, self.own_label, self.own):
            box.addWidget(part)

    def show_seat(self, chair: Chair | None, who: Occupant | None) -> None:
        """Show a seat."""
        same = self._who is not None and who is not None and self._who.person_id == who.person_id
        self._chair, self._who = chair, who
        self.setVisible(chair is not None)
        if chair is None:
            return
        self.place.setText(chair.label.text())
        self.name.setText(who.name.both if who else _("Free"))
        self.name.setVisible(True)
        parts: list[str] = []
        if who is not None:
            parts = [local_text(who.title), _(ROLE[who.role]) if who.role in ROLE else who.role]
            parts += [_(SIDE[who.side])] if who.side in SIDE else []
            parts += [_("Held")] if who.locked else []
        self.about.setText(" · ".join(part for part in parts if part))
        self.about.setVisible(bool(self.about.text()))
        level = "warning" if who is not None and who.absent else "info"
        self.reason.show_text(who.reason.text() if who else "", level)
        for part in (self.own_label, self.own):
            part.setVisible(who is not None)
        if not (same and self.own.line.hasFocus()):  # else it is being written
            self.own.set_value(who.own_reason if who else "")

    def sentence(self) -> str:
        """All that is told, for who listens."""
        parts = (self.place.text(), self.name.text(), self.about.text(), self.reason.text())
        return ". ".join(part.rstrip(".") for part in parts if part)

    def finish(self) -> None:
        """Keep the reason, if it is another one."""
        if self._who is not None and self.own.value().strip() != self._who.own_reason:
            self.explained.emit(self.own.value().strip())

    def retranslate(self) -> None:
        """Say it in the new language."""
        self.show_seat(self._chair, self._who)
