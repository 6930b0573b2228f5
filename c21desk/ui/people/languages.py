"""The languages that a person speaks."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from c21desk import i18n
from c21desk.i18n import N_, _
from c21desk.ui.fields import Field

OFFERED = ("zh", "en", "fi", "sv", "yue", "ru", "de", "fr", "es", "ja", "ko", "et", "no", "da")
"""Codes that the menu offers, the likeliest first; others come with contact cards and stay."""

_MORE = {"yue": N_("Cantonese")}


def language_name(code: str) -> str:
    """A language's name in the window's language; the code itself where it has none."""
    if code in _MORE:
        return _(_MORE[code])
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(i18n.current().language).languages.get(code.replace("-", "_"))
        found = found or Locale.parse(i18n.current().language).languages.get(code.split("-")[0])
    except (UnknownLocaleError, ValueError):
        found = None
    return str(found) if found else code


class LanguagesField(Field):
    """Codes divided by spaces, in the order in which they were chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: list[str] = []
        self.main = self.button = QToolButton()
        self.button.setProperty("look", "choice")
        self.button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.button)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)
        self._row(self.button).addStretch(1)
        self._show()

    def _fill(self) -> None:
        self._menu.clear()
        for code in dict.fromkeys((*self._codes, *OFFERED)):
            action = QAction(language_name(code), self._menu)
            action.setCheckable(True)
            action.setChecked(code in self._codes)
            action.toggled.connect(lambda on, code=code: self._toggle(code, on))
            self._menu.addAction(action)

    def _toggle(self, code: str, on: bool) -> None:
        if on:
            self._codes.append(code)
        else:
            self._codes.remove(code)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        between = QLocale().createSeparatedList([language_name(code) for code in self._codes])
        self.button.setText(between or _("Choose…"))
        self.button.setAccessibleDescription(between)

    def value(self) -> str:
        """The codes."""
        return " ".join(self._codes)

    def set_value(self, value: str) -> None:
        """Show the languages of these codes."""
        self._codes = list(dict.fromkeys(value.split()))
        self._show()

    def retranslate(self) -> None:
        """Name the languages in the new language."""
        self._show()
