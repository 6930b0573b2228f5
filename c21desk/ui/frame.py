"""The window's fixed parts: the top bar and the rail."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from c21desk import i18n
from c21desk.i18n import N_, _
from c21desk.ui.context import Context
from c21desk.ui.language import Text, Translated
from c21desk.ui.search_box import SearchBox
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import area, plain_label

RAIL_WIDTH = 176
_SHORT = {"fi": "FI", "en": "EN", "zh_CN": "中文"}


class TopBar(Translated, QWidget):
    """Name of the program, search, state of the file, language."""

    language_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        name = QLabel("c21desk")
        name.setProperty("kind", "brand")
        name.setFixedWidth(RAIL_WIDTH - GAP_L)
        self.search = SearchBox(context)
        self.search.setMaximumWidth(460)
        self.search.setMinimumWidth(220)
        self._lock = QLabel()
        self.file = plain_label()
        self._group = QButtonGroup(self)
        box = QHBoxLayout()
        box.setContentsMargins(GAP_L, GAP_S, GAP_M, GAP_S)
        box.setSpacing(GAP_S)
        box.addWidget(name)
        box.addWidget(self.search, 3)
        box.addStretch(1)
        box.addWidget(self._lock)
        box.addWidget(self.file)
        box.addSpacing(GAP_L)
        self.languages: dict[str, QPushButton] = {}
        for code in i18n.LANGUAGES:
            choice = QPushButton(_SHORT[code])
            choice.setCheckable(True)
            choice.setProperty("look", "language")
            choice.setAccessibleName(i18n.NATIVE_NAMES[code])
            choice.setToolTip(i18n.NATIVE_NAMES[code])
            choice.clicked.connect(lambda _on=False, code=code: self.language_wanted.emit(code))
            self._group.addButton(choice)
            self.languages[code] = choice
            box.addWidget(choice)
        area("brand", box, self)
        context.desk_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the file's state and mark the language in use."""
        has = self._context.has_desk
        self.search.setVisible(has)
        self._lock.setVisible(has)
        self.file.setText("")
        if has:
            desk = self._context.desk
            self._context.icons.put(self._lock, "lock" if desk.encrypted else "lock-open", "on_brand")
            state = _("Encrypted") if desk.encrypted else _("Not encrypted")
            name = self.fontMetrics().elidedText(desk.path.name, Qt.TextElideMode.ElideMiddle, 200)
            self.file.setText(f"{name} · {state}")
            self.file.setToolTip(str(desk.path))
        code = self._context.language.code
        if code in self.languages:
            self.languages[code].setChecked(True)


class Rail(Translated, QWidget):
    """The pages, one button each; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, context: Context, pages: Sequence[tuple[str, Text, str]]) -> None:
        super().__init__()
        self.setMinimumWidth(RAIL_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._context = context
        self._icons: list[tuple[QPushButton, str]] = []
        """What is drawn when the rail is first shown: with the first file, after the window."""
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        box = QVBoxLayout()
        box.setContentsMargins(0, GAP_S, 0, GAP_S)
        box.setSpacing(0)
        for number, (name, text, icon) in enumerate(pages, 1):
            choice = QPushButton()
            choice.setCheckable(True)
            choice.setProperty("look", "rail")
            choice.setAutoDefault(False)
            self._icons.append((choice, icon))
            self.texts.put(choice.setText, text)
            choice.setToolTip(f"Ctrl+{number}")
            choice.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))
            self._group.addButton(choice)
            self.buttons[name] = choice
            box.addWidget(choice)
        box.addStretch(1)
        area("rail", box, self)
        self.texts.put(self.setAccessibleName, N_("Pages"))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the icons, once."""
        while self._icons:
            self._context.icons.put(*self._icons.pop())
        super().showEvent(event)

    def mark(self, name: str) -> None:
        """Show which page is open."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)
