"""Makes the pack: from a snapshot to a file, or to the list of what is missing.

The function is pure and may run in another thread or process. ReportLab is loaded when it is called.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from c21desk.briefing.gaps import MissingFact, missing_facts
from c21desk.briefing.output import written_whole
from c21desk.briefing.sections import BY_NAME, SECTIONS
from c21desk.briefing.snapshot import Snapshot
from c21desk.briefing.words import BCP47, MARKINGS, other_language, text_in
from c21desk.i18n import N_, Catalog, message

__all__ = ["BuildCancelledError", "MissingFact", "PackOptions", "PackResult", "build_pack", "missing_facts"]

Progress = Callable[[int, int], None]
_ALL_SECTIONS = tuple(section.name for section in SECTIONS)


class BuildCancelledError(Exception):
    """The user did not want the pack any more; no file was written."""


@dataclass(frozen=True)
class PackOptions:
    """What a pack holds. ``sections`` are names in printed order; ``made`` is told in the file if given:
    without it the same snapshot gives the same bytes at any time."""

    sections: tuple[str, ...] = _ALL_SECTIONS
    made: dt.datetime | None = None


@dataclass(frozen=True)
class PackResult:
    """A pack that was written: its size, the time it took, and what the reader will miss in it."""

    pages: int
    bytes: int
    seconds: float
    missing: list[MissingFact] = field(default_factory=list)


def build_pack(
    snapshot: Snapshot,
    options: PackOptions,
    catalog: Catalog,
    output: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PackResult:
    """Write the pack of ``snapshot`` in the catalogue's language to ``output``.

    ``progress`` is called with parts done and parts in all. The file appears whole or not at all.
    Raises UserError when it cannot be written, BuildCancelledError when ``cancelled`` said so, and
    ValueError for the name of a section that does not exist.
    """
    started = time.perf_counter()
    unknown = [name for name in options.sections if name not in BY_NAME]
    if unknown:
        raise ValueError("no such section: " + unknown[0])

    def step(done: int, parts: int) -> None:
        if cancelled and cancelled():
            raise BuildCancelledError
        if progress:
            progress(done, parts)

    with written_whole(output) as file:
        pages, problems = _write(snapshot, options, catalog, file, step)
    missing = [gap for gap in missing_facts(snapshot, catalog.text_key) if gap.section in options.sections]
    return PackResult(pages, output.stat().st_size, time.perf_counter() - started, missing + problems)


def _write(
    snapshot: Snapshot,
    options: PackOptions,
    catalog: Catalog,
    file: BinaryIO,
    step: Progress,
) -> tuple[int, list[MissingFact]]:
    from c21desk.briefing.flow.maker import Maker
    from c21desk.briefing.flow.pages import Furniture, Pages
    from c21desk.briefing.styles import PAGE
    from c21desk.briefing.tags.canvas import TaggedCanvas
    from c21desk.briefing.tags.metadata import About
    from c21desk.briefing.text.runs import one_line

    maker = Maker(catalog, frozenset(options.sections))
    told = {}
    for section in sorted((BY_NAME[name] for name in options.sections), key=lambda section: section.last):
        step(0, 0)
        told[section.name] = section.teller()(snapshot, maker)
    cover = told.pop("cover", [])
    story = [part for name in options.sections if name in told for part in told[name]]
    title = text_in(snapshot.title, maker.key) or other_language(snapshot.title, maker.key)[0]
    shown = one_line(title) or maker.say(N_("Visit without a title"))
    issuer = one_line(text_in(snapshot.issuer, maker.key))
    marking = one_line(maker.heading_words(MARKINGS.get(snapshot.marking, snapshot.marking)))
    about = About(
        f"{shown} – {maker.say(N_('briefing pack'))}", BCP47[maker.key], author=issuer, made=options.made
    )
    furniture = Furniture(shown, marking, issuer, maker.styles, maker.lang)
    pages = Pages(TaggedCanvas(file, about, PAGE), furniture, step).tell(cover, story)
    return pages, maker.problems + without_font(maker.glyphs)


def without_font(glyphs: Sequence[str] | set[str]) -> list[MissingFact]:
    """A gap for each character that no font has."""
    return [
        MissingFact(
            "text",
            message(
                N_("No font has the character {char} ({code}); a square is printed in its place."),
                char=char,
                code=f"U+{ord(char):04X}",
            ),
        )
        for char in sorted(glyphs)
    ]
