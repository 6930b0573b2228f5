"""The look of a pack: Suomi.fi's colours, one grid, and a short scale of type for each language.

Lengths are points. The grid has the text column at ``LEFT`` with ``WIDTH``; the cover has its own.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

from c21desk.briefing.text.runs import Colour, TextStyle

PAGE = (595.28, 841.89)  # A4
LEFT, RIGHT, TOP, BOTTOM = 62.0, 54.0, 78.0, 64.0
WIDTH = PAGE[0] - LEFT - RIGHT
HEIGHT = PAGE[1] - TOP - BOTTOM


def _hsl(hue: float, saturation: float, lightness: float) -> Colour:
    return colorsys.hls_to_rgb(hue / 360, lightness / 100, saturation / 100)


BRAND = _hsl(214, 100, 24)
HIGHLIGHT = _hsl(212, 63, 45)
TEXT = _hsl(0, 0, 13)
SECONDARY = _hsl(202, 7, 40)
LINE = _hsl(202, 7, 80)
PANEL = _hsl(202, 7, 97)
SELECTED = _hsl(212, 63, 95)
SUCCESS = _hsl(165, 90, 27)
ALERT = _hsl(3, 59, 43)
WARNING = _hsl(42, 93, 50)
WHITE: Colour = (1, 1, 1)
ON_BRAND = _hsl(212, 63, 90)


def _closer(style: TextStyle) -> TextStyle:
    return style.with_(
        size=style.size * _SMALLER,
        leading=style.leading * _NEARER,
        space_before=style.space_before * _TIGHTER,
        space_after=style.space_after * _TIGHTER,
    )


@dataclass(frozen=True)
class Styles:
    """Every style of a pack in one language."""

    cover_kicker: TextStyle
    cover_title: TextStyle
    cover_line: TextStyle
    cover_note: TextStyle
    section: TextStyle
    heading: TextStyle
    subheading: TextStyle
    lead: TextStyle
    body: TextStyle
    item: TextStyle
    point: TextStyle
    small: TextStyle
    caption: TextStyle
    label: TextStyle
    name: TextStyle
    han_name: TextStyle
    table: TextStyle
    table_head: TextStyle
    dense: TextStyle
    dense_head: TextStyle
    figures: TextStyle
    address: TextStyle
    contents_1: TextStyle
    contents_2: TextStyle
    furniture: TextStyle


CLOSEST = 0.87  # height of a text set closer, as a share of its usual height
_SMALLER, _NEARER, _TIGHTER = 0.95, 0.9, 0.6  # size, leading and space between of a text set closer


def styles_for(language: str, *, close: bool = False) -> Styles:
    """Styles for a language key (``fi``, ``en``, ``zh``): Chinese is spread and set more open.

    With ``close`` they are set closer, to end a text on the page where it begins.
    """
    chinese = language == "zh"
    open_ = 1.13 if chinese else 1.0
    size = 10.5 if chinese else 10.0

    def style(points: float, leading: float, **values: object) -> TextStyle:
        made = TextStyle(points, round(leading * open_, 1), TEXT).with_(**values)
        return made if not close else _closer(made)

    body = style(size, 15, space_after=7, align="justify" if chinese else "left", hang=chinese)
    table = style(9, 12.4)
    return Styles(
        cover_kicker=style(11, 15, colour=ON_BRAND, hyphenate=False),
        cover_title=style(
            33, 41, bold=True, colour=WHITE, space_before=10, space_after=16, hyphenate=False, fewest_lines=1
        ),
        cover_line=style(14, 20, colour=WHITE, hyphenate=False),
        cover_note=style(9.5, 14, colour=SECONDARY, hyphenate=False),
        section=style(21, 27, bold=True, colour=BRAND, space_after=14, keep_with_next=True, hyphenate=False),
        heading=style(
            13.5,
            18,
            bold=True,
            colour=BRAND,
            space_before=16,
            space_after=6,
            keep_with_next=True,
            hyphenate=False,
        ),
        subheading=style(
            10.5,
            14,
            bold=True,
            colour=TEXT,
            space_before=11,
            space_after=3,
            keep_with_next=True,
            hyphenate=False,
        ),
        lead=style(12.5, 18.5, space_after=9, align="justify" if chinese else "left", hang=chinese),
        body=body,
        item=body.with_(space_after=3.5),
        point=style(11.5, 16.5, space_after=3),
        small=style(8.5, 12, colour=SECONDARY, space_after=4),
        caption=style(8.5, 11.5, colour=SECONDARY, space_after=10),
        label=style(8.5, 12, bold=True, colour=BRAND, hyphenate=False),
        name=style(11.5, 15, bold=True, hyphenate=False),
        han_name=style(15, 19, bold=True, colour=BRAND, hyphenate=False),
        table=table,
        table_head=style(8.5, 11.5, bold=True, colour=BRAND, hyphenate=False),
        dense=style(7.8, 10.4),
        dense_head=style(7.6, 10.2, bold=True, colour=BRAND, hyphenate=False),
        figures=table.with_(bold=True, hyphenate=False),
        address=TextStyle(23, 31, TEXT, bold=True, hyphenate=False),
        contents_1=style(10.5, 19, bold=True, space_before=5, hyphenate=False),
        contents_2=style(9.5, 15.5, left_indent=16, hyphenate=False),
        furniture=style(8, 11, colour=SECONDARY, hyphenate=False),
    )
