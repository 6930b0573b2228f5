"""Between contact cards and people: which field of a person each value of a card belongs to.

What a card says and no field holds is kept in ``card_extra`` as lines of vCard, and given back when the
person is written as a card again.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from c21desk.domain.kinds import ChannelKind
from c21desk.domain.names import FAMILY_FIRST, GIVEN_FIRST, has_han
from c21desk.exchange.cards import SENSITIVE, Address, Card, Value
from c21desk.exchange.records import Where
from c21desk.exchange.vcard import CardName, card_lines, name_of, wechat_of

_SPOKEN = {"zh-cn": "zh", "zh-hans": "zh", "cmn": "zh"}
_ADDRESS_PARTS = ("po_box", "extended", "street", "locality", "region", "postal_code", "country")


@dataclass
class PostDraft:
    """A post that a card states: words as written, by script."""

    organisation: str = ""
    organisation_zh: str = ""
    department: str = ""
    title: str = ""
    title_zh: str = ""


@dataclass
class PersonDraft:
    """A card as a person: ``values`` by column, and the records it will own, each by column."""

    name: CardName
    values: dict[str, Any]
    posts: list[PostDraft] = field(default_factory=list)
    channels: list[dict[str, Any]] = field(default_factory=list)
    addresses: list[dict[str, Any]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    photo: bytes = b""
    where: Where = field(default_factory=Where)

    @property
    def shown(self) -> str:
        """The name for a message."""
        n = self.name
        latin = (n.family_latin, n.given_latin)
        return n.family_han + n.given_han or " ".join(
            part for part in (latin if n.order == FAMILY_FIRST else latin[::-1]) if part
        )


def draft_of(card: Card) -> PersonDraft:
    """The person that a card is about, with everything that the card says."""
    name = name_of(card)
    if not name.found:
        name = replace(name, family_latin=card.full_name)
    values: dict[str, Any] = {
        "family_latin": name.family_latin,
        "given_latin": name.given_latin,
        "family_han": name.family_han,
        "given_han": name.given_han,
        "pinyin_family": name.pinyin_family,
        "pinyin_given": name.pinyin_given,
        "western_name": name.western,
        "honorific": name.honorific,
        "sex": name.sex if name.sex in ("M", "F") else "",
        "name_order": name.order or GIVEN_FIRST,
        "birth_date": card.birth_date,
        "note": "\n\n".join(value.text for value in card.notes if value.text),
        "languages": " ".join(
            dict.fromkeys(_SPOKEN.get(v.text.lower(), v.text.lower()) for v in card.languages if v.text)
        ),
        "sort_as_family": name.sort_family,
        "sort_as_given": name.sort_given,
        "card_uid": card.uid,
        "card_extra": "\n".join(_left_over(card)),
        **{column: _sensitive(column, getattr(card, column)) for column in SENSITIVE},
    }
    draft = PersonDraft(name, {column: value for column, value in values.items() if value})
    draft.posts = _posts(card)
    draft.channels = _channels(card)
    draft.addresses = [
        _address(address) for address in card.addresses if any(address.parts) or address.formatted
    ]
    draft.tags = list(dict.fromkeys(tag.strip() for tag in card.categories if tag.strip()))
    draft.where = card.where
    draft.photo = next((photo.data for photo in card.photos if photo.data), b"")
    return draft


def _left_over(card: Card) -> list[str]:
    """Lines of what no field of a person holds."""
    named = _name_left_over(card)
    said = vars(card)
    day_or_sex = bool(card.birthday and not card.birth_date) or card.sex not in ("", "M", "F")
    if not day_or_sex and not any(said[field] for field in _WITHOUT_FIELD):
        return named
    rest = replace(
        card,
        **_HELD,
        **_WITHOUT,
        photos=tuple(photo for photo in card.photos if not photo.data),
        birthday="" if card.birth_date else card.birthday,
        sex=card.sex if card.sex not in ("M", "F") else "",
    )
    skip = ("BEGIN:", "VERSION:", "PRODID:", "END:", "FN:", "FN;", "N:", "UID:", "REV:")
    if rest == Card():
        return named
    return [line for line in card_lines(rest) if not line.upper().startswith(skip)] + named


def _name_left_over(card: Card) -> list[str]:
    """Lines of the parts of the name that no field of a person holds."""
    lines = []
    additional, suffixes = card.name.additional, card.name.suffixes
    if suffixes:
        lines.append(f"X-NAME-SUFFIX:{suffixes}")
    if additional and additional not in name_of(card, propose=False).given_latin:
        lines.append(f"X-NAME-ADDITIONAL:{additional}")
    return lines


def _sensitive(column: str, text: str) -> str | dt.date | None:
    """What a sensitive field of a card holds; a day that is none is left out."""
    if column not in ("passport_issued", "passport_expires"):
        return text
    try:
        return dt.date.fromisoformat(text.strip()) if text else None
    except ValueError:
        return None


_HELD: dict[str, Any] = {
    "names": (), "formatted": (), "phonetic_family": "", "phonetic_given": "", "organisations": (), "titles": (),
    "tels": (), "emails": (), "impps": (), "urls": (), "addresses": (), "languages": (), "notes": (),
    "categories": (), "uid": "", "rev": "",
}  # fmt: skip
"""Fields of a card that fields of a person hold, empty."""
_WITHOUT_FIELD = tuple(
    {f.name for f in fields(Card) if f.compare} - _HELD.keys() - set(SENSITIVE) - {"birthday", "sex"}
)
"""Fields of a card that no field of a person holds, or not in each case."""
_WITHOUT: dict[str, Any] = dict.fromkeys(SENSITIVE, "")


def _by_alternative(values: Iterable[Any]) -> list[list[Any]]:
    """Values that are one thing in several languages together."""
    groups: list[list[Any]] = []
    marked: dict[str, list[Any]] = {}
    for value in values:
        if value.alternative and value.alternative in marked:
            marked[value.alternative].append(value)
            continue
        group = [value]
        groups.append(group)
        if value.alternative:
            marked[value.alternative] = group
    return groups


def _posts(card: Card) -> list[PostDraft]:
    organisations, titles = _by_alternative(card.organisations), _by_alternative(card.titles)
    posts = []
    for n in range(max(len(organisations), len(titles))):
        post = PostDraft()
        for organisation in organisations[n] if n < len(organisations) else ():
            if has_han(organisation.name):
                post.organisation_zh = post.organisation_zh or organisation.name
            else:
                post.organisation = post.organisation or organisation.name
            post.department = post.department or "; ".join(u for u in organisation.units[1:] if u)
        for title in titles[n] if n < len(titles) else ():
            if has_han(title.text):
                post.title_zh = post.title_zh or title.text
            else:
                post.title = post.title or title.text
        posts.append(post)
    return [p for p in posts if p != PostDraft()]


def _channels(card: Card) -> list[dict[str, Any]]:
    wechats = wechat_of(card)
    messages = [v for v in card.impps if not v.text.lower().startswith("weixin:")]
    found = [_channel(ChannelKind.PHONE, value) for value in card.tels]
    found += [_channel(ChannelKind.EMAIL, value) for value in card.emails]
    found += [_channel(ChannelKind.WECHAT, Value(text)) for text in wechats]
    found += [_channel(ChannelKind.IM, value) for value in messages]
    found += [_channel(ChannelKind.WEB, value) for value in card.urls]
    once = {(channel["kind"], channel["value"]): channel for channel in reversed(found) if channel["value"]}
    return list(reversed(once.values()))


def _channel(kind: ChannelKind, value: Value) -> dict[str, Any]:
    text = value.text.removeprefix("tel:") if kind == ChannelKind.PHONE else value.text
    channel: dict[str, Any] = {"kind": str(kind), "value": text.strip()}
    if label := value.label or value.types:
        channel["label"] = label
    if value.preferred is not None:
        channel["preferred"] = value.preferred
    return channel


def _address(address: Address) -> dict[str, Any]:
    made: dict[str, Any] = {
        name: part for name, part in zip(_ADDRESS_PARTS, address.parts, strict=True) if part
    }
    if address.formatted and has_han(address.formatted):
        made["han"] = address.formatted
    elif address.formatted and not made:
        made["street"] = address.formatted
    if label := address.label or address.types:
        made["label"] = label
    return made


def iso_day(value: object) -> str:
    """A day as text, "" for none."""
    return value.isoformat() if isinstance(value, dt.date) else ""


def uuid_urn(record_id: uuid.UUID) -> str:
    """The UID of a person's card where the person did not come from one."""
    return f"urn:uuid:{record_id}"


def joined(parts: Sequence[str]) -> str:
    """The parts that are not empty, with a space between."""
    return " ".join(part for part in parts if part)
