"""The look: named colours and measures after the Suomi.fi design tokens, light and dark.

Light values are those of `suomifi-design-tokens` 7.0.0 (MIT); the dark set is derived from them. The
tests measure the contrast of every pair that :data:`TEXT_PAIRS` and :data:`SHAPE_PAIRS` name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from c21desk import paths, settings
from c21desk.ui.style import SHEET

GAP_XS, GAP_S, GAP_M, GAP_L, GAP_XL = 4, 8, 12, 16, 24
"""Distances in logical pixels: Suomi.fi's scale, tightened for a desktop."""
RADIUS = 2
CONTROL_HEIGHT = 30
ROW_HEIGHT = 30


class Tokens(NamedTuple):
    """Colours by meaning, as ``#rrggbb``."""

    brand: str
    on_brand: str
    primary: str
    primary_hover: str
    on_primary: str
    link: str
    text: str
    secondary: str
    window: str
    surface: str
    field: str
    panel: str
    line: str
    border: str
    selected: str
    focus: str
    success: str
    warning: str
    alert: str
    success_back: str
    warning_back: str
    alert_back: str
    disabled: str


LIGHT = Tokens(
    brand="#00357a",
    on_brand="#ffffff",
    primary="#2a6ebb",
    primary_hover="#235a9a",
    on_primary="#ffffff",
    link="#2a6ebb",
    text="#212121",
    secondary="#5f686d",
    window="#f6f8f9",
    surface="#ffffff",
    field="#ffffff",
    panel="#f6f8f9",
    line="#c9cdcf",
    border="#7a8387",
    selected="#e9f1fa",
    focus="#1a99c7",
    success="#06754f",
    warning="#8a5a00",
    alert="#af342d",
    success_back="#e6f4ee",
    warning_back="#fdf4e2",
    alert_back="#faeceb",
    disabled="#7d868b",
)

DARK = Tokens(
    brand="#10294d",
    on_brand="#ffffff",
    primary="#2f74c0",
    primary_hover="#2a67ab",
    on_primary="#ffffff",
    link="#8cbcf0",
    text="#eceff1",
    secondary="#aab4ba",
    window="#171b1f",
    surface="#1e2328",
    field="#161a1e",
    panel="#23292f",
    line="#3a434a",
    border="#78848c",
    selected="#1f3a57",
    focus="#4dbde6",
    success="#5bc79b",
    warning="#e9b24a",
    alert="#f08a83",
    success_back="#1a332a",
    warning_back="#372c16",
    alert_back="#3d2321",
    disabled="#8a959c",
)

TEXT_PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "field"),
    ("text", "panel"),
    ("text", "selected"),
    ("secondary", "window"),
    ("secondary", "surface"),
    ("secondary", "panel"),
    ("secondary", "selected"),
    ("link", "surface"),
    ("link", "window"),
    ("link", "panel"),
    ("on_brand", "brand"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("success", "surface"),
    ("warning", "surface"),
    ("alert", "surface"),
    ("alert", "window"),
    ("text", "success_back"),
    ("text", "warning_back"),
    ("text", "alert_back"),
    ("success", "success_back"),
    ("warning", "warning_back"),
    ("alert", "alert_back"),
)
"""Foreground and background of text: at least 4.5 : 1."""

SHAPE_PAIRS = (
    ("border", "field"),
    ("border", "surface"),
    ("border", "window"),
    ("focus", "surface"),
    ("focus", "window"),
    ("focus", "field"),
    ("primary", "surface"),
    ("alert", "field"),
)
"""Edges of controls and the focus ring against what lies around them: at least 3 : 1."""


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours after WCAG 2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette for Fusion, made of the tokens."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.field,
        role.AlternateBase: tokens.panel,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.alert,
        role.Highlight: tokens.primary,
        role.HighlightedText: tokens.on_primary,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.secondary,
        role.Light: tokens.surface,
        role.Midlight: tokens.panel,
        role.Mid: tokens.line,
        role.Dark: tokens.border,
        role.Shadow: tokens.line,
        role.Accent: tokens.primary,
    }
    result = QPalette()
    for name, colour in colours.items():
        result.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.disabled))
    return result


def stylesheet(tokens: Tokens) -> str:
    """The small stylesheet that turns Fusion into the house's look."""
    icons = paths.resources() / "icons"
    arrow = icons / f"arrow-on-{'dark' if tokens is DARK else 'light'}.svg"
    sheet = SHEET.replace("@arrow", arrow.as_posix()).replace("@tick", (icons / "tick.svg").as_posix())
    return re.sub(r"@([a-z_]+)", lambda match: str(getattr(tokens, match[1])), sheet)


class Theme(QObject):
    """The theme in use; switches while the program runs."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str) -> None:
        super().__init__(app)
        self._app = app
        self.choice = choice
        self.tokens = LIGHT
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def dark(self) -> bool:
        """Whether the dark set is shown."""
        return self.tokens is DARK

    def choose(self, choice: str) -> None:
        """Show ``settings.LIGHT``, ``settings.DARK``, or with ``settings.SYSTEM`` what the system shows."""
        self.choice = choice
        self._apply()

    def _follow_system(self) -> None:
        if self.choice == settings.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self.choice == settings.DARK or (self.choice == settings.SYSTEM and system_dark)
        self.tokens = DARK if dark else LIGHT
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(stylesheet(self.tokens))
        self.changed.emit()


def load_fonts(app: QApplication) -> None:
    """Use the shipped fonts, Latin first; the system's where they are absent."""
    families: list[str] = []
    for name in (
        "C21Sans-Regular.ttf",
        "C21Sans-Bold.ttf",
        "C21SansSC-Regular.ttf",
        "C21SansSC-Bold.ttf",
        "C21SansRare-Regular.ttf",
        "C21SansRare-Bold.ttf",
    ):
        file = paths.resources() / "fonts" / name
        if file.is_file():
            number = QFontDatabase.addApplicationFont(str(file))
            families += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in families]
    font = app.font()
    if families:
        font.setFamilies(families)
    font.setPointSizeF(10.0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)
