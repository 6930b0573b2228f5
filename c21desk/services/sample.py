"""The sample delegation: invented people, taken in through the real importer."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from c21desk import paths

if TYPE_CHECKING:
    from c21desk.services.desk import Desk

MEMBER_LIST = "sample/delegation.xlsx"


class Sample:
    """Fills a file with sample data."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def load(self) -> uuid.UUID:
        """Import the sample delegation. Returns the id of its visit."""
        plan = self._desk.imports.plan(paths.resources() / MEMBER_LIST)
        result = self._desk.imports.apply(plan, "Näytevierailu")
        assert result.visit_id is not None
        return result.visit_id
