"""Make the shipped fonts from their npm packages: unhinted, without unused layout tables, renamed.

Run it when a package's version below is raised: ``.venv/bin/python packaging/make_fonts.py``. It needs
npm and the fontTools of the development group, and writes resources/fonts. The same packages give the
same bytes.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from PIL import ImageCms

HAN = "@expo-google-fonts/noto-sans-sc@0.4.3"
LATIN = "@expo-google-fonts/noto-sans@0.4.2"
# What the Chinese family lacks is taken from its sisters, in this order.
SISTERS = {"@expo-google-fonts/noto-sans-hk@0.4.3": "HK", "@expo-google-fonts/noto-sans-jp@0.4.3": "JP"}

# (package, file in the package, new family, style, file written)
FONTS = [
    (HAN, "400Regular/NotoSansSC_400Regular.ttf", "C21 Sans SC", "Regular", "C21SansSC-Regular.ttf"),
    (HAN, "700Bold/NotoSansSC_700Bold.ttf", "C21 Sans SC", "Bold", "C21SansSC-Bold.ttf"),
    (LATIN, "400Regular/NotoSans_400Regular.ttf", "C21 Sans", "Regular", "C21Sans-Regular.ttf"),
    (LATIN, "700Bold/NotoSans_700Bold.ttf", "C21 Sans", "Bold", "C21Sans-Bold.ttf"),
    (LATIN, "400Regular_Italic/NotoSans_400Regular_Italic.ttf", "C21 Sans", "Italic", "C21Sans-Italic.ttf"),
    (
        LATIN,
        "700Bold_Italic/NotoSans_700Bold_Italic.ttf",
        "C21 Sans",
        "Bold Italic",
        "C21Sans-BoldItalic.ttf",
    ),
]
LICENCES = {HAN: "OFL-C21SansSC.txt", LATIN: "OFL-C21Sans.txt"}
RARE = "C21 Sans Rare"

KEPT_NAMES = {0, 5, 9, 10, 11, 13, 14}  # copyright, version, designers, addresses, licence
SCREEN_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]  # the window shapes text; the packs do not
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"


def fetch(package: str, folder: Path) -> Path:
    """Download and unpack ``package``; the folder of its files."""
    done = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    unpacked = folder / done.stdout.strip().splitlines()[-1].removesuffix(".tgz")
    with tarfile.open(f"{unpacked}.tgz") as archive:
        archive.extractall(unpacked, filter="data")
    return unpacked / "package"


def rename(font: TTFont, family: str, style: str) -> None:
    """Give ``font`` a name of its own: two fonts of one PostScript name are silently merged."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in KEPT_NAMES and n.platformID == 3]
    postscript = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    for number, text in {
        1: family,
        2: style,
        3: f"c21desk:{postscript}",
        4: f"{family} {style}",
        6: postscript,
    }.items():
        names.setName(text, number, 3, 1, 0x409)


def make(source: Path, family: str, style: str, target: Path) -> None:
    """Write ``target``: every encoded character of ``source``, nothing that screen and pack do not use."""
    options = subset.Options(
        hinting=False,
        layout_features=SCREEN_FEATURES if family == "C21 Sans" else [],
        drop_tables=[*subset.Options().drop_tables, "vhea", "vmtx", "BASE", "STAT", "GDEF", "gasp"]
        if family != "C21 Sans"
        else [*subset.Options().drop_tables, "STAT", "gasp"],
        name_IDs=["*"],
        notdef_outline=True,
        glyph_names=False,
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options)
    if "fvar" in font:
        raise SystemExit(source.name + " is a variable font: it would load at its default weight")
    maker = subset.Subsetter(options)
    maker.populate(unicodes=font.getBestCmap().keys())
    maker.subset(font)
    rename(font, family, style)
    subset.save_font(font, str(target), options)


def is_han(code: int) -> bool:
    """Whether a code point is in one of Unicode's blocks of Han characters."""
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF


def make_rare(packages: dict[str, Path], weight: str, style: str, target: Path) -> None:
    """Write ``target``: the Han characters that the Chinese family lacks."""
    known = set(TTFont(TARGET / f"C21SansSC-{style}.ttf").getBestCmap())
    with tempfile.TemporaryDirectory() as temporary:
        parts = []
        for package, letters in SISTERS.items():
            name = f"{weight}{style}/NotoSans{letters}_{weight}{style}.ttf"
            options = subset.Options(
                hinting=False,
                layout_features=[],
                name_IDs=["*"],
                notdef_outline=True,
                recalc_timestamp=False,
            )
            options.drop_tables += ["vhea", "vmtx", "BASE", "STAT", "GDEF", "GPOS", "GSUB", "gasp"]
            font = subset.load_font(str(packages[package] / name), options)
            wanted = {code for code in font.getBestCmap() if is_han(code)} - known
            maker = subset.Subsetter(options)
            maker.populate(unicodes=wanted)
            maker.subset(font)
            known |= wanted
            part = Path(temporary) / f"{letters}.ttf"
            subset.save_font(font, str(part), options)
            parts.append(str(part))
        merged = Merger().merge(parts)
    rename(merged, RARE, style)
    merged.recalcTimestamp = False
    merged["head"].created = merged["head"].modified = TTFont(TARGET / f"C21SansSC-{style}.ttf")[
        "head"
    ].created
    merged.save(target)


def make_profile(target: Path) -> None:
    """Write the sRGB profile that every pack names as its output intent."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[24:36] = bytes([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])  # a fixed date instead of the present
    data[84:100] = bytes(16)  # and no checksum over it
    target.write_bytes(bytes(data))


def main() -> None:
    """Make everything in resources/fonts but its README."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        packages = {name: fetch(name, Path(temporary)) for name in (*LICENCES, *SISTERS)}
        for package, name in LICENCES.items():
            (TARGET / name).write_bytes((packages[package] / "LICENSE_FONT").read_bytes())
        for package, path, family, style, written in FONTS:
            make(packages[package] / path, family, style, TARGET / written)
            print(f"{written}: {(TARGET / written).stat().st_size:,} bytes")
        for weight, style in (("400", "Regular"), ("700", "Bold")):
            make_rare(packages, weight, style, TARGET / f"C21SansRare-{style}.ttf")
    make_profile(TARGET / "sRGB.icc")


if __name__ == "__main__":
    main()
