"""Looking at a document inside the program, so that it never leaves the file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from c21desk.exchange.charset import decode
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_M
from c21desk.ui.widgets import button, row

_TEXTS = ("text/plain", "text/csv", "text/markdown", "text/calendar", "text/vcard")
_LONGEST_TEXT = 2_000_000
"""Letters of a text that are shown."""


def can_be_shown(media_type: str) -> bool:
    """Whether the program shows documents of this type itself."""
    return media_type == "application/pdf" or media_type in _TEXTS or media_type.startswith("image/")


class DocumentViewer(Translated, QDialog):
    """A document on screen; Esc closes."""

    def __init__(self, context: Context, title: str, media_type: str, data: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._bytes = QByteArray(data)
        self._buffer = QBuffer(self._bytes, self)
        self.body = self._body(media_type, data)
        self.texts.put(self.body.setAccessibleName, title)
        close = button(context, self.texts, N_("Close"), self.accept, look="primary")
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_M)
        box.addWidget(self.body, 1)
        box.addLayout(row(None, close))
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(1000, screen.width() * 8 // 10), screen.height() * 9 // 10)
        self.body.setFocus()

    def _body(self, media_type: str, data: bytes) -> QWidget:
        if media_type == "application/pdf":
            return self._pdf()
        if media_type.startswith("image/"):
            return _picture(data)
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setPlainText(decode(data)[0][:_LONGEST_TEXT])
        return text

    def _pdf(self) -> QWidget:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        document = QPdfDocument(self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(self._buffer)
        view = QPdfView(self)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(document)
        return view


def _picture(data: bytes) -> QWidget:
    area = QScrollArea()
    picture = QLabel()
    picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
    pixmap = QPixmap()
    pixmap.loadFromData(data)
    picture.setPixmap(
        pixmap.scaledToWidth(min(pixmap.width(), 940), Qt.TransformationMode.SmoothTransformation)
        if not pixmap.isNull()
        else pixmap
    )
    area.setWidget(picture)
    area.setWidgetResizable(True)
    return area
