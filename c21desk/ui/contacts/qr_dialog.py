"""A person's card as a code on the screen, for the camera of a telephone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from c21desk.exchange.cards import Card
from c21desk.exchange.qr import BORDER, QrCode
from c21desk.exchange.vcard import read_cards
from c21desk.i18n import N_, _, listed
from c21desk.ui.context import Context
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_S
from c21desk.ui.widgets import dialog_button, label, plain_label

_SIDE = 420
"""Least side of the code in logical pixels: some 10 cm on a usual screen."""


class CodeView(Translated, QWidget):
    """Draws a code in black on white, in whichever theme: cameras read nothing else as well."""

    def __init__(self, code: QrCode) -> None:
        super().__init__()
        self._code = code
        self.setMinimumSize(_SIDE, _SIDE)
        self.texts.name(self, N_("QR code"))

    def sizeHint(self) -> QSize:
        """As large as is read well."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw whole pixels for each module, centred."""
        modules = self._code.size + 2 * BORDER
        unit = max(1, min(self.width(), self.height()) // modules)
        left = (self.width() - unit * modules) // 2
        top = (self.height() - unit * modules) // 2
        painter = QPainter(self)
        painter.fillRect(left, top, unit * modules, unit * modules, QColor(Qt.GlobalColor.white))
        dark = QColor(Qt.GlobalColor.black)
        for y, line in enumerate(self._code.rows, BORDER):
            for x, module in enumerate(line, BORDER):
                if module:
                    painter.fillRect(left + x * unit, top + y * unit, unit, unit, dark)
        painter.end()


class QrDialog(Translated, QDialog):
    """The code with the name above it and what is in it below."""

    def __init__(self, context: Context, code: QrCode, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self.code = context, code
        self._card: Card = read_cards(code.text.encode()).cards[0]
        self.texts.put(self.setWindowTitle, N_("QR code for a phone"))
        self.name = plain_label("title", wrap=True)
        self.name.setText(self._card.full_name)
        self.name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.view = CodeView(code)
        self.contents = plain_label(wrap=True, selectable=True)
        self.left_out = plain_label("hint", wrap=True)
        buttons = QDialogButtonBox()
        dialog_button(buttons, self.texts, N_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP_S)
        layout.addWidget(self.name)
        layout.addWidget(
            label(self.texts, N_("Point a phone’s camera at the code to save the contact."), "hint"),
            0,
            Qt.AlignmentFlag.AlignHCenter,
        )
        layout.addWidget(self.view, 1)
        layout.addWidget(self.contents)
        layout.addWidget(self.left_out)
        layout.addWidget(buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what is in the code in the new language."""
        card = self._card
        parts = [value.text for value in card.titles[:1]]
        parts += [organisation.name for organisation in card.organisations[:1]]
        parts += [
            value.text for values in (card.tels, card.emails, card.impps, card.urls) for value in values
        ]
        parts += [listed(part for part in address.parts if part) for address in card.addresses]
        inside = listed(part.removeprefix("weixin:") for part in parts if part)
        self.contents.setText(_("In the code: {parts}").format(parts=inside or card.full_name))
        never = _("Pictures, notes and sensitive fields are never in it.")
        if self.code.left_out:
            short = _("Left out, as the code would be too dense to scan: {parts}.")
            never = "\n".join((short.format(parts=listed(self.code.left_out)), never))
        self.left_out.setText(never)
        for part in (self.contents, self.left_out):  # a dialog does not ask wrapped texts for their height
            part.setMinimumHeight(part.heightForWidth(_SIDE))


def show_code(context: Context, code: QrCode, parent: QWidget) -> None:
    """Show a code until it is closed."""
    QrDialog(context, code, parent).exec()
