"""Contact cards (vCard 2.1, 3.0, 4.0) to plain :class:`~c21desk.exchange.cards.Card` records and back."""

from __future__ import annotations

from c21desk.exchange.vcard.stream import CardStream, open_cards, read_cards
from c21desk.exchange.vcard.writer import VERSIONS, card_lines, iter_cards, write_cards

__all__ = ["VERSIONS", "CardStream", "card_lines", "iter_cards", "open_cards", "read_cards", "write_cards"]
