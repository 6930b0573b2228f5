"""People, the posts they hold, and how to reach them."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped, relationship

from c21desk.domain.base import Record, date, derived, localized, number, owner, reference, text
from c21desk.domain.kinds import ChannelKind, Interpreting, NameOrder, Sex
from c21desk.domain.localized import LocalizedText


class Position(Record):
    """A post that a person holds or held.

    ``rank_level`` orders people by protocol: the smaller, the higher (see :mod:`c21desk.domain.rank`).
    ``since`` and ``until`` are inclusive days; None means unknown or open.
    """

    __tablename__ = "position"
    __wire__ = "position"
    __owner__ = "person_id"

    person_id: Mapped[uuid.UUID] = owner("person")
    organisation_id: Mapped[uuid.UUID | None] = reference("organisation")
    title: Mapped[LocalizedText] = localized("title")
    department: Mapped[str] = text("department")
    """Units below the organisation, the larger first, divided by "; "."""
    title_source: Mapped[str] = text("title-source")
    """The title word for word as the list or card gave it that it came from, or ""."""
    title_id: Mapped[uuid.UUID | None] = reference("catalogue-title", index=False)
    rank_level: Mapped[int | None] = number("rank-level")
    since: Mapped[dt.date | None] = date("since")
    until: Mapped[dt.date | None] = date("until")

    def held_on(self, day: dt.date) -> bool:
        """Whether the post was held on ``day``, as far as is known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Channel(Record):
    """A phone number, an e-mail address, a WeChat ID, a web address or another address for messages.

    ``label`` is words such as "work cell", in the order in which they came. ``preferred`` orders the
    channels of one kind, from 1 (first) to 100; None is last.
    """

    __tablename__ = "channel"
    __wire__ = "channel"
    __owner__ = "person_id"

    person_id: Mapped[uuid.UUID] = owner("person")
    kind: Mapped[str] = text("kind", default=ChannelKind.PHONE)
    value: Mapped[str] = text("value")
    label: Mapped[str] = text("label")
    preferred: Mapped[int | None] = number("preferred")


class PostalAddress(Record):
    """A postal address in its parts; ``han`` is the whole address in Chinese script, for a driver."""

    __tablename__ = "postal_address"
    __wire__ = "postal-address"
    __owner__ = "person_id"

    person_id: Mapped[uuid.UUID] = owner("person")
    label: Mapped[str] = text("label")
    po_box: Mapped[str] = text("po-box")
    extended: Mapped[str] = text("extended")
    street: Mapped[str] = text("street")
    locality: Mapped[str] = text("locality")
    region: Mapped[str] = text("region")
    postal_code: Mapped[str] = text("postal-code")
    country: Mapped[str] = text("country")
    han: Mapped[str] = text("han")


def tag_id(person_id: uuid.UUID, name: str) -> uuid.UUID:
    """The id of a tag: the same wherever the same person is given the same one, in whatever case."""
    return uuid.uuid5(person_id, name.casefold())


class Tag(Record):
    """A group that a person is put into by name.

    People who were merged may have the same tag twice, once from each; show names, not rows.
    """

    __tablename__ = "person_tag"
    __wire__ = "tag"
    __owner__ = "person_id"

    person_id: Mapped[uuid.UUID] = owner("person")
    name: Mapped[str] = text("name", index=True)


class Person(Record):
    """A person, with the names as that person writes them.

    ``pinyin_family`` and ``pinyin_given`` carry tone marks and are a proposal that the user may
    correct. Fields marked as sensitive are masked on screen until asked for, left out of exports
    unless asked for, and never printed in a pack.
    """

    __tablename__ = "person"
    __wire__ = "person"

    family_latin: Mapped[str] = text("family.latin")
    given_latin: Mapped[str] = text("given.latin")
    family_han: Mapped[str] = text("family.han")
    given_han: Mapped[str] = text("given.han")
    pinyin_family: Mapped[str] = text("pinyin.family")
    pinyin_given: Mapped[str] = text("pinyin.given")
    western_name: Mapped[str] = text("western-name")
    passport_name: Mapped[str] = text("passport-name", sensitive=True)
    name_order: Mapped[str] = text("name-order", default=NameOrder.GIVEN_FIRST)
    honorific: Mapped[str] = text("honorific")
    sex: Mapped[str] = text("sex", default=Sex.UNKNOWN)
    birth_date: Mapped[dt.date | None] = date("birth-date", sensitive=True)
    passport_number: Mapped[str] = text("passport-number", sensitive=True)
    passport_issued: Mapped[dt.date | None] = date("passport-issued", sensitive=True)
    passport_expires: Mapped[dt.date | None] = date("passport-expires", sensitive=True)
    birth_place: Mapped[str] = text("birth-place", sensitive=True)
    nationality: Mapped[str] = text("nationality")
    """ISO 3166 code of two letters, or ""."""
    home_place_id: Mapped[uuid.UUID | None] = reference("home-place")
    biography: Mapped[LocalizedText] = localized("biography")
    diet: Mapped[str] = text("diet", sensitive=True)
    allergies: Mapped[str] = text("allergies", sensitive=True)
    access_needs: Mapped[str] = text("access-needs", sensitive=True)
    languages: Mapped[str] = text("languages")
    """BCP 47 codes divided by spaces, the most fluent first."""
    interpreting: Mapped[str] = text("interpreting", default=Interpreting.UNKNOWN)
    note: Mapped[str] = text("note")
    portrait: Mapped[str] = text("portrait", attachment=True)
    """SHA-256 of the portrait's bytes in the attachment store, or ""."""
    sort_as_family: Mapped[str] = text("sort-as.family")
    sort_as_given: Mapped[str] = text("sort-as.given")
    """How the names are read or sorted, as a card said (SORT-AS, phonetic names)."""
    card_uid: Mapped[str] = text("card-uid", index=True)
    """UID of the card that the person came from, or ""."""
    card_extra: Mapped[str] = text("card-extra")
    """Unfolded lines of the card that no field holds, one a line: given back when a card is written."""
    sort_fi: Mapped[str] = derived(index=True)
    sort_zh: Mapped[str] = derived(index=True)

    positions: Mapped[list[Position]] = relationship(
        primaryjoin="Person.id == foreign(Position.person_id)",
        order_by="Position.since.desc(), Position.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
    channels: Mapped[list[Channel]] = relationship(
        primaryjoin="Person.id == foreign(Channel.person_id)",
        order_by="Channel.kind, Channel.preferred.nulls_last(), Channel.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
    addresses: Mapped[list[PostalAddress]] = relationship(
        primaryjoin="Person.id == foreign(PostalAddress.person_id)",
        order_by="PostalAddress.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )
    tags: Mapped[list[Tag]] = relationship(
        primaryjoin="Person.id == foreign(Tag.person_id)",
        order_by="Tag.name, Tag.id",
        cascade="all, delete-orphan",
        lazy="raise",
        default_factory=list,
    )

    @property
    def han_name(self) -> str:
        """The name in Chinese characters, 姓 first, or ""."""
        return self.family_han + self.given_han

    def position_on(self, day: dt.date) -> Position | None:
        """The post held on ``day``; of several the highest in rank, then the most recent."""
        held = [p for p in self.positions if p.held_on(day)]
        return min(
            held,
            key=lambda p: (
                p.rank_level if p.rank_level is not None else 10_000,
                -(p.since or dt.date.min).toordinal(),
                p.id,
            ),
            default=None,
        )
