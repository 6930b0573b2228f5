"""Which character set a text file is in, decided by trying each and judging the outcome.

Files from Chinese offices come in GB18030 as often as in UTF-8, Excel's "Unicode text" in UTF-16, and
Finnish ones in Windows-1252, none of them saying so. Statistical detectors need more text than a list
of twelve names has, and they weigh dozens of character sets that never occur here. So the five that
do occur are tried and the plausibility of the characters they give is compared.
"""

from __future__ import annotations

from c21desk.domain.names.script import is_han
from c21desk.exchange.sniff import refuse
from c21desk.i18n import N_

CANDIDATES = ("utf-8", "gb18030", "cp1252", "utf-16-le", "utf-16-be")
_SAMPLE = 24_000
_LEAST = 0.2
"""Mean score below which the bytes are no text in any of the character sets."""
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NORDIC = frozenset("åäöÅÄÖéÉüÜšŠžŽèàáíóúñçßøØæÆ")
_PUNCTUATION = frozenset("，。、：；（）《》“”‘’！？【】—–…·　～°€§№")


def _score(char: str, before: str) -> float:
    """How likely the character is in a list of people, from about -10 to 3."""
    code = ord(char)
    if char in "\t\n\r" or 0x20 <= code < 0x7F:
        return 1.0
    if code < 0x20 or 0x7F <= code < 0xA0 or code == 0xFFFD or 0xE000 <= code < 0xF900 or code >= 0xF0000:
        return -10.0
    if char in _PUNCTUATION:
        return 1.5
    if is_han(char):
        if before.islower() and before.isascii():
            return -3.0  # "Mäki" read as GB18030 gives a Han character inside the word
        try:
            lead = char.encode("gb2312")[0]
        except UnicodeEncodeError:
            return -0.5
        return 3.0 if lead <= 0xD7 else 1.5
    if char in _NORDIC:
        # Capital accented letters in a row are what Chinese bytes look like in Windows-1252.
        return 2.0 if before.isascii() or (before in _NORDIC and char.islower()) else -1.0
    if 0xFF00 <= code <= 0xFF5E:
        return 1.0
    return -1.5


def plausibility(text: str) -> float:
    """Mean score of the characters of ``text``; 0 for no text."""
    if not text:
        return 0.0
    return sum(map(_score, text, " " + text[:-1])) / len(text)


def _sample(data: bytes) -> bytes:
    """The start, and the stretch from the first byte that is not ASCII: there the sets differ."""
    if len(data) <= 2 * _SAMPLE:
        return data
    first = next((i for i, b in enumerate(data) if b >= 0x80), 0)
    start = max(0, data.rfind(b"\n", 0, first) + 1)
    if start < _SAMPLE:
        return data[: 2 * _SAMPLE]
    return data[:_SAMPLE] + data[start : start + _SAMPLE]


def detect(data: bytes) -> str:
    """The character set of ``data`` as a codec name. Raises UserError where none gives readable text."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    sample = _sample(data)
    best, best_score = "", -99.0
    for name in CANDIDATES:
        if name.startswith("utf-16") and len(data) % 2:
            continue
        if name.startswith("utf-16"):
            piece = data[: 2 * _SAMPLE] if len(data) > 2 * _SAMPLE else data
        else:
            piece = sample
        text = piece.decode(name, errors="replace")
        score = plausibility(text)
        if name == "utf-8" and "\ufffd" not in text and not text.isascii():
            score += 2.0  # well-formed multi-byte sequences do not come about by chance
        if score > best_score:
            best, best_score = name, score
    if best_score < _LEAST:
        raise refuse(
            N_(
                "The characters of this file cannot be read. Save it as “CSV UTF-8” or as .xlsx and try again."
            )
        )
    return best


def decode(data: bytes) -> tuple[str, str, int]:
    """The text of ``data``, the character set's codec name, and how many characters could not be read."""
    name = detect(data)
    for bom, _ in _BOMS:
        if data.startswith(bom):
            data = data[len(bom) :]
            break
    text = data.decode(name, errors="replace")
    lost = 0 if "\ufffd".encode(name, errors="ignore") in data and name == "utf-8" else text.count("\ufffd")
    return text, name, lost
