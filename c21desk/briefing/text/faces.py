"""The shipped font files: which characters they hold, how wide those are, and which file sets what.

Only what setting text needs is read, and the outlines stay on disk until a pack embeds its subset: a
Chinese face holds 30,000 characters, and reading all of it for each pack would cost more than the pack.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from c21desk import paths
from c21desk.briefing.text.variants import origin

SUBSTITUTE = "□"
"""What is printed for a character that no font has (its own code stays in the text of the file)."""


class _Widths(dict[str, float]):
    """Advance of each character as a fraction of the type size, filled as characters are met."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> float:
        base, change = origin(char)
        width = (self._face.advances[self._face.glyph(ord(base))] + change) / 1000
        self[char] = width
        return width


class Face:
    """One static TrueType file of 1000 units to the em.

    Raises OSError when the file cannot be read and ValueError when it is not such a file.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.name = path.stem
        count = struct.unpack_from(">H", self.data, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {}
        for n in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", self.data, 12 + 16 * n)
            self._tables[tag.decode("ascii")] = (offset, length)
        units, index_format = (struct.unpack_from(">H", self.table("head"), at)[0] for at in (18, 50))
        if units != 1000 or "fvar" in self._tables:
            raise ValueError(path.name + " is no static font of 1000 units")
        self.glyph_count: int = struct.unpack_from(">H", self.table("maxp"), 4)[0]
        self.offsets = self._locations(index_format)
        self.advances, self.bearings = self._metrics()
        self.glyphs = self._characters()
        self.widths = _Widths(self)
        self._read_style()

    def table(self, tag: str) -> bytes:
        """The bytes of a table."""
        offset, length = self._tables[tag]
        return self.data[offset : offset + length]

    def glyph(self, code: int) -> int:
        """Glyph of a code point; of the substitute when the face lacks it."""
        return self.glyphs.get(code) or self.glyphs.get(ord(SUBSTITUTE), 0)

    def outline(self, glyph: int) -> bytes:
        """The outline of a glyph as the file holds it."""
        start = self._tables["glyf"][0]
        return self.data[start + self.offsets[glyph] : start + self.offsets[glyph + 1]]

    def _locations(self, index_format: int) -> array[int]:
        found = _numbers("I" if index_format else "H", self.table("loca"))
        return found if index_format else array("I", (n * 2 for n in found))

    def _metrics(self) -> tuple[array[int], array[int]]:
        full: int = struct.unpack_from(">H", self.table("hhea"), 34)[0]
        numbers = _numbers("H", self.table("hmtx"))
        advances, bearings = numbers[0 : 2 * full : 2], numbers[1 : 2 * full : 2]
        advances.extend([advances[-1]] * (self.glyph_count - full))
        bearings.extend(numbers[2 * full :])
        return advances, bearings

    def _characters(self) -> dict[int, int]:
        table = self.table("cmap")
        for n in range(struct.unpack_from(">H", table, 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHL", table, 4 + 8 * n)
            if (platform, encoding) == (3, 10):
                groups = _numbers("I", table[offset + 16 : offset + 16 + 12 * _long(table, offset + 12)])
                found: dict[int, int] = {}
                for first, last, glyph in zip(groups[0::3], groups[1::3], groups[2::3], strict=True):
                    found.update(
                        zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
                    )
                return found
        raise ValueError(self.name + " maps no characters beyond the basic plane")

    def _read_style(self) -> None:
        head, os2, post = self.table("head"), self.table("OS/2"), self.table("post")
        self.box: tuple[int, int, int, int] = struct.unpack_from(">4h", head, 36)
        self.ascent, self.descent = struct.unpack_from(">hh", os2, 68)
        self.cap_height: int = struct.unpack_from(">h", os2, 88)[0]
        self.italic_angle: float = struct.unpack_from(">l", post, 4)[0] / 65536
        self.bold: bool = struct.unpack_from(">H", os2, 4)[0] >= 600


def _numbers(kind: str, data: bytes) -> array[int]:
    """Big-endian unsigned numbers of 2 (``H``) or 4 bytes (``I``)."""
    found = array(kind)
    found.frombytes(data[: len(data) // found.itemsize * found.itemsize])
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _long(data: bytes, at: int) -> int:
    value: int = struct.unpack_from(">L", data, at)[0]
    return value


@dataclass(frozen=True, eq=False)
class Faces:
    """The faces that set one weight and slope, in the order in which a character is looked for."""

    latin: Face
    han: Face
    bold: bool

    @property
    def rare(self) -> Face:
        """Han characters of Hong Kong and Japanese names; loaded when one is met."""
        return _face(f"C21SansRare-{'Bold' if self.bold else 'Regular'}")


@cache
def _face(name: str) -> Face:
    return Face(paths.resources() / "fonts" / f"{name}.ttf")


@cache
def faces_for(*, bold: bool = False, italic: bool = False) -> Faces:
    """The faces of a weight and slope. Italics are real, and so only Latin: Han stays upright."""
    style = ("Bold" if bold else "") + ("Italic" if italic else "")
    han = _face(f"C21SansSC-{'Bold' if bold else 'Regular'}")
    return Faces(_face(f"C21Sans-{style or 'Regular'}"), han, bold)
