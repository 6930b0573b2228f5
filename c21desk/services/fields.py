"""What fields are called in front of people."""

from __future__ import annotations

from c21desk.domain.base import Record
from c21desk.i18n import N_, Message, message

_NAMES = {
    "family.latin": N_("Family name"),
    "given.latin": N_("Given name"),
    "family.han": N_("Family name in Chinese"),
    "given.han": N_("Given name in Chinese"),
    "pinyin.family": N_("Pinyin of the family name"),
    "pinyin.given": N_("Pinyin of the given name"),
    "western-name": N_("Western name"),
    "passport-name": N_("Name in the passport"),
    "name-order": N_("Order of names"),
    "honorific": N_("Honorific"),
    "sex": N_("Sex"),
    "birth-date": N_("Date of birth"),
    "passport-number": N_("Passport number"),
    "home-place": N_("Home place"),
    "biography": N_("Biography"),
    "diet": N_("Dietary needs"),
    "allergies": N_("Allergies"),
    "access-needs": N_("Accessibility needs"),
    "languages": N_("Languages spoken"),
    "interpreting": N_("Interpreting"),
    "sort-as.family": N_("Sort the family name as"),
    "sort-as.given": N_("Sort the given name as"),
    "card-uid": N_("Identifier of the card"),
    "card-extra": N_("Other lines of the card"),
    "note": N_("Note"),
    "portrait": N_("Portrait"),
    "name": N_("Name"),
    "title": N_("Title"),
    "pinyin": N_("Pinyin"),
    "kind": N_("Kind"),
    "parent": N_("Belongs to"),
    "zone": N_("Time zone"),
    "latitude": N_("Latitude"),
    "longitude": N_("Longitude"),
    "geoname": N_("GeoNames number"),
    "division": N_("Division code"),
    "population": N_("Population"),
    "facts": N_("Facts"),
    "source": N_("Source"),
    "place": N_("Place"),
    "address": N_("Address"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "web": N_("Web page"),
    "background": N_("Background"),
    "organisation": N_("Organisation"),
    "department": N_("Department"),
    "title-source": N_("Title as in the source"),
    "catalogue-title": N_("Title in the catalogue"),
    "rank-level": N_("Rank level"),
    "since": N_("From"),
    "until": N_("Until"),
    "value": N_("Value"),
    "label": N_("Label"),
    "preferred": N_("Order of preference"),
    "po-box": N_("PO box"),
    "extended": N_("Building, flat, c/o"),
    "street": N_("Street"),
    "locality": N_("Town"),
    "region": N_("Region"),
    "postal-code": N_("Postal code"),
    "country": N_("Country"),
    "han": N_("Address in Chinese"),
    "variants": N_("Other wordings"),
    "description": N_("Description"),
    "side": N_("Side"),
    "visit": N_("Visit"),
    "person": N_("Person"),
    "role": N_("Role"),
    "rank-override": N_("Place set by hand"),
    "rank-reason": N_("Reason of the place"),
    "list-order": N_("Place in their list"),
    "direction": N_("Direction"),
    "status": N_("Status"),
    "start": N_("Starts"),
    "end": N_("Ends"),
    "purpose": N_("Purpose"),
    "outcome-wanted": N_("Desired outcome"),
    "practical": N_("Practical information"),
    "contact": N_("Contact person"),
    "marking": N_("Handling marking"),
    "marking-ground": N_("Legal ground"),
    "case-number": N_("Case number"),
    "theme": N_("Theme"),
    "text": N_("Text"),
    "track": N_("Track"),
    "venue": N_("Venue"),
    "transport": N_("Transport"),
    "objectives": N_("Objectives"),
    "points": N_("Points to raise"),
    "avoid": N_("Points to avoid"),
    "their-wishes": N_("What they want"),
    "our-answer": N_("Our answer"),
}


_OWN_NAMES = {
    ("visit", "title"): N_("Name of the visit"),
    ("visit", "start"): N_("First day"),
    ("visit", "end"): N_("Last day"),
    ("programme-item", "title"): N_("Name of the item"),
}
"""Fields that are called otherwise in one kind of record: only people and posts have a title, and
visits have days, no times."""


_RECORD_NAMES = {
    "place": N_("Place"),
    "organisation": N_("Organisation"),
    "title": N_("Title"),
    "theme": N_("Theme"),
    "person": N_("Person"),
    "position": N_("Post"),
    "channel": N_("Contact"),
    "postal-address": N_("Postal address"),
    "tag": N_("Group"),
    "delegation": N_("Delegation"),
    "member": N_("Member"),
    "visit": N_("Visit"),
    "objective": N_("Objective"),
    "programme-item": N_("Programme item"),
    "participant": N_("Participant"),
}

_LANGUAGES = {"fi": N_("Finnish"), "en": N_("English"), "zh": N_("Chinese"), "sv": N_("Swedish")}


def record_name(record: type[Record]) -> Message:
    """What a kind of record is called, for one of them."""
    return message(_RECORD_NAMES[record.__wire__])


def language_of(wire: str) -> Message | None:
    """The language of a field that is one of a text in several languages, from its wire name; else None."""
    base, _dot, key = wire.rpartition(".")
    return message(_LANGUAGES[key]) if base and key in _LANGUAGES else None


def field_name(record: type[Record], wire: str) -> Message:
    """The name of a field, from its wire name; each language of a text goes by the text's name."""
    base = wire.rsplit(".", 1)[0] if language_of(wire) else wire
    return message(_OWN_NAMES.get((record.__wire__, base)) or _NAMES.get(base, base))
