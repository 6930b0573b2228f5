from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from c21desk.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new plain file without reference data."""
    made, _ = Store.create(tmp_path / "desk.c21", author="Tester")
    yield made
    made.close()
