"""A contact card as a QR code, small enough to be scanned from a screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from c21desk.exchange.cards import Card
from c21desk.exchange.sniff import refuse
from c21desk.exchange.vcard import card_lines
from c21desk.i18n import N_, Message, message

VERSION = "3.0"
"""The version of vCard that the cameras of telephones understand best."""
MAX_BYTES = 900
"""Bytes of card text whose code a telephone still reads from a screen at arm's length."""
BORDER = 4
"""Light modules that the standard asks for around a code."""


@dataclass(frozen=True)
class QrCode:
    """A code. ``rows`` are its modules, a byte each: 1 dark, 0 light; without the light border, which is
    :data:`BORDER` wide. ``text`` is what it says; ``left_out`` tells what did not fit."""

    rows: tuple[bytes, ...]
    text: str
    left_out: tuple[Message, ...] = ()

    @property
    def size(self) -> int:
        """Modules of one side, without the border."""
        return len(self.rows)

    def svg(self) -> str:
        """The code as an SVG drawing, a unit for each module, border included: dark on white."""
        side = self.size + 2 * BORDER
        runs: list[str] = []
        for y, row in enumerate(self.rows, BORDER):
            start = 0
            while (start := row.find(1, start)) >= 0:
                end = row.find(0, start)
                end = len(row) if end < 0 else end
                runs.append(f"M{start + BORDER} {y}h{end - start}v1h-{end - start}z")
                start = end
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
            f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{"".join(runs)}"/></svg>'
        )


def _public(card: Card) -> Card:
    """The card without what a code never shows: pictures, remarks, dates of a person's life."""
    return replace(
        card, photos=(), notes=(), agents=(), extra=(), categories=(), birthday="", anniversary="", sex="",
        gender="", uid="", rev="", kind="",
    )  # fmt: skip


_STEPS: tuple[tuple[str, Callable[[Card], Card]], ...] = (
    (N_("languages and profiles"), lambda c: replace(c, languages=(), socials=(), nicknames=())),
    (N_("functions"), lambda c: replace(c, roles=())),
    (N_("further addresses"), lambda c: replace(c, addresses=c.addresses[:1])),
    (N_("further web pages"), lambda c: replace(c, urls=c.urls[:1])),
    (N_("further names"), lambda c: replace(c, formatted=c.formatted[:1], names=c.names[:1])),
    (N_("further organisations and titles"), lambda c: replace(c, organisations=c.organisations[:1], titles=c.titles[:1])),
    (N_("the address"), lambda c: replace(c, addresses=())),
    (N_("the web page"), lambda c: replace(c, urls=())),
    (N_("messaging"), lambda c: replace(c, impps=())),
    (N_("further numbers and e-mail addresses"), lambda c: replace(c, tels=c.tels[:2], emails=c.emails[:1])),
)  # fmt: skip


def _text(card: Card) -> str:
    addresses = tuple(a._replace(formatted="") if any(a.parts) else a for a in card.addresses)
    lines = card_lines(replace(card, addresses=addresses), VERSION)
    return "\n".join(line for line in lines if not line.startswith("PRODID:")) + "\n"


def card_code(card: Card) -> QrCode:
    """The code of a card. Pictures, notes and dates are never in it; what is too long for a code that can
    be scanned is left out from the least needed on, and told. Raises UserError where nothing helps."""
    import segno

    card = _public(card)
    text = _text(card)
    left_out: list[Message] = []
    for name, shorten in _STEPS:
        if len(text.encode("utf-8", "replace")) <= MAX_BYTES:
            break
        shorter = shorten(card)
        if shorter != card:
            card, text = shorter, _text(shorter)
            left_out.append(message(name))
    data = text.encode("utf-8", "replace").decode("utf-8")
    if len(data.encode()) > MAX_BYTES:
        raise refuse(N_("The name and numbers of this contact are too long for a QR code."))
    made = segno.make(data, error="m", encoding="utf-8", micro=False, boost_error=False)
    return QrCode(tuple(bytes(row) for row in made.matrix), data, tuple(left_out))
