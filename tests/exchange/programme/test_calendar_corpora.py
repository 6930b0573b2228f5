"""Every third-party calendar opens, and its events are counted."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.exchange.programme.reader import read_programme

pytestmark = pytest.mark.corpus


def test_all_calendars_open_and_their_events_are_counted(corpora: Path) -> None:
    with (corpora / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["kind"] == "ics"]
    right = 0
    for row in rows:
        expected = json.loads(row["expect"])["vevent"]
        try:
            reading = read_programme(
                corpora / "ics" / row["file"], (dt.date(2031, 5, 5), dt.date(2031, 5, 7))
            )
        except UserError:
            continue
        right += reading.read == expected
        assert len(reading.rows) + len(reading.rejected) >= reading.read
    assert len(rows) == 289
    assert right >= 0.98 * len(rows)
