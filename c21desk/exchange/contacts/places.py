"""Postal addresses in signatures: Finnish, English and Chinese shapes taken apart."""

from __future__ import annotations

from c21desk.domain.names import has_han
from c21desk.exchange.cards import Address
from c21desk.exchange.contacts import marks


def looks_like_address(text: str) -> bool:
    """Whether a piece of a signature has the form of a postal address."""
    if marks.ADDRESS_LABEL.match(text) or marks.BOX.search(text):
        return True
    if has_han(text):
        return bool(marks.STREET_ZH.search(text))
    return bool(marks.POSTCODE_FI.search(text) or marks.STREET.search(text))


def separate(lines: list[str]) -> list[list[str]]:
    """The lines of each address: one that has its own postal code after another with one begins a new one."""
    found: list[list[str]] = []
    coded = False
    for line in lines:
        code = bool(marks.POSTCODE_FI.search(line))
        if not found or (coded and code):
            found.append([])
            coded = False
        found[-1].append(line)
        coded = coded or code
    return found


def address_of(lines: list[str]) -> Address:
    """One address of its lines. What cannot be told apart is in ``street``; ``formatted`` is the whole."""
    bare = [marks.ADDRESS_LABEL.sub("", line).strip() for line in lines]
    whole = "\n".join(bare)
    rest = ", ".join(bare)
    country = code = town = box = ""
    if match := marks.COUNTRIES.search(rest):
        country, rest = match["value"], rest[: match.start()].rstrip(" ,")
    if has_han(rest):
        if match := marks.POSTCODE_ZH.search(rest):
            code = match["value"] or match["bare"]
            rest = (rest[: match.start()] + rest[match.end() :]).strip(" ,，;；")
        return Address(street=rest, postal_code=code, country=country, formatted=whole)
    if match := marks.POSTCODE_FI.search(rest):
        code, town = match["code"], match["town"].strip(" ,.")
        rest = f"{rest[: match.start()]} {rest[match.end() :]}".strip(" ,")
    elif match := marks.POSTCODE_CN.search(rest):
        code, town = match["code"], match["town"]
        rest = f"{rest[: match.start()]} {rest[match.end() :]}".strip(" ,")
    if match := marks.BOX.search(rest):
        box = match["value"]
        rest = f"{rest[: match.start()]} {rest[match.end() :]}".strip(" ,")
    return Address(po_box=box, street=rest, locality=town, postal_code=code, country=country, formatted=whole)
