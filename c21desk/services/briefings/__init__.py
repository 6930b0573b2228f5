"""Briefing packs of a visit: what is missing, and the pack itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from c21desk.briefing.gaps import missing_facts
from c21desk.i18n import Message, catalog, language_for
from c21desk.services.briefings import snapshot
from c21desk.services.briefings.worker import PackJob, PackProgress, build_now
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from c21desk.briefing.build import PackResult

__all__ = ["Briefings", "PackJob", "PackProgress"]


class Briefings:
    """Makes packs from the visits of the open file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def missing(self, visit_id: uuid.UUID, language: str) -> list[Message]:
        """What a pack in that language (``fi``, ``en``, ``zh_CN``) would show as missing."""
        taken = snapshot.take(self._store, visit_id)
        return [gap.message for gap in missing_facts(taken, _text_key(language))]

    def start(self, visit_id: uuid.UUID, language: str, output: Path) -> PackJob:
        """Begin a pack in a worker process."""
        return PackJob(snapshot.take(self._store, visit_id), language, output)

    def build(
        self,
        visit_id: uuid.UUID,
        language: str,
        output: Path,
        progress: Callable[[int, int], None] | None = None,
    ) -> PackResult:
        """Make a pack and wait for it, for the command line."""
        return build_now(snapshot.take(self._store, visit_id), language, output, progress)


def _text_key(language: str) -> str:
    return catalog(language_for(language)).text_key
