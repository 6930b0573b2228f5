from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from c21desk.services import desk as desks
from c21desk.services.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new plain file with the reference data."""
    made = desks.create(tmp_path / "desk.c21", author="Tester")
    yield made
    made.close()
