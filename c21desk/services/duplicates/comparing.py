"""Two people side by side: every field of both, and what each has besides."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Person
from c21desk.i18n import N_, Message, message
from c21desk.services.details import SENSITIVE
from c21desk.services.fields import field_name, language_of
from c21desk.services.lists import localized_of, names_of
from c21desk.storage.connections import View, view_of
from c21desk.storage.wire import Field, entity


class Choice(StrEnum):
    """Whose value of a field the merged person has."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


JOINED = {
    "note": "\n\n",
    "card-extra": "\n",
    "languages": " ",
    "diet": "; ",
    "allergies": "; ",
    "access-needs": "; ",
    **{f"biography.{key}": "\n\n" for key in ("fi", "en", "zh", "sv")},
}
"""Fields of which both values can be kept, with what stands between them."""
_ALL_KEPT = frozenset({"note", "card-extra", "languages", "diet", "allergies", "access-needs"})
"""Of these, where the two differ, both values are proposed."""


@dataclass(frozen=True)
class ComparedField:
    """A field that at least one of the two has. Values are texts, days, or names of other records.

    ``sensitive`` ones are masked on screen until asked for. ``proposed`` is the choice that loses least.
    """

    wire: str
    name: Message
    left: Any
    right: Any
    sensitive: bool
    proposed: Choice

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.left != self.right)

    @property
    def one_sided(self) -> bool:
        """Whether only one of the two has a value."""
        return bool(self.left) is not bool(self.right)

    @property
    def can_be_both(self) -> bool:
        """Whether both values can be kept."""
        return self.wire in JOINED and bool(self.left) and bool(self.right)


@dataclass(frozen=True)
class ComparedPart:
    """What the two have besides their fields, of which all is kept: posts, contacts, memberships…

    The entries are what a line shows: a text, or one in several languages.
    """

    name: Message
    left: tuple[LocalizedText | str, ...]
    right: tuple[LocalizedText | str, ...]


@dataclass(frozen=True)
class Comparison:
    """Two people side by side. ``left`` is the one that the merged person will be filed under."""

    left: uuid.UUID
    right: uuid.UUID
    fields: tuple[ComparedField, ...]
    parts: tuple[ComparedPart, ...]


def compared(session: Session, left: Person, right: Person) -> Comparison:
    """Both people, with all that they own loaded, side by side."""
    view = view_of(session.connection())
    places = names_of(view, "place", [left.home_place_id, right.home_place_id])

    def shown(value: Any) -> Any:
        return places.get(value, LocalizedText()) if isinstance(value, uuid.UUID) else value

    fields = []
    for field in entity(Person).fields:
        values = getattr(left, field.column), getattr(right, field.column)
        if any(value not in ("", None) for value in values):
            name = field_name(Person, field.wire)
            language = language_of(field.wire)
            if language is not None:
                name = message(N_("{field} ({language})"), field=name, language=language)
            fields.append(
                ComparedField(
                    field.wire,
                    name,
                    shown(values[0]),
                    shown(values[1]),
                    field.wire in SENSITIVE,
                    _proposed(field, *values),
                )
            )
    return Comparison(left.id, right.id, tuple(fields), tuple(_parts(view, left, right)))


def _proposed(field: Field, left: Any, right: Any) -> Choice:
    if left in ("", None):
        return Choice.RIGHT
    if right in ("", None) or left == right:
        return Choice.LEFT
    return Choice.BOTH if field.wire in _ALL_KEPT else Choice.LEFT


def joined(wire: str, left: str, right: str) -> str:
    """Both values of a field in one; what the second only repeats is left out."""
    between = JOINED[wire]
    parts = [part for text in (left, right) for part in text.split(between) if part.strip()]
    return between.join(dict.fromkeys(parts))


def _parts(view: View, left: Person, right: Person) -> Iterable[ComparedPart]:
    bodies = names_of(view, "organisation", [p.organisation_id for x in (left, right) for p in x.positions])

    def posts(person: Person) -> Iterable[LocalizedText | str]:
        for post in person.positions:
            body = bodies.get(post.organisation_id) if post.organisation_id else None
            yield _beside(post.title or LocalizedText(fi=post.title_source), body or LocalizedText())

    found: tuple[tuple[str, Iterable[LocalizedText | str], Iterable[LocalizedText | str]], ...] = (
        (N_("Posts"), posts(left), posts(right)),
        (N_("Contacts"), [c.value for c in left.channels], [c.value for c in right.channels]),
        (N_("Addresses"), map(_address, left.addresses), map(_address, right.addresses)),
        (N_("Groups"), [t.name for t in left.tags], [t.name for t in right.tags]),
        (N_("Delegations"), _delegations(view, left.id), _delegations(view, right.id)),
        (N_("Programme items"), _items(view, left.id), _items(view, right.id)),
    )
    for name, of_left, of_right in found:
        part = ComparedPart(message(name), tuple(of_left), tuple(of_right))
        if part.left or part.right:
            yield part


def _beside(title: LocalizedText, body: LocalizedText) -> LocalizedText:
    """A title and an organisation, in every language that either has."""

    def both(key: str) -> str:
        if not (title.get(key) or body.get(key)):
            return ""
        words = [word for word in (title.best(key), body.best(key)) if word]
        return (" · ").join(words)

    return LocalizedText(*(both(key) for key in ("fi", "en", "zh", "sv")))


def _address(address: Any) -> str:
    parts = (address.street, address.postal_code, address.locality, address.country)
    return address.han or " · ".join(part for part in parts if part)


def _delegations(view: View, person: uuid.UUID) -> Sequence[LocalizedText]:
    rows = view.rows(
        "SELECT d.* FROM member m JOIN delegation d ON d.id = m.delegation_id WHERE m.person_id = ? "
        "ORDER BY d.n",
        [person.bytes],
    )
    return [localized_of(row, "name") for row in rows]


def _items(view: View, person: uuid.UUID) -> Sequence[LocalizedText]:
    rows = view.rows(
        "SELECT i.* FROM participant p JOIN programme_item i ON i.id = p.item_id WHERE p.person_id = ? "
        "ORDER BY i.start, i.n",
        [person.bytes],
    )
    return [localized_of(row, "title") for row in rows]
