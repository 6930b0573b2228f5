"""Places, organisations, titles and themes: the records that others refer to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Connection, select

from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import has_han
from c21desk.domain.organisations import Organisation
from c21desk.domain.places import Place
from c21desk.domain.themes import Theme
from c21desk.domain.times import zone
from c21desk.domain.titles import Title
from c21desk.i18n import N_, NP_, message
from c21desk.services.lists import Choice, Column, localized_columns, localized_of, names_of
from c21desk.services.records import RecordService, require


@dataclass(frozen=True)
class PlaceRow:
    """A line of the list of places."""

    id: uuid.UUID
    name: LocalizedText
    pinyin: str
    kind: str
    parent: LocalizedText
    zone: str


class Places(RecordService[Place, PlaceRow]):
    """Finnish and Chinese places."""

    RECORD = Place
    COLUMNS = (
        Column("name", N_("Name"), sortable=True),
        Column("pinyin", N_("Pinyin")),
        Column("kind", N_("Kind"), sortable=True),
        Column("parent", N_("Part of")),
        Column("zone", N_("Time zone")),
    )
    SORT_COLUMNS: ClassVar[Mapping[str, str]] = {"kind": "kind"}
    FILTERS = ("kind",)
    ADD_LABEL = N_("Add place")
    EDIT_LABEL = N_("Edit place")
    DELETE_LABELS = NP_("Delete place", "Delete {n} places")

    def check(self, record: Place) -> None:
        require(record.name, message(N_("A place needs a name in at least one language.")), "name")
        if record.zone:
            zone(record.zone)

    def _load(self, connection: Connection, keys: list[int]) -> dict[int, PlaceRow]:
        t = self.table
        rows = (
            connection.execute(
                select(
                    t.c.n,
                    t.c.id,
                    t.c.pinyin,
                    t.c.kind,
                    t.c.zone,
                    t.c.parent_id,
                    *localized_columns(t, "name"),
                ).where(t.c.n.in_(keys))
            )
            .mappings()
            .all()
        )
        parents = names_of(connection, Place, [r["parent_id"] for r in rows])
        return {
            r["n"]: PlaceRow(
                r["id"],
                localized_of(r, "name"),
                r["pinyin"],
                r["kind"],
                parents.get(r["parent_id"], LocalizedText()),
                r["zone"],
            )
            for r in rows
        }


@dataclass(frozen=True)
class OrganisationRow:
    """A line of the list of organisations."""

    id: uuid.UUID
    name: LocalizedText
    kind: str
    place: LocalizedText
    parent: LocalizedText


class Organisations(RecordService[Organisation, OrganisationRow]):
    """Administrations, companies, universities, venues, …"""

    RECORD = Organisation
    COLUMNS = (
        Column("name", N_("Name"), sortable=True),
        Column("kind", N_("Kind"), sortable=True),
        Column("place", N_("Place")),
        Column("parent", N_("Part of")),
    )
    SORT_COLUMNS: ClassVar[Mapping[str, str]] = {"kind": "kind"}
    FILTERS = ("kind",)
    ADD_LABEL = N_("Add organisation")
    EDIT_LABEL = N_("Edit organisation")
    DELETE_LABELS = NP_("Delete organisation", "Delete {n} organisations")

    def check(self, record: Organisation) -> None:
        require(record.name, message(N_("An organisation needs a name in at least one language.")), "name")

    def _load(self, connection: Connection, keys: list[int]) -> dict[int, OrganisationRow]:
        t = self.table
        rows = (
            connection.execute(
                select(
                    t.c.n, t.c.id, t.c.kind, t.c.place_id, t.c.parent_id, *localized_columns(t, "name")
                ).where(t.c.n.in_(keys))
            )
            .mappings()
            .all()
        )
        places = names_of(connection, Place, [r["place_id"] for r in rows])
        parents = names_of(connection, Organisation, [r["parent_id"] for r in rows])
        none = LocalizedText()
        return {
            r["n"]: OrganisationRow(
                r["id"],
                localized_of(r, "name"),
                r["kind"],
                places.get(r["place_id"], none),
                parents.get(r["parent_id"], none),
            )
            for r in rows
        }

    def choice(self, row: OrganisationRow) -> Choice:
        return Choice(row.id, row.name, row.place)

    def named(self, name: str) -> Organisation:
        """A fresh organisation called ``name``, in the language that its script tells."""
        record = self.new()
        record.name = LocalizedText(zh=name) if has_han(name) else LocalizedText(en=name)
        return record


@dataclass(frozen=True)
class TitleRow:
    """A line of the catalogue of titles."""

    id: uuid.UUID
    name: LocalizedText
    pinyin: str
    rank_level: int | None


class Titles(RecordService[Title, TitleRow]):
    """The catalogue of official titles with rank levels."""

    RECORD = Title
    COLUMNS = (
        Column("name", N_("Title"), sortable=True),
        Column("pinyin", N_("Pinyin")),
        Column("rank_level", N_("Rank level"), sortable=True),
    )
    SORT_COLUMNS: ClassVar[Mapping[str, str]] = {"rank_level": "rank_level"}
    ADD_LABEL = N_("Add title")
    EDIT_LABEL = N_("Edit title")
    DELETE_LABELS = NP_("Delete title", "Delete {n} titles")

    def check(self, record: Title) -> None:
        require(record.name, message(N_("A title needs a wording in at least one language.")), "name")

    def _load(self, connection: Connection, keys: list[int]) -> dict[int, TitleRow]:
        t = self.table
        rows = connection.execute(
            select(t.c.n, t.c.id, t.c.pinyin, t.c.rank_level, *localized_columns(t, "name")).where(
                t.c.n.in_(keys)
            )
        ).mappings()
        return {
            r["n"]: TitleRow(r["id"], localized_of(r, "name"), r["pinyin"], r["rank_level"]) for r in rows
        }

    def all(self) -> list[Title]:
        """The whole catalogue in the order in which it was made, for matching titles of imported people.

        Chinese officials' titles come first, so that 副市长 means a vice mayor, not a Finnish deputy.
        """
        with self.store.read() as session:
            return list(session.scalars(select(Title).order_by(self.table.c.n)))


@dataclass(frozen=True)
class ThemeRow:
    """A line of the list of themes."""

    id: uuid.UUID
    name: LocalizedText
    description: LocalizedText


class Themes(RecordService[Theme, ThemeRow]):
    """Themes of co-operation."""

    RECORD = Theme
    COLUMNS = (Column("name", N_("Theme"), sortable=True), Column("description", N_("Description")))
    ADD_LABEL = N_("Add theme")
    EDIT_LABEL = N_("Edit theme")
    DELETE_LABELS = NP_("Delete theme", "Delete {n} themes")

    def check(self, record: Theme) -> None:
        require(record.name, message(N_("A theme needs a name in at least one language.")), "name")

    def _load(self, connection: Connection, keys: list[int]) -> dict[int, ThemeRow]:
        t = self.table
        columns = [*localized_columns(t, "name"), *localized_columns(t, "description")]
        rows = connection.execute(select(t.c.n, t.c.id, *columns).where(t.c.n.in_(keys))).mappings()
        return {
            r["n"]: ThemeRow(r["id"], localized_of(r, "name"), localized_of(r, "description")) for r in rows
        }
