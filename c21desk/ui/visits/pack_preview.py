"""A pack on screen: pages rendered as they come into view."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from c21desk.i18n import N_
from c21desk.ui.language import Translated


class PackPreview(Translated, QWidget):
    """Shows a PDF; the same page stays in view when it is made again."""

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(10)
        self.texts.name(self.view, N_("Preview of the pack"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)

    def fit(self, *, whole_page: bool) -> None:
        """Show whole pages, or pages as wide as the view."""
        modes = QPdfView.ZoomMode
        self.view.setZoomMode(modes.FitInView if whole_page else modes.FitToWidth)

    def show_file(self, path: Path) -> int:
        """Show the pack in this file, read whole so that the file may go; the number of its pages."""
        bar = self.view.verticalScrollBar()
        place = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(path.read_bytes()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        bar.setValue(round(place * bar.maximum()))
        return self.document.pageCount()
