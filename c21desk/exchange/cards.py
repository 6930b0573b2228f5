"""One contact as a card of any format states it: vCard, a contact table, a signature.

Every reader of contacts gives :class:`Card`, every writer takes it. A card says what the source says
and no more: which field of a person a value belongs to is decided above, in the services.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from c21desk.exchange.records import Rejected, Where
from c21desk.i18n import Message

SENSITIVE = {
    "passport_name": "X-C21DESK-PASSPORT-NAME",
    "passport_number": "X-C21DESK-PASSPORT-NUMBER",
    "passport_issued": "X-C21DESK-PASSPORT-ISSUED",
    "passport_expires": "X-C21DESK-PASSPORT-EXPIRES",
    "birth_place": "X-C21DESK-BIRTH-PLACE",
    "diet": "X-C21DESK-DIET",
    "allergies": "X-C21DESK-ALLERGIES",
    "access_needs": "X-C21DESK-ACCESS-NEEDS",
}
"""Fields of a card for which vCard has no property → the property, a text, that holds them in our cards."""
SENSITIVE_PROPERTIES = frozenset({"BDAY", *SENSITIVE.values()})
"""Properties of a vCard that say what is given away only when asked for."""

Params = tuple[tuple[str, str], ...]
"""Further parameters of a value as (NAME in capitals, value), given back on export."""


class Value(NamedTuple):
    """One value with what was said about it.

    - ``types``: the TYPE words in lower case, separated by spaces ("work cell"), without "pref".
    - ``preferred``: 1 (most) to 100, None where nothing was said.
    - ``label``: the person's own label for it ("Summer cottage"), of Apple's X-ABLabel.
    - ``language``: language tag of the value. ``alternative``: values of one property with the same mark
      are one value in several languages or scripts (ALTID).
    """

    text: str
    types: str = ""
    preferred: int | None = None
    label: str = ""
    language: str = ""
    alternative: str = ""
    params: Params = ()

    def has(self, word: str) -> bool:
        """Whether ``word`` is one of the TYPE words."""
        return word in self.types.split()


class Name(NamedTuple):
    """A name taken apart, in one script. ``sort_family`` and ``sort_given`` say how to sort it (SORT-AS);
    ``phonetic`` names a system (ipa, piny, jyut, script) where the parts are a reading of another name."""

    family: str = ""
    given: str = ""
    additional: str = ""
    prefixes: str = ""
    suffixes: str = ""
    sort_family: str = ""
    sort_given: str = ""
    language: str = ""
    alternative: str = ""
    phonetic: str = ""
    params: Params = ()

    @property
    def parts(self) -> tuple[str, str, str, str, str]:
        """Family, given, additional, prefixes, suffixes."""
        return self[:5]


class Organisation(NamedTuple):
    """An organisation and its units from the largest down; the other fields as of :class:`Value`."""

    units: tuple[str, ...]
    sort_as: str = ""
    types: str = ""
    preferred: int | None = None
    label: str = ""
    language: str = ""
    alternative: str = ""
    params: Params = ()

    @property
    def name(self) -> str:
        """The organisation without its units."""
        return self.units[0] if self.units else ""

    @property
    def department(self) -> str:
        """The units below the organisation."""
        return ", ".join(unit for unit in self.units[1:] if unit)


class Address(NamedTuple):
    """A postal address. ``formatted`` is the whole as it is to be printed, with line breaks;
    ``country_code`` the ISO code; the other fields as of :class:`Value`."""

    po_box: str = ""
    extended: str = ""
    street: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    formatted: str = ""
    country_code: str = ""
    types: str = ""
    preferred: int | None = None
    label: str = ""
    language: str = ""
    alternative: str = ""
    params: Params = ()

    @property
    def parts(self) -> tuple[str, str, str, str, str, str, str]:
        """The seven parts in the order of a vCard: box, extended, street, locality, region, code, country."""
        return self[:7]


class Photo(NamedTuple):
    """A picture inside the card (``data``), or its address (``uri``), which is kept and never fetched."""

    data: bytes = b""
    media_type: str = ""
    uri: str = ""
    preferred: int | None = None


@dataclass(frozen=True, kw_only=True)
class Card:
    """One contact. What the source does not state is "" or empty.

    - ``names``: the name taken apart; alternatives in other scripts and languages follow.
      ``formatted``: the name as one text, likewise.
    - ``phonetic_*``: readings (pinyin, kana) of the first name's parts, of X-PHONETIC-….
    - ``impps``: instant messaging as ``scheme:handle``: "weixin:…" for WeChat, "xmpp:…", "skype:…".
      ``socials``: profiles, the service among ``types``.
    - ``birthday`` and ``anniversary``: ISO form, possibly in part ("1980-05-31", "1980", "1980-05",
      "--05-31"), else the words of the source.
    - ``sex``: M, F, O (other), N (none), U (unknown) or ""; ``gender`` in words.
    - ``kind``: "individual" where nothing else is said, "group", "org", "location", …
    - ``passport_issued``, ``passport_expires``: days in ISO form; ``birth_place``, ``diet``, ``allergies``, ``access_needs``,
      ``passport_name``, ``passport_number``: as they stand in cards and tables of this program (see :data:`SENSITIVE`).
    - ``agents``: cards inside this card.
    - ``extra``: whole vCard 4.0 lines, unfolded, of all that has no field here; given back on export.
    """

    names: tuple[Name, ...] = ()
    formatted: tuple[Value, ...] = ()
    nicknames: tuple[Value, ...] = ()
    phonetic_family: str = ""
    phonetic_given: str = ""
    phonetic_additional: str = ""
    phonetic_organisation: str = ""
    organisations: tuple[Organisation, ...] = ()
    titles: tuple[Value, ...] = ()
    roles: tuple[Value, ...] = ()
    tels: tuple[Value, ...] = ()
    emails: tuple[Value, ...] = ()
    impps: tuple[Value, ...] = ()
    socials: tuple[Value, ...] = ()
    urls: tuple[Value, ...] = ()
    addresses: tuple[Address, ...] = ()
    languages: tuple[Value, ...] = ()
    notes: tuple[Value, ...] = ()
    categories: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    birthday: str = ""
    anniversary: str = ""
    sex: str = ""
    gender: str = ""
    kind: str = ""
    uid: str = ""
    rev: str = ""
    passport_name: str = ""
    passport_number: str = ""
    passport_issued: str = ""
    passport_expires: str = ""
    birth_place: str = ""
    diet: str = ""
    allergies: str = ""
    access_needs: str = ""
    agents: tuple[Card, ...] = ()
    extra: tuple[str, ...] = ()
    where: Where = field(default_factory=Where, compare=False)
    version: str = field(default="", compare=False)

    @property
    def name(self) -> Name:
        """The first name taken apart; an empty one where there is none."""
        return self.names[0] if self.names else Name()

    @property
    def full_name(self) -> str:
        """What to call the card: the name as one text, else made of the parts, else the first of
        nickname, organisation, e-mail address and telephone number that there is."""
        for value in self.formatted:
            if value.text:
                return value.text
        family, given, additional, prefixes, suffixes = self.name.parts
        made = " ".join(part for part in (prefixes, given, additional, family, suffixes) if part)
        if made:
            return made
        organisations = (o.name for o in self.organisations)
        texts = (v.text for values in (self.nicknames, self.emails, self.tels) for v in values)
        return next((text for text in (*organisations, *texts) if text), "")

    @property
    def birth_date(self) -> dt.date | None:
        """The birthday where day, month and year are known."""
        try:
            return dt.date.fromisoformat(self.birthday) if len(self.birthday) == 10 else None
        except ValueError:
            return None


@dataclass(frozen=True)
class CardsResult:
    """All that was understood of one source of contacts.

    ``read`` counts the cards that the source holds, those taken and those left out. ``damaged`` are single
    values of cards which were taken that were left out or could be read only in part. ``rejected`` and
    ``damaged`` are listed up to a number; ``damaged_count`` counts all. ``notes`` tell what else is to be
    known.
    """

    read: int
    cards: tuple[Card, ...]
    rejected: tuple[Rejected, ...] = ()
    damaged: tuple[Rejected, ...] = ()
    damaged_count: int = 0
    notes: tuple[Message, ...] = ()
