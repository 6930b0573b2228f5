"""Text as a pack is made of: runs of characters with one look, and the style of their paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

Align = Literal["left", "right", "center", "justify"]


@dataclass(frozen=True)
class TextStyle:
    """Look of a paragraph; lengths in points.

    ``hyphenate`` allows Finnish words to be parted, ``hang`` lets a full stop of Chinese stand in the
    margin, ``fewest_lines`` is how many lines of a split paragraph stay together on either page.
    """

    size: float = 10
    leading: float = 14.5
    colour: Colour = (0.13, 0.13, 0.13)
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    space_before: float = 0
    space_after: float = 0
    left_indent: float = 0
    first_indent: float = 0
    keep_with_next: bool = False
    hyphenate: bool = True
    hang: bool = False
    fewest_lines: int = 2

    def with_(self, **changes: object) -> TextStyle:
        """This style with some values changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Run:
    """Characters of one look. What is None comes from the paragraph's style.

    ``link`` is ``#name`` for a place in the pack, else an address. ``lang`` is a BCP 47 tag where the
    characters are in another language than their paragraph.
    """

    text: str
    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    colour: Colour | None = None
    link: str = ""
    lang: str = ""


Content = str | Run | Sequence[Run]
"""What a paragraph is made from; a plain string has no markup and needs no escaping."""

SOFT_HYPHEN = "\u00ad"

# Control and format characters that have no glyph and no meaning in print: kept are newline and soft
# hyphen. The private planes go too, because the setting of text uses them for its own glyph variants.
_UNSETTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff\ud800-\udfff]"
)
_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_MARK = re.compile("[\u0300-\u036f]")


def clean(text: str) -> str:
    """``text`` as it can be set: one kind of newline, tabs as spaces, nothing without a glyph.

    Letters with combining accents are composed; other text is left alone, for composing would change
    Han characters of names.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    if _MARK.search(text):
        text = "".join(
            unicodedata.normalize("NFC", part) if _MARK.search(part) else part
            for part in re.split("([^\u0300-\u036f][\u0300-\u036f]+)", text)
        )
    return _UNSETTABLE.sub("", text)


def one_line(text: str) -> str:
    """``text`` without newlines, as titles and page furniture need it."""
    return " ".join(clean(text).replace(SOFT_HYPHEN, "").split())


def as_runs(content: Content) -> tuple[Run, ...]:
    """``content`` as cleaned runs that hold something."""
    given: Iterable[Run]
    if isinstance(content, str):
        given = (Run(content),)
    elif isinstance(content, Run):
        given = (content,)
    else:
        given = content
    return tuple(
        run if run.text == cleaned else replace(run, text=cleaned)
        for run in given
        if (cleaned := clean(run.text))
    )


def plain(content: Content) -> str:
    """The characters of ``content`` alone."""
    return "".join(run.text for run in as_runs(content))
