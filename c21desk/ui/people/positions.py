"""The posts that a person holds or held, a card for each."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Person, Position
from c21desk.i18n import N_, message
from c21desk.ui.context import Context
from c21desk.ui.fields import DateField, Field, NumberField
from c21desk.ui.formats import local_text, span_text
from c21desk.ui.forms import Form
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.picker import ReferenceField
from c21desk.ui.tab_order import controls_in, keep_inside
from c21desk.ui.theme import GAP_M, GAP_S
from c21desk.ui.widgets import area, button


@dataclass(frozen=True)
class Post:
    """A position's values, for comparing and for carrying between form and record."""

    id: uuid.UUID = field(default_factory=uuid.uuid4)
    organisation_id: uuid.UUID | None = None
    title: LocalizedText = field(default_factory=LocalizedText)
    title_id: uuid.UUID | None = None
    rank_level: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def __str__(self) -> str:
        span = span_text(self.since, self.until)
        return f"{local_text(self.title)} ({span})" if span else local_text(self.title)


_NAMES = ("organisation_id", "title", "title_id", "rank_level", "since", "until")


def posts_of(positions: Sequence[Position]) -> tuple[Post, ...]:
    """The values of positions."""
    return tuple(Post(p.id, *(getattr(p, name) for name in _NAMES)) for p in positions)


def store_posts(person: Person, posts: Sequence[Post]) -> None:
    """Put values into a person's positions: changed, new, and gone ones."""
    known = {p.id: p for p in person.positions}
    kept = []
    for post in posts:
        position = known.get(post.id) or Position(id=post.id, person_id=person.id)
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


class PostCard(QWidget):
    """One post's fields."""

    def __init__(self, context: Context, post: Post) -> None:
        super().__init__()
        self._context = context
        self._post = post
        self.form = Form(label_width=96)
        self.title = LocalizedField()
        self.title.complete(self._titles, self._take_title)
        self.form.add("title", N_("Title"), self.title)
        self.form.add(
            "organisation_id",
            N_("Organisation"),
            ReferenceField(context.desk.organisations, context.icons, create=organisation_maker(context)),
        )
        self.form.add_pair(
            N_("Since – until"),
            ("since", N_("Since"), DateField(context.icons)),
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

    def _titles(self, text: str) -> list[tuple[str, object]]:
        if len(text.strip()) < 2 and text.isascii():
            return []
        found = self._context.desk.titles.choices(text.strip(), 12)
        return [(" · ".join(choice.label.values()[:3]), choice.id) for choice in found]

    def _take_title(self, key: object) -> None:
        assert isinstance(key, uuid.UUID)
        entry = self._context.desk.titles.get(key)
        self._post = Post(self._post.id, title_id=entry.id)
        self.title.set_value(entry.name)
        self.form.fields["rank_level"].set_value(entry.rank_level)
        self.form.edited.emit()

    def shown(self) -> Post | None:
        """The post as the form shows it; None where that cannot be understood."""
        try:
            return self.value()
        except UserError:
            return None

    def value(self) -> Post:
        """The post as the form shows it."""
        try:
            values = self.form.values()
        except UserError as error:
            self.form.show_error(error)
            raise
        return Post(self._post.id, title_id=self._post.title_id, **values)


class PositionsField(Field):
    """All posts of a person."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards: list[PostCard] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(GAP_S)
        self.add_button = button(context, self.texts, N_("Add a post"), self._add, icon="plus")
        self.main = self.add_button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addLayout(self._box)
        layout.addWidget(self.add_button)
        self.add_button.setSizePolicy(
            self.add_button.sizePolicy().Policy.Maximum, self.add_button.sizePolicy().Policy.Fixed
        )

    def label(self, text: object) -> None:
        """The cards' own fields have names; the button says what it does."""

    def _append(self, post: Post) -> PostCard:
        card = PostCard(self._context, post)
        card.form.edited.connect(self.edited)
        card.remove.clicked.connect(lambda: self._remove(card))
        self._box.addWidget(card)
        self.cards.append(card)
        keep_inside(self, controls_in(*self.cards, self.add_button))
        return card

    def _add(self) -> None:
        self._append(Post()).title.setFocus()
        self.edited.emit()

    def _remove(self, card: PostCard) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self.add_button.setFocus()
        self.edited.emit()

    def value(self) -> tuple[Post, ...]:
        """The posts; a card without title and organisation is none."""
        return tuple(p for card in self.cards if (p := card.value()).title or p.organisation_id)

    def set_value(self, value: Sequence[Position] | tuple[Post, ...]) -> None:
        """Show posts. Cards that say the same already stay, and with them the focus."""
        posts = tuple(part if isinstance(part, Post) else posts_of([part])[0] for part in value)
        if posts == tuple(card.shown() for card in self.cards):
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for post in posts:
            self._append(post)
