"""Carrying out an import of contacts: new people in bulk, known ones filled in, as one undo step."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy.orm import selectinload

from c21desk.domain.errors import UserError
from c21desk.domain.ids import new_id
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Channel, Person, Position, PostalAddress, Tag, tag_id
from c21desk.domain.same_person import Facts, folded, phone_key
from c21desk.exchange.cards import Card
from c21desk.exchange.records import Rejected, Where
from c21desk.services.contacts.books import OrganisationBook, PlaceBook, TitleBook
from c21desk.services.contacts.cards import PersonDraft, PostDraft, draft_of
from c21desk.services.contacts.known import Found, KnownPeople, Query, facts_of
from c21desk.services.contacts.plan import ContactResult, Decided, Step, UnsureContact, reason_words
from c21desk.storage.bulk import New
from c21desk.storage.journal import WriteSession

CHUNK = 2_000
"""Contacts that are taken together: bounded memory, few statements."""

Keep = Callable[[bytes], str]
"""Puts a picture into the file; gives its hash. Raises UserError for what is no picture."""


def decide(found: list[Found]) -> tuple[Found | None, bool]:
    """Who a contact is taken for (None: nobody), and whether that is sure."""
    best = found[0] if found else None
    if best is None:
        return None, True
    if best.sameness.sure or (best.equal and len(found) == 1):
        return best, True
    return None, False


class Importer:
    """One run. ``decisions`` are those of a plan by the contact's place; without a plan each is decided here."""

    def __init__(
        self,
        query: Query,
        titles: TitleBook,
        language: str,
        keep: Keep,
        decisions: dict[int, Decided] | None = None,
    ) -> None:
        self._titles = titles
        self._language = language
        self._keep = keep
        self._decisions = decisions
        self._not_made = {one.new_id for one in decisions.values()} if decisions else set()
        self._organisations = OrganisationBook(query, language)
        self._places = PlaceBook(query)
        self._people = KnownPeople(query) if decisions is None else None
        self.result = ContactResult()

    def run(self, session: WriteSession, cards: Iterable[Card], progress: Callable[[], None]) -> None:
        """Take all contacts, in chunks; ``progress`` is called after each."""
        numbered = enumerate(cards)
        while chunk := list(islice(numbered, CHUNK)):
            known: list[tuple[uuid.UUID, PersonDraft]] = []
            drafts = [(place, draft_of(card)) for place, card in chunk]
            session.create_many(self._new(drafts, known))
            if self._people is not None:
                self._people.written()
            self._fill_in(session, known)
            progress()

    def _new(
        self, drafts: list[tuple[int, PersonDraft]], known: list[tuple[uuid.UUID, PersonDraft]]
    ) -> Iterator[New]:
        said = [facts_of(draft) if self._people is not None else None for _place, draft in drafts]
        if self._people is not None:
            uids = (draft.values.get("card_uid", "") for _place, draft in drafts)
            self._people.prepare((facts, uid) for facts, uid in zip(said, uids, strict=True) if facts)
        for (place, draft), facts in zip(drafts, said, strict=True):
            step, match, new_id = self._decision(place, draft.where, draft, facts)
            if step == Step.SKIP:
                continue
            if step == Step.MATCH and match is not None:
                self.result.matched += 1
                known.append((match, draft))
                continue
            made = self._person(draft, new_id)
            self._not_made.discard(new_id)
            yield from (one for one in made if one.record is not Person)
            person = made[-1]
            self.result.created += 1
            if self._people is not None and facts is not None:
                self._people.add(facts, draft.values.get("card_uid", ""))
            yield person

    def _decision(self, place: int, where: Where, draft: PersonDraft, facts: Facts | None) -> Decided:
        if self._people is None or facts is None:
            assert self._decisions is not None
            decided = self._decisions.get(place) or Decided(Step.CREATE, None, new_id())
            if decided.match_id in self._not_made and decided.step == Step.MATCH:
                return decided._replace(step=Step.CREATE)  # the earlier contact was left out
            return decided
        found = self._people.find(facts, draft.values.get("card_uid", ""))
        best, sure = decide(found)
        if not sure:
            why = reason_words(found[0].sameness.reasons)
            self.result.unsure.append(UnsureContact(where, draft.shown, why))
        return Decided(Step.MATCH, best.id, facts.id) if best else Decided(Step.CREATE, None, facts.id)

    def _person(self, draft: PersonDraft, person_id: uuid.UUID) -> list[New]:
        """The records to be made for a new person: organisations first, the person last."""
        made: list[New] = []
        owns = []
        for post in draft.posts:
            organisation_id, organisation = self._organisations.find(post)
            if organisation is not None:
                made.append(organisation)
            owns.append(New(Position, self._position(post, organisation_id)))
        owns += [New(Channel, channel) for channel in draft.channels]
        owns += [New(PostalAddress, address) for address in draft.addresses]
        owns += [New(Tag, {"name": name}, id=tag_id(person_id, name)) for name in draft.tags]
        values = {
            **draft.values,
            "portrait": self._portrait(draft),
            "home_place_id": self._places.find(draft),
        }
        return [*made, New(Person, values, owns, person_id)]

    def _portrait(self, draft: PersonDraft) -> str:
        if not draft.photo:
            return ""
        try:
            return self._keep(draft.photo)
        except UserError as error:  # a damaged picture costs only itself
            self.result.damaged_count += 1
            self.result.damaged.append(Rejected(draft.where, error.message))
            return ""

    def _position(self, post: PostDraft, organisation_id: uuid.UUID | None) -> dict[str, Any]:
        values = self._titles.values(post, self._language)
        if organisation_id is not None:
            values["organisation_id"] = organisation_id
        if post.department:
            values["department"] = post.department
        return values

    def _fill_in(self, session: WriteSession, known: list[tuple[uuid.UUID, PersonDraft]]) -> None:
        """Give known people what the contacts add; what is known already stays as it is."""
        if not known:
            return
        people = {
            person.id: person
            for person in session.query(Person)
            .where(Person.id.in_({record_id for record_id, _draft in known}))
            .options(*(selectinload(part) for part in _PARTS))
        }
        for record_id, draft in known:
            person = people.get(record_id)
            if person is not None:  # else it was deleted since the plan was made
                self._add_to(session, person, draft)
        session.flush()
        session.expunge_all()

    def _add_to(self, session: WriteSession, person: Person, draft: PersonDraft) -> None:
        for column, value in draft.values.items():
            if column in _NEVER_FILLED:
                continue
            here = getattr(person, column)
            if column in ("note", "card_extra"):
                lines = [line for line in value.split("\n") if line not in here.split("\n")]
                if lines:
                    setattr(person, column, "\n".join((here, *lines)).strip("\n"))
            elif not here:
                setattr(person, column, value)
        if draft.photo and not person.portrait:
            person.portrait = self._portrait(draft)
        channels = {_channel_key(c.kind, c.value) for c in person.channels}
        person.channels += [
            Channel(**channel)
            for channel in draft.channels
            if _channel_key(channel["kind"], channel["value"]) not in channels
        ]
        addresses = {_address_key(vars(address)) for address in person.addresses}
        person.addresses += [
            PostalAddress(**address) for address in draft.addresses if _address_key(address) not in addresses
        ]
        tags = {tag.name.casefold() for tag in person.tags}
        person.tags += [
            Tag(id=tag_id(person.id, name), name=name) for name in draft.tags if name.casefold() not in tags
        ]
        for post in draft.posts:
            self._add_post(session, person, post)

    def _add_post(self, session: WriteSession, person: Person, post: PostDraft) -> None:
        organisation_id, organisation = self._organisations.find(post)
        title = folded(post.title_zh or post.title)
        for here in person.positions:
            titles = {folded(t) for t in (*here.title.values(), here.title_source) if t}
            same_body = organisation_id is None or here.organisation_id in (organisation_id, None)
            if same_body and (not title or title in titles):
                return
        if organisation is not None:
            session.create_many([organisation])
        values = self._position(post, organisation_id)
        localized = {key: values.pop(f"title_{key}", "") for key in ("fi", "en", "zh")}
        person.positions.append(Position(title=LocalizedText(**localized), **values))


_PARTS = (Person.positions, Person.channels, Person.addresses, Person.tags)
_NEVER_FILLED = frozenset({"name_order"})


def _channel_key(kind: str, value: str) -> tuple[str, str]:
    return kind, (phone_key(value) if kind == "phone" else "") or value.strip().casefold()


def _address_key(address: dict[str, Any]) -> str:
    return folded("".join(str(address.get(part) or "") for part in ("street", "locality", "po_box", "han")))
