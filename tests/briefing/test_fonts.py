"""The shipped fonts: what they must hold, and under which names and licences."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from c21desk import paths
from c21desk.briefing.tags.fonts import FontUse
from c21desk.briefing.text.faces import faces_for
from c21desk.briefing.text.variants import variant

FONTS = paths.resources() / "fonts"


def decodable(encoding: str) -> set[str]:
    found = set()
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            try:
                char = bytes([high, low]).decode(encoding)
            except UnicodeDecodeError:
                continue
            if len(char) == 1 and char.isalpha():
                found.add(char)
    return found


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("encoding", ["gbk", "big5"])
def test_every_han_character_of_the_encodings_is_there(encoding: str, bold: bool) -> None:
    faces = faces_for(bold=bold)
    assert not [
        c for c in decodable(encoding) if ord(c) not in faces.han.glyphs and ord(c) not in faces.latin.glyphs
    ]


@pytest.mark.parametrize("char", list("镕堃喆𬀩𫖯𬭎𠮷𨋢㐱ŠšŽžÄÖÅőǐǎ–—…“”‘’·→☎□"))
def test_characters_of_names_and_print_are_there(char: str) -> None:
    for bold in (False, True):
        faces = faces_for(bold=bold)
        assert any(ord(char) in face.glyphs for face in (faces.latin, faces.han, faces.rare))


def test_names_are_unique_own_and_free_of_reserved_ones() -> None:
    names = []
    for path in sorted(FONTS.glob("*.ttf")):
        font = TTFont(path)
        names.append(font["name"].getDebugName(6))
        assert path.stem == names[-1]
        assert "Source" not in names[-1]
        assert "Noto" not in names[-1]
        assert "fvar" not in font
        assert "SIL Open Font License" in font["name"].getDebugName(13)
    assert len(names) == len(set(names)) == 8


def test_licences_are_shipped() -> None:
    for name in ("OFL-C21Sans.txt", "OFL-C21SansSC.txt"):
        assert "SIL OPEN FONT LICENSE" in (FONTS / name).read_text(encoding="utf-8")
    assert (FONTS / "README.md").is_file()


def test_a_subset_holds_each_glyph_with_its_own_advance() -> None:
    use = FontUse(faces_for().han, "F0")
    use.encode("王𬀩" + variant("王", 220) + "🎿")
    assert use.texts[1:] == ["王", "𬀩", "王", "🎿"]
    assert use.advances[1:] == [1000, 1000, 1220, 1000]
    assert "<0002> <D870DC29>" in use._unicode_map().decode()
    program, entries = use._program()
    assert entries["Length1"] == b"%d" % len(program)
