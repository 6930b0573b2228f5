"""The posts that a person holds or held, a card for each."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Person, Position
from c21desk.i18n import N_, message
from c21desk.ui.context import Context
from c21desk.ui.fields import DateField, NumberField, TextField
from c21desk.ui.formats import local_text, span_text
from c21desk.ui.forms import Form
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.parts_field import PartCard, PartsField
from c21desk.ui.picker import ReferenceField
from c21desk.ui.theme import GAP_M
from c21desk.ui.widgets import area


@dataclass(frozen=True)
class Post:
    """A position's values, for comparing and for carrying between form and record.

    ``new_organisation`` is the name of an organisation that is made when the person is stored.
    """

    id: uuid.UUID = field(default_factory=uuid.uuid4)
    organisation_id: uuid.UUID | None = None
    title: LocalizedText = field(default_factory=LocalizedText)
    department: str = ""
    title_id: uuid.UUID | None = None
    rank_level: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    new_organisation: LocalizedText = field(default_factory=LocalizedText)

    def __str__(self) -> str:
        span = span_text(self.since, self.until)
        return f"{local_text(self.title)} ({span})" if span else local_text(self.title)


_NAMES = ("organisation_id", "title", "department", "title_id", "rank_level", "since", "until")


def posts_of(positions: Sequence[Position]) -> tuple[Post, ...]:
    """The values of positions."""
    return tuple(Post(p.id, *(getattr(p, name) for name in _NAMES)) for p in positions)


def store_posts(person: Person, posts: Sequence[Post]) -> None:
    """Put values into a person's positions: changed, new, and gone ones."""
    known = {p.id: p for p in person.positions}
    kept = []
    for post in posts:
        position = known.get(post.id) or Position(id=post.id, person_id=person.id)
        if post.id in known and position.title != post.title:
            position.title_source = ""  # the source's words are not this title's any more
        for name in _NAMES:
            setattr(position, name, getattr(post, name))
        kept.append(position)
    person.positions[:] = kept


def organisation_maker(context: Context) -> Callable[[str], uuid.UUID]:
    """A function that stores an organisation of a typed name and gives its id."""

    def make(name: str) -> uuid.UUID:
        organisation = context.desk.organisations.named(name)
        try:
            context.desk.organisations.save(organisation)
        except UserError as error:
            context.complain(error)
        else:
            context.say(message(N_("Organisation added: {name}"), name=name), undo=True)
        return organisation.id

    return make


class PostCard(PartCard):
    """One post's fields."""

    def __init__(self, context: Context, post: Post) -> None:
        super().__init__()
        self._context = context
        self._post = post
        self.form = Form(label_width=96)
        self.title = LocalizedField()
        self.title.complete(self._titles, self._take_title)
        self.form.add("title", N_("Title"), self.title)
        self.organisation = ReferenceField(
            context.desk.organisations, context.icons, create=organisation_maker(context)
        )
        self.form.add("organisation_id", N_("Organisation"), self.organisation)
        self.form.add("department", N_("Department"), TextField())
        self.form.add_pair(
            N_("From – until"),
            ("since", N_("From"), DateField(context.icons)),
            ("until", N_("Until"), DateField(context.icons)),
        )
        self.remove = QPushButton()
        self.remove.setProperty("look", "link")
        self.remove.setAutoDefault(False)
        context.icons.put(self.remove, "trash-2", "link")
        self.form.texts.put(self.remove.setText, N_("Remove this post"))
        self.form.add("rank_level", N_("Rank level"), NumberField(1, 999), self.remove)
        box = QVBoxLayout()
        box.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_M)
        box.addWidget(self.form)
        area("card", box, self)
        for name in self.form.fields:
            self.form.fields[name].set_value(getattr(post, name))
        if post.new_organisation and post.organisation_id is None:
            self.organisation.propose(local_text(post.new_organisation))
        self.first = self.title
        self.form.edited.connect(self.edited)

    def _titles(self, text: str) -> list[tuple[str, object]]:
        if len(text.strip()) < 2 and text.isascii():
            return []
        found = self._context.desk.titles.choices(text.strip(), 12)
        return [(" · ".join(choice.label.values()[:3]), choice.id) for choice in found]

    def _take_title(self, key: object) -> None:
        assert isinstance(key, uuid.UUID)
        entry = self._context.desk.titles.get(key)
        self._post = replace(self._post, title_id=entry.id)
        self.title.set_value(entry.name)
        self.form.fields["rank_level"].set_value(entry.rank_level)
        self.form.edited.emit()

    def value(self) -> Post:
        """The post as the form shows it."""
        try:
            values = self.form.values()
        except UserError as error:
            self.form.show_error(error)
            raise
        new = self._post.new_organisation if self.organisation.is_proposal() else LocalizedText()
        return Post(self._post.id, title_id=self._post.title_id, new_organisation=new, **values)


class PositionsField(PartsField):
    """All posts of a person; a card without title and organisation is none."""

    ADD = N_("Add a post")

    def card(self, part: Post | None) -> PartCard:
        return PostCard(self.context, part or Post())

    def part(self, value: Position | Post) -> Post:
        return value if isinstance(value, Post) else posts_of([value])[0]

    def is_filled(self, part: Post) -> bool:
        return bool(part.title or part.organisation_id or part.new_organisation)
