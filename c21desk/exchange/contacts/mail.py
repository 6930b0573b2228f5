"""An e-mail (.eml, Outlook's .msg) to the contacts that it names: its sender with the signature below the
text, a further address for answers, and the contact cards enclosed. Nothing in it is opened or fetched."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from c21desk.domain.errors import UserError
from c21desk.exchange.cards import Card, Value
from c21desk.exchange.contacts import marks
from c21desk.exchange.contacts.signature import read_signature
from c21desk.exchange.sniff import FAULTS, Source, damaged, load, refuse
from c21desk.exchange.vcard import read_cards
from c21desk.i18n import N_, Message, message

MAX_HEADERS = 256 * 1024
MAX_HEADER = 4_000
MAX_BODY = 1024 * 1024
MAX_PARTS = 200
MAX_DEPTH = 30
MAX_CARDS = 100
_SIGNED = 25
"""Lines at the end of a mail among which its signature is looked for."""
_FROM, _REPLY = N_("sender of the e-mail"), N_("address for answers")
_ENCLOSED = N_("contact card in the e-mail")
_HEADER = re.compile(rb"^[!-9;-~]{1,76}:[ \t]?", re.M)
_BLOCKS = re.compile(r"(?i)<br\s*/?>|</(?:p|div|tr|li|h\d|table)>")
_NO_TEXT = re.compile(r"(?i)<(?:style|script|head|title)\b|<!--")
_ENDS = {
    f"<{tag}": re.compile(f"</{tag}[^<>]{{0,200}}>", re.I) for tag in ("style", "script", "head", "title")
} | {"<!--": re.compile("-->")}
_CELL = re.compile(r"(?i)</t[dh]>")


@dataclass(frozen=True)
class Candidate:
    """A contact that a mail names. ``origin`` says where; ``unsure`` and ``rest`` as of a signature."""

    card: Card
    origin: Message
    unsure: tuple[Message, ...] = ()
    rest: tuple[str, ...] = ()


@dataclass
class Mail:
    """What matters of a mail, of whichever format. Addresses are pairs of name and address."""

    sender: tuple[str, str] = ("", "")
    replies: list[tuple[str, str]] = field(default_factory=list)
    body: str = ""
    cards: list[bytes] = field(default_factory=list)
    contact: Card | None = None


def _shown(source: str) -> str:
    """The page without comments and what is never shown. One that is not closed hides all that follows."""
    pieces: list[str] = []
    at = 0
    while match := _NO_TEXT.search(source, at):
        pieces.append(source[at : match.start()])
        end = _ENDS[match[0].lower()].search(source, match.end())
        if end is None:
            return " ".join(pieces)
        at = end.end()
    return " ".join((*pieces, source[at:]))


def text_of_html(source: str) -> str:
    """The words of an HTML body, a line for each block."""
    text = re.sub(r"[ \t\r\n]+", " ", _shown(source[:MAX_BODY]))
    text = _CELL.sub(" | ", _BLOCKS.sub("\n", text))
    return html.unescape(re.sub(r"<[^<>]{0,2000}>?", " ", text)).replace("\xa0", " ")


def own_text(body: str) -> str:
    """The mail's own text: what stands above the mails that it answers or sends on."""
    lines = body[:MAX_BODY].splitlines()
    for index, line in enumerate(lines):
        if index > 2 and marks.QUOTED.match(line[:200]) and any(text.strip() for text in lines[:index]):
            return "\n".join(lines[:index])
    return "\n".join(lines)


def _tail(text: str, name: str) -> str:
    """Where the signature may stand: from the last line that holds the sender's name, else the last lines."""
    lines = [line for line in text.splitlines() if line.strip()]
    words = name.casefold().replace(",", " ").split()
    for start in range(len(lines) - 1, -1, -1):
        line = lines[start][:200].casefold()
        if marks.MAIL.search(marks.AT.sub("@", line)):
            continue  # an address holds the words of the name too
        if words and all(word in line for word in words) and len(line) < 100:
            return "\n".join(lines[start : start + _SIGNED])
    return "\n".join(lines[-_SIGNED:])


def _limited(data: bytes) -> bytes:
    """The mail with bounded headers; the parser of headers is slow with those that are endless."""
    end = re.search(rb"\r?\n\r?\n", data[: MAX_HEADERS + 4])
    if end is None and len(data) > MAX_HEADERS:
        raise refuse(N_("The headers of this e-mail are too long, so it was not opened."))
    return data


