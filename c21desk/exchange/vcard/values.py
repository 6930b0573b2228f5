"""Values of a vCard: escapes, lists, encodings, dates, pictures. Pure functions over text and bytes."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache

from c21desk.exchange.dates import parse_date
from c21desk.i18n import N_, Message, Number, message

MAX_TEXT = 2_000_000
"""Characters of the longest value that is taken."""
MAX_PHOTO = 16 * 1024 * 1024
"""Bytes of the largest picture that is taken out of a card."""

UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Characters that no value needs: control characters, and those that turn the reading direction of what
stands around them, with which one name can be made to look like another."""

_ESCAPE = re.compile(r"\\(.)", re.S)
_MEANT = {"n": "\n", "N": "\n", ",": ",", ";": ";", ":": ":", "\\": "\\"}
_CARET = re.compile(r"\^(['^n])")
_SOLID = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:[T ].*)?$")
_DASHED = re.compile(r"^(\d{4})-(\d\d?)-(\d\d?)(?:[T ].*)?$")
_MONTH = re.compile(r"^(\d{4})-(\d\d)$")
_NO_YEAR = re.compile(r"^--(\d\d)-?(\d\d)(?:T.*)?$")
_BASE64_TEXT = re.compile(r"[A-Za-z0-9+/=_\- \t\r\n]*")
_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


class DamagedError(Exception):
    """One property cannot be taken, for the reason ``why``, a sentence with the value {property}."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.msgid)
        self._why = why

    def message(self, name: str) -> Message:
        """The sentence about the property of this name."""
        return Message(self._why.msgid, {**self._why.params, "property": UNWANTED.sub("", name.strip())[:40]})


def too_long(most: int = MAX_TEXT) -> DamagedError:
    """The refusal of what is longer than ``most`` characters."""
    return DamagedError(
        message(N_("{property} was left out: it has more than {n} characters."), n=Number(most))
    )


def damaged_base64() -> DamagedError:
    """The refusal of Base64 text that is none."""
    return DamagedError(message(N_("{property} was left out: its Base64 text is damaged.")))


def _meant(match: re.Match[str]) -> str:
    return _MEANT.get(match[1], match[0])


def unescape(text: str) -> str:
    """The text without its escapes. A backslash that escapes nothing stays."""
    return _ESCAPE.sub(_meant, text)


def escape(text: str) -> str:
    """The text as a value of its own."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def escape_address(text: str) -> str:
    """A web address or the like as a value: commas and semicolons mean themselves there."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def plain(text: str) -> str:
    """A value as text: without escapes, with plain line breaks, without blanks around it."""
    if "\\" in text:
        text = _ESCAPE.sub(_meant, text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


def split(text: str, mark: str) -> list[str]:
    """The parts of a structured value between ``mark``\\ s that are not escaped, still escaped."""
    if "\\" not in text:
        return text.split(mark)
    hidden = text.replace("\\\\", "\x00").replace("\\" + mark, "\x01")
    return [part.replace("\x01", "\\" + mark).replace("\x00", "\\\\") for part in hidden.split(mark)]


def uncaret(text: str) -> str:
    """A parameter's value without the caret escapes of RFC 6868."""
    return _CARET.sub(lambda m: {"'": '"', "^": "^", "n": "\n"}[m[1]], text) if "^" in text else text


def caret(text: str) -> str:
    """A parameter's value with the caret escapes of RFC 6868."""
    return text.replace("^", "^^").replace('"', "^'").replace("\n", "^n")


def unquote_printable(text: str) -> bytes:
    """The bytes of a QUOTED-PRINTABLE value; what is no such code stands for itself."""
    return unquote_bytes(text.encode("utf-8", "surrogatepass"))


def unquote_bytes(data: bytes) -> bytes:
    """The same of a value whose character set is not known yet."""
    return binascii.a2b_qp(data)


def is_base64(text: str) -> bool:
    """Whether a line holds nothing but Base64 characters."""
    return _BASE64_TEXT.fullmatch(text) is not None


def unbase64(text: str) -> bytes:
    """The bytes of a Base64 value, as far as it goes: a missing end is left out. Raises ValueError."""
    text = re.sub(r"[\s\\]+", "", text).replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        body = text.rstrip("=")
        if not is_base64(body) or "=" in body:
            raise ValueError(text[:20]) from None
        body = body[: len(body) // 4 * 4 + (len(body) % 4 if len(body) % 4 != 1 else 0)]
        return base64.b64decode(body + "=" * (-len(body) % 4))


def media_type(data: bytes, declared: str) -> str:
    """What a picture is, by its first bytes; else what the card says."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in {b"ftypheic", b"ftypmif1", b"ftypavif"}:
        return "image/avif" if data[8:12] == b"avif" else "image/heic"
    declared = declared.strip().lower()
    if not declared or declared == "application/octet-stream":
        return ""
    return declared if "/" in declared else f"image/{'jpeg' if declared == 'jpg' else declared}"


def _day(year: str, month: str, day: str) -> str:
    made = f"{year}-{int(month):02}-{int(day):02}"
    return made if parse_date(made) else ""


@lru_cache(4096)
def date_text(text: str) -> str:
    """A date in ISO form, possibly in part ("1980", "1980-05", "--05-31"); other texts as they are."""
    text = text.strip()
    if match := _SOLID.match(text) or _DASHED.match(text):
        return _day(match[1], match[2], match[3]) or text
    if match := _NO_YEAR.match(text):
        return f"--{match[1]}-{match[2]}" if _day("2000", match[1], match[2]) else text
    if text.isdigit() or _MONTH.match(text):
        return text  # a year, alone or with a month; a day's number in a spreadsheet is none in a card
    day = parse_date(text)
    return day.isoformat() if day else text
