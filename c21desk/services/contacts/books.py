"""Organisations and titles that contacts name: found, or made, once for each wording."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from c21desk.domain.organisations import Organisation
from c21desk.domain.same_person import folded
from c21desk.domain.titles import Title
from c21desk.domain.titles_match import match_title
from c21desk.services.catalogues import title_entry
from c21desk.services.contacts.cards import PersonDraft, PostDraft
from c21desk.services.contacts.known import Query
from c21desk.services.seats import known_seats
from c21desk.storage.bulk import New


class OrganisationBook:
    """The organisations of the file by name. ``language`` is the text key of names in Latin script."""

    def __init__(self, query: Query, language: str) -> None:
        self._language = language
        self._seats = known_seats(query)
        self._by_name: dict[str, uuid.UUID] = {}
        for key, *names in query("SELECT id, name_fi, name_en, name_zh, name_sv FROM organisation", ()):
            for name in names:
                if name:
                    self._by_name.setdefault(folded(name), uuid.UUID(bytes=key))

    def find(self, post: PostDraft) -> tuple[uuid.UUID | None, New | None]:
        """The organisation of a post, and the record to be made for it where it is not there yet."""
        names = [name for name in (post.organisation_zh, post.organisation) if name]
        for name in names:
            if found := self._by_name.get(folded(name)):
                return found, None
        if not names:
            return None, None
        seat = self._seats.find(*names)
        values: dict[str, Any] = {"kind": str(seat.kind)}
        if seat.place_id:
            values["place_id"] = seat.place_id
        if post.organisation_zh:
            values["name_zh"] = post.organisation_zh
        if post.organisation:
            values[f"name_{self._language}"] = post.organisation
        made = New(Organisation, values)
        for name in names:
            self._by_name[folded(name)] = made.id
        return made.id, made


class PlaceBook:
    """The places of the file by name; a name that several places have is none's."""

    def __init__(self, query: Query) -> None:
        found: dict[str, set[bytes]] = {}
        for key, *names in query("SELECT id, name_fi, name_en, name_zh, name_sv FROM place", ()):
            for name in names:
                if name:
                    found.setdefault(folded(name), set()).add(key)
        self._by_name = {name: uuid.UUID(bytes=min(ids)) for name, ids in found.items() if len(ids) == 1}

    def find(self, draft: PersonDraft) -> uuid.UUID | None:
        """The place of the first address whose town is one, so that the town's name finds the person in
        any language."""
        towns = (folded(address.get("locality", "")) for address in draft.addresses)
        return next((self._by_name[town] for town in towns if town in self._by_name), None)


class TitleBook:
    """The catalogue of titles, for matching the wordings of contacts."""

    def __init__(self, titles: Iterable[Title]) -> None:
        self._by_id = {str(title.id): title for title in titles}
        entries = [title_entry(title) for title in self._by_id.values()]

        @lru_cache(maxsize=5_000)
        def find(text: str) -> Title | None:
            match = match_title(text, entries)
            return self._by_id[match.entry.id] if match else None

        self.find = find

    def values(self, post: PostDraft, language: str) -> dict[str, Any]:
        """The columns of a position that has the title of a post."""
        values: dict[str, Any] = {}
        if post.title:
            values[f"title_{language}"] = post.title
        if post.title_zh:
            values["title_zh"] = post.title_zh
        source = post.title_zh or post.title
        if not source:
            return values
        values["title_source"] = source
        known = self.find(source)
        if known is not None:
            values["title_id"] = known.id
            values["rank_level"] = known.rank_level
            # The catalogue's words stand in for languages that the contact lacks.
            for key in ("fi", "en", "zh"):
                if word := getattr(known.name, key):
                    values.setdefault(f"title_{key}", word)
        return values
