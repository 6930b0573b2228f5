"""The columns of our own contact tables: which a set of cards needs, their headings, their cells.

Columns are as many as the richest card needs, so that a table reads back as the cards it was made of.
Pictures and cards inside cards have no cell and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from c21desk.exchange.cards import SENSITIVE, Address, Card, Name, Organisation, Value
from c21desk.exchange.contacts.details import details
from c21desk.exchange.contacts.targets import Target
from c21desk.i18n import LANGUAGES, N_, Catalog, catalog

HEADINGS: dict[tuple[str, str], str] = {
    ("formatted", "value"): N_("Full name"),
    ("name", "family"): N_("Family name"),
    ("name", "given"): N_("Given name"),
    ("name", "additional"): N_("Further given names"),
    ("name", "prefixes"): N_("Honorific before the name"),
    ("name", "suffixes"): N_("Letters after the name"),
    ("name", "sort_family"): N_("Sort the family name as"),
    ("name", "sort_given"): N_("Sort the given name as"),
    ("phonetic", "family"): N_("Reading of the family name"),
    ("phonetic", "given"): N_("Reading of the given name"),
    ("phonetic", "additional"): N_("Reading of further given names"),
    ("nickname", "value"): N_("Nickname"),
    ("org", "name"): N_("Organisation"),
    ("org", "department"): N_("Department"),
    ("phonetic", "organisation"): N_("Reading of the organisation"),
    ("title", "value"): N_("Title"),
    ("role", "value"): N_("Function"),
    ("tel", "value"): N_("Phone"),
    ("email", "value"): N_("E-mail"),
    ("im", "weixin"): N_("WeChat"),
    ("im", "value"): N_("Messaging"),
    ("social", "value"): N_("Profile"),
    ("url", "value"): N_("Web page"),
    ("adr", "street"): N_("Street"),
    ("adr", "extended"): N_("Further address line"),
    ("adr", "po_box"): N_("PO box"),
    ("adr", "postal_code"): N_("Postal code"),
    ("adr", "locality"): N_("Town"),
    ("adr", "region"): N_("Region"),
    ("adr", "country"): N_("Country"),
    ("adr", "formatted"): N_("Address as one text"),
    ("lang", "value"): N_("Language"),
    ("birthday", ""): N_("Date of birth"),
    ("anniversary", ""): N_("Anniversary"),
    ("sex", ""): N_("Sex"),
    ("gender", ""): N_("Gender in words"),
    ("passport_name", ""): N_("Name in the passport"),
    ("passport_number", ""): N_("Passport number"),
    ("passport_issued", ""): N_("Passport issued on"),
    ("passport_expires", ""): N_("Passport valid until"),
    ("birth_place", ""): N_("Place of birth"),
    ("diet", ""): N_("Dietary needs"),
    ("allergies", ""): N_("Allergies"),
    ("access_needs", ""): N_("Accessibility needs"),
    ("category", ""): N_("Groups"),
    ("note", "value"): N_("Note"),
    ("kind", ""): N_("Kind of card"),
    ("uid", ""): N_("Card ID"),
    ("rev", ""): N_("Card changed"),
    ("extra", "line"): N_("Other properties"),
}
NUMBERED = N_("{column} {n}")
DETAILS = N_("{column}: details")
_FIRST = {
    "formatted": "value", "name": "family", "nickname": "value", "org": "name", "title": "value", "role": "value",
    "tel": "value", "email": "value", "im": "value", "social": "value", "url": "value", "adr": "street",
    "lang": "value", "note": "value",
}  # fmt: skip
"""The column by which the details of a value are named."""
_ALWAYS = (
    Target("formatted", "value", slot=1), Target("name", "family", slot=1), Target("name", "given", slot=1),
    Target("org", "name", slot=1), Target("org", "department", slot=1), Target("title", "value", slot=1),
    Target("tel", "value", slot=1), Target("email", "value", slot=1),
)  # fmt: skip
_ORDER = list(HEADINGS)
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_WECHAT = "weixin:"


def escape_list(texts: Iterable[str]) -> str:
    """Several texts as one cell, parted by semicolons."""
    return "; ".join(re.sub(r"[\\;]", r"\\\g<0>", text) for text in texts)


def unescape_list(text: str) -> list[str]:
    """The texts of :func:`escape_list`; commas do not part, as names of groups hold them."""
    parts = re.findall(r"(?:[^\\;]|\\.|\\$)+", text, re.S)
    return [part for part in (re.sub(r"\\(.)", r"\1", p.strip(), flags=re.S) for p in parts) if part]


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text before :func:`guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _value_cells(field: str, values: Sequence[Value]) -> Iterable[tuple[Target, str]]:
    for slot, value in enumerate(values, 1):
        if field == "im" and value.text.startswith(_WECHAT):
            yield Target("im", "value", "weixin", slot), value.text.removeprefix(_WECHAT)
            yield Target("im", "about", "weixin", slot), details(value)
        else:
            yield Target(field, "value", slot=slot), value.text
            yield Target(field, "about", slot=slot), details(value)


def _name_cells(slot: int, name: Name) -> Iterable[tuple[Target, str]]:
    for part in ("family", "given", "additional", "prefixes", "suffixes", "sort_family", "sort_given"):
        yield Target("name", part, slot=slot), getattr(name, part)
    yield Target("name", "about", slot=slot), details(name)


def _organisation_cells(slot: int, organisation: Organisation) -> Iterable[tuple[Target, str]]:
    yield Target("org", "name", slot=slot), organisation.name
    yield Target("org", "department", slot=slot), escape_list(organisation.units[1:])
    yield Target("org", "about", slot=slot), details(organisation)


def _address_cells(slot: int, address: Address) -> Iterable[tuple[Target, str]]:
    for part in ("street", "extended", "po_box", "postal_code", "locality", "region", "country", "formatted"):
        yield Target("adr", part, slot=slot), getattr(address, part)
    yield Target("adr", "about", slot=slot), details(address)


def cells(card: Card) -> dict[Target, str]:
    """All texts of a card by column; empty ones are left out."""
    found: list[tuple[Target, str]] = []
    for field, values in (
        ("formatted", card.formatted), ("nickname", card.nicknames), ("title", card.titles),
        ("role", card.roles), ("tel", card.tels), ("email", card.emails), ("im", card.impps),
        ("social", card.socials), ("url", card.urls), ("lang", card.languages), ("note", card.notes),
    ):  # fmt: skip
        found += _value_cells(field, values)
    for slot, name in enumerate(card.names, 1):
        found += _name_cells(slot, name)
    for slot, organisation in enumerate(card.organisations, 1):
        found += _organisation_cells(slot, organisation)
    for slot, address in enumerate(card.addresses, 1):
        found += _address_cells(slot, address)
    for part in ("family", "given", "additional", "organisation"):
        found.append((Target("phonetic", part), getattr(card, f"phonetic_{part}")))
    for field in ("birthday", "anniversary", "sex", "gender", "kind", "uid", "rev", *SENSITIVE):
        found.append((Target(field), getattr(card, field)))
    found.append((Target("category"), escape_list(card.categories)))
    found.append((Target("extra", "line"), "\n".join(card.extra)))
    return {target: text for target, text in found if text}


def _rank(target: Target) -> tuple[int, int, int]:
    """Order of columns: by field, then slot, then part; the details stand last."""
    part = target.types if target.types else target.part
    if part == "about":
        part = _FIRST[target.field]
    first = _FIRST.get(target.field, part)
    if target.types:
        first = target.types
    own = _ORDER.index((target.field, part)) + (100 if target.part == "about" else 0)
    return _ORDER.index((target.field, first)), target.slot, own


def columns_for(cards: Iterable[dict[Target, str]]) -> list[Target]:
    """The columns that these cards need, in order; a few stand in every table."""
    needed = set(_ALWAYS)
    for card in cards:
        needed.update(card)
    return sorted(needed, key=_rank)


def heading(target: Target, words: Catalog) -> str:
    """The heading of a column in a language."""
    part = target.part
    if part == "about":
        part = _FIRST[target.field]
    text = words.gettext(HEADINGS[target.field, target.types or part])
    if target.slot > 1:
        text = words.gettext(NUMBERED).format(column=text, n=target.slot)
    return words.gettext(DETAILS).format(column=text) if target.part == "about" else text


def _pattern(template: str) -> re.Pattern[str]:
    text = re.escape(template.format(column="\x01", n="\x02"))
    return re.compile(text.replace("\x01", "(?P<column>.+)").replace("\x02", r"(?P<n>\d{1,4})"))


@cache
def _known(language: str) -> tuple[dict[str, Target], re.Pattern[str], re.Pattern[str]]:
    words = catalog(language)
    bases = {
        words.gettext(text): Target("im", "value", "weixin") if part == "weixin" else Target(field, part)
        for (field, part), text in HEADINGS.items()
    }
    return bases, _pattern(words.gettext(NUMBERED)), _pattern(words.gettext(DETAILS))


def _own_target(text: str, language: str) -> str:
    bases, numbered, about = _known(language)
    match = about.fullmatch(text)
    inner = match["column"] if match else text
    slot = 1
    if inner not in bases and (number := numbered.fullmatch(inner)):
        inner, slot = number["column"], int(number["n"])
    base = bases.get(inner)
    if base is None:
        return ""
    counted = base.field in _FIRST
    return str(base._replace(part="about" if match else base.part, slot=slot if counted else 0))


def own_targets(headings: Sequence[str]) -> list[str] | None:
    """The targets of headings that this program wrote, in whichever language; None for others."""
    have = set(headings)
    for language in LANGUAGES:
        words = catalog(language)
        if have >= {heading(target, words) for target in _ALWAYS}:
            found = [_own_target(text, language) for text in headings]
            if all(found):
                return found
    return None
