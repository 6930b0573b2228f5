"""The list of those who take part and have no seat."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from c21desk.i18n import N_, _
from c21desk.services.seating import PlanView
from c21desk.ui.labels import ROLE, SIDE
from c21desk.ui.language import Translated
from c21desk.ui.visits.seating.drawing import PERSON

_ID = Qt.ItemDataRole.UserRole


class WaitingList(Translated, QListWidget):
    """Drag a person onto a seat; Space or Enter picks the person up for the seat chosen next."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setDragEnabled(True)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.texts.name(
            self,
            N_("People without a seat"),
            N_(
                "Space picks a person up; then choose a seat and press Space again. Or drag the person there."
            ),
        )
        self.itemDoubleClicked.connect(lambda item: self.picked.emit(item.data(_ID)))

    def show_plan(self, plan: PlanView | None) -> None:
        """List who has no seat, each with the reason."""
        kept = self.person()
        self.clear()
        for one in plan.unseated if plan else ():
            part = _(ROLE[one.role]) if one.role in ROLE else one.role
            side = _(SIDE[one.side]) if one.side in SIDE else ""
            about = " · ".join(text for text in (side, part) if text)
            item = QListWidgetItem(f"{one.name.both}\n{about}\n{one.reason.text()}")
            item.setData(_ID, one.person_id)
            item.setToolTip(one.reason.text())
            self.addItem(item)
            if one.person_id == kept:
                self.setCurrentItem(item)

    def person(self) -> uuid.UUID | None:
        """The chosen person."""
        item = self.currentItem()
        found: uuid.UUID | None = item.data(_ID) if item else None
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick the person up."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.person() is not None:
            self.picked.emit(self.person())
        else:
            super().keyPressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        """Carry the person's id."""
        person = self.person()
        if person is None:
            return
        data = QMimeData()
        data.setData(PERSON, str(person).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)
