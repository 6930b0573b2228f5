"""The portrait of a person: chosen from a file, pasted, or dropped; kept small and without its metadata."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _, message
from c21desk.ui.context import WARNING, Context
from c21desk.ui.fields import Field
from c21desk.ui.theme import GAP_M, GAP_S
from c21desk.ui.widgets import button

_SIDE = 112
"""Pixels of the picture on screen."""
_LARGEST_FILE = 30_000_000
_ENDINGS = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif"


class PortraitField(Field):
    """The hash of a portrait in the file, shown as the picture."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._hash = ""
        self.setAcceptDrops(True)
        self.picture = QLabel()
        self.picture.setFixedSize(_SIDE, _SIDE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setProperty("kind", "portrait")
        self.choose_button = button(
            context,
            self.texts,
            N_("Choose…"),
            self.choose,
            icon="image",
            description=N_("A picture from a file"),
        )
        self.paste_button = button(
            context,
            self.texts,
            N_("Paste"),
            self.paste,
            icon="clipboard-paste",
            description=N_("The picture on the clipboard"),
        )
        self.remove_button = button(context, self.texts, N_("Remove"), self.remove, icon="x", look="link")
        self.main = self.choose_button
        buttons = QVBoxLayout()
        buttons.setSpacing(GAP_S)
        for one in (self.choose_button, self.paste_button, self.remove_button):
            buttons.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_M)
        box.addWidget(self.picture)
        box.addLayout(buttons)
        box.addStretch(1)
        self.setFocusProxy(self.choose_button)
        self.set_value("")

    def value(self) -> str:
        """The hash of the portrait, "" for none."""
        return self._hash

    def set_value(self, value: str) -> None:
        """Show the portrait of this hash."""
        self._hash = value
        data = self._context.desk.portraits.get(value) if value else None
        shown = QPixmap()
        if data and shown.loadFromData(data):
            self.picture.setPixmap(
                shown.scaled(
                    _SIDE,
                    _SIDE,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        else:
            self.picture.clear()
            self.texts.put(self.picture.setText, N_("No portrait"))
        self.picture.setAccessibleName(_("Portrait") if value else _("No portrait"))
        self.remove_button.setVisible(bool(value))

    def retranslate(self) -> None:
        """Say in the new language that there is none."""
        self.set_value(self._hash)

    def take(self, data: bytes) -> None:
        """Keep a picture file's bytes as the portrait; what is no picture is told."""
        try:
            self._hash = self._context.desk.portraits.put(data)
        except UserError as error:
            self._context.complain(error)
            return
        self.set_value(self._hash)
        self.edited.emit()

    def take_file(self, path: Path) -> None:
        """Keep the picture in a file."""
        try:
            if path.stat().st_size > _LARGEST_FILE:
                self._context.say(message(N_("This file is too large for a portrait.")), WARNING)
                return
            data = path.read_bytes()
        except OSError:
            self._context.say(message(N_("“{name}” cannot be read."), name=path.name), WARNING)
            return
        self.take(data)

    def choose(self) -> None:
        """Ask for a file."""
        name, _filter = QFileDialog.getOpenFileName(
            self.window(),
            _("Choose a portrait"),
            str(Path.home()),
            _("Pictures ({endings})").format(endings=_ENDINGS),
        )
        if name:
            self.take_file(Path(name))

    def paste(self) -> None:
        """Take the picture on the clipboard."""
        self._take_image(QGuiApplication.clipboard().image())

    def _take_image(self, image: QImage) -> None:
        if image.isNull():
            self._context.say(message(N_("The clipboard holds no picture. Copy one first.")), WARNING)
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self.take(bytes(buffer.data().data()))

    def remove(self) -> None:
        """Have no portrait."""
        self.set_value("")
        self.edited.emit()
        self.choose_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture or a file."""
        data = event.mimeData()
        if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        data = event.mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.take_file(files[0])
        elif data.hasImage():
            self._take_image(QImage(data.imageData()))
        event.acceptProposedAction()
