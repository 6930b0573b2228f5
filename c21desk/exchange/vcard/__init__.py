"""Contact cards (vCard 2.1, 3.0, 4.0) to plain :class:`~c21desk.exchange.cards.Card` records and back."""

from __future__ import annotations

from c21desk.exchange.vcard.stream import CardStream, open_cards, read_cards

__all__ = ["CardStream", "open_cards", "read_cards"]
