"""Finnish hyphenation."""

from __future__ import annotations

import itertools

import pytest

from c21desk.briefing.text.hyphens import hyphenation_points


@pytest.mark.parametrize(
    "parted",
    [
        "kau-pun-gin-joh-ta-ja",
        "ys-tä-vyys-kau-pun-ki",
        "val-tuus-kun-ta",
        "neu-vot-te-lut",
        "vie-rai-lu-oh-jel-ma",
        "kan-sain-vä-lis-ten",
        "elin-kei-no-e-lä-män",
        "tal-viur-hei-lu",
    ],
)
def test_parts_of_words(parted: str) -> None:
    word = parted.replace("-", "")
    places = (0, *hyphenation_points(word), len(word))
    assert "-".join(word[a:b] for a, b in itertools.pairwise(places)) == parted


@pytest.mark.parametrize("word", ["", "asia", "NATO", "EURO", "abc1def", "x" * 5000])
def test_what_is_not_parted(word: str) -> None:
    assert hyphenation_points(word) == ()
