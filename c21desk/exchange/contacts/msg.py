"""Outlook's .msg files: the few MAPI streams that say whom a mail or a contact is of ([MS-OXMSG])."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from c21desk.exchange.cards import Address, Card, Name, Organisation, Value
from c21desk.exchange.sniff import refuse
from c21desk.i18n import N_

if TYPE_CHECKING:
    from c21desk.exchange.contacts.mail import Mail

_WIDE, _NARROW, _BINARY = "001F", "001E", "0102"
_MAX_STREAM = 4 * 1024 * 1024
_MAX_ENTRIES = 20_000
_CLASS, _SUBJECT_HEADERS, _BODY, _HTML = "001A", "007D", "1000", "1013"
_SENDER = (("5D02", "0042"), ("5D01", "0C1A"), ("0065", "0042"), ("0C1F", "0C1A"))
"""Pairs of address and name: on whose behalf it was sent, else who sent it; SMTP addresses first."""
_PHONES = {"3A08": "work", "3A1B": "work", "3A09": "home", "3A1C": "cell", "3A24": "work fax", "3A1A": ""}
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")


class _Streams:
    """The properties of the mail itself, not those of what it encloses."""

    def __init__(self, data: bytes) -> None:
        import olefile

        self._ole = olefile.OleFileIO(io.BytesIO(data))
        entries = self._ole.listdir(streams=True, storages=False)[:_MAX_ENTRIES]
        self._names = {entry[0].upper(): entry[0] for entry in entries if len(entry) == 1}
        self.cards = [
            data
            for entry in entries
            if len(entry) == 2 and entry[1].upper() == "__SUBSTG1.0_37010102"
            if (data := self._bytes("/".join(entry))).lstrip()[:11].upper() == b"BEGIN:VCARD"
        ]

    def _bytes(self, name: str) -> bytes:
        if self._ole.get_size(name) > _MAX_STREAM:
            return b""
        data: bytes = self._ole.openstream(name).read()
        return data

    @property
    def is_message(self) -> bool:
        """Whether the file is Outlook's and no other Office file."""
        return "__PROPERTIES_VERSION1.0" in self._names

    def binary(self, tag: str) -> bytes:
        """A property of bytes."""
        name = self._names.get(f"__SUBSTG1.0_{tag}{_BINARY}")
        return self._bytes(name) if name else b""

    def text(self, tag: str) -> str:
        """A property of text, "" where there is none."""
        from c21desk.exchange.charset import decode

        if name := self._names.get(f"__SUBSTG1.0_{tag}{_WIDE}"):
            return self._bytes(name).decode("utf-16-le", "replace").rstrip("\x00").strip()
        if (name := self._names.get(f"__SUBSTG1.0_{tag}{_NARROW}")) and (data := self._bytes(name)):
            return decode(data)[0].rstrip("\x00").strip()
        return ""


def parse_msg(data: bytes) -> Mail:
    """The mail, or the contact, that the file holds. Raises UserError for other Office files."""
    from c21desk.exchange.contacts.mail import Mail, text_of_html

    streams = _Streams(data)
    if not streams.is_message:
        raise refuse(N_("This is not an e-mail (.eml or .msg)."))
    mail = Mail(cards=streams.cards)
    if streams.text(_CLASS).upper().startswith("IPM.CONTACT"):
        mail.contact = _contact(streams)
        return mail
    for address_tag, name_tag in _SENDER:
        address, name = streams.text(address_tag), streams.text(name_tag)
        if _EMAIL.fullmatch(address):
            mail.sender = (name, address)
            break
    else:
        mail.sender = _from_headers(streams.text(_SUBJECT_HEADERS)) or (streams.text("0C1A"), "")
    mail.body = streams.text(_BODY)
    if not mail.body:
        page = streams.binary(_HTML)
        if page:
            from c21desk.exchange.charset import decode

            mail.body = text_of_html(decode(page)[0])
    return mail


def _from_headers(text: str) -> tuple[str, str] | None:
    """The sender of the headers that travelled with the mail: inside an office Outlook keeps no address."""
    from email import message_from_string
    from email.utils import parseaddr

    if not text:
        return None
    name, address = parseaddr(str(message_from_string(text[:64_000]).get("From", ""))[:1000])
    return (name, address) if "@" in address else None


def _contact(streams: _Streams) -> Card:
    family, given, middle = streams.text("3A11"), streams.text("3A06"), streams.text("3A44")
    company, department = streams.text("3A16"), streams.text("3A18")
    shown, title = streams.text("3001"), streams.text("3A17")
    tels = [Value(number, types) for tag, types in _PHONES.items() if (number := streams.text(tag))]
    address = Address(
        street=streams.text("3A29"), locality=streams.text("3A27"), region=streams.text("3A28"),
        postal_code=streams.text("3A2A"), country=streams.text("3A26"), types="work",
    )  # fmt: skip
    notes = streams.text(_BODY)
    return Card(
        names=(Name(family, given, middle),) if family or given else (),
        formatted=(Value(shown),) if shown else (),
        organisations=(Organisation((company, department) if department else (company,)),)
        if company or department
        else (),
        titles=(Value(title),) if title else (),
        tels=tuple(tels),
        addresses=(address,) if any(address.parts) else (),
        notes=(Value(notes),) if notes else (),
    )
