"""The 199 third-party card files beside the checkout, against an independent parser's counts."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from c21desk.exchange.vcard import read_cards, write_cards
from c21desk.exchange.vcard.fast import FastReader

pytestmark = pytest.mark.corpus

OTHER_NAMES = {
    "BenchmarksCurrentVersion/TestFiles/Ukrainian.vcf": "Віталій Володимирович Кличко",
    "AnsiFilterExamples/Greek.vcf": "Βαγγέλης",
    "roundcube/tests/src/thebat.vcf": "Piotr Iksiñski",
}
"""Files whose character set the other parser was not told; here another value of the file says it, or the
bytes are letters at least."""


def expected(corpora: Path) -> dict[Path, dict[str, Any]]:
    with (corpora / "manifest.csv").open(encoding="utf-8", newline="") as source:
        rows = [row for row in csv.DictReader(source) if row["kind"] == "vcf"]
    return {corpora / "vcf" / row["file"]: json.loads(row["expect"]) for row in rows}


def test_cards_and_names_equal_those_of_another_parser(corpora: Path) -> None:
    files = expected(corpora)
    assert len(files) >= 199
    # Of two independent counts take the one that found a card: one of them was given files with a byte
    # order mark as text and read none in those.
    cards = {path: max(told["cards"], told["ez_vcard"]["cards"]) for path, told in files.items()}
    other_cards = []
    other_names = []
    for path, told in files.items():
        result = read_cards(path)
        if len(result.cards) != cards[path]:
            other_cards.append(path)
        name = next((c.formatted[0].text if c.formatted else "" for c in result.cards), "")
        known = next((text for end, text in OTHER_NAMES.items() if str(path).endswith(end)), None)
        if told["ez_vcard"]["cards"] and name != (known or told["ez_vcard"]["first_fn"]):
            other_names.append(path)
    assert other_cards == []
    assert other_names == []


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_written_and_read_again_nothing_changes(corpora: Path, version: str) -> None:
    for path in expected(corpora):
        first = read_cards(path)
        text = write_cards(first.cards, version)
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), path
        again = read_cards(text.encode())
        assert (again.damaged, again.rejected) == ((), ()), path
        if version == "4.0" or path.name not in {"test.vcf", "rfc6350-example.vcf"}:  # 3.0 has no PREF=2
            assert again.cards == first.cards, path


def test_the_quick_and_the_careful_way_give_the_same(corpora: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = {path: read_cards(path) for path in expected(corpora)}
    monkeypatch.setattr(FastReader, "card", lambda *_args, **_named: None)
    for path, result in quick.items():
        careful = read_cards(path)
        assert careful == result, path
        assert [c.where for c in careful.cards] == [c.where for c in result.cards], path
