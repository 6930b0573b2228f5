"""Set the pack with Typst: ``typst_pack.py OUT.pdf``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst
from content import ALT, TITLE, chapters
from machine import peak

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_HEAD = """
#set document(title: {title})
#set text(font: ("C21 Sans", "C21 Sans SC"), lang: "fi", size: 10pt, hyphenate: true, fallback: false)
#set par(leading: 7.9pt, spacing: 14.9pt)
#set page(paper: "a4", margin: (left: 62pt, right: 54pt, top: 78pt, bottom: 64pt),
  header: text(8pt, {title}), footer: context text(8pt, counter(page).display("1 / 1", both: true)))
#show table.cell.where(y: 0): set text(weight: "bold", size: 8.5pt)
#set table(stroke: (x: none, y: 0.5pt + luma(80%)), inset: 6.5pt)
= Kumppani
== Lumihuippu
"""


def source(out: Path) -> str:
    """The document in Typst's language; strings are quoted as in JSON, which Typst reads alike."""
    quoted = _quoted
    parts = [_HEAD.replace("{title}", quoted(TITLE))]
    for one in chapters(out.parent):
        parts.append(f"#heading(level: 3, {quoted(one.heading)})\n")
        parts += [f"#par({quoted(text)})\n" for text in one.paragraphs]
        header = ", ".join(map(quoted, one.header))
        rows = ", ".join(f"text(9pt, {quoted(cell)})" for row in one.rows for cell in row)
        parts.append(f"#table(columns: (1fr, 3fr, 2fr, 1.5fr), table.header({header}), {rows})\n")
        parts.append(f"#image({quoted(one.photo.name)}, width: 100%, alt: {quoted(ALT)})\n")
    return "".join(parts)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    draft = target.with_suffix(".typ")
    draft.write_text(source(target), encoding="utf-8")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(draft, root=target.parent, font_paths=fonts)
    compiler.compile(output=target, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
    print(peak())
