"""Colours, pens, icons and letters of the timeline, made once for a theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen, QPixmap

from c21desk.domain.kinds import ItemKind
from c21desk.ui.icons import pixmap
from c21desk.ui.theme import Theme

ICON = {
    ItemKind.MEETING: "users",
    ItemKind.TALKS: "messages-square",
    ItemKind.COURTESY_CALL: "handshake",
    ItemKind.SITE_VISIT: "map-pin",
    ItemKind.SIGNING: "signature",
    ItemKind.RECEPTION: "wine",
    ItemKind.DINNER: "utensils",
    ItemKind.BANQUET: "utensils",
    ItemKind.TRANSFER: "bus",
    ItemKind.ACCOMMODATION: "bed-double",
    ItemKind.FREE: "coffee",
}
"""What tells the kinds apart without colour; anything else shows a calendar."""
OTHER_ICON = "calendar-days"

_SHADE = {
    ItemKind.RECEPTION: ("success_back", "success"),
    ItemKind.DINNER: ("success_back", "success"),
    ItemKind.BANQUET: ("success_back", "success"),
    ItemKind.TRANSFER: ("panel", "border"),
    ItemKind.ACCOMMODATION: ("panel", "border"),
    ItemKind.FREE: ("panel", "border"),
    ItemKind.OTHER: ("panel", "border"),
}
_MEETING_SHADE = ("selected", "primary")
SMALL_ICON = 13


class Look:
    """What boxes and scales are drawn with."""

    def __init__(self, theme: Theme, font: QFont, ratio: float) -> None:
        self._tokens = theme.tokens
        self.dark = theme.dark
        self._ratio = ratio
        self._icons: dict[tuple[str, str], QPixmap] = {}
        self.font = QFont(font)
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * 0.88)
        self.bold = QFont(self.small)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.struck = QFont(self.bold)
        self.struck.setStrikeOut(True)
        self.heading = QFont(font)
        self.heading.setWeight(QFont.Weight.DemiBold)
        self.small_metrics = QFontMetricsF(self.small)
        self.bold_metrics = QFontMetricsF(self.bold)
        self.line_height = self.small_metrics.height()
        hatch = QColor(self.colour("alert"))
        hatch.setAlpha(70)
        self.hatch = QBrush(hatch, Qt.BrushStyle.BDiagPattern)
        self.overlap = QColor(self.colour("success"))
        self.overlap.setAlpha(22)
        self.weekend = QColor(self.colour("border"))
        self.weekend.setAlpha(18)
        self.ghost = QColor(self.colour("primary"))
        self.ghost.setAlpha(60)
        self.faint = QColor(self.colour("line"))
        self.faint.setAlpha(110)

    def colour(self, token: str) -> QColor:
        """A colour of the theme by its name."""
        return QColor(getattr(self._tokens, token))

    def pen(self, token: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A pen in a colour of the theme."""
        return QPen(self.colour(token), width, style)

    def icon(self, name: str, token: str) -> QPixmap:
        """A small icon in a colour of the theme."""
        key = (name, token)
        if key not in self._icons:
            self._icons[key] = pixmap(name, getattr(self._tokens, token), SMALL_ICON, self._ratio)
        return self._icons[key]


def shade(kind: str) -> tuple[str, str]:
    """Names of the colours of a kind's background and edge."""
    return next((pair for one, pair in _SHADE.items() if one == kind), _MEETING_SHADE)


def icon_name(kind: str) -> str:
    """Name of the icon of a kind."""
    return next((name for one, name in ICON.items() if one == kind), OTHER_ICON)
