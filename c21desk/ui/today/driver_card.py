"""An address large enough to be read by a driver through the window of a car."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L
from c21desk.ui.widgets import button, row

_LARGE_PT, _SMALL_PT = 40, 18


class DriverCard(Translated, QDialog):
    """Venue and address in Chinese, and below in Latin letters; Esc closes."""

    def __init__(
        self, context: Context, venue: LocalizedText, address: LocalizedText, phone: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.texts.put(self.setWindowTitle, N_("For the driver"))
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP_L * 2, GAP_L * 2, GAP_L * 2, GAP_L)
        box.setSpacing(GAP_L)
        latin = " · ".join(part for part in (venue.fi or venue.en, address.fi or address.en) if part)
        lines = (
            (venue.zh or venue.best("zh"), _LARGE_PT),
            (address.zh or address.best("zh"), _LARGE_PT),
            (phone, _SMALL_PT),
            (latin, _SMALL_PT),
        )
        self.lines = []
        for text, size in lines:
            if not text:
                continue
            line = QLabel(text)
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            font = line.font()
            font.setPointSize(size)
            line.setFont(font)
            box.addWidget(line)
            self.lines.append(line)
        box.addStretch(1)
        close = button(context, self.texts, N_("Close"), self.accept, look="primary")
        box.addLayout(row(None, close))
        self.resize(int(parent.width() * 0.9), int(parent.height() * 0.85))
        close.setFocus()
