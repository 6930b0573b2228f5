"""What the window knows of each noun's list: heading, icon, words of its values, tables it shows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from c21desk.i18n import N_
from c21desk.ui import labels
from c21desk.ui.labels import ZONES, Labels


class Filter(NamedTuple):
    """A filter chip: the service's filter of that name with that value."""

    label: str
    name: str
    value: str


class Noun(NamedTuple):
    """A noun's list. ``tables`` are those whose change makes the list ask again."""

    kind: str
    service: str
    heading: str
    icon: str
    new: str
    empty: str
    tables: frozenset[str]
    labels: Mapping[str, Labels] = MappingProxyType({})
    filters: tuple[Filter, ...] = ()
    sort: str = "name"
    descending: bool = False
    grouped: bool = False
    """Whether the records are put into groups and hold posts for a time."""


VISITS = Noun(
    "visit",
    "visits",
    N_("Visits"),
    "plane",
    N_("New visit"),
    N_("No visits yet. Paste the guests’ member list to make a visit of it, or begin with an empty one."),
    frozenset({"visit", "place"}),
    {"direction": labels.DIRECTION, "status": labels.STATUS},
    (
        Filter(N_("Inbound"), "direction", "inbound"),
        Filter(N_("Outbound"), "direction", "outbound"),
        Filter(N_("Confirmed"), "status", "confirmed"),
    ),
    sort="start",
    descending=True,
)
DELEGATIONS = Noun(
    "delegation",
    "delegations",
    N_("Delegations"),
    "users",
    N_("New delegation"),
    N_("No delegations yet. Paste a member list, and its people become a delegation."),
    frozenset({"delegation", "member", "visit"}),
    {"side": labels.SIDE},
    (Filter(N_("Guests"), "side", "guest"), Filter(N_("Hosts"), "side", "host")),
)
PEOPLE = Noun(
    "person",
    "people",
    N_("People"),
    "user",
    N_("New person"),
    N_("No people yet. Import contacts, paste a member list, or write down the first person."),
    frozenset({"person", "position", "organisation", "place", "person_tag"}),
    grouped=True,
)
ORGANISATIONS = Noun(
    "organisation",
    "organisations",
    N_("Organisations"),
    "building-2",
    N_("New organisation"),
    N_("No organisations yet. They come with a member list, or you write them down here."),
    frozenset({"organisation", "place"}),
    {"kind": labels.ORGANISATION_KIND},
    (Filter(N_("Venues"), "kind", "venue"), Filter(N_("Companies"), "kind", "company")),
)
PLACES = Noun(
    "place",
    "places",
    N_("Places"),
    "map-pin",
    N_("New place"),
    N_("No places here."),
    frozenset({"place"}),
    {"kind": labels.PLACE_KIND, "zone": ZONES},
    (Filter(N_("Finnish cities"), "kind", "fi-city"), Filter(N_("Chinese cities"), "kind", "cn-city")),
)
TITLES = Noun(
    "title",
    "titles",
    N_("Titles"),
    "library",
    N_("New title"),
    N_("The catalogue of titles is empty."),
    frozenset({"title"}),
)
THEMES = Noun(
    "theme",
    "themes",
    N_("Themes"),
    "library",
    N_("New theme"),
    N_("There are no themes yet."),
    frozenset({"theme"}),
)
