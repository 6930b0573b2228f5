"""The list of people: names, and the post held today."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import NamedTuple

from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import PersonName, finnish_key
from c21desk.i18n import N_
from c21desk.services.lists import (
    Choice,
    Column,
    Lister,
    day_of,
    id_of,
    localized_of,
    localized_sql,
    named,
    names_of,
)
from c21desk.storage.connections import View, marks


class PersonRow(NamedTuple):
    """A line of the list of people. The post is the one held on the day that the list is made for."""

    id: uuid.UUID
    name: str
    """For an alphabetical list: Virtanen, Matti; Wang Wei."""
    display: str
    """As the person writes it: Matti Virtanen; Wang Wei."""
    han: str
    pinyin: str
    title: LocalizedText
    organisation: LocalizedText
    title_source: str = ""
    """The title word for word as in the list that it came from, or ""."""


class Post(NamedTuple):
    """What a person is on a day."""

    title: LocalizedText = LocalizedText()
    organisation: LocalizedText = LocalizedText()
    source: str = ""


NAME_COLUMNS = (
    "family_latin", "given_latin", "family_han", "given_han", "pinyin_family", "pinyin_given",
    "western_name", "honorific", "name_order",
)  # fmt: skip
"""The columns of a :class:`PersonName`, in its order."""


class PersonList(Lister[PersonRow]):
    """People, as rows."""

    TABLE = "person"
    COLUMNS = (
        Column("name", N_("Full name"), sortable=True),
        Column("han", N_("Chinese name")),
        Column("pinyin", N_("Pinyin")),
        Column("title", N_("Title")),
        Column("organisation", N_("Organisation")),
    )

    CONDITIONS = {  # noqa: RUF012 - never changed
        "group": "id IN (SELECT person_id FROM person_tag WHERE name = ? COLLATE NOCASE)"
    }
    FILTERED_BY = frozenset({"person_tag"})

    def _load(self, view: View, keys: list[int]) -> dict[int, PersonRow]:
        return self._load_on(view, keys, None)

    def _load_on(self, view: View, keys: list[int], day: dt.date | None) -> dict[int, PersonRow]:
        people = view.rows(
            f"SELECT n, id, {', '.join(NAME_COLUMNS)} FROM person WHERE n IN ({marks(keys)})",  # noqa: S608
            keys,
        )
        day = day or dt.date.today()  # noqa: DTZ011 - the day on the user's own calendar
        posts = _posts_on(view, [p["id"] for p in people], day)
        result = {}
        for p in people:
            name = PersonName(*p[2:])
            post = posts.get(p["id"], Post())
            pinyin = " ".join(part for part in (p["pinyin_family"], p["pinyin_given"]) if part)
            result[p["n"]] = PersonRow(
                id_of(p["id"]),
                name.listed,
                name.display,
                name.han,
                pinyin,
                post.title,
                post.organisation,
                post.source,
            )
        return result

    def tag_names(self) -> list[str]:
        """The names of all groups in use, in alphabetical order."""
        with self.store.view() as view:
            names = [str(row[0]) for row in view.rows("SELECT DISTINCT name FROM person_tag")]
        return sorted(names, key=finnish_key)

    def choice(self, row: PersonRow) -> Choice:
        latin = row.name if not row.han or row.name == row.han else f"{row.name} {row.han}"
        chinese = row.han or row.name
        return Choice(row.id, LocalizedText(fi=latin, en=latin, zh=chinese), row.title)


def _posts_on(view: View, people: Sequence[bytes], day: dt.date) -> dict[bytes, Post]:
    """The post of each person on ``day``, the highest of several; people without one are left out."""
    rows = view.rows(
        "SELECT person_id, organisation_id, rank_level, since, title_source, "  # noqa: S608
        f"{localized_sql('title')} FROM position WHERE person_id IN ({marks(people)}) "
        "AND (since IS NULL OR since <= ?) AND (until IS NULL OR until >= ?)",
        [*people, day.isoformat(), day.isoformat()],
    )
    best: dict[bytes, tuple[tuple[int, int], int]] = {}
    for place, r in enumerate(rows):
        level = r["rank_level"] if r["rank_level"] is not None else 10_000
        order = (level, -(day_of(r["since"]) or dt.date.min).toordinal())
        if r["person_id"] not in best or order < best[r["person_id"]][0]:
            best[r["person_id"]] = (order, place)
    chosen = [rows[place] for _order, place in best.values()]
    organisations = names_of(view, "organisation", [r["organisation_id"] for r in chosen])
    return {
        r["person_id"]: Post(
            localized_of(r, "title"), named(organisations, r["organisation_id"]), r["title_source"]
        )
        for r in chosen
    }
