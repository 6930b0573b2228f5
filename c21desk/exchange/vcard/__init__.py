"""Contact cards (vCard 2.1, 3.0, 4.0) to plain :class:`~c21desk.exchange.cards.Card` records and back."""

from __future__ import annotations

from c21desk.exchange.vcard.names import CardName, is_organisation, name_of
from c21desk.exchange.vcard.services import wechat_of
from c21desk.exchange.vcard.stream import CardStream, open_cards, read_cards
from c21desk.exchange.vcard.writer import VERSIONS, card_lines, iter_cards, write_cards

__all__ = [
    "VERSIONS",
    "CardName",
    "CardStream",
    "card_lines",
    "is_organisation",
    "iter_cards",
    "name_of",
    "open_cards",
    "read_cards",
    "wechat_of",
    "write_cards",
]
