"""A field for the records that a record owns: a card for each, and a button for one more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.ui.context import Context
from c21desk.ui.fields import Field
from c21desk.ui.tab_order import controls_in, keep_inside
from c21desk.ui.theme import GAP_S
from c21desk.ui.widgets import button


class PartCard(QWidget):
    """One owned record on screen. Subclasses set ``remove``, and ``first``, which gets the focus."""

    edited = Signal()
    remove: QAbstractButton
    first: QWidget

    def value(self) -> Any:
        """What the card says. Raises UserError where that cannot be understood."""
        raise NotImplementedError

    def shown(self) -> Any:
        """What the card says; None where that cannot be understood."""
        try:
            return self.value()
        except UserError:
            return None


class PartsField(Field):
    """All owned records of one kind, as frozen values."""

    ADD: ClassVar[str]
    """The button's text (a msgid)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.cards: list[Any] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(GAP_S)
        self.add_button = button(context, self.texts, self.ADD, self._add, icon="plus")
        self.add_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.main = self.add_button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addLayout(self._box)
        layout.addWidget(self.add_button)

    def card(self, part: Any) -> PartCard:
        """A card that shows ``part``; a new empty part where it is None."""
        raise NotImplementedError

    def part(self, value: Any) -> Any:
        """The frozen value of a record, or the value itself."""
        raise NotImplementedError

    def is_filled(self, part: Any) -> bool:
        """Whether a card says enough to be a record."""
        raise NotImplementedError

    def label(self, text: object) -> None:
        """The cards' own fields have names; the button says what it does."""

    def value(self) -> tuple[Any, ...]:
        """The values of the cards that are filled in."""
        return tuple(part for card in self.cards if self.is_filled(part := card.value()))

    def set_value(self, value: Sequence[Any]) -> None:
        """Show values. Cards that say the same already stay, and with them the focus."""
        parts = tuple(self.part(one) for one in value)
        if parts == tuple(card.shown() for card in self.cards):
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for part in parts:
            self._append(part)

    def _append(self, part: Any) -> PartCard:
        card = self.card(part)
        card.edited.connect(self.edited)
        card.remove.clicked.connect(lambda: self._remove(card))
        self._box.addWidget(card)
        self.cards.append(card)
        keep_inside(self, controls_in(*self.cards, self.add_button))
        return card

    def _add(self) -> None:
        self._append(None).first.setFocus()
        self.edited.emit()

    def _remove(self, card: PartCard) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self.add_button.setFocus()
        self.edited.emit()
