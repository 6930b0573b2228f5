"""Small building blocks with the house's look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from c21desk.ui.context import Context
from c21desk.ui.language import Text, Texts
from c21desk.ui.theme import GAP_M, GAP_S

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialogButtonBox


def set_role(widget: QWidget, name: str, value: str) -> None:
    """Give a widget a role of the stylesheet, also after it was shown."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(texts: Texts, text: Text, kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label of a kind: title, heading, hint, label, error, badge."""
    result = QLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        result.setProperty("kind", kind)
    result.setWordWrap(wrap)
    texts.put(result.setText, text)
    return result


def plain_label(kind: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label for data."""
    result = QLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        result.setProperty("kind", kind)
    result.setWordWrap(wrap)
    if selectable:
        result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return result


def button(
    context: Context,
    texts: Texts,
    text: Text,
    action: Callable[[], object],
    *,
    icon: str = "",
    look: str = "",
    description: Text = "",
) -> QPushButton:
    """A push button; look is primary, link, quiet, or plain."""
    result = QPushButton()
    result.setAutoDefault(False)
    if look:
        result.setProperty("look", look)
    texts.put(result.setText, text)
    if description:
        texts.put(result.setToolTip, description)
        texts.put(result.setAccessibleDescription, description)
    if icon:
        token = {"primary": "on_primary", "quiet": "text", "rail": "text"}.get(look, "link")
        context.icons.put(result, icon, token)
    result.clicked.connect(lambda _checked=False: action())
    return result


def dialog_button(
    box: QDialogButtonBox, texts: Texts, text: Text, role: QDialogButtonBox.ButtonRole
) -> QPushButton:
    """A button of a dialog. Qt's standard ones would take back their own words at a change of language."""
    from PySide6.QtWidgets import QDialogButtonBox

    result = QPushButton()
    if role == QDialogButtonBox.ButtonRole.AcceptRole:
        result.setProperty("look", "primary")
        result.setDefault(True)
    texts.put(result.setText, text)
    box.addButton(result, role)
    return result


def row(*parts: QWidget | QLayout | None, gap: int = GAP_S) -> QHBoxLayout:
    """Widgets side by side; None is a stretch."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def column(*parts: QWidget | QLayout | None, gap: int = GAP_S, margin: int = 0) -> QVBoxLayout:
    """Widgets below each other; None is a stretch."""
    box = QVBoxLayout()
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def area(name: str, content: QLayout, widget: QWidget | None = None) -> QWidget:
    """A container with a background of its own: card, header, surface."""
    result = widget or QWidget()
    result.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    result.setProperty("area", name)
    result.setLayout(content)
    return result


def scroll(content: QWidget) -> QScrollArea:
    """A vertical scroll area without a frame that follows the focus."""
    result = QScrollArea()
    result.setWidgetResizable(True)
    result.setFrameShape(QFrame.Shape.NoFrame)
    result.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    result.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    result.setWidget(content)
    return result


class Note(QFrame):
    """A framed note with an icon: info, success, warning or alert."""

    _ICONS: ClassVar = {
        "info": "info",
        "success": "circle-check",
        "warning": "triangle-alert",
        "alert": "circle-alert",
    }
    _TOKENS: ClassVar = {"info": "link", "success": "success", "warning": "warning", "alert": "alert"}

    def __init__(self, context: Context, level: str = "info") -> None:
        super().__init__()
        self._context = context
        self.setProperty("level", level)
        self._icon = QLabel()
        self._text = plain_label(wrap=True, selectable=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        self.row.setSpacing(GAP_S)
        self.row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self._text, 1)
        context.icons.put(self._icon, self._ICONS[level], self._TOKENS[level])

    def show_text(self, text: str, level: str = "") -> None:
        """Show a text, perhaps at another level; "" hides the note."""
        if level and level != self.property("level"):
            set_role(self, "level", level)
            self._context.icons.put(self._icon, self._ICONS[level], self._TOKENS[level])
        self._text.setText(text)
        self.setAccessibleName(text)
        if not text:
            self.hide()
        elif self.parentWidget() is not None:  # else it would open as a window of its own
            self.show()

    def text(self) -> str:
        """What the note says."""
        return self._text.text()


def clear_layout(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
