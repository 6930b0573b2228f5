"""Bad input: each source is read in a process of its own that may take 300 MB, and soon has an answer."""

from __future__ import annotations

import base64
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_READ = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
from c21desk.exchange.vcard import open_cards
stream = open_cards(Path(sys.argv[1]))
taken, last = 0, ""
for card in stream:
    taken, last = taken + 1, card.full_name
said = [f"{one.where}: {one.why}" for one in (*stream.rejected, *stream.damaged)][:2]
print(json.dumps({"read": stream.read, "taken": taken, "last": last, "said": said}))
"""
_HEAD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:A;B\r\nFN:B A\r\n"
_NEXT = b"\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Next\r\nEND:VCARD\r\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set otherwise there")


def read(data: bytes, folder: Path) -> dict[str, Any]:
    """What a process with limits makes of the bytes."""
    path = folder / "bad.vcf"
    path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _photo(joint: bytes) -> bytes:
    body = base64.b64encode(b"\xff\xd8\xff" + bytes(25_000_000))
    return joint.join(body[i : i + 74] for i in range(0, len(body), 74))


INSIDE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a picture of 25 MB": (
        lambda: b"PHOTO;ENCODING=b;TYPE=JPEG:" + _photo(b"\r\n "),
        "line 5: PHOTO was left out: the picture has 25 MB, more than the 16 MB that are taken.",
    ),
    "the same in one line": (
        lambda: b"PHOTO:data:image/jpeg;base64," + _photo(b""),
        "line 5: PHOTO was left out: the picture has 25 MB, more than the 16 MB that are taken.",
    ),
    "200,000 properties": (
        lambda: b"\r\n".join(b"TEL:+358%d" % i for i in range(200_000)),
        "line 20002: Only the first 20,000 lines of the card were taken.",
    ),
    "200,000 lines that are none": (
        lambda: b"\r\n".join(b"+++ %d" % i for i in range(200_000)),
        "line 5: “+++ 0” is not a vCard property and was left out.",
    ),
    "a line of 20 MB": (
        lambda: b"NOTE:" + b"x" * 20_000_000,
        "line 5: NOTE was left out: it has more than 2,000,000 characters.",
    ),
    "20 MB without a colon": (
        lambda: b"x" * 20_000_000,
        "line 5: “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx” is not a vCard property and was left out.",
    ),
    "a header of 18 MB": (
        lambda: b"ADR;" + b"LABEL;" * 3_000_000 + b":x",
        "line 5: ADR;LABEL;LABEL;LABEL;LABEL;LABEL;LABEL; was left out: it has more than 100,000 characters.",
    ),
    "a million folds": (lambda: b"NOTE:" + b"\r\n x" * 1_000_000, ""),
    "a million soft breaks": (lambda: b"NOTE;QUOTED-PRINTABLE:" + b"=41=\r\n" * 1_000_000, ""),
    "five million empty lines": (lambda: b"\r\n" * 5_000_000, ""),
    "a million parameters": (lambda: b"TEL" + b";TYPE=a" * 1_000_000 + b":1", "line 5: TEL"),
    "200,000 categories": (lambda: b"CATEGORIES:" + b",".join(b"c%d" % i for i in range(200_000)), ""),
    "8,000 printed addresses": (lambda: b"ADR;HOME:;;a\r\nLABEL;HOME:x\r\n" * 8_000, ""),
    "a million semicolons": (lambda: b"N:" + b";" * 1_000_000 + b"\\;" * 400_000, ""),
    "a telephone number of semicolons": (lambda: b"TEL:tel:" + b";" * 1_900_000, ""),
    "NUL and marks of reading direction": (
        lambda: b"TITLE:a\x00b\r\nX-A:\xe2\x80\xaeevil",
        "line 5: Control characters and marks of reading direction were taken out of TITLE.",
    ),
    "a lone surrogate": (
        lambda: b"NOTE:a\xed\xa0\xbdb",
        "line 5: Some characters of NOTE could not be read.",
    ),
    "an unknown character set": (
        lambda: b"NOTE;CHARSET=KLINGON:\xe4\xf6",
        "line 5: The character set “KLINGON” is not known; NOTE was read as it looked right.",
    ),
    "a codec that is no character set": (
        lambda: b"NOTE;CHARSET=unicode_escape:\\x41",
        "line 5: The character set “unicode_escape” is not known; NOTE was read as it looked right.",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", INSIDE)
def test_bad_values_cost_only_themselves(name: str, tmp_path: Path) -> None:
    make, sentence = INSIDE[name]
    found = read(_HEAD + make() + _NEXT, tmp_path)
    assert (found["read"], found["taken"], found["last"]) == (2, 2, "Next")
    if sentence:
        assert found["said"][0].startswith("“bad.vcf”, " + sentence)
    else:
        assert found["said"] == []


def _inline(depth: int) -> bytes:
    text = "BEGIN:VCARD\nFN:x\nEND:VCARD\n"
    for _ in range(depth):
        escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
        text = f"BEGIN:VCARD\nFN:x\nAGENT:{escaped}\nEND:VCARD\n"
    return text.encode()


WHOLE: dict[str, tuple[Callable[[], bytes], int, int, str]] = {
    "5,000 nested agents": (
        lambda: b"BEGIN:VCARD\r\nN:A\r\nAGENT:\r\n" * 5000 + b"END:VCARD\r\n" * 5000,
        1, 1, "line 16: Cards nested this deep were left out.",
    ),
    "agents in the text of agents": (
        lambda: _inline(17), 1, 1, "line 11: Cards nested this deep were left out.",
    ),
    "no end": (
        lambda: b"BEGIN:VCARD\r\nFN:x\r\nTEL:1",
        1, 1, "line 1: The end of this card is missing (END:VCARD). It was taken as far as it goes.",
    ),
    "20,000 times no end": (
        lambda: b"BEGIN:VCARD\r\nFN:x\r\n" * 20_000,
        20_000, 20_000, "line 1: The end of this card is missing (END:VCARD). It was taken as far as it goes.",
    ),
    "no end for 60 MB": (
        lambda: b"BEGIN:VCARD\r\nFN:x\r\n" + b"TEL:1\r\n" * 9_000_000,
        1, 0, "line 1: The card is too large. It was left out.",
    ),
    "100,000 ends": (
        lambda: b"x\r\nEND:VCARD\r\n" * 100_000,
        100_000, 0, "line 2: A card ends here that has no beginning (BEGIN:VCARD). It was left out.",
    ),
    "random bytes": (lambda: random.Random(1).randbytes(20_000_000), 0, 0, ""),
    "nothing but NUL": (lambda: bytes(20_000_000), 0, 0, ""),
    "nothing but returns": (lambda: b"\r" * 20_000_000, 0, 0, ""),
    "a lone surrogate in UTF-16": (
        lambda: b"\xff\xfe" + "BEGIN:VCARD\nFN:a\ud800b\nEND:VCARD\n".encode("utf-16-le", "surrogatepass"),
        1, 1, "line 2: Some characters of FN could not be read.",
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", WHOLE)
def test_bad_sources_get_an_answer(name: str, tmp_path: Path) -> None:
    make, cards, taken, sentence = WHOLE[name]
    found = read(make(), tmp_path)
    assert (found["read"], found["taken"]) == (cards, taken)
    if sentence:
        assert found["said"][0] == f"“bad.vcf”, {sentence}"
    else:
        assert found["said"] == []


@pytest.mark.slow
def test_many_cards_need_little_memory(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;伟\r\nFN:王伟\r\nORG:成都市人民政府;外事办公室\r\nTEL;TYPE=CELL:1{}\r\nEND:VCARD\r\n"
    data = "".join(card.format(i) for i in range(30_000))
    for codec in ("utf-8", "gb18030"):
        assert read(data.encode(codec), tmp_path) == {
            "read": 30_000,
            "taken": 30_000,
            "last": "王伟",
            "said": [],
        }
