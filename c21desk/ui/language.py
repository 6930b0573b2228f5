"""The window's language: chosen at start, changed while the program runs.

Each widget that shows words registers them once with its :class:`Texts`; Qt's LanguageChange event
sets them again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QWidget

from c21desk import i18n
from c21desk.i18n import Message

_LOCALES = {"fi": "fi_FI", "en": "en_GB", "zh_CN": "zh_CN"}
"""English for Finnish offices writes the day before the month."""

Text = str | Message | Callable[[], str]
"""A msgid, a message with values, or a function that makes the text in the window's language."""


def spoken(text: Text) -> str:
    """The text in the window's language, now."""
    if isinstance(text, str):
        return i18n.current().gettext(text)
    return text.text() if isinstance(text, Message) else text()


class Texts:
    """The words of one widget and of its children, set now and again at each change of language."""

    def __init__(self) -> None:
        self._entries: dict[tuple[int, str], tuple[Callable[[str], Any], Text]] = {}

    def put(self, setter: Callable[[str], Any], text: Text) -> None:
        """Call ``setter`` with the text; a second call for the same setter replaces the first."""
        owner = getattr(setter, "__self__", setter)
        self._entries[(id(owner), getattr(setter, "__name__", ""))] = (setter, text)
        setter(spoken(text))

    def name(self, widget: QWidget, name: Text, description: Text = "") -> None:
        """Give a control its name, and perhaps a description, for screen readers."""
        self.put(widget.setAccessibleName, name)
        if description:
            self.put(widget.setAccessibleDescription, description)
            self.put(widget.setToolTip, description)

    def again(self) -> None:
        """Set every text in the window's language."""
        for key, (setter, text) in list(self._entries.items()):
            owner = getattr(setter, "__self__", None)
            if isinstance(owner, QObject) and not shiboken6.isValid(owner):
                del self._entries[key]  # a part of the widget that is gone
            else:
                setter(spoken(text))


if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class Translated(_Base):
    """Mixin of widgets with words: keep them in :attr:`texts`, override :meth:`retranslate` for more."""

    @property
    def texts(self) -> Texts:
        """The words of this widget."""
        found: Texts | None = self.__dict__.get("_texts")
        if found is None:
            found = self.__dict__["_texts"] = Texts()
        return found

    def retranslate(self) -> None:
        """Set what depends on the language and is no registered text (lists, computed sentences)."""

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.again()
            self.retranslate()
        super().changeEvent(event)


class Language(QObject):
    """The language of the whole window."""

    changed = Signal()

    def __init__(self, app: QApplication, code: str) -> None:
        super().__init__(app)
        self._app = app
        self._qt: QTranslator | None = None
        self.choose(code)

    @property
    def code(self) -> str:
        """Code of the language, one of ``i18n.LANGUAGES``."""
        return i18n.current().language

    def choose(self, code: str) -> None:
        """Speak this language from now on; every open window follows."""
        i18n.set_language(code)
        if self._qt is not None:
            QCoreApplication.removeTranslator(self._qt)
            self._qt = None
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if code != "en" and translator.load(f"qtbase_{code}", folder):
            QCoreApplication.installTranslator(translator)
            self._qt = translator
        QLocale.setDefault(QLocale(_LOCALES.get(code, "en_GB")))
        for window in self._app.topLevelWidgets():
            # Qt drops a second LanguageChange that waits for the same window.
            QCoreApplication.postEvent(window, QEvent(QEvent.Type.LanguageChange))
        self.changed.emit()