def _parse_eml(data: bytes) -> Mail:
    from email import policy
    from email.message import EmailMessage
    from email.parser import BytesParser

    if data.count(b"boundary=") + data.count(b"boundary =") > MAX_PARTS:
        raise refuse(N_("This e-mail holds too many e-mails one inside the other, so it was not opened."))
    found = BytesParser(policy=policy.default).parsebytes(_limited(data))
    assert isinstance(found, EmailMessage)
    mail = Mail()
    senders = _addresses(found, "From")
    mail.sender = senders[0] if senders else ("", "")
    mail.replies = [a for a in _addresses(found, "Reply-To") if a[1].casefold() != mail.sender[1].casefold()]
    page = ""
    for number, part in enumerate(found.walk()):
        if number >= MAX_PARTS:
            break
        kind = part.get_content_type()
        name = str(part.get_filename() or "").lower()
        if kind in {"text/vcard", "text/x-vcard", "text/directory"} or name.endswith(".vcf"):
            mail.cards.append(_payload(part))
        elif kind == "text/plain" and not mail.body and not name:
            mail.body = _text(part)
        elif kind == "text/html" and not page and not name:
            page = text_of_html(_text(part))
    mail.body = mail.body or page
    return mail


def _payload(part: object) -> bytes:
    try:
        data = part.get_payload(decode=True)  # type: ignore[attr-defined]
    except FAULTS:
        return b""
    return data if isinstance(data, bytes) else b""


def _text(part: object) -> str:
    """The text of a part; of an unknown character set by its look."""
    from c21desk.exchange.charset import decode

    data = _payload(part)[: 2 * MAX_BODY]
    try:
        charset = part.get_content_charset() or ""  # type: ignore[attr-defined]
        charset = {"gb2312": "gb18030", "gbk": "gb18030"}.get(charset, charset)
        return data.decode(charset)
    except (*FAULTS, UnicodeError):
        try:
            return decode(data)[0]
        except UserError:
            return data.decode("utf-8", "replace")


def _addresses(mail: object, name: str) -> list[tuple[str, str]]:
    """Pairs of name and address of a header, as far as it can be read."""
    from email.utils import getaddresses

    try:
        value = mail.get(name)  # type: ignore[attr-defined]
        if value is None or len(str(value)) > MAX_HEADER:
            return []
        pairs = getaddresses([str(value)])
    except FAULTS:
        return []
    return [(n.strip().strip("'\""), a.strip()) for n, a in pairs if "@" in a][:5]


def candidates(mail: Mail) -> list[Candidate]:
    """The contacts that a mail names, the sender first."""
    found: list[Candidate] = []
    name, address = mail.sender
    if mail.contact is not None:
        found.append(Candidate(mail.contact, message(_ENCLOSED)))
    if name or address:
        spoken = _spoken(name)
        signature = read_signature(_tail(own_text(mail.body), spoken), name=spoken, email=address)
        found.append(Candidate(signature.card, message(_FROM), signature.unsure, signature.rest))
    for name, address in mail.replies:
        card = read_signature("", name=_spoken(name), email=address).card
        found.append(Candidate(card, message(_REPLY)))
    for data in mail.cards[:10]:
        cards = read_cards(data).cards[:MAX_CARDS]
        found.extend(Candidate(card, message(_ENCLOSED)) for card in cards)
    return found


def _spoken(name: str) -> str:
    """The name of a header as it is spoken: "Virtanen Matti (Helsinki)" and addresses are no names."""
    bare = re.sub(r"\s*[(（\[][^)）\]]*[)）\]]\s*$", "", name).strip()
    return "" if "@" in bare else bare


def read_message(source: Path | bytes, name: str = "") -> list[Candidate]:
    """The contacts of a mail from a file or bytes. Raises UserError with file and reason for what is none."""
    given = Source(b"", source.name if isinstance(source, Path) else name)
    try:
        given = load(source) if isinstance(source, Path) else Source(source, name)
        found = candidates(_mail(given.data))
        if not found:
            raise refuse(N_("The e-mail names no sender, so there is nobody to take from it."))
    except UserError as error:
        if given.name and given.name not in str(error):
            raise UserError(
                message(N_("“{file}”: {reason}"), file=given.name, reason=error.message)
            ) from error
        raise
    return [replace(one, card=_with_each_email_once(one.card)) for one in found]


def _with_each_email_once(card: Card) -> Card:
    """The card with each of its e-mail addresses once."""
    unique: dict[str, Value] = {}
    for value in card.emails:
        unique.setdefault(value.text.casefold(), value)
    return replace(card, emails=tuple(unique.values()))


def _mail(data: bytes) -> Mail:
    try:
        if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            from c21desk.exchange.contacts.msg import parse_msg

            return parse_msg(data)
        bare = data[:4096].lstrip()
        if not _HEADER.match(bare) or b"\x00" in bare:
            raise refuse(N_("This is not an e-mail (.eml or .msg)."))
        return _parse_eml(data)
    except FAULTS as error:
        raise damaged() from error
