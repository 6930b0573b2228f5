"""Build hook: compile the message catalogues into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Writes ``c21desk.mo`` beside each ``c21desk.po`` before files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue, and name the results as build artifacts."""
        for po in sorted(Path(self.root, "translations").glob("*/LC_MESSAGES/c21desk.po")):
            mo = po.with_suffix(".mo")
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source))
            build_data.setdefault("artifacts", []).append(str(mo.relative_to(self.root)))
