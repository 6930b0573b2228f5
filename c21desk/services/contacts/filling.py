"""What a signature or a mail says about a person, in the terms of a form."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.exchange.cards import Card
from c21desk.i18n import N_, Message, message, plural
from c21desk.services.contacts.books import OrganisationBook, TitleBook
from c21desk.services.contacts.cards import PostDraft, draft_of
from c21desk.services.contacts.known import Query
from c21desk.services.contacts.sources import is_cards

_LATIN = ("fi", "en", "sv")


@dataclass(frozen=True)
class SuggestedPost:
    """A post. ``organisation`` is the name of one that is not in the file yet; then its id is None."""

    title: LocalizedText
    department: str = ""
    title_id: uuid.UUID | None = None
    rank_level: int | None = None
    organisation_id: uuid.UUID | None = None
    organisation: LocalizedText = field(default_factory=LocalizedText)


@dataclass(frozen=True)
class Suggestion:
    """One person as a text describes them: ``values`` by field of a person, and the records that a person
    owns, each by its own fields. ``unsure`` names the guesses, ``rest`` holds lines that were not used."""

    values: dict[str, Any]
    posts: tuple[SuggestedPost, ...] = ()
    channels: tuple[dict[str, Any], ...] = ()
    addresses: tuple[dict[str, Any], ...] = ()
    unsure: tuple[Message, ...] = ()
    rest: tuple[str, ...] = ()


def suggestion(given: Path | str, language: str, titles: TitleBook, query: Query) -> Suggestion:
    """Understand a signature, a contact card or a mail. Raises UserError where nobody is found in it."""
    card, unsure, rest = _card(given)
    draft = draft_of(card)
    organisations = OrganisationBook(query, language)
    unknown = ("card_extra", "card_uid", "sort_as_family", "sort_as_given")
    return Suggestion(
        {name: value for name, value in draft.values.items() if name not in unknown},
        tuple(_post(post, language, titles, organisations) for post in draft.posts),
        tuple(draft.channels),
        tuple(draft.addresses),
        unsure,
        rest,
    )


def _card(given: Path | str) -> tuple[Card, tuple[Message, ...], tuple[str, ...]]:
    if isinstance(given, Path):
        from c21desk.exchange.contacts.mail import read_message

        people = read_message(given)
        first = people[0]
        if len(people) > 1:
            more = plural(
                "The e-mail names {n} more person; import the file to take everyone.",
                "The e-mail names {n} more people; import the file to take everyone.",
                len(people) - 1,
            )
            return first.card, (*first.unsure, more), first.rest
        return first.card, first.unsure, first.rest
    data = given.encode("utf-8", "replace")
    if is_cards(data):
        from c21desk.exchange.vcard import read_cards

        cards = read_cards(data).cards
        if cards:
            return cards[0], (), ()
    from c21desk.exchange.contacts.signature import read_signature

    found = read_signature(given)
    if not found.found:
        raise UserError(
            message(N_("No person was found in this text. Copy the whole signature, with the name."))
        )
    return found.card, found.unsure, found.rest


def _post(
    post: PostDraft, language: str, titles: TitleBook, organisations: OrganisationBook
) -> SuggestedPost:
    organisation_id, new = organisations.find(post)
    values = titles.values(post, language)
    names = {key: values[f"title_{key}"] for key in ("fi", "en", "zh") if values.get(f"title_{key}")}
    own = {"zh": post.organisation_zh} if post.organisation_zh else {}
    if post.organisation:
        own[language if language in _LATIN else "en"] = post.organisation
    return SuggestedPost(
        LocalizedText(**names),
        post.department,
        values.get("title_id"),
        values.get("rank_level"),
        None if new is not None else organisation_id,
        LocalizedText(**own) if new is not None else LocalizedText(),
    )
