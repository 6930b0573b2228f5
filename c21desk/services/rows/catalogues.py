"""Lists of places, organisations, titles and themes."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_
from c21desk.services.lists import (
    Choice,
    Column,
    Lister,
    id_of,
    localized_of,
    localized_sql,
    named,
    names_of,
)
from c21desk.storage.connections import View, marks


class PlaceRow(NamedTuple):
    """A line of the list of places."""

    id: uuid.UUID
    name: LocalizedText
    pinyin: str
    kind: str
    parent: LocalizedText
    zone: str


class PlaceList(Lister[PlaceRow]):
    """Finnish and Chinese places, as rows."""

    TABLE = "place"
    COLUMNS = (
        Column("name", N_("Name"), sortable=True),
        Column("pinyin", N_("Pinyin")),
        Column("kind", N_("Kind"), sortable=True),
        Column("parent", N_("Belongs to")),
        Column("zone", N_("Time zone")),
    )
    SORT_COLUMNS: ClassVar[Mapping[str, str]] = {"kind": "kind"}
    FILTERS = ("kind",)

    def _load(self, view: View, keys: list[int]) -> dict[int, PlaceRow]:
        rows = view.rows(
            f"SELECT n, id, pinyin, kind, zone, parent_id, {localized_sql('name')} FROM place "  # noqa: S608
            f"WHERE n IN ({marks(keys)})",
            keys,
        )
        parents = names_of(view, "place", [r["parent_id"] for r in rows])
        return {
            r["n"]: PlaceRow(
                id_of(r["id"]),
                localized_of(r, "name"),
                r["pinyin"],
                r["kind"],
                named(parents, r["parent_id"]),
                r["zone"],
            )
            for r in rows
        }


class OrganisationRow(NamedTuple):
    """A line of the list of organisations."""

    id: uuid.UUID
    name: LocalizedText
    kind: str
    place: LocalizedText
    parent: LocalizedText


class OrganisationList(Lister[OrganisationRow]):
    """Administrations, companies, universities, venues, …, as rows."""

    TABLE = "organisation"
    COLUMNS = (
        Column("name", N_("Name"), sortable=True),
        Column("kind", N_("Kind"), sortable=True),
        Column("place", N_("Place")),
        Column("parent", N_("Belongs to")),
    )
    SORT_COLUMNS: ClassVar[Mapping[str, str]] = {"kind": "kind"}
    FILTERS = ("kind",)

    def _load(self, view: View, keys: list[int]) -> dict[int, OrganisationRow]:
        rows = view.rows(
            f"SELECT n, id, kind, place_id, parent_id, {localized_sql('name')} FROM organisation "  # noqa: S608
            f"WHERE n IN ({marks(keys)})",
            keys,
        )
        places = names_of(view, "place", [r["place_id"] for r in rows])
        parents = names_of(view, "organisation", [r["parent_id"] for r in rows])
        return {
            r["n"]: OrganisationRow(
                id_of(r["id"]),
                localized_of(r, "name"),
                r["kind"],
                named(places, r["place_id"]),
                named(parents, r["parent_id"]),
            )
            for r in rows
        }

    def choice(self, row: OrganisationRow) -> Choice:
        return Choice(row.id, row.name, row.place)


class TitleRow(NamedTuple):
    """A line of the catalogue of titles."""

    id: uuid.UUID
    name: LocalizedText
    pinyin: str
    rank_level: int | None


class TitleList(Lister[TitleRow]):
    """The catalogue of official titles, as rows."""

    TABLE = "title"
    COLUMNS = (
        Column("name", N_("Title"), sortable=True),
        Column("pinyin", N_("Pinyin")),
        Column("rank_level", N_("Rank level"), sortable=True),
    )
    SORT_COLUMNS: ClassVar[Mapping[str, str]] = {"rank_level": "rank_level"}

    def _load(self, view: View, keys: list[int]) -> dict[int, TitleRow]:
        rows = view.rows(
            f"SELECT n, id, pinyin, rank_level, {localized_sql('name')} FROM title "  # noqa: S608
            f"WHERE n IN ({marks(keys)})",
            keys,
        )
        return {
            r["n"]: TitleRow(id_of(r["id"]), localized_of(r, "name"), r["pinyin"], r["rank_level"])
            for r in rows
        }


class ThemeRow(NamedTuple):
    """A line of the list of themes."""

    id: uuid.UUID
    name: LocalizedText
    description: LocalizedText


class ThemeList(Lister[ThemeRow]):
    """Themes of co-operation, as rows."""

    TABLE = "theme"
    COLUMNS = (Column("name", N_("Theme"), sortable=True), Column("description", N_("Description")))

    def _load(self, view: View, keys: list[int]) -> dict[int, ThemeRow]:
        rows = view.rows(
            f"SELECT n, id, {localized_sql('name')}, {localized_sql('description')} FROM theme "  # noqa: S608
            f"WHERE n IN ({marks(keys)})",
            keys,
        )
        return {
            r["n"]: ThemeRow(id_of(r["id"]), localized_of(r, "name"), localized_of(r, "description"))
            for r in rows
        }
