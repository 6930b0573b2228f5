"""Copy the icons that the window uses out of the npm package `lucide-static` (ISC) into resources/icons.

Usage: npm pack lucide-static && tar xzf lucide-static-*.tgz && python packaging/make_icons.py package

Only the icons named below are taken. Comments and classes are dropped, the strokes made a little
finer; the colour stays `currentColor`, which the window replaces by the theme's.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ICONS = (
    "arrow-down",
    "arrow-left",
    "arrow-up",
    "bed-double",
    "bookmark",
    "building-2",
    "bus",
    "calendar-days",
    "calendar-plus",
    "check",
    "chevron-down",
    "circle-alert",
    "circle-check",
    "circle-question-mark",
    "clipboard-paste",
    "coffee",
    "columns-3",
    "copy",
    "eye",
    "eye-off",
    "file-down",
    "file-plus",
    "file-up",
    "flask-conical",
    "folder-open",
    "funnel",
    "handshake",
    "history",
    "image",
    "info",
    "library",
    "list-checks",
    "lock",
    "lock-open",
    "map-pin",
    "merge",
    "messages-square",
    "plane",
    "plus",
    "qr-code",
    "redo-2",
    "route",
    "search",
    "signature",
    "split",
    "star",
    "sun",
    "trash-2",
    "triangle-alert",
    "undo-2",
    "user",
    "user-plus",
    "users",
    "utensils",
    "wine",
    "x",
    "zoom-in",
    "zoom-out",
)


COLOURED = {
    "arrow-on-light": ("chevron-down", "#212121"),
    "arrow-on-dark": ("chevron-down", "#eceff1"),
    "tick": ("check", "#ffffff"),
}
"""What a stylesheet takes from a file: the arrow of choice fields in the text colour of each theme, the tick."""


def plain(svg: str) -> str:
    """One icon without comments, classes and line breaks."""
    svg = re.sub(r"<!--.*?-->|\s+class=\"[^\"]*\"", "", svg, flags=re.S)
    svg = re.sub(r"\s+", " ", svg).replace("> <", "><").strip()
    return svg.replace('stroke-width="2"', 'stroke-width="1.75"') + "\n"


def main(package: Path) -> None:
    """Write the icons and their licence."""
    target = Path(__file__).resolve().parent.parent / "resources" / "icons"
    target.mkdir(parents=True, exist_ok=True)
    for name in ICONS:
        source = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        (target / f"{name}.svg").write_text(plain(source), encoding="utf-8")
    for name, (source_name, colour) in COLOURED.items():
        svg = (target / f"{source_name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
        (target / f"{name}.svg").write_text(svg, encoding="utf-8")
    (target / "LICENSE").write_text((package / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
