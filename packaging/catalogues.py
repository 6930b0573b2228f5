"""Message catalogues: ``python packaging/catalogues.py update | check | compile [LANGUAGE]``.

``update`` takes new messages from the code into every catalogue, ``check`` says what is missing, unsure or
broken and fails then, ``compile`` writes the .mo files.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fi", "zh_CN")
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "NP_": (1, 2),
    "plural": (1, 2),
    "pgettext": ((1, "c"), 2),
    "message": None,
}

# They change with every run, or say nothing here.
_HEADERS_LEFT_OUT = (
    "POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Report-Msgid-Bugs-To", "Last-Translator", "Language-Team",
)  # fmt: skip


def path(language: str) -> Path:
    """The catalogue of a language."""
    return ROOT / "translations" / language / "LC_MESSAGES" / "c21desk.po"


def template() -> Catalog:
    """All messages of the code."""
    catalog = Catalog(project="c21desk", charset="utf-8")
    found = extract_from_dir(
        ROOT / "c21desk", [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for name, _line, message, comments, context in found:
        if message and message != ("",):
            catalog.add(message, locations=[(f"c21desk/{name}", 0)], auto_comments=comments, context=context)
    return catalog


def read(language: str) -> Catalog:
    """The catalogue as it stands; an empty one where there is none."""
    if not path(language).exists():
        return Catalog(locale=language, project="c21desk", charset="utf-8")
    with path(language).open("rb") as source:
        return read_po(source, locale=language)


def update(language: str) -> None:
    """Bring a catalogue to the code's messages. Translations of gone messages are dropped."""
    catalog = read(language)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    catalog.header_comment = "# Messages of c21desk. MIT licence, as the program."
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, include_lineno=False, omit_header=False)
    lines = [
        line
        for line in out.getvalue().decode().splitlines()
        if not line.startswith(tuple(f'"{name}' for name in _HEADERS_LEFT_OUT))
    ]
    path(language).parent.mkdir(parents=True, exist_ok=True)
    path(language).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _named(node: ast.Call) -> str:
    """The name by which a function is called, without its module."""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def unseen() -> list[str]:
    """Messages that the extraction does not see, as those inside f-strings; they would stay English."""
    known = {text for message in template() for text in _texts(message.id)}
    calls = [
        (file.relative_to(ROOT), node)
        for file in sorted((ROOT / "c21desk").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _named(node) in KEYWORDS and node.args
    ]
    texts = [(file, node, node.args[1 if _named(node) == "pgettext" else 0]) for file, node in calls]
    return [
        f"{file}:{node.lineno}: not extracted: {text.value}"
        for file, node, text in texts
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value not in known
    ]


def _texts(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]


def placeholders(text: str) -> set[str]:
    """The names in braces. Raises ValueError where the braces are broken."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def faults_of(message: Message) -> list[str]:
    """What is wrong with one translation."""
    sources, translations = _texts(message.id), _texts(message.string)
    if not all(translations):
        return ["missing"]
    faults = ["fuzzy"] if message.fuzzy else []
    wanted = set().union(*(placeholders(s) for s in sources))
    for text in translations:
        try:
            there = placeholders(text)
        except ValueError:
            faults.append("broken braces")
            continue
        if there - wanted or (wanted - {"n"}) - there:
            faults.append(f"placeholders {sorted(there)} instead of {sorted(wanted)}")
    if any(s != s.strip() or t != t.strip() for s, t in zip(sources, translations, strict=False)):
        faults.append("white space at an end")
    return faults


def check(language: str) -> list[str]:
    """Faults of a catalogue against the code's messages."""
    catalog, found = read(language), []
    for message in template():
        if message.id:
            known = catalog.get(message.id, context=message.context)  # type: ignore[arg-type]
            faults = ["missing"] if known is None else faults_of(known)
            found += [f"{language}: {fault}: {_texts(message.id)[0]}" for fault in faults]
    return found


def compile_(language: str) -> None:
    """Write the .mo file beside the .po file."""
    with path(language).with_suffix(".mo").open("wb") as target:
        write_mo(target, read(language))


def main(command: str, languages: tuple[str, ...] = LANGUAGES) -> int:
    """Run one command over these languages."""
    faults = unseen() if command == "check" else []
    for language in languages:
        if command == "update":
            update(language)
        elif command == "compile":
            compile_(language)
        else:
            faults += check(language)
    print("\n".join(faults) if faults else f"catalogues: {command} done")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check", tuple(sys.argv[2:]) or LANGUAGES))
