"""Places, organisations, titles and themes: the records that others refer to."""

from __future__ import annotations

from sqlalchemy import select

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import has_han
from c21desk.domain.organisations import Organisation
from c21desk.domain.places import Place
from c21desk.domain.rules import opening
from c21desk.domain.themes import Theme
from c21desk.domain.times import zone
from c21desk.domain.titles import Title
from c21desk.domain.titles_match import TitleEntry
from c21desk.i18n import N_, NP_, message
from c21desk.services.records import RecordService, require
from c21desk.services.rows.catalogues import (
    OrganisationList,
    OrganisationRow,
    PlaceList,
    PlaceRow,
    ThemeList,
    ThemeRow,
    TitleList,
    TitleRow,
)


class Places(PlaceList, RecordService[Place, PlaceRow]):
    """Finnish and Chinese places."""

    RECORD = Place
    ADD_LABEL = N_("Add place")
    EDIT_LABEL = N_("Edit place")
    DELETE_LABELS = NP_("Delete place", "Delete {n} places")

    def check(self, record: Place) -> None:
        require(record.name, message(N_("A place needs a name in at least one language.")), "name")
        if record.zone:
            zone(record.zone)
        _check_position(record)
        if record.gift_limit is not None and record.gift_limit < 0:
            raise UserError(message(N_("A limit cannot be negative.")), "gift_limit")


class Organisations(OrganisationList, RecordService[Organisation, OrganisationRow]):
    """Administrations, companies, universities, venues, …"""

    RECORD = Organisation
    ADD_LABEL = N_("Add organisation")
    EDIT_LABEL = N_("Edit organisation")
    DELETE_LABELS = NP_("Delete organisation", "Delete {n} organisations")

    def check(self, record: Organisation) -> None:
        require(record.name, message(N_("An organisation needs a name in at least one language.")), "name")
        _check_position(record)
        record.opening_hours = record.opening_hours.strip()
        if record.opening_hours:
            try:
                opening.check(record.opening_hours)
            except opening.UnreadableHoursError:
                raise UserError(
                    message(
                        N_(
                            "These opening hours cannot be read. Write them like “Mo-Fr 09:00-17:00; Sa 10:00-14:00; PH off”."
                        )
                    ),
                    "opening_hours",
                ) from None

    def named(self, name: str) -> Organisation:
        """A fresh organisation called ``name``, in the language that its script tells."""
        record = self.new()
        record.name = LocalizedText(zh=name) if has_han(name) else LocalizedText(en=name)
        return record


class Titles(TitleList, RecordService[Title, TitleRow]):
    """The catalogue of official titles with rank levels."""

    RECORD = Title
    ADD_LABEL = N_("Add title")
    EDIT_LABEL = N_("Edit title")
    DELETE_LABELS = NP_("Delete title", "Delete {n} titles")

    def check(self, record: Title) -> None:
        require(record.name, message(N_("A title needs a wording in at least one language.")), "name")

    def all(self) -> list[Title]:
        """The whole catalogue in the order in which it was made, for matching titles of imported people.

        Chinese officials' titles come first, so that 副市长 means a vice mayor, not a Finnish deputy.
        """
        with self.store.read() as session:
            return list(session.scalars(select(Title).order_by(self.table.c.n)))


class Themes(ThemeList, RecordService[Theme, ThemeRow]):
    """Themes of co-operation."""

    RECORD = Theme
    ADD_LABEL = N_("Add theme")
    EDIT_LABEL = N_("Edit theme")
    DELETE_LABELS = NP_("Delete theme", "Delete {n} themes")

    def check(self, record: Theme) -> None:
        require(record.name, message(N_("A theme needs a name in at least one language.")), "name")


def _check_position(record: Place | Organisation) -> None:
    """Raise UserError where coordinates are impossible, or one of the two is missing."""
    for field, most in (("latitude", 90), ("longitude", 180)):
        value = getattr(record, field)
        if value is not None and not -most <= value <= most:
            raise UserError(
                message(N_("Write degrees between −{most} and {most}, such as 60.1699."), most=most), field
            )
    if (record.latitude is None) != (record.longitude is None):
        lacks = "latitude" if record.latitude is None else "longitude"
        raise UserError(message(N_("Write both latitude and longitude, or neither.")), lacks)


def title_entry(title: Title) -> TitleEntry:
    """An entry of the catalogue in the form in which titles are matched to it."""
    variants = [v for v in title.variants.splitlines() if v]
    return TitleEntry(
        str(title.id),
        zh=tuple(v for v in (title.name.zh, *variants) if v),
        en=tuple(v for v in (title.name.en, *variants) if v),
        fi=tuple(v for v in (title.name.fi,) if v),
        rank_level=title.rank_level,
    )
