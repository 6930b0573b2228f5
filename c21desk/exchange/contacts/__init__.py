"""Contacts in tables of other programs, in e-mails and in signatures, to and from plain cards."""

from __future__ import annotations

from c21desk.exchange.contacts.apply import MappedCards, apply_mapping
from c21desk.exchange.contacts.mail import Candidate, read_message
from c21desk.exchange.contacts.mapping import Mapping, fingerprint, guess_mapping
from c21desk.exchange.contacts.signature import Signature, read_signature
from c21desk.exchange.contacts.table import ContactTable, read_contact_table
from c21desk.exchange.contacts.targets import choices
from c21desk.exchange.contacts.writers import write_csv, write_xlsx

__all__ = [
    "Candidate",
    "ContactTable",
    "MappedCards",
    "Mapping",
    "Signature",
    "apply_mapping",
    "choices",
    "fingerprint",
    "guess_mapping",
    "read_contact_table",
    "read_message",
    "read_signature",
    "write_csv",
    "write_xlsx",
]
