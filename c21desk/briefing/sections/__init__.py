"""The sections of a pack, in their usual order. A new one is a module with ``story`` and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from c21desk.i18n import N_

if TYPE_CHECKING:
    from c21desk.briefing.flow.block import Story
    from c21desk.briefing.flow.maker import Maker
    from c21desk.briefing.snapshot import Snapshot

Teller = Callable[["Snapshot", "Maker"], "Story"]


@dataclass(frozen=True)
class Section:
    """A section: its permanent name, its title (a msgid), and whether it is told when all others are."""

    name: str
    title: str
    last: bool = False

    def teller(self) -> Teller:
        """The function that makes the section's story; loads its module."""
        teller: Teller = import_module(f"{__name__}.{self.name}").story
        return teller


SECTIONS = (
    Section("cover", N_("Cover")),
    Section("contents", N_("Contents"), last=True),
    Section("purpose", N_("Purpose and objectives")),
    Section("delegations", N_("Delegations")),
    Section("programme", N_("Programme")),
    Section("meetings", N_("Meetings")),
    Section("partner", N_("Partner")),
    Section("biographies", N_("Biographies")),
    Section("seating", N_("Seating")),
    Section("practical", N_("Practical information")),
    Section("notes", N_("Notes")),
)

BY_NAME = {section.name: section for section in SECTIONS}
