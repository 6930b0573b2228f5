"""Embedding: the part of a face that one pack uses, with two-byte codes and a map back to Unicode.

ReportLab would make a font of each 256 characters, which for Chinese means a change of font at every
other character, and maps characters beyond the basic plane to wrong text.
"""

from __future__ import annotations

import struct
from array import array
from typing import Any

from reportlab.pdfbase import pdfdoc

from c21desk.briefing.tags.objects import Raw, Stream
from c21desk.briefing.text.faces import Face
from c21desk.briefing.text.variants import origin

_ARGS_ARE_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 1, 8, 32, 64, 128


class FontUse(dict[int, str]):
    """A face in one document. As a table of ``str.translate`` it gives each character its code."""

    def __init__(self, face: Face, resource: str) -> None:
        super().__init__()
        self.face = face
        self.resource = resource
        self.texts: list[str] = ["\ufffd"]
        self.glyphs: list[int] = [0]
        self.advances: list[int] = [face.advances[0]]

    def __missing__(self, code: int) -> str:
        char, change = origin(chr(code))
        glyph = self.face.glyph(ord(char))
        self[code] = found = chr(len(self.texts))
        self.texts.append(char)
        self.glyphs.append(glyph)
        self.advances.append(self.face.advances[glyph] + change)
        return found

    def encode(self, text: str) -> str:
        """``text`` as the hexadecimal string that shows it."""
        return f"<{text.translate(self).encode('utf-16-be').hex()}>"

    def register(self, document: Any, tag: str) -> None:
        """Add the font's objects to ``document``; ``tag`` is its six capital letters."""
        face = self.face
        name = f"{tag}+{face.name}"
        program = document.Reference(Stream(*self._program()), f"program:{name}")
        descriptor = document.Reference(Raw(self._descriptor(document, name, program)), f"about:{name}")
        widths = b" ".join(b"%d" % advance for advance in self.advances)
        descendant = document.Reference(
            Raw(
                b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap/Identity/DW 1000"
                b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                b"/FontDescriptor %s/W[0[%s]]>>" % (name.encode(), descriptor.format(document), widths)
            ),
            f"descendant:{name}",
        )
        unicode_map = document.Reference(Stream(self._unicode_map()), f"unicode:{name}")
        font = Raw(
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
            % (name.encode(), descendant.format(document), unicode_map.format(document))
        )
        reference = document.Reference(font, f"font:{name}")
        document.idToObject[pdfdoc.BasicFonts].dict[self.resource] = reference

    def _descriptor(self, document: Any, name: str, program: Any) -> bytes:
        face = self.face
        flags = 4 | (64 if face.italic_angle else 0) | (1 << 18 if face.bold else 0)
        return (
            b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d"
            b"/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %s>>"
        ) % (
            name.encode(),
            flags,
            *face.box,
            round(face.italic_angle),
            face.ascent,
            face.descent,
            face.cap_height,
            140 if face.bold else 90,
            program.format(document),
        )

    def _unicode_map(self) -> bytes:
        pairs = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for code, text in enumerate(self.texts)
            if code
        ]
        blocks = "".join(
            f"{len(pairs[n : n + 100])} beginbfchar\n" + "\n".join(pairs[n : n + 100]) + "\nendbfchar\n"
            for n in range(0, len(pairs), 100)
        )
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{blocks}"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")

    def _program(self) -> tuple[bytes, dict[str, bytes]]:
        """The TrueType file of the glyphs in use; glyph numbers are the codes."""
        face = self.face
        glyphs, advances = list(self.glyphs), list(self.advances)
        places = {glyph: n for n, glyph in reversed(list(enumerate(glyphs)))}
        outlines: list[bytes] = []
        at = 0
        while at < len(glyphs):  # grows by the parts of composed glyphs
            outline = face.outline(glyphs[at])
            if len(outline) > 10 and outline[0] & 0x80:
                for part in _parts(outline):
                    old = struct.unpack_from(">H", outline, part)[0]
                    if old not in places:
                        places[old] = len(glyphs)
                        glyphs.append(old)
                        advances.append(face.advances[old])
                    outline = outline[:part] + struct.pack(">H", places[old]) + outline[part + 2 :]
            outlines.append(outline + bytes(-len(outline) % 4))
            at += 1
        program = _file(face, glyphs, advances, outlines)
        return program, {"Length1": b"%d" % len(program)}


def _parts(outline: bytes) -> list[int]:
    """Where a composed glyph names the glyphs that it is made of."""
    found = []
    at = 10
    flags = _MORE
    while flags & _MORE:
        flags = struct.unpack_from(">H", outline, at)[0]
        found.append(at + 2)
        at += 8 if flags & _ARGS_ARE_WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
    return found


def _file(face: Face, glyphs: list[int], advances: list[int], outlines: list[bytes]) -> bytes:
    count = len(glyphs)
    offsets, at = [0], 0
    for outline in outlines:
        at += len(outline)
        offsets.append(at)
    metrics = [
        n for advance, glyph in zip(advances, glyphs, strict=True) for n in (advance, face.bearings[glyph])
    ]
    head = bytearray(face.table("head"))
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    tables = {
        "glyf": b"".join(outlines),
        "head": bytes(head),
        "hhea": face.table("hhea")[:34] + struct.pack(">H", count),
        "hmtx": struct.pack(f">{len(metrics)}H", *metrics),
        "loca": struct.pack(f">{len(offsets)}L", *offsets),
        "maxp": face.table("maxp")[:4] + struct.pack(">H", count) + face.table("maxp")[6:],
    }
    power = 4  # the largest power of two not above the number of tables
    out = [struct.pack(">LHHHH", 0x00010000, len(tables), power * 16, 2, len(tables) * 16 - power * 16)]
    place = 12 + 16 * len(tables)
    bodies = []
    for tag, body in tables.items():
        padded = body + bytes(-len(body) % 4)
        out.append(struct.pack(">4sLLL", tag.encode(), _checksum(padded), place, len(body)))
        bodies.append(padded)
        place += len(padded)
    return b"".join(out + bodies)


def _checksum(data: bytes) -> int:
    numbers = array("I")
    numbers.frombytes(data)
    numbers.byteswap()
    return sum(numbers) & 0xFFFFFFFF
