"""Icons in the theme's colours, drawn when first shown."""

from __future__ import annotations

import weakref
from functools import cache
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QLabel

from c21desk import paths
from c21desk.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

SIZE = 18


class HasIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Take the icon."""


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, colour: str, size: int = SIZE, scale: float = 1) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels."""
    pixels = round(size * scale)
    svg = (
        _source(name)
        .replace("currentColor", colour)
        .replace('width="24" height="24"', f'width="{pixels}" height="{pixels}"', 1)
    )
    image = QImage.fromData(svg.encode())
    result = QPixmap.fromImage(image)
    result.setDevicePixelRatio(scale)
    return result


@cache
def icon(name: str, colour: str) -> QIcon:
    """The icon in one colour."""
    return QIcon(pixmap(name, colour, SIZE, QGuiApplication.instance().devicePixelRatio()))  # type: ignore[union-attr]


class Icons(QObject):
    """Gives buttons and actions their icons, again whenever the theme changes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._targets: weakref.WeakKeyDictionary[QObject, tuple[str, str]] = weakref.WeakKeyDictionary()
        theme.changed.connect(self._redraw)

    def put(self, target: QObject, name: str, colour: str = "text") -> None:
        """Show icon ``name`` in the theme's colour of that name on a button, an action or a label."""
        self._targets[target] = (name, colour)
        self._draw(target, name, colour)

    def put_when_opened(self, menu: QMenu, action: QAction, name: str) -> None:
        """The same for an action whose menu is closed most of the time: drawn when the menu opens."""
        menu.aboutToShow.connect(lambda: self.put(action, name) if action not in self._targets else None)

    def _draw(self, target: QObject, name: str, token: str) -> None:
        colour = getattr(self._theme.tokens, token)
        if isinstance(target, QLabel):
            target.setPixmap(pixmap(name, colour, SIZE, target.devicePixelRatioF()))
        else:
            set_icon: HasIcon = target  # type: ignore[assignment]
            set_icon.setIcon(icon(name, colour))
            if hasattr(target, "setIconSize"):
                target.setIconSize(QSize(SIZE, SIZE))

    def _redraw(self) -> None:
        import shiboken6

        for target, (name, token) in list(self._targets.items()):
            if shiboken6.isValid(target):
                self._draw(target, name, token)
