"""Third-party files beside the checkout: each is read, or refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.exchange.members import read_members

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
FILES = sorted([*CORPORA.glob("csv/**/*.csv"), *CORPORA.glob("xlsx/**/*.xls[xm]")])


@pytest.mark.corpus
@pytest.mark.skipif(not FILES, reason="the third-party test files are not beside the checkout")
def test_every_file_is_read_or_refused_with_a_sentence() -> None:
    assert len(FILES) >= 72
    sentences: dict[Path, str] = {}
    for path in FILES:
        try:
            result = read_members(path)
        except UserError as error:
            sentences[path] = error.message.text()
        else:
            assert result.read == len(result.rows) + len(result.rejected), path
    assert all("{" not in s and s.endswith((".", "tehtävä.")) for s in sentences.values()), sentences


@pytest.mark.corpus
@pytest.mark.skipif(not FILES, reason="the third-party test files are not beside the checkout")
@pytest.mark.parametrize("name", ["all.csv", "gmail.csv", "tb_plain.csv"])
def test_address_books_give_their_contacts(name: str) -> None:
    (path,) = (p for p in FILES if p.name == name)
    (row,) = read_members(path).rows
    assert row.family_latin.replace(" ", "").casefold() == "lastname"
    assert row.given_latin.replace(" ", "").casefold() == "firstname"
